"""Issue, entry and block as plain dicts, in the shape of ``show --json``; blocks also back again, for the archive.

``page`` and ``pages`` belong to pages that were made, so whoever has made them adds them.
"""

from collections.abc import Mapping
from typing import Any, assert_never

from gazette.model.annual_contents import annual_from_plain, annual_to_plain
from gazette.model.bilingual import Bilingual
from gazette.model.blocks import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.model.facsimile import Facsimile
from gazette.model.filing import filing_from_plain, filing_to_plain
from gazette.model.issue import Entry, Issue

PlainDict = dict[str, Any]

ENTRY_FIELDS = (
    "title_zh",
    "title_full",
    "title_en",
    "number_zh",
    "number_en",
    "date",
    "addressee",
    "printed_page",
    "column_lines",
    "state",
    "index_number",
    "subject",
    "validity",
    "published",
)
"""The fields of an entry that are one text or number each."""


def block_to_plain(block: Block) -> PlainDict:
    """A block as ``{"kind", "level", "text", …}``."""
    plain: PlainDict = {"kind": kind_of(block), "level": None, "text": None}
    match block:
        case Heading():
            plain |= {"level": block.level or None, "text": block.text, "number": block.number, "lead": block.lead}
        case Paragraph():
            plain |= {"level": block.level, "text": block.text, "number": block.number}
        case Plain():
            plain["text"] = block.text
        case Note():
            plain |= {"text": block.text} | ({} if block.mark is None else {"mark": block.mark})
        case Signature():
            plain |= {"text": "\n".join(block.lines), "lines": list(block.lines)}
        case Picture():
            plain |= {"text": block.text, "caption": block.caption, "sha256": block.sha256}
            plain |= {"media_type": block.media_type, "width": block.width, "height": block.height}
        case Table():
            rows = [[_cell_to_plain(cell) for cell in row] for row in block.rows]
            plain |= {"header_rows": block.header_rows, "caption": block.caption, "rows": rows}
            plain |= {"widths": list(block.widths)} if block.widths else {}
        case NameList():
            people = [{"name": p.name, "affiliation": p.affiliation, "role": p.role} for p in block.people]
            plain |= {"lead": block.lead, "people": people}
        case Appointment():
            records = [
                {"person": r.person, "post": r.post, "act": r.act, "date": r.date, "term": r.term}
                for r in block.records
            ]
            plain |= {"lead": block.lead, "lines": list(block.lines), "records": records}
        case Enclosure():
            plain |= {"title": block.title, "title_lines": list(block.title_lines)}
            plain["blocks"] = [block_to_plain(inner) for inner in block.blocks]
        case Attachment():
            plain |= {"label": block.label, "title": block.title, "title_lines": list(block.title_lines)}
            plain["blocks"] = [block_to_plain(inner) for inner in block.blocks]
        case _:
            assert_never(block)
    return plain


def kind_of(block: Block) -> str:
    """The name of the block's kind in JSON and XML (``name_list`` for NameList)."""
    if isinstance(block, Table):
        return "table"
    return "name_list" if isinstance(block, NameList) else type(block).__name__.lower()


def face_of(block: Block) -> str:
    """How a block looks: ``heading0`` (a chapter) … ``heading4``, ``text``, ``note``, ``footnote``, else its kind."""
    match block:
        case Heading():
            return f"heading{min(max(block.level, 0), 4)}"
        case Paragraph():
            return "text"
        case Note() if block.mark is not None:
            return "footnote"
        case _:
            return kind_of(block)


def block_from_plain(plain: Mapping[str, Any]) -> Block:
    """The block that ``block_to_plain`` wrote; ValueError on an unknown kind."""
    kind, text = plain["kind"], plain.get("text") or ""
    match kind:
        case "heading":
            return Heading(text=text, level=plain["level"] or 0, number=plain.get("number"), lead=plain.get("lead"))
        case "paragraph":
            return Paragraph(text=text, level=plain.get("level"), number=plain.get("number"))
        case "note":
            return Note(text=text, mark=plain.get("mark"))
        case "plain":
            return Plain(text=text)
        case "signature":
            return Signature(lines=tuple(plain["lines"]))
        case "picture":
            said = {name: plain[name] for name in ("sha256", "media_type", "width", "height")}
            return Picture(**said, text=text, caption=plain.get("caption"))
        case "table":
            rows = tuple(tuple(_cell_from_plain(cell) for cell in row) for row in plain["rows"])
            return Table(
                rows=rows,
                header_rows=plain["header_rows"],
                caption=plain.get("caption"),
                widths=tuple(plain.get("widths") or ()),
            )
        case "name_list":
            return NameList(people=tuple(Person(**person) for person in plain["people"]), lead=plain.get("lead"))
        case "appointment":
            records = tuple(AppointmentRecord(**record) for record in plain["records"])
            return Appointment(lines=tuple(plain["lines"]), records=records, lead=plain.get("lead"))
        case "enclosure":
            return Enclosure(
                title=plain["title"], title_lines=tuple(plain["title_lines"]), blocks=_blocks_from_plain(plain)
            )
        case "attachment":
            return Attachment(
                label=plain["label"],
                title=plain["title"],
                title_lines=tuple(plain["title_lines"]),
                blocks=_blocks_from_plain(plain),
            )
    raise ValueError(f"no block kind {kind!r}")


