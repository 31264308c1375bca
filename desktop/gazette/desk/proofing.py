"""Proofs by round: what an issue said when it was proofed, who read it, and what is different since."""

from datetime import date

from gazette.archive import Archive, Proof, Reading
from gazette.desk.desk import Desk
from gazette.desk.issue_digest import issue_digest
from gazette.desk.setting import typeset_issue
from gazette.errors import DeskError
from gazette.model import Issue
from gazette.reading import date_alone
from gazette.typeset import Progress


def make_proof(desk: Desk, issue_id: int, who: str, *, progress: Progress | None = None) -> Proof:
    """Begin the next round of proofs of an issue as it is now; the last one again where nothing has changed since.

    DeskError for a facsimile issue, one without entries or one that is closed (``desk.proof_closed``).
    """
    issue = desk.archive.issue(issue_id)
    if not issue.entries:
        raise DeskError("desk.no_entries", issue=issue.reference)
    digest = issue_digest(issue)
    earlier = desk.archive.proofs(issue_id)
    if earlier and earlier[-1].digest == digest:
        return earlier[-1]
    if issue.state == "published":
        raise DeskError("desk.proof_closed", issue=issue.reference)
    pages = typeset_issue(desk, issue_id, progress=progress)
    with desk.archive.transaction():
        return desk.archive.add_proof(issue, who=named(who), pages=len(pages.pages), digest=digest)


def note_reading(archive: Archive, proof: Proof, who: str, day: str | None = None, remark: str | None = None) -> None:
    """Note who read a round; ``day`` is ISO, today where there is none."""
    archive.add_reading(proof.id, Reading(who=named(who), day=iso_day(day), remark=remark or None))


def round_of(archive: Archive, issue_id: int, number: int | None = None) -> Proof:
    """A round of an issue (None: the last one); DeskError ``desk.no_round`` or ``desk.no_proof_yet``."""
    rounds = archive.proofs(issue_id)
    reference = archive.issue(issue_id).reference
    if not rounds:
        raise DeskError("desk.no_proof_yet", issue=reference)
    if number is None:
        return rounds[-1]
    for proof in rounds:
        if proof.round == number:
            return proof
    raise DeskError("desk.no_round", issue=reference, round=number, count=len(rounds))


def proof_pair(archive: Archive, proof: Proof) -> tuple[Issue, Issue]:
    """What the round before said and what this one says; for the first round nothing was said before."""
    now = archive.proofed_issue(proof.id)
    before = next((one for one in archive.proofs(proof.issue_id) if one.round == proof.round - 1), None)
    return (Issue(id=proof.issue_id) if before is None else archive.proofed_issue(before.id)), now


def named(who: str) -> str:
    """The name of who signs or reads; DeskError ``desk.no_name`` where there is none."""
    if not who.strip():
        raise DeskError("desk.no_name")
    return who.strip()


def iso_day(day: str | None) -> str:
    """A day as people write it as ISO has it, today where there is none; DeskError ``desk.no_day`` where it is none."""
    if not day:
        return date.today().isoformat()  # noqa: DTZ011 -- the day of the office, as its computer has it
    read = date_alone(day)
    if read is None:
        raise DeskError("desk.no_day", day=day)
    return read
