"""The built program tests itself: the sample issue is brought in, checked, set, written and read back."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gazette.desk.checking import check_issue
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.errors import DeskError, ExportError
from gazette.export import write_file
from gazette.shipped import shipped


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What came of it; the files are gone again unless a folder was named."""

    entries: int
    pages: int
    findings: int
    pdf: Path
    xml: Path


def sample_issue() -> Path:
    """The text of the sample issue that ships with the program."""
    return next(iter(sorted(shipped("resources/sample_issue").glob("*.txt"))))


def self_test(folder: Path | None = None) -> SelfTest:
    """Run the main job on the sample issue; PDF and XML stay in ``folder`` where one is named.

    Raises DeskError ``desk.self_test_differs`` where the issue read back from XML is not the one that was written, and
    ExportError where ``folder`` cannot be written to.
    """
    work = Path(tempfile.mkdtemp(prefix="gazette-"))
    try:
        result = _run(work)
        if folder is None:
            return result
        pdf, xml = (_kept(file, folder) for file in (result.pdf, result.xml))
        return SelfTest(result.entries, result.pages, result.findings, pdf, xml)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _kept(file: Path, folder: Path) -> Path:
    target = folder / file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("export.cannot_write", file=str(target), reason=error.strerror or str(error)) from error
    write_file(target, file.read_bytes())
    return target


def _run(work: Path) -> SelfTest:
    pdf, xml = work / "sample.pdf", work / "sample.xml"
    with Desk.open(work / "sample.gazette", create=True) as desk:
        issue_id = desk.bring_in(sample_issue()).issue_id
        if issue_id is None:
            raise DeskError("desk.self_test_no_issue")
        findings = check_issue(desk, issue_id)
        export_issue(desk, issue_id, ExportFiles(pdf=pdf, xml=xml))
        issue, made = desk.archive.issue(issue_id), desk.made_pages(issue_id)
    with Desk.open(work / "back.gazette", create=True) as back:
        back_id = back.bring_in(xml).issue_id
        if back_id is None or back.archive.issue(back_id) != issue:
            raise DeskError("desk.self_test_differs", file=xml.name)
    return SelfTest(len(issue.entries), made.count if made else 0, len(findings), pdf, xml)
