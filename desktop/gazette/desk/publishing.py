"""Publishing: an issue at press is frozen, with both PDFs and the XML byte for byte."""

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.archive import Archive, FileForm, IssueAct
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles, Manner
from gazette.desk.exporting import export_issue
from gazette.desk.issue_digest import issue_digest
from gazette.desk.proofing import named
from gazette.desk.published_files import Published, published_as
from gazette.desk.setting import typeset_issue
from gazette.errors import DeskError
from gazette.model import Finding, Issue
from gazette.typeset import Progress

_FORMS: tuple[tuple[FileForm, str], ...] = (("pdf", "-print.pdf"), ("pdfa", "-archive.pdf"), ("xml", ".xml"))

_OF_FILES = ("export.", "preflight.")
"""What the rules of findings begin with that speak of the files and not of the text."""


def publish_issue(
    desk: Desk, issue_id: int, who: str, icc: Path | None = None, *, progress: Progress | None = None
) -> Published:
    """Freeze an issue that is at press. It cannot be undone, nor can what was done before it.

    ``icc`` is the profile of the press that the PDFs are for, None the usual one.

    The files are made, checked and kept with the issue in one transaction: where anything fails, or ``progress`` raises
    to cancel, the issue stays at press. DeskError ``desk.not_at_press``, ``desk.signed_other`` where the issue is not
    what was signed, ``desk.file_faulty`` where a file fails its check.
    """
    archive = desk.archive
    issue = archive.issue(issue_id)
    _refuse_unsigned(archive, issue)
    # Set before, so that the archive is held for writing only while files are made.
    typeset_issue(desk, issue_id, progress=progress)
    with archive.transaction():
        _refuse_unsigned(archive, archive.issue(issue_id))
        archive.set_issue_state(issue_id, "published")
        act_id = archive.add_issue_act(issue_id, IssueAct(act="publish", who=named(who), digest=issue_digest(issue)))
        findings = _keep_files(desk, issue, act_id, icc, progress)
    desk.forget_steps()
    published = published_as(archive, issue_id)
    assert published is not None
    return replace(published, findings=findings)


def _refuse_unsigned(archive: Archive, issue: Issue) -> None:
    if issue.state != "at_press":
        raise DeskError("desk.published" if issue.state == "published" else "desk.not_at_press", issue=issue.reference)
    signed = next((act for act in reversed(archive.issue_acts(issue.id)) if act.act == "press"), None)
    if signed is None or signed.digest != issue_digest(issue):
        raise DeskError("desk.signed_other", issue=issue.reference)


def _keep_files(
    desk: Desk, issue: Issue, act_id: int, icc: Path | None, progress: Progress | None
) -> tuple[Finding, ...]:
    with TemporaryDirectory() as folder:
        paths = {form: Path(folder) / f"{_stem(issue)}{ending}" for form, ending in _FORMS}
        wanted = ExportFiles(pdf=paths["pdf"], pdfa=paths["pdfa"], xml=paths["xml"])
        findings = export_issue(desk, issue.id, wanted, Manner(icc=icc), progress=progress)
        faulty = [finding for finding in findings if finding.rule.startswith(_OF_FILES) and finding.level == "error"]
        if faulty:
            first = dict(faulty[0].values).get("what") or faulty[0].text or faulty[0].rule
            raise DeskError("desk.file_faulty", issue=issue.reference, first=first)
        for form, path in paths.items():
            content = path.read_bytes()
            desk.archive.add_issue_file(act_id, form, path.name, hashlib.sha256(content).hexdigest(), content)
    return findings


def _stem(issue: Issue) -> str:
    return f"gazette-{issue.reference}"
