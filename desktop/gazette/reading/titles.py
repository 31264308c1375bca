"""What makes a line a title: the kinds of document it can end in, and the printed rows that spaces part."""

import re

from gazette.reading.characters import HAN, close_up
from gazette.reading.late_patterns import late_pattern

_KINDS = (
    "通知 意见 决定 决议 公告 通告 通报 报告 请示 批复 复函 函 答复 纪要 "
    "令 命令 办法 规定 条例 细则 规则 方案 预案 规划 计划 要点 纲要 制度 标准 "
    "目录 名单 清单 章程 规范 指南 指引 措施 安排 分工 公示 声明 讲话 议案 "
    "汇编 大事记 解读 说明 倡议书 通则 准则 守则 纪律 构成表 一览表 表 书 更正 统计公报"
).split()
_KIND = late_pattern(rf"(?:{'|'.join(_KINDS)})(?:\s*[（(][^（）()]{{1,20}}[）)])*$")
_ROW_BREAK = late_pattern(rf"(?<=[{HAN}）)》”\u3001])[ \u3000\t]+(?=[{HAN}（(《“\d])")
_NAMED = late_pattern(r"《((?:[^《》]|《[^》]*》)+)》")
_ISSUED = late_pattern(r"(?:印发|转发|批转|发布|公布)《?(.+?)》?(?:的|等)[^的]{0,6}(?:通知|函|决定|公告|通告|令)$")


def ends_as_title(text: str) -> bool:
    """Whether ``text`` ends in the name of a kind of document (通知, 意见（试行） …)."""
    return bool(_KIND.search(text))


def title_rows(line: str) -> tuple[str, ...]:
    """The printed rows of a title that stand on one line, parted by spaces; stray spaces in a row are closed up."""
    rows: list[str] = []
    for piece in _ROW_BREAK.split(line.strip()):
        row = close_up(piece)
        if rows and rows[-1].count("《") > rows[-1].count("》"):
            rows[-1] += row  # the name of a work is one, whatever spaces it has
        elif (rows and (len(row) < 4 or len(rows[-1]) < 4)) or (rows and re.match(r"[年月日](?![初中末])", row)):
            rows[-1] += row  # a filled word or a stray space, no row
        else:
            rows.append(row)
    return tuple(rows)


def named_works(text: str) -> tuple[str, ...]:
    """The titles that stand in 《》 in ``text``."""
    return tuple(_NAMED.findall(text))


def issued_title(title: str) -> str | None:
    """What a notice issues by its own title: 关于印发X的通知 → X."""
    found = _ISSUED.search(title)
    return found[1] if found else None
