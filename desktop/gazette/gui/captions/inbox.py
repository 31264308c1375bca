"""Captions of the inbox, and of what is brought in."""

CAPTIONS: dict[str, tuple[str, str]] = {
    # bringing in
    "brought.issue": ("“{file}”已读入：{issue}，{entries} 个条目。", "“{file}” was read: {issue}, entries: {entries}."),
    "brought.entries": ("“{file}”已读入，放在本期末尾。", "“{file}” was read and stands at the end of this issue."),
    "brought.inbox": ("“{file}”已读入，放在收件箱。", "“{file}” was read and is in the inbox."),
    "brought.findings": (" 有 {count} 处要看。", " Places to look at: {count}."),
    "brought.several": ("{count} 份文件已读入。", "{count} files were read."),
    "brought.waiting": ("{count} 份在收件箱。", " In the inbox: {count}."),
    "brought.left_out": (
        "{count} 份是网页的样式表或脚本，没有读取。",
        " Style sheets or scripts, left out: {count}.",
    ),
    "brought.known": ("{count} 份以前已读入，没有重复。", " Brought in before: {count}."),
    "brought.to_look_at": ("{count} 份有要看的地方。", " To be looked at: {count}."),
    "brought.already": ("“{file}”的内容早已读入，没有重复。", "“{file}” was brought in before; nothing was changed."),
    "brought.already_entry": (
        "“{file}”与{issue}的“{title}”内容相同，未重复读入。",
        "“{file}” is what “{title}” of {issue} was read from; it was not read again.",
    ),
    "brought.already_issue": (
        "“{file}”与{issue}内容相同，未重复读入。",
        "“{file}” is what {issue} was read from; it was not read again.",
    ),
    "brought.already_inbox": (
        "“{file}”与收件箱里的“{title}”内容相同，未重复读入。",
        "“{file}” is what “{title}” in the inbox was read from; it was not read again.",
    ),
    "brought.look": ("去看", "Show"),
    "brought.waits": (
        "档案现在只读，{files} 还没有收进来；能写以后自动收。在那以前关闭窗口或换一个档案，请重新带入。",
        (
            "The archive can only be read now, so these were not taken in yet: {files}. They are once it can be "
            "written to; if you close the window or open another archive before, bring them in again."
        ),
    ),
    "brought.not_kept": (
        "{files} 没有收进档案，原来的文件没有动。{reason}",
        "Not taken into the archive: {files}. {reason}",
    ),
    "brought.not_read": (
        "没有读入：{files}。原件都在收件箱，那里写着各自的原因。",
        "Not read: {files}. The originals are in the inbox, which says why of each.",
    ),
    "brought.stopped": (
        "已停止读入：{done} 份已读，{left} 份还没有读，原来的文件没有动。",
        "Stopped. Read: {done}. Not read yet: {left}; their files are as they were.",
    ),
    "brought.go_on": ("接着读", "Go On"),
    "brought.password": ("输入密码", "Enter Password"),
    "brought.decide": ("决定修订…", "Decide…"),
    "brought.not_whole": ("没有读全，请对照原件。", "It was not read whole: please compare with the original."),
    # inbox
    "inbox.title": ("收件箱", "Inbox"),
    "inbox.count": ("收件箱 {count}", "Inbox {count}"),
    "inbox.empty": (
        "收件箱是空的。把 Word、PDF、网页、表格或文本文件拖到窗口里，或者用“带入文件…”选取；原件会原样保存。",
        (
            "The inbox is empty. Drop Word files, PDFs, web pages, spreadsheets or texts on the window, or choose "
            "them with “Bring In Files…”; originals are kept as they are."
        ),
    ),
    "inbox.group.to_do": ("待处理", "To do"),
    "inbox.group.refused": ("未能读入", "Could not be read"),
    "inbox.group.filed": ("今天已编入", "Filed today"),
    "inbox.way.file": ("选取或拖入", "Chosen or dropped"),
    "inbox.way.drop": ("投递文件夹", "Drop folder"),
    "inbox.way.paste": ("粘贴", "Pasted"),
    "inbox.by_hand": ("在窗口中新建", "Begun in the window"),
    "inbox.refused": ("未读入", "Not read"),
    "inbox.version_of": (
        "新版本：原来那一版的条目是“{title}”，没有换掉，请对照。",
        "A new version: the entry of the one before is “{title}”; it was not replaced, please compare.",
    ),
    "inbox.back": ("交回，待对照", "Back, to compare"),
    "inbox.waiting": ("修订待定", "Changes to decide"),
    "inbox.reading": ("正在读入", "Being read"),
    "inbox.reading.what": ("正在读入，读完就显示读出了什么。", "It is being read; what was found in it comes next."),
    "inbox.several": (
        "选了 {count} 份文件，“编入本期”把它们一次编入，也可以一次撤销。",
        "{count} files are chosen: they are filed in one step, and taken back in one.",
    ),
    "inbox.more_files": ("另有 {count} 份没有列出。", "{count} more are not listed."),
    "inbox.not_whole": ("没有读全", "Not read whole"),
    "inbox.to_look_at": ("{count} 处要看", "{count} to look at"),
    "inbox.filed": ("已编入", "Filed"),
    "inbox.whole": ("读全", "Read whole"),
    "inbox.title_read": ("读出的标题：{title}", "Title as read: {title}"),
    "inbox.no_account": (
        "这个文件带入时还没有逐字记录。",
        "This file came in before accounts of characters were kept.",
    ),
    "inbox.account": (
        "原文可见字符 {visible} 个，都有着落。",
        "All {visible} characters are accounted for.",
    ),
    "inbox.account_lost": ("原文可见字符 {visible} 个。", "It shows {visible} characters."),
    "inbox.left_out": (
        "其中 {count} 个不属于正文，没有收入（见下）。",
        " {count} of them are no part of the document and were left out (see below).",
    ),
    "inbox.made": ("自动编号写成文字 {count} 个字符。", " Automatic numbers were written out: {count} characters."),
    "inbox.missing": ("有 {count} 个字符没有着落：{text}", " {count} characters are accounted for nowhere: {text}"),
    "inbox.unread": (
        "有 {count} 处读不出来，请对照原件。",
        " {count} parts could not be read: compare with the original.",
    ),
    "inbox.look_at": ("带入时记下的 {count} 处，其中 {grave} 处要看", "{count} notes from reading, {grave} to look at"),
    "inbox.original": (
        "原件已原样保存在档案里（SHA-256 {digest}），随时可以取出。",
        "The original is kept in the archive as it came (SHA-256 {digest}).",
    ),
    "inbox.save_original": ("取出原件…", "Save Original…"),
    "inbox.keep_facsimile": ("保存为影印期…", "Keep as Back Issue…"),
    "password.title": ("“{file}”的密码", "Password of “{file}”"),
    "inbox.password": ("密码", "Password"),
    "inbox.again": ("再读一次", "Read Again"),
    "inbox.count.documents": ("份文件", "documents"),
    "inbox.count.blocks": ("段", "blocks"),
    "inbox.count.headings": ("层次标题", "headings"),
    "inbox.count.attachments": ("附件", "attachments"),
    "inbox.count.tables": ("表", "tables"),
    "inbox.count.people": ("人名", "names"),
    "inbox.count.characters": ("字", "characters"),
    "inbox.structure": ("读出的结构", "Structure as Read"),
    "inbox.split": ("从这里分开", "Split Here"),
    "inbox.split.what": (
        "从选中的段起，另作一份文件",
        "From the chosen block on, this becomes a document of its own",
    ),
    "inbox.join": ("并入上一份", "Join to the One Above"),
    "inbox.join.what": (
        "选中的文件并到上一份的末尾，它的标题变成段落",
        "The chosen document becomes the end of the one above, its title a paragraph",
    ),
    "inbox.field.number": ("文号", "Number"),
    "inbox.field.date": ("日期", "Date"),
    "inbox.field.issuers": ("发文机关", "Issuers"),
    "inbox.field.addressee": ("主送", "Addressee"),
    "inbox.table": ("表，{rows} 行：{first}", "Table, {rows} rows: {first}"),
    "inbox.names": ("名单，{count} 人：{first} 等", "Names, {count}: {first} and others"),
    "inbox.into": ("编入 {issue}", "File in {issue}"),
    "inbox.section": ("栏目", "Section"),
    "inbox.place": ("位置", "Place"),
    "inbox.place.first": ("排在最前", "First"),
    "inbox.place.behind": ("第 {number} 条之后", "Behind entry {number}"),
    "inbox.proposed": ("各放在建议的栏目", "Each in the proposed section"),
    "inbox.proposed.place": ("按文号排", "By number"),
    "inbox.no_issue": (
        "还没有可以编入的一期，请先新建一期",
        "There is no issue to file in yet: begin one first",
    ),
    "inbox.file": ("编入本期", "File in the Issue"),
    "inbox.file_all": ("{count} 份编入本期", "File {count} in the Issue"),
}
