"""Captions of the window around its rooms: frame, search, status bar, help, trouble."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "program": ("公报工作台", "Gazette Desk"),
    "close": ("关闭", "Close"),
    # search
    "search.title": ("检索结果", "Search"),
    "search.field": ("搜文件、文号、人名、正文", "Find text, number, person"),
    "search.left": ("索引还差 {count} 件，可能不全", "Not indexed yet: {count}, so some may be missing"),
    "search.export": ("导出结果…", "Export Hits…"),
    "search.exported": ("{count} 件写在“{file}”。", "Documents written to “{file}”: {count}."),
    "search.order": ("次序", "Order"),
    "search.by_relevance": ("按相关", "By Relevance"),
    "search.by_date": ("按日期", "By Date"),
    "facets.title": ("缩小范围", "Narrow Down"),
    "facets.year": ("年份", "Year"),
    "facets.section": ("栏目", "Section"),
    "facets.issuer": ("发文机关", "Issuer"),
    "facets.kind": ("文种", "Kind"),
    "facets.spoken": ("{value}，{count} 件", "{value}, {count}"),
    "facets.take_off": ("不限“{value}”", "Take off “{value}”"),
    "search.recent": ("最近的检索", "Recent Searches"),
    "search.clear_recent": ("清除检索记录", "Clear Recent Searches"),
    "search.hint": (
        (
            "在上面输入要找的字：标题、文号、人名、正文都找。\n"
            "几个词用空格分开，都要有；“…”照原样找；-词 不要有；甲 OR 乙 有一个就行。\n"
            "标题:、文号:、机关:、姓名:、日期:2019..2020、栏目:、期:、文种: 只在那一项里找。"
        ),
        (
            "Type above what to look for: titles, numbers, names and text are searched.\n"
            "Words parted by spaces must all be there; “…” is found as it stands; -word excludes; A OR B is either.\n"
            "title:, number:, issuer:, person:, date:2019..2020, section:, issue:, kind: look in that alone."
        ),
    ),
    "search.nothing": ("没有找到“{query}”。少用一个词再试。", "Nothing found for “{query}”. Try fewer words."),
    "search.total": ("{count} 件", "documents: {count}"),
    "search.serial": ("总第{serial}期", "No. {serial}"),
    # an archive that cannot be opened at the start
    "opening.again": ("再试一次", "Try Again"),
    "opening.other": ("打开另一个档案…", "Open Another Archive…"),
    "opening.new": ("新建一个档案…", "Start a New Archive…"),
    "opening.place": ("为档案另选位置…", "Choose Another Place…"),
    "opening.leave": ("退出", "Quit"),
    # status bar
    "status.saved": ("已保存 {time}", "Saved {time}"),
    "status.unsaved": ("未存上，再试中（上次保存 {time}）", "Not saved, trying again (last saved {time})"),
    "status.read_only": ("只读", "Read-only"),
    "status.saving": ("正在保存…（上次保存 {time}）", "Saving… (last saved {time})"),
    "count.title": ("字数统计", "Word Count"),
    "count.entry": ("{words} 字", "Words: {words}"),
    "count.selected": ("选中 {selected} / {words} 字", "Words: {selected} of {words}"),
    "count.of_selection": ("选中", "Selection"),
    "count.of_entry": ("本条目", "Entry"),
    "count.of_issue": ("本期", "Issue"),
    "count.words": ("字数", "Words"),
    "count.han": ("汉字", "Chinese characters"),
    "count.characters": ("字符数（不计空格）", "Characters (no spaces)"),
    "count.spaced": ("字符数（计空格）", "Characters (with spaces)"),
    "count.paragraphs": ("段数", "Paragraphs"),
    "status.caret": ("第 {block} 段，第 {character} 字", "Block {block}, char {character}"),
    "status.style": ("版式：{style}", "House style: {style}"),
    "status.archive": ("档案：{file}", "Archive: {file}"),
    # user guide
    "guide.find": ("在手册里找", "Find in the Guide"),
    "guide.before": ("上一处", "Previous"),
    "guide.next": ("下一处", "Next"),
    "guide.nothing": ("没有找到", "Not found"),
    "guide.title": ("公报工作台使用手册", "Gazette Desk User Guide"),
    # trouble
    "trouble.bug": (
        "出了意外，这一步可能没有做成；已存的内容没有丢。详情记在日志“{file}”。",
        (
            "Something went wrong and this step may not have been done; what was saved is safe. "
            "Details are in the log “{file}”."
        ),
    ),
    "trouble.start": (
        "程序没能启动；档案没有改动。请再启动一次；若仍不行，请把日志“{file}”交给维护人员。",
        (
            "The program could not start; the archive is as it was. Start it again; if that does not help, "
            "give the log “{file}” to those who look after it."
        ),
    ),
    "about.text": (
        "公报工作台 {version}：起草、排版、出版和保存政府公报。许可：Apache-2.0。",
        "Gazette Desk {version}: drafts, sets, publishes and archives a government gazette. Licence: Apache-2.0.",
    ),
}
