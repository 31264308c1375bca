"""The revisions of an entry, and taking back what is in them: all of it, or one difference."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from gazette.archive import Archive, Revision
from gazette.desk.command import NOTHING, Change, editable_entry
from gazette.desk.comparing import compare_entries
from gazette.desk.entry_commands import PutEntry
from gazette.errors import DeskError
from gazette.model import Entry
from gazette.wording import SENTENCES, Language, sentence


@dataclass(frozen=True, kw_only=True)
class EntryRevision:
    """What an entry said from some time on: ``number`` counts from 1, the oldest; the last one is what it says now.

    ``made`` (UTC, ISO), ``who`` and ``act`` tell how it came to say so, None where that was not kept; ``file`` is the
    name of the file that brought it.
    """

    number: int
    said: Revision
    made: str | None = None
    who: str | None = None
    act: str | None = None
    file: str | None = None

    @cached_property
    def entry(self) -> Entry:
        """What it said, read when it is asked for; ArchiveError ``archive.damaged``."""
        entry = self.said.before
        assert entry is not None
        return entry


def entry_revisions(archive: Archive, entry_id: int) -> tuple[EntryRevision, ...]:
    """All that an entry said, oldest first; ArchiveError ``archive.no_entry``."""
    history, now = archive.history(entry_id), archive.now_as_revision(entry_id)
    source = archive.source_of_entry(entry_id)
    file = source.name if source is not None else None
    found: list[EntryRevision] = []
    if not history or history[0].kept is not None:
        received = source.received or None if source is not None else None
        found.append(EntryRevision(number=1, said=history[0] if history else now, made=received, file=file))
    for change, following in pairwise((*history, now)):
        if following.kept is None or (found and found[-1].said.kept == following.kept):
            continue  # it was removed, or taken back at once
        brought = change.act in {"desk.act.bring_in", "desk.act.new_version"}
        found.append(
            EntryRevision(
                number=len(found) + 1,
                said=following,
                made=change.made,
                who=change.who,
                act=change.act,
                file=file if brought else None,
            )
        )
    return tuple(found)


def how_it_came(revision: EntryRevision, language: Language) -> str:
    """By what act a revision came to be, in words; an act that this program does not know is none."""
    if revision.file is not None and revision.act in {None, "desk.act.bring_in"}:
        return sentence("desk.came.from_file", {"file": revision.file}, language)
    if revision.act in SENTENCES:
        return sentence(revision.act, {}, language)
    return sentence("desk.came.first" if revision.number == 1 else "desk.came.unknown", {}, language)


@dataclass(frozen=True, slots=True)
class RestoreRevision:
    """Let an entry say again what it said ``before``; its state and how it is fitted to pages stay."""

    act: ClassVar[str] = "desk.act.restore_revision"
    entry_id: int
    before: Entry

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back what stood there."""
        now = archive.entry(self.entry_id)
        kept = {
            name: getattr(now, name) for name in ("state", "column_lines", "new_page", "printed_page", "filing", "id")
        }
        return _put(archive, now, replace(self.before, **kept))


@dataclass(frozen=True, slots=True)
class TakeDifferenceBack:
    """Take back one difference (``numbers``: several) between what an entry said ``before`` and what it says now."""

    act: ClassVar[str] = "desk.act.take_difference_back"
    entry_id: int
    before: Entry
    numbers: tuple[int, ...]

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.no_difference`` where there is none of that number; the inverse brings it in again."""
        now = archive.entry(self.entry_id)
        try:
            restored = compare_entries(self.before, now).without(*self.numbers)
        except LookupError as error:
            raise DeskError("desk.no_difference", entry=now.title_zh) from error
        return _put(archive, now, restored)


def _put(archive: Archive, now: Entry, restored: Entry) -> Change:
    issue_id = editable_entry(archive, now.id)
    if now.annual_contents is not None:
        restored = replace(restored, blocks=(), annual_contents=now.annual_contents)
    if restored == now:
        return NOTHING
    archive.set_entry(restored, keep_revision=True)
    back = PutEntry(now, over=archive.entry(now.id))
    return Change(inverse=back, issues=frozenset({issue_id}), entries=frozenset({now.id}))
