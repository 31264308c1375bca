"""What is wrong with a screen that can be measured: cut words, sideways scrolling, nameless controls, small targets."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from unittest.mock import patch

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from gazette.gui import choices
from gazette.gui.page_view import PageView
from gazette.gui.panes import ElidedLabel, PaneHead
from gazette.gui.table_grid import TableGrid

TARGET = 28
CONTRASTS = {
    "contrast_black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00"),
    "contrast_white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#00009F"),
}
"""Ground, text, chosen ground, chosen text and links of two of the systems' themes in high contrast."""
_GIVES_WAY = 2
_FRAME = 40
# the room around the words of a button that may be less
_PADDING = 4


class System:
    """What a system says that has other looks than the screen of the tests."""

    def __init__(self, scheme: Qt.ColorScheme, wanted: Qt.ContrastPreference, palette: QPalette) -> None:
        self._scheme, self._wanted, self._palette = scheme, wanted, palette

    def styleHints(self) -> "System":
        return self

    def accessibility(self) -> "System":
        return self

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._wanted

    def palette(self) -> QPalette:
        return self._palette

    def setPalette(self, _palette: QPalette) -> None:
        pass


def contrast_palette(name: str) -> QPalette:
    """What Qt is told by a system in high contrast."""
    ground, text, chosen, on_chosen, link = map(QColor, CONTRASTS[name])
    made, roles = QPalette(ground), QPalette.ColorRole
    for role in (roles.Window, roles.Base, roles.AlternateBase, roles.Button):
        made.setColor(role, ground)
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        made.setColor(role, text)
    for role, color in ((roles.Highlight, chosen), (roles.HighlightedText, on_chosen), (roles.Link, link)):
        made.setColor(role, color)
    return made


@contextmanager
def in_high_contrast(name: str) -> Iterator[None]:
    """The program on a system whose person asked for high contrast."""
    high = Qt.ContrastPreference.HighContrast
    with patch.object(choices, "QGuiApplication", System(Qt.ColorScheme.Light, high, contrast_palette(name))):
        yield


