"""Notes in the log of acts: what was done to which issues, entries and files, in words that stay true."""

from collections.abc import Collection, Iterable

from gazette.archive import NOT_WRITTEN_NOW, Archive
from gazette.desk.command import Change
from gazette.errors import ArchiveError

_MOST = 5
"""So many entries are named, each is numbered."""


def note_act(
    archive: Archive,
    act: str,
    *,
    issues: Iterable[int | None] = (),
    entries: Collection[int] = (),
    files: Collection[str] = (),
    of: str = "",
) -> None:
    """Note an act of who is known to act; ``of`` is the act that was taken back or done again.

    Inside the transaction that does it, so that there is no act without its line and no line without its act.
    """
    about = {
        "issues": [_reference(archive, issue) if issue else "inbox" for issue in dict.fromkeys(issues)],
        "entries": sorted(entries),
        "files": list(files),
        "of": of,
    }
    titles = [_title(archive, entry) for entry in sorted(entries)[:_MOST]]
    archive.act_log.add(act, {name: value for name, value in about.items() if value}, titles)


def note_change(archive: Archive, act: str, change: Change, of: str = "") -> None:
    """Note what a command changed; nothing where it changed nothing."""
    if change.issues or change.entries:
        issues = sorted(change.issues, key=lambda issue: issue or 0)
        note_act(archive, act, issues=issues, entries=change.entries, of=of)


def note_handed_out(archive: Archive, act: str, issue_id: int, files: Collection[str], who: str) -> None:
    """Note that files were written, outside the archive; one that takes nothing just now gets no note."""
    try:
        with archive.signed(act, who):
            note_act(archive, act, issues=[issue_id], files=files)
    except ArchiveError as error:
        if error.code not in NOT_WRITTEN_NOW:
            raise


def _reference(archive: Archive, issue_id: int) -> str:
    row = archive.issue_row(issue_id)
    return f"i{issue_id}" if row is None else row.reference


def _title(archive: Archive, entry_id: int) -> str:
    row = archive.title_of(entry_id)
    return row if row is not None else f"({entry_id})"
