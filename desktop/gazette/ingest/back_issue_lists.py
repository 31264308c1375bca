"""Sheets → what they say of back issues: a table with a row for each issue, or contents lists with one for each entry.

Columns are known by their heads, Chinese or English, in any order.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gazette.errors import IngestError
from gazette.ingest.reading_result import ListSheet
from gazette.model import Entry, PageNumbering
from gazette.reading import close_up, read_date
from gazette.reading.characters import squash

_ENTRY_HEADS: Mapping[str, str] = {
    "serial": r"总(?:第)?期(?:号|数|次)?|总号|serial(?:no\.?|number)?",
    "section_zh": r"(?:中文)?栏目(?:名称)?|section(?:_?zh)?",
    "section_en": r"(?:英文栏目|栏目(?:英文|\(英文?\)))(?:名称)?|section_?en",
    "title_zh": r"(?:文件|中文)?(?:标题|题名|篇名|名称)(?:\(中文?\))?|title(?:_?zh)?|chinesetitle",
    "title_en": r"英文(?:标题|题名|篇名|名称)?|(?:标题|题名|篇名)(?:英文|\(英文?\))|title_?en|englishtitle|english",
    "number_zh": r"(?:发文|公文|文件)?(?:文号|字号)|(?:document)?number(?:_?zh)?",
    "number_en": r"英文文号|文号\(英文?\)|number_?en|englishnumber",
    "date": r"(?:成文|发文|制发|印发)?(?:日期|时间)|date",
    "issuers": r"(?:发文|制发|印发)?(?:机关|单位|部门)|issuers?",
    "page": r"(?:印刷|起始|所在|起|首)?页(?:码|数|次|号)?|printedpage|printed_page|(?:first)?page",
}
_ISSUE_HEADS: Mapping[str, str] = {
    "file": r"文件(?:名|名称|路径)?|(?:文件或)?文件夹|路径|扫描件|pdf(?:文件)?|files?|path|folder|fileorfolder",
    "serial": _ENTRY_HEADS["serial"],
    "year": r"年(?:份|度)?|year",
    "numbers": r"(?:年内|当年)?期(?:号|次|数)|期|numbers?|issue(?:no\.?|number)?s?",
    "date": r"(?:出版|发行|刊出)?(?:日期|时间)|date",
    "number": r"(?:正文)?(?:首页|起始|第一页)(?:页码|印刷页码)|首页码|起始页码?|firstnumber|first_number|firstpage",
    "sheet": r"(?:正文)?首页(?:所在)?(?:张|面|第几(?:页|张|面)|pdf页)|(?:正文)?起始(?:张|面)|firstsheet|first_sheet",
    "last_sheet": r"(?:正文)?(?:末页|尾页|最后一页)(?:所在)?(?:张|面|第几(?:页|张|面)|pdf页)|lastsheet|last_sheet",
    "contents": r"目录(?:文件|表|路径)?|contents(?:list|file)?",
}
_DEEPEST_HEADS = 12
_PAGE = re.compile(r"[第pP.\s(（]*(\d{1,6})\s*(?:[-—–－~～至]\s*\d{1,6})?\s*[页頁)）]*")
_FIGURES = re.compile(r"[第总]*\s*(\d{1,7})\s*[期号年]?")
_NUMBER = re.compile(r"\d{1,3}")
_PARTED_ISSUERS = re.compile(r"[、，,;；\n]\s*|\s{2,}|　")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A cell of a list that says nothing that is understood: sheet, row from 1, what its column is, its text."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """A row of a contents list; section names are None where the list has none."""

    entry: Entry
    section_zh: str | None = None
    section_en: str | None = None
    serial: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsRows:
    """The entries of contents lists in their order, and what of them could not be read."""

    entries: tuple[ListedEntry, ...] = ()
    unread: tuple[Unread, ...] = ()

    def of_serial(self, serial: int | None) -> "ContentsRows":
        """The entries of one issue; rows that name none are of none."""
        return replace(self, entries=tuple(each for each in self.entries if each.serial == serial))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedIssue:
    """A row of a table of back issues; ``row`` from 1 in its file; what is ``unread`` keeps the issue out."""

    row: int
    file: str
    serial: int | None = None
    year: int | None = None
    numbers: tuple[int, ...] = ()
    date: str | None = None
    numbering: PageNumbering | None = None
    contents: str | None = None
    unread: tuple[Unread, ...] = ()


@dataclass(slots=True)
class _Row:
    """A row with its cells by what their columns are; what cannot be read is noted."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    unread: list[Unread] = field(default_factory=list)

    def text(self, column: str) -> str | None:
        return close_up(self.cells.get(column, "").replace("\n", " ")) or None

    def number_in(self, column: str, pattern: re.Pattern[str] = _FIGURES) -> int | None:
        text = self.text(column)
        found = pattern.fullmatch(text) if text else None
        if text and found is None:
            self._note(column, text)
        return int(found[1]) if found else None

    def date(self) -> str | None:
        text = self.text("date")
        date = read_date(text) if text else None
        if text and date is None:
            self._note("date", text)
        return date

    def numbers(self) -> tuple[int, ...]:
        """21, 21、22, 21-22, 21&22, 第21期."""
        text = self.text("numbers") or ""
        found = tuple(dict.fromkeys(int(each) for each in _NUMBER.findall(text)))
        if text and (not found or re.search(r"\d{4}", text)):
            self._note("numbers", text)
            return ()
        return found

    def _note(self, column: str, text: str) -> None:
        self.unread.append(Unread(sheet=self.sheet, row=self.number, column=column, text=text))


