"""Sentences of the room ``archive``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "archive.missing": (
        "没有档案文件 {file}。请检查路径；要新建档案，请带入文件（gazette import），或在窗口中新建。",
        "There is no archive {file}. Check the path; to make a new archive, import a file or make one in the window.",
    ),
    "archive.gone": (
        (
            "档案 {file} 不在原处，它的备份还在（{folder}）。请把档案放回来，"
            "或恢复最近的备份（命令是 gazette restore）；要另建新档案，请换一个位置，或先移走这个文件夹。"
        ),
        (
            "The archive {file} is gone, and its backups are still there ({folder}). Put the archive back, or restore "
            "the newest backup (gazette restore); for a new archive choose another place, or move that folder away "
            "first."
        ),
    ),
    "archive.folder": (
        "{file} 是文件夹，不是档案文件。请指定其中的 .gazette 文件。",
        "{file} is a folder, not an archive. Name the .gazette file in it.",
    ),
    "archive.name_too_long": (
        "不能新建档案 {file}：文件名太长，旁边的文件（日志、备份）放不下。请取短一些的名字（汉字不超过 60 个）。",
        (
            "The archive {file} cannot be made: its name is too long for the files that go beside it (log, backups). "
            "Choose a shorter one (up to 190 letters)."
        ),
    ),
    "archive.no_folder": (
        "不能新建档案 {file}：没有文件夹 {folder}。请先建立该文件夹，或换一个位置。",
        "The archive {file} cannot be made: there is no folder {folder}. Make it, or choose another place.",
    ),
    "archive.not_an_archive": (
        "“{file}”不是公报档案，没有改动它。请选择 .gazette 文件；别的文件请用“带入文件”（gazette import）放进档案。",
        (
            "“{file}” is not a gazette archive. It was not changed. Choose a .gazette file; other files go into an "
            "archive by Bring In Files (gazette import)."
        ),
    ),
    "archive.newer": (
        "档案“{file}”由较新的程序保存过（格式 {version}，本机只认到 {known}）。为免损坏，没有打开。请更新程序。",
        (
            "The archive “{file}” was saved by a newer program (format {version}, this one knows {known}). "
            "It was not opened, to keep it safe. Update the program."
        ),
    ),
    "archive.damaged": (
        "档案 {file} 已损坏，读不下去。请保留此文件，从备份恢复，或修复档案。",
        "The archive {file} is damaged and cannot be read on. Keep the file as it is; restore a backup, or repair it.",
    ),
    "archive.saves_missing": (
        (
            "档案 {file} 少了最后 {count} 次保存的内容：旁边的日志（-wal）有损坏、被删除，或档案被换成了旧文件。"
            "为免覆盖，没有打开。请修复档案（日志里还在的能取回；命令是 gazette repair），或从备份恢复。"
        ),
        (
            "The last {count} saves are missing in the archive {file}: the log beside it (-wal) is damaged or was "
            "removed, or an older file took its place. It was not opened, so that nothing is written over. Repair it "
            "(with the command: gazette repair), which takes back what the log still has, or restore a backup."
        ),
    ),
    "archive.locked": (
        "另一个程序正在写档案 {file}，等候后仍未结束。请稍后再试，或关闭另一个窗口。",
        (
            "Another program is writing to the archive {file} and did not finish while we waited. "
            "Try again later, or close the other window."
        ),
    ),
    "archive.read_only": (
        "档案 {file} 只能读，不能改。请检查文件和文件夹的写权限，或把档案复制到可写的位置。",
        (
            "The archive {file} can be read but not changed. "
            "Check the rights of the file and its folder, or copy the archive to a place that can be written."
        ),
    ),
    "archive.read_only_old": (
        "档案 {file} 是旧版本（{version}，现为 {known}），要升级才能打开，但它只能读。请把它复制到可写的位置再打开。",
        (
            "The archive {file} is of an older version ({version}, today: {known}) and must be upgraded to be opened, "
            "but it can only be read. Copy it to a place that can be written and open the copy."
        ),
    ),
    "archive.moved": (
        "档案 {file} 在打开期间被移走或删除，改动没有写入。请放回原处，或重新打开档案。",
        (
            "The archive {file} was moved or deleted while it was open; the change was not written. "
            "Put it back, or open the archive again."
        ),
    ),
    "archive.replaced": (
        "放档案 {file} 的地方现在是另一份档案，改动没有写入。请放回原来的档案，或关闭窗口重新打开。",
        (
            "Where the archive {file} was there is another one now; the change was not written. "
            "Put the first one back, or close the window and open it again."
        ),
    ),
    "archive.cannot_open": (
        "档案 {file} 打不开。请检查路径、磁盘以及文件和文件夹的权限。",
        "The archive {file} cannot be opened. Check the path, the disk and the rights of the file and its folder.",
    ),
    "archive.disk_full": (
        "磁盘已满，写不进档案 {file}，上一次保存完好。请腾出空间再试。",
        (
            "The disk is full, so nothing was written to the archive {file}; what was saved before is intact. "
            "Free some space and try again."
        ),
    ),
    "archive.half_character": (
        "没有存进 {file}：文字里有编码不全的字符（不是 UTF-8）。改正后再做一次。",
        "Not saved in {file}: the text has a character that is not whole (no UTF-8). Correct it and try again.",
    ),
    "archive.disk_error": (
        "读写档案 {file} 时磁盘出错，这次改动没有保存。请检查磁盘或网络连接，并做备份。",
        (
            "The disk failed while reading or writing the archive {file}; this change was not saved. "
            "Check the disk or the network, and make a backup."
        ),
    ),
    "archive.on_network": (
        (
            "档案 {file} 在网络位置上：断网或几台电脑同时打开时，比在本机磁盘上容易损坏，也慢。"
            "建议把档案放在本机磁盘，把备份放到网络位置。"
        ),
        (
            "The archive {file} is on a network: where the connection breaks or several computers open it, it is "
            "harmed more easily than on a disk of this computer, and it is slower. Better keep the archive on this "
            "computer, and its backups on the network."
        ),
    ),
    "archive.in_synchronised": (
        (
            "档案 {file} 在同步文件夹里：同步软件会在写到一半时复制它，两台电脑的改动会互相覆盖。"
            "建议把档案移到普通文件夹，只让备份去同步。"
        ),
        (
            "The archive {file} is in a synchronised folder: it may be copied when half written, and what two "
            "computers write may replace each other. Better move the archive to a plain folder, and let only its "
            "backups be synchronised."
        ),
    ),
    "archive.migrations_missing": (
        "程序缺少档案结构文件（{folder}）。请重新安装程序。",
        "The program lacks the files that describe the archive ({folder}). Install the program again.",
    ),
    "archive.no_decision": (
        "这条校对决定已经不在档案中。",
        "This decision is not in the archive any more.",
    ),
    "archive.no_issue": (
        "档案中没有期号 {issue}。现有：{there}。可写总期号（401）、年份-期数（2019-21）或期目录中的编号（i7）。",
        (
            "There is no issue {issue} in the archive. There are: {there}. "
            "Give a serial (401), YEAR-NUMBER (2019-21) or the id that `issues` prints (i7)."
        ),
    ),
    "archive.no_issues_yet": (
        "档案中还没有任何一期，所以没有 {issue}。请先带入一期。",
        "The archive has no issue yet, so there is no {issue}. Import one first.",
    ),
    "archive.many_issues": (
        "{issue} 可指多期：{issues}。请写期目录中的编号。",
        "{issue} may mean several issues: {issues}. Give one of these ids.",
    ),
    "archive.no_entry": (
        "档案中没有条目 {entry}，可能已被移除。请刷新后再试。",
        "There is no entry {entry} in the archive; it may have been removed. Refresh and try again.",
    ),
    "archive.no_section": (
        "档案中没有栏目 {section}，可能已被移除。请刷新后再试。",
        "There is no section {section} in the archive; it may have been removed. Refresh and try again.",
    ),
    "archive.no_source": (
        "档案中没有 SHA-256 为 {sha256} 的来源文件。",
        "The archive holds no source file with the SHA-256 {sha256}.",
    ),
    "archive.open_quote": ("没有后引号，引号按文字检索", "the quotation mark is not closed and was searched as text"),
    "archive.empty_field": ("冒号后面没有字，按文字检索", "nothing follows the colon, so it was searched as text"),
    "archive.bare_minus": ("减号后面没有字，按文字检索", "nothing follows the minus, so it was searched as text"),
    "archive.bare_or": ("OR 的一边没有字，按文字检索", "OR does not stand between two words and was searched as text"),
    "archive.bad_date": (
        "日期读不懂，按文字检索；写成 日期:2019、日期:2019-03 或 日期:2019..2020",
        "the date was not understood and was searched as text; write date:2019, date:2019-03 or date:2019..2020",
    ),
}
