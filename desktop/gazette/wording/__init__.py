"""Every sentence of errors and findings, Chinese and English side by side; other rooms speak in codes and values."""

import re
from collections.abc import Mapping
from typing import Literal

from gazette.errors import GazetteError
from gazette.model import Finding
from gazette.wording import (
    archive_sentences,
    cli_sentences,
    desk_sentences,
    examining_sentences,
    export_sentences,
    facsimile_sentences,
    fit_hint_sentences,
    ingest_pdf_sentences,
    ingest_sentences,
    knowing_sentences,
    last_step_sentences,
    month_sentences,
    office_sentences,
    preflight_sentences,
    proofreading_sentences,
    read_copy_sentences,
    redline_sentences,
    searching_sentences,
    sheet_sentences,
    typeset_sentences,
    verifying_sentences,
    web_sentences,
    word_sentences,
    xml_sentences,
)
from gazette.wording.back_issue_columns import BACK_ISSUE_COLUMNS
from gazette.wording.names import BLOCK_KINDS, COLOPHON, COVERS, DECISION_REASONS, DECISION_SCOPES, FAULTS
from gazette.wording.office_sentences import RULE_NAMES
from gazette.wording.system_reasons import reason_in_chinese

Language = Literal["zh", "en"]
SENTENCES: dict[str, tuple[str, str]] = {
    **archive_sentences.SENTENCES,
    **cli_sentences.SENTENCES,
    **desk_sentences.SENTENCES,
    **examining_sentences.SENTENCES,
    **export_sentences.SENTENCES,
    **facsimile_sentences.SENTENCES,
    **fit_hint_sentences.SENTENCES,
    **ingest_pdf_sentences.SENTENCES,
    **ingest_sentences.SENTENCES,
    **knowing_sentences.SENTENCES,
    **last_step_sentences.SENTENCES,
    **month_sentences.SENTENCES,
    **office_sentences.SENTENCES,
    **preflight_sentences.SENTENCES,
    **proofreading_sentences.SENTENCES,
    **read_copy_sentences.SENTENCES,
    **redline_sentences.SENTENCES,
    **searching_sentences.SENTENCES,
    **sheet_sentences.SENTENCES,
    **typeset_sentences.SENTENCES,
    **verifying_sentences.SENTENCES,
    **web_sentences.SENTENCES,
    **word_sentences.SENTENCES,
    **xml_sentences.SENTENCES,
}

# values that are lists, joined by the Chinese comma 、
LISTS = frozenset({"allowed", "authors", "known", "lines", "missing", "names", "numbers", "pages", "rows"})

# what is counted by the value before it
_ONE = {
    "attachments": "attachment",
    "characters": "character",
    "chars": "char",
    "documents": "document",
    "doubts": "doubt",
    "entries": "entry",
    "errors": "error",
    "faults": "fault",
    "files": "file",
    "findings": "finding",
    "headings": "heading",
    "issues": "issue",
    "lines": "line",
    "links": "link",
    "lists": "list",
    "marks": "mark",
    "notes": "note",
    "pages": "page",
    "paragraphs": "paragraph",
    "parts": "part",
    "pictures": "picture",
    "places": "place",
    "rows": "row",
    "sentences": "sentence",
    "tables": "table",
    "times": "time",
}
_VERBS = {"are": "is", "have": "has", "were": "was"}
_COUNTED = re.compile(
    rf"(?P<before>\{{(?P<value>\w+)\}} (?:body |chapter |name )?)(?P<many>{'|'.join(_ONE)})\b"
    rf"(?: (?P<verb>{'|'.join(_VERBS)})\b)?"
)

__all__ = [
    "BLOCK_KINDS",
    "COLOPHON",
    "COVERS",
    "DECISION_REASONS",
    "DECISION_SCOPES",
    "FAULTS",
    "RULE_NAMES",
    "SENTENCES",
    "Language",
    "called",
    "counted",
    "error_sentence",
    "finding_sentence",
    "reason_in_chinese",
    "sentence",
]


def called(names: Mapping[str, tuple[str, str]], code: str, language: Language) -> str:
    """What a code is called in ``language``."""
    return names[code][language != "zh"]


def sentence(code: str, values: Mapping[str, object], language: Language) -> str:
    """The sentence of ``code`` in ``language``, its ``{names}`` filled from ``values``."""
    zh, en = SENTENCES[code]
    if language == "zh" and isinstance(reason := values.get("reason"), str):
        values = {**values, "reason": reason_in_chinese(reason)}
    if (column := values.get("column")) in BACK_ISSUE_COLUMNS:
        values = {**values, "column": BACK_ISSUE_COLUMNS[str(column)][language != "zh"]}
    if language == "en":
        en = counted(en, values)
        values = {name: str(value).replace("、", ", ") if name in LISTS else value for name, value in values.items()}
    return (zh if language == "zh" else en).format_map(values)


def counted(template: str, values: Mapping[str, object]) -> str:
    """An English sentence, its ``{names}`` not filled: ``{entries} entries are`` is ``{entries} entry is`` for 1."""
    return _COUNTED.sub(lambda found: _of_one(found, values), template)


def _of_one(found: re.Match[str], values: Mapping[str, object]) -> str:
    if str(values.get(found["value"])) != "1":
        return found[0]
    return found["before"] + _ONE[found["many"]] + (f" {_VERBS[found['verb']]}" if found["verb"] else "")


def error_sentence(error: GazetteError, language: Language) -> str:
    """What a person is told of a known error: what went wrong and what to do."""
    return sentence(error.code, error.values, language)


def finding_sentence(finding: Finding, language: Language) -> str:
    """What a person is told of a finding."""
    values = {"text": finding.text, "suggestion": finding.suggestion or "", **dict(finding.values)}
    return sentence(finding.rule, values, language)
