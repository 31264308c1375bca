"""Every caption of the window in both languages; sentences of errors and findings are in ``gazette.wording``."""

from collections.abc import Iterable

from gazette.gui.dates import long_date
from gazette.model import Bilingual, Issue
from gazette.wording import Language


class Captions:
    """Captions in one language: ``say("undo")``, values fill ``{names}``."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        zh, en = CAPTIONS[key]
        return (zh if self.language == "zh" else en).format_map(values)

    def bilingual(self, text: Bilingual) -> str:
        """The text in the language of the interface, else in the other one."""
        return (text.zh or text.en or "") if self.language == "zh" else (text.en or text.zh or "")

    def issue_name(self, issue: Issue) -> str:
        """2019年第21、22期 · 总第401期, or 2019 No. 21–22 · Serial 401, as far as it is known."""
        parts = []
        numbers = self.numbers(issue.numbers)
        if issue.year and numbers:
            parts.append(self("issue.year_numbers", year=issue.year, numbers=numbers))
        if issue.serial is not None:
            parts.append(self("issue.serial", serial=issue.serial))
        return " · ".join(parts) or self.bilingual(issue.publication.name) or self("issue.unnamed")

    def numbers(self, numbers: tuple[int, ...]) -> str:
        """21、22 or 21–22."""
        return ("、" if self.language == "zh" else "–").join(map(str, numbers))

    def date(self, iso: str | None) -> str:
        """A date as the language writes it."""
        return long_date(iso, self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row."""
        return ("、" if self.language == "zh" else ", ").join(names)

    def file_name(self, issue: Issue) -> str:
        """What the exported files are called, without their ending."""
        if issue.serial is not None:
            return self("publish.file_serial", serial=issue.serial)
        if issue.year and issue.numbers:
            return self("publish.file_year", year=issue.year, numbers="-".join(map(str, issue.numbers)))
        return self("publish.file_plain", id=issue.id)


