"""What an open-government page lists of its document (索引号, 发文机关 …), as table, list or lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.ingest.structure.heads import FIELD_NAMES
from gazette.ingest.web.pieces import Piece
from gazette.reading.late_patterns import late_pattern

# what pages list beside these, which has no place in an entry
_OTHERS = (
    "名称 信息名称 文件名称 主题词 关键词 关键字 公开方式 公开类型 公开类别 公开时限 公开范围 "
    "公开程序 公开属性 公开责任部门 体裁分类 组配分类 服务对象 服务对象分类 废止日期 失效日期 "
    "实施日期 施行日期 生效日期 信息来源 内容概述 语种 载体类型 责任部门 统一编号 统一登记号 "
    "登记号 规范性文件编号 公文种类 公文体裁 关联类型 信息格式 信息类别 内容分类 分类 所属主题 "
    "题材 体裁 形成日期 更新日期 浏览次数 访问次数 来源 备注"
).split()
_FEWEST = 2
_NO_BRACKETS = dict.fromkeys(map(ord, "[]【】〔〕"))


def _spaced(names: Sequence[str]) -> str:
    return "|".join(r"\s*".join(name) for name in sorted(names, key=len, reverse=True))


_KNOWN, _OTHER = _spaced(tuple(FIELD_NAMES)), _spaced(_OTHERS)
_LABEL = late_pattern(rf"[\[【〔]?\s*(?:(?P<known>{_KNOWN})|(?:{_OTHER}))\s*[\]】〕]?\s*(?P<colon>[：:])?")
_IN_LINE = late_pattern(rf"(?:(?<=^)|(?<=[\s|｜；;]))(?:(?P<known>{_KNOWN})|(?:{_OTHER}))\s*[：:]")


@dataclass(frozen=True, slots=True)
class Field:
    """``text`` as a line (索引号：…), ``known`` where an entry has a place for it; ``made`` is its colon if ours."""

    text: str
    known: bool
    made: str = ""


def fields_of(pieces: Sequence[Piece]) -> dict[int, tuple[Field, ...]]:
    """Which pieces list fields, by their place, and what they list; pieces are those above the text of a document."""
    found: dict[int, tuple[Field, ...]] = {}
    waiting: tuple[int, str, bool] | None = None
    for at, piece in enumerate(pieces):
        if piece.kind not in {"text", "table"}:
            continue
        label = None if piece.table is not None else _LABEL.fullmatch(piece.text)
        listed = () if label else tuple(_fields_of_table(piece) if piece.table else _fields_of_text(piece.text))
        if waiting is not None:
            place, name, known = waiting
            is_value = not (label or listed or piece.table) and _stand_together(pieces[place], piece)
            found[place] = tuple(_fields(name, piece.text.replace("\n", " ") if is_value else "", known))
            waiting = None
            if is_value:
                found[at] = ()
                continue
        if label:
            waiting = at, piece.text, label["known"] is not None
        elif listed:
            found[at] = listed
    known_ones = [field for fields in found.values() for field in fields if field.known]
    return found if len(known_ones) >= _FEWEST else {}


def _stand_together(label: Piece, value: Piece) -> bool:
    """Whether a value can belong to a label: both stand side by side in one element, and neither is an item."""
    return label.element.getparent() is value.element.getparent() and label.element.tag != "li"


def _fields_of_table(piece: Piece) -> Iterator[Field]:
    assert piece.table is not None
    cells = [cell.text.replace("\n", " ").strip() for row in piece.table.rows for cell in row]
    labels = [_LABEL.fullmatch(cell) for cell in cells]
    inside = [tuple(_fields_of_text(cell)) for cell in cells]
    if sum(label is not None and label["known"] is not None for label in labels) + sum(map(len, inside)) < _FEWEST:
        return
    at = 0
    if piece.table.caption:
        yield Field(piece.table.caption, known=False)
    while at < len(cells):
        label, below = labels[at], labels[at + 1] if at + 1 < len(cells) else None
        if label is not None and below is None and at + 1 < len(cells):
            yield from _fields(cells[at], cells[at + 1], label["known"] is not None)
            at += 2
            continue
        if inside[at]:
            yield from inside[at]
        elif cells[at]:
            yield Field(cells[at], known=False)
        at += 1


def _fields_of_text(text: str) -> Iterator[Field]:
    """The fields of a line that begins with one: 索引号：… 主题分类：…"""
    for row in (row.strip(" \u3000\xa0\t") for row in text.split("\n")):
        starts = list(_IN_LINE.finditer(row))
        if not starts or starts[0].start() != 0:
            if row:
                return
            continue
        ends = [*(start.start() for start in starts[1:]), len(row)]
        for start, end in zip(starts, ends, strict=True):
            yield Field(row[start.start() : end].strip(" \u3000\xa0|｜；;"), start["known"] is not None)


def _fields(label: str, value: str, known: bool) -> Iterator[Field]:
    """The field of a label and a value that stand apart; brackets round the label go with what is left out."""
    if not known:
        yield Field(f"{label} {value}", known=False)
        return
    bare = label.translate(_NO_BRACKETS).strip()
    made = "" if bare[-1] in "：:" else "："
    yield Field(f"{bare}{made}{value}", known, made)
    if brackets := "".join(character for character in label if ord(character) in _NO_BRACKETS):
        yield Field(brackets, known=False)
