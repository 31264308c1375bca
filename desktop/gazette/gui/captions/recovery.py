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
    # something typed that is not saved yet
    "unsaved.again": ("再试", "Try Again"),
    "unsaved.disk_full": (
        "磁盘满了（剩 {free} MB），最近一次修改还没存上。请腾出空间，程序会每 5 秒再试。",
        (
            "The disk is full ({free} MB left); the last change is not saved yet. "
            "Free some space; saving is retried every 5 s."
        ),
    ),
    "unsaved.moved": (
        "找不到档案“{file}”。U 盘或网络盘没有接上？刚才打的 {count} 字留在屏幕上，接上后自动存。",
        (
            "The archive “{file}” was not found. Is the drive connected? What was typed last ({count} characters) "
            "is kept and will be saved when it is back."
        ),
    ),
    "unsaved.read_only": (
        "档案所在位置现在不能写，最近一次修改还没存上，留在屏幕上。请检查写权限，程序会每 5 秒再试。",
        (
            "The archive's place cannot be written to now; the last change is not saved yet and stays on the screen. "
            "Check its rights; saving is retried every 5 s."
        ),
    ),
    "unsaved.locked": (
        "另一个程序正在写这个档案，最近一次修改还没存上，留在屏幕上，程序会每 5 秒再试。",
        (
            "Another program is writing to the archive; the last change is not saved yet and stays on the screen. "
            "Saving is retried every 5 s."
        ),
    ),
    "unsaved.disk_error": (
        "读写档案时磁盘出错，最近一次修改还没存上，留在屏幕上。请检查磁盘或网络连接，程序会每 5 秒再试。",
        (
            "The disk failed; the last change is not saved yet and stays on the screen. "
            "Check the disk or the network; saving is retried every 5 s."
        ),
    ),
    "unsaved.other": (
        "最近一次修改还没存上，留在屏幕上，程序会每 5 秒再试。{reason}",
        "The last change is not saved yet and stays on the screen; saving is retried every 5 s. {reason}",
    ),
    "unsaved.nowhere": (
        "也没能记在本机（{reason}），现在只在屏幕上，请先复制到别处。",
        (
            "Nor could it be noted down on this computer ({reason}): it is on the screen alone, "
            "so copy it elsewhere first."
        ),
    ),
    "unsaved.not_noted": (
        "正在打的字没能记在本机（{reason}）。照常存进档案；万一还没存上就断电或死机，这几个字找不回。程序会自动再试。",
        (
            "What is being typed cannot be noted down on this computer ({reason}). It is saved to the archive as "
            "always, but a crash before that would lose it. It is tried again by itself."
        ),
    ),
    "unsaved.closing": (
        "最近一次修改还存不进档案，已记在本机。再关一次窗口就退出，下次打开这个档案时会提出放回。",
        (
            "The last change cannot be saved to the archive; it is kept on this computer. Close the window again "
            "to quit: when the archive is opened next time you are offered to put it back."
        ),
    ),
    "unsaved.closing_lost": (
        "最近一次修改存不进档案，也没能记在本机（{reason}）。请先把它复制到别处；再关一次窗口就退出，这次修改就没有了。",
        (
            "The last change can neither be saved to the archive nor kept on this computer ({reason}). Copy it "
            "elsewhere first: if you close the window again it is lost."
        ),
    ),
    # an archive that somebody else has open
    "held.computer": (
        "另一台电脑（{computer}，{person}）正在用这个档案，已只读打开：可以看、查、导出。那边关闭后，这里自动可以编辑。",
        (
            "Another computer ({computer}, {person}) is using this archive. It was opened for reading, searching and "
            "export; once it is closed there it can be edited here."
        ),
    ),
    "held.here": (
        "本机的另一个窗口（{person}）正在用这个档案，已只读打开：可以看、查、导出。那边关闭后，这里自动可以编辑。",
        (
            "Another window on this computer ({person}) is using this archive. It was opened for reading, searching "
            "and export; once the other window is closed it can be edited here."
        ),
    ),
    "held.somebody": (
        "另一个窗口正在用这个档案，已只读打开：可以看、查、导出。那边关闭后，这里自动可以编辑。",
        (
            "Another window is using this archive. It was opened for reading, searching and export; once the other "
            "window is closed it can be edited here."
        ),
    ),
    "held.place": (
        "档案所在位置不能写，已只读打开：可以看、查、导出，不能改。换到能写的位置后按“再试”。",
        ("The archive's place cannot be written to: opened for reading, searching and export. Try again once it can."),
    ),
    "held.full": (
        "磁盘满了，档案已只读打开：可以看、查、导出到别处，不能改。腾出空间后按“再试”。",
        (
            "The disk is full, so the archive was opened for reading, searching and export to another place. "
            "Free some space and try again."
        ),
    ),
    "held.missing": (
        "找不到档案“{file}”。U 盘或网络盘没有接上？已经打开的内容还能看；接上后按“再试”。",
        (
            "The archive “{file}” was not found. Is the drive connected? What is open can still be read; "
            "try again once the drive is back."
        ),
    ),
    "held.writable": ("档案现在能写了，可以编辑。", "The archive can be written to now and be edited."),
    "held.again": ("再试", "Try Again"),
    "held.free": ("另一个窗口已关闭，现在可以编辑。", "The other window was closed; the archive can be edited now."),
    # the program was started again
    "second.switched": (
        "这个档案已经在这个窗口打开，没有再开一个。",
        "This archive was open here already; no second window was opened.",
    ),
    "second.ended": (
        "这个档案已经在另一个窗口打开，已切换过去。",
        "This archive is open in another window, which comes to the front.",
    ),
}
