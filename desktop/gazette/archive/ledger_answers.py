"""What the office answered to questions of the ledger of appointments."""

from dataclasses import asdict, dataclass
from typing import Literal

from gazette.archive.file import ArchiveFile

AnswerKind = Literal["checked", "one_person", "two_persons"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerAnswer:
    """That all is as the documents say, or that a name is one person's or two persons', and why."""

    question: str
    answer: AnswerKind
    note: str = ""


class LedgerAnswers:
    """Read and written inside the archive's transactions; ``archive.ledger_answers``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def all(self) -> dict[str, LedgerAnswer]:
        """All of them, by their questions."""
        rows = self._file.rows("SELECT question, answer, note FROM ledger_answer")
        return {row["question"]: LedgerAnswer(**row) for row in rows}

    def keep(self, answer: LedgerAnswer) -> None:
        """Keep an answer, in the place of another to the same question."""
        with self._file.transaction():
            self.forget(answer.question)
            self._file.insert("ledger_answer", asdict(answer))

    def forget(self, question: str) -> None:
        """The question is open again."""
        with self._file.transaction():
            self._file.delete("ledger_answer", "question = ?", question)
