"""The memory of decisions as a table that a spreadsheet opens."""

from collections.abc import Sequence

from gazette.export.csv_table import table_to_csv
from gazette.model import Decision
from gazette.wording import DECISION_REASONS, DECISION_SCOPES, Language, called, finding_sentence, sentence

_COLUMNS = (
    "desk.memory_string",
    "desk.memory_finding",
    "desk.memory_scope",
    "desk.memory_entry",
    "desk.memory_issue",
    "desk.memory_reason",
    "desk.memory_who",
    "desk.memory_at",
    "desk.memory_uses",
    "desk.memory_ended",
    "desk.memory_ended_by",
    "desk.memory_rule",
)


def reason_words(decision: Decision, language: Language) -> str:
    """Why, in words: those of the note where there is one."""
    return decision.note or called(DECISION_REASONS, decision.reason, language)


def memory_csv(decisions: Sequence[Decision], language: Language) -> bytes:
    """One decision a row, with a head; UTF-8 with the mark by which office programs know it."""
    head = [sentence(column, {}, language) for column in _COLUMNS]
    return table_to_csv([head, *(_cells(decision, language) for decision in decisions)])


def _cells(decision: Decision, language: Language) -> tuple[object, ...]:
    place = decision.place
    return (
        place.text,
        finding_sentence(decision.finding, language),
        called(DECISION_SCOPES, decision.scope, language),
        place.entry or "",
        place.issue or "",
        reason_words(decision, language),
        decision.who,
        decision.at,
        decision.uses,
        decision.ended or "",
        decision.ended_by or "",
        place.rule,
    )
