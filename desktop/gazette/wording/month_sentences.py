"""Sentences of a month in the office: annual contents, entries handed over, the office's lists. (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.add_annual": ("新建年度总目录", "New Annual Contents"),
    "desk.annual_no_year": (
        "总第{issue}期没有年份，不知道总目录收哪一年的条目。请先在本期信息里填年份。",
        "Issue {issue} has no year, so there is none to list. Fill it in in the issue's details first.",
    ),
    "desk.annual_there": (
        "总第{issue}期已有年度总目录。",
        "Issue {issue} has its annual contents already.",
    ),
    "desk.annual_nothing": (
        "档案里 {year} 年的各期还没有条目，总目录会是空的，没有新建。先编入条目再建。",
        "No issue of {year} has an entry yet, and the list would be empty: none was made. Bring entries in first.",
    ),
    "desk.annual_made": (
        "年度总目录由本年各期的条目生成，不能改写；要改哪一条，请改那一条本身。",
        "Annual contents make themselves from the year's entries and cannot be edited; change what is listed.",
    ),
    "desk.act.hand_over": ("交给同事", "Hand to a Colleague"),
    "desk.act.wait_no_more": ("不再等同事交回", "Wait No More"),
    "desk.act.take_back": ("收回同事改过的条目", "Take Back from a Colleague"),
    "desk.act.exact_list": ("改固定提法", "Edit Exact List"),
    "desk.exact_day": (
        "第 {row} 行的“{day}”不是日期。请写成 2024-08-16 或 2024年8月16日。",
        "“{day}” in row {row} is no day. Write it like 2024-08-16.",
    ),
    "desk.exact_term": (
        "第 {row} 行“{form}”的止日早于起日。",
        "In row {row}, “{form}” ends before it begins.",
    ),
    "desk.exact_kind": (
        "{file} 第 {row} 行：类别应是“提法”或“人名”，第二列写提法或姓名；这里类别写的是“{kind}”。",
        "{file}, row {row}: the kind is 提法 (phrase) or 人名 (person), then the phrase or name; it says “{kind}”.",
    ),
    "desk.exact_table": (
        "{file} 不是表格文字。请在表格程序里另存为 CSV。",
        "{file} is no table in text. Save it as CSV in your spreadsheet.",
    ),
    "cli.exact_kept": ("固定提法共 {count} 条。", "{count} forms in the exact list."),
    "desk.act.file": ("归档信息", "Filing"),
    "desk.not_handed": (
        "《{entry}》没有交给别人，也不是别人交来的。",
        "“{entry}” was neither handed to a colleague nor did it come from one.",
    ),
    "desk.handed_back": (
        "这是交给{to}的《{entry}》，他交回来了。请对照着收回：条目 › 收回。",
        "This is “{entry}”, which was handed to {to}, coming back. Compare it and take it back: Entry › Take Back.",
    ),
    "desk.handed_gone": (
        "《{entry}》交出去以后已从档案里移除。先撤销移除，再收回。",
        "“{entry}” was removed from the archive after it was handed over. Bring it back first, then take this back.",
    ),
    "desk.back_conflicts": (
        "《{entry}》交出去以后，这里也改过其中 {count} 处（第 {number} 处起）。请先看对照，再定不用哪几处。",
        (
            "{count} of the changes (from number {number}) in “{entry}” are where it was changed here, too. Look at "
            "them and say which to leave out, or take the colleague's."
        ),
    ),
    "desk.not_of_here": (
        "{file} 不是从这个档案交出去的条目。要编进来，请带入文件。",
        "{file} is no entry that was handed over from this archive. To use it, bring the file in.",
    ),
    "cli.handed_over": (
        "《{title}》（第 {revision} 稿）已写入 {file}，交给{to}。",
        "“{title}” (revision {revision}) was written to {file} for {to}.",
    ),
    "cli.handed_back": (
        "《{title}》已写入 {file}，可交回{by}。",
        "“{title}” was written to {file}, to go back to {by}.",
    ),
    "cli.back_unchanged": ("《{title}》：这个文件没有改动。", "“{title}”: the file changes nothing."),
    "cli.taken_back": (
        "《{title}》：采用 {accepted} 处，未采用 {left} 处。",
        "“{title}”: {accepted} changes accepted, {left} left out.",
    ),
    "cli.back_conflict": ("这里也改过", "changed here too"),
    "cli.annual_made": (
        "总第{issue}期：{title}，列 {count} 条。",
        "Issue {issue}: {title}, {count} entries listed.",
    ),
}
