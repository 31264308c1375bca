"""What is copied of an issue, whether it was read from the archive or from the copy: both are compared by hashes."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.folding import END, folded
from gazette.archive.issues import issue, issue_row
from gazette.archive.rows import as_json
from gazette.archive.search.bodies import NameTable, mentions, name_table
from gazette.archive.search.index import BODY, HEAD, people_in, texts_by_field
from gazette.archive.search.phrases import Part
from gazette.archive.sheets import people_in_pages
from gazette.model import Entry, Issue, entry_from_plain, entry_to_plain, issue_to_plain

_HEAD = ("title_zh", "title_full", "number_zh", "number_en", "date")
PARTS: Mapping[Part, tuple[str, ...]] = {"body": BODY, "head": HEAD}
_FORM = 4
"""Counts what this module copies: where that becomes more, all issues are copied again."""


@dataclass(frozen=True)
class CopiedDocument:
    """A document: its row of table ``document`` and its passages, each ``place text folded``."""

    row: Row
    passages: tuple[tuple[str, str, str | None], ...]

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """The entry as ``show --json`` has it; empty where it cannot be read."""
        try:
            content = json.loads(self.row["content"])
        except (ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}

    @property
    def sha256(self) -> str:
        """Of all that is copied of it."""
        return _sha256([self.row, self.passages])


@dataclass(frozen=True, kw_only=True)
class CopiedIssue:
    """An issue: its row of table ``issue``, its sections, and the printed page numbers of a facsimile issue."""

    row: Row
    sections: tuple[Row, ...]
    pages: tuple[Row, ...]
    documents: tuple[CopiedDocument, ...]

    @property
    def sha256(self) -> str:
        """Of all that is copied but its documents."""
        return _sha256([self.row, self.sections, self.pages])

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its documents, in order."""
        return tuple(entry_from_plain(each.content, each.row["id"]) for each in self.documents)

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """The issue as ``show --json`` has it, with its sections and documents; empty where it cannot be read."""
        try:
            content = json.loads(self.row["said"])
        except (ValueError, RecursionError):
            return {}
        if not isinstance(content, dict):
            return {}
        names = content.get("sections")
        sections = [
            {
                **_name_said(section, names[place] if isinstance(names, list) and place < len(names) else None),
                "entries": [one.content for one in self.documents if one.row["section_id"] == section["id"]],
            }
            for place, section in enumerate(self.sections)
        ]
        return {**content, "sections": sections}


def _name_said(section: Row, said: object) -> Mapping[str, str | None]:
    """The name of a section to the last character, where its row shows that name."""
    shown = {"zh": section["name_zh"], "en": section["name_en"]}
    if not isinstance(said, dict) or not all(isinstance(text, str | None) for text in said.values()):
        return shown
    return said if {name: _shown(text) for name, text in said.items()} == shown else shown


def _sha256(value: object) -> str:
    return hashlib.sha256(as_json(value).encode("utf-8", "surrogatepass")).hexdigest()


def said_by_field(passages: Sequence[tuple[str, str, str | None]], entry: Entry) -> dict[str, tuple[str, ...]]:
    """The folded texts of a document by the fields that they are looked for in; fields without any are left out."""
    same = [(place, text if other is None else other) for place, text, other in passages]
    pages = [(place, text) for place, text, _ in passages]
    found = texts_by_field(same, [*people_in(entry.blocks), *people_in_pages(pages)])
    return {field: said for field, texts in found.items() if (said := tuple(filter(None, texts)))}


def joined(texts: Sequence[str]) -> str:
    """Texts as one in which none goes on into the next."""
    return "".join(f"{text}{END}" for text in texts)


def sizes_of(said: Mapping[str, Sequence[str]]) -> Row:
    """How many tokens the archive's own index has of a document: its pairs, and the one that every document has."""
    sizes = {part: 1 + sum(len(text) for field in PARTS[part] for text in said.get(field, ())) for part in PARTS}
    return {"body_size": sizes["body"], "head_size": sizes["head"]}


