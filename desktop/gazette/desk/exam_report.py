"""The report of a 四性检测: as text, as JSON, and as a page to be printed."""

import json
from datetime import datetime
from itertools import groupby
from typing import Any

from lxml import etree

from gazette import __version__
from gazette.desk.exam_items import HEAD_NAMES, OUTCOME_NAMES, OUTCOMES, Examination, ExamItem, Outcome
from gazette.export.web_page import GENERATOR, add, language_tag
from gazette.wording import Language, finding_sentence, sentence

_NAMED = 20
"""So many of what failed are named in the text; the JSON has all."""
_STYLE = """
:root { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
p { margin-top: 3px; margin-bottom: 3px; }
h1 { font-size: large; } h2 { font-size: medium; margin-top: 20px; }
.failed { color: #B3261E; font-weight: bold; }
.not_checked { color: #8A5200; }
.name { color: #4B545D; margin-left: 24px; }
"""


_LINES: dict[Outcome, str] = {
    "passed": "desk.exam.line_passed",
    "failed": "desk.exam.line_failed",
    "not_checked": "desk.exam.line_open",
}


def examination_lines(made: Examination, language: Language) -> list[tuple[str, str]]:
    """The report line by line, each with what it is: title, fact, head, one of ``OUTCOMES``, name or note."""
    lines = [("title", sentence("desk.exam.report", {}, language))]
    lines += [("fact", fact) for fact in _facts(made, language)]
    for head, items in groupby(made.items, lambda item: item.head):
        lines.append(("head", sentence(HEAD_NAMES[head], {}, language)))
        for item in items:
            lines.append((item.outcome, _item_line(item, language)))
            lines += [("name", finding_sentence(name, language)) for name in item.failed[:_NAMED]]
            if len(item.failed) > _NAMED:
                more = {"count": len(item.failed) - _NAMED}
                lines.append(("name", sentence("desk.exam.more", more, language)))
            if item.note is not None:
                lines.append(("name", finding_sentence(item.note, language)))
    lines.append(("fact", sentence("desk.exam.standard", {}, language)))
    return lines


def examination_to_text(made: Examination, language: Language) -> str:
    """The report as text."""
    indents = {"title": "", "fact": "", "head": "\n", "name": "      "}
    return "".join(f"{indents.get(kind, '  ')}{line}\n" for kind, line in examination_lines(made, language))


def examination_to_plain(made: Examination) -> dict[str, Any]:
    """The report as values of JSON, with its sentences in both languages."""
    return {
        "archive": made.archive,
        "made": made.made,
        "who": made.who,
        "program": f"Gazette Desk {__version__}",
        "issues": list(made.issues),
        "standing": made.standing,
        **{outcome: made.count_of(outcome) for outcome in OUTCOMES},
        "items": [_item_to_plain(item) for item in made.items],
    }


def examination_to_json(made: Examination) -> bytes:
    """The report as a file of JSON."""
    return (json.dumps(examination_to_plain(made), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def examination_to_html(made: Examination, language: Language) -> str:
    """The report as a page."""
    page = etree.Element("html", {"lang": language_tag(language)})
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "title", sentence("desk.exam.report", {}, language))
    add(head, "meta", name="generator", content=GENERATOR)
    etree.SubElement(head, "style").text = _STYLE
    body = add(page, "body")
    tags = {"title": "h1", "head": "h2"}
    for kind, line in examination_lines(made, language):
        etree.SubElement(body, tags.get(kind, "p"), {"class": kind}).text = line
    return etree.tostring(page, encoding="unicode", method="html", doctype="<!DOCTYPE html>")


def _facts(made: Examination, language: Language) -> list[str]:
    at = f"{datetime.fromisoformat(made.made).astimezone():%Y-%m-%d %H:%M}"
    facts = [sentence("desk.exam.of", {"archive": made.archive, "at": at, "who": made.who or "–"}, language)]
    scope = {"issues": made.standing, "names": "、".join(made.issues)}
    facts.append(sentence("desk.exam.scope_some" if made.issues else "desk.exam.scope_whole", scope, language))
    counts: dict[str, object] = {outcome: made.count_of(outcome) for outcome in OUTCOMES}
    facts.append(sentence("desk.exam.summary", counts, language))
    return facts


def _item_line(item: ExamItem, language: Language) -> str:
    values = {"what": sentence(item.code, {}, language), "count": item.count, "failed": len(item.failed)}
    return sentence(_LINES[item.outcome], values, language)


def _item_to_plain(item: ExamItem) -> dict[str, Any]:
    def both(rule: str) -> dict[str, str]:
        return {"zh": sentence(rule, {}, "zh"), "en": sentence(rule, {}, "en")}

    return {
        "head": item.head,
        "head_name": both(HEAD_NAMES[item.head]),
        "item": item.code.rpartition(".")[2],
        "what": both(item.code),
        "result": item.outcome,
        "result_name": both(OUTCOME_NAMES[item.outcome]),
        "count": item.count,
        "failed": [
            {"zh": finding_sentence(name, "zh"), "en": finding_sentence(name, "en"), **dict(name.values)}
            for name in item.failed
        ],
        "note": None
        if item.note is None
        else {"zh": finding_sentence(item.note, "zh"), "en": finding_sentence(item.note, "en")},
    }
