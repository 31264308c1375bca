"""``gazette colophon``: what a publication says of itself on an issue's last page, and whether there is a cover."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, issue_argument, json_option, opened, print_json
from gazette.desk import SetIssueField
from gazette.desk.typesetters import refuse_facsimile
from gazette.errors import DeskError
from gazette.model import COLOPHON_FIELDS, ColophonField, Publication
from gazette.wording import COLOPHON, COVERS, called

_COVERS = {"yes": True, "no": False, "style": None}


@click.command("colophon")
@issue_argument
@click.option(
    "--set",
    "settings",
    type=(click.Choice(COLOPHON_FIELDS), str),
    multiple=True,
    metavar="FIELD TEXT",
    help=f"Fill a field in; an empty text empties it. 填写一项：{' '.join(COLOPHON_FIELDS)}",
)
@click.option("--cover", type=click.Choice(tuple(_COVERS)), help="Whether there is a cover. 有无封面，或按版式。")
@archive_option
@json_option
def colophon_command(
    issue: str, settings: tuple[tuple[str, str], ...], cover: str | None, archive: Path | None, as_json: bool
) -> None:
    """Show the colophon of ISSUE, after filling in what is given. 显示、填写一期的版权页。"""
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    with opened(archive) as desk:
        issue_id = desk.archive.find_issue(issue)
        issue_ = desk.archive.issue(issue_id)
        refuse_facsimile(issue_)
        before = issue_.publication
        publication = _changed(before, settings, cover)
        if publication != before:
            desk.do(SetIssueField(issue_id, "publication", publication))
    said: dict[str, str | bool | None] = {**dict(publication.colophon.items())}
    said["cover"] = publication.cover
    if as_json:
        print_json(said)
        return
    for field, text in said.items():
        shown = _cover(publication.cover) if field == "cover" else text or "–"
        click.echo(f"{field:<12} {called(COLOPHON, field, language())}\t{shown}")


def _cover(chosen: bool | None) -> str:
    word = next(word for word, value in _COVERS.items() if value is chosen)
    return f"{word}\t{called(COVERS, word, language())}"


def _changed(publication: Publication, settings: tuple[tuple[str, str], ...], cover: str | None) -> Publication:
    colophon = publication.colophon
    for name, text in settings:
        colophon = colophon.with_text(cast("ColophonField", name), text.strip())
    chosen = publication.cover if cover is None else _COVERS[cover]
    return replace(publication, colophon=colophon, cover=chosen)
