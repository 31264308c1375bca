"""The head of a document: title rows, numbers, date, the order (令) it may be; finding it is for head_search."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.own_titles import names_paper, own_title
from gazette.ingest.structure.title_lines import MOST_ROWS, REMARK, is_long_title, is_title_row
from gazette.reading.characters import HAN
from gazette.reading.dates import DATE_PATTERN, date_alone, date_in_brackets, read_date
from gazette.reading.document_numbers import (
    find_document_numbers,
    numbers_alone,
    order_name,
    order_with_number,
    serial_alone,
)
from gazette.reading.issuers import split_issuers
from gazette.reading.late_patterns import late_pattern
from gazette.reading.people import is_person_name
from gazette.reading.titles import ends_as_title

# 青政函〔2020〕31号　A类; 青政发〔2020〕1号　签发人：王启明
_NUMBER_AND_REMARK = late_pattern(
    r"(?P<number>.*[号號][）)]?)[ \t\u3000]+(?P<remark>[（(]?[A-Z]\s*类?[）)]?|签发人\s*[：:].*)"
)
# what a telegram says above its title: 发电单位：…　签批：…
_TELEGRAM = late_pattern(r"(?:发电单位|发往|签批(?:盖章)?|等级|密级|紧急程度|保密期限|份号)\s*[：:]")
_SIGNER = late_pattern(r"签发人\s*[：:]")
_SPEECH = late_pattern(r"(?:讲话|报告|致辞|发言|演讲|说明)(?:[（(][^（）()]*[）)])?$")
_POST = late_pattern(r"[长记任席员]$")
_LONGEST_UNDER_TITLE = 60
FIELD_NAMES = {
    "索引号": "index_number",
    "主题分类": "subject",
    "信息分类": "subject",
    "有效性": "validity",
    "时效性": "validity",
    "效力状态": "validity",
    "发布日期": "published",
    "发布时间": "published",
    "公开日期": "published",
    "成文日期": "date",
    "成文时间": "date",
    "生成日期": "date",
    "发文日期": "date",
    "印发日期": "date",
    "发文字号": "number",
    "文号": "number",
    "文件编号": "number",
    "发文机关": "issuer",
    "发文单位": "issuer",
    "发布机构": "issuer",
    "制发机关": "issuer",
    "标题": "title",
}
"""How open-government pages name what they list of a document, and what it is in an entry."""
_DATE = late_pattern(DATE_PATTERN)
_ORDERED = late_pattern(
    rf"(?P<date>{DATE_PATTERN})[ \t\u3000]*(?P<order>[{HAN}]{{2,30}}令第?[\d〇○零一二三四五六七八九十]+号)(?:公布|发布)"
)
# 1999年12月25日 第九届全国人民代表大会常务委员会第十三次会议通过: what a law says under its title of how it came about
_CAME_ABOUT = late_pattern(
    rf"{DATE_PATTERN}(?![起前后以之])[^。；;：:，,]{{0,160}}"
    r"(?:通过|批准|公布|发布|颁布|施行|实施|修订|修正|修改|(?:通过|批准)的《[^。；;：:，,]{2,80}》)[）)]?"
)
_FIELD = late_pattern("(" + "|".join(r"\s*".join(name) for name in FIELD_NAMES) + r")\s*[：:]\s*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head that ends before line ``end``; ``order`` is 青岛市人民政府令 where the document is one.

    ``number_line`` is where the first of ``numbers`` stands; ``issuers`` are named by the paper above the title.
    """

    start: int
    end: int
    title: tuple[Line, ...] = ()
    numbers: tuple[str, ...] = ()
    number_line: Line | None = None
    date: str | None = None
    order: str | None = None
    remarks: tuple[Line, ...] = ()
    issuers: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


def read_head(lines: Sequence[Line], start: int = 0) -> Head:
    """The head that begins at ``start``: numbers and dates round the title, an order's name, remarks in brackets."""
    at, fields = _read_fields(lines, start)
    head = Head(start=start, end=at, fields=fields)
    while head.end < len(lines):
        if under := _under_paper(head, lines):
            head = under
            continue
        known = _take_known(head, lines[head.end])
        if known is None and _is_next_row(head, lines):
            known = replace(head, title=(*head.title, lines[head.end]))
        if known is None:
            break
        numbered = lines[head.end] if known.numbers and not head.numbers else head.number_line
        head = replace(known, end=head.end + 1, number_line=numbered)
    return head


def _under_paper(head: Head, lines: Sequence[Line]) -> Head | None:
    """The head with the name of its paper as a remark, where a title of its own follows a number: 某市人民政府公告."""
    if not head.title or lines[head.end - 1] is not head.title[-1]:
        return None
    own = own_title(lines, head.title, head.end)
    if own is None:
        return None
    return replace(
        head,
        end=own.at,
        title=(),
        numbers=(*head.numbers, *own.numbers),
        number_line=head.number_line or own.number_line,
        date=head.date or own.date,
        issuers=own.issuers,
        remarks=(*head.remarks, *head.title, *own.remarks),
    )


def promulgates(head: Head) -> bool:
    """Whether a head is the name and serial of a paper alone: what is announced under it can be an act (条例)."""
    return bool(head.numbers) and names_paper(head.title) and not any("纪要" in line.text for line in head.title)


def _read_fields(lines: Sequence[Line], at: int) -> tuple[int, dict[str, str]]:
    """The fields that an open-government page prints above a document (索引号：…)."""
    fields: dict[str, str] = {}
    while at < len(lines) and (found := field_of(lines[at])):
        name = FIELD_NAMES[re.sub(r"\s", "", found[1])]
        fields[name] = fields.get(name) or found[2].strip()
        at += 1
    return at, fields


