"""Sentences of the 四性检测: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.examine": ("四性检测", "Examine the Four Properties"),
    "cli.examined": ("检测报告已写入 {file}。", "The report was written to {file}."),
    "cli.examine_form": (
        "报告写成 .txt 或 .json 文件，请换一个文件名：{file}",
        "A report is a .txt or .json file; choose another name: {file}",
    ),
    "desk.exam.bad_schema": (
        "{file} 不是可用的 XML 模式文件。请指定 akomantoso30.xsd，并把 xml.xsd 放在同一文件夹。",
        "{file} is no XML schema that can be used. Name akomantoso30.xsd, with xml.xsd in the same folder.",
    ),
    "desk.exam.report": ("电子档案四性检测报告", "Report on the Four Properties of Electronic Records"),
    "desk.exam.of": (
        "档案：{archive}　检测时间：{at}　检测人：{who}",
        "Archive: {archive} · examined: {at} · by: {who}",
    ),
    "desk.exam.scope_whole": (
        "范围：整个档案；各项说的是其中已出版的和影印的 {issues} 期，以及全部文件。",
        "Scope: the whole archive; items speak of {issues} issues, published or kept as printed, and of all files.",
    ),
    "desk.exam.scope_some": ("范围：{issues} 期（{names}）。", "Scope: {issues} issues ({names})."),
    "desk.exam.summary": (
        "结果：通过 {passed} 项，不通过 {failed} 项，未检 {not_checked} 项。",
        "Outcome: {passed} passed, {failed} failed, {not_checked} not checked.",
    ),
    "desk.exam.standard": (
        "四性依 DA/T 70 的分法；各项只写机器查了什么，不写标准的条号。未检的项要由人来查。",
        (
            "The four heads are those of DA/T 70; items say what a machine checked and bear no number of the standard. "
            "What was not checked is for a person to look at."
        ),
    ),
    "desk.exam.head.authenticity": ("一、真实性", "1. Authenticity"),
    "desk.exam.head.integrity": ("二、完整性", "2. Integrity"),
    "desk.exam.head.usability": ("三、可用性", "3. Usability"),
    "desk.exam.head.security": ("四、安全性", "4. Security"),
    "desk.exam.outcome.passed": ("通过", "passed"),
    "desk.exam.outcome.failed": ("不通过", "failed"),
    "desk.exam.outcome.not_checked": ("未检", "not checked"),
    "desk.exam.line_passed": ("［通过］{what}（检 {count}）", "[passed] {what} ({count} checked)"),
    "desk.exam.line_failed": (
        "［不通过］{what}（检 {count}，不通过 {failed}）",
        "[FAILED] {what} ({count} checked, {failed} failed)",
    ),
    "desk.exam.line_open": ("［未检］{what}", "[not checked] {what}"),
    "desk.exam.more": ("……另有 {count} 处，见 JSON 报告。", "… and {count} more; the JSON report has all."),
    "desk.exam.nothing": ("没有可检的对象。", "There is nothing to check."),
    "desk.exam.of_whole": (
        "要看整个档案，检测某几期时不查。",
        "It concerns the whole archive, and some issues alone do not tell.",
    ),
    "desk.exam.archive_unreadable": ("档案读不全，无从查起。", "The archive cannot be read far enough."),
    "desk.exam.at_issue": ("总第{issue}期", "Issue {issue}"),
    "desk.exam.at_entry": ("总第{issue}期第 {number} 条《{title}》", "Entry {number} of issue {issue}, “{title}”"),
    "desk.exam.at_file": ("文件“{name}”", "File “{name}”"),
    "desk.exam.at_misnamed": (
        "文件“{name}”的内容是 {kind}，与文件名不符",
        "File “{name}” holds {kind}, which its name does not say",
    ),
    "desk.exam.at_active": ("文件“{name}”：{what}", "File “{name}” has {what}"),
    "desk.exam.at_wrong": ("文件“{name}”（{what}）", "File “{name}” ({what})"),
    "desk.exam.rows": ("每一行记录与存入时的校验值相符", "Every row is what was written, by its checksum"),
    "desk.exam.files": ("每个文件与存入时的 SHA-256 相符", "Every file has the SHA-256 that it came in with"),
    "desk.exam.chain": (
        "出版链各环相接，各期与出版时相同",
        "The chain of publishing holds, and each issue is as published",
    ),
    "desk.exam.log": ("操作日志逐行相接，无增删改", "The log of acts is whole, no line added, changed or gone"),
    "desk.exam.origin": (
        "每条来源可查：有原件，或记有何人建立",
        "Each entry has an origin: an original, or who made it",
    ),
    "desk.exam.dates": (
        "成文日期是历法上的日子，且不晚于出版日期",
        "Each date is one of the calendar and not after its issue",
    ),
    "desk.exam.number_form": ("文号读得出机关代字、年份、序号", "Each document number has code, year and number"),
    "desk.exam.codes_once": ("档号不重复", "No file code is borne twice"),
    "desk.exam.signed": ("出版的内容就是签发的内容，现在仍相同", "What was published is what was signed, and still is"),
    "desk.exam.as_published": (
        "各条的元数据和内容与出版时的 XML 一致",
        "Metadata and text of each entry are those of the published XML",
    ),
    "desk.exam.seals": (
        "文件上的电子签名、电子印章、时间戳有效",
        "Electronic signatures, seals and time stamps on files are valid",
    ),
    "desk.exam.no_seals": (
        "本程序不验证电子签名；内容是否改动由校验值和出版链查明。",
        "This program verifies no electronic signatures; checksums and the chain tell whether anything changed.",
    ),
    "desk.exam.issue_facts": (
        "每期有期号、出版日期、刊名、编者",
        "Each issue has a number, a date, its name and an editor",
    ),
    "desk.exam.title": ("每条有题名", "Each entry has a title"),
    "desk.exam.number": ("每条有文号", "Each entry has a document number"),
    "desk.exam.date": ("每条有日期", "Each entry has a date"),
    "desk.exam.responsible": ("每条有责任者", "Each entry has a responsible body"),
    "desk.exam.pages": ("每条有页号", "Each entry has its pages"),
    "desk.exam.code": ("每条有档号", "Each entry has a file code"),
    "desk.exam.retention": ("每条有保管期限", "Each entry has a retention period"),
    "desk.exam.content": ("每条有正文或影印页", "Each entry has a text, or pages as printed"),
    "desk.exam.pictures_there": ("正文里的图片都在档案里", "The pictures of the texts are in the archive"),
    "desk.exam.order": ("页号依次不乱，影印页不缺号", "Pages are in sequence, and none is missing of those printed"),
    "desk.exam.acts": (
        "每期出版记有签发和出版的人与时间",
        "Of each published issue sign-off and publishing are on record",
    ),
    "desk.exam.files_there": (
        "每期出版的印刷 PDF、存档 PDF、XML 齐全",
        "Print PDF, archive PDF and XML of each published issue are there",
    ),
    "desk.exam.serials": ("期号连续，不缺期", "Numbers of issues follow without gaps"),
    "desk.exam.serials_missing": ("缺总第 {numbers} 期", "Serials missing: {numbers}"),
    "desk.exam.year_missing": ("{year} 年缺第 {numbers} 期", "Issues missing in {year}: {numbers}"),
    "desk.exam.numbers_once": ("文号不重复", "No document number is borne twice"),
    "desk.exam.number_twice": ("文号 {number} 不止一条", "More than one entry is {number}"),
    "desk.exam.search": ("检索的结果与正文一致", "Search answers as the texts say"),
    "desk.exam.formats": (
        "文件都是认得的格式，文件名与内容相符",
        "Every file is of a known format, and its name says which",
    ),
    "desk.exam.opens": ("每个文件都能打开", "Every file opens"),
    "desk.exam.unlocked": ("没有加密、加口令的文件", "No file is encrypted or behind a password"),
    "desk.exam.faces": ("PDF 的字体都在文件里", "The typefaces of PDF files are inside them"),
    "desk.exam.pdf_a": ("出版的存档 PDF 符合 PDF/A-3b", "Published archive PDF files are PDF/A-3b"),
    "desk.exam.pdf_a_undecided": (
        "其中 {count} 个文件有检查器判断不了的地方。",
        "The validator could not judge everything in {count} of these files.",
    ),
    "desk.exam.schema": (
        "出版的 XML 符合 Akoma Ntoso 3.0 模式",
        "Published XML is valid against the schema of Akoma Ntoso 3.0",
    ),
    "desk.exam.no_schema": (
        "模式文件 akomantoso30.xsd 不随本程序发行；在命令行用 --schema 指定后可查。",
        "The schema akomantoso30.xsd does not come with this program; name it with --schema on the command line.",
    ),
    "desk.exam.inert_pdf": ("PDF 里没有脚本、启动程序等活动内容", "PDF files hold no scripts and start no programs"),
    "desk.exam.inert": ("其他文件里没有宏、脚本、可执行内容", "Other files hold no macros, scripts or programs"),
    "desk.exam.backed_up": (
        "有备份，最近一份逐行校验相符",
        "There is a backup, and every row of the newest was checked",
    ),
    "desk.exam.backup_new": ("最近一份备份包含此前的全部操作", "The newest backup has every act that was logged"),
    "desk.exam.newest": (
        "最近一份备份 {made}，共 {count} 份，在 {folder}。",
        "The newest backup is of {made}, one of {count} in {folder}.",
    ),
    "desk.exam.backup_since": ("备份之后又有 {count} 次操作", "Acts logged since that backup: {count}"),
    "desk.exam.backup_unread": ("最近一份备份打不开。", "The newest backup cannot be opened."),
    "desk.exam.backups_away": (
        "备份文件夹 {folder} 读不到（{reason}）。",
        "The folder of backups {folder} cannot be read ({reason}).",
    ),
    "desk.exam.rights": ("档案及其文件夹不是人人可写", "Not everybody may write the archive and its folders"),
    "desk.exam.mode": ("{file} 的权限 {mode}，所有者 {owner}。", "Rights of {file}: {mode}, owner {owner}."),
    "desk.exam.writable": ("{file} 人人可写（{mode}）", "Everybody may write {file} ({mode})"),
    "desk.exam.no_rights": (
        "此系统的访问权限请在文件属性里查看。",
        "On this system look at the rights in the properties of the file.",
    ),
    "desk.exam.place": ("档案在本机硬盘上，不在网络盘或同步文件夹", "The archive is on a disk of this computer"),
    "desk.exam.elsewhere": ("异地或另一介质上另有一套", "Another set is kept elsewhere or on another medium"),
    "desk.exam.no_elsewhere": (
        "本程序看不到别处的副本，请人工核对。",
        "This program does not see copies elsewhere: look for yourself.",
    ),
    "desk.exam.viruses": ("没有病毒和恶意代码", "No viruses and malicious code"),
    "desk.exam.no_viruses": ("本程序不带病毒库，请用杀毒软件查。", "This program knows no viruses: use a scanner."),
    "desk.exam.medium": ("存储介质完好", "The storage medium is in good condition"),
    "desk.exam.no_medium": (
        "介质的状况要看硬件，本程序只知道文件都读得出。",
        "It takes a look at the hardware; this program only reads files.",
    ),
}
