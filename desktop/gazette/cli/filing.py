"""``gazette filing``: where an issue and its documents are filed, and the list of them (归档目录)."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, issue_argument, json_option, opened, print_json, tell
from gazette.desk import Command, FileEntry, FileIssue
from gazette.desk.filing_list import filing_list, write_filing_list
from gazette.errors import DeskError
from gazette.export.filing_list import COLUMNS
from gazette.model import FILING_FIELDS, filing_to_plain
from gazette.wording import sentence

_KEYS = ("order", "responsible", "number", "title", "date", "pages", "fonds", "code", "retention", "box", "remark")


@click.command("filing")
@issue_argument
@click.option("--entry", "number", type=click.IntRange(1), metavar="N", help="Only this one is filed. 只记第 N 条。")
@click.option("--fonds", metavar="TEXT", help="Which fonds. 全宗号。")
@click.option("--code", metavar="TEXT", help="File code in it. 档号。")
@click.option("--retention", metavar="TEXT", help="How long it is kept. 保管期限。")
@click.option("--box", metavar="TEXT", help="Which box. 盒号。")
@click.option("--remark", metavar="TEXT", help="A remark. 备注。")
@click.option("--csv", "csv", type=FilePath(), metavar="FILE", help="Write the list as CSV. 写出 CSV。")
@click.option("--xlsx", "xlsx", type=FilePath(), metavar="FILE", help="Write the list as a workbook. 写出 XLSX。")
@archive_option
@json_option
def filing_command(issue: str, number: int | None, archive: Path | None, **wishes: Any) -> None:
    """File ISSUE or an entry of it, of a published one too, and list what is filed. 归档信息和归档目录。

    An empty text takes a field away. What the issue says of fonds, period and box holds for its entries. 空文字即删去。
    """
    with opened(archive) as desk:
        issue_id = desk.archive.find_issue(issue)
        said = {name: wishes[name] for name in FILING_FIELDS if wishes[name] is not None}
        if said:
            there = desk.archive.issue(issue_id)
            if number is not None and number > len(there.entries):
                raise DeskError("cli.no_entry", entry=number, issue=issue, count=len(there.entries))
            entry = None if number is None else there.entries[number - 1]
            filing = there.filing if entry is None else entry.filing
            for name, text in said.items():
                filing = filing.with_text(name, text.strip())
            command: Command = FileIssue(issue_id, filing) if entry is None else FileEntry(entry.id, filing)
            desk.do(command)
        rows, of_issue = filing_list(desk, issue_id), desk.archive.issue(issue_id).filing
        write_filing_list(desk, issue_id, csv=wishes["csv"], xlsx=wishes["xlsx"])
    if wishes["as_json"]:
        listed = [dict(zip(_KEYS, row.cells, strict=True)) for row in rows]
        print_json({"issue": issue, "filing": filing_to_plain(of_issue), "rows": listed})
        return
    for cells in (COLUMNS, *(row.cells for row in rows)):
        click.echo("\t".join(" ".join(cell.split()) for cell in cells))
    for file in (wishes["csv"], wishes["xlsx"]):
        if file:
            tell(sentence("cli.written", {"file": file}, language()))
