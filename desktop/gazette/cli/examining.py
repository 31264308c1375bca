"""``gazette examine``: 四性检测 of the archive or of issues, as text and as JSON."""

from pathlib import Path

import click

from gazette.cli.backups import chosen_folder
from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, json_option, opened, print_json, progress, tell
from gazette.desk.exam_report import examination_to_json, examination_to_plain, examination_to_text
from gazette.desk.examining import examine
from gazette.errors import DeskError
from gazette.export import write_file
from gazette.wording import sentence

_ENDINGS = (".txt", ".json")


@click.command("examine")
@click.argument("issues", nargs=-1, metavar="[ISSUE]...")
@click.option("--out", type=FilePath(), metavar="FILE", help="Write the report, .txt or .json. 报告写成文件。")
@click.option("--folder", type=FilePath(), metavar="DIR", help="Where its backups are. 备份所在的文件夹。")
@archive_option
@json_option
def examine_command(
    issues: tuple[str, ...],
    out: Path | None,
    folder: Path | None,
    archive: Path | None,
    **wishes: bool,
) -> None:
    """Check what a machine can check under the four heads of DA/T 70, item by item. 四性检测：真实、完整、可用、安全。

    Without ISSUE the whole archive. What cannot be checked here is told as such.
    不写期号查整个档案；查不了的写明未检。
    """
    if out is not None and out.suffix.lower() not in _ENDINGS:
        raise DeskError("cli.examine_form", file=str(out))
    with opened(archive) as desk, progress("examine") as bar:
        ids = tuple(dict.fromkeys(desk.archive.find_issue(issue) for issue in issues))
        folder = folder or chosen_folder(desk.archive.path)
        made = examine(desk, folder, ids, progress=bar)
    text = examination_to_text(made, language())
    if out is not None:
        write_file(out, examination_to_json(made) if out.suffix.lower() == ".json" else text.encode("utf-8", "replace"))
        tell(sentence("cli.examined", {"file": out}, language()))
    if wishes["as_json"]:
        print_json(examination_to_plain(made))
    elif out is None:
        click.echo(text, nl=False)
