"""The faces of interface and text: shipped fonts are loaded, so that Chinese is read on a bare system too."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

from gazette.shipped import shipped

_FILES = (
    "NotoSansSC-400.ttf",
    "NotoSansSC-600.ttf",
    "NotoSerifSC-400.ttf",
    "NotoSerifSC-700.ttf",
    "GazetteKai-Regular.ttf",
    "LiberationSerif-Regular.ttf",
)


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Family lists: the interface's sans, and the print's Song, Hei and Kai with Latin first."""

    interface: tuple[str, ...]
    song: tuple[str, ...]
    hei: tuple[str, ...]
    kai: tuple[str, ...]

    def font(self, families: tuple[str, ...], pixels: float, weight: int = 400) -> QFont:
        """A font of ``families`` at ``pixels`` (of 100 %)."""
        made = QFont(list(families))
        made.setPixelSize(round(pixels))
        made.setWeight(QFont.Weight(weight))
        made.setStyleHint(QFont.StyleHint.SansSerif)
        return made


def load_typefaces() -> Typefaces:
    """Load the shipped fonts into the application; of the interface's faces the system's own stays first."""
    folder = shipped("resources/fonts")
    families = []
    for file in _FILES:
        number = QFontDatabase.addApplicationFont(str(folder / file))
        families.append(QFontDatabase.applicationFontFamilies(number)[0])
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return Typefaces(
        interface=(system, families[0]),
        song=(families[2],),
        hei=(families[0],),
        kai=(families[4],),
    )
