"""A finding in the shape of ``check --json``."""

from typing import Any

from gazette.model import Finding
from gazette.wording import finding_sentence


def finding_to_plain(finding: Finding) -> dict[str, Any]:
    """A finding with its exact place and its sentence in both languages; the names are those of ``Finding``."""
    return {
        "rule": finding.rule,
        "level": finding.level,
        "entry": finding.entry,
        "block": None if finding.block is None else list(finding.block),
        "part": finding.part,
        "index": finding.index,
        "text": finding.text,
        "start": finding.start,
        "message_zh": finding_sentence(finding, "zh"),
        "message_en": finding_sentence(finding, "en"),
        "suggestion": finding.suggestion,
        "line": finding.line,
        "column": finding.column,
    }
