"""What the archive knows from its texts: citations, who held which post, gaps in numbers. (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "cli.relation_cites": ("引用", "cites"),
    "cli.relation_repeals": ("废止", "repeals"),
    "cli.relation_amends": ("修改", "amends"),
    "cli.relation_corrects": ("更正", "corrects"),
    "cli.cites": ("引用 {count} 个文件：", "Documents it cites: {count}"),
    "cli.cites_nothing": ("没有引用别的文件。", "It cites no document."),
    "cli.cited_by": ("被 {count} 个文件引用：", "Documents that cite it: {count}"),
    "cli.cited_by_nothing": ("档案里没有文件引用它。", "No document in the archive cites it."),
    "cli.not_in_archive": ("档案里没有这个文件", "not in the archive"),
    "cli.one_of_several": (
        "同名的有 {count} 件，是哪一件不能断定：",
        "one of {count} of this name; which one cannot be told:",
    ),
    "cli.or_another": ("也可能指另外 {count} 件同名的：", "or another of this name is meant ({count}):"),
    "cli.validity": ("有效性：{validity}", "Validity: {validity}"),
    "cli.repealed_by": ("已被废止，见 {document}", "Repealed by {document}"),
    "cli.amended_by": ("已被修改，见 {document}", "Amended by {document}"),
    "cli.usage_whole_day": ("要写出哪一天，如 2019-10-31", "a day is wanted, such as 2019-10-31"),
    "cli.ledger_rows": ("{count} 条记录，{people} 人", "Records: {count}, persons: {people}"),
    "desk.ledger_appointed": ("任命", "appointed"),
    "desk.ledger_engaged": ("聘用", "engaged"),
    "desk.ledger_removed": ("免去", "removed"),
    "desk.ledger_page": ("第{page}页", "p. {page}"),
    "desk.ledger_overlap": (
        "与{other}在同一职务上重叠 {days} 天（{since} 至 {until}）。是刊登的次序，还是日期有误？",
        "Overlaps with {other} in the same post ({since} to {until}, {days} d). A matter of printing, or a wrong date?",
    ),
    "desk.ledger_not_removed": (
        "{day} {other}任同一职务，档案里没有{person}的免职记录。是接任吗？",
        "{other} came to the same post on {day}; no removal of {person} is in the archive. A successor?",
    ),
    "desk.ledger_again": (
        "{day} 再次任同一职务，其间没有免职记录。是续任吗？",
        "Came to the same post again on {day}, with no removal between. A further term?",
    ),
    "desk.ledger_never_appointed": (
        "档案里没有任这个职务的记录。",
        "No appointment to this post is in the archive.",
    ),
    "desk.ledger_near_post": (
        "档案里有任“{post}”的记录，职务写法不同。是同一职务吗？",
        "The archive has an appointment to “{post}”, written in another way. The same post?",
    ),
    "desk.ledger_namesake": (
        "{person}同时任“{post}”。是兼任，还是同名的两个人？",
        "{person} held “{post}” at the same time. Both posts, or two persons of one name?",
    ),
    "cli.serials_whole": ("总第{first}–{last}期：齐全", "Serials {first}–{last}: all there"),
    "cli.serials_missing": ("总第{first}–{last}期：缺 {missing}", "Serials {first}–{last}: missing {missing}"),
    "cli.numbers_whole": ("{year}年第{first}–{last}期：齐全", "{year}, numbers {first}–{last}: all there"),
    "cli.numbers_missing": (
        "{year}年第{first}–{last}期：缺 {missing}",
        "{year}, numbers {first}–{last}: missing {missing}",
    ),
    "cli.series": ("{first}–{last}号，有 {count} 个", "no. {first}–{last}, {count} there"),
    "cli.series_missing": ("缺 {missing}", "missing {missing}"),
    "cli.series_twice": ("重号 {numbers}", "twice {numbers}"),
    "desk.act.body_names": ("改机构名称", "Edit Names of Bodies"),
    "desk.body_twice": (
        "“{name}”不能既是{body}又是{other}的名称。",
        "“{name}” cannot be a name of both {body} and {other}.",
    ),
    "desk.body_day": ("“{day}”不是日期，如 2019-10-31。", "“{day}” is no day, such as 2019-10-31."),
    "desk.bodies_table": (
        "{file} 不是表格。要 CSV，四列：名称、机构、起、止。",
        "{file} is no table. A CSV of four columns is wanted: 名称 (name), 机构 (body), 起 (since), 止 (until).",
    ),
    "cli.no_body": ("档案里没有叫“{name}”的机构。", "No body in the archive is called “{name}”."),
    "cli.body": (
        "发文 {issues}，牵头 {leads}，负责 {parts}",
        "issues {issues}, leads {leads}, takes part in {parts}",
    ),
    "cli.body_leads": ("牵头", "leads"),
    "cli.body_takes_part": ("负责", "takes part"),
    "cli.bodies_perhaps_one": ("？ {name}、{other}是一个机构吗？", "? Are {name} and {other} one body?"),
}
