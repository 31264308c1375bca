"""The files of a published issue: given out byte for byte, and compared with their hashes of the day of publishing."""

import hashlib
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from gazette.archive import Archive, FileForm, IssueFile
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.issue_digest import issue_digest, not_filed
from gazette.errors import DeskError
from gazette.export import write_file
from gazette.ingest import read_source
from gazette.model import Finding, Issue
from gazette.typeset import Progress

_PLAIN = ExportManner()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When (UTC) and by whom an issue was published, its files, and what was said when they were made."""

    at: str
    who: str
    digest: str
    files: tuple[IssueFile, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a published thing is as it was: ``what`` is a file's name, or empty for the issue's own text.

    ``entries`` are the numbers of those that say something else than the XML of that day, where that is whole.
    """

    what: str
    is_whole: bool
    entries: tuple[int, ...] = ()


def published_as(archive: Archive, issue_id: int) -> Published | None:
    """The published files of an issue; None where it was not published by this program."""
    act = next((act for act in reversed(archive.last_steps.acts(issue_id)) if act.act == "publish"), None)
    if act is None:
        return None
    return Published(at=act.at, who=act.who, digest=act.digest, files=archive.last_steps.files_of_act(act.id))


def give_out_all(archive: Archive, issue_id: int, files: ExportFiles, manner: ExportManner) -> ExportFiles:
    """Write those of ``files`` that were published, if they are wanted as they were; returns what is left to make."""
    if replace(manner, dpi=_PLAIN.dpi, despite_marks="", icc=None) != _PLAIN:
        return files
    given: dict[str, None] = {}
    wanted: tuple[tuple[FileForm, Path | None], ...] = (("pdf", files.pdf), ("pdfa", files.pdfa), ("xml", files.xml))
    for form, path in wanted:
        if path is not None and give_out(archive, issue_id, form, path):
            given[form] = None
    return replace(files, **given)


def give_out(archive: Archive, issue_id: int, form: FileForm, path: Path) -> bool:
    """Write a published file byte for byte; False where there is none of this form.

    DeskError ``desk.published_file_differs`` where it is not what was published any more; nothing is written then.
    """
    content = kept_content(archive, issue_id, form)
    if content is not None:
        write_file(path, content)
    return content is not None


def kept_content(archive: Archive, issue_id: int, form: FileForm) -> bytes | None:
    """The bytes of a published file; None where there is none of this form.

    DeskError ``desk.published_file_differs`` where it is not what was published any more.
    """
    published = published_as(archive, issue_id)
    kept = next((file for file in published.files if file.form == form), None) if published else None
    if kept is None:
        return None
    content = archive.last_steps.file_content(kept.id)
    if hashlib.sha256(content).hexdigest() != kept.sha256:
        raise DeskError("desk.published_file_differs", issue=archive.issue(issue_id).reference, file=kept.name)
    return content


def verify_published(desk: Desk, issue_id: int, *, progress: Progress | None = None) -> tuple[Verdict, ...]:
    """Compare what is kept with the hashes of the day of publishing; DeskError ``desk.not_published_here``."""
    archive = desk.archive
    issue, published = archive.issue(issue_id), published_as(archive, issue_id)
    if published is None:
        raise DeskError("desk.not_published_here", issue=issue.reference)
    files, then = list[Verdict](), None
    for done, file in enumerate(published.files):
        if progress:
            progress(done, len(published.files))
        content = archive.last_steps.file_content(file.id)
        is_whole = hashlib.sha256(content).hexdigest() == file.sha256
        files.append(Verdict(file.name, is_whole))
        if is_whole and file.form == "xml":
            then = content
    if issue_digest(issue) == published.digest:
        return (Verdict("", is_whole=True), *files)
    return (Verdict("", is_whole=False, entries=_changed_entries(issue, then)), *files)


def _changed_entries(issue: Issue, then: bytes | None) -> tuple[int, ...]:
    was = None if then is None else read_source(then, file="published.xml").issue
    if was is None:
        return ()
    pairs = zip_longest(not_filed(issue).entries, not_filed(was).entries)
    return tuple(number for number, (now, before) in enumerate(pairs, 1) if now != before)
