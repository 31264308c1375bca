"""``gazette watch``: takes in what is dropped in a folder until it is stopped."""

import signal
import threading
from pathlib import Path
from types import FrameType

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, opened, tell
from gazette.desk import DropEvent, require_folder, watch
from gazette.wording import error_sentence, sentence


@click.command("watch")
@click.argument("folder", type=FilePath())
@archive_option
def watch_command(folder: Path, archive: Path | None) -> None:
    """Take in what is dropped in FOLDER until stopped (Ctrl+C); each file once. 监视投稿文件夹。

    What was taken in is moved to a folder inside FOLDER, what could not be read to another, with the reason.
    """
    require_folder(folder)
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
    with opened(archive, create=True) as desk:
        tell(sentence("cli.watching", {"folder": folder}, language()))
        watch(folder, desk, on_event=_say, stop=stop)


def _say(event: DropEvent) -> None:
    click.echo(sentence(event.code, {"file": event.file, "reason": event.reason}, language()))
    if event.error is not None:
        click.echo(f"  {error_sentence(event.error, language())}")
