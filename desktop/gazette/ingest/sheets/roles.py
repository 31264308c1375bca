"""What the columns of a sheet hold, by what stands over them, and what may be made of such columns."""

import re
from collections.abc import Sequence

from gazette.ingest.column_roles import ColumnRole, ColumnsMake
from gazette.reading.characters import squash

_HEADS: tuple[tuple[ColumnRole, str], ...] = (
    ("number", r"序号?|编号|顺序|No\.?|#"),
    ("name", r"姓名|名字|专家姓名|人员姓名|姓名同志|被任免人|(?:拟)?任免人员|人员|name"),
    ("act", r"任免|任/免|任或免|任免类[型别]|任免情况|任免形式|聘任情况"),
    ("date", r"(?:任免|任职|免职|聘任|决定|生效|批准)?(?:日期|时间)|date"),
    ("term", r"聘期|任期|试用期"),
    ("affiliation", r"(?:工作|所在|现|任职|推荐)?单位(?:名称)?|部门|工作部门|机构|affiliation"),
    ("post", r"职务|职位|岗位|单位及职务|工作单位及职务|职务/?职称|职称|(?:任免|拟任|任|现任)职务|行政职务|post"),
    ("group", r"组别|(?:组内|小组|专家组|工作组)职务|组内分工|类别|分组|角色"),
    ("remark", r"备注|说明|remarks?"),
)
_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _HEADS)
_LISTED = frozenset({"number", "name", "affiliation", "post", "group", "left_out"})
_DECIDED = frozenset({"number", "name", "affiliation", "post", "act", "date", "term", "left_out"})


def proposed_roles(heads: Sequence[str]) -> tuple[ColumnRole, ...]:
    """A role for each column by its head; a plain table's column where the head says nothing clear."""
    return tuple(_role(head) for head in heads)


def _role(head: str) -> ColumnRole:
    bare = squash(head)
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(bare)), "cell")


def kind_of(roles: Sequence[ColumnRole], *, wished: bool = False) -> ColumnsMake:
    """What columns of these roles make.

    Unless a person wished it so, remarks and columns of no known role keep a sheet a table.
    """
    there = set(roles)
    listed, decided = (_LISTED | {"remark"}, _DECIDED | {"remark"}) if wished else (_LISTED, _DECIDED)
    if "name" in there and {"act"} <= there <= decided and {"post", "affiliation"} & there and roles.count("name") == 1:
        return "appointments"
    if "name" in there and there <= listed:
        return "names"
    return "table"
