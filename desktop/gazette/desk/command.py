"""What every command is: a frozen value that changes the archive once and says how to take that back."""

from dataclasses import dataclass, replace
from typing import Protocol

from gazette.archive import Archive
from gazette.errors import ArchiveError, DeskError
from gazette.model import NOT_FILED, Entry


class Command(Protocol):
    """An act of a person. ``act`` names it in menus (``desk.act.…`` in ``gazette.wording``)."""

    @property
    def act(self) -> str: ...

    def apply(self, archive: Archive) -> "Change":
        """Change the archive, inside the transaction that the desk has opened."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a command did: the command that takes it back, and the ids of what changed.

    ``inverse`` is None where nothing changed, or where what was done is not taken back by undo.
    ``issues`` holds every issue whose contents or pages may differ; None among them is the inbox. ``places``: in how
    many places a text was replaced.
    """

    inverse: Command | None
    issues: frozenset[int | None] = frozenset()
    entries: frozenset[int] = frozenset()
    places: int = 0


NOTHING = Change(inverse=None)


def editable_issue(archive: Archive, issue_id: int) -> None:
    """DeskError where the issue is closed: ``desk.published`` for ever, ``desk.at_press`` until it is reopened.

    Of a facsimile issue (``desk.facsimile``) only the contents list can be corrected, by a command of its own.
    """
    if archive.is_facsimile(issue_id):
        raise DeskError("desk.facsimile", issue=archive.issue(issue_id).reference)
    state = archive.issue_state(issue_id)
    if state != "editing":
        row = archive.issue_row(issue_id)
        called = f"i{issue_id}" if row is None else row.reference
        raise DeskError("desk.published" if state == "published" else "desk.at_press", issue=called)


def editable_section(archive: Archive, section_id: int | None) -> int | None:
    """The issue of a section that may be changed; None for the inbox."""
    if section_id is None:
        return None
    issue_id = archive.section(section_id).issue_id
    editable_issue(archive, issue_id)
    return issue_id


def editable_entry(archive: Archive, entry_id: int) -> int | None:
    """The issue of an entry that may be changed; None for the inbox."""
    issue_id = archive.place(entry_id).issue_id
    if issue_id is not None:
        editable_issue(archive, issue_id)
    return issue_id


CHANGED_ELSEWHERE = frozenset(
    {
        "desk.changed_elsewhere",
        "desk.issue_changed_elsewhere",
        "desk.bodies_changed_elsewhere",
        "desk.answer_changed_elsewhere",
    }
)
"""The codes of refusals because another program over the same archive wrote meanwhile."""


def _typed(entry: Entry) -> Entry:
    """The entry without what makes itself, and where it is filed."""
    return replace(entry, annual_contents=None, filing=NOT_FILED)


def unchanged_entry(archive: Archive, seen: Entry) -> None:
    """DeskError ``desk.changed_elsewhere`` where the entry no longer says what was ``seen``, or is gone."""
    try:
        unchanged = _typed(archive.entry(seen.id)) == _typed(seen)
    except ArchiveError as error:
        if error.code != "archive.no_entry":
            raise
        unchanged = False
    if not unchanged:
        raise DeskError("desk.changed_elsewhere", entry=seen.title_zh)
