"""What the commands share: the archive they work on, JSON output, progress on long work."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from gazette.cli.language import language
from gazette.desk import Desk
from gazette.desk.standing import bad_place
from gazette.settings import default_archive, first_told, load_settings, person_name, settings_file
from gazette.wording import SENTENCES, sentence

Command = TypeVar("Command", bound=Callable[..., Any])


class FilePath(click.Path):
    """A path; what is wrong with the file is told by the room that opens it.

    An empty word, as a shell makes of a variable that is not set, is none: it would mean the current folder.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if value == "":
            self.fail(sentence("cli.usage_path", {}, language()), param, ctx)
        return super().convert(value, param, ctx)


def archive_option(command: Command) -> Command:
    """``--archive FILE``."""
    return click.option(
        "--archive",
        "archive",
        type=FilePath(),
        metavar="FILE",
        default=None,
        help="The archive file; without it, your own. 档案文件，缺省为本人的档案。",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON. 以 JSON 输出。")(command)


@contextmanager
def opened(archive: Path | None, *, create: bool = False) -> Iterator[Desk]:
    """A desk over ``archive``, else over the person's own; a new archive is told of in one line."""
    path = archive_path(archive)
    new = create and not has_content(path)
    person = person_name(load_settings(settings_file()))
    own = new and archive is None
    with Desk.open_own(path, person=person) if own else Desk.open(path, create=create, person=person) as desk:
        if new:
            tell(sentence("cli.archive_made", {"file": path}, language()))
        if (code := bad_place(desk.archive)) and first_told(code, path):
            tell(sentence(code, {"file": path}, language()))
        yield desk


def read_texts(desk: Desk) -> None:
    """Read what texts say where that waits, with a bar; Ctrl+C stops it, and what was read by then stays read."""
    whole = 0

    with progress(sentence("cli.reading_texts", {}, language())) as bar:

        def seen(left: int) -> None:
            nonlocal whole
            whole = max(whole, left)
            if bar is not None:
                bar(whole - left, whole)

        desk.archive.known.read_ahead(seen)


def archive_path(archive: Path | None) -> Path:
    """The archive that was named, else the person's own."""
    return archive or default_archive()


def has_content(file: Path) -> bool:
    """Whether ``file`` exists and is not empty; of an empty one an archive is made as where there is none."""
    return is_there(file) and (not file.is_file() or file.stat().st_size > 0)


def is_there(file: Path) -> bool:
    """Whether ``file`` exists, as far as the system lets us see."""
    try:
        return file.exists()
    except OSError:
        return False


def tell(line: str) -> None:
    """A line for the person, on standard error: standard output is for what was asked."""
    sys.stderr.write(f"{line}\n")


def inbox_name() -> str:
    """How the inbox is called where an issue would be named."""
    return sentence("cli.inbox", {}, language())


def issue_named(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """What names an issue, or ``inbox``: by any name that a person is told it by."""
    return "inbox" if value.strip() in SENTENCES["cli.inbox"] else value


def issue_told(named: str) -> str:
    """What an issue, or the inbox, was named by, as a person is told it."""
    return inbox_name() if named == "inbox" else named


issue_argument = click.argument("issue", callback=issue_named)


def echo_counted(lines: Iterable[str]) -> None:
    """Each line once, with how often it is told: of a thousand rows of the log all are the same."""
    for line, count in Counter(lines).items():
        click.echo(line if count == 1 else sentence("cli.told_of_several", {"line": line, "count": count}, language()))


def local_time(at: str) -> str:
    """A time in UTC as the clock on the wall shows it, to the minute."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def print_json(value: object) -> None:
    """JSON on standard output, Chinese as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error while a person is looking; None where output is piped."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # loaded only for a person who looks on
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def at(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield at
