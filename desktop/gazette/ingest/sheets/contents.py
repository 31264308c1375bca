"""Sheets → a manuscript: titles, name lists, decisions on posts and tables, and what was proposed for each table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from gazette.errors import IngestError
from gazette.ingest.column_roles import SHOWN_ROWS, ColumnProposal, ColumnRole, ColumnsMake
from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph
from gazette.ingest.sheets.people import People, appointments_of, names_of
from gazette.ingest.sheets.roles import kind_of, proposed_roles
from gazette.ingest.sheets.segments import Line, Segment, TableRows, segments_of
from gazette.ingest.sheets.sheet import Sheet
from gazette.ingest.sheets.tables import heads_of, spread, table_of
from gazette.model import Finding, Note

_NAMED_BY_PROGRAM = re.compile(r"(?:Sheet|工作表|表|Table)\s*\d*", re.IGNORECASE)
_NOTE = re.compile(r"(?:注|备注|附注)\s*[：:]")
_LONG_NUMBER = re.compile(r"\d{16,}|\d(?:\.\d+)?[Ee]\+\d{2}")

Wished = Sequence[tuple[ColumnRole, ...]]


@dataclass(slots=True)
class _Filling:
    """The manuscript as it fills, and the tables met so far."""

    manuscript: Manuscript
    wished: Wished
    file: str
    proposals: list[ColumnProposal] = field(default_factory=list)
    unused: set[int] = field(default_factory=set)


def fill(manuscript: Manuscript, sheets: Sequence[Sheet], wished: Wished, file: str) -> tuple[ColumnProposal, ...]:
    """Put what the sheets hold into the manuscript; ``wished`` are roles that a person chose, for one table or each.

    Returns what was proposed, or wished, for each table. IngestError ``ingest.columns_differ`` where a wish has another
    number of columns than any table.
    """
    filling = _Filling(manuscript, wished, file, unused={at for at, roles in enumerate(wished) if roles})
    full = [sheet for sheet in (each.trimmed() for each in sheets) if sheet.rows or sheet.notes or sheet.pictures]
    for sheet in full:
        _fill_sheet(filling, sheet, several=len(full) > 1)
    if filling.unused and filling.proposals:
        at = min(filling.unused)
        there = "、".join(str(len(proposal.roles)) for proposal in filling.proposals)
        raise IngestError("ingest.columns_differ", file=file, wanted=len(wished[at]), lines=there)
    return tuple(filling.proposals)


def _fill_sheet(filling: _Filling, sheet: Sheet, *, several: bool) -> None:
    parts = filling.manuscript.parts
    if parts:
        parts.append(ManuscriptParagraph(text=""))
    segments = segments_of(sheet)
    caption = sheet.name if several and not _NAMED_BY_PROGRAM.fullmatch(sheet.name) else None
    titled = bool(segments) and isinstance(segments[0], Line)
    if caption and titled and caption not in {part.text for part in segments if isinstance(part, Line)}:
        _leave_out(filling.manuscript, "ingest.left_out.sheet_name", caption)
    elif caption and not titled:
        filling.manuscript.visible.append(caption)
    lead = None if titled else caption
    behind_table = False
    waiting = list(sheet.pictures)
    for segment, below in zip_longest(segments, segments[1:]):
        if isinstance(segment, TableRows):
            _fill_table(filling, sheet.name, segment, lead)
            lead, behind_table = None, True
        else:
            parts.append(_text(segment, behind_table))
        while waiting and (below is None or waiting[0][0] < below.at):
            parts.append(waiting.pop(0)[1])
    if lead and not any(isinstance(segment, TableRows) for segment in segments):
        parts.append(ManuscriptParagraph(text=lead))
    parts += (picture for _, picture in waiting)
    for note in sheet.notes:
        parts.append(ManuscriptParagraph(text=note))
        filling.manuscript.findings.append(
            Finding(rule="ingest.sheet_box", level="hint", text=note[:40], line=len(parts))
        )


def _leave_out(manuscript: Manuscript, rule: str, text: str) -> None:
    manuscript.visible.append(text)
    manuscript.left_out(rule, text)


def _text(line: Segment, behind_table: bool) -> ManuscriptParagraph | Note:
    assert isinstance(line, Line)
    if behind_table and _NOTE.match(line.text):
        return Note(text=line.text)
    return ManuscriptParagraph(text=line.text)


def _fill_table(filling: _Filling, name: str, rows: TableRows, caption: str | None) -> None:
    manuscript = filling.manuscript
    proposed = proposed_roles(heads_of(rows) if rows.header_rows else [""] * len(rows.rows[0]))
    wish = _wish(filling, len(proposed))
    roles: tuple[ColumnRole, ...] = wish or proposed
    kind, people = _people(rows, roles, caption, wished=wish is not None)
    filling.proposals.append(
        ColumnProposal(
            sheet=name,
            rows=rows.rows[:SHOWN_ROWS],
            header_rows=rows.header_rows,
            roles=roles,
            kind=kind,
        )
    )
    if people is None:
        _add_table(manuscript, rows, roles, caption)
    else:
        _add_people(manuscript, rows, roles, people)
    for text in dict.fromkeys(found[0] for row in rows.rows for cell in row for found in _LONG_NUMBER.finditer(cell)):
        if "E" in text.upper():
            manuscript.findings.append(
                Finding(rule="ingest.sheet_digits_lost", level="error", text=text, line=len(manuscript.parts))
            )


def _wish(filling: _Filling, columns: int) -> tuple[ColumnRole, ...] | None:
    """What a person wished for the next table: in order, or one wish for all tables of as many columns."""
    at = len(filling.proposals)
    wished = filling.wished
    if len(wished) == 1:
        found = 0 if len(wished[0]) == columns else None
    else:
        found = at if at < len(wished) and len(wished[at]) in {0, columns} else None
    if found is None:
        return None
    filling.unused.discard(found)
    return wished[found] or None


def _people(
    rows: TableRows, roles: Sequence[ColumnRole], lead: str | None, *, wished: bool
) -> tuple[ColumnsMake, People | None]:
    """The list that columns of these roles make, where every row fills it."""
    kind = kind_of(roles, wished=wished)
    if kind == "table" or (not rows.header_rows and not wished):
        return "table", None
    full = spread(rows)[rows.header_rows :]
    body = [row for row in full if any(row)]
    people = (names_of if kind == "names" else appointments_of)(body, roles, lead)
    if people is None:
        return "table", None
    raw = rows.rows[rows.header_rows :]
    people.made += [
        text for seen, own in zip(full, raw, strict=True) for text, bare in zip(seen, own, strict=True) if text != bare
    ]
    return kind, people


def _add_people(manuscript: Manuscript, rows: TableRows, roles: Sequence[ColumnRole], people: People) -> None:
    manuscript.parts += people.blocks
    manuscript.made += people.made
    heads = [text for row in rows.rows[: rows.header_rows] for text in row if text]
    if heads:
        manuscript.left_out("ingest.left_out.sheet_heads", "　".join(heads))
    if people.told:
        manuscript.left_out("ingest.left_out.sheet_in_list", "　".join(people.told))
    _tell_left_out(manuscript, rows.rows[rows.header_rows :], roles)


def _tell_left_out(manuscript: Manuscript, rows: Sequence[Sequence[str]], roles: Sequence[ColumnRole]) -> None:
    texts = [row[at] for row in rows for at, role in enumerate(roles) if role == "left_out" and row[at]]
    if texts:
        manuscript.left_out("ingest.left_out.sheet_column", "　".join(texts))


def _add_table(manuscript: Manuscript, rows: TableRows, roles: Sequence[ColumnRole], caption: str | None) -> None:
    gone = {at for at, role in enumerate(roles) if role == "left_out"}
    _tell_left_out(manuscript, rows.rows, roles)
    if gone == set(range(len(roles))):
        return
    sheet = Sheet(name="", rows=rows.rows, merged=rows.merged).without((), gone)
    manuscript.parts.append(table_of(TableRows(sheet.rows, sheet.merged, rows.header_rows), caption))
