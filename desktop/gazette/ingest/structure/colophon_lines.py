"""The lines at the end of an issue on publisher, printer and address → the colophon of its publication."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gazette.ingest.structure.lines import Line
from gazette.model import Colophon, ColophonField
from gazette.reading.characters import close_up

_LABELS: dict[ColophonField, str] = {
    "supervisor": r"主管(?:单位)?",
    "publisher": r"主办(?:单位)?",
    "editor": r"编辑(?:出版)?(?:单位)?",
    "address": r"地址",
    "postcode": r"邮编|邮政编码",
    "telephone": r"电话|联系电话",
    "website": r"网址|网站",
    "email": r"电子[邮信]箱|信箱|邮箱|E-?mail",
    "licence": r"准印证(?:号)?|[\u4e00-\u9fff]{0,12}准印证号?",
    "cn_number": r"国内统一(?:连续出版物|刊)号|国内刊号|刊号",
    "printer": r"(?:承印|印刷)(?:单位)?",
    "copies": r"印数",
    "distribution": r"发行(?:方式|范围|单位)?",
    "price": r"定价|工本费",
}
_LABELLED = re.compile(r"(?:^|(?<=\s))([^\s：:，。]{2,14})[：:]\s*")
_SPREAD = re.compile(r"(?<![^\s])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?=[：:])")
CLOSING = re.compile(r"[^。：]{0,30}(?:本刊|公报)[^。：]{2,50}。")
"""A sentence that closes a colophon: 在本公报上刊登的规章文本为标准文本。"""


# what is said of the printed thing, and what its masthead says again: no field of a colophon
_OF_THE_PRINT = re.compile(r"(?:出版日期|开本|印张|版次|字数|期号)")


def says_of_the_print(text: str) -> bool:
    """Whether a line only says when and how the issue was printed: 出版日期：2024年8月15日, 开本：210 mm × 285 mm."""
    text = _SPREAD.sub(r"\1\2", text.strip())
    labels = [found[1] for found in _LABELLED.finditer(text)]
    return bool(labels) and all(map(_OF_THE_PRINT.fullmatch, labels)) and bool(_LABELLED.match(text))


class ColophonLines(NamedTuple):
    """What was read, and the numbers of the lines that said nothing else."""

    colophon: Colophon = Colophon()
    used: frozenset[int] = frozenset()


def read_colophon(lines: Sequence[Line]) -> ColophonLines:
    """The colophon that lines tell; a line is used where all that it says has its field, and none has it twice."""
    said: dict[ColophonField, str] = {}
    used: set[int] = set()
    for line in lines:
        found = _fields(line.text)
        if found and not said.keys() & found.keys():
            said |= found
            used.add(line.number)
    if said and lines[-1].number not in used and CLOSING.fullmatch(lines[-1].text):
        said["statement"] = lines[-1].text
        used.add(lines[-1].number)
    return ColophonLines(Colophon(**said), frozenset(used))


def _fields(text: str) -> dict[ColophonField, str]:
    """The fields of a line; none where it says something that has no field."""
    text = _SPREAD.sub(r"\1\2", text.strip())
    labels = list(_LABELLED.finditer(text))
    if not labels or labels[0].start():
        return {}
    fields: dict[ColophonField, str] = {}
    for label, end in zip(labels, [*(each.start() for each in labels[1:]), len(text)], strict=True):
        name = next((name for name, form in _LABELS.items() if re.fullmatch(form, label[1], re.IGNORECASE)), None)
        value = close_up(text[label.end() : end])
        if name is None or name in fields or not value:
            return {}
        fields[name] = value
    return fields
