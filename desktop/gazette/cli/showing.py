"""``gazette issues``, ``show``, ``contents`` and ``check``: what the archive holds, as text or JSON."""

from pathlib import Path
from typing import Any, Literal

import click

from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.memory import decision_to_plain
from gazette.cli.options import archive_option, issue_argument, issue_told, json_option, opened, print_json, tell
from gazette.cli.read_copies import opened_copy
from gazette.cli.rules import tell_rules_off
from gazette.contents import contents_list, contents_text
from gazette.desk import Desk
from gazette.desk.checking import sorted_findings, sorted_inbox_findings
from gazette.desk.memory_table import reason_words
from gazette.desk.setting import page_spans
from gazette.errors import DeskError
from gazette.model import (
    Block,
    Entry,
    Finding,
    Heading,
    block_texts,
    entry_to_plain,
    issue_to_plain,
    kind_of,
    printed_blocks,
    unprinted_texts,
    walk_blocks,
)
from gazette.wording import BLOCK_KINDS, called, finding_sentence, sentence

_MARKS = {"error": "×", "doubt": "？", "hint": "·"}
_STATES = {"editing": "cli.issue_editing", "at_press": "cli.issue_at_press", "published": "cli.issue_published"}


@click.command("issues")
@archive_option
@json_option
def issues_command(archive: Path | None, as_json: bool) -> None:
    """List the issues: serial, year, numbers, date, state, entries, pages. 列出各期。"""
    with opened(archive) as desk:
        rows = desk.issues()
    if as_json:
        keys = ("serial", "year", "date", "state", "entries", "pages", "facsimile")
        plain = [
            {"id": row.printed_id, "numbers": list(row.numbers), **{key: getattr(row, key) for key in keys}}
            for row in rows
        ]
        print_json(plain)
        return
    for row in rows:
        numbers = "、".join(map(str, row.numbers))
        pages = "–" if row.pages is None else row.pages
        state = sentence("cli.facsimile" if row.facsimile else _STATES[row.state], {}, language())
        cells = (row.printed_id, row.serial or "–", f"{row.year or '–'}-{numbers}", row.date or "–", state)
        click.echo("\t".join(map(str, (*cells, row.entries, pages))))


@click.command("show")
@issue_argument
@click.option("--entry", "number", type=click.IntRange(min=1), help="Only entry N, from 1. 只显示第 N 条。")
@click.option("--copy", "address", metavar="ADDRESS", help="Of a read copy (gazette copy). 看只读副本里的。")
@archive_option
@json_option
def show_command(issue: str, number: int | None, address: str | None, archive: Path | None, as_json: bool) -> None:
    """Show the structure of ISSUE: a serial (401), YEAR-NUMBER (2019-21), an id, or inbox. 显示一期的结构。"""
    plain, entries = _of_archive(archive, issue) if address is None else _of_copy(address, issue)
    if number is not None:
        if number > len(entries):
            raise DeskError("cli.no_entry", entry=number, issue=issue_told(issue), count=len(entries))
        entries = (entries[number - 1],)
        listed = [entry for section in plain["sections"] for entry in section["entries"]]
        plain = listed[number - 1]
    if as_json:
        print_json(plain)
        return
    for position, entry in enumerate(entries, number or 1):
        click.echo(_entry_text(position, entry))


def _of_archive(archive: Path | None, issue: str) -> tuple[dict[str, Any], tuple[Entry, ...]]:
    with opened(archive) as desk:
        if issue == "inbox":
            return _inbox_to_plain(desk.inbox()), desk.inbox()
        issue_id = desk.archive.find_issue(issue)
        return issue_with_pages(desk, issue_id), desk.archive.issue(issue_id).entries


def _of_copy(address: str, issue: str) -> tuple[dict[str, Any], tuple[Entry, ...]]:
    """The same of a copy, which knows on which pages entries begin, not how many they take up."""
    if issue == "inbox":
        raise DeskError("cli.copy_no_inbox")
    with opened_copy(address) as copy:
        copied = copy.issue(issue)
    plain = dict(copied.content)
    begun = iter(document.row["page"] for document in copied.documents)
    for section in plain["sections"]:
        for entry in section["entries"]:
            entry["page"], entry["pages"] = next(begun), None
            _records_only(entry["blocks"])
    return plain, copied.entries


