"""``gazette annual``, ``hand-over`` and ``take-back``: what an office does once a month or a year."""

from dataclasses import asdict
from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    issue_argument,
    issue_told,
    json_option,
    opened,
    print_json,
    tell,
)
from gazette.cli.revisions import difference_line, differences_to_plain
from gazette.desk import AddAnnualContents
from gazette.desk.handing_over import TakeBack, hand_back, hand_over, taking_back
from gazette.desk.redline_page import redline_html
from gazette.errors import DeskError
from gazette.export import write_file
from gazette.model import entry_to_plain
from gazette.wording import sentence


@click.command("annual")
@issue_argument
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


@click.command("hand-over")
@issue_argument
@click.option("--entry", "number", type=click.IntRange(1), metavar="N", required=True, help="Which one. 第几条。")
@click.option("--to", "to", default="", metavar="NAME", help="Who gets it. 交给谁。")
@click.option("--back", is_flag=True, help="It came from a colleague: write it for them. 改完交回。")
@click.option(
    "--file", "file", type=FilePath(), required=True, metavar="FILE", help="The file to write. 写到哪个文件。"
)
@archive_option
def hand_over_command(issue: str, number: int, to: str, file: Path, archive: Path | None, *, back: bool) -> None:
    """Hand an entry of ISSUE (or inbox) to a colleague as a file; the issue stays here. 把一条交给同事。

    The file is XML and keeps all that the entry says; the colleague brings it in, edits it, and gives it back.
    """
    with opened(archive) as desk:
        entries = desk.inbox() if issue == "inbox" else desk.issue(issue).entries
        if number > len(entries):
            raise DeskError("cli.no_entry", entry=number, issue=issue_told(issue), count=len(entries))
        entry = entries[number - 1]
        given = hand_back(desk, entry.id, file) if back else hand_over(desk, entry.id, to, file)
    code = "cli.handed_back" if back else "cli.handed_over"
    click.echo(sentence(code, {"title": entry.title_zh, "file": file, **asdict(given)}, language()))


@click.command("take-back")
@click.argument("file", type=FilePath())
@click.option("--show", is_flag=True, help="Only show what it changes. 只看改动，不收回。")
@click.option("--without", "left", type=int, multiple=True, metavar="N", help="Leave change N out. 这一处不采用。")
@click.option("--theirs", is_flag=True, help="Also what was changed here too. 两边都改过的，用同事的。")
@click.option("--redline", "page", type=FilePath(), metavar="FILE", help="Write the red-line. 写出花脸稿网页。")
@archive_option
@json_option
def take_back_command(
    file: Path, left: tuple[int, ...], page: Path | None, archive: Path | None, **wishes: bool
) -> None:
    """Take an entry back from a colleague: what FILE changes in it, but for what is left out. 对照着收回。

    What was changed here, too, since it was handed over is told, and needs --without or --theirs. 两边都改过的会标明。
    """
    with opened(archive) as desk:
        back = taking_back(desk.archive, file)
        title, differences = back.mine.title_zh, back.comparison.differences
        if not {*left} <= {each.number for each in differences}:
            raise DeskError("desk.no_difference", entry=title)
        open_ = back.conflicts - {*left}
        if open_ and not wishes["theirs"] and not wishes["show"]:
            raise DeskError("desk.back_conflicts", entry=title, count=len(open_), number=min(open_))
        if not wishes["show"]:
            desk.do(TakeBack(back.kept.hand_over.token, back.without(*left), back.mine))
    if page is not None:
        write_file(page, redline_html(back.comparison, language()).encode("utf-8"), ending=".html")
    if wishes["as_json"]:
        said = [
            {**plain, "conflict": plain["number"] in back.conflicts} for plain in differences_to_plain(back.comparison)
        ]
        print_json({"entry": title, "to": back.kept.hand_over.to, "differences": said})
        return
    for each in differences:
        conflict = sentence("cli.back_conflict", {}, language()) if each.number in back.conflicts else ""
        click.echo("\t".join((difference_line(each), *filter(None, (conflict,)))))
    if wishes["show"] and not differences:
        tell(sentence("cli.back_unchanged", {"title": title}, language()))
    if not wishes["show"]:
        values = {"title": title, "accepted": len(differences) - len(left), "left": len(left)}
        click.echo(sentence("cli.taken_back", values, language()))
