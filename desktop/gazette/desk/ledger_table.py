"""The ledger as a table for other programs."""

from collections.abc import Iterable
from pathlib import Path

from gazette.archive import LedgerAnswer, PostAct
from gazette.desk.ledger import Doubt, LedgerRow
from gazette.export import write_file
from gazette.export.csv_table import table_to_csv
from gazette.wording import Language, sentence

COLUMNS = ("姓名", "职务", "单位", "方式", "自", "至", "任期", "任期届满", "任命文件", "免职文件", "疑问")


def write_ledger(rows: Iterable[LedgerRow], file: Path, language: Language) -> None:
    """Write rows as CSV; ExportError where the file cannot be written."""
    write_file(file, table_to_csv([COLUMNS, *(_cells(row, language) for row in rows)]), ending=".csv")


def how_called(row: LedgerRow, language: Language) -> str:
    """How the person came to the post, or that they left it, in a word; the term in brackets."""
    act = row.told_by.act
    code = {"appointed": "desk.ledger_appointed", "engaged": "desk.ledger_engaged", "removed": "desk.ledger_removed"}[
        act
    ]
    term = f"（{row.term}）" if row.term else ""
    return sentence(code, {}, language) + term


def place_called(act: PostAct, language: Language) -> str:
    """Where an act is printed: issue, entry and page."""
    document = act.document
    page = " " + sentence("desk.ledger_page", {"page": document.page}, language) if document.page else ""
    return f"{document.issue} #{document.entry}{page}"


def doubt_called(doubt: Doubt, language: Language) -> str:
    """A question as a sentence."""
    return sentence(doubt.code, dict(doubt.values), language)


def doubts_called(row: LedgerRow, language: Language) -> tuple[str, ...]:
    """The open questions about a row, each a sentence."""
    return tuple(doubt_called(doubt, language) for doubt in row.open_doubts)


def answers_called(row: LedgerRow, language: Language) -> tuple[str, ...]:
    """The questions about a row that were answered, each a sentence with its answer."""
    return tuple(
        f"{doubt_called(doubt, language)} {answer_called(doubt.answer, language)}"
        for doubt in row.doubts
        if doubt.answer is not None
    )


def answer_called(answer: LedgerAnswer, language: Language) -> str:
    """An answer in words, with its note."""
    codes = {
        "checked": "desk.answer_checked",
        "one_person": "desk.answer_one_person",
        "two_persons": "desk.answer_two_persons",
    }
    told = sentence(codes[answer.answer], {}, language)
    return sentence("desk.answer_note", {"answer": told, "note": answer.note}, language) if answer.note else told


def _cells(row: LedgerRow, language: Language) -> tuple[object, ...]:
    documents = (place_called(act, language) if act else None for act in (row.begun, row.ended))
    who = (row.person, row.post, row.body, how_called(row, language), row.since, row.until)
    return (
        *who,
        row.term,
        row.term_ends,
        *documents,
        " ".join((*doubts_called(row, language), *answers_called(row, language))),
    )
