"""Captions of the archive room: hits, facets, the hints to a search."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "search.title": ("检索结果", "Search"),
    "search.field": ("搜文件、文号、人名、正文", "Find text, number, person"),
    "search.left": ("索引还差 {count} 件，可能不全", "Not indexed yet: {count}, so some may be missing"),
    "search.export": ("导出结果…", "Export Hits…"),
    "search.exported": ("{count} 件写在“{file}”。", "Documents written to “{file}”: {count}."),
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