def shown(screen: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    """The widgets of these kinds that can be seen in a screen, without those of other windows."""
    for kind in kinds:
        for part in screen.findChildren(kind):
            if part.isVisible() and part.window() is screen.window() and not part.visibleRegion().isEmpty():
                yield part


def named(part: QWidget) -> str:
    """A widget as a person who mends it would call it."""
    words = part.text() if isinstance(part, (QLabel, QAbstractButton)) else part.accessibleName()
    parent = part.parentWidget()
    return f"{type(part).__name__} {part.objectName()!r} {words!r} in {type(parent).__name__}"


def cut_words(screen: QWidget) -> list[str]:
    """Labels and buttons that are narrower or lower than their words."""
    found = []
    for part in shown(screen, QLabel, QPushButton, QToolButton, QCheckBox, QRadioButton):
        if isinstance(part, ElidedLabel):
            continue  # it shows … and has the whole text as a tooltip
        if isinstance(part, QLabel):
            if part.pixmap().isNull() and _is_cut(part):
                found.append(named(part))
        elif isinstance(part, QAbstractButton) and part.text() and _button_lacks(part) > _PADDING:
            found.append(f"{named(part)} lacks {_button_lacks(part)}")
    return found


def _is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + _GIVES_WAY
    return label.sizeHint().width() > label.width() + _GIVES_WAY


def _button_lacks(button: QAbstractButton) -> int:
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return 0
    return max(button.sizeHint().width() - button.width(), button.sizeHint().height() - button.height())


def crowded_heads(screen: QWidget) -> list[str]:
    """What lies over its neighbour in the head of a pane, or has a number of a document that is cut."""
    found = []
    for head in shown(screen, PaneHead):
        parts = [each for each in head.children() if isinstance(each, QWidget) and each.isVisible() and each.width()]
        parts.sort(key=lambda each: each.x())
        found += [f"{named(b)} over {named(a)}" for a, b in pairwise(parts) if a.geometry().right() >= b.x()]
        title = head.findChild(ElidedLabel, "title")
        if title is not None and title.accessibleName().endswith("号") and title.text() != title.accessibleName():
            found.append(f"{title.accessibleName()} as {title.text()}")
    return found


def scrolls_sideways(screen: QWidget) -> list[str]:
    """What can be scrolled to the side; larger pages may be, and a table in a dialog as wide as the screen."""
    return [
        named(part)
        for part in shown(screen, QAbstractScrollArea)
        if isinstance(part, QAbstractScrollArea)
        and not isinstance(part, PageView)
        and not (
            isinstance(part, QTableView) and screen.width() >= screen.screen().availableGeometry().width() - _FRAME
        )
        and part.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and part.horizontalScrollBar().maximum() > 0
    ]


def controls(screen: QWidget) -> Iterator[QWidget]:
    """Everything that a person can act on."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QAbstractItemView, PageView)
    for part in shown(screen, *kinds):
        inside = part.parentWidget()
        # The field of a spin box, the clearing button of a line, the list of a combo box are parts of these.
        if isinstance(inside, (QAbstractSpinBox, QLineEdit, QComboBox)) or part.objectName().startswith("qt_"):
            continue
        yield part


def nameless(screen: QWidget) -> list[str]:
    """Controls that a screen reader would not name."""
    found = []
    for part in controls(screen):
        words = part.text() if isinstance(part, QAbstractButton) else ""
        buddy = any(label.buddy() is part and label.text() for label in screen.findChildren(QLabel))
        if not (words or part.accessibleName() or buddy):
            found.append(named(part))
    return found


def small_targets(screen: QWidget) -> list[str]:
    """Controls that are hard to hit."""
    found = []
    for part in controls(screen):
        if isinstance(part, (QAbstractItemView, QTextEdit, PageView)):
            continue
        least = min(part.height(), part.width())
        if isinstance(part, (QCheckBox, QRadioButton)):
            continue  # its words belong to it; the gap to the next one is what counts
        if least < TARGET:
            found.append(f"{named(part)} {part.width()}x{part.height()}")
    return found


def place_in(part: QWidget, screen: QWidget) -> QRect:
    """Where a widget stands in a screen."""
    return QRect(part.mapTo(screen, QPoint()), part.size())


def without_ring(screen: QWidget) -> list[str]:
    """Controls that take the focus and do not show it at their edge."""
    found = []
    for part in controls(screen):
        if not part.isEnabled() or not part.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(part, TableGrid):
            continue  # the cells of a table are edged for as long as they are there, which is while they have the focus
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if not part.hasFocus():
            found.append(f"{named(part)} takes no focus")
            continue
        if any(frame.isVisible() and frame.widget() is part for frame in screen.findChildren(QFocusFrame)):
            part.clearFocus()
            continue
        place = place_in(part, screen).adjusted(-3, -3, 3, 3)
        after = screen.grab(place).toImage()
        part.clearFocus()
        before = screen.grab(place).toImage()
        if _changed(before, after) < place.width():
            found.append(f"{named(part)} shows no ring")
    return found


def _changed(before: QImage, after: QImage) -> int:
    """How many pixels at the upper and lower edge are others."""
    rows = {*range(7), *range(before.height() - 7, before.height())}
    return sum(before.pixel(x, y) != after.pixel(x, y) for y in rows for x in range(before.width()))


def by_tab(screen: QWidget) -> list[QWidget]:
    """Where Tab goes, from the first place until it comes back to it; the text, which keeps Tab, is left as F6 does."""
    order: list[QWidget] = []
    for _ in range(400):
        screen.focusNextPrevChild(True)
        now = screen.focusWidget()
        if now is None or now in order:
            return order
        order.append(now)
    raise AssertionError("Tab comes back to nothing")


def out_of_reach(screen: QWidget, order: list[QWidget]) -> list[str]:
    """Controls that can be used and that Tab did not come to; one of several radio buttons stands for all."""
    return [
        named(part)
        for part in controls(screen)
        if part.isEnabled() and part not in order and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not isinstance(part, QRadioButton)
    ]


def against_reading(screen: QWidget, order: list[QWidget]) -> list[str]:
    """Steps of Tab that lead up within a column: the eye reads pane by pane, and each from its top."""
    seen = [part for part in order if not part.visibleRegion().isEmpty() and not isinstance(part, QScrollArea)]
    first = min(range(len(seen)), key=lambda at: (_visible(seen[at], screen).top(), _visible(seen[at], screen).left()))
    found = []
    for before, after in pairwise((*seen[first:], *seen[:first])):
        one, other = _visible(before, screen), _visible(after, screen)
        same_column = one.left() < other.right() and other.left() < one.right()
        if other.bottom() <= one.top() and same_column:
            found.append(f"{named(before)} -> {named(after)}")
    return found


def _visible(part: QWidget, screen: QWidget) -> QRect:
    """The part of a widget that is not scrolled away."""
    seen = part.visibleRegion().boundingRect()
    return QRect(part.mapTo(screen, seen.topLeft()), seen.size())
