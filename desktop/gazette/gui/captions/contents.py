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
}