def field_of(line: Line) -> re.Match[str] | None:
    """The name and value of a field that an open-government page prints above a document."""
    return _FIELD.fullmatch(line.text.replace("\t", " "))


def _take_known(head: Head, line: Line) -> Head | None:
    """The head with a line whose kind shows in itself; None where the line is of no such kind."""
    text = line.text
    if numbers := numbers_alone(text):
        head = _without_letterhead(head)
        numbers = tuple(number if number[0].isalnum() else (head.order or "") + number for number in numbers)
        return replace(head, numbers=(*head.numbers, *numbers))
    if (found := _NUMBER_AND_REMARK.fullmatch(text)) and (numbers := numbers_alone(found["number"])):
        remark = replace(line, text=found["remark"])
        return replace(head, numbers=(*head.numbers, *numbers), remarks=(*head.remarks, remark))
    if _TELEGRAM.match(text) and not head.title:
        numbers = find_document_numbers(text.replace("\u3000", " ").rpartition(" ")[2])
        return replace(head, numbers=(*head.numbers, *numbers), remarks=(*head.remarks, line))
    if _ends_letterhead(head, text):
        return replace(head, title=(), remarks=(*head.remarks, *head.title, line))
    if _is_letterhead(head, text) or _SIGNER.match(text) or _is_under_title(head, text):
        return replace(head, remarks=(*head.remarks, line))
    if (day := date_in_brackets(text)) or (head.title and head.numbers and (day := date_alone(text))):
        return replace(head, date=head.date or day)
    if not head.order and not head.title and (both := order_with_number(text)):
        return replace(head, order=both[0], numbers=(*head.numbers, both[0] + both[1]))
    if not head.order and not head.title and (order := order_name(text)):
        numbers = tuple(order + number if number.startswith("第") else number for number in head.numbers)
        return replace(head, order=order, numbers=numbers)
    if serial := serial_alone(text):
        return replace(head, numbers=(*head.numbers, (head.order or "") + serial))
    if (head.title or head.order) and _says_how_it_came_about(text):
        issued = _ORDERED.search(text)
        numbers = head.numbers or ((issued["order"],) if issued else _numbers_with_date(text))
        date = head.date or (read_date(issued["date"]) if issued else None)
        return replace(head, numbers=numbers, date=date, remarks=(*head.remarks, line))
    return None


def _says_how_it_came_about(text: str) -> bool:
    """Whether a line under the title says when and by whom it was passed, published or changed, in brackets or not."""
    return bool(REMARK.fullmatch(text) and "年" in text and "日" in text) or bool(_CAME_ABOUT.fullmatch(text))


def _is_letterhead(head: Head, text: str) -> bool:
    """青岛市人民政府文件 over the number: the paper it was sent on, no title."""
    return not head.title and not head.numbers and _names_paper(text)


def _ends_letterhead(head: Head, text: str) -> bool:
    """Whether 某市农业农村局文件 ends the names of several bodies over the number."""
    if not head.title or head.numbers or not _names_paper(text):
        return False
    return all(split_issuers(line.text) for line in head.title)


def _names_paper(text: str) -> bool:
    return text.endswith("文件") and bool(split_issuers(text.removesuffix("文件").rstrip()))


def _without_letterhead(head: Head) -> Head:
    """The head with bodies above the number as remarks, where 文件 stands beside or above them: a letterhead."""
    printed = not head.numbers and any(_names_paper(line.text) for line in head.remarks)
    if not printed or not all(split_issuers(line.text) for line in head.title):
        return head
    return replace(head, title=(), remarks=(*head.remarks, *head.title))


def _is_under_title(head: Head, text: str) -> bool:
    """Whether a line under the title of a speech says where it was held (——2021年1月20日在…) or by whom."""
    if not head.title or len(text) > _LONGEST_UNDER_TITLE or text[-1] in "。：；":
        return False
    if text.startswith("——"):
        return True
    post, _, name = text.replace("\u3000", " ").rpartition(" ")
    post, name = ("", text) if len(post) == 1 else (post.strip(), name)
    spoken = _SPEECH.search("".join(line.text for line in head.title))
    return spoken is not None and is_person_name(name) and (not post or bool(_POST.search(post)))


def _numbers_with_date(remark: str) -> tuple[str, ...]:
    """The numbers of a remark that gives number and date and nothing else (云政办发〔2020〕5号　2020年3月1日)."""
    return numbers_alone(_DATE.sub("", remark[1:-1]).strip())


def _is_next_row(head: Head, lines: Sequence[Line]) -> bool:
    line, rows = lines[head.end], head.title
    if not rows and is_long_title(lines, head.end):
        return True
    if not is_title_row(line) or len(rows) >= MOST_ROWS:
        return False
    if not rows:
        return not head.order or not line.text.startswith("《") or ends_as_title(line.text)
    if lines[head.end - 1] is not rows[-1]:
        return False  # something else stands between: the title is over
    joined = "".join(row.text for row in rows)
    if _anchor_follows(lines, head.end):
        return True
    if line.gap:
        return not ends_as_title(joined) and bool(split_issuers("\n".join(row.text for row in rows)))
    return not ends_as_title(joined) or (ends_as_title(line.text) and len(line.text) < 40)


def _anchor_follows(lines: Sequence[Line], at: int) -> bool:
    for line in lines[at : at + 6]:
        if is_anchor(line.text):
            return True
        if not is_title_row(line):
            return False
    return False


def is_anchor(text: str) -> bool:
    """Whether a line betrays a head: a number, a day in brackets or the name of an order, and nothing else."""
    return len(text) <= 80 and bool(
        numbers_alone(text)
        or _NUMBER_AND_REMARK.fullmatch(text)
        or date_in_brackets(text)
        or order_with_number(text)
        or order_name(text)
        or serial_alone(text)
    )
