"""Sentences of the room ``export``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "export.character_forbidden": (
        "字符 {code} 不能写进 XML；已用标记代替，再导入时仍会还原。如无需要，请从文中删去。",
        (
            "XML cannot hold the character {code}; a marker stands for it and an import brings it back."
            " Take it out of the text if it is not meant."
        ),
    ),
    "export.is_folder": (
        "{file} 是文件夹，不能写成文件。请给出文件名。",
        "{file} is a folder, not a file. Give a file name.",
    ),
    "export.no_plain_file": (
        "{file} 不是普通文件（可能是设备或管道），没有写入。请给出文件名。",
        "{file} is no plain file (a device or a pipe perhaps) and was not written to. Give a file name.",
    ),
    "export.is_archive": (
        "{file} 是档案或数据库文件，没有写入，以免毁掉它。请换一个文件名。",
        "{file} is an archive or another database; nothing was written, to keep it safe. Choose another file name.",
    ),
    "export.another_kind": (
        "{file} 已存在，而且不是本程序导出的那种 {kind} 文件，没有覆盖。请换一个文件名，或先移走原文件。",
        (
            "{file} exists and is no {kind} file of the kind that is exported, so it was not replaced. "
            "Choose another file name, or move that file away first."
        ),
    ),
    "export.same_file": (
        "PDF 和 XML 不能写到同一个文件 {file}。请给出两个文件名。",
        "PDF and XML cannot both go to {file}. Give two file names.",
    ),
    "export.cannot_write": (
        "文件 {file} 写不出来（{reason}），原有的文件没有改动。请检查文件夹、权限和磁盘空间，或换一个位置。",
        (
            "The file {file} cannot be written ({reason}); what was there is as it was. "
            "Check folder, permission and free space, or choose another place."
        ),
    ),
}
