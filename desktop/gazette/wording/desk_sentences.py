"""Sentences of the room ``desk``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.mark_secret": (
        "“{text}”是密级标志，这份文件不能公开。请核对来源；已解密的，删去标志。",
        "“{text}” is a mark of secrecy: the document must not be made public. Check it; take a lifted mark out.",
    ),
    "desk.mark_not_public": (
        "“{text}”：这份文件注明不公开。请核对，或把它撤下。",
        "“{text}”: the document says that it is not public. Check it, or take the entry out.",
    ),
    "desk.mark_on_request": (
        "“{text}”：这份文件只依申请公开，不能主动刊登。请核对，或把它撤下。",
        "“{text}”: the document is public on request only. Check it, or take the entry out.",
    ),
    "desk.mark_identity": (
        "“{text}”是居民身份证号码，不能公开。请删去，或隐去其中几位。",
        "“{text}” is the number of an identity card and must not be made public. Take it out, or mask a part of it.",
    ),
    "desk.mark_telephone": (
        "“{text}”是个人电话号码，不能公开。请删去，或换成单位的电话。",
        "“{text}” is a private telephone number and must not be made public. Take it out, or give the office's number.",
    ),
    "desk.published": (
        "总第{issue}期已出版，不能改。要登更正，请在窗口中选“新建更正”。",
        "Issue {issue} is published and cannot be changed. To correct it, choose New Correction in the window.",
    ),
    "desk.at_press": (
        "总第{issue}期已付印，不能改。若要改，请先在窗口中选“重新打开”，或用 gazette press {issue} --reopen 原因。",
        (
            "Issue {issue} is at press and cannot be changed. Reopen it first: in the window, or by "
            "gazette press {issue} --reopen REASON."
        ),
    ),
    "desk.no_place": (
        (
            "放档案 {file} 的文件夹 {folder} 建不了（{reason}）。"
            "请检查上一级文件夹的写权限，或为档案另选位置（命令行用 --archive）。"
        ),
        (
            "The folder {folder} for the archive {file} cannot be made ({reason}). Check that the folder above it "
            "can be written, or choose another place for the archive (on the command line: --archive)."
        ),
    ),
    "desk.issue_exists": (
        "总第{issue}期已在档案中，没有改动。若要重新带入，请先移除该期各条目，或改其期号。",
        (
            "Issue {issue} is in the archive already; nothing was changed. "
            "To bring it in again, remove its entries first or change its numbers."
        ),
    ),
    "desk.issue_into_issue": (
        "文件是完整的一期，而总第{issue}期已有条目，没有混入。请不指定期号带入，或指定没有条目的一期。",
        (
            "The file is a whole issue, and issue {issue} has entries already, so they were not mixed. "
            "Import it without naming an issue, or name an issue without entries."
        ),
    ),
    "desk.number_too_large": (
        "文件“{file}”中有一个大得不可能的期号、年份或页码，没有带入。请改正后再带入。",
        (
            "“{file}” gives an issue number, year or page that is too large to be one; nothing was brought in. "
            "Correct it and import again."
        ),
    ),
    "desk.style_missing": (
        "本期的版式“{text}”不在本程序中，已按“{usual}”排版。可用的有：{known}；如需其他，请导出 XML，改正后重新带入。",
        (
            "The issue's house style “{text}” does not come with this program; the pages were made by “{usual}”. "
            "There are: {known}. If another of them is meant, export the XML, correct it and import it again."
        ),
    ),
    "desk.own_archive": (
        "{file} 就是现在打开的档案，不能带入自己。要看另一个档案，请打开它。",
        "{file} is the archive that is open; it cannot be brought into itself. To see another archive, open it.",
    ),
    "desk.issue_not_empty": (
        "总第{issue}期还有条目，不能移除。请先移出各条目。",
        "Issue {issue} still has entries and cannot be removed. Move them out first.",
    ),
    "desk.section_not_empty": (
        "栏目“{section}”还有 {entries} 个条目，不能移除。请先移出各条目。",
        'The section "{section}" still has {entries} entries and cannot be removed. Move them out first.',
    ),
    "desk.no_block": (
        "文件中没有第 {block} 段，可能已被改动。请刷新后再试。",
        "The document has no block {block}; it may have been changed. Refresh and try again.",
    ),
    "desk.changed_elsewhere": (
        "“{entry}”已在另一个窗口或程序中改动，本操作没有进行。请看现在的内容，再决定是否重做。",
        '"{entry}" was changed in another window or program, so this was not done. See it as it is now, then decide.',
    ),
    "desk.issue_changed_elsewhere": (
        "总第{issue}期已在另一个窗口或程序中改动，本操作没有进行。请看现在的内容，再决定是否重做。",
        "Issue {issue} was changed in another window or program, so this was not done. See it as it is, then decide.",
    ),
    "desk.nothing_to_undo": ("没有可撤销的操作。", "There is nothing to undo."),
    "desk.nothing_to_redo": ("没有可重做的操作。", "There is nothing to redo."),
    "desk.no_drop_folder": (
        "没有文件夹 {folder}，无法接收文件。请先建立该文件夹，或换一个。",
        "There is no folder {folder} to take files from. Make it first, or choose another.",
    ),
    "desk.drop.taken": ("已收入：{file}", "Taken in: {file}"),
    "desk.drop.already": ("以前已收入，没有重复：{file}", "Was taken in before, not doubled: {file}"),
    "desk.drop.replaced": (
        "新版本，已换入条目“{entry}”，原来的文字留在修订记录里：{file}",
        "A new version; it took the place of the text of “{entry}”, which is kept as a revision: {file}",
    ),
    "desk.drop.version_edited": (
        "新版本；原条目已有人修改，所以另放在收件箱（“{entry}”），请对照：{file}",
        "A new version; its entry was edited since, so it is in the inbox (“{entry}”) to be compared: {file}",
    ),
    "desk.drop.version_closed": (
        "新版本；原条目所在的一期已付印或出版，所以另放在收件箱（“{entry}”）：{file}",
        "A new version; the issue of its entry is at press or published, so it is in the inbox (“{entry}”): {file}",
    ),
    "desk.drop.version_other_documents": (
        "新版本；其中的文件与原来的对不上，所以另放在收件箱（“{entry}”）：{file}",
        "A new version; its documents are not those of the old one, so it is in the inbox (“{entry}”): {file}",
    ),
    "desk.drop.version_older": (
        "这不是最新的版本，所以另放在收件箱（“{entry}”）：{file}",
        "Not the newest version, so it is in the inbox (“{entry}”): {file}",
    ),
    "desk.drop.issue_replaced": (
        "整期的新版本，改过的条目已换成新文字，原来的文字留在修订记录里：{file}",
        "A new version of the issue; its changed entries have the new text, the old one is kept as a revision: {file}",
    ),
    "desk.drop.issue_version": (
        "整期的新版本；有的条目没有直接换（有人修改过、已付印，或新旧对不上），新文字在收件箱，请对照：{file}",
        (
            "A new version of the issue; some entries were left as they are (edited since, at press, or not in both). "
            "The new text is in the inbox to be compared: {file}"
        ),
    ),
    "desk.drop.waiting": (
        "文件里有未决定的修订，先放在“待决定”，请在窗口里决定：{file}",
        "It has tracked changes that nobody decided; it waits in “待决定”. Decide in the window: {file}",
    ),
    "desk.drop.decide": (
        (
            "“{file}”里有尚未接受或拒绝的修订，还没有读入。请在公报工作台的“投递文件夹”里选“决定修订”，"
            "或用命令 gazette import --changes accept（或 reject）加上文件名。决定以后，本文件会自动移走，不必再投。"
        ),
        (
            "“{file}” has tracked changes that are neither accepted nor rejected, so it was not read yet. Choose "
            "“Decide Changes” under “Drop Folders” in Gazette Desk, or run gazette import --changes accept (or reject) "
            "with the file. It then moves on by itself; do not drop it again."
        ),
    ),
    "desk.drop.decided": ("已经决定，不再等待：{file}", "Decided, waits no longer: {file}"),
    "desk.drop.failed": (
        "未能读入，已移到“有问题”，旁边写着原因：{file}",
        "Could not be read, moved to “有问题” with the reason beside it: {file}",
    ),
    "desk.drop.left_out": (
        "网页的样式表或脚本，不是文件，没有读取：{file}",
        "A style sheet or script of web pages, no document, left out: {file}",
    ),
    "desk.drop.skipped": (
        "没有收（只收文件和文件夹里的文件，不收链接和设备）：{file}",
        "Left alone (only files are taken, also those in folders; no links, pipes or devices): {file}",
    ),
    "desk.drop.too_deep": (
        "文件夹套得太深，里面的文件没有收，请移到上面几层：{file}",
        "This folder lies too deep; what is in it was not taken. Move it up: {file}",
    ),
    "desk.drop.refused": (
        "系统不让读取：{file}（{reason}）。请关闭打开它的程序，或检查权限；以后会自动再试。",
        (
            "The system refuses to have it read: {file} ({reason}). "
            "Close the program that has it open, or check its rights; it is tried again by itself."
        ),
    ),
    "desk.drop.not_moved": (
        "收到的文件移不走（{reason}），已收入的不会重复；能移时会自动移走：{file}",
        "Files cannot be moved away ({reason}); none is doubled, and they move as soon as they can: {file}",
    ),
    "desk.drop.moved_again": ("文件又能移走了：{file}", "Files can be moved away again: {file}"),
    "desk.drop.archive": (
        "档案暂时不能写，文件留在原处，会自动再试：{file}",
        "The archive cannot be written just now; files stay and are tried again: {file}",
    ),
    "desk.drop.archive_back": ("档案又能写了：{file}", "The archive can be written again: {file}"),
    "desk.drop.folder_gone": (
        "从 {at} 起连不上投递文件夹“{file}”，接通后会补收这段时间的文件。",
        "The drop folder “{file}” has been out of reach since {at}; files will be caught up when it returns.",
    ),
    "desk.drop.folder_back": ("投递文件夹又连上了：{file}", "The drop folder is there again: {file}"),
    "desk.no_version_before": (
        "“{entry}”没有可取回的上一版，或换入以后又改过。",
        "“{entry}” has no version before this one to take back, or it was edited since.",
    ),
    "desk.act.bring_in": ("带入", "Bring In"),
    "desk.act.new_version": ("换入新一版文件", "New Version of the File"),
    "desk.act.undo": ("撤销", "Undo"),
    "desk.act.redo": ("重做", "Redo"),
    "desk.act.restore_revision": ("恢复旧稿", "Restore Old Text"),
    "desk.act.take_difference_back": ("恢复这一处", "Restore This Change"),
    "desk.came.from_file": ("从“{file}”带入", "Brought in from “{file}”"),
    "desk.came.first": ("最早的一稿", "The earliest text"),
    "desk.came.unknown": ("修改", "Changed"),
    "desk.no_difference": (
        "“{entry}”已经又改过，这一处不能单独恢复。请重新比较。",
        "“{entry}” was changed since, and this change cannot be taken back by itself. Compare again.",
    ),
    "desk.act.take_version_back": ("取回上一版", "Take Version Back"),
    "desk.self_test_no_issue": (
        "自检失败：样刊没有读成一期。请重新安装程序。",
        "Self-test failed: the sample issue was not read as an issue. Install the program again.",
    ),
    "desk.self_test_differs": (
        "自检失败：从 {file} 读回的样刊与写出的不同。请重新安装程序。",
        "Self-test failed: what was read back from {file} is not what was written. Install the program again.",
    ),
    "desk.heading_number": (
        "标题编号是“{number}”，按顺序应为“{expected}”。可以保留，也可以用“段落 › 重新编号”。",
        "The heading is numbered “{number}” where “{expected}” would follow. Keep it, or restart the numbering.",
    ),
    "desk.finding_gone": (
        "“{text}”在这里已经没有了，没有改动。",
        "“{text}” does not stand here any more; nothing was changed.",
    ),
    "desk.no_note": ("请写明理由。", "Please give the reason in words."),
    "desk.memory_string": ("字串", "String"),
    "desk.memory_finding": ("校对意见", "Finding"),
    "desk.memory_scope": ("范围", "Reach"),
    "desk.memory_entry": ("条目", "Entry"),
    "desk.memory_issue": ("期号", "Issue"),
    "desk.memory_reason": ("理由", "Reason"),
    "desk.memory_who": ("决定人", "Decided by"),
    "desk.memory_at": ("时间", "When"),
    "desk.memory_uses": ("生效处数", "Places"),
    "desk.memory_ended": ("终止时间", "Ended"),
    "desk.memory_ended_by": ("终止人", "Ended by"),
    "desk.memory_rule": ("规则", "Rule"),
    "desk.act.mark_final": ("标为定稿", "Mark Final"),
    "desk.act.accept_suggestion": ("采纳", "Accept Suggestion"),
    "desk.act.ignore_finding": ("忽略校对意见", "Ignore Finding"),
    "desk.act.end_decision": ("终止校对决定", "End Decision"),
    "desk.act.edit_entry": ("修改条目", "Edit Entry"),
    "desk.act.edit_field": ("修改条目信息", "Edit Entry Field"),
    "desk.act.edit_text": ("修改正文", "Edit Text"),
    "desk.act.insert_block": ("插入段落", "Insert Block"),
    "desk.act.insert_paragraph": ("插入正文", "Insert Paragraph"),
    "desk.act.insert_table": ("插入表格", "Insert Table"),
    "desk.act.insert_names": ("插入名单", "Insert Name List"),
    "desk.act.insert_appointments": ("插入任免", "Insert Appointments"),
    "desk.act.insert_attachment": ("插入附件", "Insert Attachment"),
    "desk.act.insert_enclosure": ("插入方案标题", "Insert Plan Title"),
    "desk.act.insert_note": ("插入附注", "Insert Note"),
    "desk.act.insert_signature": ("插入落款", "Insert Signature"),
    "desk.act.insert_row": ("插入一行", "Insert Row"),
    "desk.act.remove_block": ("删除段落", "Delete Block"),
    "desk.act.remove_table": ("删除表格", "Delete Table"),
    "desk.act.remove_names": ("删除名单", "Delete Name List"),
    "desk.act.remove_appointments": ("删除任免", "Delete Appointments"),
    "desk.act.remove_attachment": ("删除附件", "Delete Attachment"),
    "desk.act.remove_enclosure": ("删除方案", "Delete Plan"),
    "desk.act.remove_picture": ("删除图片", "Delete Picture"),
    "desk.act.move_block": ("移动段落", "Move Block"),
    "desk.act.change_kind": ("改段落种类", "Change Kind of Block"),
    "desk.act.edit_table": ("修改表格", "Edit Table"),
    "desk.act.change_table_rows": ("增删表格的行", "Add or Delete Table Row"),
    "desk.act.change_table_columns": ("增删表格的列", "Add or Delete Table Column"),
    "desk.act.merge_cells": ("合并单元格", "Merge Cells"),
    "desk.act.split_cell": ("拆分单元格", "Split Cell"),
    "desk.act.change_header_rows": ("改表头行数", "Change Header Rows"),
    "desk.act.change_column_widths": ("改列宽", "Change Column Widths"),
    "desk.act.paste_cells": ("粘贴单元格", "Paste Cells"),
    "desk.act.clear_cells": ("清空单元格", "Clear Cells"),
    "desk.act.run_in": ("接排", "Run In"),
    "desk.act.on_its_own": ("另起", "Set on Its Own"),
    "desk.act.renumber": ("重新编号", "Restart Numbering"),
    "desk.act.continue_numbers": ("续前编号", "Continue Numbering"),
    "desk.act.move_entry": ("移动条目", "Move Entry"),
    "desk.act.add_entry": ("新建条目", "New Entry"),
    "desk.act.remove_entry": ("移除条目", "Remove Entry"),
    "desk.act.add_issue": ("新建一期", "New Issue"),
    "desk.act.remove_issue": ("移除一期", "Remove Issue"),
    "desk.fit_pages": ("{pages} 页，原为 {before} 页。", "{pages} pages instead of {before}."),
    "desk.fit_same": ("仍为 {pages} 页。", "Still {pages} pages."),
    "desk.fit_lines": (
        "第 {entry} 条：每栏排 {lines} 行（行距 {leading} 磅，版式为 {own} 磅）。",
        "Entry {entry}: {lines} lines a column ({leading} pt instead of {own}).",
    ),
    "desk.fit_new_page": ("第 {entry} 条：另起一页。", "Entry {entry} begins a page."),
    "desk.fit_between_documents": (
        "全期：两篇之间的空白减为一行。",
        "The whole issue: one line of white between documents instead of two.",
    ),
    "desk.fit_title_row": ("全期：标题行距收紧。", "The whole issue: rows of titles are closer."),
    "desk.fit_table_padding": ("全期：表格行高收紧。", "The whole issue: rows of tables are closer."),
    "desk.fit_moved": (
        "第 {entry} 条：起于第 {page} 页，原为第 {before} 页。",
        "Entry {entry} begins on page {page} instead of {before}.",
    ),
    "desk.fit_none": ("一期至少要有一页，不能排为 {pages} 页。", "An issue has at least one page, not {pages}."),
    "desk.fit_missed": (
        "在版式允许的范围内，{issue} 期排不到 {wanted} 页；最近的是 {pages} 页，未作改动。可增删文字，或换一个页数。",
        (
            "Within the limits of the house style issue {issue} cannot have {wanted} pages; {pages} are nearest. "
            "Nothing was changed. Add or cut text, or choose another number."
        ),
    ),
    "desk.style_unknown": (
        "没有名为“{style}”的版式。可用的有：{known}；本单位的版式请写出以 .toml 结尾的文件。",
        "There is no house style “{style}”. There are: {known}; a style of your own is named by its .toml file.",
    ),
    "desk.style_unreadable": (
        "版式文件 {file} 读不了（{reason}）。请检查路径和权限，并存为 UTF-8 编码的 TOML 文件。",
        "The house style {file} cannot be read ({reason}). Check path and rights; it must be TOML in UTF-8.",
    ),
    "desk.style_name_taken": (
        "版式文件 {file} 与随程序提供的版式“{style}”同名。请另取文件名。",
        "The house style {file} is called like “{style}”, which comes with the program. Give the file another name.",
    ),
    "desk.style_unusable": (
        "本期自带的版式“{text}”不能用（原因见下一条），已按“{usual}”排版。请改正版式文件，重新选用。",
        (
            "The issue's own house style “{text}” cannot be used (the next finding says why); the pages were made by "
            "“{usual}”. Mend its file and choose it again."
        ),
    ),
    "desk.act.choose_style": ("选用版式", "Choose House Style"),
    "desk.act.fit_issue": ("排入印张", "Fit to Pages"),
    "desk.act.edit_issue": ("修改期刊信息", "Edit Issue"),
    "desk.act.add_section": ("新建栏目", "New Section"),
    "desk.act.rename_section": ("改栏目名", "Rename Section"),
    "desk.act.move_section": ("移动栏目", "Move Section"),
    "desk.act.remove_section": ("移除栏目", "Remove Section"),
    "desk.act.replace": ("替换", "Replace"),
    "desk.act.several": ("多项修改", "Several Changes"),
    "desk.act.split_entry": ("分成两份文件", "Split Document"),
    "desk.act.read_anew": ("重新读入表格", "Read Sheet Again"),
    "desk.read_differs": (
        "这个文件现在读出的文件份数与档案里的不同，没有改动。请先撤销拆分或合并，再重新指定各列。",
        (
            "The file holds another number of documents than the archive has of it; nothing was changed. "
            "Take back what was split or joined, then name the columns again."
        ),
    ),
    "desk.no_columns": (
        "这个条目不是从电子表格读入的，没有可以指定的列。",
        "This entry did not come from a spreadsheet: it has no columns to name.",
    ),
    "desk.act.join_entries": ("合并两份文件", "Join Documents"),
    "desk.nothing_to_join": (
        "一份文件不能与自己合并。请另选一份。",
        "A document cannot be joined to itself. Choose another one.",
    ),
    "desk.no_original": (
        "这个条目是在窗口中新建的，没有原件。",
        "This entry was begun in the window: it has no original.",
    ),
    "desk.file_not_opened": (
        "电脑上没有能打开“{file}”的程序。文件在那里，可以拿到别处打开。",
        "No program on this computer opens “{file}”. The file is there; open it elsewhere.",
    ),
    "desk.original_not_opened": (
        "电脑上没有能打开“{file}”的程序。请在收件箱里取出原件，再用合适的程序打开。",
        "No program on this computer opens “{file}”. Save the original from the inbox and open it elsewhere.",
    ),
    "desk.original_not_written": (
        "原件不能写到“{file}”（{reason}）。请另选一个位置。",
        "The original cannot be written to “{file}” ({reason}). Choose another place.",
    ),
}
