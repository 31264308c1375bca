"""Captions of what was typed and is not in the archive: found again, not saved yet, kept elsewhere."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "recovery.put_back": ("放回", "Put Back"),
    "recovery.look": ("看看", "Look"),
    "recovery.discard": ("丢弃", "Discard"),
    "recovery.go": ("去看", "Go There"),
    "recovery.undo": ("撤销", "Undo"),
    "recovery.title": ("找回的字：{title}", "What was found: {title}"),
    "recovery.characters": ("{count} 字", "{count} characters"),
    "recovery.change": ("一处改动", "a change"),
    "recovery.said.found": (
        "上次没有正常退出。找回 {what}（{place}）。",
        "The program did not end normally last time. {what} were found again ({place}).",
    ),
    "recovery.said.unsaved": (
        "上次有 {what}没能存进档案（{place}），在本机找回。",
        "{what} could not be saved last time ({place}); they were kept on this computer.",
    ),
    "recovery.said.changed": (
        "上次没有正常退出。找回 {what}（{place}）；这一条后来改过，放回时两种写法都留着，现有的不会盖掉。",
        (
            "The program did not end normally last time. {what} were found again ({place}). The entry was changed "
            "since: putting back keeps both and writes over nothing."
        ),
    ),
    "recovery.said.gone": (
        "上次没有正常退出。在“{title}”里找回 {what}；这一条已不在档案里，放回时作为新条目放进收件箱。",
        (
            "The program did not end normally last time. {what} were found again in “{title}”, which is gone: "
            "putting back makes a new entry of it in the inbox."
        ),
    ),
    "recovery.said.elsewhere": (
        "上次没有正常退出。在“{title}”里找回 {what}。",
        "The program did not end normally last time. {what} were found again in “{title}”.",
    ),
    "recovery.said.discarded": (
        "已丢弃在“{title}”里找回的 {what}，关闭窗口以前可以撤销。",
        "What was found in “{title}” ({what}) was discarded; this can be undone until the window is closed.",
    ),
}
