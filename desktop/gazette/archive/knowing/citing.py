"""Which document names which: what a citation can mean in this archive, and who cites a document."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.knowing.texts_read import Tables, number_keys, title_key
from gazette.archive.sheets import printed_page
from gazette.model import issue_reference
from gazette.reading.citations import Relation

_BRACKET = re.compile("[（(]")
_LONGEST_NUMBER = 80
_STRENGTH: tuple[Relation, ...] = ("repeals", "amends", "corrects", "cites")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A document of the archive and where it stands; ``issue_id`` None: in the inbox, ``entry`` counts from 1."""

    entry_id: int
    issue_id: int | None
    issue: str | None
    entry: int
    title: str
    number: str | None
    date: str | None
    page: int | None
    facsimile: bool = False
    validity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a document names, as it names it, and what that can be here: nothing, one document, or one of several."""

    title: str | None
    number: str | None
    relation: Relation
    documents: tuple[KnownDocument, ...]
    places: tuple[str, ...]
    """Where it stands: paths of blocks as JSON (``[]`` is the title) or pages of a facsimile issue (``sheet 3``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A document that names another; ``others`` are documents that it may mean as well."""

    document: KnownDocument
    relation: Relation
    page: int | None
    """The printed page on which it does, of a facsimile issue; else that on which it begins."""
    others: tuple[KnownDocument, ...] = ()


def cites(file: ArchiveFile, tables: Tables, entry_id: int) -> tuple[Cited, ...]:
    """What a document names, each once, in the order of its text; corrections that were linked by hand too."""
    rows = file.rows(f"SELECT * FROM {tables['citation']} WHERE entry_id = ? ORDER BY id", entry_id)
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["number_key"] or row["title_key"], []).append(row)
    found = [_cited(file, tables, group, entry_id) for group in grouped.values()]
    linked = file.row("SELECT corrected_id FROM correction WHERE entry_id = ?", entry_id)
    if linked is not None:
        found = [
            *_linked(file, linked["corrected_id"]),
            *(one for one in found if not _means(one, linked["corrected_id"])),
        ]
    return tuple(found)


def cited_by(file: ArchiveFile, tables: Tables, entry_id: int) -> tuple[Citing, ...]:
    """The documents that name this one, by its number or, where no number is given or it has none, by its title."""
    joined = f"{tables['citation']} AS citation JOIN {tables['cited_as']} AS cited_as"
    rows = file.rows(
        f"SELECT citation.* FROM {joined} ON kind = 'number' AND key = number_key WHERE cited_as.entry_id = ?1"
        f" UNION SELECT citation.* FROM {joined} ON kind = 'title' AND key = title_key WHERE cited_as.entry_id = ?1",
        entry_id,
    )
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["entry_id"], []).append(row)
    found: dict[int, Citing] = {}
    for citing_id, group in grouped.items():
        meant = [row for row in group if entry_id in candidates(file, tables, row)]
        if meant and citing_id != entry_id:
            found[citing_id] = _citing(file, tables, meant, entry_id)
    for row in file.rows("SELECT entry_id FROM correction WHERE corrected_id = ?", entry_id):
        for document in known_documents(file, [row["entry_id"]]):
            found[document.entry_id] = Citing(document=document, relation="corrects", page=document.page)
    return tuple(sorted(found.values(), key=lambda one: (one.document.date or "", one.document.entry_id)))


def called(file: ArchiveFile, tables: Tables, name: str) -> tuple[KnownDocument, ...]:
    """The documents that have a number, in any writing, or where none has it, a title; or both as texts cite them."""
    by_key = f"SELECT DISTINCT entry_id FROM {tables['cited_as']} WHERE kind = ? AND key = ?"
    for kind, keys in (("number", number_keys(name)), ("title", [title_key(name)])):
        found = [row["entry_id"] for key in keys for row in file.rows(by_key, kind, key)]
        if found:
            return known_documents(file, found)
    title, key = _title_and_number(name)
    meant = {"number_key": key, "title_key": title_key(title) or None, "entry_id": 0}
    return known_documents(file, candidates(file, tables, meant)) if key else ()


def citing_called(file: ArchiveFile, tables: Tables, name: str) -> tuple[Citing, ...]:
    """The documents that name this number or title, whether what it means is in the archive or not."""
    title, number = _title_and_number(name)
    asked = [("number_key = ?", key) for key in (*number_keys(name), *filter(None, (number,)))]
    asked += [("title_key = ?", title_key(name)), ("number_key IS NULL AND title_key = ?", title_key(title))]
    grouped: dict[int, dict[int, Row]] = {}
    for where, key in asked:
        for row in file.rows(f"SELECT * FROM {tables['citation']} WHERE {where}", key):
            grouped.setdefault(row["entry_id"], {})[row["id"]] = row
    found = (_citing(file, tables, list(rows.values()), None) for rows in grouped.values())
    return tuple(sorted(found, key=lambda one: (one.document.date or "", one.document.entry_id)))


def _title_and_number(name: str) -> tuple[str, str | None]:
    """A title and, as it is compared, the number in brackets behind it: 《…》（云政发〔2020〕7号）; None: none is."""
    name = name.strip()
    for bracket in _BRACKET.finditer(name, max(0, len(name) - _LONGEST_NUMBER)) if name.endswith(("）", ")")) else ():
        if keys := number_keys(name[bracket.end() : -1]):
            return name[: bracket.start()], keys[0]
    return name, None


def candidates(file: ArchiveFile, tables: Tables, row: Row) -> list[int]:
    """The entries that a citation can mean: those of its number, else of its title where nothing speaks against it."""
    cited_as = tables["cited_as"]
    by_key = f"SELECT DISTINCT entry_id FROM {cited_as} WHERE kind = ? AND key = ? AND entry_id <> ? ORDER BY 1"
    if row["number_key"] is not None:
        found = file.rows(by_key, "number", row["number_key"], row["entry_id"])
        if found:
            return [each["entry_id"] for each in found]
    if row["title_key"] is None:
        return []
    numberless = (
        ""
        if row["number_key"] is None
        else (f" AND entry_id NOT IN (SELECT entry_id FROM {cited_as} WHERE kind = 'number')")
    )
    found = file.rows(
        f"SELECT DISTINCT entry_id FROM {cited_as} WHERE kind = 'title' AND key = ? AND entry_id <> ?{numberless}"
        " ORDER BY 1",
        row["title_key"],
        row["entry_id"],
    )
    return [each["entry_id"] for each in found]


def known_documents(file: ArchiveFile, entry_ids: Iterable[int]) -> tuple[KnownDocument, ...]:
    """Entries as they are told, in the order of their days, else of their issues'; those without any come last."""
    marks = ", ".join(map(str, entry_ids))
    rows = file.rows(
        "SELECT entry.id, title_zh, title_full, number_zh, entry.date, validity, section.issue_id, serial,"
        " EXISTS (SELECT 1 FROM facsimile_file WHERE facsimile_file.issue_id = section.issue_id) AS facsimile,"
        " first_page, printed_page,"
        " CASE WHEN section_id IS NULL THEN (SELECT count(*) FROM entry AS other"
        " WHERE other.section_id IS NULL AND other.position <= entry.position)"
        " ELSE (SELECT count(*) FROM section AS its JOIN entry AS other ON other.section_id = its.id"
        " WHERE its.issue_id = section.issue_id AND"
        " (its.position, other.position) <= (section.position, entry.position)) END AS place"
        " FROM entry LEFT JOIN section ON section.id = section_id LEFT JOIN issue ON issue.id = section.issue_id"
        f" WHERE entry.id IN ({marks}) ORDER BY coalesce(entry.date, issue.date) NULLS LAST, issue.id, place, entry.id"
    )
    return tuple(_document(row) for row in rows)


def on_page(file: ArchiveFile, document: KnownDocument, place: str) -> KnownDocument:
    """A document with the printed page of a place in it, where it is of a facsimile issue."""
    page = printed_page(file, document.issue_id, place)
    return document if page is None else replace(document, page=page)


def _document(row: Row) -> KnownDocument:
    return KnownDocument(
        entry_id=row["id"],
        issue_id=row["issue_id"],
        issue=None if row["issue_id"] is None else issue_reference(row["issue_id"], row["serial"]),
        entry=row["place"],
        title=row["title_full"] or row["title_zh"],
        number=row["number_zh"],
        date=row["date"],
        page=row["printed_page"] if row["facsimile"] else row["first_page"],
        facsimile=bool(row["facsimile"]),
        validity=row["validity"],
    )


def _cited(file: ArchiveFile, tables: Tables, group: list[Row], entry_id: int) -> Cited:
    found = [each for each in candidates(file, tables, group[0]) if each != entry_id]
    return Cited(
        title=next((row["title"] for row in group if row["title"]), None),
        number=next((row["number"] for row in group if row["number"]), None),
        relation=_strongest(group),
        documents=known_documents(file, found),
        places=tuple(dict.fromkeys(row["place"] for row in group)),
    )


def _citing(file: ArchiveFile, tables: Tables, meant: list[Row], entry_id: int | None) -> Citing:
    """What names an entry; of None, what names something that may not be here, whatever else it may mean."""
    (document,) = known_documents(file, [meant[0]["entry_id"]])
    others = [each for each in candidates(file, tables, meant[0]) if each != entry_id] if entry_id is not None else []
    relation = _strongest(meant)
    page = next(
        (printed_page(file, document.issue_id, row["place"]) for row in meant if row["relation"] == relation), None
    )
    return Citing(
        document=document,
        relation=relation,
        page=page if page is not None else document.page,
        others=known_documents(file, others),
    )


def _linked(file: ArchiveFile, corrected_id: int) -> Iterator[Cited]:
    for document in known_documents(file, [corrected_id]):
        yield Cited(
            title=document.title,
            number=document.number,
            relation="corrects",
            documents=(document,),
            places=(json.dumps([]),),
        )


def _means(one: Cited, entry_id: int) -> bool:
    return any(document.entry_id == entry_id for document in one.documents)


def _strongest(rows: list[Row]) -> Relation:
    said = {row["relation"] for row in rows}
    return next(relation for relation in _STRENGTH if relation in said)
