"""四性检测, what is recorded of issues and entries: is it there, of the right form, in sequence, and as published."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, zip_longest

from gazette.desk.desk import Desk
from gazette.desk.exam_items import ExamItem, Head, judged, not_checked, said
from gazette.desk.gaps import gaps, spans_text
from gazette.desk.issue_digest import issue_digest, not_filed
from gazette.desk.published_files import kept_content
from gazette.errors import GazetteError
from gazette.export.filing_list import FilingRow, filing_rows
from gazette.ingest import read_source
from gazette.model import Entry, Finding, Issue, entry_pictures, facsimile_spans
from gazette.reading.number_writings import read_writings

_FORMS = ("pdf", "pdfa", "xml")


@dataclass(slots=True)
class _Tally:
    count: int = 0
    failed: list[Finding] = field(default_factory=list)

    def look(self, is_well: bool, name: Callable[[], Finding]) -> None:
        self.count += 1
        if not is_well:
            self.failed.append(name())


_RECORDED: tuple[tuple[str, Callable[[FilingRow], object]], ...] = (
    ("desk.exam.title", lambda row: row.entry.title_full or row.entry.title_zh),
    ("desk.exam.number", lambda row: row.entry.number_zh),
    ("desk.exam.date", lambda row: row.entry.date),
    ("desk.exam.responsible", lambda row: row.responsible),
    ("desk.exam.pages", lambda row: row.pages),
    ("desk.exam.code", lambda row: row.filing.code),
    ("desk.exam.retention", lambda row: row.filing.retention),
)
_TOLD: tuple[tuple[Head, str], ...] = (
    ("authenticity", "desk.exam.origin"),
    ("authenticity", "desk.exam.dates"),
    ("authenticity", "desk.exam.number_form"),
    ("authenticity", "desk.exam.codes_once"),
    ("authenticity", "desk.exam.signed"),
    ("authenticity", "desk.exam.as_published"),
    ("integrity", "desk.exam.issue_facts"),
    *(("integrity", code) for code, _ in _RECORDED),
    ("integrity", "desk.exam.content"),
    ("integrity", "desk.exam.pictures_there"),
    ("integrity", "desk.exam.order"),
    ("integrity", "desk.exam.acts"),
    ("integrity", "desk.exam.files_there"),
)


class RecordsExam:
    """Looks at one issue after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._archive = desk, desk.archive
        self._tallies: dict[str, _Tally] = defaultdict(_Tally)
        self._codes: Counter[str] = Counter()
        self._coded: list[tuple[str, Finding]] = []

    def look_at(self, issue: Issue) -> None:
        """Take an issue in."""
        self._of_issue(issue)
        spans = self._spans(issue)
        rows = filing_rows(issue, spans)
        for row in rows:
            name = entry_name(issue, row.order, row.entry)
            for code, value in _RECORDED:
                self._look(code, bool(value(row)), name)
            self._of_entry(issue, row, name)
        if issue.facsimile is None and issue.state == "published":
            self._of_published(issue)

    def items(self) -> Iterator[ExamItem]:
        """What came of it; numbers in sequence are those of the whole archive."""
        for code, name in self._coded:
            self._look("desk.exam.codes_once", self._codes[code] == 1, name)
        for head, code in _TOLD:
            tally = self._tallies[code]
            yield judged(head, code, tally.count, tally.failed)

    def _look(self, code: str, is_well: bool, name: Finding) -> None:
        self._tallies[code].look(is_well, lambda: name)

    def _spans(self, issue: Issue) -> Sequence[tuple[int, int] | None]:
        if issue.facsimile is not None:
            return facsimile_spans(issue)
        made = self._desk.made_pages(issue.id)
        return [None if made is None else made.entries.get(entry.id) for entry in issue.entries]

    def _of_issue(self, issue: Issue) -> None:
        name = issue_name(issue)
        has_number = issue.serial is not None or (issue.year is not None and bool(issue.numbers))
        self._look(
            "desk.exam.issue_facts",
            bool(has_number and issue.date and issue.publication.name.zh and issue.editor.zh),
            name,
        )
        starts = [span[0] for span in self._spans(issue) if span is not None]
        if issue.facsimile is not None:
            printed = [page.number for page in issue.facsimile.pages if page.number is not None]
            follows = all(after == before + 1 for before, after in pairwise(printed))
        else:
            follows = True
        if starts:
            self._look("desk.exam.order", follows and starts == sorted(starts), name)

    def _of_entry(self, issue: Issue, row: FilingRow, name: Finding) -> None:
        entry = row.entry
        history = self._archive.history(entry.id)
        has_origin = self._archive.source_of_entry(entry.id) is not None or bool(history and history[0].who)
        self._look("desk.exam.origin", has_origin, name)
        if entry.date:
            self._look("desk.exam.dates", _is_sound_day(entry.date, issue.date), name)
        if entry.number_zh:
            self._look("desk.exam.number_form", any(one.code for one in read_writings(entry.number_zh)), name)
        if row.filing.code:
            self._codes[row.filing.code] += 1
            self._coded.append((row.filing.code, name))
        named = {picture.sha256 for picture in entry_pictures(entry)}
        if named:
            self._look("desk.exam.pictures_there", named <= set(self._archive.picture_sizes(named)), name)
        has_text = bool(entry.blocks) or (issue.facsimile is not None and bool(row.pages))
        self._look("desk.exam.content", has_text, name)

    def _of_published(self, issue: Issue) -> None:
        name, steps = issue_name(issue), self._archive.last_steps
        acts = steps.acts(issue.id)
        published = next((act for act in reversed(acts) if act.act == "publish"), None)
        signed = next((act for act in reversed(acts) if act.act == "press"), None)
        self._look("desk.exam.acts", published is not None and signed is not None, name)
        if published is None:
            return
        digest = issue_digest(issue)
        self._look("desk.exam.signed", signed is not None and signed.digest == published.digest == digest, name)
        forms = {file.form for file in steps.files_of_act(published.id) if file.size}
        self._look("desk.exam.files_there", forms.issuperset(_FORMS), name)
        if "xml" in forms:
            self._of_xml(issue)

    def _of_xml(self, issue: Issue) -> None:
        """Whether what is recorded of each entry is what the kept XML says."""
        try:
            content = kept_content(self._archive, issue.id, "xml")
            then = None if content is None else read_source(content, file="published.xml").issue
        except GazetteError:
            then = None
        if then is None:
            self._look("desk.exam.as_published", False, issue_name(issue))
            return
        pairs = zip_longest(not_filed(issue).entries, not_filed(then).entries)
        for number, (now, before) in enumerate(pairs, 1):
            there = now or before
            assert there is not None
            self._look("desk.exam.as_published", now == before, entry_name(issue, number, there))


