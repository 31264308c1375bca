"""The findings of the current entry or the whole issue, graver first; choosing one leads to its place in the text."""

import math

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from gazette.gui.entry_lines import lines_of
from gazette.gui.icons import MESSAGE_ICONS, draw_icon, icon
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column
from gazette.gui.workbench import Workbench
from gazette.gui.wrapped_text import draw_wrapped, wrapped_height
from gazette.model import LEVELS, BlockPath, Finding, Level
from gazette.wording import finding_sentence

_FINDING = int(Qt.ItemDataRole.UserRole) + 1
_PLACE = _FINDING + 1


class _FindingsModel(QAbstractListModel):
    """Findings with the words of their place."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: list[tuple[Finding, str]] = []

    def show_rows(self, rows: list[tuple[Finding, str]]) -> None:
        """Show these findings; where they are shown already, nothing moves."""
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        finding, place = self.rows[index.row()]
        sentence = finding_sentence(finding, self.look.say.language)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return sentence
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.look.say(f'level.{finding.level}')}, {place}, {sentence}"
        if role == _FINDING:
            return finding
        return place if role == _PLACE else None


class FindingsPanel(QWidget):
    """The panel below the text."""

    finding_chosen = Signal(object)
    folded = Signal()

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._whole_issue = False
        self._line_numbers: dict[int, dict[BlockPath, int]] = {}
        """Of each entry that was asked for: the number of the first line of each block."""
        self.head = PaneHead(self)
        self._chips: dict[Level, QToolButton] = {level: QToolButton(self) for level in LEVELS}
        self.whole_issue, self._next, self._fold = (QToolButton(self) for _ in range(3))
        self._build_head()
        self._empty = QLabel(self)
        self._empty.setObjectName("caption")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._model = _FindingsModel(look, self)
        self.list = QListView(self)
        self._build_list()
        column(self, self.head, self._empty, self.list)
        for signal in (
            workbench.issue_changed,
            workbench.pages_changed,
            workbench.findings_changed,
            workbench.entry_chosen,
        ):
            signal.connect(self.fill)

    def _build_head(self) -> None:
        for chip in self._chips.values():
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.toggled.connect(self.fill)
        for button in (*self._chips.values(), self._next):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.whole_issue.setCheckable(True)
        self.whole_issue.toggled.connect(self._change_scope)
        self._next.clicked.connect(lambda _on: self.next_finding())
        self._fold.clicked.connect(self.folded)
        for button in (*self._chips.values(), self.whole_issue, self._next, self._fold):
            self.head.add(button)

    def _build_list(self) -> None:
        self.list.setModel(self._model)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self._model.look = look
        self.head.dress(look)
        self.head.title.say(look.say("findings.title"))
        for level, chip in self._chips.items():
            chip.setIcon(icon(MESSAGE_ICONS[level], look.theme, level))
            chip.setIconSize(QSize(16, 16))
        self.whole_issue.setText(look.say("findings.whole"))
        self._next.setText(look.say("findings.next"))
        self._next.setIcon(icon("chevron-down", look.theme))
        self._next.setToolTip(look.say("findings.next"))
        self.whole_issue.setMinimumWidth(self.whole_issue.sizeHint().width())
        self._fit_head()
        self._fold.setIcon(icon("panel-bottom-close", look.theme))
        self._fold.setToolTip(look.say("findings.fold"))
        self._fold.setAccessibleName(look.say("findings.fold"))
        self.list.setAccessibleName(look.say("findings.title"))
        self.list.setItemDelegate(_FindingDelegate(self.list, look))
        self.fill()

    def fill(self) -> None:
        """Show the findings as they are now."""
        bench, say = self._workbench, self._look.say
        findings = bench.all_findings if self._whole_issue else bench.findings_of(bench.entry_id)
        for level, chip in self._chips.items():
            count = sum(finding.level == level for finding in findings)
            chip.setText(str(count))
            chip.setToolTip(f"{say(f'level.{level}')} {count}")
            chip.setAccessibleName(f"{say(f'level.{level}')} {count}")
        shown = [finding for finding in findings if self._chips[finding.level].isChecked()]
        shown.sort(key=lambda finding: (LEVELS.index(finding.level), finding.entry or 0, finding.block or ()))
        chosen = self.list.currentIndex().data(_FINDING)
        self._line_numbers.clear()
        self._model.show_rows([(finding, self._place(finding)) for finding in shown])
        if chosen in shown:
            self.list.setCurrentIndex(self._model.index(shown.index(chosen), 0))
        none = "findings.none_in_issue" if self._whole_issue else "findings.none_in_entry"
        self._empty.setText(say(none if bench.are_checked else "findings.checking"))
        self._empty.setVisible(not shown)
        self.list.setVisible(bool(shown))

    def next_finding(self, step: int = 1) -> None:
        """Choose the next finding (or with -1 the one before)."""
        if not self._model.rows:
            return
        row = self.list.currentIndex().row() + step
        index = self._model.index(row % len(self._model.rows), 0)
        self.list.setCurrentIndex(index)
        self._chosen(index)

    def show_whole_issue(self) -> None:
        """Show the findings of the whole issue and lead to the gravest."""
        self.whole_issue.setChecked(True)
        self.list.setCurrentIndex(QModelIndex())
        self.next_finding()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Where the head is too narrow for all its words, the next button is an icon."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self._next.setToolButtonStyle(beside)
        self._next.setMinimumWidth(self._next.sizeHint().width())
        if self.head.sizeHint().width() > self.width():
            self._next.setMinimumWidth(0)
            self._next.setToolButtonStyle(alone)

    def _change_scope(self, whole: bool) -> None:
        self._whole_issue = whole
        self.fill()

    def _place(self, finding: Finding) -> str:
        say, words = self._look.say, []
        issue = self._workbench.issue
        if finding.entry is None:
            words.append(say("findings.issue"))
        elif self._whole_issue and issue is not None and finding.entry <= len(issue.entries):
            words.append(say("findings.entry", number=finding.entry))
        if finding.block and (number := self._line_number(finding)):
            words.append(say("findings.block", number=number))
        elif finding.line:
            words.append(say("findings.line", number=finding.line))
        return " · ".join(words)

    def _line_number(self, finding: Finding) -> int | None:
        """The number that the status bar gives while the caret is where the finding leads."""
        bench = self._workbench
        of_issue = finding.entry is not None and bench.number_of(bench.entry_id) is not None
        entry = bench.entry_of(finding) if of_issue else bench.entry
        if entry is None or finding.block is None:
            return None
        if entry.id not in self._line_numbers:
            firsts: dict[BlockPath, int] = {}
            for number, line in enumerate(lines_of(entry), 1):
                firsts.setdefault(line.key.path, number)
            self._line_numbers[entry.id] = firsts
        return self._line_numbers[entry.id].get(finding.block)

    def _chosen(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(index.data(_FINDING))


class _FindingDelegate(QStyledItemDelegate):
    """A row: level by icon and word, place, sentence."""

    def __init__(self, parent: QListView, look: Look) -> None:
        super().__init__(parent)
        self._list, self._look = parent, look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look, view = self._look, self._list.viewport().width()
        face = look.faces.font(look.faces.interface, look.px(13))
        font = QFontMetrics(face)
        left = 14 + look.px(16) + 8 + font.horizontalAdvance(look.say("level.error")) + 12
        left += font.horizontalAdvance(str(index.data(_PLACE))) + 14
        height = wrapped_height(str(index.data()), face, max(view - left - 24, 80))
        return QSize(100, max(math.ceil(height) + look.px(14), look.px(34)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        finding: Finding = index.data(_FINDING)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.theme.color("sel"))
        size = look.px(16)
        mark = QRectF(rect.left() + 14, rect.top() + look.px(9), size, size)
        draw_icon(painter, MESSAGE_ICONS[finding.level], mark, str(getattr(look.theme, finding.level)))
        at = rect.adjusted(14 + size + 8, 0, -14, 0)
        at.setLeft(at.left() + self._text(painter, at, look.say(f"level.{finding.level}"), finding.level, 600) + 12)
        at.setLeft(at.left() + self._text(painter, at, str(index.data(_PLACE)), "text2", 400) + 14)
        painter.setFont(look.faces.font(look.faces.interface, look.px(13)))
        painter.setPen(look.theme.color("text"))
        draw_wrapped(painter, QRectF(at.adjusted(0, look.px(7), 0, 0)), str(index.data()))
        painter.restore()

    def _text(self, painter: QPainter, at: QRect, text: str, token: str, weight: int) -> int:
        look = self._look
        painter.setFont(look.faces.font(look.faces.interface, look.px(13), weight))
        painter.setPen(look.theme.color(token))
        row = QRect(at.left(), at.top(), at.width(), look.px(34))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text)
