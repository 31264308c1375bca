"""Captions of the contents room."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "contents.title": ("目录对照", "Contents side by side"),
    "contents.facts": ("{count} 条 · 页码由排版得出，不能手改", "entries: {count} · page numbers come from the pages"),
    "contents.copy": ("复制两种目录", "Copy Both Lists"),
    "contents.column.number": ("文号", "Number"),
    "contents.column.zh": ("中文目录", "Chinese"),
    "contents.column.page": ("页", "Page"),
    "contents.column.en": ("英文目录", "English"),
    "contents.column.page_en": ("英文页", "Page"),
    "contents.column.verdict": ("核对", "Check"),
    "contents.agrees": ("一致", "Agrees"),
    "contents.differs": ("与文件不同", "Title differs"),
    "contents.no_english": ("缺英文标题", "No English title"),
    "contents.no_chinese": ("缺中文标题", "No Chinese title"),
    "contents.document": ("文件标题", "Title of the document"),
    "titles.memory": ("翻译记忆（Ctrl+回车采用第一条）", "Memory (Ctrl+Enter takes the first)"),
    "titles.no_memory": ("以前各期没有相近的标题。", "No title like it was printed before."),
    "titles.adopt": ("采用", "Take"),
    "titles.pattern": ("句式，用过 {uses} 次 · {where}", "Pattern, used {uses} times · {where}"),
    "titles.alike": ("相近 {percent}% · {where}", "{percent} % alike · {where}"),
    "titles.where": ("{issue}期 {number}", "No. {issue} {number}"),
}
