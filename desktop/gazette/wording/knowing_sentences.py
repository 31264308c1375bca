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
    "cli.nothing_called": (
        "档案里没有“{name}”，也没有文件引用它。写文号或完整题名；看一期的某一条加 --entry N。",
        "“{name}” is not in the archive and nothing cites it. Give a number or whole title, or an issue and --entry N.",
    ),
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
    "desk.act.settle_question": ("答复台账疑问", "Settle Question of Appointments"),
    "desk.act.open_question": ("重提台账疑问", "Open Question of Appointments Again"),
    "desk.answer_checked": ("核对无误", "checked, it is so"),
    "desk.answer_one_person": ("是同一人", "one person"),
    "desk.answer_two_persons": ("不是同一人", "two persons"),
    "desk.answer_note": ("{answer}，理由：{note}", "{answer}, because: {note}"),
    "cli.no_question": (
        "台账里没有疑问 {place}。疑问前面写着它的号，如 12.1（第 12 行的第 1 个）。",
        "The ledger has no question {place}. Each is printed with its number, such as 12.1 (the first of row 12).",
    ),
    "cli.question_settled": ("已记下：{answer}", "Noted: {answer}"),
    "cli.not_an_answer": (
        "疑问 {place} 问的不是两处同名是不是同一人，不能答 {given}。请用 --as checked，理由写在 --note 后。",
        (
            "Question {place} does not ask whether one name is one person: {given} is no answer to it. "
            "Use --as checked, with the reason after --note."
        ),
    ),
    "cli.question_was_open": ("疑问 {place} 本来就没有答复。", "Question {place} had no answer."),
    "cli.question_open": ("疑问 {place} 重新提出。", "Question {place} is open again."),
    "cli.serials_whole": ("总第{span}期：齐全", "Serial no. {span}: all there"),
    "cli.serials_missing": ("总第{span}期：缺 {missing}", "Serial no. {span}: missing {missing}"),
    "cli.numbers_whole": ("{year}年第{span}期：齐全", "{year}, no. {span}: all there"),
    "cli.numbers_missing": (
        "{year}年第{span}期：缺 {missing}",
        "{year}, no. {span}: missing {missing}",
    ),
    "cli.series": ("{span}号，有 {count} 个", "no. {span}, {count} there"),
    "cli.series_missing": ("缺 {missing}", "missing {missing}"),
    "cli.series_twice": ("重号 {numbers}", "twice {numbers}"),
    "desk.act.bodies_apart": ("改“不是一个机构”", "Edit What Is Not One Body"),
    "cli.bodies_apart": (
        "{name}和{other}记为两个机构，不再问。",
        "{name} and {other} are two bodies and not asked about again.",
    ),
    "desk.bodies_same": (
        "两个名称都是“{name}”的，先把它们分开。",
        "Both are names of {name}: split one off first.",
    ),
    "desk.bodies_changed_elsewhere": (
        "机构“{name}”的名称已在另一个窗口或程序中改动，本操作没有进行。请看现在的内容，再决定是否重做。",
        "What is said of {name} was changed in another window or program, so this was not done. See it, then decide.",
    ),
    "desk.answer_changed_elsewhere": (
        "这个疑问已在另一个窗口或程序中另有处理，本操作没有进行。请看现在的内容，再决定是否重做。",
        "This question was settled otherwise in another window or program, so this was not done. See it, then decide.",
    ),
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
    "cli.reading_texts": ("正在读文件里的引用、任免和机构", "Reading citations, appointments and bodies"),
    "cli.no_year": (
        "档案里没有 {year} 年的期。不写年份就列出有哪些年。",
        "The archive has no issue of {year}. Without a year, those that there are are listed.",
    ),
    "cli.no_year_none": ("档案里各期都有年份。", "All issues of the archive have a year."),
    "cli.years_none": ("没有年份的期：gazette year --none", "issues without a year: gazette year --none"),
    "cli.usage_year_none": ("年份与 --none 只能写一个。", "Give either a year or --none."),
    "cli.year_none": (
        "没有年份：{issues} 期，{documents} 个文件",
        "No year: issues {issues}, documents {documents}",
    ),
    "cli.year": (
        "{year}年：{issues} 期，{documents} 个文件",
        "{year}: issues {issues}, documents {documents}",
    ),
    "cli.year_issue": ("{pages} 页，{documents} 个文件", "pages {pages}, documents {documents}"),
    "cli.year_sections": ("各栏目：", "By section:"),
    "cli.year_issuers": ("各机关：", "By issuer:"),
    "cli.no_body": ("档案里没有叫“{name}”的机构。", "No body in the archive is called “{name}”."),
    "cli.body": (
        "发文 {issues}，牵头 {leads}，负责 {parts}",
        "issues {issues}, leads {leads}, takes part in {parts}",
    ),
    "cli.body_leads": ("牵头", "leads"),
    "cli.body_takes_part": ("负责", "takes part"),
    "cli.bodies_perhaps_one": ("？ {name}、{other}是一个机构吗？", "? Are {name} and {other} one body?"),
}
