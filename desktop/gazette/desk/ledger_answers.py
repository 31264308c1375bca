"""Questions of the ledger are settled by a person, with a reason, and can be opened again."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from gazette.archive import AnswerKind, Archive, LedgerAnswer
from gazette.desk.command import NOTHING, Change
from gazette.desk.ledger import Doubt, LedgerRow
from gazette.errors import DeskError

SeenAnswer = LedgerAnswer | Literal["any"] | None
"""What a question was answered with when something was decided about it; None: it was open, any: whatever it was."""


@dataclass(frozen=True, slots=True)
class SettleQuestion:
    """Keep an answer to a question of the ledger."""

    act: ClassVar[str] = "desk.act.settle_question"
    answer: LedgerAnswer
    seen: SeenAnswer = "any"

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.answer_changed_elsewhere`` where it has another answer than was ``seen``."""
        answer = replace(self.answer, note=" ".join(self.answer.note.split()))
        before = archive.ledger_answers.all().get(answer.question)
        if before == answer:
            return NOTHING
        _refuse_unseen(before, self.seen)
        archive.ledger_answers.keep(answer)
        return Change(
            inverse=OpenQuestion(answer.question, answer) if before is None else SettleQuestion(before, answer)
        )


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The question is open again."""

    act: ClassVar[str] = "desk.act.open_question"
    question: str
    seen: SeenAnswer = "any"

    def apply(self, archive: Archive) -> Change:
        """DeskError as with ``SettleQuestion``."""
        before = archive.ledger_answers.all().get(self.question)
        if before is None:
            return NOTHING
        _refuse_unseen(before, self.seen)
        archive.ledger_answers.forget(self.question)
        return Change(inverse=SettleQuestion(before, None))


def _refuse_unseen(answer: LedgerAnswer | None, seen: SeenAnswer) -> None:
    if seen not in ("any", answer):
        raise DeskError("desk.answer_changed_elsewhere")


def answers_to(doubt: Doubt) -> tuple[AnswerKind, ...]:
    """The answers that a question can have: whether one name is one person, else that it was checked.

    That it was checked can be said of each.
    """
    if doubt.code == "desk.ledger_namesake":
        return ("one_person", "two_persons", "checked")
    return ("checked",)


def numbered_question(rows: tuple[LedgerRow, ...], place: str) -> Doubt:
    """The question of a place as the command line prints it (12.1: row and question); DeskError ``cli.no_question``."""
    number, _, at = place.partition(".")
    row = next((row for row in rows if str(row.number) == number), None)
    doubts = row.doubts if row is not None else ()
    wanted = int(at or 1) if (at or "1").isdecimal() else 0
    if not 1 <= wanted <= len(doubts):
        raise DeskError("cli.no_question", place=place)
    return doubts[wanted - 1]
