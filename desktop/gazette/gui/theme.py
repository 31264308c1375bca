"""The colours and sizes of the window, light and dark, as tokens, and the style that Qt draws from them."""

import re
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPalette

from gazette.shipped import shipped

# by how many per cent Qt's style Fusion darkens a ground for the edge of what lies on it
_FUSION_DARKENS = 140
_READABLE = 4.5
# lengths that grow with the text: not hairlines and rings of one or two pixels
_PIXELS = re.compile(r"\b([3-9]|\d\d+)px")
ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by use; ``…_ground`` lies under text of the same colour, ``line2`` edges what can be touched.

    ``off`` is text of what cannot be used now, ``second`` lies under it, and under what is chosen besides the first.
    """

    name: ThemeName
    bg: str
    panel: str
    surface: str
    line: str
    line2: str
    text: str
    text2: str
    text3: str
    off: str
    accent: str
    on_accent: str
    sel: str
    second: str
    current: str
    error: str
    error_ground: str
    doubt: str
    doubt_ground: str
    hint: str
    hint_ground: str
    ok: str
    ok_ground: str
    desk: str
    paper: str

    def color(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(str(getattr(self, token)))


LIGHT = Theme(
    name="light",
    bg="#F2F3F5",
    panel="#F8F9FA",
    surface="#FFFFFF",
    line="#DEE2E6",
    line2="#858F99",
    text="#1C2126",
    text2="#4B545D",
    text3="#626B74",
    off="#858F99",
    accent="#185E91",
    on_accent="#FFFFFF",
    sel="#D6E7F4",
    second="#DEE2E6",
    current="#F5F7F9",
    error="#B3261E",
    error_ground="#FCEBE9",
    doubt="#8A5200",
    doubt_ground="#FDF2DD",
    hint="#46617A",
    hint_ground="#EBF1F6",
    ok="#1D6B3E",
    ok_ground="#E6F3EA",
    desk="#D5D9DD",
    paper="#FFFFFF",
)
DARK = Theme(
    name="dark",
    bg="#1A1C1F",
    panel="#1F2225",
    surface="#25282C",
    line="#363B41",
    line2="#6B747D",
    text="#E7E9EC",
    text2="#B4BCC4",
    text3="#98A1AA",
    off="#6B747D",
    accent="#82BBE6",
    on_accent="#0E2233",
    sel="#27435B",
    second="#363B41",
    current="#2A2E33",
    error="#F59C92",
    error_ground="#43231F",
    doubt="#E9BC62",
    doubt_ground="#3D3018",
    hint="#A9BFD3",
    hint_ground="#27333E",
    ok="#8BCB9E",
    ok_ground="#1E3627",
    desk="#101214",
    # White dimmed by a tenth: sheets are never inverted.
    paper="#E6E6E6",
)


def palette(theme: Theme) -> QPalette:
    """Qt's palette for a theme."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, token in (
        (roles.Window, "bg"),
        (roles.WindowText, "text"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "panel"),
        (roles.Text, "text"),
        (roles.Button, "panel"),
        (roles.ButtonText, "text"),
        (roles.ToolTipBase, "surface"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "text3"),
        (roles.Highlight, "sel"),
        (roles.HighlightedText, "text"),
        (roles.Link, "accent"),
        (roles.Mid, "line2"),
        (roles.Dark, "line2"),
        (roles.Midlight, "line"),
        (roles.Light, "surface"),
        (roles.Shadow, "desk"),
        (roles.Accent, "accent"),
    ):
        made.setColor(role, theme.color(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("off"))
    return made


EDGED = ("QComboBox", "QAbstractSpinBox")
"""The classes of fields that take ``edged_palette``."""


def edged_palette(theme: Theme) -> QPalette:
    """The palette of fields that Qt edges with the ground made darker, in which that edge has the colour of others."""
    made = palette(theme)
    made.setColor(QPalette.ColorRole.Window, theme.color("line2").lighter(_FUSION_DARKENS))
    return made


def contrast_theme(system: QPalette) -> Theme:
    """A theme of the system's own colours, for who asked the system for high contrast: no colour is ours."""
    roles = QPalette.ColorRole
    ground, text = system.color(roles.Window), system.color(roles.WindowText)
    chosen = system.color(roles.Highlight)
    surface = system.color(roles.Base)
    off = system.color(QPalette.ColorGroup.Disabled, roles.WindowText)
    accent = next(c for c in (system.color(roles.Link), chosen, text) if contrast(c, surface) >= _READABLE)
    levels = dict.fromkeys(("error", "doubt", "hint", "ok"), text.name())
    grounds = {f"{level}_ground": surface.name() for level in levels}
    return Theme(
        name="dark" if ground.lightness() < text.lightness() else "light",
        **dict.fromkeys(("bg", "panel", "desk"), ground.name()),
        **dict.fromkeys(("surface", "current", "second", "on_accent"), surface.name()),
        **dict.fromkeys(("line", "line2", "text", "text2", "text3"), text.name()),
        off=(off if contrast(off, surface) >= _READABLE else text).name(),
        accent=accent.name(),
        sel=_readable_ground(chosen, surface, (text, accent)).name(),
        **levels,
        **grounds,
        paper="#FFFFFF",
    )


def _readable_ground(chosen: QColor, surface: QColor, words: tuple[QColor, ...]) -> QColor:
    """The system's ground of what is chosen, so far towards the surface that words in their own colours are read on it.

    A system draws chosen words in a colour of their own; ours keep theirs, which say more than that they are chosen.
    """
    mixed = (_mixed(chosen, surface, twentieths / 20) for twentieths in range(20, 0, -1))
    return next((each for each in mixed if all(contrast(word, each) >= _READABLE for word in words)), surface)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    pairs = zip((one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF()), strict=True)
    return QColor.fromRgbF(*(mine * share + theirs * (1 - share) for mine, theirs in pairs))


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours stand apart, from 1 to 21 (WCAG 2)."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    parts = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """The few rules that the palette cannot say, their sizes at a text size; hairlines and focus rings stay thin."""
    values = {name: getattr(theme, name) for name in Theme.__slots__}
    tick = "check.svg" if theme.name == "dark" else "gazette-tick.svg"  # black and white: a picture takes no colour
    values["tick"] = (shipped("resources/icons") / tick).as_posix()
    sized = _PIXELS.sub(lambda found: f"{max(round(int(found[1]) * scale), 1)}px", _RULES)
    return sized.format_map(values)


_RULES = """
QMainWindow, QMenuBar {{ background: {bg}; }}
QMenuBar {{ padding: 2px 12px; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {sel}; }}
QMenu {{ background: {surface}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 10px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {sel}; }}
QMenu::item:disabled {{ color: {off}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line2}; padding: 3px; }}
#top_bar, #rail, #status {{ background: {bg}; }}
#top_bar {{ border-bottom: 1px solid {line}; }}
#rail {{ border-right: 1px solid {line}; }}
#status {{ border-top: 1px solid {line}; }}
#status QLabel {{ color: {text2}; font-size: 12px; }}
#status QToolButton {{ color: {text2}; font-size: 12px; padding: 1px 4px; min-height: 24px; }}
#side_pane, #pane_head, #pane_foot {{ background: {panel}; }}
#side_pane[over="true"] {{ border-right: 1px solid {line2}; }}
#pane_head {{ border-bottom: 1px solid {line}; }}
#find_bar {{ background: {panel}; border-bottom: 1px solid {line}; }}
#pane_foot {{ border-top: 1px solid {line}; }}
#pane_foot QLabel {{ color: {text2}; font-size: 12px; }}
#surface {{ background: {surface}; }}
QLabel#title {{ font-weight: 600; font-size: 14px; }}
QLabel#screen_title {{ font-weight: 600; font-size: 20px; }}
QLabel#start_title {{ font-weight: 600; font-size: 26px; }}
QLabel#quiet {{ color: {text2}; }}
QLabel#facts {{ color: {text2}; font-size: 12px; }}
QLabel#caption {{ color: {text3}; font-size: 12px; }}
QLabel#chip {{ color: {accent}; background: {sel}; border-radius: 4px; padding: 2px 8px; font-size: 12px; }}
QLabel#count_error, QLabel#count_doubt, QLabel#count_hint, QLabel#unsettled {{
  border-radius: 4px; padding: 2px 8px; font-size: 12px;
}}
QLabel#count_error {{ color: {error}; background: {error_ground}; }}
QLabel#count_doubt, QLabel#unsettled {{ color: {doubt}; background: {doubt_ground}; }}
QLabel#count_hint {{ color: {hint}; background: {hint_ground}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QToolButton {{
  border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; color: {text};
}}
QToolButton:hover {{ background: {sel}; }}
QToolButton:pressed, QToolButton:checked {{ background: {sel}; color: {accent}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 3px; }}
QToolButton:disabled {{ color: {off}; }}
QToolButton::menu-indicator {{ image: none; }}
#rail QToolButton {{ padding: 5px 2px; font-size: 12px; color: {text2}; }}
#rail QToolButton:checked {{ color: {accent}; font-weight: 600; }}
#rail QToolButton:disabled {{ color: {off}; background: transparent; font-weight: 400; }}
#rail_line {{ background: {line}; }}
QPushButton {{
  border: 1px solid {line2}; border-radius: 5px; padding: 5px 13px; background: {surface}; color: {text};
  min-height: 18px;
}}
QPushButton:hover {{ background: {sel}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 12px; }}
QPushButton:disabled {{ color: {off}; border-color: {line}; }}
QPushButton#filled {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton#filled:disabled {{ background: {second}; border-color: {line}; color: {text3}; }}
QPushButton#filled:focus {{ border: 2px solid {text}; }}
QPushButton#link {{ border: 1px solid transparent; background: transparent; color: {accent}; padding: 4px 6px; }}
QPushButton#link:disabled {{ color: {off}; }}
QPushButton#link:focus {{ border: 2px solid {accent}; padding: 3px 5px; }}
QLineEdit, QPlainTextEdit#field {{
  border: 1px solid {line2}; border-radius: 5px; padding: 5px 8px; background: {surface}; color: {text};
}}
QLineEdit:focus, QPlainTextEdit#field:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QTextEdit#document {{ border: 2px solid transparent; background: {surface}; }}
QTextEdit#document:focus {{ border-top: 2px solid {accent}; }}
QTreeView, QListView, QTableView, #pages, #guide {{ border: 2px solid transparent; outline: none; }}
QTreeView:focus, QListView:focus, QTableView:focus, #pages:focus, #guide:focus {{ border: 2px solid {accent}; }}
QTreeView {{ background: {panel}; }}
#kinds {{ background: {panel}; }}
#kinds::item {{ padding: 6px 8px; border-radius: 4px; }}
#kinds::item:selected {{ background: {sel}; color: {text}; }}
QListView, QTableView {{ background: {surface}; }}
#acts::item {{ padding: 6px 7px; }}
QTableView::item {{ padding: 0px 7px; }}
QTableView#grid::item {{ padding: 0px; }}
QTableView#grid {{ border: 1px solid {accent}; gridline-color: {off}; }}
QHeaderView::section {{
  background: {panel}; color: {text2}; border: none; border-bottom: 1px solid {line};
  padding: 6px 10px; font-size: 12px;
}}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; min-height: 28px; min-width: 28px; margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: none; width: 0; height: 0;
}}
#message_doubt {{ background: {doubt_ground}; border-bottom: 1px solid {line}; }}
#message_error {{ background: {error_ground}; border-bottom: 1px solid {line}; }}
#message_hint {{ background: {hint_ground}; border-bottom: 1px solid {line}; }}
#message_ok {{ background: {ok_ground}; border-bottom: 1px solid {line}; }}
#message_doubt QLabel {{ color: {doubt}; }}
#message_error QLabel {{ color: {error}; }}
#message_hint QLabel {{ color: {hint}; }}
#message_ok QLabel {{ color: {ok}; }}
QCheckBox::indicator:unchecked {{
  width: 12px; height: 12px; border: 1px solid {line2}; border-radius: 2px; background: {surface};
}}
QRadioButton::indicator:unchecked {{
  width: 12px; height: 12px; border: 1px solid {line2}; border-radius: 7px; background: {surface};
}}
QProgressBar {{ border: 1px solid {line2}; border-radius: 4px; background: {surface}; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
#thumbnails {{ background: {desk}; }}
#chosen_chip {{ background: {sel}; color: {text}; border: 1px solid {line2}; border-radius: 5px; padding: 3px 8px; }}
#chosen_chip:focus {{ border: 2px solid {accent}; }}
#press_line {{ border: 2px solid transparent; border-bottom: 1px solid {line}; }}
#press_line:focus {{ border: 2px solid {accent}; border-radius: 4px; }}
#press_line QLabel#grave {{ font-weight: 600; }}
#press_line QLabel#passes {{ color: {ok}; font-size: 12px; padding: 4px 6px; }}
#card {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
#drop_card {{ background: {surface}; border: 2px dashed {line2}; border-radius: 8px; }}
QCheckBox::indicator:checked {{
  width: 12px; height: 12px; border: 1px solid {accent}; border-radius: 2px; background: {accent}; image: url("{tick}");
}}
QRadioButton::indicator:checked {{
  width: 12px; height: 12px; border: 1px solid {accent}; border-radius: 7px;
  background: qradialgradient(
    cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {accent}, stop: 0.55 {accent}, stop: 0.65 {surface}
  );
}}
QCheckBox::indicator:indeterminate {{
  width: 12px; height: 12px; border: 1px solid {accent}; border-radius: 2px;
  background: qlineargradient(
    x1: 0, y1: 0, x2: 0, y2: 1,
    stop: 0 {surface}, stop: 0.38 {surface}, stop: 0.4 {accent}, stop: 0.6 {accent}, stop: 0.62 {surface}
  );
}}
QCheckBox::indicator:checked:disabled {{ background: {off}; border-color: {off}; }}
QRadioButton::indicator:checked:disabled {{
  border-color: {off};
  background: qradialgradient(
    cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {off}, stop: 0.55 {off}, stop: 0.65 {surface}
  );
}}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {text}; }}
"""
