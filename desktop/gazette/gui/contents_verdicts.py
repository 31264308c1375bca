"""What is said of each entry in the contents: that all agrees, or the gravest of what does not, in a word or two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gazette.gui.captions import Captions
from gazette.model import LEVELS, Entry, Finding, Level, finding_place

VerdictLevel = Level | Literal["ok", "waits"]
_WORDS = {
    "proofreading.title_differs": "contents.verdict.title",
    "proofreading.no_chinese_title": "contents.verdict.no_chinese",
    "proofreading.no_english": "contents.verdict.no_english",
    "proofreading.section_no_english": "contents.verdict.section_name",
    "proofreading.section_differs": "contents.verdict.section",
    "proofreading.english_number": "contents.verdict.number",
    "proofreading.number_only_english": "contents.verdict.number",
    "proofreading.number_twice": "contents.verdict.number_twice",
    "proofreading.number_printed": "contents.verdict.number_printed",
    "proofreading.number_year": "contents.verdict.year",
    "proofreading.number_late": "contents.verdict.order",
    "proofreading.number_early": "contents.verdict.order",
    "proofreading.date_order": "contents.verdict.dates",
    "proofreading.date_after_issue": "contents.verdict.date",
    "proofreading.date_none": "contents.verdict.date",
    "proofreading.english_figure_missing": "contents.verdict.figures",
    "proofreading.english_figure_differs": "contents.verdict.figures",
    "proofreading.english_year_added": "contents.verdict.figures",
    "proofreading.english_count_missing": "contents.verdict.figures",
    "proofreading.english_place_missing": "contents.verdict.dropped",
    "proofreading.english_term": "contents.verdict.term",
    "proofreading.english_kind": "contents.verdict.term",
    "proofreading.english_lower": "contents.verdict.capitals",
    "proofreading.english_upper": "contents.verdict.capitals",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Level, a word or two, and the findings behind it, the gravest first; ``note`` is what the pages say."""

    level: VerdictLevel
    word: str
    findings: tuple[Finding, ...] = ()
    note: str = ""

    @property
    def agrees(self) -> bool:
        """Whether there is nothing to look at."""
        return self.level in ("ok", "waits")


def contents_findings(entry: Entry, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that speak of titles, numbers and places in the contents, the gravest first.

    What was mended since they were found is not said any more: the next check may be a second away.
    """
    of_contents = (finding for finding in findings if finding.rule in _WORDS and _stands(entry, finding))
    return tuple(sorted(of_contents, key=lambda finding: LEVELS.index(finding.level)))


def _stands(entry: Entry, finding: Finding) -> bool:
    if finding.text:
        return finding_place(entry, finding) is not None
    missing = {"proofreading.no_english": entry.title_en, "proofreading.no_chinese_title": entry.title_zh}
    return not missing.get(finding.rule)


def verdict_of(entry: Entry, findings: Sequence[Finding], page: int | None, say: Captions, *, checked: bool) -> Verdict:
    """What is said of an entry that has these findings and begins on ``page``; ``checked``: whether anyone looked."""
    found = contents_findings(entry, findings)
    printed = entry.printed_page
    note = say("contents.page_differs", page=printed) if printed and page and printed != page else ""
    if found:
        first = found[0]
        return Verdict(first.level, say(_WORDS[first.rule], term=_term(first)), found, note)
    if not checked:
        return Verdict("waits", say("contents.verdict.waits"))
    if note:
        return Verdict("hint", say("contents.verdict.page"), (), note)
    return Verdict("ok", say("contents.agrees"))


def _term(finding: Finding) -> str:
    values = dict(finding.values)
    return values.get("term") or values.get("place") or ""


def marks_of(entry: Entry, findings: Sequence[Finding]) -> dict[str, list[tuple[int, int, Level]]]:
    """For each text of the entry (``title_zh``, ``number_en`` …) where findings stand in it, the graver on top."""
    marks: dict[str, list[tuple[int, int, Level]]] = {}
    for finding in reversed(findings):
        place = finding_place(entry, finding)
        if place is not None and not place.part.path:
            marks.setdefault(place.part.name, []).append((place.start, place.end, finding.level))
    return marks
