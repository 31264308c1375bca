"""``gazette ledger``: who held which post from when to when, with what the documents leave open as questions."""

from pathlib import Path
from typing import Any

import click

from gazette.archive import AnswerKind, LedgerAnswer, PostAct
from gazette.cli.citing import document_to_plain
from gazette.cli.days import whole_day
from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, json_option, opened, print_json, read_texts, tell
from gazette.desk import Desk
from gazette.desk.ledger import LedgerRow, Wanted, ledger
from gazette.desk.ledger_answers import OpenQuestion, SettleQuestion, answers_to, numbered_question
from gazette.desk.ledger_table import answer_called, how_called, place_called, write_ledger
from gazette.desk.pages_known import with_pages
from gazette.errors import DeskError
from gazette.wording import sentence


@click.command("ledger")
@click.option("--person", default="", metavar="NAME", help="A name, or a part of it. 姓名。")
@click.option("--post", default="", metavar="POST", help="A part of the post. 职务。")
@click.option("--body", default="", metavar="BODY", help="A part of the body's name. 单位。")
@click.option("--on", metavar="D", callback=whole_day, help="Who held a post on this day. 某日在任。")
@click.option("--doubts", "only_doubts", is_flag=True, help="Only rows with an open question. 只列有疑问的。")
@click.option("--settle", "settled", metavar="ROW.N", help="Answer this question, as printed. 答复这个疑问。")
@click.option(
    "--as",
    "answer",
    type=click.Choice(["checked", "one-person", "two-persons"]),
    default="checked",
    show_default=True,
    help="The answer; one-person and two-persons are for one name in two bodies. 核对无误，是或不是同一人。",
)
@click.option("--note", default="", metavar="TEXT", help="Why. 理由。")
@click.option("--reopen", metavar="ROW.N", help="Take the answer back. 收回答复。")
@click.option("--csv", "table", type=FilePath(), metavar="FILE", help="Write the rows as a table. 写成 CSV。")
@archive_option
@json_option
def ledger_command(  # noqa: PLR0913 -- one argument an option
    *,
    person: str,
    post: str,
    body: str,
    on: str | None,
    only_doubts: bool,
    settled: str | None,
    answer: str,
    note: str,
    reopen: str | None,
    table: Path | None,
    archive: Path | None,
    as_json: bool,
) -> None:
    """List who was appointed, engaged and removed, a row for each person in a post. 任免台账。

    A removal ends the row of the same person and post. Overlaps, successors and one name in two bodies are questions.
    免去的与任命的按姓名和职务对上；重叠、接任、同名只作为疑问列出，不下结论。
    """
    with opened(archive) as desk:
        read_texts(desk)
        spoken_of = _settle(desk, settled, answer, note, reopen)
        every = ledger(desk.archive, with_pages(desk))
        wanted = Wanted(person=person, post=post, body=body, on=on or "")
        rows = tuple(row for row in every if wanted.takes(row) and (row.open_doubts or not only_doubts))
    if table is not None:
        write_ledger(rows, table, language())
        tell(sentence("cli.written", {"file": table}, language()))
    if as_json:
        numbered = {row.number: row for row in every}
        print_json({"rows": [_to_plain(row, numbered, on) for row in rows]})
        return
    if spoken_of:
        rows = tuple(row for row in rows if spoken_of.intersection(doubt.question for doubt in row.doubts))
    for row in rows:
        _tell(row)
    people = len({row.person for row in rows})
    click.echo(sentence("cli.ledger_rows", {"count": len(rows), "people": people}, language()), err=True)


def _tell(row: LedgerRow) -> None:
    days = f"{row.since or '…'} – {row.until or ''}".rstrip()
    click.echo(
        "\t".join((row.person, row.post, how_called(row, language()), days, place_called(row.told_by, language())))
    )
    for at, doubt in enumerate(row.doubts, 1):
        said = sentence(doubt.code, dict(doubt.values), language())
        if doubt.answer is None:
            click.echo(f"  ？ {row.number}.{at} {said}")
        else:
            click.echo(f"  ✓ {row.number}.{at} {said} {answer_called(doubt.answer, language())}")


def _settle(desk: Desk, settled: str | None, answer: str, note: str, reopen: str | None) -> set[str]:
    """Keep an answer, or take one back; returns which questions were spoken of."""
    spoken_of: set[str] = set()
    if settled is None and reopen is None:
        return spoken_of
    rows = ledger(desk.archive)
    kinds: dict[str, AnswerKind] = {"one-person": "one_person", "two-persons": "two_persons"}
    if settled is not None:
        doubt = numbered_question(rows, settled)
        kind = kinds.get(answer, "checked")
        if kind not in answers_to(doubt):
            raise DeskError("cli.not_an_answer", place=settled, given=answer)
        given = LedgerAnswer(question=doubt.question, answer=kind, note=note)
        desk.do(SettleQuestion(given))
        spoken_of.add(doubt.question)
        tell(sentence("cli.question_settled", {"answer": answer_called(given, language())}, language()))
    if reopen is not None:
        doubt = numbered_question(rows, reopen)
        was_open = doubt.answer is None
        desk.do(OpenQuestion(doubt.question))
        spoken_of.add(doubt.question)
        tell(sentence("cli.question_was_open" if was_open else "cli.question_open", {"place": reopen}, language()))
    return spoken_of


def _to_plain(row: LedgerRow, rows: dict[int, LedgerRow], on: str | None) -> dict[str, Any]:
    successor = rows[row.successor] if row.successor else None
    plain: dict[str, Any] = {
        "number": row.number,
        "person": row.person,
        "post": row.post,
        "body": row.body,
        "how": row.told_by.act,
        "since": row.since,
        "until": row.until,
        "term": row.term,
        "term_ends": row.term_ends,
        "appointed": _act_to_plain(row.begun),
        "removed": _act_to_plain(row.ended),
        "doubts": [
            {
                "kind": doubt.code.removeprefix("desk.ledger_"),
                **dict(doubt.values),
                "rows": list(doubt.others),
                "answer": doubt.answer and {"kind": doubt.answer.answer, "note": doubt.answer.note},
                "message_zh": sentence(doubt.code, dict(doubt.values), "zh"),
                "message_en": sentence(doubt.code, dict(doubt.values), "en"),
            }
            for doubt in row.doubts
        ],
        "successor": successor and {"row": successor.number, "person": successor.person, "since": successor.since},
    }
    return plain if on is None else {**plain, "certain": row.held_on(on) is True}


def _act_to_plain(act: PostAct | None) -> dict[str, Any] | None:
    return None if act is None else {**document_to_plain(act.document), "block": act.place, "line": act.line}
