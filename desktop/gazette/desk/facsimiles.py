"""Back issues as they are: kept as PDF or scans, with a contents list; found and cited, never set."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gazette.archive import Archive
from gazette.desk.acts_noted import note_act
from gazette.desk.chain import extend_chain
from gazette.desk.desk import Desk
from gazette.desk.facsimile_commands import CorrectFacsimile
from gazette.desk.facsimile_facts import BackIssue, described, made_issue, refuse_impossible
from gazette.desk.facsimile_files import KeptBytes, KeptPages, fetched, keep_files, keep_unread, read_kept
from gazette.desk.issue_commands import refuse_twin
from gazette.errors import DeskError, IngestError
from gazette.ingest.facsimiles import KeptReading
from gazette.model import Account, Finding, Issue

Became = Literal["taken", "already", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptIssue:
    """What a back issue became in the archive; ``proposed``: its contents list is what its text was recognised as."""

    became: Became
    issue: Issue
    findings: tuple[Finding, ...]
    proposed: bool = False


def already_kept(archive: Archive, files: Sequence[KeptBytes]) -> Issue | None:
    """The facsimile issue that keeps just these files; DeskError where another one keeps some of them."""
    kept = ((each, _issue_of(archive, each.sha256)) for each in files)
    first, issue_id = next(((each, issue_id) for each, issue_id in kept if issue_id is not None), (None, None))
    if first is None or issue_id is None:
        return None
    issue = archive.issue(issue_id)
    assert issue.facsimile is not None
    # One that is locked is kept as another file.
    known = [each.sha256 if archive.issue_keeping(each.sha256) else None for each in files]
    there = [each.sha256 for each in issue.facsimile.files]
    if len(known) != len(there) or any(one not in (None, other) for one, other in zip(known, there, strict=True)):
        raise DeskError("desk.facsimile_elsewhere", file=first.name, issue=issue.reference)
    return issue


def _issue_of(archive: Archive, sha256: str) -> int | None:
    """The facsimile issue that keeps a file, as it is or without its password."""
    kept, source = archive.issue_keeping(sha256), archive.source(sha256)
    if kept is not None or source is None or source.issue_id is None:
        return kept
    return source.issue_id if archive.is_facsimile(source.issue_id) else None


def settle_back_issue(archive: Archive, wanted: BackIssue, pages: KeptPages) -> KeptIssue:
    """Keep a back issue that was read, whole with its files or not at all.

    DeskError where its numbers are those of another one.
    """
    with archive.signed("desk.act.bring_in"), archive.transaction():
        issue, proposed = made_issue(archive, wanted, pages)
        refuse_impossible(issue)
        refuse_twin(archive, issue)
        keep_files(archive, pages.files)
        issue_id = archive.add_issue(issue)
        for each, reading in zip(pages.files, pages.readings, strict=True):
            source = archive.source(each.sha256)
            assert source is not None
            archive.assign_source(source.id, issue_id, (), reading.findings, _account(reading))
            locked = archive.source(each.came_as) if each.came_as is not None else None
            if locked is not None:
                archive.assign_source(locked.id, issue_id, (), (), _account(reading))
        extend_chain(archive, issue_id)
        note_act(archive, "desk.act.bring_in", issues=[issue_id], files=[each.name for each in pages.files])
        kept = archive.issue(issue_id)
    told = tuple(finding for reading in pages.readings for finding in reading.findings)
    return KeptIssue(became="taken", issue=kept, findings=told, proposed=proposed)


def _account(reading: KeptReading) -> Account:
    texts = [side.text for side in reading.sides]
    visible = sum(len("".join(text.split())) for text in texts if text)
    return Account(visible=visible, unread=texts.count(None))


def bring_back_issue(desk: Desk, wanted: BackIssue, *, dry: bool = False) -> KeptIssue:
    """Keep a back issue; one that is there stays, and a list or numbers that differ are taken as one act of correction.

    ``dry``: only see what would become of it. IngestError where its files cannot be read: they are kept all the same.
    """
    return keep_back_issue(desk, wanted, fetched(desk.archive, wanted.files), dry=dry)


def keep_back_issue(desk: Desk, wanted: BackIssue, files: Sequence[KeptBytes], *, dry: bool = False) -> KeptIssue:
    """Keep a back issue whose files were fetched, as ``bring_back_issue`` does."""
    there = already_kept(desk.archive, files)
    if there is not None:
        return correct_kept(desk, wanted, there, dry=dry)
    try:
        pages = read_kept(files, wanted.password)
    except IngestError as error:
        if not dry:
            keep_unread(desk.archive, files, error)
        raise
    if not dry:
        return settle_back_issue(desk.archive, wanted, pages)
    issue, proposed = made_issue(desk.archive, wanted, pages)
    refuse_impossible(issue)
    refuse_twin(desk.archive, issue)
    told = tuple(finding for reading in pages.readings for finding in reading.findings)
    return KeptIssue(became="taken", issue=issue, findings=told, proposed=proposed)


def correct_kept(desk: Desk, wanted: BackIssue, there: Issue, *, dry: bool = False) -> KeptIssue:
    """What a person says now of a back issue that is there, as one act; nothing where it says the same."""
    issue = described(wanted, there)
    refuse_impossible(issue)
    if issue == there:
        return KeptIssue(became="already", issue=there, findings=())
    if not dry:
        desk.do(CorrectFacsimile(issue, over=there))
        issue = desk.archive.issue(there.id)
    return KeptIssue(became="changed", issue=issue, findings=())