def entry_to_plain(entry: Entry) -> PlainDict:
    """An entry in the shape of ``show --json``, without pages."""
    plain: PlainDict = {name: getattr(entry, name) for name in ENTRY_FIELDS}
    plain["new_page"] = entry.new_page
    plain["title_lines"] = list(entry.title_lines)
    plain["issuers"] = list(entry.issuers)
    plain["blocks"] = [block_to_plain(block) for block in entry.blocks]
    if entry.annual_contents is not None:
        plain["annual_contents"] = annual_to_plain(entry.annual_contents)
    if entry.filing:
        plain["filing"] = filing_to_plain(entry.filing)
    return plain


def entry_from_plain(plain: Mapping[str, Any], entry_id: int = 0) -> Entry:
    """The entry that ``entry_to_plain`` wrote, under an id; LookupError or ValueError where it wrote no such thing."""
    return Entry(
        **{name: plain[name] for name in ENTRY_FIELDS if name in plain},
        new_page=bool(plain.get("new_page")),
        title_lines=tuple(plain["title_lines"]),
        issuers=tuple(plain["issuers"]),
        blocks=_blocks_from_plain(plain),
        annual_contents=annual_from_plain(plain["annual_contents"]) if plain.get("annual_contents") else None,
        filing=filing_from_plain(plain.get("filing")),
        id=entry_id,
    )


def issue_to_plain(issue: Issue) -> PlainDict:
    """An issue in the shape of ``show --json``, without pages."""
    plain: PlainDict = {
        "serial": issue.serial,
        "year": issue.year,
        "numbers": list(issue.numbers),
        "date": issue.date,
        "state": issue.state,
        "publication": {
            **_bilingual_to_plain(issue.publication.name),
            "codes": dict(issue.publication.codes),
            "house_style": issue.publication.house_style,
            "colophon": dict(issue.publication.colophon.items()) if issue.publication.colophon else None,
            "cover": issue.publication.cover,
        },
        "editor": _bilingual_to_plain(issue.editor),
        "fit": None if issue.fit is None else {"pages": issue.fit.pages, "steps": list(issue.fit.steps)},
        "facsimile": None if issue.facsimile is None else _facsimile_to_plain(issue.facsimile),
        "sections": [
            {**_bilingual_to_plain(section.name), "entries": [entry_to_plain(entry) for entry in section.entries]}
            for section in issue.sections
        ],
    }
    if issue.filing:
        plain["filing"] = filing_to_plain(issue.filing)
    return plain


def _facsimile_to_plain(facsimile: Facsimile) -> PlainDict:
    """What an issue is kept as; ``sheet`` counts from 1 over all files."""
    return {
        "files": [
            {"name": file.name, "sha256": file.sha256, "media_type": file.media_type} for file in facsimile.files
        ],
        "sheets": [
            {"sheet": sheet, "page": page.number, "has_text": page.text is not None}
            for sheet, page in enumerate(facsimile.pages, 1)
        ],
    }


def _blocks_from_plain(plain: Mapping[str, Any]) -> tuple[Block, ...]:
    return tuple(block_from_plain(block) for block in plain.get("blocks") or ())


def _cell_to_plain(cell: Cell) -> str | PlainDict:
    if cell.rowspan == 1 and cell.colspan == 1:
        return cell.text
    return {"text": cell.text, "rowspan": cell.rowspan, "colspan": cell.colspan}


def _cell_from_plain(plain: str | Mapping[str, Any]) -> Cell:
    return Cell(text=plain) if isinstance(plain, str) else Cell(**plain)


def _bilingual_to_plain(text: Bilingual) -> PlainDict:
    return {"zh": text.zh, "en": text.en}
