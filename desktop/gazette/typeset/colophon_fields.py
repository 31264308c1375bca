"""What the colophon of an issue says, field by field: the publication's own, and what issue and house style tell."""

from typing import Final, NamedTuple

from gazette.model import Issue
from gazette.reading.dates import chinese_date
from gazette.typeset.issue_words import issue_name, issue_serial

COLOPHON_LABELS: Final = {
    "supervisor": "主管",
    "publisher": "主办",
    "editor": "编辑",
    "address": "地址",
    "postcode": "邮政编码",
    "telephone": "电话",
    "website": "网址",
    "email": "电子信箱",
    "date": "出版日期",
    "issue": "期号",
    "format": "开本",
    "printer": "印刷",
    "copies": "印数",
    "distribution": "发行方式",
    "price": "定价",
}
COLOPHON_KEYS: Final = ("licence", *COLOPHON_LABELS)
"""What a house style may ask for; ``licence`` is the 准印证号 or the 国内统一连续出版物号."""


class LicenceLabels(NamedTuple):
    """How the house style calls the two numbers that a publication may have one of."""

    licence: str
    cn_number: str


class PrintedField(NamedTuple):
    """A field as printed: what it is called, and what it says under which label; ``said`` is empty where nothing."""

    label: str
    said: tuple[tuple[str, str], ...]


def printed_fields(
    issue: Issue, wanted: tuple[str, ...], labels: LicenceLabels, trim_mm: tuple[int, int]
) -> list[PrintedField]:
    """The fields ``wanted``, in their order."""
    colophon = issue.publication.colophon
    known: dict[str, str] = {name: text for name, text in colophon.items() if text}
    known.setdefault("editor", issue.editor.zh or "")
    known["date"] = chinese_date(issue.date) if issue.date else ""
    known["issue"] = issue_name(issue) + issue_serial(issue)
    known["format"] = "{} mm × {} mm".format(*trim_mm)
    fields = []
    for key in wanted:
        label = COLOPHON_LABELS.get(key, labels.licence)
        texts = [(label, known.get(key, ""))]
        if key == "licence":
            texts.append((labels.cn_number, known.get("cn_number", "")))
        fields.append(PrintedField(label, tuple(pair for pair in texts if pair[1])))
    return fields
