"""Sentences of a month in the office: annual contents, entries handed over, the office's lists. (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.add_annual": ("新建年度总目录", "New Annual Contents"),
    "desk.annual_no_year": (
        "第 {issue} 期没有年份，不知道总目录收哪一年的条目。请先在本期信息里填年份。",
        "Issue {issue} has no year, so there is none to list. Fill it in in the issue's details first.",
    ),
    "desk.annual_there": (
        "第 {issue} 期已有年度总目录。",
        "Issue {issue} has its annual contents already.",
    ),
    "desk.annual_made": (
        "年度总目录由本年各期的条目生成，不能改写；要改哪一条，请改那一条本身。",
        "Annual contents make themselves from the year's entries and cannot be edited; change what is listed.",
    ),
    "cli.annual_made": (
        "第 {issue} 期：{title}，列 {count} 条。",
        "Issue {issue}: {title}, {count} entries listed.",
    ),
}
