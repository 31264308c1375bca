"""Sentences of checking the archive, its backups and its repair: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.publish": ("出版", "Publish"),
    "desk.act.export": ("导出", "Export"),
    "desk.act.proof": ("出校样", "Make Proofs"),
    "cli.verify_sound": (
        "档案完好：{issues} 期、{entries} 条，收件箱 {inbox} 条，逐行校验相符；出版链 {links} 环，链首 {head}。",
        (
            "The archive is sound: {issues} issues, {entries} entries, {inbox} in the inbox, every row as written; "
            "{links} links, head {head}."
        ),
    ),
    "cli.verify_no_chain": ("尚无", "none yet"),
    "desk.verify.harm": (
        (
            "档案 {file} 有 {count} 处与存入时不符，涉及 {harmed} 期；其余完好。"
            "请先把此文件另存一份，再从备份取回（gazette restore）或修复（gazette repair）。"
        ),
        (
            "Not as it was written in the archive {file}: {count} in all, in {harmed} of its issues; all else is "
            "sound. Keep a copy of the file, then bring a backup back (gazette restore) or repair it (gazette repair)."
        ),
    ),
    "archive.backup_damaged": (
        "没有备份：{file} 有 {count} 处与存入时不符。原有的备份没有动。请先核对档案，再从备份取回或修复。",
        (
            "{file} was not copied, since not all of it is as it was written ({count} in all). Earlier backups stay. "
            "Verify the archive, then restore a backup or repair it."
        ),
    ),
    "archive.restore_damaged": (
        "这份备份（{file}）有 {count} 处与存入时不符，没有恢复，档案没有动。请换一份备份，或修复档案。",
        (
            "The backup {file} was not restored, since not all of it is as it was written ({count} in all). "
            "The archive was not changed. Use another backup, or repair the archive."
        ),
    ),
    "archive.backup_onto_itself": (
        "不能把备份写到档案自己的位置：{file}。请换一个名字或文件夹。",
        "A backup cannot be written over the archive itself: {file}. Choose another name or folder.",
    ),
    "archive.restored_onto_itself": (
        "{file} 就是要恢复的这个档案，不是它的备份。请另选一份备份。",
        "{file} is the archive itself, no backup of it. Choose a backup.",
    ),
    "archive.backup_not_ours": (
        "{file} 已经有了，不是这个档案的备份，没有覆盖。请换一个名字或文件夹。",
        "{file} is there already and is no backup of this archive; it was not touched. Choose another name or folder.",
    ),
    "archive.backup_failed": (
        "备份没有写成：{file}（{reason}）。原有的文件没有动。请换一个位置，或腾出空间再试。",
        "The backup was not written: {file} ({reason}). Nothing there was changed. Choose another place or make room.",
    ),
    "archive.not_replaced": (
        "档案 {file} 没有换成（{reason}），原来的没有动。请检查它所在的文件夹能不能写、有没有空间，再试一次。",
        (
            "The archive {file} was not put in place ({reason}); what was there was not changed. See that its folder "
            "may be written to and has room, and try again."
        ),
    ),
    "archive.beyond_repair": (
        "{file} 里已读不出任何一期或一条，备份里也没有。没有改动它。请把文件和备份一起交给技术人员。",
        "Not a single issue or entry can be read of {file}, nor is there any in a backup. It was not changed.",
    ),
    "desk.act.repair": ("修复档案", "Repair Archive"),
    "desk.repair.from_backup": ("已从备份原样取回", "brought back from a backup just as it was"),
    "desk.repair.from_xml": ("已从出版时的 XML 取回", "taken from the XML of the day of publishing"),
    "desk.repair.older": ("只有备份里较早的样子，已用它，请核对", "an older state from a backup is used: please check"),
    "desk.repair.as_it_is": ("没有备份，照现状保留，请核对", "in no backup, kept as it is: please check"),
    "desk.repair.lost": ("读不出来，也没有备份", "cannot be read, and is in no backup"),
    "desk.repair.loose": ("所属的栏目或文件已失，已松开", "what it belonged to is gone; it stands by itself now"),
    "cli.repaired": (
        "档案已修复：{rows} 行，其中 {mended} 行不是原样读出。损坏的文件原样留在 {aside}。",
        "The archive was repaired: {rows} rows, {mended} of them not simply there. The damaged file stays in {aside}.",
    ),
    "cli.repaired_all": (
        "没有要修的行：{rows} 行都原样读出，索引已重做。原来的文件留在 {aside}。",
        (
            "No row had to be mended: all {rows} were read as they are, and the index was made anew. "
            "The file as it was stays in {aside}."
        ),
    ),
    "cli.told_of_several": ("{line}（共 {count} 处）", "{line} ({count} of these)"),
    "cli.repair_elsewhere": (
        "别处若有这个档案的备份，请用 --folder 写明它所在的文件夹，再修复一次。",
        "If there are backups of this archive elsewhere, repair it once more with --folder and the folder they are in.",
    ),
    "cli.repair_would": (
        "可以修复：{rows} 行，其中 {mended} 行不是原样读出。没有改动档案。",
        "It can be repaired: {rows} rows, {mended} of them not simply there. Nothing was changed.",
    ),
    "desk.chain_moved": (
        "做总第{issue}期的文件时，又出版了别的一期；存档文件要写明接着哪一期。请再出版一次。",
        (
            "Another issue was published while the files of {issue} were made, which name the one that they follow. "
            "Publish it again."
        ),
    ),
    "desk.act.bag": ("写出存档包", "Write Bags"),
    "desk.act.rebuild": ("由存档包重建", "Rebuild from Bags"),
    "desk.bag_there": (
        "{bag} 已经有了，没有改动它。请换一个文件夹，或先把它移走。",
        "{bag} is there already and was not changed. Choose another folder, or move it away first.",
    ),
    "desk.bag_failed": (
        "存档包 {bag} 没有写成（{reason}）。请换一个位置，或腾出空间再试。",
        "The bag {bag} was not written ({reason}). Choose another place, or make room.",
    ),
    "desk.bag_damaged": (
        "存档包 {bag} 与它自己的清单不符：{what}。没有建立档案。请取一份完好的存档包。",
        "The bag {bag} is not what its manifest says: {what}. No archive was made. Use a sound copy of it.",
    ),
    "desk.bag_unreadable": (
        "{bag} 不是本程序写的存档包，或缺少 gazette.json 里说的内容。没有建立档案。",
        "{bag} is no bag of this program, or lacks what its gazette.json speaks of. No archive was made.",
    ),
    "desk.bag_newer": (
        "存档包 {bag} 由较新的程序写出。请更新程序。",
        "The bag {bag} was written by a newer program. Update the program.",
    ),
    "desk.bag_twice": (
        "总第{issue}期的存档包有两份，不知道用哪一份。请只留一份。",
        "There are two bags of issue {issue}. Leave only one of them there.",
    ),
    "desk.no_bags": (
        "{folder} 里没有存档包（含 bagit.txt 的文件夹）。",
        "There are no bags (folders with a bagit.txt) in {folder}.",
    ),
    "desk.rebuild_there": (
        "{file} 已经有了。重建要写到新的档案文件，请换一个名字。",
        "{file} is there already. An archive is rebuilt in a new file: choose another name.",
    ),
    "desk.rebuild_failed": (
        "档案 {file} 没有建成（{reason}）。请换一个位置，或腾出空间再试。",
        "The archive {file} was not made ({reason}). Choose another place, or make room.",
    ),
    "cli.rebuilt": (
        "由存档包建成档案 {file}：{issues} 期、{entries} 条。",
        "The archive {file} was made of bags: {issues} issues, {entries} entries.",
    ),
    "cli.usage_bag": (
        "请写明期号，或用 --all 写出全部各期，二者取一。",
        "Name issues, or use --all for all of them, one of both.",
    ),
    "cli.rebuilt_anew": (
        "存档包没有全部在此，出版链从头另起。",
        "Not all bags are here: the chain of publishing begins anew.",
    ),
    "desk.act.restore": ("从备份恢复", "Restore a Backup"),
    "cli.backup_made": ("已备份到 {file}，逐行校验相符。", "Backed up to {file}; every row was checked."),
    "cli.backup_not_needed": (
        "最近一次备份（{file}）之后没有改动，不用再备份。",
        "Nothing has changed since the last backup ({file}).",
    ),
    "cli.no_backups": ("{folder} 里还没有备份。", "There are no backups in {folder} yet."),
    "cli.backup_line": (
        "{made}  {size} MB  {issues} 期 {entries} 条，最后一期 {last}，收件箱 {inbox} 条  {file}",
        "{made}  {size} MB  {issues} issues, {entries} entries, the last one {last}, {inbox} in the inbox  {file}",
    ),
    "cli.restored": ("已用 {backup} 恢复档案 {file}。", "The archive {file} was restored from {backup}."),
    "cli.restored_before": ("恢复前的档案备份在 {file}。", "What was there before is backed up in {file}."),
    "cli.restored_aside": (
        "原来的档案已损坏，原样留在 {file}。",
        "The archive that was there is damaged and stays as it was in {file}.",
    ),
    "cli.log_damaged": (
        "日志第 {line} 行已损坏（核对档案会说明）",
        "line {line} of the log is damaged (verify tells more)",
    ),
    "cli.log_written": ("操作日志 {count} 行已写入 {file}。", "{count} lines of the log were written to {file}."),
    "desk.verify.structure": (
        "档案文件的结构已损坏（{says}）。请从备份恢复，或修复档案。",
        "The structure of the archive file is damaged ({says}). Restore a backup, or repair the archive.",
    ),
    "desk.verify.saves": (
        "档案少了最后 {count} 次保存的内容：旁边的日志文件（-wal）有损坏，或被删除、被换成了旧文件。",
        (
            "The last {count} saves are missing in the archive: the log beside it (-wal) is damaged or was removed, "
            "or an older file took the archive's place."
        ),
    ),
    "desk.verify.schema": (
        "档案里的表或索引“{table}”与本版程序建立的不同。请从备份恢复，或修复档案。",
        "The table or index “{table}” of the archive is not as this program makes it. Restore a backup, or repair it.",
    ),
    "desk.verify.unreadable": (
        "档案有一部分读不出来（{what}），没有查完。请从备份恢复，或修复档案。",
        "Part of the archive cannot be read ({what}); it was not checked to the end. Restore a backup, or repair it.",
    ),
    "desk.verify.entry": (
        "总第{issue}期第 {number} 条《{title}》的内容与存入时的校验值不符。可从备份取回这一条。",
        "Entry {number} of No. {issue}, “{title}”, differs from its checksum. It can be taken from a backup.",
    ),
    "desk.verify.entry_unplaced": (
        "条目《{title}》（编号 {row}）与存入时的校验值不符，或已不在档案里。可从备份取回。",
        "The entry “{title}” (row {row}) differs from its checksum, or is gone. It can be taken from a backup.",
    ),
    "desk.verify.passages": (
        "总第{issue}期第 {number} 条《{title}》供检索用的文字与校验值不符；条目本身另查。修复档案会重做这些文字。",
        (
            "The texts by which entry {number} of No. {issue}, “{title}”, is found differ from their checksum; the "
            "entry itself is checked apart. Repairing the archive makes them anew."
        ),
    ),
    "desk.verify.passages_unplaced": (
        "条目《{title}》（编号 {row}）供检索用的文字与校验值不符。修复档案会重做这些文字。",
        "The texts by which the entry “{title}” (row {row}) is found differ from their checksum. Repair makes them.",
    ),
    "desk.verify.revision": (
        "《{title}》{name} 的一次修订与校验值不符；现在的正文另查。",
        "A revision of “{title}” of {name} differs from its checksum; the text of today is checked apart.",
    ),
    "desk.verify.finding": (
        "带入《{title}》时记下的一条意见与校验值不符。",
        "A finding kept from when “{title}” came in differs from its checksum.",
    ),
    "desk.verify.hand_over": (
        "《{title}》交给{name}的记录与校验值不符。",
        "The record that “{title}” was handed to {name} differs from its checksum.",
    ),
    "desk.verify.issue": (
        "总第{issue}期的期次信息与校验值不符。请核对期号、日期和状态。",
        "What is kept of issue {issue} itself (numbers, date, state) differs from its checksum.",
    ),
    "desk.verify.section_unplaced": (
        "有一个栏目的记录（编号 {row}）与校验值不符，看不出是哪一期的。",
        "The record of a section (row {row}) differs from its checksum; of which issue cannot be read.",
    ),
    "desk.verify.section": (
        "总第{issue}期的栏目“{name}”与校验值不符。",
        "The section “{name}” of issue {issue} differs from its checksum.",
    ),
    "desk.verify.facsimile_page_unplaced": (
        "有一面影印页的文字（编号 {row}）与校验值不符，看不出是哪一期的；影印文件另查。",
        "The text of a facsimile sheet (row {row}) differs from its checksum; of which issue cannot be read.",
    ),
    "desk.verify.facsimile_page": (
        "总第{issue}期影印页（第 {name} 面）的文字与校验值不符；影印文件另查。",
        "The text of sheet {name} of facsimile issue {issue} differs from its checksum; its files are checked apart.",
    ),
    "desk.verify.proof_unplaced": (
        "有一次校样的记录（编号 {row}）与校验值不符，看不出是哪一期的。",
        "The record of a round of proofs (row {row}) differs from its checksum; of which issue cannot be read.",
    ),
    "desk.verify.proof": (
        "总第{issue}期第 {name} 次校样的记录与校验值不符。",
        "The record of proof {name} of issue {issue} differs from its checksum.",
    ),
    "desk.verify.last_steps_unplaced": (
        "有一次签发或出版的记录（编号 {row}）与校验值不符，看不出是哪一期的。",
        "A record of sign-off or publishing (row {row}) differs from its checksum; of which issue cannot be read.",
    ),
    "desk.verify.last_steps": (
        "总第{issue}期的签发或出版记录与校验值不符。",
        "The record of sign-off or publishing of issue {issue} differs from its checksum.",
    ),
    "desk.verify.file": (
        "总第{issue}期所存文件“{name}”的记录与校验值不符。",
        "The record of the file “{name}” of issue {issue} differs from its checksum.",
    ),
    "desk.verify.kept_file": (
        "所存文件“{name}”与存入时的 SHA-256 不符。可从备份取回。",
        "The kept file “{name}” no longer has its SHA-256. It can be taken from a backup.",
    ),
    "desk.verify.correction": (
        "《{title}》更正哪一条的记录与校验值不符。",
        "The record of what “{title}” corrects differs from its checksum.",
    ),
    "desk.verify.chain": (
        "总第{issue}期在出版链上的一环与校验值不符。",
        "The link of issue {issue} in the chain of publishing differs from its checksum.",
    ),
    "desk.verify.log": ("操作日志有一行与校验值不符。", "A line of the log of acts differs from its checksum."),
    "desk.verify.source": (
        "收到的文件“{name}”的记录与校验值不符。",
        "The record of the file “{name}” that came in differs from its checksum.",
    ),
    "desk.verify.picture": (
        "一幅图（{name}）的记录与校验值不符。",
        "The record of a picture ({name}) differs from its checksum.",
    ),
    "desk.verify.publication": (
        "刊物的设置（刊名、机关代字、版式）与校验值不符。请在“设置”里核对。",
        "What is kept of the publication (names, codes, house style) differs from its checksum. See the settings.",
    ),
    "desk.verify.office": (
        "本单位的设置（校对规则、人员分工）与校验值不符。请在“设置”里核对。",
        "The office's settings (rules, roles) differ from their checksum. See the settings.",
    ),
    "desk.verify.decision": (
        "校对记忆有一条与校验值不符。请在“设置”里核对。",
        "A decision on findings differs from its checksum. See the settings.",
    ),
    "desk.verify.body_name": (
        "机构名称对照表里有一行与写入时不同。",
        "A line of the table of names of bodies is not what was written.",
    ),
    "desk.verify.body_apart": (
        "“不是一个机构”有一条与写入时不同。",
        "What is said of two bodies that are not one is not what was written.",
    ),
    "desk.verify.exact_form": (
        "固定提法有一条与校验值不符。请核对该表。",
        "A form of the exact list differs from its checksum. See the list.",
    ),
    "desk.verify.drop_folder": (
        "投递文件夹的一条记录与校验值不符。",
        "A record of the drop folders differs from its checksum.",
    ),
    "desk.verify.other": (
        "表“{table}”第 {row} 行与校验值不符。",
        "Row {row} of the table “{table}” differs from its checksum.",
    ),
    "desk.verify.index": (
        "检索索引与正文不一致，检索可能不全。修复档案会重建索引；正文不受影响。",
        "The index of search does not say what the texts say; searches may miss. Repair makes it anew.",
    ),
    "desk.verify.read": (
        "从正文读出的内容（引用、任免等，表 {table}）与正文不一致，引用和台账可能不对。修复档案会重新读出。",
        (
            "What was read from the texts (citations, posts; table {table}) is not what they say; "
            "citations and ledger may be wrong. Repair reads it anew."
        ),
    ),
    "desk.verify.chain_broken": (
        "出版链第 {position} 环（总第{issue}期）接不上前一环。",
        "Link {position} of the chain of publishing (issue {issue}) does not follow from the one before.",
    ),
    "desk.verify.issue_unreadable": (
        "总第{issue}期读不出来，无法与出版时对照。请从备份取回。",
        "Issue {issue} cannot be read and compared with the day of publishing. Take it from a backup.",
    ),
    "desk.verify.issue_differs": (
        "总第{issue}期与出版时不同。",
        "Issue {issue} is not as it was published.",
    ),
    "desk.verify.entry_differs": (
        "总第{issue}期第 {number} 条《{title}》与出版时不同。",
        "Entry {number} of No. {issue}, “{title}”, is not as it was published.",
    ),
    "desk.verify.file_differs": (
        "总第{issue}期的文件“{name}”不是出版时的那个。",
        "The file “{name}” of issue {issue} is not the one that was published.",
    ),
    "desk.verify.log_broken": (
        "操作日志从第 {line} 行（{at}）起接不上。",
        "The log of acts does not follow from line {line} ({at}) on.",
    ),
}
