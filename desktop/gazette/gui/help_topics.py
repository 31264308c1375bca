"""Where in the user guide a part of the window is explained; F1 looks from the focus outwards for the nearest.

A place is the words that a paragraph or heading of the guide begins with, in both languages.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from gazette.wording import Language

_TOPIC = "help_topic"

TOPICS: dict[str, tuple[str, str]] = {
    "start": ("第一次打开", "The first start"),
    "commands": ("“帮助 › 找命令”", "“Help › Find a Command”"),
    "bringing_in": ("带入文件", "Bringing files in"),
    "sheets": ("电子表格（", "Spreadsheets ("),
    "inbox": ("收件箱房间（Alt+4）", "The inbox (Alt+4)."),
    "edit": ("编辑", "Editing"),
    "tree": ("结构树。", "The tree."),
    "text": ("正文就是结构。", "The text is the structure."),
    "table": ("双击表格的一格", "Double-click a cell of a table"),
    "details": ("条目信息（F4）。", "Entry details (F4)."),
    "issue": ("期次和栏目（Shift+F4）。", "Issue and sections (Shift+F4)."),
    "find": ("查找。", "Finding."),
    "count": ("字数统计。", "Word count."),
    "replace": ("本期查找替换。", "Replacing in the issue."),
    "revisions": ("修订记录。", "Revisions."),
    "recovery": ("断电或死机以后。", "After a power cut or a crash."),
    "findings": ("校对意见", "Findings"),
    "contents": ("目录", "Contents"),
    "pages": ("版面", "Pages"),
    "fit": ("版式和印张", "House style and sheets"),
    "publish": ("导出 PDF、OFD 和 XML", "Exporting PDF, OFD and XML"),
    "print": ("在办公室打印", "Printing in the office"),
    "last_steps": ("校样、送印、出版", "Proofs, press, publishing"),
    "colleague": ("交给同事", "Handing an entry to a colleague"),
    "exact_list": ("固定提法", "Exact list"),
    "filing": ("归档", "Filing"),
    "search": ("检索", "Searching"),
    "facsimile": ("影印期", "Back issues"),
    "drop": ("投递文件夹", "Drop folders"),
    "keeping": ("档案在哪里，怎样备份", "Where the archive is, and how it is backed up"),
    "read_copy": ("给多人查的只读副本", "A read copy for many"),
    "settings": ("设置", "Settings"),
}


def explained_at(part: QWidget, topic: str) -> None:
    """F1 in ``part`` shows this topic; a dialog, which has no menus, gets the key itself."""
    part.setProperty(_TOPIC, topic)
    if isinstance(part, QDialog):
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), part)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(lambda: _ask_window(part))


def topic_of(focus: QWidget | None) -> str:
    """The topic of the nearest part around ``focus``, empty where none has one."""
    part = focus
    while part is not None:
        if topic := part.property(_TOPIC):
            return str(topic)
        part = part.parentWidget()
    return ""


def begins(topic: str, language: Language) -> str:
    """The words that the place of a topic begins with, empty for none."""
    return TOPICS[topic][0 if language == "zh" else 1] if topic else ""


def _ask_window(part: QWidget) -> None:
    window: QWidget | None = part
    while window is not None and not isinstance(window, QMainWindow):
        window = window.parentWidget()
    if window is not None:
        for action in window.findChildren(QAction, "user_guide"):
            action.trigger()
