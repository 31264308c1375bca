"""Exporting an issue: one page making for all the files of a call, each written beside its old version and renamed."""

import os
from collections.abc import Callable
from pathlib import Path

from gazette.desk.desk import Desk
from gazette.desk.preflighting import checked_file
from gazette.desk.setting import fonts, typeset_issue
from gazette.errors import ExportError
from gazette.export import issue_to_xml, pages_to_pdf, write_file
from gazette.model import Finding

# Called with (steps done, steps); may raise to cancel, which leaves every file as it was or whole.
Progress = Callable[[int, int], None]


def export_issue(
    desk: Desk, issue_id: int, *, pdf: Path | None = None, xml: Path | None = None, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Write the files that are asked for; returns what there is to say about them, faults of composition too.

    Raises ExportError where a file cannot be written.
    """
    if pdf is not None and xml is not None and os.path.realpath(pdf) == os.path.realpath(xml):
        raise ExportError("export.same_file", file=str(pdf))
    for file in (pdf, xml):
        if file is not None and desk.archive.is_own_file(file):
            raise ExportError("export.is_archive", file=str(file))
    findings: tuple[Finding, ...] = ()
    steps = len(desk.archive.issue(issue_id).entries)
    total = steps * 2 * (pdf is not None) + (xml is not None)
    done = 0

    def tell(now: int) -> None:
        if progress:
            progress(now, total)

    if pdf is not None:
        pages = typeset_issue(desk, issue_id, progress=lambda at, _: tell(at))
        findings += pages.findings
        count = max(1, len(pages.pages))
        content = pages_to_pdf(pages, fonts(), progress=lambda at, _: tell(steps + steps * at // count))
        findings += checked_file(desk.archive.issue(issue_id), pages, content).findings()
        write_file(pdf, content)
        done = 2 * steps
    if xml is not None:
        content, problems = issue_to_xml(desk.archive.issue(issue_id))
        findings += problems
        write_file(xml, content)
        tell(done + 1)
    return findings
