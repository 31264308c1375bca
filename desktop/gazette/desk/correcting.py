"""A correction (更正) of what was published: a new entry in an open issue, linked with the one that it corrects."""

from dataclasses import dataclass
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import Change, editable_section
from gazette.desk.entry_commands import AddEntry
from gazette.errors import DeskError
from gazette.model import Entry, Issue, Paragraph, Signature


@dataclass(frozen=True, slots=True)
class AddCorrection:
    """Add a correction of a published entry at the end of a section (None: to the inbox)."""

    act: ClassVar[str] = "desk.act.add_correction"
    corrected_id: int
    section_id: int | None

    def apply(self, archive: Archive) -> Change:
        """The inverse removes the entry; DeskError ``desk.nothing_to_correct`` where the other is not published."""
        editable_section(archive, self.section_id)
        issue_id = archive.place(self.corrected_id).issue_id
        if issue_id is None or archive.issue_state(issue_id) != "published":
            raise DeskError("desk.nothing_to_correct", entry=archive.entry(self.corrected_id).title_zh)
        text = correction_of(archive.entry(self.corrected_id), archive.issue(issue_id), self._page(archive, issue_id))
        change = AddEntry(text, self.section_id).apply(archive)
        (added,) = change.entries
        archive.last_steps.set_correction(added, self.corrected_id)
        return change

    def _page(self, archive: Archive, issue_id: int) -> int | None:
        made = archive.made_pages(issue_id)
        span = made.entries.get(self.corrected_id) if made else None
        return span[0] if span else None


def correction_of(entry: Entry, issue: Issue, page: int | None) -> Entry:
    """The entry to begin a correction with: where the misprint stands is said, what is right is left to write."""
    number = f"（{entry.number_zh}）" if entry.number_zh else ""
    numbers = "、".join(str(one) for one in issue.numbers)
    printed = f"{issue.year}年第{numbers}期" if issue.year and numbers else ""
    serial = f"（总第{issue.serial}期）" if issue.serial else ""
    place = f"第{page}页" if page else ""
    return Entry(
        title_zh="更正",
        title_en="Correction",
        blocks=(
            Paragraph(text=f"本刊{printed}{serial}{place}《{entry.title_full or entry.title_zh}》{number}更正如下："),
            Paragraph(text="“”应为“”。"),
            Paragraph(text="特此更正。"),
            Signature(lines=("本刊编辑部",)),
        ),
    )
