"""How issue, section, entry, block and finding lie in the rows of the archive, and how they come out again."""

import json
from typing import Any

from gazette.archive.file import Row
from gazette.model import (
    ENTRY_FIELDS,
    Bilingual,
    Block,
    Colophon,
    Entry,
    Facsimile,
    Filing,
    Finding,
    Fit,
    Issue,
    Publication,
    Section,
    annual_from_plain,
    annual_to_plain,
    block_from_plain,
    block_to_plain,
    filing_from_plain,
    filing_to_plain,
)
from gazette.reading import document_kind


def entry_row(entry: Entry) -> Row:
    """An entry's own columns, without its place and its blocks."""
    return {
        **{name: getattr(entry, name) for name in ENTRY_FIELDS},
        "new_page": int(entry.new_page),
        "title_lines": as_json(entry.title_lines),
        "issuers": as_json(entry.issuers),
        "kind": document_kind(entry.title_full or entry.title_zh),
        "filing": filing_json(entry.filing),
        "annual_contents": None if entry.annual_contents is None else as_json(annual_to_plain(entry.annual_contents)),
    }


def entry_from_row(row: Row, blocks: tuple[Block, ...] = ()) -> Entry:
    """The entry of a row of table ``entry``, with ``blocks``."""
    return Entry(
        **{name: row[name] for name in ENTRY_FIELDS},
        new_page=bool(row["new_page"]),
        title_lines=tuple(json.loads(row["title_lines"])),
        issuers=tuple(json.loads(row["issuers"])),
        blocks=blocks,
        annual_contents=None if (kept := row["annual_contents"]) is None else annual_from_plain(json.loads(kept)),
        filing=_filing(row["filing"]),
        id=row["id"],
    )


def blocks_from_json(kept: str) -> tuple[Block, ...]:
    """The blocks that ``blocks_json`` wrote; errors are those of ``ArchiveFile.understood``."""
    return tuple(block_from_plain(block) for block in json.loads(kept))


def blocks_json(blocks: tuple[Block, ...]) -> str:
    """Blocks in the shape of ``show --json``."""
    return as_json([block_to_plain(block) for block in blocks])


def issue_row(issue: Issue, publication_id: int) -> Row:
    """An issue's own columns, without its sections."""
    return {
        "publication_id": publication_id,
        "serial": issue.serial,
        "year": issue.year,
        "numbers": as_json(issue.numbers),
        "date": issue.date,
        "state": issue.state,
        "editor_zh": issue.editor.zh,
        "editor_en": issue.editor.en,
        "fit": fit_json(issue.fit),
        "filing": filing_json(issue.filing),
    }


def issue_from_rows(
    row: Row, publication: Publication, sections: tuple[Section, ...], facsimile: Facsimile | None
) -> Issue:
    """The issue of a row of table ``issue``."""
    return Issue(
        serial=row["serial"],
        year=row["year"],
        numbers=tuple(json.loads(row["numbers"])),
        date=row["date"],
        state=row["state"],
        publication=publication,
        editor=Bilingual(row["editor_zh"], row["editor_en"]),
        fit=_fit(row["fit"]),
        sections=sections,
        facsimile=facsimile,
        filing=_filing(row["filing"]),
        id=row["id"],
    )


def filing_json(filing: Filing) -> str | None:
    """Where something is filed; None where it is not."""
    return as_json(filing_to_plain(filing)) if filing else None


def _filing(kept: str | None) -> Filing:
    return filing_from_plain(None if kept is None else json.loads(kept))


def fit_json(fit: Fit | None) -> str | None:
    """How an issue is fitted; None where it is not."""
    return None if fit is None else as_json({"pages": fit.pages, "steps": fit.steps})


def _fit(kept: str | None) -> Fit | None:
    if kept is None:
        return None
    fit = json.loads(kept)
    return Fit(fit["pages"], tuple(fit["steps"]))


def publication_row(publication: Publication) -> Row:
    """A publication's columns."""
    return {
        "name_zh": publication.name.zh,
        "name_en": publication.name.en,
        "codes": as_json(publication.codes),
        "house_style": publication.house_style,
        "style_source": publication.style_source,
        "colophon": as_json({name: text for name, text in publication.colophon.items() if text is not None}),
        "cover": publication.cover,
    }


def publication_from_row(row: Row) -> Publication:
    """The publication of a row."""
    return Publication(
        name=Bilingual(row["name_zh"], row["name_en"]),
        codes=tuple((code, latin) for code, latin in json.loads(row["codes"])),
        house_style=row["house_style"],
        style_source=row["style_source"],
        colophon=Colophon(**json.loads(row["colophon"])),
        cover=None if row["cover"] is None else bool(row["cover"]),
    )


def finding_row(finding: Finding) -> Row:
    """A finding's columns, without what it belongs to."""
    return {
        "rule": finding.rule,
        "level": finding.level,
        "block": None if finding.block is None else as_json(finding.block),
        "part": finding.part,
        "part_index": finding.index,
        "text": finding.text,
        "start": finding.start,
        "values": as_json(finding.values),
        "suggestion": finding.suggestion,
        "line": finding.line,
        "column": finding.column,
    }


def finding_from_row(row: Row, entry: int | None) -> Finding:
    """The finding of a row, its entry counted as the caller counts today."""
    return Finding(
        rule=row["rule"],
        level=row["level"],
        entry=entry,
        block=None if row["block"] is None else tuple(json.loads(row["block"])),
        part=row["part"],
        index=row["part_index"],
        text=row["text"],
        start=row["start"],
        values=tuple((name, value) for name, value in json.loads(row["values"])),
        suggestion=row["suggestion"],
        line=row["line"],
        column=row["column"],
    )


def as_json(value: Any) -> str:
    """JSON that a person can read in the file."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
