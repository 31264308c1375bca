"""Which bodies the documents name, how often, and for what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.knowing.bodies_read import MATTER
from gazette.archive.knowing.citing import KnownDocument, known_documents, on_page
from gazette.archive.knowing.texts_read import Tables

Role = Literal["issues", "leads", "takes_part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """A name as texts write it: in how many documents it has each role, and the days of the first and last of them."""

    name: str
    issues: int
    leads: int
    takes_part: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a document makes a body responsible for, and where it does, as in ``PostAct``.

    A long ``matter`` is cut, and says so with “…”.
    """

    document: KnownDocument
    place: str
    role: Role
    name: str
    matter: str


def name_uses(file: ArchiveFile, tables: Tables) -> tuple[NameUse, ...]:
    """All names, those in most documents first."""
    counted = ", ".join(
        f"count(DISTINCT CASE WHEN role = '{role}' THEN entry_id END) AS {role}"
        for role in ("issues", "leads", "takes_part")
    )
    rows = file.rows(
        f"SELECT name, {counted}, min(entry.date) AS first, max(entry.date) AS last"
        f" FROM {tables['body_mention']} AS mention JOIN entry ON entry.id = entry_id"
        " GROUP BY name ORDER BY count(DISTINCT entry_id) DESC, name"
    )
    return tuple(NameUse(**row) for row in rows)


def duties(file: ArchiveFile, tables: Tables, names: Iterable[str]) -> tuple[Duty, ...]:
    """What documents make a body of these names responsible for, by their days."""
    wanted = tuple(names)
    marks = ", ".join("?" for _ in wanted)
    rows = file.rows(
        f"SELECT * FROM {tables['body_mention']} WHERE role <> 'issues' AND name IN ({marks}) ORDER BY id", *wanted
    )
    rows_of: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        rows_of[row["entry_id"]].append(row)
    return tuple(
        Duty(
            document=on_page(file, document, row["place"]),
            place=row["place"],
            role=row["role"],
            name=row["name"],
            matter=_shown(row["matter"]),
        )
        for document in known_documents(file, rows_of)
        for row in rows_of[document.entry_id]
    )


def _shown(matter: str) -> str:
    return matter if len(matter) < MATTER else matter + "…"