def sequence_items(desk: Desk, *, whole: bool) -> Iterator[ExamItem]:
    """Whether numbers follow one another: of issues, and that no document number is borne twice."""
    codes: tuple[str, str] = ("desk.exam.serials", "desk.exam.numbers_once")
    if not whole:
        yield from (not_checked("integrity", code, said("desk.exam.of_whole")) for code in codes)
        return
    found = gaps(desk.archive)
    missing = [
        said("desk.exam.serials_missing", numbers=spans_text(one.missing))
        if one.year is None
        else said("desk.exam.year_missing", year=one.year, numbers=spans_text(one.missing))
        for one in found.issues
        if one.missing
    ]
    yield judged("integrity", codes[0], len(desk.issues()), missing)
    twice = [
        said("desk.exam.number_twice", number=f"{series.code}〔{series.year}〕{number}号")
        for series in found.series
        for number in series.twice
    ]
    yield judged("integrity", codes[1], sum(map(len, (series.entries for series in found.series))), twice)


def issue_name(issue: Issue) -> Finding:
    """What an issue is called in a list of what failed."""
    return said("desk.exam.at_issue", issue=issue.reference)


def entry_name(issue: Issue, order: int, entry: Entry) -> Finding:
    """What an entry is called in a list of what failed."""
    title = (entry.title_zh or entry.title_full or "").replace("\n", "")
    return said("desk.exam.at_entry", issue=issue.reference, number=order, title=title)


def _is_sound_day(day: str, issue_day: str | None) -> bool:
    """A day of the calendar that is not after its issue."""
    try:
        return date.fromisoformat(day) <= (date.fromisoformat(issue_day) if issue_day else date.max)
    except ValueError:
        return False
