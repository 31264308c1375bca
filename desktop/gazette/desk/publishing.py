"""Publishing: an issue at press is frozen, with both PDFs and the XML byte for byte."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.archive import Archive, FileForm, IssueAct
from gazette.desk.acts_noted import note_act
from gazette.desk.chain import extend_chain, link_earlier
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_read
from gazette.desk.issue_digest import issue_digest
from gazette.desk.published_files import Published, published_as
from gazette.desk.setting import read_issue
from gazette.desk.signing import named
from gazette.errors import DeskError, ExportError
from gazette.model import Finding, Issue
from gazette.typeset import Progress

_FORMS: tuple[tuple[FileForm, str], ...] = (("pdf", "-print.pdf"), ("pdfa", "-archive.pdf"), ("xml", ".xml"))

_OF_FILES = ("export.", "preflight.")
"""What the rules of findings begin with that speak of the files and not of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file that is to be kept, byte for byte."""

    form: FileForm
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReady:
    """What an issue at press will be published as, who does it, and what was said when the files were made."""

    issue_id: int
    who: str
    digest: str
    head: str | None
    files: tuple[_File, ...]
    findings: tuple[Finding, ...]


def publish_issue(
    desk: Desk, issue_id: int, who: str, icc: Path | None = None, *, progress: Progress | None = None
) -> Published:
    """Freeze an issue that is at press. It cannot be undone, nor can what was done before it.

    Who cannot wait while files are made does ``make_ready`` elsewhere, and then ``publish_ready``.
    """
    return publish_ready(desk, make_ready(desk, issue_id, who, icc, progress=progress))


def make_ready(
    desk: Desk, issue_id: int, who: str, icc: Path | None = None, *, progress: Progress | None = None
) -> MadeReady:
    """Make and check the files of an issue at press; ``icc`` is the profile of the press, None the usual one.

    Nothing is published yet. DeskError ``desk.not_at_press``, ``desk.signed_other`` where the issue is not what was
    signed, ``desk.file_faulty`` where a file fails its check, ``desk.no_room_aside`` where none can be written.
    """
    name, read = named(who), read_issue(desk, issue_id)
    _refuse_unsigned(desk.archive, read.issue)
    link_earlier(desk.archive, issue_id)
    head = _head(desk.archive)
    published = replace(read, issue=replace(read.issue, state="published"))
    with _aside() as folder:
        paths = {form: folder / f"{_stem(read.issue)}{ending}" for form, ending in _FORMS}
        wanted = ExportFiles(pdf=paths["pdf"], pdfa=paths["pdfa"], xml=paths["xml"])
        findings = export_read(desk, published, wanted, ExportManner(icc=icc), progress=progress)
        _refuse_faulty(read.issue, findings)
        files = tuple(_File(form=form, name=path.name, content=path.read_bytes()) for form, path in paths.items())
    return MadeReady(
        issue_id=issue_id, who=name, digest=issue_digest(read.issue), head=head, files=files, findings=findings
    )


def publish_ready(desk: Desk, ready: MadeReady) -> Published:
    """Freeze an issue and keep the files that were made of it, in one transaction.

    DeskError as with ``make_ready`` where the issue is another by now, ``desk.chain_moved`` where another one was
    published since.
    """
    archive, issue_id = desk.archive, ready.issue_id
    with archive.signed("desk.act.publish", ready.who), archive.transaction():
        issue = archive.issue(issue_id)
        _refuse_unsigned(archive, issue)
        if issue_digest(issue) != ready.digest:
            raise DeskError("desk.signed_other", issue=issue.reference)
        if _head(archive) != ready.head:
            raise DeskError("desk.chain_moved", issue=issue.reference)
        archive.set_issue_state(issue_id, "published")
        act_id = archive.last_steps.add_act(issue_id, IssueAct(act="publish", who=ready.who, digest=ready.digest))
        for file in ready.files:
            sha256 = hashlib.sha256(file.content).hexdigest()
            archive.last_steps.add_file(act_id, file.form, file.name, sha256, file.content)
        extend_chain(archive, issue_id)
        note_act(archive, "desk.act.publish", issues=[issue_id], files=[file.name for file in ready.files])
    desk.forget_steps()
    published = published_as(archive, issue_id)
    assert published is not None
    return replace(published, findings=ready.findings)


@contextmanager
def _aside() -> Iterator[Path]:
    """A folder for files until the archive has them."""
    try:
        folder = TemporaryDirectory()
    except OSError as error:
        raise DeskError("desk.no_room_aside", reason=error.strerror or str(error)) from error
    with folder as name:
        try:
            yield Path(name)
        except ExportError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            raise DeskError("desk.no_room_aside", reason=error.__cause__.strerror or str(error.__cause__)) from error


def _head(archive: Archive) -> str | None:
    """The last link of the chain, which the archive file names as what it follows."""
    head = archive.chain.head()
    return head.sha256 if head else None


def _refuse_unsigned(archive: Archive, issue: Issue) -> None:
    if issue.state != "at_press":
        raise DeskError("desk.published" if issue.state == "published" else "desk.not_at_press", issue=issue.reference)
    signed = next((act for act in reversed(archive.last_steps.acts(issue.id)) if act.act == "press"), None)
    if signed is None or signed.digest != issue_digest(issue):
        raise DeskError("desk.signed_other", issue=issue.reference)


def _refuse_faulty(issue: Issue, findings: tuple[Finding, ...]) -> None:
    faulty = [finding for finding in findings if finding.rule.startswith(_OF_FILES) and finding.level == "error"]
    if faulty:
        first = dict(faulty[0].values).get("what") or faulty[0].text or faulty[0].rule
        raise DeskError("desk.file_faulty", issue=issue.reference, first=first)


def _stem(issue: Issue) -> str:
    return f"gazette-{issue.reference}"
