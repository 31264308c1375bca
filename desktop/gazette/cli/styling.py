"""``gazette style``: in which house style an issue is set."""

from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, issue_argument, json_option, opened, print_json
from gazette.desk.house_styles import ChooseStyle, ChosenStyle, chosen_style, style_title, styles_for
from gazette.desk.typesetters import refuse_facsimile
from gazette.errors import DeskError


@click.command("style")
@issue_argument
@click.argument("style", required=False)
@archive_option
@json_option
def style_command(issue: str, style: str | None, archive: Path | None, as_json: bool) -> None:
    """List the house styles for ISSUE and mark its own, or choose STYLE for it. 查看或选用一期的版式。

    STYLE is a name, or a file of your own that ends in .toml; its text is kept with the issue. 可用名称或 .toml 文件。
    """
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    with opened(archive) as desk:
        issue_id = desk.archive.find_issue(issue)
        refuse_facsimile(desk.archive.issue(issue_id))
        if style is not None:
            desk.do(ChooseStyle(issue_id, chosen_style(style)))
        publication = desk.archive.issue(issue_id).publication
    used = ChosenStyle(publication.house_style, publication.style_source)
    listed = [(each.name, style_title(each, language()), each == used) for each in styles_for(publication)]
    if as_json:
        print_json([{"name": name, "title": title, "used": chosen} for name, title, chosen in listed])
        return
    for name, title, chosen in listed:
        click.echo(f"{'*' if chosen else ' '} {name}\t{title}")
