"""Sentences of the read copy in PostgreSQL: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "archive.copy_no_library": (
        "这里没有连接 PostgreSQL 的库。请安装：{python} -m pip install 'psycopg[binary]>=3.2'",
        "The library for PostgreSQL is not installed here. Install it: {python} -m pip install 'psycopg[binary]>=3.2'",
    ),
    "archive.copy_bad_address": (
        "副本的地址看不懂（{reason}）。请写成 postgresql://用户@主机/数据库，或 service=名称。",
        "The address of the copy is none ({reason}). Write postgresql://USER@HOST/DATABASE, or service=NAME.",
    ),
    "archive.copy_unreachable": (
        "连不上 PostgreSQL（{place}）：{reason}。请检查地址、网络，以及服务器是否在运行。",
        "PostgreSQL cannot be reached at {place}: {reason}. Check the address, the network and that the server runs.",
    ),
    "archive.copy_not_let_in": (
        "PostgreSQL（{place}）有回应，但没有让连接：{reason}。请核对数据库名和用户；连接已满或正在启动，就稍后再试。",
        (
            "PostgreSQL at {place} answered and let nobody in: {reason}. Check the database and the user; where it is "
            "full, or starting, try again later."
        ),
    ),
    "archive.copy_left": (
        "没有再等 PostgreSQL（{place}）回应。要用这个副本，请重新打开。",
        "PostgreSQL at {place} was not waited for any longer. Open the copy again to use it.",
    ),
    "archive.copy_old_server": (
        "{place} 的 PostgreSQL 是 {version} 版，太旧。请升级到 {known} 版以上，或换一台服务器。",
        "PostgreSQL at {place} is version {version}, which is too old. Upgrade it to {known} or later, or use another.",
    ),
    "archive.copy_lost": (
        "与 PostgreSQL（{place}）的连接断了：{reason}。已提交的都在；请稍后再试。",
        "The connection to PostgreSQL at {place} was lost: {reason}. What was committed is there; try again later.",
    ),
    "archive.copy_cut_short": (
        "PostgreSQL（{place}）没有答完就停了：{reason}。请缩小范围再试。",
        "PostgreSQL at {place} stopped before it had an answer: {reason}. Ask for less and try again.",
    ),
    "archive.copy_needs_password": (
        "PostgreSQL（{place}）要口令。请放在 ~/.pgpass 或服务文件里，或在终端里运行，届时会问。",
        "PostgreSQL at {place} wants a password. Keep it in ~/.pgpass or a service file, or run this in a terminal.",
    ),
    "archive.copy_wrong_password": (
        "PostgreSQL（{place}）没有接受这个用户和口令：{reason}。请核对后再试。",
        "PostgreSQL at {place} did not take this user and password: {reason}. Check both and try again.",
    ),
    "archive.copy_no_right": (
        "这个用户在 {place} 没有所需的权限（{reason}）。请管理员授权：更新副本要能建模式，读副本要能读 gazette_copy。",
        (
            "This user lacks a right at {place} ({reason}). Ask the administrator: who updates it must be allowed "
            "to make a schema, who reads it to read gazette_copy."
        ),
    ),
    "archive.copy_replica": (
        "{place} 只能读（是从库，或用户、数据库设成了只读），不能在那里更新副本。请连到主库，用可以写的用户。",
        (
            "{place} takes nothing: it is a replica, or the user or database is set to read only. Update the copy on "
            "the primary server, as a user who may write."
        ),
    ),
    "archive.copy_full": (
        "PostgreSQL（{place}）的磁盘已满，没有做完；之前复制的都在。请腾出空间再来一次。",
        "The disk of PostgreSQL at {place} is full; issues that were copied are there. Free space and do this again.",
    ),
    "archive.copy_unreadable": (
        "副本（{place}）有一部分读不出来：{reason}。请检查服务器的磁盘，再用 gazette copy --anew 重新复制。",
        (
            "A part of the copy at {place} cannot be read: {reason}. Check its server's disk, then make the copy again "
            "with gazette copy --anew."
        ),
    ),
    "archive.copy_encoding": (
        "{place} 的数据库不是 UTF-8 编码，放不下公报的全部文字。请建一个 UTF8 的数据库。",
        "The database at {place} is not in UTF-8 and has no room for all characters. Make one with encoding UTF8.",
    ),
    "archive.copy_none": (
        "{place} 里没有公报的只读副本。请先用 gazette copy 复制。",
        "There is no read copy at {place}. Make it with gazette copy.",
    ),
    "archive.copy_broken": (
        "副本（{place}）的表已不是复制时的样子：{reason}。请重新运行 gazette copy；不行就先删除模式 gazette_copy。",
        "The copy at {place} is not as it was made: {reason}. Run gazette copy, or drop the schema gazette_copy first.",
    ),
    "archive.copy_old": (
        "{place} 的副本是旧格式（{version}，现为 {known}）。请用本版程序运行一次 gazette copy。",
        "The copy at {place} is of an older form ({version}, today: {known}). Run gazette copy with this version once.",
    ),
    "archive.copy_newer": (
        "{place} 的副本由较新的程序更新过（格式 {version}，本机只认到 {known}）。请更新程序。",
        "The copy at {place} is of a newer program (form {version}, this one knows {known}). Update the program.",
    ),
    "archive.copy_busy": (
        "另一个程序正在更新 {place} 的副本。请等它结束再运行。",
        "Another program is updating the copy at {place}. Run this again when it is done.",
    ),
    "archive.copy_in_use": (
        "正有人在长时间读取 {place} 的副本，多半是在核对，现在不能清空重做；副本保持原样。请等它结束再运行。",
        (
            "Somebody has been reading the copy at {place} for long, most likely to verify it, so it cannot be emptied "
            "now; it stays as it was. Run this again when that is done."
        ),
    ),
    "desk.copy_of_another": (
        "{place} 是另一份档案的副本，没有动它。请换一个数据库；确要改放本档案，用 --anew。",
        "The copy at {place} is of another archive and was left alone. Use another database, or --anew to replace it.",
    ),
    "desk.copy_is_ahead": (
        "{place} 的副本较新（{there} 环对 {links} 环）：档案是从旧备份恢复的吗？没有动它；要照本档案重做，用 --anew。",
        (
            "The copy at {place} is of a later state of this archive ({there} links, here {links}): was it restored "
            "from an older backup? Left alone; --anew makes it as this archive is."
        ),
    ),
    "desk.copy_refused": (
        "有 {count} 期与出版时不符，没有复制：{issues}。请先用 gazette verify 核对档案并修复，再运行一次。",
        (
            "What is not as it was published was not copied: issue {issues} ({count} in all). Run gazette verify, "
            "repair the archive and run this again."
        ),
    ),
    "desk.copy.harm": (
        "副本（{place}）有 {count} 处与出版时不符。请用 gazette copy --anew 重新复制。",
        "The copy at {place} is not all as it was published ({count} in all). Make it anew with gazette copy --anew.",
    ),
    "desk.copy.link": (
        "副本的出版链第 {position} 环（总第{issue}期）被改动，或接不上前一环。",
        "Link {position} of the copy's chain (issue {issue}) was changed, or does not follow the one before.",
    ),
    "desk.copy.other_link": (
        "副本的出版链第 {position} 环（总第{issue}期）与档案的不同。",
        "Link {position} of the copy's chain (issue {issue}) is another one than the archive's.",
    ),
    "desk.copy.document": (
        "副本里总第{issue}期第 {number} 条《{title}》与出版时不符。",
        "In the copy, entry {number} of No. {issue}, “{title}”, is not as it was published.",
    ),
    "desk.copy.search": (
        "副本里总第{issue}期第 {number} 条《{title}》的检索文字不对，查它的结果不可靠。",
        "In the copy, what finds entry {number} of No. {issue}, “{title}”, is not what it says: searches may miss it.",
    ),
    "desk.copy.issue": (
        "副本里总第{issue}期的期号、栏目或次序与出版时不符。",
        "In the copy, the numbers, sections or order of issue {issue} are not as they were published.",
    ),
    "desk.copy.unreadable": ("副本里总第{issue}期读不出来。", "In the copy, issue {issue} cannot be read."),
    "cli.copy_password": ("{place} 的口令", "Password for {place}"),
    "cli.copy_updated": (
        "副本（{place}）已更新：复制 {copied} 期，去掉 {removed} 期，{unchanged} 期没有变。",
        "The copy at {place} is up to date: {copied} issues copied, {removed} taken out, {unchanged} unchanged.",
    ),
    "cli.copy_sound": (
        "副本完好：{issues} 期、{documents} 条与出版时一致；出版链 {links} 环，链首 {head}。",
        "The copy is sound: {issues} issues, {documents} entries as they were published; {links} links, head {head}.",
    ),
    "cli.copy_behind": (
        "有 {count} 期还没有更新。请运行 gazette copy。",
        "Issues that are not up to date: {count}. Run gazette copy.",
    ),
    "cli.copy_no_inbox": (
        "副本里只有已出版的期，没有收件箱。请写期号。",
        "A copy has published issues only, no inbox. Name an issue.",
    ),
    "cli.usage_copy_anew": ("--anew 不能与 --verify、--alone 同用", "--anew does not go with --verify or --alone"),
    "cli.usage_copy_search": (
        "--copy 只查副本：保存的检索和 --pdf-bundle 要在档案里用",
        "--copy asks the copy alone: saved searches and --pdf-bundle need the archive",
    ),
}
