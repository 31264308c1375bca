"""``gazette replace``: a text of an issue replaced everywhere, as the window does it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, issue_argument, json_option, opened, print_json, progress, tell
from gazette.desk import EntryHits, hits_in_issue, replace_all
from gazette.errors import DeskError
from gazette.model import TextPlace
from gazette.reading.matching import Wanted
from gazette.wording import sentence

_AROUND = 12


def _text(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The words of a shell as text: Linux allows bytes in them that are none."""
    return value.encode("utf-8", "replace").decode("utf-8")


@click.command("replace")
@issue_argument
@click.argument("old", callback=_text)
@click.argument("new", callback=_text)
@click.option("--dry-run", is_flag=True, help="Only say what would change. 只看结果，不改动。")
@click.option(
    "--entry",
    "numbers",
    type=click.IntRange(min=1),
    multiple=True,
    help="Only entry N; may be given again. 只在第 N 条。",
)
@click.option("--final", "with_final", is_flag=True, help="Final entries too. 定稿的条目也替换。")
@click.option("--match-case", is_flag=True, help="Tell A from a. 区分大小写。")
@click.option("--match-width", is_flag=True, help="Tell half from full width. 区分全半角。")
@click.option("--whole-word", is_flag=True, help="Do not cut words and figures. 整词，不切断单词和数字。")
@archive_option
@json_option
def replace_command(
    issue: str,
    old: str,
    new: str,
    numbers: tuple[int, ...],
    archive: Path | None,
    **wishes: bool,
) -> None:
    """Replace OLD by NEW in all texts of ISSUE, in one step. 在一期中替换。

    Titles, numbers, addressees, text, cells, names and notes; dates and marks of footnotes stay. An empty NEW takes OLD
    out. 标题、文号、主送、正文、表格、名单、附注都替换；日期和脚注标记不动。
    """
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    if not old:
        raise click.BadParameter(sentence("cli.usage_replace", {}, language()), param_hint="OLD")
    wanted = Wanted(
        text=old,
        any_width=not wishes["match_width"],
        match_case=wishes["match_case"],
        whole_words=wishes["whole_word"],
    )
    with opened(archive) as desk, progress(issue) as bar:
        there = desk.archive.issue(desk.archive.find_issue(issue))
        missing = next((number for number in numbers if number > len(there.entries)), None)
        if missing is not None:
            raise DeskError("cli.no_entry", issue=issue, entry=missing, count=len(there.entries))
        found = [each for each in hits_in_issue(there, wanted, bar) if not numbers or each.number in numbers]
        chosen = [each for each in found if _other(each, new) and (wishes["with_final"] or each.entry.state != "final")]
        places = sum(_other(each, new) for each in chosen)
        if not wishes["dry_run"]:
            places = desk.do(replace_all(there, chosen, wanted, new)).places
    final = sum(_other(each, new) for each in found if each.entry.state == "final" and not wishes["with_final"])
    marks = sum(each.marks for each in found)
    if wishes["as_json"]:
        replaced = 0 if wishes["dry_run"] else places
        plain = [_to_plain(each, new) for each in chosen]
        print_json({"issue": issue, "replaced": replaced, "entries": plain, "final": final, "marks": marks})
        return
    for each in chosen:
        for hit in _hits(each, new):
            click.echo(f"#{each.number}  {_in_line(hit, new)}")
    code = ("cli.would_replace" if wishes["dry_run"] else "cli.replaced") if places else "cli.replace_nothing"
    tell(sentence(code, {"places": places, "entries": len(chosen), "text": old}, language()))
    for left, count in (("cli.replace_final", final), ("cli.replace_marks", marks)):
        if count:
            tell(sentence(left, {"places": count}, language()))


def _other(each: EntryHits, new: str) -> int:
    """How many hits do not say ``new`` already."""
    return len(each.hits) - each.hits.said[new]


def _hits(each: EntryHits, new: str) -> Iterator[TextPlace]:
    return (hit for hit in each.hits if hit.found != new)


def _in_line(hit: TextPlace, new: str) -> str:
    """The place with what stands around it: before → after."""
    before = " ".join(hit.text[max(0, hit.start - _AROUND) : hit.start].split())
    after = " ".join(hit.text[hit.end : hit.end + _AROUND].split())
    return f"{before}[{hit.found} → {new}]{after}"


def _to_plain(each: EntryHits, new: str) -> dict[str, Any]:
    return {
        "entry": each.number,
        "title": each.entry.title_full or each.entry.title_zh,
        "hits": [
            {
                "part": hit.part.name,
                "block": list(hit.part.path),
                "index": hit.part.index,
                "start": hit.start,
                "before": hit.text,
                "found": hit.found,
                "new": new,
            }
            for hit in _hits(each, new)
        ],
    }
