"""Checking every promise: nothing changed by itself, what was published is as it was, the log is whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from gazette.archive import Archive, Damage, DamagePlace, Link, Seen, Thoroughness, first_broken, hash_of
from gazette.desk.chain import link_content
from gazette.errors import ArchiveError
from gazette.model import Finding

ROW_RULES = {
    "entry": "desk.verify.entry",
    "entry_blocks": "desk.verify.entry",
    "passage": "desk.verify.passages",
    "revision": "desk.verify.revision",
    "finding": "desk.verify.finding",
    "hand_over": "desk.verify.hand_over",
    "issue": "desk.verify.issue",
    "section": "desk.verify.section",
    "facsimile_page": "desk.verify.facsimile_page",
    "facsimile_file": "desk.verify.file",
    "proof": "desk.verify.proof",
    "proof_reading": "desk.verify.proof",
    "issue_act": "desk.verify.last_steps",
    "issue_file": "desk.verify.file",
    "correction": "desk.verify.correction",
    "chain_link": "desk.verify.chain",
    "act_log": "desk.verify.log",
    "source": "desk.verify.source",
    "brought": "desk.verify.source",
    "picture": "desk.verify.picture",
    "publication": "desk.verify.publication",
    "office": "desk.verify.office",
    "decision": "desk.verify.decision",
    "decision_use": "desk.verify.decision",
    "exact_form": "desk.verify.exact_form",
    "body_name": "desk.verify.body_name",
    "body_apart": "desk.verify.body_apart",
    "drop_folder": "desk.verify.drop_folder",
    "arrival": "desk.verify.drop_folder",
}
"""What a damaged row is called, by its table."""

UNPLACED = {
    "desk.verify.entry": "desk.verify.entry_unplaced",
    "desk.verify.passages": "desk.verify.passages_unplaced",
    "desk.verify.proof": "desk.verify.proof_unplaced",
    "desk.verify.last_steps": "desk.verify.last_steps_unplaced",
    "desk.verify.section": "desk.verify.section_unplaced",
    "desk.verify.facsimile_page": "desk.verify.facsimile_page_unplaced",
}
"""Of what is in no issue (any more), or of which issue cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked and what is wrong; ``findings`` speak of damage alone, as errors.

    ``issues``, their ``entries`` and ``inbox`` count what the archive has, ``harmed`` the issues that something is
    wrong with.
    """

    findings: tuple[Finding, ...]
    issues: int
    entries: int
    inbox: int
    links: int
    head: str | None
    harmed: int
    damaged: bool
    """Whether rows, files or the index are not what was written; else chain or log alone do not follow."""

    @property
    def is_whole(self) -> bool:
        """Whether all is as it was written."""
        return not self.findings


def verify_archive(
    archive: Archive, thoroughness: Thoroughness = "whole", *, progress: Seen | None = None
) -> Verification:
    """Check the archive, which must have been opened for this alone.

    ``quick`` leaves out what is derived from other rows: the texts that search compares, and its index.
    """
    with archive.one_state():
        found = [_told(archive, damage) for damage in archive.damages(thoroughness, seen=progress)]
        return _with_promises(archive, found)


def _with_promises(archive: Archive, found: list[tuple[Finding, int | None]]) -> Verification:
    damaged = bool(found)
    try:
        rows, links, inbox = archive.issue_rows(), archive.chain.links(), len(archive.inbox_ids())
        found += _of_chain(archive, links)
        broken = first_broken(archive.act_log.lines())
    except ArchiveError as error:
        return Verification(
            findings=_once([*found, (_finding("desk.verify.unreadable", what=error.code), None)]),
            issues=0,
            entries=0,
            inbox=0,
            links=0,
            head=None,
            harmed=0,
            damaged=True,
        )
    if broken is not None:
        found.append((_finding("desk.verify.log_broken", line=str(broken.id), at=broken.at), None))
    return Verification(
        findings=_once(found),
        issues=len(rows),
        entries=sum(row.entries for row in rows),
        inbox=inbox,
        links=len(links),
        head=links[-1].sha256 if links else None,
        harmed=len({issue_id for _, issue_id in found if issue_id is not None}),
        damaged=damaged,
    )


def _once(found: list[tuple[Finding, int | None]]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(finding for finding, _ in found))


def _finding(rule: str, entry: int | None = None, **values: str) -> Finding:
    return Finding(rule=rule, level="error", entry=entry, values=tuple(values.items()))


def _told(archive: Archive, damage: Damage) -> tuple[Finding, int | None]:
    place = archive.damage_place(damage)
    if damage.kind == "structure":
        return _finding("desk.verify.structure", says=damage.says), None
    if damage.kind == "saves":
        return _finding("desk.verify.saves", count=str(damage.row)), None
    if damage.kind == "schema":
        return _finding("desk.verify.schema", table=damage.table), None
    if damage.kind == "index":
        return _finding("desk.verify.index"), None
    if damage.kind == "read":
        return _finding("desk.verify.read", table=damage.table), None
    rule = ROW_RULES.get(damage.table, "desk.verify.other") if damage.kind == "row" else "desk.verify.kept_file"
    return _named(rule, damage, place), place.issue_id


def _named(rule: str, damage: Damage, place: DamagePlace) -> Finding:
    if place.issue_id is None:
        rule = UNPLACED.get(rule, rule)
    return _finding(
        rule,
        place.order,
        issue=place.issue,
        number=str(place.order or ""),
        title=place.title,
        name=place.name,
        row=str(damage.row),
        table=damage.table,
    )


def _of_chain(archive: Archive, links: tuple[Link, ...]) -> Iterator[tuple[Finding, int | None]]:
    before: str | None = None
    for number, link in enumerate(links, start=1):
        holds = link.position == number and link.sha256 == hash_of(link.says) and link.content.get("previous") == before
        if not holds:
            yield _finding("desk.verify.chain_broken", position=str(number), issue=link.called), link.issue_id
        before = link.sha256
    for issue_id, link in {link.issue_id: link for link in links}.items():
        yield from ((finding, issue_id) for finding in _of_issue(archive, link))


def _of_issue(archive: Archive, link: Link) -> Iterator[Finding]:
    """Whether an issue is what its last link says; names the entries and files that are others."""
    then = link.content
    try:
        now = link_content(archive, link.issue_id)
    except (ArchiveError, StopIteration):
        yield _finding("desk.verify.issue_unreadable", issue=link.called)
        return
    if {**now, "previous": None} == {**then, "previous": None}:
        return
    named = False
    for number, (one, other) in enumerate(_pairs(then, now, "entries"), start=1):
        if one != other:
            named = True
            title = str((one or other or {}).get("title") or "")
            yield _finding("desk.verify.entry_differs", number, issue=link.called, number=str(number), title=title)
    for one, other in _pairs(then, now, "files"):
        if one != other:
            named = True
            yield _finding(
                "desk.verify.file_differs", issue=link.called, name=str((one or other or {}).get("name") or "")
            )
    if not named:
        yield _finding("desk.verify.issue_differs", issue=link.called)


def _pairs(then: Any, now: Any, what: str) -> Iterator[tuple[Any, Any]]:
    return zip_longest(then.get(what) or (), now.get(what) or ())
