"""Captions of the window around its rooms: frame, status bar, help, trouble."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "program": ("公报工作台", "Gazette Desk"),
    "close": ("关闭", "Close"),
    # an archive that cannot be opened at the start
    "opening.again": ("再试一次", "Try Again"),
    "opening.repair": ("修复这个档案", "Repair This Archive"),
    "opening.restore": ("恢复最近的备份", "Restore the Newest Backup"),
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
