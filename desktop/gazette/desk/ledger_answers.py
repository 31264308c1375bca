"""Questions of the ledger are settled by a person, with a reason, and can be opened again."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive, LedgerAnswer
from gazette.desk.command import NOTHING, Change
from gazette.desk.ledger import Doubt, LedgerRow
from gazette.errors import DeskError


@dataclass(frozen=True, slots=True)
class SettleQuestion:
    """Keep an answer to a question of the ledger."""

    act: ClassVar[str] = "desk.act.settle_question"
    answer: LedgerAnswer

    def apply(self, archive: Archive) -> Change:
        answer = replace(self.answer, note=" ".join(self.answer.note.split()))
        before = archive.ledger_answers.all().get(answer.question)
        if before == answer:
            return NOTHING
        archive.ledger_answers.keep(answer)
        return Change(inverse=OpenQuestion(answer.question) if before is None else SettleQuestion(before))


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The question is open again."""

    act: ClassVar[str] = "desk.act.open_question"
    question: str

    def apply(self, archive: Archive) -> Change:
        before = archive.ledger_answers.all().get(self.question)
        if before is None:
            return NOTHING
        archive.ledger_answers.forget(self.question)
        return Change(inverse=SettleQuestion(before))


def numbered_question(rows: tuple[LedgerRow, ...], place: str) -> Doubt:
    """The question of a place as the command line prints it (12.1: row and question); DeskError ``cli.no_question``."""
    number, _, at = place.partition(".")
    row = next((row for row in rows if str(row.number) == number), None)
    doubts = row.doubts if row is not None else ()
    wanted = int(at or 1) if (at or "1").isdecimal() else 0
    if not 1 <= wanted <= len(doubts):
        raise DeskError("cli.no_question", place=place)
    return doubts[wanted - 1]
