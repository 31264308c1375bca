"""``gazette import``: files into the archive, each whole or not at all."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.failing import say_error
from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, archive_path, is_there, json_option, opened, print_json
from gazette.desk import BroughtIn, Desk
from gazette.errors import GazetteError
from gazette.ingest import read_file
from gazette.wording import sentence


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=FilePath(), metavar="FILE...")
@click.option("--issue", metavar="ISSUE", help="Put documents into this issue. 放入这一期。")
@archive_option
@json_option
@click.pass_context
def import_command(
    context: click.Context, files: tuple[Path, ...], issue: str | None, archive: Path | None, as_json: bool
) -> None:
    """Bring issues or documents in (txt, xml). 导入整期或单个文件。

    A whole issue becomes an issue of the archive; a single document goes into ISSUE, or without --issue into the
    inbox. Each file is taken in once: brought in again it changes nothing.
    """
    wanted = files
    if not is_there(archive_path(archive)):
        # Only what can be read makes a new archive; taking an empty one away again could hit another program's.
        wanted = tuple(file for file in files if _can_be_read(file))
        if not wanted:
            context.exit(1)
    plain, failed = [], len(wanted) < len(files)
    with opened(archive, create=True) as desk:
        for file in wanted:
            try:
                brought = desk.bring_in(file, issue=issue)
            except GazetteError as error:
                say_error(error)
                failed = True
                continue
            if as_json:
                plain.append(_to_plain(desk, brought))
            else:
                click.echo(_line(desk, brought))
    if as_json:
        print_json({"files": plain})
    if failed:
        context.exit(1)


def _can_be_read(file: Path) -> bool:
    try:
        read_file(file)
    except GazetteError as error:
        say_error(error)
        return False
    return True


def _line(desk: Desk, brought: BroughtIn) -> str:
    code = "cli.already_in" if brought.already else "cli.brought_in"
    values = {
        "file": brought.file.name,
        "issue": _issue_name(desk, brought) or sentence("cli.inbox", {}, language()),
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
    }
