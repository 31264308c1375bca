"""Proofs by round: what an issue said when it was proofed, who read it, and what is different since."""

from dataclasses import replace
from pathlib import Path

from gazette.archive import Archive, Proof, Reading
from gazette.desk.acts_noted import note_act
from gazette.desk.comparing import compare_issues
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_read
from gazette.desk.issue_digest import issue_digest
from gazette.desk.redline_page import redline_html
from gazette.desk.setting import ReadIssue, read_issue, typeset_read
from gazette.desk.signing import iso_day, named
from gazette.errors import DeskError
from gazette.model import Issue
from gazette.typeset import Progress
from gazette.wording import Language


def make_proof(desk: Desk, issue_id: int, who: str, *, progress: Progress | None = None) -> Proof:
    """Begin the next round of proofs of an issue as it is now; the last one again where nothing has changed since.

    DeskError for a facsimile issue, one without entries or one that is closed (``desk.proof_closed``).
    """
    return _proof_of(desk, read_issue(desk, issue_id), who, progress)


def write_proof(
    desk: Desk, issue_id: int, who: str, pdf: Path, manner: ExportManner, *, progress: Progress | None = None
) -> Proof:
    """``make_proof``, and write its pages, the name of the round on every one; ``manner`` arranges them.

    ExportError where the file cannot be written; the round is kept then.
    """
    read = read_issue(desk, issue_id)
    proof = _proof_of(desk, read, who, progress)
    marked = replace(manner, proof=True, round=proof.round)
    export_read(desk, read, ExportFiles(pdf=pdf), marked, progress=progress)
    return proof


def _proof_of(desk: Desk, read: ReadIssue, who: str, progress: Progress | None) -> Proof:
    issue = read.issue
    if not issue.entries:
        raise DeskError("desk.no_entries", issue=issue.reference)
    digest = issue_digest(issue)
    earlier = desk.archive.last_steps.proofs(issue.id)
    if earlier and earlier[-1].digest == digest:
        return earlier[-1]
    if issue.state == "published":
        raise DeskError("desk.proof_closed", issue=issue.reference)
    pages = typeset_read(desk, read, progress=progress)
    name, archive = named(who), desk.archive
    with archive.signed("desk.act.proof", name), archive.transaction():
        note_act(archive, "desk.act.proof", issues=[issue.id])
        return archive.last_steps.add_proof(issue, who=name, changes=read.at, pages=len(pages.pages), digest=digest)


def note_reading(archive: Archive, proof: Proof, who: str, day: str | None = None, remark: str | None = None) -> None:
    """Note who read a round; ``day`` is ISO, today where there is none."""
    archive.last_steps.add_reading(proof.id, Reading(who=named(who), day=iso_day(day), remark=remark or None))


def round_of(archive: Archive, issue_id: int, number: int | None = None) -> Proof:
    """A round of an issue (None: the last one); DeskError ``desk.no_round`` or ``desk.no_proof_yet``."""
    rounds = archive.last_steps.proofs(issue_id)
    reference = archive.issue(issue_id).reference
    if not rounds:
        raise DeskError("desk.no_proof_yet", issue=reference)
    if number is None:
        return rounds[-1]
    for proof in rounds:
        if proof.round == number:
            return proof
    raise DeskError("desk.no_round", issue=reference, round=number, count=len(rounds))


def office_proof(
    desk: Desk, issue_id: int, who: str, pdf: Path, language: Language, *, progress: Progress | None = None
) -> tuple[Proof, str]:
    """``write_proof``, each page in the middle of A4, and ``proof_redline``, which is empty for the first round."""
    proof = write_proof(desk, issue_id, who, pdf, ExportManner(a4=True), progress=progress)
    return proof, proof_redline(desk.archive, proof, language) if proof.round > 1 else ""


def proof_redline(archive: Archive, proof: Proof, language: Language) -> str:
    """What is different from the round before, as a web page."""
    return redline_html(compare_issues(*proof_pair(archive, proof)), language)


def proof_pair(archive: Archive, proof: Proof) -> tuple[Issue, Issue]:
    """What the round before said and what this one says; for the first round nothing was said before."""
    now = archive.last_steps.proofed_issue(proof.id)
    before = next((one for one in archive.last_steps.proofs(proof.issue_id) if one.round == proof.round - 1), None)
    return (Issue(id=proof.issue_id) if before is None else archive.last_steps.proofed_issue(before.id)), now
