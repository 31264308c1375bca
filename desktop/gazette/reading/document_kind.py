"""What a title calls its document (文种): 通知, 决定, 办法 …, by which a search can be narrowed.

``titles`` has a longer list: words that a title can end in, whatever they call.
"""

import re

# The fifteen kinds of 《党政机关公文处理工作条例》 article 8, then those of laws and regulations and of plans.
_KINDS = (
    "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 纪要 函 令 "
    "实施细则 细则 条例 规定 办法 规则 规程 章程 解释 法典 法 "
    "实施方案 行动方案 方案 行动计划 计划 规划 预案 要点 制度 标准 目录 名单"
).split()
_AT_END = re.compile(rf"({'|'.join(_KINDS)})$")
_TRAILING = re.compile(r"[（(][^（）()]*[）)]$|\s+$")


def document_kind(title: str) -> str | None:
    """The kind in which ``title`` ends, a bracketed remark such as （试行） left aside; None where it names none."""
    bare = title.strip()
    while (shorter := _TRAILING.sub("", bare)) != bare:
        bare = shorter
    found = _AT_END.search(bare)
    return found[1] if found else None
