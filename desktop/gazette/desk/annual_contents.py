"""年度总目录 as an entry that makes itself: added by a person, renewed whenever an issue of its year changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.contents import YearEntry, YearIssue, annual_contents, has_annual_contents
from gazette.desk.command import Change, editable_issue
from gazette.desk.entry_commands import AddEntry
from gazette.desk.issue_commands import AddSection
from gazette.desk.several import Several
from gazette.errors import DeskError
from gazette.model import AnnualContents, Bilingual, Entry, annual_to_plain

SECTION = Bilingual("年度总目录", "Annual Contents")


@dataclass(frozen=True, slots=True)
class AddAnnualContents:
    """Add the contents of its year to an issue, in a section of their own: an empty one of that name, or a new one."""

    act: ClassVar[str] = "desk.act.add_annual"
    issue_id: int

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.annual_no_year``, ``_there`` or ``_nothing`` to list; the inverse removes what was added."""
        editable_issue(archive, self.issue_id)
        issue = archive.issue(self.issue_id)
        if issue.year is None:
            raise DeskError("desk.annual_no_year", issue=issue.reference)
        if has_annual_contents(issue):
            raise DeskError("desk.annual_there", issue=issue.reference)
        if not archive.books.year_rows(issue.year):
            raise DeskError("desk.annual_nothing", year=issue.year)
        empty = next((one for one in issue.sections if one.name.zh == SECTION.zh and not one.entries), None)
        section = AddSection(self.issue_id, SECTION).apply(archive) if empty is None else None
        entry = Entry(
            title_zh=f"{issue.year}年度总目录",
            title_en=f"Annual Contents {issue.year}",
            annual_contents=AnnualContents(year=issue.year),
        )
        added = AddEntry(entry, (empty or archive.issue(self.issue_id).sections[-1]).id).apply(archive)
        done = (added,) if section is None else (added, section)
        inverses = tuple(change.inverse for change in done if change.inverse is not None)
        return Change(inverse=Several(inverses), issues=added.issues, entries=added.entries)


def renew_annual_contents(archive: Archive) -> Change:
    """Make the lists anew that open issues have, from what their years say now; nothing of that is undone by itself."""
    issues: set[int | None] = set()
    entries: set[int] = set()
    for row in archive.books.annual_entries():
        known: AnnualContents = row["annual"]
        made = annual_contents(known.year, _year_issues(archive, known.year, row["issue_id"]), known)
        if annual_to_plain(made) != annual_to_plain(known):
            archive.books.set_annual(row["id"], row["issue_id"], made)
            issues.add(row["issue_id"])
            entries.add(row["id"])
    return Change(inverse=None, issues=frozenset(issues), entries=frozenset(entries))


def renewed(archive: Archive, change: Change) -> Change:
    """``change``, and what followed from it in annual contents."""
    followed = renew_annual_contents(archive)
    return replace(change, issues=change.issues | followed.issues)


def _year_issues(archive: Archive, year: int, own: int) -> Sequence[YearIssue]:
    listed: dict[int, list[tuple[int, YearEntry]]] = {}
    facts: dict[int, tuple[tuple[int, ...], int | None]] = {}
    for row in archive.books.year_rows(year):
        entry = YearEntry(
            section=Bilingual(row["section_zh"], row["section_en"]),
            title=Bilingual(row["title_zh"], row["title_en"]),
            number=Bilingual(row["number_zh"], row["number_en"]),
            page=row["page"],
            codes=row["codes"],
        )
        listed.setdefault(row["issue_id"], []).append((row["place"], entry))
        facts[row["issue_id"]] = (row["numbers"], row["serial"])
    return [
        YearIssue(numbers=numbers, serial=serial, own=issue_id == own, listed=tuple(listed[issue_id]))
        for issue_id, (numbers, serial) in facts.items()
    ]
