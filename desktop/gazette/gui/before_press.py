"""What to know of an issue before its files leave the house, each fact with its gravity."""

from collections.abc import Iterator, Sequence
from typing import Literal

from gazette.gui.captions import Captions
from gazette.gui.fit_card import SHEET
from gazette.gui.panes import MessageLevel
from gazette.model import Finding, Issue

Where = Literal["findings", "contents", "unfinished", "fit"]
"""Where a fact can be looked at: findings, contents, the first entry that is not final, the card that fits pages."""


def before_press(
    issue: Issue,
    findings: Sequence[Finding],
    pages: int | None,
    say: Captions,
    *,
    checked: bool = True,
    ignored: int = 0,
) -> Iterator[tuple[MessageLevel, str, Where | None]]:
    """The facts, what is well and what is grave first, and where each can be looked at.

    ``pages`` are all that are printed, None before they are made; ``checked``: the findings are those of a check,
    and so many more were ``ignored``.
    """
    errors = sum(finding.level == "error" for finding in findings)
    doubts = sum(finding.level == "doubt" for finding in findings)
    if not errors and not doubts:
        yield ("ok", say("publish.no_findings"), None) if checked else ("hint", say("findings.checking"), None)
    if errors:
        yield "error", say("publish.errors", count=errors), "findings"
    if doubts:
        yield "doubt", say("publish.doubts", count=doubts), "findings"
    if ignored:
        yield "hint", say("publish.ignored", count=ignored), "findings"
    if untranslated := sum(not entry.title_en for entry in issue.entries):
        yield "doubt", say("publish.untranslated", count=untranslated), "contents"
    if unfinished := sum(entry.state != "final" for entry in issue.entries):
        yield "hint", say("publish.unfinished", count=unfinished), "unfinished"
    if issue.facsimile is not None:
        return
    if pages is not None and pages % SHEET:
        yield "hint", say("publish.pages_blank", count=pages, blank=-pages % SHEET), "fit"
    elif pages is not None:
        yield "ok", say("publish.pages", count=pages), None
