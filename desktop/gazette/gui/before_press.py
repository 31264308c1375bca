"""What to know of an issue before its files leave the house: the grave first, then what passes and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from gazette.gui.captions import Captions
from gazette.gui.contents_verdicts import Verdict, verdict_of
from gazette.gui.page_facts import PageFacts
from gazette.gui.panes import MessageLevel
from gazette.gui.short_title import short_title
from gazette.model import LEVELS, Entry, Finding, Issue, Office
from gazette.wording import RULE_NAMES, called, finding_sentence

Where = Literal["findings", "contents", "unfinished", "issue", "fit", "rules"] | Finding | int
"""Where a line can be looked at: all findings, contents, the first entry that is not final, the facts of the issue, the
card that fits pages, the rules of proofreading, the place of a finding, the page of an index."""
_NAMED = 3
"""So many of what is meant are named."""
_LONGEST = {"zh": 26, "en": 64}
_ORDER = (
    "proofreading.number_late",
    "proofreading.number_early",
    "proofreading.number_twice",
    "proofreading.number_year",
    "proofreading.date_order",
    "proofreading.date_after_issue",
    "proofreading.date_none",
)
_PARTS = {
    "cover": "publish.part_cover",
    "blank": "publish.part_blank",
    "contents": "publish.part_contents",
    "body": "publish.part_body",
    "colophon": "publish.part_colophon",
}
_GRAVEST_FIRST = (*LEVELS, "ok")


@dataclass(frozen=True, slots=True)
class PressLine:
    """A line: a sentence, below it what names the things meant, and where they can be looked at."""

    level: MessageLevel
    sentence: str
    names: str = ""
    where: Where | None = None


def before_press(
    issue: Issue,
    findings: Sequence[Finding],
    pages: PageFacts | None,
    say: Captions,
    *,
    checked: bool = True,
    ignored: int = 0,
) -> list[PressLine]:
    """The lines, the grave first.

    ``pages`` are all that are printed, None before they are made; ``checked``: the findings are those of a check,
    and so many more were ``ignored``.
    """
    if checked:
        verdicts = _verdicts(issue, findings, pages, say)
        told = {finding for verdict in verdicts.values() for finding in verdict.findings}
        others = [finding for finding in findings if finding not in told and finding.rule not in _ORDER]
        lines = [*_found(issue, others, told, ignored, say), *_of_check(issue, findings, verdicts, say)]
    else:
        lines = [*_found(issue, findings, (), ignored, say)]
        lines.append(PressLine("hint", say("findings.checking"), say("publish.checking_names")))
    if issue.facsimile is None:
        lines += _of_pages(pages, say) if pages is not None else [PressLine("hint", say("publish.running"))]
    return grave_first(lines)


def grave_first(lines: Iterable[PressLine]) -> list[PressLine]:
    """The lines in the order in which they are read."""
    return sorted(lines, key=lambda line: _GRAVEST_FIRST.index(line.level))


def rules_line(office: Office, say: Captions) -> PressLine | None:
    """Which rules of proofreading are off, so that nobody takes their silence for praise."""
    if not office.rules_off:
        return None
    names = _listed((called(RULE_NAMES, name, say.language) for name in office.rules_off), say)
    return PressLine("hint", say("publish.rules_off", count=len(office.rules_off)), names, "rules")


def _found(
    issue: Issue, findings: Sequence[Finding], told: Collection[Finding], ignored: int, say: Captions
) -> Iterator[PressLine]:
    """What is open, without what a line of its own tells: nothing is counted twice."""
    errors = [finding for finding in findings if finding.level == "error"]
    doubts = [finding for finding in findings if finding.level == "doubt"]
    if errors:
        yield PressLine("error", say("publish.errors", count=len(errors)), _named(errors, say), "findings")
    if doubts:
        yield PressLine("doubt", say("publish.doubts", count=len(doubts)), _named(doubts, say), "findings")
    if ignored:
        yield PressLine("hint", say("publish.ignored", count=ignored), "", "findings")
    if issue.date is None and issue.facsimile is None:
        yield PressLine("doubt", say("publish.undated"), say("publish.undated_names"), "issue")
    in_contents = {finding.entry for finding in told if finding.rule == "proofreading.no_english"}
    if untranslated := [e for number, e in enumerate(issue.entries, 1) if not e.title_en and number not in in_contents]:
        words = _listed(map(_name, untranslated), say)
        yield PressLine("doubt", say("publish.untranslated", count=len(untranslated)), words, "contents")
    if unfinished := [entry for entry in issue.entries if entry.state != "final"]:
        words = _listed(map(_name, unfinished), say)
        yield PressLine("hint", say("publish.unfinished", count=len(unfinished)), words, "unfinished")


def _verdicts(issue: Issue, findings: Sequence[Finding], pages: PageFacts | None, say: Captions) -> dict[int, Verdict]:
    """What the contents say of each entry, by its number; of a facsimile issue nothing."""
    if issue.facsimile is not None:
        return {}
    of_entry: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.entry is not None and finding.rule not in _ORDER:
            of_entry[finding.entry].append(finding)
    starts = pages.starts if pages is not None else ()
    return {
        number: verdict_of(
            entry, of_entry[number], starts[number - 1] if number <= len(starts) else None, say, checked=True
        )
        for number, entry in enumerate(issue.entries, 1)
    }


def _of_check(
    issue: Issue, findings: Sequence[Finding], verdicts: Mapping[int, Verdict], say: Captions
) -> Iterator[PressLine]:
    if all(finding.level == "hint" for finding in findings):
        yield PressLine("ok", say("publish.no_findings"))
    if not verdicts:
        return
    count = len(issue.entries)
    if differing := {number: verdict for number, verdict in verdicts.items() if not verdict.agrees}:
        level = min((verdict.level for verdict in differing.values()), key=_GRAVEST_FIRST.index)
        gravest_first = sorted(differing.items(), key=lambda one: _GRAVEST_FIRST.index(one[1].level))
        words = _listed((f"{say('findings.entry', number=number)} {one.word}" for number, one in gravest_first), say)
        yield PressLine(
            "hint" if level == "waits" else level,
            say("publish.contents_differ", count=len(differing)),
            words,
            "contents",
        )
    else:
        yield PressLine("ok", say("publish.contents_agree"), say("publish.contents_agree_names", count=count))
    if disordered := [finding for finding in findings if finding.rule in _ORDER]:
        gravest = min(disordered, key=lambda finding: LEVELS.index(finding.level))
        yield PressLine(
            gravest.level, say("publish.order_breaks", count=len(disordered)), _named(disordered, say), gravest
        )
    else:
        numbers = sum(bool(entry.number_zh) for entry in issue.entries)
        dates = sum(bool(entry.date) for entry in issue.entries)
        yield PressLine("ok", say("publish.order"), say("publish.order_names", numbers=numbers, dates=dates))


def _of_pages(pages: PageFacts, say: Captions) -> Iterator[PressLine]:
    count, sheet = pages.count, pages.sheet
    parts = say("publish.plus").join(
        say(caption, count=pages.parts[part]) for part, caption in _PARTS.items() if pages.parts.get(part)
    )
    if count % sheet:
        blank = -count % sheet
        yield PressLine("hint", say("publish.pages_blank", count=count, sheet=sheet, blank=blank), parts, "fit")
    elif sheet == 1:
        yield PressLine("ok", say("publish.pages_any", count=count), parts)
    else:
        yield PressLine("ok", say("publish.pages", count=count, sheet=sheet), parts)
    if pages.fonts_missing:
        names = say.listed(f"{one.text} → {dict(one.values)['font']}" for one in pages.fonts_missing)
        count = len(pages.fonts_missing)
        yield PressLine("error", say("publish.fonts_missing", count=count), names, "findings")
    if pages.not_embeddable:
        yield PressLine("error", say("publish.fonts_kept"), say.listed(pages.not_embeddable))
    elif pages.fonts and not pages.fonts_missing:
        yield PressLine("ok", say("publish.fonts"), _families(pages.fonts, say))
    yield _glyphs(pages, say)
    yield from _ends(pages, say)


def _glyphs(pages: PageFacts, say: Captions) -> PressLine:
    if not pages.glyphs:
        return PressLine("ok", say("publish.glyphs"), say("publish.glyphs_names", count=f"{pages.characters:,}"))
    missing = [finding for finding in pages.glyphs if finding.level == "error"]
    meant = missing or pages.glyphs
    words = _listed((_character(finding, say) for finding in meant), say)
    sentence = say("publish.glyphs_missing" if missing else "publish.glyphs_other", count=len(meant))
    first = meant[0]
    return PressLine(first.level, sentence, words, first if first.entry is not None else "findings")


def _character(finding: Finding, say: Captions) -> str:
    place = say("findings.entry", number=finding.entry) if finding.entry is not None else say("findings.issue")
    return f"{finding.text} {place}"


def _ends(pages: PageFacts, say: Captions) -> Iterator[PressLine]:
    if pages.tables:
        words = _named(pages.tables, say)
        yield PressLine("hint", say("publish.tables_wide", count=len(pages.tables)), words, pages.tables[0])
    if pages.lone:
        words = _listed((f"“{lone.text}” {say('pages.page', page=lone.page)}" for lone in pages.lone), say)
        yield PressLine("hint", say("publish.lone", count=len(pages.lone)), words, pages.lone[0].index)
    if not pages.tables and not pages.lone:
        yield PressLine("ok", say("publish.ends"), say("publish.ends_names"))


def _families(fonts: Iterable[str], say: Captions) -> str:
    """The families, without their weights."""
    return say.listed(dict.fromkeys(font.removesuffix(" Italic").rpartition(" ")[0] for font in fonts))


def _name(entry: Entry) -> str:
    return entry.number_zh or short_title(entry)


def _named(findings: Iterable[Finding], say: Captions) -> str:
    return _listed((_in_short(finding, say) for finding in findings), say)


def _in_short(finding: Finding, say: Captions) -> str:
    """Its entry and the first clause of its sentence."""
    sentence = finding_sentence(finding, say.language)
    clause, depth = "", 0
    for sign in sentence:
        depth += (sign in "“（(") - (sign in "”）)")
        if depth == 0 and sign in "，。：；,:;":
            break
        clause += sign
    place = say("findings.entry", number=finding.entry) if finding.entry is not None else ""
    return f"{place} {clause.rstrip('.')}".strip()


def _listed(words: Iterable[str], say: Captions) -> str:
    """The first few, each no longer than may be; “…” where there are more."""
    different = list(dict.fromkeys(words))
    longest = _LONGEST[say.language]
    shown = [word if len(word) <= longest else f"{word[: longest - 1]}…" for word in islice(different, _NAMED)]
    return "\u00a0· ".join([*shown, *(["…"] if len(different) > _NAMED else [])])
