"""Entries and issues with good defaults, and what proofreading says of them."""

from typing import Any

from gazette.model import Bilingual, Block, Entry, Finding, Heading, Issue, Paragraph, Section
from gazette.proofreading import NOTHING_KNOWN, Knowledge, proofread, proofread_entry
from gazette.reading import opening_number


def an_entry(*blocks: Block, **said: Any) -> Entry:
    """A notice of 云川市."""
    usual: dict[str, Any] = {
        "title_zh": "关于印发云川市供水方案的通知",
        "title_full": "云川市人民政府办公厅关于印发云川市供水方案的通知",
        "title_en": "Circular on Printing and Issuing the Water Supply Plan of Yunchuan",
        "number_zh": "云政办字〔2021〕7号",
        "number_en": "YZBZ [2021] No. 7",
        "date": "2021-03-05",
        "issuers": ("云川市人民政府办公厅",),
    }
    return Entry(**{**usual, **said}, blocks=blocks)


def an_issue(*entries: Entry, **said: Any) -> Issue:
    """An issue of one section."""
    section = Section(name=Bilingual("市政府办公厅文件", "Documents of the General Office"), entries=entries)
    return Issue(**{"serial": 12, "date": "2021-04-30", "sections": (section,), **said})


def numbered(text: str) -> Heading | Paragraph:
    """A line as reading gives it: a heading where it ends no sentence, else a paragraph with its number."""
    opening = opening_number(text)
    if opening is None:
        return Paragraph(text=text)
    if text[-1] in "。；：":
        return Paragraph(text=text, level=opening.level, number=opening.number)
    return Heading(text=text, level=opening.level or 0, number=opening.number)


def of_entry(entry: Entry, *rules: str) -> list[Finding]:
    """What is said of an entry alone, of these rules or of all."""
    return [one for one in proofread_entry(entry) if not rules or one.rule.split(".")[1] in rules]


def of_issue(issue: Issue, *rules: str, knowledge: Knowledge = NOTHING_KNOWN) -> list[Finding]:
    """What is said of an issue, of these rules or of all."""
    return [one for one in proofread(issue, knowledge) if not rules or one.rule.split(".")[1] in rules]


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Rule, level and exact string of each."""
    return [(one.rule.split(".")[1], one.level, one.text) for one in findings]
