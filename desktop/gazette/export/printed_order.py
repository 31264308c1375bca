"""An entry → its lines and tables in the order of the print, each with what it is: for Word, web pages and text.

Nothing is set here: a writer gives each role its look, and all of them say the same in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from gazette.export.printed_names import NameColumns, name_rows
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Picture,
    Plain,
    Signature,
    Table,
    printed_blocks,
)
from gazette.reading.dates import chinese_date
from gazette.reading.document_numbers import order_with_number

Role = Literal[
    "field",
    "order",
    "title",
    "date",
    "number",
    "addressee",
    "heading",
    "paragraph",
    "note",
    "lead",
    "decision",
    "person",
    "signature",
    "plain",
    "caption",
    "picture",
    "picture_caption",
    "enclosure_title",
    "attachment_label",
    "attachment_title",
]
PAGE_FIELDS = {"index_number": "索引号", "subject": "主题分类", "published": "发布日期", "validity": "有效性"}
"""What an open-government page says of a document and the document itself does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed paragraph; a line end in ``text`` is one in print. ``block`` is its path, None in the head.

    ``level`` is that of a heading; ``lead`` the heading sentence that a run-in one opens with; ``beside`` how many
    characters wide the role above a line of names is, below which it stands; ``goes_on``: it belongs to the line above.
    The line of a ``picture`` says what it shows, for where it cannot be shown.
    """

    role: Role
    text: str
    block: BlockPath | None = None
    level: int | None = None
    lead: str | None = None
    beside: int = 0
    goes_on: bool = False
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; ``block`` is its path. ``names``: the columns of a name list, which have no rules.

    ``beside`` as in ``Line``.
    """

    table: Table
    block: BlockPath
    names: bool = False
    beside: int = 0


Part = Line | Grid


def printed_entries(issue: Issue) -> Iterator[Entry]:
    """The entries that have a document; of the others the contents lists know the title, and nobody more."""
    return (entry for entry in issue.entries if entry.title_full or printed_blocks(entry))


def printed_parts(entry: Entry) -> Iterator[Part]:
    """Everything that an entry prints, above it what only an open-government page says of it."""
    for name, label in PAGE_FIELDS.items():
        if value := getattr(entry, name):
            yield Line(role="field", text=f"{label}：{chinese_date(value) if name == 'published' else value}")
    order = order_with_number(entry.number_zh) if entry.number_zh else None
    if order:
        yield Line(role="order", text="\n".join(order))
    title = entry.title_full or entry.title_zh
    if title:
        yield Line(role="title", text=_rows(title, entry.title_lines))
    if entry.date:
        yield Line(role="date", text=f"（{chinese_date(entry.date)}）")
    if entry.number_zh and not order:
        yield Line(role="number", text=entry.number_zh)
    if entry.addressee:
        yield Line(role="addressee", text=entry.addressee)
    yield from _parts_of(printed_blocks(entry), ())


def _parts_of(blocks: tuple[Block, ...], above: BlockPath) -> Iterator[Part]:
    for index, block in enumerate(blocks):
        yield from _block_parts(block, (*above, index))


def _block_parts(block: Block, path: BlockPath) -> Iterator[Part]:
    match block:
        case Heading():
            yield Line(role="heading", text=block.text, block=path, level=block.level, lead=block.lead)
        case Paragraph():
            yield Line(role="paragraph", text=block.text, block=path)
        case Note():
            yield Line(role="note", text=block.text, block=path)
        case Plain():
            yield Line(role="plain", text=block.text, block=path)
        case Signature():
            for order, text in enumerate(block.lines):
                yield Line(role="signature", text=text, block=path, goes_on=order > 0)
        case Table():
            if block.caption:
                yield Line(role="caption", text=block.caption, block=path)
            yield Grid(table=block, block=path)
        case NameList():
            yield from _names(block, path)
        case Appointment():
            yield from _decision(block, path)
        case Picture():
            yield from _picture(block, path)
        case Enclosure():
            if block.title:
                yield Line(role="enclosure_title", text=_rows(block.title, block.title_lines), block=path)
            yield from _parts_of(block.blocks, path)
        case Attachment():
            yield Line(role="attachment_label", text=block.label, block=path)
            if block.title:
                yield Line(role="attachment_title", text=_rows(block.title, block.title_lines), block=path)
            yield from _parts_of(block.blocks, path)
        case _:
            assert_never(block)


def _decision(block: Appointment, path: BlockPath) -> Iterator[Part]:
    if block.lead:
        yield Line(role="lead", text=block.lead, block=path)
    for order, text in enumerate(block.lines):
        yield Line(role="decision", text=text, block=path, goes_on=order > 0 or bool(block.lead))


def _picture(block: Picture, path: BlockPath) -> Iterator[Part]:
    """It by its description, and the caption below it."""
    yield Line(role="picture", text=f"〔图：{block.text}〕" if block.text else "〔图〕", block=path, picture=block)
    if block.caption:
        yield Line(role="picture_caption", text=block.caption, block=path)


def _rows(title: str, rows: tuple[str, ...]) -> str:
    return "\n".join(rows) if "".join(rows) == title else title


def _names(block: NameList, path: BlockPath) -> Iterator[Part]:
    if block.lead:
        yield Line(role="lead", text=block.lead, block=path)
    for order, row in enumerate(name_rows(block.people)):
        if isinstance(row, NameColumns):
            yield Grid(table=row.table, block=path, names=True, beside=row.beside)
        else:
            yield Line(role="person", text=row.text, block=path, beside=row.beside, goes_on=order > 0)
