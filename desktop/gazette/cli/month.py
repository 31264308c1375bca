"""``gazette annual``: what an office does once a month or a year."""

from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, json_option, opened, print_json
from gazette.desk import AddAnnualContents
from gazette.model import entry_to_plain
from gazette.wording import sentence


@click.command("annual")
@click.argument("issue")
@archive_option
@json_option
def annual_command(issue: str, archive: Path | None, as_json: bool) -> None:
    """Add the contents of its year to ISSUE, as an entry that makes itself. 新建年度总目录，自动更新。

    Where the issue has it already, it is told again what it lists. 已有时只报告。
    """
    with opened(archive) as desk:
        issue_id = desk.archive.find_issue(issue)
        there = [entry for entry in desk.archive.issue(issue_id).entries if entry.annual_contents is not None]
        if not there:
            desk.do(AddAnnualContents(issue_id))
            there = [entry for entry in desk.archive.issue(issue_id).entries if entry.annual_contents is not None]
        entry = there[0]
    if as_json:
        print_json(entry_to_plain(entry))
        return
    assert entry.annual_contents is not None
    values = {"issue": issue, "title": entry.title_zh, "count": len(entry.annual_contents.entries)}
    click.echo(sentence("cli.annual_made", values, language()))
