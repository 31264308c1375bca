"""``gazette backup``, ``restore`` and ``repair``: checked copies of the archive, and what brings it back."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    archive_path,
    echo_counted,
    json_option,
    opened,
    print_json,
    progress,
)
from gazette.desk.backing_up import Backup, back_up, backups, contents_of, folder_for, write_backup
from gazette.desk.repairing import repair_archive
from gazette.desk.restoring import restore
from gazette.errors import ArchiveError
from gazette.settings import load_settings, person_name, settings_file
from gazette.wording import error_sentence, finding_sentence, sentence

_IN_NO_BACKUP = {"desk.repair.as_it_is", "desk.repair.lost"}
"""What became of rows that no backup in the folder has."""


@click.command("backup")
@click.argument("file", type=FilePath(), required=False)
@click.option("--list", "listed", is_flag=True, help="List the backups that there are. 列出已有的备份。")
@click.option(
    "--folder",
    type=FilePath(),
    metavar="DIR",
    help="Where dated backups lie; without it, where the settings say, else beside the archive. 备份所在的文件夹。",
)
@archive_option
@json_option
def backup_command(file: Path | None, folder: Path | None, archive: Path | None, **wishes: bool) -> None:
    """Copy the archive to FILE, or to a dated backup, while it is open; the copy is checked. 备份档案。

    FILE may be an earlier backup of this archive, which is replaced. FILE 若是本档案以前的备份，就换掉它。

    Dated backups are thinned: 10 days, 8 weeks, 12 months stay. 旧备份按日、周、月保留。
    """
    folder = folder or chosen_folder(archive_path(archive))
    if wishes["listed"]:
        _list(folder, as_json=wishes["as_json"])
        return
    with opened(archive) as desk, progress("backup") as bar:
        if file is not None:
            write_backup(desk.archive, file, progress=bar)
            made: Backup | None = None
        else:
            made = back_up(desk.archive, datetime.now(), folder, progress=bar)  # noqa: DTZ005 -- the clock on the wall
            file = made.file if made else None
    if wishes["as_json"]:
        print_json({"file": None if file is None else str(file)})
    elif file is not None:
        click.echo(sentence("cli.backup_made", {"file": file}, language()))
    else:
        newest = next(backup for backup in backups(folder) if not backup.reason)
        click.echo(sentence("cli.backup_not_needed", {"file": newest.file}, language()))


def chosen_folder(archive: Path) -> Path:
    """Where dated backups of an archive lie, as the person's settings say."""
    return folder_for(archive, load_settings(settings_file()).backup_folder)


def _list(folder: Path, *, as_json: bool) -> None:
    there = backups(folder)
    if as_json:
        print_json({"folder": str(folder), "backups": [_to_plain(backup) for backup in there]})
        return
    if not there:
        click.echo(sentence("cli.no_backups", {"folder": folder}, language()))
    for backup in there:
        plain = _to_plain(backup)
        if plain["error"]:
            click.echo(f"{backup.made:%Y-%m-%d %H:%M}  {plain['error']}")
            continue
        size = f"{backup.size / 1_000_000:.1f}"
        values = {**plain, "made": f"{backup.made:%Y-%m-%d %H:%M}", "size": size}
        click.echo(sentence("cli.backup_line", values, language()))


def _to_plain(backup: Backup) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "file": str(backup.file),
        "made": backup.made.isoformat(),
        "size": backup.size,
        "reason": backup.reason or None,
        "error": None,
    }
    try:
        return {**plain, **asdict(contents_of(backup.file))}
    except ArchiveError as error:
        return {**plain, "error": error_sentence(error, language())}


@click.command("restore")
@click.argument("backup", type=FilePath())
@archive_option
def restore_command(backup: Path, archive: Path | None) -> None:
    """Bring BACKUP back in the place of the archive; what was there is backed up before. 从备份恢复。"""
    file = archive_path(archive)
    person = person_name(load_settings(settings_file()))
    restored = restore(backup, file, datetime.now(), person, chosen_folder(file))  # noqa: DTZ005 -- as above
    click.echo(sentence("cli.restored", {"backup": backup, "file": file}, language()))
    if restored.before is not None:
        click.echo(sentence("cli.restored_before", {"file": restored.before.file}, language()))
    if restored.aside is not None:
        click.echo(sentence("cli.restored_aside", {"file": restored.aside}, language()))


@click.command("repair")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would come back. 只看能修复多少。")
@click.option("--folder", type=FilePath(), metavar="DIR", help="Where its backups are. 备份所在的文件夹。")
@archive_option
@json_option
def repair_command(folder: Path | None, archive: Path | None, *, dry: bool, as_json: bool) -> None:
    """Make a damaged archive sound: from what is left, backups, published files. The damaged file stays aside.

    修复档案：先用完好的行，再从备份和出版文件取回；损坏的文件原样留在旁边。
    """
    file = archive_path(archive)
    person = person_name(load_settings(settings_file()))
    now = datetime.now()  # noqa: DTZ005 -- as above
    with progress("repair") as bar:
        made = repair_archive(file, now, person, folder or chosen_folder(file), dry=dry, progress=bar)
    if as_json:
        rows = [{**finding_to_plain(finding), "became": dict(finding.values)["became"]} for finding in made.findings]
        print_json({"rows": made.rows, "aside": None if made.aside is None else str(made.aside), "mended": rows})
        return
    became = [sentence(dict(finding.values)["became"], {}, language()) for finding in made.findings]
    told = [finding_sentence(finding, language()) for finding in made.findings]
    echo_counted(f"{line} → {then}" for line, then in zip(told, became, strict=True))
    values = {"rows": made.rows, "mended": len(made.findings), "aside": made.aside}
    repaired = "cli.repaired" if made.findings else "cli.repaired_all"
    click.echo(sentence("cli.repair_would" if made.aside is None else repaired, values, language()))
    if _IN_NO_BACKUP.intersection(dict(finding.values)["became"] for finding in made.findings):
        click.echo(sentence("cli.repair_elsewhere", {}, language()))
