"""The commands in one place: where each lives, and the help that lists them and needs nothing else."""

COMMANDS = {
    "import": ("bringing_in", "import_command", "Bring issues or documents in. 带入整期或单个文件。"),
    "facsimile": ("facsimiles", "facsimile_command", "Keep back issues as PDF or scans. 保存影印期。"),
    "issues": ("showing", "issues_command", "List the issues. 列出各期。"),
    "show": ("showing", "show_command", "Show the structure of an issue. 显示一期的结构。"),
    "contents": ("showing", "contents_command", "Print the contents, Chinese or English. 输出目录。"),
    "annual": ("month", "annual_command", "List the entries of a year in an issue. 年度总目录。"),
    "check": ("showing", "check_command", "Report findings. 列出校对意见。"),
    "memory": ("memory", "memory_command", "List what was decided on findings. 列出校对记忆。"),
    "rules": ("rules", "rules_command", "List the rules, switch them off. 校对规则及其启停。"),
    "exact-list": ("exact_list", "exact_list_command", "Show or take in the exact list. 固定提法。"),
    "preflight": ("preflighting", "preflight_command", "Count faults of composition. 印前检查排版差错。"),
    "style": ("styling", "style_command", "Choose the house style of an issue. 选用版式。"),
    "fit": ("fitting", "fit_command", "Bring an issue to a number of pages. 把一期排入印张。"),
    "colophon": ("colophon", "colophon_command", "Show and fill in the colophon, choose a cover. 版权页和封面。"),
    "export": ("exporting", "export_command", "Write an issue as PDF, OFD, XML … 导出 PDF、OFD、XML 等。"),
    "proof": ("last_steps", "proof_command", "Make a round of proofs, and note who read it. 出校样，记读校人。"),
    "press": ("last_steps", "press_command", "Sign an issue and send it to press, or reopen it. 送印，重新打开。"),
    "publish": ("last_steps", "publish_command", "Publish an issue for good, or verify it. 出版，核对。"),
    "search": ("searching", "search_command", "Search titles, numbers and text. 检索标题、文号和正文。"),
    "cited-by": ("citing", "cited_by_command", "Tell what cites an entry, and what it cites. 引用与被引。"),
    "ledger": ("ledger", "ledger_command", "List who held which post from when to when. 任免台账。"),
    "gaps": ("gaps", "gaps_command", "List missing serials and document numbers. 缺期、缺号。"),
    "year": ("year", "year_command", "List the issues of a year, count its documents. 一年各期、文件数。"),
    "bodies": ("bodies", "bodies_command", "List issuing and responsible bodies. 发文机关、负责单位。"),
    "replace": ("replacing", "replace_command", "Replace a text in an issue. 在一期中替换文字。"),
    "revisions": ("revisions", "revisions_command", "List what an entry said before. 列出一条的各次修订。"),
    "compare": ("revisions", "compare_command", "Compare two revisions of an entry. 比较一条的两次修订。"),
    "verify": ("keeping", "verify_command", "Check every promise of the archive. 核对整个档案。"),
    "examine": ("examining", "examine_command", "Check under the four heads of DA/T 70. 四性检测。"),
    "backup": ("backups", "backup_command", "Copy the archive while it is open. 备份档案。"),
    "restore": ("backups", "restore_command", "Bring a backup back. 从备份恢复。"),
    "repair": ("backups", "repair_command", "Make a damaged archive sound again. 修复档案。"),
    "bag": ("bags", "bag_command", "Write issues as bags (BagIt). 写出存档包。"),
    "rebuild": ("bags", "rebuild_command", "Make an archive of bags. 由存档包重建档案。"),
    "copy": ("read_copies", "copy_command", "Keep a read copy in PostgreSQL. 更新 PostgreSQL 只读副本。"),
    "log": ("keeping", "log_command", "List what was done with the archive. 操作日志。"),
    "filing": ("filing", "filing_command", "File issue and entries in the paper archive. 档号、归档目录。"),
    "hand-over": ("month", "hand_over_command", "Hand an entry to a colleague as a file. 把一条交给同事。"),
    "take-back": ("month", "take_back_command", "Take it back as a red-line. 对照着收回。"),
    "watch": ("watching", "watch_command", "Take in what is dropped in folders. 监视投递文件夹。"),
    "self-test": ("testing", "self_test_command", "Set the sample issue and read it back. 用样刊自检。"),
}
"""Command → module of this room, its function, one line of help."""


def overview() -> str:
    """What ``gazette --help`` says."""
    rows = "\n".join(f"  {name:<10} {text}" for name, (_, _, text) in COMMANDS.items())
    return f"""Usage: gazette [OPTIONS] COMMAND [ARGS]...

  Gazette Desk · 公报工作台: bring in, check, set and search a gazette.

  gazette import FILE            then  gazette issues
  gazette export 401 --pdf F --xml F

Options:
  --archive   The archive file, here or behind the command. 档案文件。
  --version   Show the version and exit. 版本。
  -h, --help  Show this message and exit; after a command: its own. 帮助。

Commands:
{rows}
"""
