"""``gazette revisions`` and ``compare``: what an entry said before, and what differs between two of its revisions."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    issue_argument,
    issue_told,
    json_option,
    opened,
    print_json,
    tell,
)
from gazette.desk import Desk
from gazette.desk.comparing import Difference, EntryComparison, compare_entries
from gazette.desk.redline_page import redline_html
from gazette.desk.redline_words import act_word, flag_words, place_words, what_happened
from gazette.desk.revisions import EntryRevision, entry_revisions, how_it_came
from gazette.errors import DeskError
from gazette.export import write_file
from gazette.model import Entry, entry_to_plain
from gazette.wording import sentence

_ENTRY = click.IntRange(min=1)


@click.command("revisions")
@issue_argument
@click.argument("entry", type=_ENTRY)
@archive_option
@json_option
def revisions_command(issue: str, entry: int, archive: Path | None, as_json: bool) -> None:
    """List what ENTRY (1, 2 …) of ISSUE (or inbox) said, oldest first: when, by whom, how. 列出一条的各次修订。"""
    with opened(archive) as desk:
        found = _revisions(desk, issue, entry)
    counts = [
        0,
        *(len(compare_entries(one.entry, other.entry).differences) for one, other in pairwise(found)),
    ]
    if as_json:
        print_json([_to_plain(each, count) for each, count in zip(found, counts, strict=True)])
        return
    for each, count in zip(found, counts, strict=True):
        cells = (each.number, _local(each.made), each.who or "–", how_it_came(each, language()))
        changes = sentence("desk.redline.count", {"count": count}, language()) if count else ""
        click.echo("\t".join(map(str, (*cells, changes))).rstrip())


@click.command("compare")
@issue_argument
@click.argument("entry", type=_ENTRY)
@click.option(
    "--old", type=_ENTRY, metavar="N", help="From this revision; without it, the one before. 旧稿，缺省为上一稿。"
)
@click.option("--new", type=_ENTRY, metavar="M", help="To this one; without it, what it says now. 新稿，缺省为现在。")
@click.option("--html", "page", type=FilePath(), metavar="FILE", help="Write the red-line as a web page. 写出花脸稿。")
@archive_option
@json_option
def compare_command(issue: str, entry: int, archive: Path | None, **wishes: Any) -> None:
    """Compare two revisions of ENTRY of ISSUE; gazette revisions lists them. 比较一条的两次修订。"""
    with opened(archive) as desk:
        found = _revisions(desk, issue, entry)
    new = _chosen(found, wishes["new"] or len(found))
    old = _chosen(found, wishes["old"] or max(new.number - 1, 1))
    compared = compare_entries(old.entry, new.entry)
    if wishes["page"]:
        write_file(wishes["page"], redline_html(compared, language()).encode("utf-8"), ending=".html")
    if wishes["as_json"]:
        print_json({"old": old.number, "new": new.number, "differences": differences_to_plain(compared)})
        return
    if not compared.differences:
        click.echo(sentence("desk.redline.none", {}, language()))
    for each in compared.differences:
        click.echo(difference_line(each))
    if wishes["page"]:
        tell(sentence("cli.written", {"file": wishes["page"]}, language()))


def _revisions(desk: Desk, issue: str, number: int) -> tuple[EntryRevision, ...]:
    entries: tuple[Entry, ...] = desk.inbox() if issue == "inbox" else desk.issue(issue).entries
    if number > len(entries):
        raise DeskError("cli.no_entry", entry=number, issue=issue_told(issue), count=len(entries))
    return entry_revisions(desk.archive, entries[number - 1].id)


def _chosen(found: tuple[EntryRevision, ...], number: int) -> EntryRevision:
    if number > len(found):
        raise DeskError("cli.no_revision", number=number, count=len(found))
    return found[number - 1]


def _local(made: str | None) -> str:
    """A time in UTC as the clock on the wall shows it."""
    return "–" if made is None else f"{datetime.fromisoformat(made).astimezone():%Y-%m-%d %H:%M:%S}"


def _to_plain(revision: EntryRevision, count: int) -> dict[str, Any]:
    plain = {name: getattr(revision, name) for name in ("number", "made", "who", "act", "file")}
    return {**plain, "differences": count, "entry": entry_to_plain(revision.entry)}


def differences_to_plain(compared: EntryComparison) -> list[dict[str, Any]]:
    """The differences of a comparison, for JSON."""
    names = ("number", "act", "face", "place", "before", "after")
    return [
        {**{name: getattr(each, name) for name in names}, "flags": list(each.flags)} for each in compared.differences
    ]


def difference_line(difference: Difference) -> str:
    """One difference in a line: its number, place, act, texts and flags, parted by tabs."""
    said = language()
    texts = [" ".join(text.split()) for text in (difference.before, difference.after)]
    change = f"[-{texts[0]}-]" * bool(texts[0]) + f"{{+{texts[1]}+}}" * bool(texts[1])
    if difference.act in {"moved", "recast"}:
        change = " ".join(part for part in (what_happened(difference, said), texts[1]) if part)
    cells = (difference.number, place_words(difference, said), act_word(difference, said), change)
    return "\t".join(map(str, (*cells, *flag_words(difference, said))))
