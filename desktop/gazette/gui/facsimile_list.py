"""The contents list of a facsimile issue as a table: typed, moved about, pasted from a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gazette.desk.facsimile_facts import sections_of
from gazette.gui.empty_words import EmptyWords
from gazette.gui.look import Look
from gazette.gui.one_line import one_line
from gazette.gui.table_clipboard import cells_of_text
from gazette.ingest.back_issue_lists import ListedEntry
from gazette.model import Entry, Section
from gazette.reading import read_date
from gazette.wording.back_issue_columns import BACK_ISSUE_COLUMNS

COLUMNS = ("section_zh", "title_zh", "title_en", "number_zh", "date", "page", "issuers", "section_en")
_WIDTHS = (80, 200, 110, 104, 84, 46, 90, 76)
_ENTRY = int(Qt.ItemDataRole.UserRole)
_TITLE, _DATE, _PAGE = COLUMNS.index("title_zh"), COLUMNS.index("date"), COLUMNS.index("page")


class FacsimileList(QTableWidget):
    """One row an entry; ``Ctrl+V`` pastes rows and cells from the current one on."""

    page_wanted = Signal(int)
    """The printed page of the row that became current."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._look = look
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.empty = EmptyWords(self)
        self.verticalHeader().setDefaultSectionSize(28)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setTabKeyNavigation(True)
        self.currentCellChanged.connect(self._tell_page)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        english = look.say.language != "zh"
        names = [BACK_ISSUE_COLUMNS[name][english] for name in COLUMNS]
        self.setHorizontalHeaderLabels([name[:1].upper() + name[1:] for name in names])
        self.setAccessibleName(look.say("facsimile.list"))
        self.empty.setText(look.say("facsimile.no_rows"))
        header = self.horizontalHeader()
        widths = [max(look.px(width), header.sectionSizeHint(place)) for place, width in enumerate(_WIDTHS)]
        # What long captions take more is taken from the titles, the widest.
        widths[_TITLE] -= min(sum(widths) - look.px(sum(_WIDTHS)), look.px(80))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show a contents list instead of what is there."""
        self.setRowCount(0)
        for section in sections:
            for entry in section.entries:
                self._insert(self.rowCount(), _texts(section, entry), entry)

    def sections(self) -> tuple[Section, ...]:
        """The list as it stands; a row without any title is none; what is no date or page (``unread``) is left out."""
        listed = [self._listed(row) for row in range(self.rowCount())]
        return sections_of([each for each in listed if each.entry.title_zh or each.entry.title_en])

    def unread(self) -> str | None:
        """The first text that is no date or page, and its row is made current; None where there is none."""
        for row in range(self.rowCount()):
            texts = self._row(row)
            for place, fine in ((_DATE, read_date(texts[_DATE])), (_PAGE, texts[_PAGE].isdecimal())):
                if texts[place] and not fine:
                    self.setCurrentCell(row, place)
                    return texts[place]
        return None

    def add_row(self) -> None:
        """An empty row below the current one, to be typed into."""
        row = self.currentRow() + 1 if self.rowCount() else 0
        above = self._named(row - 1) if row else {}
        texts = [above.get(name, "") if name.startswith("section") else "" for name in COLUMNS]
        self._insert(row, texts, Entry(title_zh="", state="final"))
        self.setCurrentCell(row, COLUMNS.index("title_zh"))
        self.setFocus()

    def remove_rows(self) -> None:
        """Take the chosen rows out."""
        for row in sorted({index.row() for index in self.selectedIndexes()} or {self.currentRow()}, reverse=True):
            if row >= 0:
                self.removeRow(row)

    def move_row(self, step: int) -> None:
        """Move the current row up (-1) or down (+1)."""
        row, column = self.currentRow(), self.currentColumn()
        target = row + step
        if row < 0 or not 0 <= target < self.rowCount():
            return
        texts, entry = self._row(row), self._entry(row)
        self.removeRow(row)
        self._insert(target, texts, entry)
        self.setCurrentCell(target, column)

    def paste(self) -> None:
        """Fill cells from the current one on with what a spreadsheet put on the clipboard; rows are added as needed."""
        rows = cells_of_text(QGuiApplication.clipboard().text())
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        for down, cells in enumerate(rows):
            if top + down >= self.rowCount():
                self._insert(self.rowCount(), [""] * len(COLUMNS), Entry(title_zh="", state="final"))
            for across, cell in enumerate(cells[: len(COLUMNS) - left]):
                item = self.item(top + down, left + across)
                if item is not None:
                    item.setText(cell.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def _insert(self, row: int, texts: Sequence[str], entry: Entry) -> None:
        self.insertRow(row)
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if place == 0:
                item.setData(_ENTRY, entry)
            self.setItem(row, place, item)

    def _row(self, row: int) -> list[str]:
        items = [self.item(row, place) for place in range(len(COLUMNS))]
        return [one_line(item.text()).strip() if item else "" for item in items]

    def _entry(self, row: int) -> Entry:
        item = self.item(row, 0)
        entry = item.data(_ENTRY) if item else None
        return entry if isinstance(entry, Entry) else Entry(title_zh="", state="final")

    def _listed(self, row: int) -> ListedEntry:
        texts = self._named(row)
        before = self._entry(row)
        entry = replace(
            before,
            title_zh=texts["title_zh"],
            title_en=texts["title_en"] or None,
            number_zh=texts["number_zh"] or None,
            number_en=before.number_en if texts["number_zh"] == (before.number_zh or "") else None,
            date=read_date(texts["date"]),
            issuers=tuple(part for part in texts["issuers"].replace("，", "、").split("、") if part),
            printed_page=int(texts["page"]) if texts["page"].isdecimal() else None,
        )
        return ListedEntry(entry=entry, section_zh=texts["section_zh"] or None, section_en=texts["section_en"] or None)

    def _named(self, row: int) -> dict[str, str]:
        return dict(zip(COLUMNS, self._row(row), strict=True))

    def _tell_page(self, row: int, _column: int, before: int, _before: int) -> None:
        text = self._row(row)[_PAGE] if 0 <= row < self.rowCount() else ""
        if row != before and text.isdecimal():
            self.page_wanted.emit(int(text))


def _texts(section: Section, entry: Entry) -> list[str]:
    texts = {
        "section_zh": section.name.zh,
        "section_en": section.name.en,
        "title_zh": entry.title_zh,
        "title_en": entry.title_en,
        "number_zh": entry.number_zh,
        "date": entry.date,
        "issuers": "、".join(entry.issuers),
        "page": None if entry.printed_page is None else str(entry.printed_page),
    }
    return [texts[name] or "" for name in COLUMNS]
