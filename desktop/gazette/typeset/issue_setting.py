"""An issue → its pages: the body first, then what stands before it and needs its numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import NamedTuple

from gazette.model import Entry, Finding, Fit, FitStep, Issue, entry_texts
from gazette.typeset.binding import bound
from gazette.typeset.collecting import collecting_later
from gazette.typeset.documents import document_flow
from gazette.typeset.fallback_findings import fallback_findings, surrounding_findings
from gazette.typeset.fitting import Choice, Filling, Means, means_in_order
from gazette.typeset.flow import Flow, TableRows
from gazette.typeset.fonts import FontSet
from gazette.typeset.front_matter import front_matter
from gazette.typeset.house_style import HouseStyle
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.page_making import PageMaker
from gazette.typeset.pages import Pages
from gazette.typeset.proof_marks import marked
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Fallback, Shaper

Progress = Callable[[int, int], None]


class Typesetter:
    """Sets issues by one house style; what did not change since the last time is not set again."""

    def __init__(self, style: HouseStyle, fonts: FontSet) -> None:
        self.style, self._shaper = style, Shaper(style, fonts)
        self._setters: dict[tuple[FitStep, ...], _Setter] = {}
        self._one_at_a_time = Lock()

    def pages(self, issue: Issue, *, progress: Progress | None = None) -> Pages:
        """The pages of the whole issue. ``progress`` is called with (entries set, entries) and may raise to cancel.

        An issue that is not fitted is set plainly, whatever its entries had in another issue.
        """
        if issue.fit is None and any(entry.column_lines or entry.new_page for entry in issue.entries):
            issue = unfitted(issue)
        with self._one_at_a_time, collecting_later():
            return self._setter(issue).pages(issue, progress)

    def proof(self, pages: Pages, mark: str) -> Pages:
        """``pages`` with ``mark`` (校样, date, revision) at the head of every one, above all that is set."""
        return marked(self._setter(Issue()).rules, pages, mark)

    def fitted_to_print(self, issue: Issue) -> Issue:
        """A printed issue so that its entries begin on their printed pages.

        As it is where the style does not ask for that, and where it is fitted already, needs no fitting, or cannot be
        fitted within the limits of the style.
        """
        printed = [entry.printed_page for entry in issue.entries]
        if issue.fit or not any(printed) or not self.style.flag("fit.printed_pages"):
            return issue
        with self._one_at_a_time, collecting_later():
            setter = self._setter(issue)
            starts = setter.starts(issue)
            before = front_matter(setter.rules, issue, starts).counted
            wanted = [page and page - before for page in printed]
            if starts == wanted:
                return issue
            choices = Filling(setter).for_starts(wanted)
        return issue if choices is None else _with_fit(issue, Fit(), choices)

    def fitted_to_pages(self, issue: Issue, pages: int, *, progress: Progress | None = None) -> Issue:
        """The issue fitted to ``pages`` in all by the least visible change, or as near as the style's limits allow.

        What the style lets fitting use is tried in its order (``fit.order``). ``progress`` as in ``pages``.
        """
        plain = unfitted(issue)
        with self._one_at_a_time, collecting_later():
            best = self._trial(plain, pages, Means(0), {}, progress)
            fillings: dict[tuple[FitStep, ...], Filling] = {}
            for means in means_in_order(self.style.texts("fit.order")):
                if best.pages == pages:
                    break
                if means.steps if best.pages < pages else means.new_pages:
                    continue  # what is drawn together makes no more pages, a new page no fewer
                trial = self._trial(plain, pages, means, fillings, progress)
                if abs(trial.pages - pages) < abs(best.pages - pages):
                    best = trial
        return _with_fit(plain, Fit(pages, best.steps), best.choices)

    def _trial(
        self,
        plain: Issue,
        pages: int,
        means: Means,
        fillings: dict[tuple[FitStep, ...], Filling],
        progress: Progress | None,
    ) -> "_Trial":
        issue = replace(plain, fit=Fit(pages, means.steps))
        setter, count = self._setter(issue), len(plain.entries)
        other = len(setter.pages(issue, None).pages) - setter.body
        filling = fillings.setdefault(means.steps, Filling(setter))

        def step(done: int) -> None:
            if progress:
                progress(done, count)

        choices, body = filling.for_pages(count, pages - other, means, step=step)
        return _Trial(body + other, means.steps, choices)

    def _setter(self, issue: Issue) -> "_Setter":
        steps = issue.fit.steps if issue.fit else ()
        setter = self._setters.get(steps)
        if setter is None:
            setter = self._setters[steps] = _Setter(SettingRules(self.style.fitted(steps), self._shaper))
        return setter


class _Trial(NamedTuple):
    """How many pages an issue makes with steps and choices for its entries."""

    pages: int
    steps: tuple[FitStep, ...]
    choices: tuple[Choice, ...]


def unfitted(issue: Issue) -> Issue:
    """The issue as the house style sets it."""
    return _with_fit(issue, None, (Choice(),) * len(issue.entries))


def _with_fit(issue: Issue, fit: Fit | None, choices: tuple[Choice, ...]) -> Issue:
    left = iter(choices)

    def fitted(entry: Entry) -> Entry:
        lines, new_page = next(left)
        return replace(entry, column_lines=lines, new_page=new_page)

    sections = tuple(replace(section, entries=tuple(map(fitted, section.entries))) for section in issue.sections)
    return replace(issue, fit=fit, sections=sections)


class _Setter:
    """The entries of an issue as they were set last, by one set of rules; ``body`` counts the pages they filled."""

    def __init__(self, rules: SettingRules) -> None:
        self.rules = rules
        self.body = 0
        self._documents: list[_Document] = []

    def pages(self, issue: Issue, progress: Progress | None) -> Pages:
        rules, entries = self.rules, issue.entries
        leadings = self._set(entries, progress)
        maker = self._filled(entries, leadings)
        self.body = len(maker.pages)
        rules.shaper.fallbacks.clear()
        front = front_matter(rules, issue, [first for first, _ in maker.spans])
        starts = [first + front.counted for first, _ in maker.spans]
        findings = [*front.findings, *_start_findings(rules, entries, leadings, starts)]
        for index, (document, leading) in enumerate(zip(self._documents, leadings, strict=True), 1):
            known = document.flow(rules, leading)
            findings += _table_findings(known.flow, index)
            findings += fallback_findings(known.fallbacks, "\n".join(entry_texts(document.entry)), index)
        pages = bound(rules, issue, maker, front, findings)
        around = surrounding_findings(rules.shaper.fallbacks, issue, findings)
        pages = replace(pages, findings=(*pages.findings, *around))
        rules.turn()
        return _with_fit_finding(issue, pages)

    def starts(self, issue: Issue) -> list[int]:
        """The first page of every entry, counted from the first of the body."""
        return [first for first, _ in self._filled(issue.entries, self._set(issue.entries, None)).spans]

    def flow(self, index: int, leading: MilliPoints) -> list[Flow]:
        """The flow of an entry by its place in the issue."""
        return self._documents[index].flow(self.rules, leading).flow

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
        return known if known and known.entry == entry else _Document(entry)


class _SetDocument(NamedTuple):
    flow: list[Flow]
    fallbacks: frozenset[Fallback]


@dataclass(frozen=True, slots=True)
class _Document:
    """An entry as it was set last, at every leading that was asked for."""

    entry: Entry
    set: dict[MilliPoints, _SetDocument] = field(default_factory=dict)

    def flow(self, rules: SettingRules, leading: MilliPoints) -> _SetDocument:
        """The entry set at a leading, with what its faces lacked."""
        known = self.set.get(leading)
        if known is None:
            rules.shaper.fallbacks.clear()
            flow = document_flow(rules, self.entry, leading=leading)
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


def _table_findings(flow: list[Flow], position: int) -> list[Finding]:
    """What had to be done to tables that are too wide."""
    tables = (part for part in flow if isinstance(part, TableRows))
    return [replace(finding, entry=position) for table in tables for finding in table.findings]