def contents_rows(sheets: Sequence[ListSheet], file: str) -> ContentsRows:
    """The contents lists in sheets; IngestError ``ingest.no_titles`` where no column has titles."""
    entries: list[ListedEntry] = []
    unread: list[Unread] = []
    headed = False
    for sheet in sheets:
        rows = _rows(sheet, _ENTRY_HEADS, "title_zh")
        headed = headed or rows is not None
        section: tuple[str | None, str | None] = (None, None)
        for row in rows or ():
            section = (row.text("section_zh") or section[0], row.text("section_en") or section[1])
            if row.text("section_zh") and not row.text("section_en"):
                section = (section[0], _english(entries, section[0]))
            if row.text("title_zh") or row.text("title_en"):
                entries.append(_listed(row, section))
                unread += row.unread
    if not headed:
        raise IngestError("ingest.no_titles", file=file)
    return ContentsRows(entries=tuple(entries), unread=tuple(unread))


def _english(entries: Sequence[ListedEntry], name: str | None) -> str | None:
    return next((each.section_en for each in entries if each.section_zh == name and each.section_en), None)


def _listed(row: _Row, section: tuple[str | None, str | None]) -> ListedEntry:
    entry = Entry(
        title_zh=row.text("title_zh") or "",
        title_en=row.text("title_en"),
        number_zh=row.text("number_zh"),
        number_en=row.text("number_en"),
        date=row.date(),
        issuers=tuple(part for part in _PARTED_ISSUERS.split(row.cells.get("issuers", "").strip()) if part),
        printed_page=row.number_in("page", _PAGE),
        state="final",
    )
    return ListedEntry(entry=entry, section_zh=section[0], section_en=section[1], serial=row.number_in("serial"))


def issue_rows(sheets: Sequence[ListSheet], file: str) -> tuple[tuple[ListedIssue, ...], ContentsRows]:
    """The back issues that sheets list, and the contents lists in further sheets, which name the serial of each entry.

    IngestError ``ingest.no_issues`` where no sheet has a column of files.
    """
    table = next((sheet for sheet in sheets if _rows(sheet, _ISSUE_HEADS, "file") is not None), None)
    if table is None:
        raise IngestError("ingest.no_issues", file=file)
    listed = tuple(_issue(row) for row in _rows(table, _ISSUE_HEADS, "file") or () if row.text("file"))
    others = [
        sheet
        for sheet in sheets
        if sheet is not table and any("serial" in heads for heads in _heads(sheet, _ENTRY_HEADS, "title_zh"))
    ]
    return listed, contents_rows(others, file) if others else ContentsRows()


def _issue(row: _Row) -> ListedIssue:
    number, sheet, last = (row.number_in(column) for column in ("number", "sheet", "last_sheet"))
    told = any(each is not None for each in (number, sheet, last))
    numbering = PageNumbering(sheet=sheet or 1, number=1 if number is None else number, last_sheet=last)
    return ListedIssue(
        row=row.number,
        file=row.cells["file"].strip(),
        serial=row.number_in("serial"),
        year=row.number_in("year"),
        numbers=row.numbers(),
        date=row.date(),
        numbering=numbering if told else None,
        contents=row.cells.get("contents", "").strip() or None,
        unread=tuple(row.unread),
    )


def _heads(sheet: ListSheet, known: Mapping[str, str], wanted: str) -> list[dict[str, int]]:
    """For the first row that heads the columns: what each known one is, and its place; nothing where none does."""
    for texts in sheet.rows[:_DEEPEST_HEADS]:
        heads: dict[str, int] = {}
        for place, text in enumerate(texts):
            kind = _kind(text, known)
            if kind is not None:
                heads.setdefault(kind, place)
        if wanted in heads and len(heads) > 1:
            return [heads]
    return []


def _kind(head: str, known: Mapping[str, str]) -> str | None:
    bare = squash(head).casefold()
    return next((kind for kind, pattern in known.items() if re.fullmatch(pattern, bare, re.IGNORECASE)), None)


def _rows(sheet: ListSheet, known: Mapping[str, str], wanted: str) -> list[_Row] | None:
    """The rows below the heads; None where a sheet has no such heads."""
    heads = next(iter(_heads(sheet, known, wanted)), None)
    if heads is None:
        return None
    below = next(at for at, texts in enumerate(sheet.rows) if _kind(texts[heads[wanted]], known) == wanted) + 1
    return [
        _Row(sheet.name, sheet.numbers[at], {kind: sheet.rows[at][place] for kind, place in heads.items()})
        for at in range(below, len(sheet.rows))
    ]