def issue_with_pages(desk: Desk, issue_id: int) -> dict[str, Any]:
    """An issue in the shape of ``show --json``, with the pages that its entries stand on."""
    spans = iter(page_spans(desk, issue_id))
    plain = issue_to_plain(desk.archive.issue(issue_id))
    for section in plain["sections"]:
        for entry in section["entries"]:
            span = next(spans)
            entry["page"], entry["pages"] = (None, None) if span is None else (span[0], span[1] - span[0] + 1)
            _records_only(entry["blocks"])
    return plain


def _records_only(blocks: list[dict[str, Any]]) -> None:
    """Appointments are shown as records; their printed lines, which say the same again, are the archive's."""
    for block in blocks:
        if block["kind"] == "appointment":
            del block["lines"]
        _records_only(block.get("blocks", []))


def _inbox_to_plain(entries: tuple[Entry, ...]) -> dict[str, Any]:
    listed = [{**entry_to_plain(entry), "page": None, "pages": None} for entry in entries]
    for entry in listed:
        _records_only(entry["blocks"])
    return {"sections": [{"zh": None, "en": None, "entries": listed}]}


def _entry_text(position: int, entry: Entry) -> str:
    facts = (entry.number_zh, entry.date, "、".join(entry.issuers), entry.addressee)
    lines = [f"{position}. {entry.title_full or entry.title_zh}"]
    lines += [f"   {fact}" for fact in (entry.title_en, *facts) if fact]
    for path, block in walk_blocks(printed_blocks(entry)):
        lines.append(f"   {'  ' * len(path)}{_block_line(block)}")
    return "\n".join(lines) + "\n"


def _block_line(block: Block) -> str:
    level = getattr(block, "level", None)
    code = f"heading{level or 0}" if isinstance(block, Heading) else kind_of(block)
    kind = called(BLOCK_KINDS, code, language())
    if level and not isinstance(block, Heading):
        kind += f" {level}"
    text = " ".join((*block_texts(block), *unprinted_texts(block))).replace("\n", " ")
    return f"[{kind}] {text if len(text) <= 60 else text[:59] + '…'}"


@click.command("contents")
@issue_argument
@click.option("--lang", "lang", type=click.Choice(["zh", "en"]), default="zh", help="zh or en. 中文或英文。")
@archive_option
def contents_command(issue: str, lang: Literal["zh", "en"], archive: Path | None) -> None:
    """Print the contents of ISSUE, with the page numbers of its made pages. 输出目录及页码。"""
    if issue == "inbox":
        raise DeskError("cli.inbox_no_issue")
    with opened(archive) as desk:
        issue_id = desk.archive.find_issue(issue)
        starts = [span and span[0] for span in page_spans(desk, issue_id)]
        click.echo(contents_text(contents_list(desk.archive.issue(issue_id), starts, lang)), nl=False)


@click.command("check")
@issue_argument
@click.option("--ignored", "with_ignored", is_flag=True, help="List those that were ignored, too. 连同已忽略的。")
@archive_option
@json_option
def check_command(issue: str, with_ignored: bool, archive: Path | None, as_json: bool) -> None:
    """Report findings on ISSUE (or inbox): of its import, its setting and its text. 列出校对意见。"""
    with opened(archive) as desk:
        if issue == "inbox":
            found = sorted_inbox_findings(desk)
        else:
            tell_rules_off(desk)
            found = sorted_findings(desk, desk.archive.find_issue(issue))
    if as_json:
        ignored = [{**finding_to_plain(one), "decision": decision_to_plain(why)} for one, why in found.ignored]
        print_json({"findings": [finding_to_plain(finding) for finding in found.open], "ignored": ignored})
        return
    for finding in found.open:
        click.echo(_finding_line(_MARKS[finding.level], finding))
    if with_ignored:
        for finding, decision in found.ignored:
            click.echo(f"{_finding_line('–', finding)}\t{reason_words(decision, language())}")
    elif found.ignored:
        tell(sentence("cli.ignored", {"findings": len(found.ignored)}, language()))
    if not found.open and not found.ignored:
        tell(sentence("cli.no_findings", {}, language()))


def _finding_line(mark: str, finding: Finding) -> str:
    return f"{mark} {finding.entry or '–'}\t{finding_sentence(finding, language())}"
