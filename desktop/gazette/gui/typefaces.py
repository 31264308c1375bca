"""The faces of interface and text: shipped fonts are loaded, so that Chinese is read on a bare system too."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from gazette.shipped import shipped
from gazette.wording import Language

_SANS, _SONG, _KAI = "NotoSansSC-400.ttf", "NotoSerifSC-400.ttf", "GazetteKai-Regular.ttf"
_FILES = (_SANS, "NotoSansSC-600.ttf", _SONG, "NotoSerifSC-700.ttf", _KAI)


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Family lists: the interface's sans, and the Song, Hei and Kai that the editor borrows from the print."""

    interface: tuple[str, ...]
    song: tuple[str, ...]
    hei: tuple[str, ...]
    kai: tuple[str, ...]
    latin: str = ""
    """The system's own sans, under the name that it is installed by."""
    system_px: int = 0
    """How large the system writes its own interface."""

    def speaking(self, language: Language) -> "Typefaces":
        """These faces for an interface in ``language``.

        In English a Latin face comes first: quotation marks of a Chinese one are as wide as a character.
        """
        if language == "zh" or not self.latin or self.latin in self.interface:
            return self
        return replace(self, interface=(self.latin, *self.interface))

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
    loaded = {file: QFontDatabase.addApplicationFont(str(folder / file)) for file in _FILES}
    sans, song, kai = (QFontDatabase.applicationFontFamilies(loaded[file])[0] for file in (_SANS, _SONG, _KAI))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # On Linux the system's face goes by an alias, under which a list of families does not find it.
    there = QFontInfo(system)
    return Typefaces(
        interface=(system.family(), sans),
        song=(song,),
        hei=(sans,),
        kai=(kai,),
        latin=there.family(),
        system_px=there.pixelSize(),
    )
