"""An entry → a web page of its own: the table of facts that open-government pages have, then the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from gazette.export.footnote_order import footnotes_of
from gazette.export.issue_order import issue_title
from gazette.export.printed_order import Grid, Line, printed_parts
from gazette.export.web_notes import WebNotes
from gazette.export.web_page import RUN_IN, PageHead, add, new_page, page_bytes, put, shown
from gazette.export.web_tables import add_names, add_table
from gazette.model import BlockPath, Entry, Issue, Note, Picture
from gazette.reading.dates import chinese_date

INDEX = {"zh": "index.html", "en": "index-en.html"}
UNTITLED = "（无标题）"
_DEEPEST = 6
_PIXELS_IN_POINT = 96 / 72
_NONE: Mapping[str, str] = {}
_CLASSES = {
    "date": "date",
    "number": "number",
    "order": "number",
    "addressee": "addressee",
    "lead": "lead",
    "signature": "signature",
    "note": "note",
}


def document_page(
    issue: Issue,
    entry: Entry,
    mark: str,
    *,
    linked: bool = True,
    pictures: Mapping[str, str] = _NONE,
    corrected: str | None = None,
) -> bytes:
    """The page of ``entry``; ``linked``: the index of its issue stands beside it; ``corrected``: where it was since.

    ``pictures`` are the names of the files beside it, by SHA-256; one without stands by its description.
    """
    title = entry.title_full or entry.title_zh or UNTITLED
    facts = [("ArticleTitle", title), ("ContentSource", "、".join(entry.issuers)), ("PubDate", entry.published or "")]
    name = issue_title(issue)
    head = PageHead(
        title=f"{title} - {name}" if name else title,
        language="zh",
        issue=mark,
        facts=[(key, value) for key, value in facts if value],
    )
    page, header, main = new_page(head)
    where = add(header, "p")
    if linked:
        add(where, "a", name or "目录", href=INDEX["zh"])
    else:
        put(where, name)
    if corrected:
        add(main, "p", f"本文已更正，见{corrected}。", class_="note", role="note")
    _facts(main, entry)
    _Document(add(main, "article"), pictures).write(entry)
    return page_bytes(page)


def entry_facts(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What an open-government page lists, in its order; empty where it is not known."""
    return (
        ("索引号", entry.index_number or ""),
        ("主题分类", entry.subject or ""),
        ("发文机关", "、".join(entry.issuers)),
        ("成文日期", chinese_date(entry.date) if entry.date else ""),
        ("标题", entry.title_full or entry.title_zh),
        ("发文字号", entry.number_zh or ""),
        ("发布日期", chinese_date(entry.published) if entry.published else ""),
        ("有效性", entry.validity or ""),
    )


def _facts(main: etree._Element, entry: Entry) -> None:
    """The facts in two columns; the title over both."""
    table = add(main, "table", class_="facts")
    add(table, "caption", "文件信息", class_="hidden")
    body, row = add(table, "tbody"), None
    for label, text in entry_facts(entry):
        if row is None or label == "标题" or len(row) == 4:
            row = add(body, "tr")
        add(row, "th", label, scope="row")
        cell = add(row, "td", text)
        if label == "标题":
            cell.set("colspan", "3")
            row = None
    if row is not None and len(row) == 2:
        row[-1].set("colspan", "3")


