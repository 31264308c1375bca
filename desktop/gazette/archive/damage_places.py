"""What a damaged row is part of, in words that people know: of which issue, which entry, which file."""

from dataclasses import dataclass

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.verifying import Damage
from gazette.errors import ArchiveError
from gazette.model import issue_reference

_ROWS = {
    **dict.fromkeys(("entry", "entry_blocks", "passage"), "SELECT ? AS entry_id"),
    "revision": "SELECT entry_id, made AS name FROM revision WHERE rowid = ?",
    "finding": "SELECT entry_id, issue_id FROM finding WHERE rowid = ?",
    "correction": "SELECT entry_id FROM correction WHERE rowid = ?",
    "hand_over": "SELECT entry_id, given_to AS name FROM hand_over WHERE rowid = ?",
    "brought": "SELECT entry_id FROM brought WHERE rowid = ?",
    "issue": "SELECT ? AS issue_id",
    "section": "SELECT issue_id, name_zh AS name FROM section WHERE rowid = ?",
    "facsimile_file": "SELECT issue_id, name FROM facsimile_file WHERE rowid = ?",
    "facsimile_page": "SELECT issue_id, sheet AS name FROM facsimile_page WHERE rowid = ?",
    "proof": "SELECT issue_id, round AS name FROM proof WHERE rowid = ?",
    "proof_reading": (
        "SELECT issue_id, round AS name FROM proof_reading JOIN proof ON proof.id = proof_id"
        " WHERE proof_reading.rowid = ?"
    ),
    "issue_act": "SELECT issue_id, act AS name FROM issue_act WHERE rowid = ?",
    "issue_file": (
        "SELECT issue_id, name FROM issue_file JOIN issue_act ON issue_act.id = act_id WHERE issue_file.rowid = ?"
    ),
    "chain_link": "SELECT issue_id FROM chain_link WHERE rowid = ?",
    "source": "SELECT issue_id, name FROM source WHERE rowid = ?",
    "picture": "SELECT sha256 AS name FROM picture WHERE rowid = ?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagePlace:
    """What is damaged, as far as that can still be read; ``order`` counts the entry from 1 in its issue.

    ``name``: of a file, a section, a round of proofs, a revision (when it was made).
    """

    issue_id: int | None = None
    issue: str = ""
    entry_id: int | None = None
    order: int | None = None
    title: str = ""
    name: str = ""


def damage_place(file: ArchiveFile, damage: Damage) -> DamagePlace:
    """What ``damage`` is part of; empty where nothing can be read of that any more."""
    if damage.table not in _ROWS:
        return DamagePlace()
    row = _read(file, _ROWS[damage.table], damage.row)
    entry = _read(
        file,
        "SELECT entry.id, title_zh, issue_id, (SELECT count(*) FROM entry AS other JOIN section AS its"
        " ON its.id = other.section_id WHERE its.issue_id = section.issue_id AND"
        " (its.position, other.position) <= (section.position, entry.position)) AS number"
        " FROM entry LEFT JOIN section ON section.id = section_id WHERE entry.id = ?",
        row.get("entry_id"),
    )
    issue_id = row.get("issue_id") or entry.get("issue_id")
    issue = _read(file, "SELECT id, serial FROM issue WHERE id = ?", issue_id)
    return DamagePlace(
        issue_id=issue.get("id"),
        issue=issue_reference(issue["id"], issue["serial"]) if issue else "",
        entry_id=row.get("entry_id"),
        order=entry.get("number") if issue else None,
        title=str(entry.get("title_zh") or ""),
        name=str(row.get("name") or ""),
    )


def _read(file: ArchiveFile, sql: str, row: object) -> Row:
    try:
        return (file.row(sql, row) or {}) if row is not None else {}
    except ArchiveError:  # that page is damaged too
        return {}
