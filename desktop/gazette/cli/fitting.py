"""``gazette fit``: an issue brought to a number of pages."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, issue_argument, json_option, opened, print_json, progress, tell
from gazette.desk.fitting import Fitting, fit_away, fit_issue, propose_fit, set_plainly, wanted_pages
from gazette.desk.pictures import picture_sizes
from gazette.desk.typesetters import refuse_facsimile
from gazette.errors import DeskError
from gazette.wording import sentence


@click.command("fit")
@issue_argument
@click.option("--pages", type=int, help="So many pages in all, contents and cover counted. 总页数。")
@click.option(
    "--multiple",
    type=click.IntRange(1, 64),
    help="Without --pages: the nearest multiple; that of the settings (4) without it. 取最近的倍数，缺省按设置。",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change. 只看结果，不改动。")
@click.option("--reset", "--undo", "reset", is_flag=True, help="As before the fit. 取消排入，恢复原样。")
@click.option(
    "--plain", is_flag=True, help="As the house style has it, printed pages or not. 按版式原样，不管印出的页码。"
)
@archive_option
@json_option
def fit_command(issue: str, pages: int | None, multiple: int | None, archive: Path | None, **wishes: bool) -> None:
    """Fit ISSUE to a number of pages by the least visible change, and keep that. 把一期排入印张。

    Ends with 1 where the house style's limits do not allow it; the nearest is shown then. 排不到时返回 1。
    """
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    back = wishes["reset"] or wishes["plain"]
    if back and (pages is not None or wishes["dry_run"] or (wishes["reset"] and wishes["plain"])):
        raise click.UsageError(sentence("cli.usage_fit_back", {}, language()))
    with opened(archive) as desk, progress(issue) as bar:
        issue_id = desk.archive.find_issue(issue)
        there = desk.archive.issue(issue_id)
        refuse_facsimile(there)
        pictures = picture_sizes(desk.archive, there)
        if back:
            desk.do(set_plainly(there) if wishes["plain"] else fit_away(there, pictures))
            fit = desk.archive.issue(issue_id).fit
            tell(sentence("cli.fit_printed" if fit else "cli.fit_away", {"issue": issue}, language()))
            if wishes["as_json"]:
                print_json({"issue": issue, "fit": fit and {"pages": fit.pages, "steps": list(fit.steps)}})
            return
        wanted = wanted_pages(there, pages, multiple or desk.archive.books.office().sheet, pictures)
        if wishes["dry_run"]:
            fitting = propose_fit(there, wanted, pictures, progress=bar)
        else:
            fitting = fit_issue(desk, issue_id, wanted, progress=bar)
    if wishes["as_json"]:
        print_json(_fitting_to_plain(issue, fitting))
    else:
        for code, values in fitting.told:
            click.echo(sentence(code, values, language()))
    if not fitting.reached:
        raise DeskError("desk.fit_missed", issue=issue, wanted=wanted, pages=len(fitting.pages_after.pages))


def _fitting_to_plain(issue: str, fitting: Fitting) -> dict[str, Any]:
    """The outcome in the shape of ``fit --json``; pages are those of the whole issue, starts printed numbers."""
    return {
        "issue": issue,
        "wanted": fitting.wanted,
        "reached": fitting.reached,
        "pages": {"before": len(fitting.pages_before.pages), "after": len(fitting.pages_after.pages)},
        "steps": list(fitting.after.fit.steps) if fitting.after.fit else [],
        "lines": [{"entry": entry, "lines": lines} for entry, lines in fitting.changes],
        "new_pages": list(fitting.new_pages),
        "starts": [
            {"entry": entry, "before": before, "after": after}
            for entry, (before, after) in enumerate(fitting.starts, 1)
        ],
    }