@dataclass(slots=True)
class _Document:
    """The document while it is written: the last heading, those that are open, the list that names go into."""

    article: etree._Element
    pictures: Mapping[str, str]
    last: int = 1
    scope: BlockPath = ()
    open: list[int] = field(default_factory=list)
    names: etree._Element | None = None
    tables: int = 0
    label: etree._Element | None = None
    footnotes: dict[BlockPath, tuple[BlockPath | None, Note]] = field(default_factory=dict)
    written: dict[BlockPath | None, list[etree._Element]] = field(default_factory=dict)
    notes: WebNotes = field(default_factory=WebNotes)

    def write(self, entry: Entry) -> None:
        if not (entry.title_full or entry.title_zh):
            add(self.article, "h1", UNTITLED)
        self.footnotes = {at: (path, note) for path, notes in footnotes_of(entry.blocks) for at, note in notes}
        for part in printed_parts(entry):
            before = len(self.names) if self.names is not None else 0
            if isinstance(part, Grid):
                self._grid(part)
            elif not self._footnote(part):
                self._line(part)
            if part.block is not None or part.role == "title":
                made = [self.article[-1]] if self.names is None else list(self.names)[before:]
                self.written.setdefault(part.block, []).extend(made)

    def _footnote(self, line: Line) -> bool:
        """Write a line that is a footnote; whether it is one, and its mark stands where it should."""
        above, note = self.footnotes.get(line.block or (), (None, None))
        if note is None or self.notes.write(self.article, self.written.get(above, ()), note) is None:
            return False
        self.names = None
        return True

    def _line(self, line: Line) -> None:
        if line.role != "person":
            self.names = None
        match line.role:
            case "field":
                pass  # they stand in the table of facts
            case "title":
                add(self.article, "h1", line.text)
            case "heading":
                self._heading(line)
            case "enclosure_title" | "attachment_label" | "attachment_title":
                self._part_title(line)
            case "person":
                self._person(line)
            case "picture" if line.picture and line.picture.sha256 in self.pictures:
                self._picture(line.picture)
            case "picture_caption" if len(self.article) and self.article[-1].tag == "figure":
                add(self.article[-1], "figcaption", line.text)
            case "signature" if line.goes_on:
                put(self.article[-1], "\n" + line.text)
            case _:
                add(self.article, "p", line.text, **_class(line.role))

    def _person(self, line: Line) -> None:
        """A line of names; those without a role stand below the names of the others."""
        role, mark, rest = line.text.partition("：")
        item = add(self._names(), "li", **({"class_": "below"} if line.beside else {}))
        if mark:
            add(item, "b", role + mark)
        put(item, rest if mark else line.text)

    def _picture(self, picture: Picture) -> None:
        """A picture at its size on paper: so many pixels of a style sheet to the inch."""
        image = add(add(self.article, "figure"), "img", src=self.pictures[picture.sha256])
        image.set("alt", shown(picture.text or picture.caption or "图"))
        for name, points in (("width", picture.width), ("height", picture.height)):
            image.set(name, str(max(1, round(points * _PIXELS_IN_POINT))))

    def _names(self) -> etree._Element:
        if self.names is None:
            self.names = add(self.article, "ul", class_="names")
        return self.names

    def _part_title(self, line: Line) -> None:
        """The title of an enclosure, or label and title of an attachment as one heading."""
        path = line.block or ()
        if line.role == "attachment_title" and self.label is not None and self.scope == path:
            etree.SubElement(self.label, "br")
            put(self.label, line.text)
            return
        self.scope, self.open = path, []
        attached = line.role != "enclosure_title"
        title = add(self.article, self._tag(1 + len(path)), class_="part attachment" if attached else "part")
        if attached and line.text:
            add(title, "span", line.text, class_="label")
        else:
            put(title, line.text)
        self.label = title if line.role == "attachment_label" else None

    def _heading(self, line: Line) -> None:
        path, level = line.block or (), line.level or 0
        if path[:-1] != self.scope:
            self.scope, self.open = path[:-1], []
        while self.open and self.open[-1] >= level:
            self.open.pop()
        self.open.append(level)
        tag = self._tag(1 + len(self.scope) + len(self.open))
        if line.lead and line.text.startswith(line.lead) and line.text != line.lead:
            run_in = add(self.article, "div", class_=RUN_IN)
            add(run_in, tag, line.lead)
            add(run_in, "p", line.text[len(line.lead) :])
        else:
            add(self.article, tag, line.text)

    def _tag(self, depth: int) -> str:
        """h2 to h6, never more than one below the heading before."""
        self.last = min(depth, self.last + 1, _DEEPEST)
        return f"h{self.last}"

    def _grid(self, grid: Grid) -> None:
        if grid.names:
            add_names(self._names(), grid)
            return
        self.names = None
        if not any(grid.table.rows):
            return
        self.tables += 1
        above = self.article[-1] if len(self.article) else None
        caption = grid.table.caption
        if caption and above is not None and above.tag == "p":
            self.article.remove(above)  # it stands in the table
        add_table(self.article, grid.table, caption or f"表格{self.tables}", captioned=bool(caption))


def _class(role: str) -> dict[str, str]:
    return {"class_": _CLASSES[role]} if role in _CLASSES else {}
