"""``gazette year``: the issues of a year, its documents by section and issuer, and what is missing."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from gazette.archive import IssueRow
from gazette.cli.gaps import issues_line, series_line, series_to_plain
from gazette.cli.language import language
from gazette.cli.options import archive_option, json_option, opened, print_json
from gazette.desk import Desk
from gazette.desk.setting import typeset_issue
from gazette.desk.years import Year, known_years, year_of
from gazette.errors import DeskError
from gazette.wording import sentence


@click.command("year")
@click.argument("year", type=click.IntRange(1000, 9999), required=False)
@click.option("--none", "without", is_flag=True, help="The issues that have no year. 没有年份的各期。")
@archive_option
@json_option
def year_command(year: int | None, archive: Path | None, *, without: bool, as_json: bool) -> None:
    """List the issues of YEAR with pages and documents, and count documents by section and issuer. 一年各期。

    Without YEAR: the years that there are. What is missing among issues and document numbers stands at the end.
    不写年份就列出有哪些年；末尾是缺的期和缺的文号。
    """
    with opened(archive) as desk:
        years = known_years(desk.archive)
        if year is None and not without:
            if as_json:
                print_json({"years": list(years)})
                return
            for each in years:
                click.echo(sentence("cli.years_none", {}, language()) if each is None else each)
            return
        if year is not None and without:
            raise click.UsageError(sentence("cli.usage_year_none", {}, language()))
        if year not in years:
            raise DeskError("cli.no_year_none") if without else DeskError("cli.no_year", year=year)
        _make_missing_pages(desk, year_of(desk.archive, year).issues)
        found = year_of(desk.archive, year)
    if as_json:
        print_json(_to_plain(found))
        return
    _tell(found)


def _make_missing_pages(desk: Desk, issues: tuple[IssueRow, ...]) -> None:
    for row in issues:
        if row.pages is None and not row.facsimile:
            typeset_issue(desk, row.id)


def _tell(found: Year) -> None:
    values = {"year": found.year, "issues": len(found.issues), "documents": found.documents}
    click.echo(sentence("cli.year" if found.year else "cli.year_none", values, language()))
    for row in found.issues:
        counts = {"pages": "–" if row.pages is None else row.pages, "documents": row.entries}
        numbers = "、".join(map(str, row.numbers))
        cells = (
            row.reference,
            f"{row.year or '–'}-{numbers}",
            row.date or "–",
            sentence("cli.year_issue", counts, language()),
        )
        click.echo("  " + "\t".join(cells))
    for code, counted in (("cli.year_sections", found.sections), ("cli.year_issuers", found.issuers)):
        if counted:
            click.echo(sentence(code, {}, language()))
        for name, count in counted:
            click.echo(f"  {count}\t{name}")
    if found.numbers is not None and found.numbers.missing:
        click.echo(issues_line(found.numbers))
    for series in found.series:
        click.echo(series_line(series))


def _to_plain(found: Year) -> dict[str, Any]:
    return {
        "year": found.year,
        "issues": [
            {"id": row.printed_id, "serial": row.serial, "numbers": list(row.numbers), "date": row.date}
            | {"state": row.state, "entries": row.entries, "pages": row.pages, "facsimile": row.facsimile}
            for row in found.issues
        ],
        "documents": found.documents,
        "pages": found.pages,
        "sections": [{"value": name, "count": count} for name, count in found.sections],
        "issuers": [{"value": name, "count": count} for name, count in found.issuers],
        "numbers": None if found.numbers is None else asdict(found.numbers),
        "gaps": [series_to_plain(series) for series in found.series],
    }
