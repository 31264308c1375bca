"""Captions of a month in the office: annual contents, entries handed over, the office's lists."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "act.new_annual": ("新建年度总目录", "New Annual Contents"),
    "help.new_annual": (
        "把本年各期的条目列成总目录，作为本期的一条；它自己更新，不必录入。",
        "Lists the entries of the year's issues as an entry of this one; it keeps itself up to date.",
    ),
    "editor.annual": (
        "年度总目录由本年各期的条目生成，不能改写。要改其中一条，请改那一条本身；标题可在条目信息里改。",
        (
            "Annual contents make themselves from the year's entries and cannot be edited. Change the entry that is "
            "listed; the title can be changed in the entry's details."
        ),
    ),
}
