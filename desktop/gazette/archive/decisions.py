"""The memory of decisions: what was ignored, how far, why, by whom, and in how many places it counted."""

import json
from collections.abc import Mapping

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import as_json
from gazette.errors import ArchiveError
from gazette.model import Decision, Fingerprint

_PLACE = ("rule", "part", "text", "before", "after", "entry", "issue")
_OWN = ("id", "scope", "level", "reason", "note", "who", "at", "ended", "ended_by", "uses")
_ALL = (
    "SELECT decision.*, coalesce((SELECT sum(places) FROM decision_use WHERE decision_id = decision.id), 0) AS uses"
    " FROM decision"
)


_MARK = "SELECT count(*) AS number, max(id) AS last, sum(CASE WHEN ended IS NULL THEN id END) AS counting FROM decision"
"""Another answer wherever other decisions count."""


class Decisions:
    """The decisions of one archive; those that count are asked for after every change, and read once."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file
        self._counting: tuple[Row, tuple[Decision, ...]] | None = None

    def all(self) -> tuple[Decision, ...]:
        """Every decision, those that have ended too, the latest first."""
        return self._decisions("ORDER BY id DESC")

    def counting(self) -> tuple[Decision, ...]:
        """Those that have not ended, the oldest first; their ``uses`` may be those of when they were read."""
        mark = self._file.rows(_MARK)[0]
        if self._counting is None or self._counting[0] != mark:
            self._counting = (mark, self._decisions("WHERE ended IS NULL ORDER BY id"))
        return self._counting[1]

    def get(self, decision_id: int) -> Decision:
        """One decision; ArchiveError ``archive.no_decision``."""
        found = self._decisions("WHERE id = ?", decision_id)
        if not found:
            raise ArchiveError("archive.no_decision")
        return found[0]

    def add(self, decision: Decision) -> int:
        """Keep a decision of who acts now and return its id; one that was kept before comes back as it was."""
        row: Row = {name: getattr(decision.place, name) for name in _PLACE}
        row |= {name: getattr(decision, name) for name in ("scope", "level", "reason", "note")}
        row["values"] = as_json(decision.values)
        if decision.at:
            row |= {name: getattr(decision, name) for name in ("who", "at", "ended", "ended_by")}
            row |= {"id": decision.id} if decision.id else {}
        else:
            row["who"] = self._file.signature[0] or ""
        with self._file.transaction():
            return self._file.insert("decision", row)

    def remove(self, decision_id: int) -> None:
        """Forget a decision, for it was taken back."""
        with self._file.transaction():
            self._file.delete("decision", "id = ?", decision_id)

    def end(self, decision_id: int) -> None:
        """From now on it counts no more; it stays in the list."""
        with self._file.transaction():
            self._file.run(
                "UPDATE decision SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ended_by = ? WHERE id = ?",
                self._file.signature[0] or "",
                decision_id,
            )

    def resume(self, decision_id: int) -> None:
        """It counts again."""
        with self._file.transaction():
            self._file.update("decision", decision_id, {"ended": None, "ended_by": None})

    def note_uses(self, issue: str | None, places: Mapping[int, int]) -> None:
        """In how many places of an issue (None: the inbox) decisions count, by their ids; of all others in none."""
        kept = self._file.rows("SELECT decision_id, places FROM decision_use WHERE issue = ?", issue or "")
        if {row["decision_id"]: row["places"] for row in kept} == dict(places):
            return
        with self._file.transaction():
            self._file.delete("decision_use", "issue = ?", issue or "")
            rows: list[Row] = [
                {"decision_id": decision_id, "issue": issue or "", "places": count}
                for decision_id, count in places.items()
            ]
            self._file.insert_all("decision_use", rows)

    def _decisions(self, which: str, *values: int) -> tuple[Decision, ...]:
        rows = self._file.rows(f"{_ALL} {which}", *values)
        with self._file.understood():
            return tuple(_decision(row) for row in rows)


def _decision(row: Row) -> Decision:
    return Decision(
        place=Fingerprint(**{name: row[name] for name in _PLACE}),
        values=tuple((name, value) for name, value in json.loads(row["values"])),
        **{name: row[name] for name in _OWN},
    )
