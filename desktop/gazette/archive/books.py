"""What the office keeps over its issues, beside their text: what a year printed where, who has which entry."""

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Literal

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.passages import FILING, passage_rows
from gazette.archive.rows import as_json, filing_json
from gazette.archive.writing import touch
from gazette.model import (
    AnnualContents,
    BodyName,
    Entry,
    ExactForm,
    Filing,
    HandOver,
    Office,
    annual_from_plain,
    annual_to_plain,
    entry_from_plain,
    entry_to_plain,
)

Way = Literal["out", "in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHandOver:
    """An entry that was given to a colleague (``out``) or came from one (``in``); ``back``: when it came back (UTC).

    ``said`` is what the entry said when it was handed over.
    """

    hand_over: HandOver
    way: Way
    entry_id: int
    said: Entry
    back: str | None


class OfficeBooks:
    """Read and written inside the archive's transactions; ``archive.books``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def annual_entries(self) -> tuple[Row, ...]:
        """The entries of open issues that are annual contents: ``id issue_id annual``."""
        rows = self._file.rows(
            "SELECT entry.id, issue.id AS issue_id, annual_contents FROM entry"
            " JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
            " WHERE annual_contents IS NOT NULL AND issue.state = 'editing' ORDER BY entry.id"
        )
        with self._file.understood():
            return tuple({**row, "annual": annual_from_plain(json.loads(row["annual_contents"]))} for row in rows)

    def set_annual(self, entry_id: int, issue_id: int, annual: AnnualContents) -> None:
        """Write the list of a year anew; nobody typed it, so no revision is kept."""
        with self._file.transaction():
            self._file.update("entry", entry_id, {"annual_contents": as_json(annual_to_plain(annual))})
            touch(self._file, issue_id)

    def year_rows(self, year: int | None) -> tuple[Row, ...]:
        """The entries of a year's issues in their order, annual contents left out.

        ``issue_id numbers serial codes section_zh section_en title_zh title_en number_zh number_en issuers page
        place``; ``page`` as printed (of a facsimile issue as its list says), ``place`` the number in the issue, from 1.
        """
        rows = self._file.rows(
            "SELECT issue.id AS issue_id, issue.numbers, serial, codes, section.name_zh AS section_zh,"
            " section.name_en AS section_en, title_zh, title_en, number_zh, number_en, issuers, annual_contents,"
            " CASE WHEN EXISTS (SELECT 1 FROM facsimile_file WHERE facsimile_file.issue_id = issue.id)"
            " THEN printed_page ELSE coalesce(first_page, printed_page) END AS page,"
            " row_number() OVER (PARTITION BY issue.id ORDER BY section.position, entry.position) AS place"
            " FROM entry JOIN section ON section.id = section_id JOIN issue ON issue.id = section.issue_id"
            " JOIN publication ON publication.id = publication_id"
            " WHERE year IS ? ORDER BY issue.id, section.position, entry.position",
            year,
        )
        with self._file.understood():
            return tuple(
                {
                    **row,
                    "numbers": tuple(json.loads(row["numbers"])),
                    "codes": tuple(map(tuple, json.loads(row["codes"]))),
                    "issuers": tuple(json.loads(row["issuers"])),
                }
                for row in rows
                if row["annual_contents"] is None
            )

    def set_filing(self, table: Literal["issue", "entry"], row_id: int, filing: Filing) -> None:
        """Write where an issue or an entry is filed; what it says, and its pages, stay as they are."""
        with self._file.transaction():
            self._file.update(table, row_id, {"filing": filing_json(filing)})
            if table == "entry":
                self._file.delete("passage", "entry_id = ? AND place = ?", row_id, FILING)
                rows = passage_rows(Entry(title_zh="", filing=filing), row_id)
                self._file.insert_all("passage", [row for row in rows if row["place"] == FILING])

    def issuers(self) -> dict[str, int]:
        """The bodies that issued something, each with how many entries."""
        rows = self._file.rows(
            "SELECT one.value AS name, COUNT(*) AS uses FROM entry, json_each(entry.issuers) AS one GROUP BY one.value"
        )
        return {row["name"]: row["uses"] for row in rows}

    def addressees(self) -> dict[str, int]:
        """The lines of those addressed, as they are written, each with how many entries."""
        rows = self._file.rows(
            "SELECT addressee AS line, COUNT(*) AS uses FROM entry WHERE addressee IS NOT NULL GROUP BY addressee"
        )
        return {row["line"]: row["uses"] for row in rows}

    def exact_list(self) -> tuple[ExactForm, ...]:
        """The office's names, posts and phrases, in its order."""
        rows = self._file.rows("SELECT kind, form, post, since, until, note FROM exact_form ORDER BY position")
        with self._file.understood():
            return tuple(ExactForm(**row) for row in rows)

    def set_exact_list(self, forms: tuple[ExactForm, ...]) -> None:
        """Keep these, and no others."""
        with self._file.transaction():
            self._file.run("DELETE FROM exact_form")
            self._file.insert_all("exact_form", [{"position": at, **asdict(form)} for at, form in enumerate(forms)])

    def body_names(self) -> tuple[BodyName, ...]:
        """Under which names bodies went, as the office says."""
        rows = self._file.rows("SELECT name, body, since, until FROM body_name ORDER BY position")
        return tuple(BodyName(**row) for row in rows)

    def set_body_names(self, names: tuple[BodyName, ...]) -> None:
        """Keep these, and no others."""
        with self._file.transaction():
            self._file.run("DELETE FROM body_name")
            self._file.insert_all("body_name", [{"position": at, **asdict(name)} for at, name in enumerate(names)])

    def bodies_apart(self) -> frozenset[tuple[str, str]]:
        """Pairs of names that are two bodies', as the office says; in each the one first that sorts first."""
        return frozenset((row["one"], row["other"]) for row in self._file.rows("SELECT one, other FROM body_apart"))

    def set_bodies_apart(self, pairs: frozenset[tuple[str, str]]) -> None:
        """Keep these, and no others."""
        with self._file.transaction():
            self._file.run("DELETE FROM body_apart")
            self._file.insert_all("body_apart", [{"one": one, "other": other} for one, other in sorted(pairs)])

    def removed_entries(self) -> tuple[int, ...]:
        """The entries that are gone and have a past."""
        rows = self._file.rows("SELECT DISTINCT entry_id FROM revision EXCEPT SELECT id FROM entry ORDER BY entry_id")
        return tuple(row["entry_id"] for row in rows)

    def new_number(self) -> int:
        """A number that no entry had or will have, for one that is gone."""
        with self._file.transaction():
            self._file.run(
                "INSERT INTO sqlite_sequence SELECT 'entry', 0"
                " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'entry')"
            )
            self._file.run("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'entry'")
            return int(self._file.rows("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")[0]["seq"])

    def office(self) -> Office:
        """What the office has chosen for all its issues."""
        rows = self._file.rows("SELECT rules_off, roles, sheet FROM office")
        if not rows:
            return Office()
        with self._file.understood():
            roles = tuple((role, tuple(names)) for role, names in json.loads(rows[0]["roles"]))
            off = tuple(json.loads(rows[0]["rules_off"]))
            return Office(rules_off=off, roles=roles, sheet=rows[0]["sheet"])

    def set_office(self, office: Office) -> None:
        """Keep these choices."""
        row: Row = {"id": 1, "rules_off": as_json(office.rules_off), "roles": as_json(office.roles)}
        with self._file.transaction():
            self._file.run("DELETE FROM office")
            self._file.insert("office", {**row, "sheet": office.sheet})

    def add_hand_over(self, way: Way, entry_id: int, hand_over: HandOver, said: Entry) -> None:
        """Note that an entry went to a colleague, or came from one, who said this."""
        plain = as_json(entry_to_plain(said)).encode("utf-8", "surrogatepass")
        row: Row = {"token": hand_over.token, "way": way, "entry_id": entry_id, "given_to": hand_over.to}
        row |= {"given_by": hand_over.by, "at": hand_over.at, "revision": hand_over.revision}
        with self._file.transaction():
            self._file.insert("hand_over", {**row, "entry": zlib.compress(plain)})

    def set_back(self, token: str, back: str | None) -> None:
        """Note when an entry came back (UTC); None: it is still away."""
        with self._file.transaction():
            self._file.run("UPDATE hand_over SET back = ? WHERE token = ? AND way = 'out'", back, token)

    def forget_hand_over(self, token: str) -> None:
        """Take out the note that an entry went to a colleague: it did not, or is not waited for."""
        with self._file.transaction():
            self._file.delete("hand_over", "token = ? AND way = 'out'", token)

    def hand_over(self, token: str) -> KeptHandOver | None:
        """The entry that went out under this token; None where none did."""
        found = self._hand_overs("token = ? AND way = 'out'", token)
        return found[0] if found else None

    def hand_overs_of(self, entry_id: int) -> tuple[KeptHandOver, ...]:
        """Who had an entry, or has it, the latest first."""
        return self._hand_overs("entry_id = ?", entry_id)

    def _hand_overs(self, where: str, value: str | int) -> tuple[KeptHandOver, ...]:
        rows = self._file.rows(f"SELECT * FROM hand_over WHERE {where} ORDER BY id DESC", value)
        with self._file.understood():
            return tuple(_kept(row) for row in rows)


def _kept(row: Row) -> KeptHandOver:
    plain = json.loads(zlib.decompress(row["entry"]).decode("utf-8", "surrogatepass"))
    names = {"token": row["token"], "to": row["given_to"], "by": row["given_by"], "at": row["at"]}
    return KeptHandOver(
        hand_over=HandOver(**names, revision=row["revision"]),
        way=row["way"],
        entry_id=row["entry_id"],
        said=entry_from_plain(plain, row["entry_id"]),
        back=row["back"],
    )
