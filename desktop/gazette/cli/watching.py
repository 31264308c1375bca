"""``gazette watch``: takes in what is dropped in folders until it is stopped."""

import json
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

import click

from gazette.archive import StoredFolder
from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, json_option, opened, tell
from gazette.desk import Desk, DropEvent, Pace, WatchedFolder, require_folder, stored_folders, watch
from gazette.desk.drop_folder import NETWORK_PACE
from gazette.errors import DeskError
from gazette.model import issue_reference
from gazette.wording import error_sentence, sentence


@click.command("watch")
@click.argument("folders", nargs=-1, type=FilePath(), metavar="[FOLDER]...")
@click.option("--network", is_flag=True, help="The folders are on a network: look regularly. 网络文件夹，定时查看。")
@click.option("--every", type=click.FloatRange(0.1), metavar="SECONDS", help="How often to look. 多少秒看一次。")
@click.option("--issue", metavar="ISSUE", help="The issue that SECTION is of. 栏目所在的一期。")
@click.option("--section", metavar="SECTION", help="Propose this section for documents. 拟放入的栏目。")
@click.option("--file", "filed", is_flag=True, help="Put documents at the end of SECTION. 直接放到栏目末尾。")
@click.option("--remember", is_flag=True, help="Keep the folders in the archive, with these options. 记住这些文件夹。")
@archive_option
@json_option
def watch_command(  # noqa: PLR0913, PLR0917 -- a parameter for each option
    folders: tuple[Path, ...],
    network: bool,
    every: float | None,
    issue: str | None,
    section: str | None,
    filed: bool,
    remember: bool,
    archive: Path | None,
    as_json: bool,
) -> None:
    """Take in what is dropped in FOLDER until stopped (Ctrl+C); each file once. 监视投递文件夹。

    Without FOLDER those that the archive remembers. What was taken in is moved to 已处理 inside FOLDER, what could not
    be read to 有问题 with the reason, what somebody has to decide to 待决定.
    """
    for folder in folders:
        require_folder(folder)
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
    with opened(archive, create=bool(folders)) as desk:
        watched = _watched(desk, folders, network=network, section=_section(desk, issue, section), filed=filed)
        if remember:
            _remember(desk, watched)
        pace = None if every is None else replace(NETWORK_PACE if network else Pace(), every=every)
        for each in watched:
            tell(sentence("cli.watching", {"folder": each.path}, language()))
        watch(watched, desk, on_event=_teller(desk, as_json=as_json), stop=stop, pace=pace)


def _watched(
    desk: Desk, folders: tuple[Path, ...], *, network: bool, section: int | None, filed: bool
) -> tuple[WatchedFolder, ...]:
    """The folders that were named, as they are remembered where no option says otherwise; else all remembered."""
    known = {each.path: each for each in stored_folders(desk)}
    if not folders:
        if not known:
            raise DeskError("cli.no_drop_folders")
        return tuple(known.values())
    return tuple(
        known[path]
        if path in known and not network and section is None
        else WatchedFolder(path=path, network=network, section=section, filed=filed)
        for path in (folder.resolve() for folder in folders)
    )


def _remember(desk: Desk, watched: tuple[WatchedFolder, ...]) -> None:
    for each in watched:
        desk.archive.deliveries.set_drop_folder(
            StoredFolder(
                path=str(each.path),
                place="network" if each.network else "local",
                section_id=each.section,
                filed=each.filed,
            )
        )


def _section(desk: Desk, issue: str | None, section: str | None) -> int | None:
    if section is None:
        return None
    if issue is None:
        raise DeskError("cli.section_without_issue", section=section)
    sections = desk.issue(issue).sections
    for each in sections:
        if section in {each.name.zh, each.name.en}:
            return each.id
    there = "、".join(each.name.zh or each.name.en or "" for each in sections)
    raise DeskError("cli.no_such_section", section=section, issue=issue, known=there)


def _teller(desk: Desk, *, as_json: bool) -> Callable[[DropEvent], None]:
    def say(event: DropEvent) -> None:
        if as_json:
            click.echo(json.dumps(_to_plain(desk, event), ensure_ascii=False))
            return
        click.echo(event.sentence(language()))
        if event.error is not None:
            click.echo(f"  {error_sentence(event.error, language())}")

    return say


def _to_plain(desk: Desk, event: DropEvent) -> dict[str, Any]:
    """An event as a line of JSON; ``version_of`` names the entries of which the file is a new version."""
    brought, version = event.brought, event.brought.version if event.brought else None
    return {
        "time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "event": event.code.removeprefix("desk.drop."),
        "folder": str(event.folder),
        "file": str(event.file),
        "sha256": brought.sha256 if brought else None,
        "issue": _issue_name(desk, brought.issue_id) if brought else None,
        "entries": [_entry(desk, entry.id) for entry in brought.entries] if brought else [],
        "replaced": version is not None and version.beside is None,
        "version_of": [_entry(desk, entry_id) for entry_id in version.entry_ids] if version else [],
        "error": None if event.error is None else event.error.code,
        "told": event.sentence(language()),
        "reason": event.reason or (error_sentence(event.error, language()) if event.error else None),
    }


def _entry(desk: Desk, entry_id: int) -> dict[str, Any]:
    entry, place = desk.archive.entry(entry_id), desk.archive.place(entry_id)
    return {
        "issue": _issue_name(desk, place.issue_id),
        "entry": place.order,
        "title_zh": entry.title_zh,
        "number_zh": entry.number_zh,
    }


def _issue_name(desk: Desk, issue_id: int | None) -> str | None:
    """The issue's reference; None: the inbox."""
    return next(
        (row.reference for row in desk.issues() if row.id == issue_id),
        None if issue_id is None else issue_reference(issue_id),
    )
