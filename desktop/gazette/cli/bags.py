"""``gazette bag`` and ``rebuild``: issues out of the program in a form of their own, and an archive of nothing else."""

from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, archive_path, opened, progress, tell
from gazette.desk.bagging import write_bags
from gazette.desk.rebuilding import rebuild
from gazette.settings import load_settings, person_name, settings_file
from gazette.wording import sentence


@click.command("bag")
@click.argument("issues", nargs=-1, metavar="ISSUE...")
@click.argument("folder", type=FilePath(), metavar="DIR")
@click.option("--all", "every", is_flag=True, help="Every issue of the archive. 档案里的每一期。")
@archive_option
def bag_command(issues: tuple[str, ...], folder: Path, archive: Path | None, *, every: bool) -> None:
    """Write each ISSUE as a bag below DIR: XML, both PDFs, originals, manifest (BagIt, RFC 8493). 写出存档包。"""
    if bool(issues) == every:
        raise click.UsageError(sentence("cli.usage_bag", {}, language()))
    with opened(archive) as desk, progress("bag") as bar:
        ids = [row.id for row in desk.issues()] if every else [desk.archive.find_issue(issue) for issue in issues]
        for bag in write_bags(desk, list(dict.fromkeys(ids)), folder, progress=bar):
            click.echo(sentence("cli.written", {"file": bag}, language()))


@click.command("rebuild")
@click.argument("folder", type=FilePath(), metavar="DIR")
@archive_option
def rebuild_command(folder: Path, archive: Path | None) -> None:
    """Make an archive, which must not be there yet, of the bags in DIR alone. 由存档包重建档案。"""
    file = archive_path(archive)
    person = person_name(load_settings(settings_file()))
    with progress("rebuild") as bar:
        made = rebuild(folder, file, person, progress=bar)
    click.echo(sentence("cli.rebuilt", {"file": file, "issues": made.issues, "entries": made.entries}, language()))
    if not made.chained:
        tell(sentence("cli.rebuilt_anew", {}, language()))
