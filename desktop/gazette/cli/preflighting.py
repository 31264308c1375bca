"""``gazette preflight``: the faults of composition of an issue, counted in its print file and in its pages."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import archive_option, issue_argument, json_option, opened, print_json, progress
from gazette.desk.preflighting import preflight_issue
from gazette.errors import DeskError
from gazette.preflight import Count, Fault, Preflight
from gazette.wording import FAULTS, called, finding_sentence, sentence


@click.command("preflight")
@issue_argument
@archive_option
@json_option
def preflight_command(issue: str, archive: Path | None, as_json: bool) -> None:
    """Count the faults of composition of ISSUE in its finished pages. 印前检查一期的排版差错。

    Ends with 1 where there is a fault that the house style does not allow. 有版式不允许的差错时返回 1。
    """
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    with opened(archive) as desk, progress(issue) as bar:
        outcome = preflight_issue(desk, desk.archive.find_issue(issue), progress=bar)
    if as_json:
        print_json(_outcome_to_plain(issue, outcome))
    else:
        _print(issue, outcome)
    if outcome.faults:
        raise DeskError("cli.faults_found", issue=issue, count=outcome.faults)


def _print(issue: str, outcome: Preflight) -> None:
    for count in outcome.counts:
        click.echo(
            f"{count.kind:<16}\t{count.found}\t{called(FAULTS, count.kind, language())}\t{_remark(count)}".rstrip()
        )
    for fault in outcome.forbidden:
        click.echo(f"× {fault.entry or '–'}\t{finding_sentence(fault.finding, language())}")
    for finding in outcome.unfilled:
        click.echo(f"？ –\t{finding_sentence(finding, language())}")
    for fault in outcome.unavoidable:
        click.echo(f"· {fault.entry or '–'}\t{finding_sentence(fault.finding, language())}")
    values = {
        "issue": issue,
        "pages": outcome.pages,
        "faults": outcome.faults,
        "allowed": sum(count.found for count in outcome.counts if count.allowed),
        "unavoidable": sum(count.unavoidable for count in outcome.counts),
    }
    click.echo(sentence("cli.preflight_total", values, language()))


def _remark(count: Count) -> str:
    remarks = [sentence("cli.preflight_allowed", {}, language())] if count.allowed and count.found else []
    if count.unavoidable:
        remarks.append(sentence("cli.preflight_unavoidable", {"count": count.unavoidable}, language()))
    return "\t".join(remarks)


def _outcome_to_plain(issue: str, outcome: Preflight) -> dict[str, Any]:
    """The outcome in the shape of ``preflight --json``; lengths in points and em, places from the page's top left."""
    allowed = {count.kind for count in outcome.counts if count.allowed}
    return {
        "issue": issue,
        "pages": outcome.pages,
        "faults": outcome.faults,
        "counts": [_count_to_plain(count) for count in outcome.counts],
        "places": [_fault_to_plain(fault, allowed=fault.kind in allowed) for fault in outcome.places],
        "unfilled": [finding_to_plain(finding) for finding in outcome.unfilled],
    }


def _count_to_plain(count: Count) -> dict[str, Any]:
    return {
        "fault": count.kind,
        "found": count.found,
        "found_in_pages": count.found_in_pages,
        "unavoidable": count.unavoidable,
        "looked_at": count.looked_at,
        "allowed": count.allowed,
    }


def _fault_to_plain(fault: Fault, *, allowed: bool) -> dict[str, Any]:
    return {
        "fault": fault.kind,
        "page": fault.page,
        "label": fault.label,
        "entry": fault.entry,
        "block": None if fault.block is None else list(fault.block),
        "text": fault.text,
        "measured": fault.measured,
        "x": fault.x,
        "y": fault.y,
        "allowed": allowed,
        "unavoidable": fault.unavoidable,
        "message_zh": finding_sentence(fault.finding, "zh"),
        "message_en": finding_sentence(fault.finding, "en"),
    }
