"""``gazette import``: files into the archive, each whole or not at all."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.account_shape import account_text, account_to_plain
from gazette.cli.failing import say_error
from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    archive_path,
    inbox_name,
    is_there,
    json_option,
    opened,
    print_json,
)
from gazette.desk import BroughtIn, Desk, Manner, NotIn
from gazette.errors import GazetteError, IngestError
from gazette.ingest import CHANGES, COLUMN_ROLES, Changes, ColumnRole, has_text, read_bytes
from gazette.wording import sentence
from gazette.wording.column_names import COLUMN_NAMES


def _roles(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[ColumnRole, ...], ...]:
    """The roles that are named, in English or Chinese."""
    known: dict[str, ColumnRole] = {role: role for role in COLUMN_ROLES}
    known |= {COLUMN_NAMES[role][0]: role for role in COLUMN_ROLES}
    named = [tuple(name.strip() for name in each.replace("，", ",").split(",")) for each in given]
    for name in (name for each in named for name in each if name not in known):
        names = "、".join(known)
        raise click.BadParameter(sentence("cli.no_column_role", {"name": name, "known": names}, language()))
    return tuple(tuple(known[name] for name in each) for each in named)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=FilePath(), metavar="FILE...")
@click.option("--issue", metavar="ISSUE", help="Put documents into this issue. 放入这一期。")
@click.option(
    "--changes", type=click.Choice(CHANGES), help="Accept or reject the changes that files track. 接受或拒绝修订。"
)
@click.option(
    "--columns",
    multiple=True,
    callback=_roles,
    metavar="ROLES",
    help="What the columns of a spreadsheet are, parted by commas; again for each further table. 各列的用途。 "
    + ", ".join(f"{role} {COLUMN_NAMES[role][0]}" for role in COLUMN_ROLES),
)
@click.option("--password", metavar="PASSWORD", help="Open files that have a password. 打开有密码的文件。")
@click.option("--report", is_flag=True, help="Tell what became of every character. 逐字交代去向。")
@archive_option
@json_option
@click.pass_context
def import_command(  # noqa: PLR0913, PLR0917 -- a parameter for each option
    context: click.Context,
    files: tuple[Path, ...],
    issue: str | None,
    changes: Changes | None,
    columns: tuple[tuple[ColumnRole, ...], ...],
    password: str | None,
    report: bool,
    archive: Path | None,
    as_json: bool,
) -> None:
    """Bring issues or documents in. 带入整期或单个文件。

    A whole issue becomes an issue of the archive; a single document goes into ISSUE, or without --issue into the
    inbox. Each file is taken in once: brought in again it changes nothing. Of a zip each file in it is brought in.
    """
    wanted = files
    if not is_there(archive_path(archive)):
        # Only what can be kept makes a new archive; taking an empty one away again could hit another program's.
        wanted = tuple(file for file in files if _can_be_kept(file))
        if not wanted:
            context.exit(1)
    plain, failed = [], len(wanted) < len(files)
    with opened(archive, create=True) as desk:
        for file in wanted:
            try:
                brought = desk.bring_in(file, Manner(issue=issue, changes=changes, columns=columns, password=password))
            except GazetteError as error:
                _say_not_in(error)
                failed = True
                continue
            for each in brought.each:
                if isinstance(each, NotIn):
                    _say_not_in(each.error)
                    failed = failed or not each.left_out
                elif as_json:
                    plain.append(_to_plain(desk, each))
                else:
                    click.echo(_line(desk, each))
                    if report:
                        click.echo(account_text(each.account, each.findings, language()))
    if as_json:
        print_json({"files": plain})
    if failed:
        context.exit(1)


def _say_not_in(error: GazetteError) -> None:
    """Why a file did not come in, and which option would help."""
    say_error(error)
    if error.code in ("ingest.protected", "ingest.wrong_password"):
        click.echo(sentence("cli.with_password", {}, language()), err=True)


def _can_be_kept(file: Path) -> bool:
    """Whether a file is there and says anything, so that the archive keeps it even where it cannot be read."""
    try:
        if has_text(read_bytes(file)):
            return True
        raise IngestError("ingest.empty", file=str(file))
    except GazetteError as error:
        say_error(error)
        return False


def _line(desk: Desk, brought: BroughtIn) -> str:
    code = "cli.already_in" if brought.already else "cli.brought_in"
    values = {
        "file": brought.file.name,
        "issue": _issue_name(desk, brought) or inbox_name(),
        "entries": len(brought.entries),
        "findings": len(brought.findings),
    }
    return sentence(code, values, language())


def _issue_name(desk: Desk, brought: BroughtIn) -> str | None:
    return next((row.reference for row in desk.issues() if row.id == brought.issue_id), None)


def _to_plain(desk: Desk, brought: BroughtIn) -> dict[str, Any]:
    names = ("title_zh", "title_full", "number_zh", "date")
    return {
        "file": str(brought.file),
        "sha256": brought.sha256,
        "already": brought.already,
        "issue": _issue_name(desk, brought),
        "entries": [
            {**{name: getattr(entry, name) for name in names}, "issuers": list(entry.issuers)}
            for entry in brought.entries
        ],
        "findings": [finding_to_plain(finding) for finding in brought.findings],
        "account": None if brought.account is None else account_to_plain(brought.account),
        "columns": [
            {"sheet": each.sheet, "roles": list(each.roles), "makes": each.kind, "header": list(each.rows[:1])}
            for each in brought.columns
        ],
    }
