"""Sentences of the room ``export``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "export.character_forbidden": (
        "字符 {code} 不能写进 XML；已用标记代替，再带入时仍会还原。如无需要，请从文中删去。",
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
        "不能把两种内容写到同一个文件 {file}。请给出不同的文件名。",
        "Two kinds of file cannot both go to {file}. Give different file names.",
    ),
    "export.archive_is_whole": (
        "存档 PDF/A 总是整份、原样的，不能带校样标记、裁切标记、拼页或页码范围。请改用 --pdf。",
        (
            "The archive file (PDF/A) is always whole and plain: no proof, crop marks, spreads, booklet or page range."
            " Use --pdf for those."
        ),
    ),
    "export.needs_pages": (
        "校样、裁切标记、拼页和页码范围只用于 PDF 或图片（校样和页码范围也可用于 OFD）。请同时给出 --pdf 或 --png。",
        (
            "Proof, crop marks, spreads, booklet and page range are for PDF and pictures (proof and page range for OFD"
            " too). Name --pdf or --png with them."
        ),
    ),
    "export.ofd_is_single": (
        "OFD 总是原大的单页，不能拼页。请去掉 --ofd 或拼页。",
        "OFD always has single pages at their own size: no spreads, booklet or A4. Leave out --ofd or those.",
    ),
    "export.xml_is_whole": (
        "XML 总是整期的，不能只导出一条。请去掉 --xml 或 --entry。",
        "The XML always holds the whole issue, not one entry. Leave out --xml or --entry.",
    ),
    "export.contents_are_whole": (
        "目录表总是整期的，不能只导出一条。请去掉 --contents-xlsx 或 --entry。",
        "The table of contents always holds the whole issue, not one entry. Leave out --contents-xlsx or --entry.",
    ),
    "export.kept_from_public": (
        (
            "第 {entry} 条“{title}”第 {block} 段有“{text}”（共 {count} 处），不能上网，没有写出任何文件。"
            "请核对并改正；确可公开的，注明理由再导出。"
        ),
        (
            "Entry {entry} “{title}”, block {block}, has “{text}” (places in all: {count}), which keeps it off the web;"
            " no file was written. Check and correct it; if it may be made public, export again with a reason."
        ),
    ),
    "export.kept_from_public_head": (
        (
            "第 {entry} 条“{title}”的题头有“{text}”（共 {count} 处），不能上网，没有写出任何文件。"
            "请核对并改正；确可公开的，注明理由再导出。"
        ),
        (
            "Entry {entry} “{title}” has “{text}” in its head (places in all: {count}), which keeps it off the web;"
            " no file was written. Check and correct it; if it may be made public, export again with a reason."
        ),
    ),
    "export.released": (
        "网页中有 {count} 处不宜公开的标志或证件号码，已按所给理由写出；记录在 {text}，请勿上传。",
        (
            "Marks or identity numbers in the pages: {count}; they were written for the reason given."
            " The record is {text}; do not upload it."
        ),
    ),
    "export.site_new": (
        "网页都是新写的，共 {count} 个文件，请整个文件夹上传。",
        "All pages are new, {count} files; upload the whole folder.",
    ),
    "export.site_written": (
        "新写或更新的网页，请上传：{names}。没有变化的：{count} 个。",
        "Pages that are new or changed, to be uploaded: {names}. Unchanged: {count}.",
    ),
    "export.site_as_it_was": (
        "网页没有变化（{count} 个），不用上传。",
        "No page has changed (of {count}); nothing is to be uploaded.",
    ),
    "export.site_left_over": (
        "这些网页已不属于本期，没有删除，请从网站和文件夹中撤下：{names}。",
        "These pages no longer belong to the issue; they were not deleted. Take them off site and folder: {names}.",
    ),
    "export.other_issue": (
        "{file} 是另一期（{issue}）的网页，没有覆盖。请为每期选一个文件夹。",
        "{file} is a page of another issue ({issue}) and was not replaced. Choose a folder for each issue.",
    ),
    "export.foreign_page": (
        "{file} 不是本程序写的网页，没有覆盖。请换一个文件夹，或先移走它。",
        "{file} is a page that this program did not write, so it was not replaced. Choose another folder, or move it.",
    ),
    "export.one_arrangement": (
        "对开页、小册子和 A4 单页只能要一种。请只留一种。",
        "Spreads, a booklet and single pages on A4 cannot be had in one file. Keep one of them.",
    ),
    "export.no_crop_marks": (
        "裁切标记只用于单页的 PDF。请给出 --pdf，并去掉拼页。",
        "Crop marks are for a PDF of single pages. Name --pdf and leave spreads, booklet and A4 out.",
    ),
    "export.no_such_entry": (
        "没有第 {entry} 条，本期共 {count} 条。请改正条目的序号。",
        "There is no entry {entry}; the issue has {count}. Correct the number.",
    ),
    "export.no_such_page": (
        "没有“{pages}”这样的页。页码从 {first} 到 {last}，例如 3-8 或 1,4。",
        "There are no pages “{pages}”. Pages go from {first} to {last}; write 3-8 or 1,4.",
    ),
    "export.no_printer": (
        "这台计算机没有打印机。请在系统设置里添加一台，或按“存成 PDF…”存成文件，拿到别处打印。",
        (
            "This computer has no printer. Add one in the system's settings, or press “Save as PDF…” and print the file"
            " elsewhere."
        ),
    ),
    "export.printer_failed": (
        "打印机“{printer}”没有接受这次打印。请检查它是否开机、联网、有纸，再打印一次，或换一台。",
        (
            "The printer “{printer}” did not take the job."
            " See that it is on, connected and has paper, and print again, or choose another one."
        ),
    ),
    "export.print_file_failed": (
        "不能打印到文件 {file}。请检查文件夹、权限和磁盘空间，或换一个位置。",
        "The print to the file {file} failed. Check folder, permission and free space, or choose another place.",
    ),
    "export.paper_too_small": (
        "纸张 {paper}（{width} × {height} 毫米）放不下原大的版面。请在打印机对话框里选 {needed} 纸；没有时改印单页。",
        (
            "The paper {paper} ({width} × {height} mm) does not hold the pages at their own size."
            " Choose {needed} in the printer's dialog, or print single pages if it has none."
        ),
    ),
    "export.icc_unread": (
        "读不了 ICC 特性文件 {file}（{reason}）。请另选一个，或改回 FOGRA39。",
        "The ICC profile {file} cannot be read ({reason}). Choose another one, or go back to FOGRA39.",
    ),
    "export.icc_damaged": (
        "{file} 不是 ICC 特性文件，或已损坏。请另选一个，或改回 FOGRA39。",
        "{file} is no ICC profile, or a damaged one. Choose another one, or go back to FOGRA39.",
    ),
    "export.icc_not_for_press": (
        (
            "{file} 不是四色印刷机的 ICC 特性文件（类别 {kind}，色彩空间 {space}，版本 {version}）。"
            "请向印刷厂要 CMYK 输出特性文件，或改回 FOGRA39。"
        ),
        (
            "{file} is no ICC profile of a press with four inks"
            " (class {kind}, colour space {space}, version {version})."
            " Ask the printer for a CMYK output profile, or go back to FOGRA39."
        ),
    ),
    "export.dpi": (
        "图片精度 {dpi} 不行，可以是 1 到 {most}。请改正 --dpi。",
        "Pictures cannot have {dpi} dpi, only 1 to {most}. Correct --dpi.",
    ),
    "export.page_too_large": (
        "第 {page} 面的尺寸太大，按 {dpi} dpi 存成图片要占满内存，没有写出来。请把 --dpi 或窗口里的图片精度调小。",
        (
            "Page {page} is so large that a picture of it at {dpi} dpi would fill the memory; it was not written."
            " Choose fewer dpi."
        ),
    ),
    "export.in_use": (
        "“{file}”正在别的程序里打开，没有覆盖，原来的还在。关掉它再试，或换一个名字。",
        "“{file}” is open in another program and was not replaced. Close it and try again, or choose another name.",
    ),
    "export.kept_closed": (
        "系统不让替换“{file}”（{reason}），没有覆盖，原来的还在。请解除它的写保护再试，或换一个名字。",
        (
            "The system refuses to have “{file}” replaced ({reason}); what was there is as it was. "
            "Lift its protection and try again, or choose another name."
        ),
    ),
    "export.disk_full": (
        "磁盘满了（剩 {free} MB），“{file}”没有写出，原有的文件没有改动。请腾出空间再试，或换一个位置。",
        (
            "The disk is full ({free} MB left), so “{file}” was not written; what was there is as it was. "
            "Free some space and try again, or choose another place."
        ),
    ),
    "export.cannot_write": (
        "文件 {file} 写不出来（{reason}），原有的文件没有改动。请检查文件夹、权限和磁盘空间，或换一个位置。",
        (
            "The file {file} cannot be written ({reason}); what was there is as it was. "
            "Check folder, permission and free space, or choose another place."
        ),
    ),
    "export.picture_missing": (
        "图片“{text}”的文件不在档案里，没有写进 XML。请重新插入这张图片。",
        "The file of the picture “{text}” is not in the archive and is not in the XML. Insert the picture again.",
    ),
    "export.picture_large": (
        "图片“{text}”超过 7 MB，没有写进 XML。请另外保存它的文件。",
        "The picture “{text}” is larger than 7 MB and is not in the XML. Keep its file beside it.",
    ),
}
