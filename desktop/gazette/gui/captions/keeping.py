"""Captions of backups, of looking for damage, and of repair."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "act.keeping": ("备份与核对…", "Backups and Verification…"),
    "help.keeping": (
        "立即备份、从备份恢复，核对档案有没有损坏，损坏了修复。",
        "Backs the archive up, brings a backup back, looks for damage and repairs it.",
    ),
    "keeping.title": ("备份与核对", "Backups and Verification"),
    "keeping.place": ("备份在 {folder}", "Backups are in {folder}"),
    "keeping.folder": ("打开文件夹", "Open Folder"),
    "keeping.table": ("已有的备份", "Backups"),
    "keeping.none": ("还没有备份。", "There are no backups yet."),
    "keeping.made": ("时间", "Made"),
    "keeping.size": ("大小", "Size"),
    "keeping.why": ("由来", "Why"),
    "keeping.file": ("文件", "File"),
    "keeping.why.daily": ("定期", "regular"),
    "keeping.why.before-restore": ("恢复之前", "before restoring"),
    "keeping.why.before-repair": ("修复之前", "before a repair"),
    "keeping.why.upgrade": ("程序升级之前", "before an upgrade"),
    "keeping.inside": (
        "其中有 {issues} 期、{entries} 条，最后是总第{last}期；收件箱 {inbox} 条。",
        "It holds {issues} issues with {entries} entries, the last is No. {last}; {inbox} in the inbox.",
    ),
    "keeping.older": (
        "由较早的程序保存，恢复时会升级。",
        "Saved by an older program; upgraded when brought back.",
    ),
    "keeping.back_up": ("立即备份", "Back Up Now"),
    "keeping.to_file": ("备份到文件…", "Back Up to File…"),
    "keeping.restore": ("用这一份恢复…", "Restore This One…"),
    "keeping.verify": ("核对档案", "Verify Archive"),
    "keeping.repair": ("修复档案…", "Repair Archive…"),
    "keeping.examine": ("四性检测", "Four Properties"),
    "keeping.examining": ("正在逐项检测…", "Checking item by item…"),
    "keeping.examined": (
        "四性检测：通过 {passed} 项，不通过 {failed} 项，未检 {left} 项。",
        "Four properties: {passed} passed, {failed} failed, {left} not checked.",
    ),
    "keeping.report": ("四性检测报告", "Report on the four properties"),
    "keeping.save_report": ("保存报告…", "Save Report…"),
    "keeping.report_name": ("四性检测报告 {name}", "Four properties {name}"),
    "keeping.report_files": (
        "文本 (*.txt);;JSON (*.json);;PDF (*.pdf)",
        "Text (*.txt);;JSON (*.json);;PDF files (*.pdf)",
    ),
    "keeping.report_written": ("报告已保存到“{file}”。", "The report was saved to “{file}”."),
    "keeping.harm": ("与存入时不符之处", "What is not as it was written"),
    "keeping.backing_up": ("正在备份，备份后逐行校验…", "Backing up; every row of the copy is checked…"),
    "keeping.verifying": ("正在逐行、逐文件核对…", "Checking every row and every file…"),
    "keeping.stopped": ("已停止，原有的备份没有动。", "Stopped; earlier backups are as they were."),
    "keeping.backed_up": ("已备份，逐行校验相符。", "Backed up; every row was checked."),
    "keeping.unchanged": ("上次备份之后没有改动，不用再备份。", "Nothing has changed since the last backup."),
    "keeping.written": ("已备份到“{file}”，逐行校验相符。", "Backed up to “{file}”; every row was checked."),
    "keeping.sound": (
        "档案完好：{issues} 期、{entries} 条，收件箱 {inbox} 条，逐行相符，出版链 {links} 环相接。",
        (
            "The archive is sound: {issues} issues, {entries} entries, {inbox} in the inbox, every row as written; "
            "{links} links of publishing."
        ),
    ),
    "keeping.harmed": (
        "有 {count} 处与存入时不符，涉及 {harmed} 期；其余完好。可以修复，或用备份恢复。",
        "{count} places are not as they were written, in {harmed} issues; all else is sound. Repair it or restore.",
    ),
    "keeping.start_harm": (
        "打开档案时发现 {count} 处与存入时不符，涉及 {harmed} 期；其余完好。",
        "{count} places of the archive are not as they were written, in {harmed} issues; all else is sound.",
    ),
    "keeping.show": ("备份与核对…", "Backups and Verification…"),
    "keeping.restore_title": ("从备份恢复", "Restore a Backup"),
    "keeping.restore_now": ("恢复", "Restore"),
    "keeping.restore_what": (
        "档案回到 {made} 备份时的样子。",
        "The archive will be as it was when it was backed up: {made}.",
    ),
    "keeping.restore_lost": (
        "{made} 之后的改动不在其中。",
        "What was changed since ({made}) is not in it.",
    ),
    "keeping.restore_kept": (
        "现在的档案先备份；已损坏不能备份的，原样留在旁边。以后还可以换回来。",
        "The archive of today is backed up first, or set aside whole where it is damaged; you can go back to it.",
    ),
    "keeping.repair_title": ("修复档案", "Repair Archive"),
    "keeping.repair_now": ("修复", "Repair"),
    "keeping.repair_what": (
        "完好的内容照旧；不符的从备份或出版时的文件取回，取不回的照现状保留并列出。",
        (
            "Sound rows stay; what differs comes from backups or from the files of publishing. "
            "What is nowhere is kept as it is and listed."
        ),
    ),
    "keeping.repair_kept": (
        "损坏的档案文件原样留在旁边。",
        "The damaged file stays beside it as it is.",
    ),
    "keeping.restoring": ("正在从备份恢复，请稍候…", "Restoring the backup, please wait…"),
    "keeping.repairing": ("正在修复档案，请稍候…", "Repairing the archive, please wait…"),
    "keeping.writing": (
        "正在写文件，档案没有动。写完以后再试。",
        "Files are being written; the archive is as it was. Try again when they are done.",
    ),
    "keeping.not_kept": (
        "刚输入的内容存不上，也留不下来（{reason}），所以档案没有动。",
        "What was typed can neither be saved nor kept ({reason}), so the archive was left as it was.",
    ),
    "keeping.without_typed": (
        "屏幕上还没存上的修改不在其中。",
        "What was typed and could not be saved is not in it.",
    ),
    "keeping.restored": (
        "已从备份恢复；恢复前的档案也在备份里。",
        "The backup was restored; what was there before is among the backups.",
    ),
    "keeping.restored_aside": (
        "已从备份恢复；损坏的档案原样留在“{file}”。",
        "The backup was restored; the damaged archive stays in “{file}”.",
    ),
    "keeping.repaired": (
        "档案已修复，{mended} 处不是原样读出；损坏的文件留在“{file}”。",
        "The archive was repaired, {mended} rows were not simply there; the damaged file stays in “{file}”.",
    ),
    "settings.backup_folder": ("备份的位置", "Where Backups Lie"),
    "settings.backup_folder_help": (
        "最好选另一块硬盘或网络盘。每个档案有自己的文件夹。",
        "Best on another disk or a network drive. Each archive has a folder of its own.",
    ),
    "settings.backup_beside": ("档案旁边的 backups 文件夹", "The folder “backups” beside the archive"),
    "settings.backup_choose": ("另选…", "Choose…"),
    "settings.backup_usual": ("放在档案旁边", "Beside the Archive"),
    "settings.back_up": ("有改动时自动备份", "Back up by itself when something changed"),
    "settings.back_up_help": (
        "打开和关闭程序时各一次；保留 10 天、8 周、12 个月。",
        "When the program is opened and closed; 10 days, 8 weeks and 12 months are kept.",
    ),
    "settings.check_start": ("打开档案时核对", "Look for damage when an archive is opened"),
    "settings.check_start_help": (
        "在后台进行，不用等；发现不符才提示。",
        "In the background; you are told only where something is wrong.",
    ),
}