class Origin:
    """The archive that is copied; ``archive.origin``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def mark(self, issue_id: int) -> str:
        """Another one whenever anything changed that is copied of an issue; made of checksums, so that it is quick."""
        rows = self._file.rows(
            "WITH sections AS (SELECT id FROM section WHERE issue_id = ?1),"
            " entries AS (SELECT id FROM entry WHERE section_id IN sections)"
            " SELECT part, id, sum FROM checksum WHERE"
            " (part = 'issue' AND id = ?1) OR (part = 'section' AND id IN sections)"
            " OR (part = 'publication' AND id = (SELECT publication_id FROM issue WHERE id = ?1))"
            " OR (part IN ('entry', 'entry_blocks', 'passage') AND id IN entries)"
            " OR (part = 'facsimile_page' AND id IN (SELECT rowid FROM facsimile_page WHERE issue_id = ?1))"
            " ORDER BY part, id",
            issue_id,
        )
        named = self._file.rows(
            "SELECT DISTINCT entry_id, role, name FROM body_mention WHERE entry_id IN (SELECT entry.id FROM entry"
            " JOIN section ON section.id = section_id WHERE issue_id = ?) ORDER BY entry_id, role, name",
            issue_id,
        )
        sums = [[row["part"], row["id"], (row["sum"] or b"").hex()] for row in rows]
        return _sha256([_FORM, sums, [list(row.values()) for row in named]])

    def names(self) -> NameTable:
        """Under which names bodies went, as the office says."""
        return tuple((storable(name), storable(body)) for name, body in name_table(self._file))

    def issue(self, issue_id: int) -> CopiedIssue:
        """What is copied of an issue."""
        with self._file.one_state():
            whole = issue(self._file, issue_id)
            listed = issue_row(self._file, issue_id)
            assert listed is not None
            facts = {row["id"]: row for row in self._entries(issue_id)}
            passages, named = self._passages(issue_id), mentions(self._file, facts)
            pages = self._file.rows(
                "SELECT sheet, number FROM facsimile_page WHERE issue_id = ? ORDER BY sheet", issue_id
            )
        row: Row = {
            "id": issue_id,
            "serial": whole.serial,
            "year": whole.year,
            "numbers": as_json(list(whole.numbers)),
            "date": whole.date,
            "pages": listed.pages,
            "facsimile": listed.facsimile,
            "said": as_json({**issue_to_plain(whole), "sections": [asdict(each.name) for each in whole.sections]}),
        }
        return CopiedIssue(
            row=row,
            sections=tuple(_section_rows(whole)),
            pages=tuple(pages),
            documents=tuple(
                _document(entry, place, facts[entry.id], named.get(entry.id, ()), tuple(passages.get(entry.id, ())))
                for place, entry in enumerate(whole.entries, 1)
            ),
        )

    def _entries(self, issue_id: int) -> list[Row]:
        return self._file.rows(
            "SELECT entry.id, section_id, kind, coalesce(first_page, printed_page) AS page FROM entry"
            " JOIN section ON section.id = section_id WHERE issue_id = ?",
            issue_id,
        )

    def _passages(self, issue_id: int) -> dict[int, list[tuple[str, str, str | None]]]:
        rows = self._file.rows(
            "SELECT entry_id, place, text, folded FROM passage WHERE entry_id IN (SELECT entry.id FROM entry"
            " JOIN section ON section.id = section_id WHERE issue_id = ?) ORDER BY entry_id, id",
            issue_id,
        )
        found: dict[int, list[tuple[str, str, str | None]]] = {}
        for row in rows:
            text, same = storable(row["text"]), row["folded"] or folded(row["text"])
            found.setdefault(row["entry_id"], []).append((row["place"], text, None if same == text else same))
        return found


def _section_rows(whole: Issue) -> list[Row]:
    return [
        {
            "id": section.id,
            "position": position,
            "name_zh": _shown(section.name.zh),
            "name_en": _shown(section.name.en),
        }
        for position, section in enumerate(whole.sections)
    ]


def _document(
    entry: Entry,
    place: int,
    facts: Row,
    named: Iterable[tuple[str, str]],
    passages: tuple[tuple[str, str, str | None], ...],
) -> CopiedDocument:
    row: Row = {
        "id": entry.id,
        "section_id": facts["section_id"],
        "place": place,
        **head_of(entry),
        "kind": facts["kind"],
        "page": facts["page"],
        "content": as_json(entry_to_plain(entry)),
        "bodies": as_json(sorted(named)),
        **sizes_of(said_by_field(passages, entry)),
    }
    return CopiedDocument(row, passages)


def head_of(entry: Entry) -> Row:
    """The columns of a document that its content says too."""
    head = {name: _shown(getattr(entry, name)) for name in _HEAD}
    return {**head, "issuers": as_json(list(entry.issuers))}


def _shown(text: str | None) -> str | None:
    return None if text is None else storable(text)


def storable(text: str) -> str:
    """A text as PostgreSQL takes it: it has no place for the character of no meaning."""
    return text.replace("\0", "\ufffd")
