"""What the settings choose, or the system where they leave it to that: language, colours, text size."""

import os
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from gazette.gui.theme import DARK, LIGHT, Theme, contrast_theme
from gazette.gui.typefaces import Typefaces
from gazette.settings import Settings
from gazette.wording import Language

INTERFACE_PX = 13
"""Pixels of the interface's text at 100 %."""
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
_LARGE_PX = 15


def chosen_language(settings: Settings) -> Language:
    """GAZETTE_LANG, else what was chosen, else the system's: English where it is English, Chinese everywhere else."""
    named = os.environ.get("GAZETTE_LANG", "") or settings.language
    if not named:
        named = QLocale.system().name()
    return "en" if named.lower().startswith("en") else "zh"


def chosen_theme(settings: Settings) -> Theme:
    """What was chosen, else the system's, whose own colours are taken where it was asked for high contrast."""
    dark = DARK if settings.dim_paper else replace(DARK, paper=LIGHT.paper)
    if settings.theme in ("light", "dark"):
        return dark if settings.theme == "dark" else LIGHT
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        QGuiApplication.setPalette(QPalette())  # ours would be given back
        return contrast_theme(QGuiApplication.palette())
    return dark if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def chosen_scale(settings: Settings, faces: Typefaces) -> float:
    """The text size, 1.0 at 100 %; of the system's only a large one says something, usual ones differ by a pixel."""
    if settings.text_size:
        return min(max(settings.text_size, TEXT_SIZES[0]), TEXT_SIZES[-1]) / 100
    return min(faces.system_px / INTERFACE_PX, 2.0) if faces.system_px > _LARGE_PX else 1.0
