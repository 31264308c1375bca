"""An issue → its pages by one set of rules: the body first, then what stands before it and needs its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gazette.contents import has_annual_contents, with_annual_blocks
from gazette.model import NO_PICTURES, Entry, Finding, Issue, PictureSizes, entry_pictures, entry_texts
from gazette.typeset.binding import bound
from gazette.typeset.documents import document_flow
from gazette.typeset.fallback_findings import fallback_findings, surrounding_findings
from gazette.typeset.flow import ColumnText, Flow, Spanning, TableRows
from gazette.typeset.front_matter import ROUNDS
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_making import PageMaker
from gazette.typeset.pages import Pages
from gazette.typeset.progress import Progress
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Fallback
from gazette.typeset.surroundings import Surroundings


class IssueSetter:
    """The entries of an issue as they were set last, by one set of rules; ``body`` counts the pages they filled.

    ``pictures`` are the sizes of those that are there.
    """

    def __init__(self, rules: SettingRules) -> None:
        self.rules = rules
        self.pictures: PictureSizes = NO_PICTURES
        self.body = 0
        self._documents: list[_Document] = []
        self._surroundings = Surroundings(rules)

    def pages(self, issue: Issue, progress: Progress | None) -> Pages:
        """The pages of the whole issue; ``progress`` is called with (entries set, entries)."""
        rules = self.rules
        issue, restless = self._with_own_pages(issue)
        entries = issue.entries
        leadings = self._set(entries, progress)
        maker = self._filled(entries, leadings)
        self.body = len(maker.pages)
        rules.shaper.fallbacks.clear()
        front = self._surroundings.front(issue, [first for first, _ in maker.spans])
        starts = [first + front.counted for first, _ in maker.spans]
        findings = [*restless, *front.findings, *_start_findings(rules, entries, leadings, starts)]
        for index, (document, leading) in enumerate(zip(self._documents, leadings, strict=True), 1):
            known = document.flow(rules, leading)
            findings += _flow_findings(known.flow, index)
            findings += fallback_findings(known.fallbacks, "\n".join(entry_texts(document.entry)), index)
        colophon = self._surroundings.colophon(issue)
        pages = bound(rules, issue, (front, maker, colophon), findings)
        around = surrounding_findings(rules.shaper.fallbacks, issue, findings)
        pages = replace(pages, findings=(*pages.findings, *around))
        rules.turn()
        return _with_fit_finding(issue, pages)

    def starts(self, issue: Issue) -> list[int]:
        """The first page of every entry, counted from the first of the body."""
        issue, _ = self._with_own_pages(issue)
        return self._starts(issue)

    def flow(self, index: int, leading: MilliPoints) -> list[Flow]:
        """The flow of an entry by its place in the issue."""
        return self._documents[index].flow(self.rules, leading).flow

    def _starts(self, issue: Issue) -> list[int]:
        return [first for first, _ in self._filled(issue.entries, self._set(issue.entries, None)).spans]

    def _with_own_pages(self, issue: Issue) -> tuple[Issue, tuple[Finding, ...]]:
        """The issue with what its annual contents print, the pages of its own entries as this very setting has them.

        What the list takes may move what it lists, so it is set until the pages are those that it says.
        """
        if not has_annual_contents(issue):
            return issue, ()
        said: list[int] = []
        for _ in range(ROUNDS):
            printed = with_annual_blocks(issue, said)
            own = self._starts(printed)
            before = self._surroundings.front(printed, own).counted
            starts = [start + before for start in own]
            if starts == said:
                return printed, ()
            said = starts
        return with_annual_blocks(issue, said), (Finding(rule="typeset.annual_restless", level="error", text=""),)

    def _set(self, entries: tuple[Entry, ...], progress: Progress | None) -> list[MilliPoints]:
        """Set what has changed; returns the leading of every entry."""
        self._documents = [self._document(index, entry) for index, entry in enumerate(entries)]
        leadings = [self.rules.leading_of(entry.column_lines) for entry in entries]
        for index, leading in enumerate(leadings):
            self.flow(index, leading)
            if progress:
                progress(index + 1, len(entries))
        return leadings

    def _filled(self, entries: Sequence[Entry], leadings: Sequence[MilliPoints]) -> PageMaker:
        maker = PageMaker(self.rules)
        for index, (entry, leading) in enumerate(zip(entries, leadings, strict=True)):
            maker.add_document(self.flow(index, leading), new_page=entry.new_page)
        return maker

    def _document(self, index: int, entry: Entry) -> "_Document":
        known = self._documents[index] if index < len(self._documents) else None
        if known and known.entry == entry and known.knows(self.pictures):
            return known
        named = (picture.sha256 for picture in entry_pictures(entry))
        return _Document(entry, {name: self.pictures.get(name) for name in named})


class _SetDocument(NamedTuple):
    flow: list[Flow]
    fallbacks: frozenset[Fallback]


@dataclass(frozen=True, slots=True)
class _Document:
    """An entry as it was set last, at every leading that was asked for, with the sizes of its pictures."""

    entry: Entry
    pictures: dict[str, tuple[int, int] | None]
    set: dict[MilliPoints, _SetDocument] = field(default_factory=dict)

    def knows(self, pictures: PictureSizes) -> bool:
        """Whether its pictures are still of these sizes."""
        return all(pictures.get(name) == size for name, size in self.pictures.items())

    def flow(self, rules: SettingRules, leading: MilliPoints) -> _SetDocument:
        """The entry set at a leading, with what its faces lacked."""
        known = self.set.get(leading)
        if known is None:
            rules.shaper.fallbacks.clear()
            sizes = {name: size for name, size in self.pictures.items() if size is not None}
            flow = document_flow(rules, self.entry, sizes, leading=leading)
            known = self.set[leading] = _SetDocument(flow, frozenset(rules.shaper.fallbacks))
        return known


def _with_fit_finding(issue: Issue, pages: Pages) -> Pages:
    """A finding where an issue that was fitted to a number of pages has another number of them now."""
    wanted = issue.fit.pages if issue.fit else None
    if wanted is None or wanted == len(pages.pages):
        return pages
    values = (("wanted", str(wanted)), ("pages", str(len(pages.pages))))
    missed = Finding(rule="typeset.fit_missed", level="doubt", text="", values=values)
    return replace(pages, findings=(missed, *pages.findings))


def _start_findings(
    rules: SettingRules, entries: tuple[Entry, ...], leadings: list[MilliPoints], starts: list[int]
) -> list[Finding]:
    """Which entries were set tighter or wider to begin where they were printed, and which begin elsewhere."""
    findings = []
    for index, (entry, leading, first) in enumerate(zip(entries, leadings, starts, strict=True), 1):
        if leading != rules.leading:
            values = (("lines", str(rules.depth // leading)), ("leading", f"{leading / 1000:g}"))
            own = (("own", f"{rules.leading / 1000:g}"),)
            findings.append(Finding(rule="typeset.leading", level="hint", entry=index, text="", values=values + own))
        if entry.printed_page is not None and entry.printed_page != first:
            values = (("printed", str(entry.printed_page)), ("page", str(first)))
            findings.append(Finding(rule="typeset.printed_page", level="hint", entry=index, text="", values=values))
    return findings


def _flow_findings(flow: list[Flow], position: int) -> list[Finding]:
    """What had to be done to a title that is too long and to tables that are too wide, and what pictures lack."""
    told = (part.findings for part in flow if isinstance(part, Spanning | TableRows | ColumnText))
    return [replace(finding, entry=position) for findings in told for finding in findings]
