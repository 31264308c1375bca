"""``gazette gaps``: issues and document numbers that are not in the archive, by code and year."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, json_option, opened, print_json
from gazette.desk.gaps import Gaps, IssueNumbers, Series, gaps, spans_text
from gazette.wording import sentence


@click.command("gaps")
@archive_option
@json_option
def gaps_command(archive: Path | None, as_json: bool) -> None:
    """List the serials and document numbers that are missing. 缺哪些期、哪些文号。

    Of each code and year the numbers between the first and the last that are there; not every document is printed.
    每个机关代字每年一行，从最小的到最大的中间缺哪些；不是每个文件都登公报。
    """
    with opened(archive) as desk:
        found = gaps(desk.archive)
    if as_json:
        print_json(_to_plain(found))
        return
    for issues in found.issues:
        click.echo(issues_line(issues))
    for series in found.series:
        click.echo(series_line(series))


def issues_line(issues: IssueNumbers) -> str:
    """Which serials or numbers of issues are there and which are not, in a sentence."""
    values = {"year": issues.year, "span": issues.span, "missing": spans_text(issues.missing)}
    if issues.year is None:
        return sentence("cli.serials_missing" if issues.missing else "cli.serials_whole", values, language())
    return sentence("cli.numbers_missing" if issues.missing else "cli.numbers_whole", values, language())


def series_line(series: Series) -> str:
    """A code and year with what is missing."""
    values = {"span": series.span, "count": len(series.entries)}
    said = [sentence("cli.series", values, language())]
    if series.missing:
        said.append(sentence("cli.series_missing", {"missing": spans_text(series.missing)}, language()))
    if series.twice:
        said.append(sentence("cli.series_twice", {"numbers": "、".join(map(str, series.twice))}, language()))
    return f"{series.called}\t" + "\t".join(said)


def _to_plain(found: Gaps) -> dict[str, Any]:
    return {
        "issues": [
            {"year": one.year, "first": one.first, "last": one.last, "missing": one.missing} for one in found.issues
        ],
        "documents": [series_to_plain(series) for series in found.series],
    }


def series_to_plain(series: Series) -> dict[str, Any]:
    """A series as JSON has it."""
    return {
        "code": series.code,
        "year": series.year,
        "first": series.first,
        "last": series.last,
        "count": len(series.entries),
        "missing": series.missing,
        "twice": series.twice,
        "numbers": [
            {"number": number, "issue": one.issue, "entry": one.entry, "page": one.page, "title": one.title}
            for number, those in series.entries.items()
            for one in those
        ],
    }
