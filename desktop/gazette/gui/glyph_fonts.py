"""The fonts whose glyphs are painted, as Qt wants them: for a screen, for a printer, as outlines."""

import threading
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QRawFont

from gazette.desk.typesetters import fonts

OUTLINE_SIZE = 100.0
"""The size in pixels of outlines and of fonts for a printer, to be scaled from."""
_HINTING = QFont.HintingPreference.PreferNoHinting


class _ThreadsFonts(threading.local):
    """Qt's raw fonts belong to the thread that made them, and a path works its bounds out when it is drawn."""

    def __init__(self) -> None:
        self.raw = cache(_raw_font)
        self.embedded = cache(_embedded_font)
        self.outline = lru_cache(maxsize=4000)(_outline)


def raw_font(name: str, size: float) -> QRawFont:
    """The font ``name`` at ``size`` pixels, read from its file."""
    return _fonts.raw(name, size)


def embedded_font(name: str) -> QRawFont | None:
    """The font ``name`` in a form that Qt hands a printer as a font; None where another of its name stands before it.

    Qt makes outlines of a font that it was given as a file, so it has to be one of the application's.
    """
    return _fonts.embedded(name)


def outline(name: str, glyph: int) -> QPainterPath:
    """The shape of a glyph."""
    return _fonts.outline(name, glyph)


def _raw_font(name: str, size: float) -> QRawFont:
    return QRawFont(str(fonts()[name].file), size, _HINTING)


def _embedded_font(name: str) -> QRawFont | None:
    wanted = _fonts.raw(name, OUTLINE_SIZE)
    family = _application_family(name)
    if family is None:
        return None
    asked = QFontDatabase.font(family, wanted.styleName(), round(OUTLINE_SIZE))
    asked.setPixelSize(round(OUTLINE_SIZE))
    asked.setHintingPreference(_HINTING)
    asked.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    found = QRawFont.fromFont(asked)
    # The system may have a font of the same name whose glyphs have other numbers; the head has a sum over the file.
    return found if found.fontTable("head") == wanted.fontTable("head") else None


_loading = threading.Lock()


@cache
def _loaded(file: str) -> int:
    return QFontDatabase.addApplicationFont(file)


def _application_family(name: str) -> str | None:
    with _loading:
        families = QFontDatabase.applicationFontFamilies(_loaded(str(fonts()[name].file)))
    return families[0] if families else None


def _outline(name: str, glyph: int) -> QPainterPath:
    return _fonts.raw(name, OUTLINE_SIZE).pathForGlyph(glyph)


_fonts = _ThreadsFonts()
