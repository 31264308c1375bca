"""Captions of the archive room: hits, facets, the hints to a search."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "search.title": ("检索结果", "Search"),
    "search.field": ("搜文件、文号、人名、正文", "Find text, number, person"),
    "search.left": ("索引还差 {count} 件，可能不全", "Not indexed yet: {count}, so some may be missing"),
    "search.export": ("导出结果…", "Export Hits…"),
    "search.export_table": ("结果表（XLSX、CSV）…", "Table (XLSX, CSV)…"),
    "search.export_pages": ("每件的版面（PDF）放进文件夹…", "Pages of Each as PDF into a Folder…"),
    "search.export_zip": ("每件的版面（PDF）装进 ZIP…", "Pages of Each as PDF into a ZIP…"),
    "search.pages_running": ("正在写出版面…", "Writing pages…"),
    "search.pages_progress": ("正在写出版面：{done} / {total} 件", "Writing pages: {done} of {total}"),
    "search.pages_written": ("{count} 件的版面写在“{file}”。", "Pages of documents written to “{file}”: {count}."),
    "search.pages_left": (
        "{count} 件没有版面，没有写出（《{title}》…）。",
        "Without pages, and not written: {count} (“{title}” …).",
    ),
    "search.pages_stopped": ("已停止；写好的都是完整的。", "Stopped; what was written is whole."),
    "search.exported": ("{count} 件写在“{file}”。", "Documents written to “{file}”: {count}."),
    "search.fields": ("按项查", "Fields"),
    "search.fields_tip": (
        "一项一项地填：标题、文号、正文、机关、姓名、日期、栏目、文种、期",
        "Fill in field by field: title, number, text, issuer, person, days, section, kind, issue",
    ),
    "fields.title": ("标题", "Title"),
    "fields.number": ("文号", "Number"),
    "fields.body": ("正文", "Text"),
    "fields.issuer": ("发文机关", "Issuer"),
    "fields.person": ("姓名", "Person"),
    "fields.since": ("日期从", "From"),
    "fields.until": ("日期到", "To"),
    "fields.section": ("栏目", "Section"),
    "fields.kind": ("文种", "Kind"),
    "fields.issue": ("期", "Issue"),
    "fields.day": ("2019 或 2019-03", "2019 or 2019-03"),
    "saved.title": ("保存的检索", "Saved Searches"),
    "saved.none": ("还没有保存过检索", "No search is kept yet"),
    "saved.save": ("保存这个检索…", "Save This Search…"),
    "saved.rename_this": ("给“{name}”改名…", "Rename “{name}”…"),
    "saved.forget_this": ("删除“{name}”", "Delete “{name}”"),
    "saved.name": ("保存为", "Save as"),
    "saved.other_name": ("“{name}”改名为", "Rename “{name}” to"),
    "saved.keep": ("保存", "Save"),
    "saved.rename": ("改名", "Rename"),
    "saved.kept": ("检索已保存为“{name}”。", "Search kept as “{name}”."),
    "saved.renamed": ("检索已改名为“{name}”。", "The search is called “{name}” now."),
    "saved.forgotten": ("已删除保存的检索“{name}”。", "Saved search deleted: “{name}”."),
    "search.variants": ("繁简通查", "Traditional = Simplified"),
    "search.variants_tip": (
        "繁体字和简体字当作一个字查（臺灣 = 台湾）",
        "Traditional and simplified characters count as the same (臺灣 = 台湾)",
    ),
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
    "search.nothing_but_near": (
        "没有找到“{query}”。少用一个词，或看相近的文号。",
        "Nothing found for “{query}”. Try fewer words, or see near numbers.",
    ),
    "search.see_near": ("看 {count} 件相近文号", "See Near Numbers: {count}"),
    "search.near_shown": ("没有找到“{query}”，这些文号相近", "Nothing found for “{query}”; these numbers are near"),
    "search.total": ("{count} 件", "documents: {count}"),
    "search.serial": ("总第{serial}期", "No. {serial}"),
}
