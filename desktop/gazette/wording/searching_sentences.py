"""Sentences of searches that are kept, and of what is written of their hits."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.save_search": ("保存检索", "Save Search"),
    "desk.act.rename_search": ("给检索改名", "Rename Search"),
    "desk.act.forget_search": ("删除保存的检索", "Delete Saved Search"),
    "desk.search_unnamed": ("请给这个检索起个名字。", "Give the search a name."),
    "desk.search_name_taken": (
        "已经有一个检索叫“{name}”。请另起一个名字。",
        "There is a search called “{name}” already. Choose another name.",
    ),
    "desk.no_search": (
        "没有保存过名叫“{name}”的检索。用 gazette search --list-saved 列出。",
        "No search is kept as “{name}”. gazette search --list-saved lists them.",
    ),
    "cli.search_saved": ("检索已保存为“{name}”。", "Search kept as “{name}”."),
    "cli.search_forgotten": ("已删除保存的检索“{name}”。", "Saved search deleted: “{name}”."),
    "cli.bundle_written": ("写出 PDF {count} 份。", "PDF files written: {count}."),
    "cli.bundle_left": (
        "《{title}》没有版面（在收件箱里，或目录没有写页码），没有写出。",
        "“{title}” has no pages (it is in the inbox, or its list names none) and was not written.",
    ),
    "cli.search_unread": (
        "还有 {count} 个文件没有读过由谁负责（牵头单位、负责单位可能不全）；用 gazette bodies 读完。",
        "Documents not read yet for who is responsible (some may be missing): {count}. gazette bodies reads them.",
    ),
    "cli.saved_count": ("保存的检索有 {count} 个。", "Saved searches: {count}."),
}