CAPTIONS: dict[str, tuple[str, str]] = {
    "program": ("公报工作台", "Gazette Desk"),
    "close": ("关闭", "Close"),
    # menus
    "menu.file": ("文件(&F)", "&File"),
    "menu.edit": ("编辑(&E)", "&Edit"),
    "menu.entry": ("条目(&R)", "E&ntry"),
    "menu.paragraph": ("段落(&P)", "&Paragraph"),
    "menu.proofread": ("校对(&C)", "Proof&read"),
    "menu.layout": ("版面(&L)", "&Layout"),
    "menu.view": ("视图(&V)", "&View"),
    "menu.help": ("帮助(&H)", "&Help"),
    "menu.section": ("移到栏目(&S)", "Move to &Section"),
    "menu.table": ("表格(&T)", "&Table"),
    "menu.picture": ("图片(&I)", "P&icture"),
    "menu.language": ("界面语言", "Language"),
    "menu.theme": ("外观", "Appearance"),
    "menu.settings": ("设置", "Settings"),
    # acts
    "act.new_issue": ("新建一期(&N)", "&New Issue"),
    "act.open": ("打开档案(&O)…", "&Open Archive…"),
    "act.bring_in": ("带入文件(&I)…", "Bring &In Files…"),
    "act.export": ("导出(&E)…", "&Export…"),
    "act.print": ("打印(&P)…", "&Print…"),
    "act.save": ("立即保存(&S)", "&Save Now"),
    "act.quit": ("退出(&Q)", "&Quit"),
    "act.undo": ("撤销(&U)", "&Undo"),
    "act.redo": ("重做(&R)", "&Redo"),
    "act.undo_named": ("撤销 {act}(&U)", "&Undo {act}"),
    "act.redo_named": ("重做 {act}(&R)", "&Redo {act}"),
    "act.search": ("全库检索(&K)", "Search Archive"),
    "act.issue_details": ("期次和栏目(&D)", "Issue an&d Sections"),
    "act.new_entry": ("新建条目(&N)", "&New Entry"),
    "act.previous_entry": ("上一条(&P)", "&Previous Entry"),
    "act.next_entry": ("下一条(&X)", "Ne&xt Entry"),
    "act.entry_up": ("上移(&U)", "Move &Up"),
    "act.entry_down": ("下移(&D)", "Move &Down"),
    "act.remove_entry": ("移除条目(&M)", "Re&move Entry"),
    "act.to_inbox": ("移到收件箱(&I)", "Move to &Inbox"),
    "act.details": ("条目信息(&T)", "De&tails"),
    "act.final": ("标为定稿(&F)", "Mark &Final"),
    "act.kind_text": ("正文", "Text"),
    "act.kind_heading1": ("一级标题", "Heading, Level 1"),
    "act.kind_heading2": ("二级标题", "Heading, Level 2"),
    "act.kind_heading3": ("三级标题", "Heading, Level 3"),
    "act.kind_heading4": ("四级标题", "Heading, Level 4"),
    "act.kind_note": ("附注", "Note"),
    "act.demote": ("降级(&D)", "&Demote"),
    "act.promote": ("升级(&P)", "&Promote"),
    "act.row_above": ("上方加一行(&A)", "Row &Above"),
    "act.row_below": ("下方加一行(&B)", "Row &Below"),
    "act.column_before": ("左侧加一列(&L)", "Column to the &Left"),
    "act.column_after": ("右侧加一列(&R)", "Column to the &Right"),
    "act.remove_row": ("删除这一行(&D)", "&Delete This Row"),
    "act.remove_column": ("删除这一列(&C)", "Delete This &Column"),
    "act.insert_picture": ("插入图片(&I)…", "&Insert Picture…"),
    "act.picture_up": ("上移(&U)", "Move &Up"),
    "act.picture_down": ("下移(&D)", "Move &Down"),
    "act.remove_picture": ("删除图片(&R)", "&Remove Picture"),
    "act.next_finding": ("下一处(&N)", "&Next Finding"),
    "act.previous_finding": ("上一处(&P)", "&Previous Finding"),
    "act.follow": ("跟随光标(&F)", "&Follow Caret"),
    "act.zoom_in": ("放大", "Zoom In"),
    "act.zoom_out": ("缩小", "Zoom Out"),
    "act.fit": ("排入印张(&I)…", "F&it to Sheets…"),
    "act.zoom_width": ("页宽", "Page Width"),
    "act.previous_page": ("上一页", "Previous Page"),
    "act.next_page": ("下一页", "Next Page"),
    "act.room_edit": ("编辑", "Edit"),
    "act.room_contents": ("目录", "Contents"),
    "act.room_publish": ("出版", "Publish"),
    "act.room_inbox": ("收件箱", "Inbox"),
    "act.show_original": ("打开原件", "Open Original"),
    "act.columns": ("各列的用途…", "Columns…"),
    "columns.title": ("各列的用途：{file}", "Columns of “{file}”"),
    "columns.what": (
        "在每一列上方选定用途，下面是读出的结果。确定后按原件重新读入，此前对正文的修改会被替换（可以撤销）。",
        (
            "Say above each column what it is; below is what comes of it. The original is then read anew, "
            "which replaces changes made to the text since (it can be undone)."
        ),
    ),
    "columns.table": ("表", "Table"),
    "columns.table_of": ("第 {number} 张表（{sheet}）", "Table {number} ({sheet})"),
    "columns.column": ("第 {number} 列的用途", "What column {number} is"),
    "columns.becomes.names": ("读成名单：", "Becomes a name list:"),
    "columns.becomes.appointments": ("读成任免：", "Becomes decisions on posts:"),
    "columns.becomes.table": ("读成表格：", "Becomes a table:"),
    "columns.none": ("这个文件里没有表格。", "There is no table in this file."),
    "columns.go": ("按此读入", "Read So"),
    "columns.cancel": ("取消", "Cancel"),
    "act.room_archive": ("档案", "Archive"),
    "act.tree": ("结构", "Structure"),
    "act.findings": ("校对意见", "Findings"),
    "act.pages": ("版面", "Pages"),
    "act.next_pane": ("下一窗格", "Next Pane"),
    "act.full_screen": ("全屏", "Full Screen"),
    "act.language_zh": ("中文", "中文"),
    "act.language_en": ("English", "English"),
    "act.theme_light": ("浅色", "Light"),
    "act.theme_dark": ("深色", "Dark"),
    "act.theme_system": ("随系统", "Like the System"),
    "act.user_guide": ("使用手册(&G)", "&User Guide"),
    "act.about": ("关于公报工作台", "About Gazette Desk"),
    # issue
    "issue.year_numbers": ("{year}年第{numbers}期", "{year} No. {numbers}"),
    "issue.serial": ("总第{serial}期", "Serial {serial}"),
    "issue.unnamed": ("未编号的一期", "Unnumbered issue"),
    "issue.choose": ("选择期次", "Choose an issue"),
    "issue.state.editing": ("编辑中", "Editing"),
    "issue.state.at_press": ("付印", "At press"),
    "issue.state.published": ("已出版", "Published"),
    # tree
    "tree.title": ("本期结构", "Structure"),
    "tree.facts": ("{entries} 条 · {pages} 页", "{entries} on {pages} pp."),
    "tree.facts_no_pages": ("{entries} 条", "entries: {entries}"),
    "tree.no_section": ("不分栏目", "No section"),
    "tree.no_title": ("（无标题）", "(no title)"),
    "tree.inbox": ("收件箱", "Inbox"),
    "tree.states": (
        "定稿 {final} · 校对中 {in_proof} · 草稿 {draft}",
        "Final {final} · In proof {in_proof} · Draft {draft}",
    ),
    # states
    "state.draft": ("草稿", "Draft"),
    "state.in_proof": ("校对中", "In proof"),
    "state.final": ("定稿", "Final"),
    "published_only": ("只读", "Read-only"),
    # kinds of line in the margin
    "kind": ("段落", "Block"),
    "kind.title": ("标题", "Title"),
    "kind.date": ("日期", "Date"),
    "kind.number": ("文号", "Number"),
    "kind.addressee": ("主送", "Addressee"),
    "kind.text": ("正文", "Text"),
    "kind.heading0": ("章节", "Chapter"),
    "kind.heading1": ("一级", "Level 1"),
    "kind.heading2": ("二级", "Level 2"),
    "kind.heading3": ("三级", "Level 3"),
    "kind.heading4": ("四级", "Level 4"),
    "kind.enclosure": ("方案标题", "Plan title"),
    "kind.attachment": ("附件", "Attachment"),
    "kind.attachment_title": ("附件标题", "Title"),
    "kind.caption": ("表题", "Caption"),
    "kind.table": ("表格", "Table"),
    "kind.picture": ("图片", "Picture"),
    "kind.picture_caption": ("图题", "Caption"),
    "kind.description": ("图片说明", "Description"),
    "kind.name_list": ("名单", "Names"),
    "kind.appointment": ("任免", "Posts"),
    "kind.signature": ("落款", "Signature"),
    "kind.note": ("附注", "Note"),
    "kind.plain": ("未归类", "Unplaced"),
    # editor
    "editor.name": ("文件正文", "Text of the document"),
    "empty.title": ("把文本或 XML 文件拖到这里", "Drop text or XML files here"),
    "empty.text": (
        "单份文件放进收件箱，整期公报按目录拆成条目。原件原样保存。",
        "A single document goes to the inbox, a whole gazette becomes an issue with its entries. Originals are kept.",
    ),
    "empty.choose": ("选择文件…  Ctrl+Shift+O", "Choose Files…  Ctrl+Shift+O"),
    "empty.begin": ("新建条目", "New Entry"),
    "editor.no_entry": ("没有条目", "No entry"),
    "editor.no_number": ("无文号", "No number"),
    "editor.characters": ("{count} 字", "{count} chars"),
    "editor.published": (
        "本期已出版，不能改。要登更正，请在后面一期新建条目。",
        "This issue is published and cannot be changed. To correct it, add an entry to a later issue.",
    ),
    "editor.merged": (
        "“{title}”同时在另一个窗口或程序中改动，两边的改动都已保存。同一段两边都改了的，两种写法前后都在，请核对。",
        (
            "“{title}” was changed in another window or program too. Both are saved; of a paragraph that both changed, "
            "the other version stands before yours."
        ),
    ),
    "act.paste_text": ("只粘贴文字(&T)", "Paste &Text Only"),
    "paste.only_text": ("只要文字", "Text only"),
    "paste.became": ("粘贴为 {count} 段。", "Pasted as {count} paragraphs."),
    "paste.became_kinds": ("粘贴为 {count} 段：{kinds}。", "Pasted as {count} paragraphs: {kinds}."),
    "paste.heading0": ("{count} 个章标题", "{count} chapter headings"),
    "paste.heading1": ("{count} 个一级标题", "{count} level-1 headings"),
    "paste.heading2": ("{count} 个二级标题", "{count} level-2 headings"),
    "paste.heading3": ("{count} 个三级标题", "{count} level-3 headings"),
    "paste.heading4": ("{count} 个四级标题", "{count} level-4 headings"),
    "paste.table": ("{count} 张表", "{count} tables"),
    "paste.name_list": ("{count} 份名单", "{count} name lists"),
    "paste.attachment": ("{count} 个附件", "{count} attachments"),
    "paste.picture": ("有 {count} 张图片没有粘贴进来。", "{count} pictures were not pasted."),
    "paste.changes": (
        "原文有修订标记，粘贴的是接受修订后的文字，请核对。",
        "The source tracks changes; what was pasted is the text with them accepted. Please check.",
    ),
    "paste.struck": ("有 {count} 处画了删除线的文字，请核对。", "{count} places were struck out. Please check."),
    "paste.hidden": ("有看不见的文字没有粘贴。", "Hidden text was not pasted."),
    "paste.comment": ("批注没有粘贴。", "Comments were not pasted."),
    "paste.raised": ("有 {count} 处上标或下标，请核对。", "{count} raised or lowered places. Please check."),
    "editor.at_press": (
        "本期已付印，不能改。若要改，先重新打开。",
        "This issue is at press and cannot be changed. Reopen it to change it.",
    ),
    "editor.archive": (
        "这个档案只能读，不能改。请检查文件和文件夹的写权限。",
        "This archive can be read but not changed. Check the rights of the file and its folder.",
    ),
    "editor.reopen": ("重新打开", "Reopen"),
    # the issue's own details
    "issue_details.serial": ("总期号", "Serial"),
    "issue_details.year": ("年份", "Year"),
    "issue_details.numbers": ("期号", "Numbers"),
    "issue_details.date": ("出版日期", "Date"),
    "issue_details.editor_zh": ("编辑", "Editor (zh)"),
    "issue_details.editor_en": ("英文编辑", "Editor (en)"),
    "issue_details.style": ("版式", "House style"),
    "issue_details.style_file": ("本单位的版式文件…", "A Style File of Our Own…"),
    "issue_details.style_files": ("版式文件 (*.toml)", "House styles (*.toml)"),
    "issue_details.colophon": ("版权页和封面", "Colophon and Cover"),
    "issue_details.cover": ("封面", "Cover"),
    "issue_details.cover_style": ("按版式", "As the house style has it"),
    "issue_details.cover_yes": ("有封面", "With a cover"),
    "issue_details.cover_no": ("无封面", "Without a cover"),
    "issue_details.supervisor": ("主管", "Supervised by"),
    "issue_details.publisher": ("主办", "Published by"),
    "issue_details.editor": ("编辑", "Edited by"),
    "issue_details.address": ("地址", "Address"),
    "issue_details.postcode": ("邮政编码", "Postcode"),
    "issue_details.telephone": ("电话", "Telephone"),
    "issue_details.website": ("网址", "Website"),
    "issue_details.email": ("电子信箱", "E-mail"),
    "issue_details.licence": ("准印证号", "Printing licence"),
    "issue_details.cn_number": ("刊号", "CN number"),
    "issue_details.printer": ("印刷", "Printed by"),
    "issue_details.copies": ("印数", "Copies"),
    "issue_details.distribution": ("发行方式", "Distribution"),
    "issue_details.price": ("定价", "Price"),
    "issue_details.statement": ("结束语", "Closing sentence"),
    "issue_details.sections": ("栏目，依次", "Sections, in order"),
    "issue_details.section_zh": ("栏目名", "Name in Chinese"),
    "issue_details.section_en": ("英文栏目名", "Name in English"),
    "issue_details.add_section": ("新建栏目", "New Section"),
    "issue_details.new_section": ("新栏目", "新栏目"),
    "issue_details.up": ("上移一位", "Move up"),
    "issue_details.remove": ("移除空栏目", "Remove this empty section"),
    "issue_details.unread": (
        "“{text}”读不出来，原来的没有变。期号写数字（7、8），日期写成 2019-11-22。",
        "“{text}” could not be read, so nothing was changed. Write numbers as 7, 8 and the date as 2019-11-22.",
    ),
    # details
    "details.title_zh": ("目录标题", "Contents title"),
    "details.title_en": ("英文标题", "English title"),
    "details.number": ("文号", "Number"),
    "details.number_en": ("英文文号", "English number"),
    "details.date": ("日期", "Date"),
    "details.section": ("栏目", "Section"),
    "details.state": ("状态", "State"),
    "details.date_unread": (
        "“{text}”读不出日期，原来的日期没有变。请写成 2019年11月22日 或 2019-11-22。",
        "“{text}” is no date, so the date was not changed. Write it as 2019-11-22 or 2019年11月22日.",
    ),
    # findings
    "level.error": ("错误", "Error"),
    "level.doubt": ("疑问", "Doubt"),
    "level.hint": ("提示", "Hint"),
    "findings.title": ("校对意见", "Findings"),
    "findings.whole": ("整期", "Whole issue"),
    "findings.next": ("下一处 F8", "Next F8"),
    "findings.fold": ("收起校对意见", "Fold findings"),
    "findings.count": ("{count} 条校对意见", "findings: {count}"),
    "findings.none_in_entry": ("本条目没有校对意见", "No findings on this entry"),
    "findings.none_in_issue": ("本期没有校对意见", "No findings on this issue"),
    "findings.issue": ("全期", "Issue"),
    "findings.entry": ("第{number}条", "Entry {number}"),
    "findings.block": ("第{number}段", "Block {number}"),
    "findings.line": ("原文第{number}行", "Source line {number}"),
    # pages
    "pages.of": ("第 {pages} 页", "pages {pages}"),
    "pages.page": ("第{page}页", "p. {page}"),
    "pages.ends_one": ("本条目排在第 {first} 页", "This entry stands on p. {first}"),
    "pages.span": ("第 {first}—{last} 页", "pp. {first}–{last}"),
    "pages.ends": (
        "本条目排在第 {first}—{last} 页，共 {count} 页",
        "This entry stands on pp. {first}–{last} ({count})",
    ),
    "pages.making": ("正在排版…", "Making pages…"),
    "pages.inbox": ("收件箱中的文件还没有排版", "Documents in the inbox are not set"),
    "pages.failed": ("版面未更新：{reason}", "Pages not updated: {reason}"),
    "pages.bug": (
        "排版时出了意外，已记入日志，上一次的版面还在。",
        "Page making failed and was logged; the last pages are kept.",
    ),
    # contents
    "contents.title": ("目录对照", "Contents side by side"),
    "contents.facts": ("{count} 条 · 页码由排版得出，不能手改", "entries: {count} · page numbers come from the pages"),
    "contents.copy": ("复制两种目录", "Copy Both Lists"),
    "contents.column.number": ("文号", "Number"),
    "contents.column.zh": ("中文目录", "Chinese"),
    "contents.column.page": ("页", "Page"),
    "contents.column.en": ("英文目录", "English"),
    "contents.column.page_en": ("英文页", "Page"),
    "contents.column.verdict": ("核对", "Check"),
    "contents.agrees": ("一致", "Agrees"),
    "contents.differs": ("与文件不同", "Title differs"),
    "contents.no_english": ("缺英文标题", "No English title"),
    "contents.no_chinese": ("缺中文标题", "No Chinese title"),
    "contents.document": ("文件标题", "Title of the document"),
    # search
    "search.title": ("检索结果", "Search"),
    "search.field": ("搜文件、文号、人名、正文", "Find text, number, person"),
    "search.hint": (
        "在上面输入要找的字：标题、文号、人名、正文都找。\n要同时有几个词，各加引号：“培训” “巡查”。",
        (
            "Type above what to look for: titles, numbers, names and text are searched.\n"
            "To find documents that hold several texts, put each in quotation marks."
        ),
    ),
    "search.nothing": ("没有找到“{query}”。少用一个词再试。", "Nothing found for “{query}”. Try fewer words."),
    "search.total": ("{count} 件", "documents: {count}"),
    "search.serial": ("总第{serial}期", "No. {serial}"),
    # publish
    "publish.facts": ("出版前要知道的", "Before it leaves the house"),
    "publish.files": ("导出文件", "Files to Export"),
    "publish.folder": ("存到文件夹", "Into the folder"),
    "publish.choose": ("选择…", "Choose…"),
    "publish.export": ("导出", "Export"),
    "publish.stop": ("停止", "Stop"),
    "publish.pdf": ("印刷用 PDF/X-4：{file}", "PDF/X-4 for print: {file}"),
    "publish.pdfa": ("存档用 PDF/A-3，内附 XML：{file}", "PDF/A-3 for the archive, XML inside: {file}"),
    "publish.proof": ("校样，每页标明“校样”：{file}", "Proof, every page marked 校样: {file}"),
    "publish.docx": ("Word（按 GB/T 9704），供部门核对：{file}", "Word after GB/T 9704, for departments: {file}"),
    "publish.html": ("网页，只更新有变化的，文件夹：{file}", "Web pages, only those that changed, folder: {file}"),
    "publish.html_part": ("网页", "web"),
    "publish.txt": ("纯文本：{file}", "Plain text: {file}"),
    "publish.contents": ("中英文目录表（Excel）：{file}", "Both contents lists as a workbook: {file}"),
    "publish.contents_part": ("目录", "contents"),
    "publish.entry_docx": ("只有当前条目的 Word：{file}", "The current entry alone, as Word: {file}"),
    "publish.despite_marks": ("注明理由后写出…", "Give a Reason and Write…"),
    "publish.reason": (
        "可以公开的理由（记在网页文件夹旁边的“放行记录”里，不上网）：",
        "Why it may be made public (kept in a record beside the folder of pages, not on the web):",
    ),
    "publish.archive_part": ("存档", "archive"),
    "publish.proof_part": ("校样", "proof"),
    "publish.more": ("更多", "More"),
    "publish.entry": ("只有当前条目：{file}", "The current entry alone: {file}"),
    "publish.booklet": ("A3 小册子样书：{file}", "Booklet on A3: {file}"),
    "publish.spreads": ("对开页并排：{file}", "Facing pages side by side: {file}"),
    "publish.pictures": ("每页一张图片，文件夹：{file}", "A picture of every page, folder: {file}"),
    "publish.crop_marks": ("印刷用 PDF 带裁切标记", "Crop marks in the PDF for print"),
    "publish.entry_part": ("第{number}条", "entry-{number}"),
    "publish.booklet_part": ("小册子", "booklet"),
    "publish.spreads_part": ("对开", "spreads"),
    "publish.pictures_part": ("图片", "pictures"),
    "publish.press": ("印刷条件：{press}", "Printing condition: {press}"),
    "publish.press_usual": ("FOGRA39（铜版纸胶印）", "FOGRA39 (offset on coated paper)"),
    "publish.choose_press": ("选 ICC 文件…", "Choose ICC Profile…"),
    "publish.usual_press": ("改回 FOGRA39", "Back to FOGRA39"),
    "publish.profiles": ("ICC 特性文件 (*.icc *.icm);;所有文件 (*)", "ICC profiles (*.icc *.icm);;All files (*)"),
    "publish.xml": ("XML（Akoma Ntoso）：{file}", "XML (Akoma Ntoso): {file}"),
    "publish.running": ("正在排版…", "Making pages…"),
    "publish.progress": ("正在写文件，{percent}%", "Writing files, {percent}%"),
    "publish.written": ("已写好 {files}，在“{folder}”。", "Written: {files}, in “{folder}”."),
    "publish.open_folder": ("打开文件夹", "Open Folder"),
    "publish.stopped": ("已停止。文件夹里的旧文件没有动。", "Stopped. Files that were in the folder are as they were."),
    "publish.look": ("去看", "Show"),
    "publish.errors": ("{count} 处错误没有处理", "Open errors: {count}"),
    "publish.doubts": ("{count} 处疑问没有处理", "Open doubts: {count}"),
    "publish.untranslated": ("{count} 个条目缺英文标题", "Entries without an English title: {count}"),
    "publish.unfinished": ("{count} 个条目还没有定稿", "Entries not yet final: {count}"),
    "publish.no_findings": ("没有错误和疑问", "No errors or doubts"),
    "publish.pages": ("共 {count} 页，是 4 的倍数", "Pages: {count}, a multiple of 4"),
    "publish.pages_blank": (
        "共 {count} 页；凑成 4 的倍数还差 {blank} 页",
        "Pages: {count}, which is {blank} short of a multiple of 4",
    ),
    # printing in the office
    "print.title": ("打印", "Print"),
    "print.single": ("单页，A4，原大", "Single pages on A4, at their own size"),
    "print.spreads": ("对开页并排，A3", "Facing pages side by side on A3"),
    "print.booklet": ("小册子样书，A3，双面打印后对折", "Booklet on A3, to print on both sides and fold"),
    "print.proof": ("每页标明“校样”、日期和修订", "Mark every page 校样, with date and revision"),
    "print.entry": ("只打印当前条目", "The current entry alone"),
    "print.pages": ("页码", "Pages"),
    "print.pages_hint": ("全部；或如 3-8、i,1,4", "All; or like 3-8 or i,1,4"),
    "print.go": ("选择打印机…", "Choose Printer…"),
    "print.progress": ("正在打印，第 {done} 面，共 {total} 面", "Printing side {done} of {total}"),
    "print.done": ("已送到“{printer}”：{count} 面。", "Sent to “{printer}”. Sides: {count}."),
    "print.stopped": (
        "已停止。已经送到打印机的页可能还会印出来。",
        "Stopped. Pages that had reached the printer may still come.",
    ),
    "fit.card": ("排入印张", "Fit to Sheets"),
    "fit.now": ("现在连目录共 {count} 页。", "Now {count} pages, the contents counted."),
    "fit.choice": ("{multiple} 的倍数：{pages} 页", "Multiple of {multiple}: {pages} pages"),
    "fit.now_fitted": ("本期已排入 {count} 页。", "The issue is fitted to {count} pages."),
    "fit.target": ("排为多少页", "Wanted pages"),
    "fit.try": ("试排", "Try"),
    "fit.stale": (
        "试排时本期或页数改动了，结果已不适用。请再试一次。",
        "The issue or the number of pages was changed during the trial, so its outcome no longer holds. Try again.",
    ),
    "fit.keep": ("采用", "Keep"),
    "fit.away": ("取消排入", "Take the Fit Away"),
    "fit.plain": ("不照印出的页码", "Leave the Printed Pages"),
    "fit.moved": ("起页有变的条目", "Entries that begin elsewhere"),
    "fit.entry": ("条", "No."),
    "fit.title": ("标题", "Title"),
    "fit.before": ("现起页", "Page now"),
    "fit.after": ("将起页", "Page then"),
    "publish.file_serial": ("公报总第{serial}期", "gazette-{serial}"),
    "publish.file_year": ("公报{year}年第{numbers}期", "gazette-{year}-{numbers}"),
    "publish.file_plain": ("公报-{id}", "gazette-{id}"),
    # bringing in
    "brought.issue": ("“{file}”已读入：{issue}，{entries} 个条目。", "“{file}” was read: {issue}, entries: {entries}."),
    "brought.entries": ("“{file}”已读入，放在本期末尾。", "“{file}” was read and stands at the end of this issue."),
    "brought.inbox": ("“{file}”已读入，放在收件箱。", "“{file}” was read and is in the inbox."),
    "brought.findings": (" 有 {count} 处要看。", " Places to look at: {count}."),
    "brought.already": ("“{file}”的内容早已读入，没有重复。", "“{file}” was brought in before; nothing was changed."),
    "brought.look": ("去看", "Show"),
    "brought.decide": ("决定修订…", "Decide…"),
    "brought.not_whole": ("没有读全，请对照原件。", "It was not read whole: please compare with the original."),
    "changes.title": ("文件中有修订", "Tracked Changes"),
    "changes.what": (
        "接受：按修改后的文字读入。拒绝：按修改前的文字读入。原文件不会改动。",
        "Accept: the text as changed is read. Reject: the text before the changes is read. The file itself stays.",
    ),
    "changes.accept": ("接受全部修订", "Accept All Changes"),
    "changes.reject": ("拒绝全部修订", "Reject All Changes"),
    "changes.later": ("先不读入", "Not Now"),
    "bringing": ("正在读入“{file}”…", "Reading “{file}”…"),
    "choose.files": ("带入文件", "Bring In Files"),
    "choose.documents": (
        "公报与文件 ({patterns});;所有文件 (*)",
        "Gazettes and documents ({patterns});;All files (*)",
    ),
    "choose.pictures": ("插入图片", "Insert Pictures"),
    "choose.picture_files": ("图片 ({endings});;所有文件 (*)", "Pictures ({endings});;All files (*)"),
    "choose.archive": ("打开档案", "Open Archive"),
    "choose.archives": ("公报档案 (*.gazette);;所有文件 (*)", "Gazette archives (*.gazette);;All files (*)"),
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
    "inbox.waiting": ("修订待定", "Changes to decide"),
    "inbox.reading": ("正在读入", "Being read"),
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
    "inbox.file": ("编入本期", "File in the Issue"),
    # an archive that cannot be opened at the start
    "opening.again": ("再试一次", "Try Again"),
    "opening.other": ("打开另一个档案…", "Open Another Archive…"),
    "opening.new": ("新建一个档案…", "Start a New Archive…"),
    "opening.place": ("为档案另选位置…", "Choose Another Place…"),
    "opening.leave": ("退出", "Quit"),
    # status bar
    "status.saved": ("已保存 {time}", "Saved {time}"),
    "status.unsaved": ("有改动未保存（上次保存 {time}）", "Not saved yet (last saved {time})"),
    "status.caret": ("第 {block} 段，第 {character} 字", "Block {block}, char {character}"),
    "status.style": ("版式：{style}", "House style: {style}"),
    "status.archive": ("档案：{file}", "Archive: {file}"),
    # user guide
    "guide.title": ("公报工作台使用手册", "Gazette Desk User Guide"),
    # trouble
    "trouble.bug": (
        "出了意外，这一步可能没有做成；已存的内容没有丢。详情记在日志“{file}”。",
        (
            "Something went wrong and this step may not have been done; what was saved is safe. "
            "Details are in the log “{file}”."
        ),
    ),
    "trouble.start": (
        "程序没能启动；档案没有改动。请再启动一次；若仍不行，请把日志“{file}”交给维护人员。",
        (
            "The program could not start; the archive is as it was. Start it again; if that does not help, "
            "give the log “{file}” to those who look after it."
        ),
    ),
    "about.text": (
        "公报工作台 {version}：起草、排版、出版和保存政府公报。许可：Apache-2.0。",
        "Gazette Desk {version}: drafts, sets, publishes and archives a government gazette. Licence: Apache-2.0.",
    ),
}
