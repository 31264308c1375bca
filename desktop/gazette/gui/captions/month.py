"""Captions of a month in the office: annual contents, entries handed over, the office's lists."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "act.new_annual": ("新建年度总目录", "New Annual Contents"),
    "help.new_annual": (
        "把本年各期的条目列成总目录，作为本期的一条；它自己更新，不必录入。",
        "Lists the entries of the year's issues as an entry of this one; it keeps itself up to date.",
    ),
    "act.hand_over": ("交给同事…", "Hand to a Colleague…"),
    "help.hand_over": (
        "把这一条写成文件交给同事去改；本期留在这里，改完收回时逐处对照。",
        "Writes this entry into a file for a colleague to edit; the issue stays here, and what comes back is compared.",
    ),
    "act.give_back": ("交回…", "Give Back…"),
    "help.give_back": (
        "把同事交来的这一条写成文件，交回去。",
        "Writes this entry, which came from a colleague, into a file to go back to them.",
    ),
    "act.take_back": ("收回…", "Take Back…"),
    "help.take_back": (
        "打开同事交回的文件，逐处看改了什么，采用或不采用。",
        "Opens the file that a colleague gave back: each change is looked at, and accepted or left.",
    ),
    "act.exact_list": ("固定提法…", "Exact List…"),
    "help.exact_list": (
        "必须一字不差的提法、人名和职务；校对时差一点的、过时的、次序不同的都提出来。",
        "Phrases, names and posts that must stand to the letter; checking tells near misses, old forms, another order.",
    ),
    "act.rules": ("校对规则…", "Rules…"),
    "help.rules": (
        "查哪些、不查哪些，每条规则都有例子。",
        "What is checked and what is not, each rule with an example.",
    ),
    "exact.title": ("固定提法", "Exact List"),
    "exact.what": (
        "提法、人名与职务须与此一字不差；起止日期按文件的日期看，空着就是不限。人名按这里的上下次序。",
        (
            "Phrases, and names with their posts, must stand as here. Days are those of the document; empty is always. "
            "Persons are named in the order of this list."
        ),
    ),
    "exact.none": (
        "还没有固定提法。点“添一行”录入，或用一张 CSV 换进来。",
        "Nothing is listed yet. Add a row, or bring in a CSV.",
    ),
    "exact.kind": ("类别", "Kind"),
    "exact.form": ("提法或姓名", "Phrase or name"),
    "exact.post": ("职务", "Post"),
    "exact.since": ("起", "Since"),
    "exact.until": ("止", "Until"),
    "exact.note": ("备注", "Remark"),
    "exact.phrase": ("提法", "Phrase"),
    "exact.person": ("人名", "Person"),
    "exact.button_add": ("添一行", "Add Row"),
    "exact.button_remove": ("删去这行", "Remove Row"),
    "exact.button_up": ("上移", "Up"),
    "exact.button_down": ("下移", "Down"),
    "exact.button_bring": ("用 CSV 换掉…", "Replace by CSV…"),
    "exact.button_write": ("写成 CSV…", "Write CSV…"),
    "exact.keep": ("存下固定提法", "Keep Exact List"),
    "exact.brought": (
        "{file} 里有 {count} 条，存下才算数。",
        "{file} has {count} forms; they count once kept.",
    ),
    "exact.written": ("已写入 {file}。", "Written to {file}."),
    "act.filing_list": ("归档目录…", "Filing List…"),
    "help.filing_list": (
        "本期各份文件的档号、盒号、保管期限列成表，写成 CSV 或 XLSX。",
        "Lists how each document of the issue is filed on paper; written as CSV or as a workbook.",
    ),
    "filing.title": ("归档", "Filing"),
    "filing.fonds": ("全宗号", "Fonds"),
    "filing.code": ("档号", "File code"),
    "filing.retention": ("保管期限", "Retention"),
    "filing.box": ("盒号", "Box"),
    "filing.remark": ("备注", "Remark"),
    "filing.order": ("序号", "No."),
    "filing.responsible": ("责任者", "Responsible"),
    "filing.number": ("文号", "Number"),
    "filing.document": ("题名", "Title"),
    "filing.date": ("日期", "Date"),
    "filing.pages": ("页号", "Pages"),
    "filing.list": ("归档目录", "Filing List"),
    "filing.none": ("本期还没有条目。", "The issue has no entries yet."),
    "filing.what": (
        "档号、全宗号、保管期限、盒号在条目信息（F4）和本期信息里填；本期填的，各条没有另填时都算。出版以后也可以填。",
        (
            "Code, fonds, retention and box are written in the details of an entry (F4) and of the issue; what the "
            "issue says holds for its entries. They can be filled in after publishing, too."
        ),
    ),
    "filing.csv": ("写成 CSV…", "Write CSV…"),
    "filing.xlsx": ("写成 XLSX…", "Write Workbook…"),
    "filing.written": ("已写入 {file}。", "Written to {file}."),
    "handed.title": ("交给同事", "Hand to a Colleague"),
    "handed.what": (
        "《{title}》会写成一个文件。请同事用公报工作台带入，改完点“条目 › 交回”，把文件发回来。",
        (
            "“{title}” is written into a file. The colleague brings it in with Gazette Desk, edits it, and sends back "
            "what Entry › Give Back writes."
        ),
    ),
    "handed.whole": (
        "文件是 XML，不是 Word：标题、英文、表格、名单、脚注和图片都在里面，一字不少。",
        "The file is XML and no Word file: titles, English, tables, name lists, footnotes and pictures are all in it.",
    ),
    "handed.stays": (
        "这一条留在本期里，仍然能改；收回时两边的改动对照着看。",
        "The entry stays in the issue and can still be edited; when it comes back both sides are compared.",
    ),
    "handed.to": ("交给", "To"),
    "handed.write": ("写入文件…", "Write File…"),
    "handed.file": ("{title} 交{to}", "{title} to {to}"),
    "handed.back_file": ("{title} {by}收", "{title} to {by}"),
    "handed.files": ("条目文件 (*.xml)", "Entry files (*.xml)"),
    "handed.written": (
        "已写入 {file}。把它发给{to}；交回来以后拖到窗口上即可对照收回。",
        "Written to {file}. Send it to {to}; drop what comes back on the window to compare it.",
    ),
    "handed.written_back": ("已写入 {file}，可以发回给{by}。", "Written to {file}, to be sent back to {by}."),
    "handed.out": ("已交给{to}", "With {to}"),
    "handed.out_tip": ("{day}以第 {revision} 稿交给{to}，还没有收回", "Revision {revision}, with {to} since {day}"),
    "handed.in": ("{by}交来", "From {by}"),
    "handed.in_tip": ("{by}{day}交来，改完点“条目 › 交回”", "From {by}, {day}; Entry › Give Back when done"),
    "handed.nobody": ("同事", "a colleague"),
    "handed.typing": (
        "这一条已交给{to}，还没有收回。可以改；收回时，两边都改过的段落要一处处选。",
        "This entry is with {to}. It can be edited; where both of you change a block you will be asked which to keep.",
    ),
    "handed.wait_no_more": ("不再等", "Wait No More"),
    "back.title": ("收回 {title}：{to}改过的", "Take Back {title}: What {to} Changed"),
    "back.what": (
        "{day}以第 {revision} 稿交给{to}的《{title}》。下面是采用以后的样子：划掉的是这里现有的，加线的是{to}写的。",
        (
            "“{title}” went to {to} as revision {revision} on {day}. It becomes this: struck out is what stands here "
            "now, underlined is what {to} wrote."
        ),
    ),
    "back.other": (
        "这个文件是另一条“{entry}”的，不是刚才那条“{meant}”的。采用的改动都进“{entry}”。",
        "This file is of another entry, “{entry}”, not of “{meant}”. What is accepted goes into “{entry}”.",
    ),
    "back.list": ("改动，空格采用或不采用", "Changes; Space accepts or leaves"),
    "back.all": ("全部采用", "Accept All"),
    "back.none": ("全不采用", "Leave All"),
    "back.take": ("收回", "Take Back"),
    "back.take_none": ("收回，保持现在的", "Take Back, Keep Mine"),
    "back.nothing": (
        "没有改动。收回以后，这一条不再标为交出。",
        "Nothing was changed. The entry is then no longer away.",
    ),
    "back.counts": (
        "采用 {accepted} 处，不采用 {left} 处。可以一步撤销。",
        "{accepted} accepted, {left} left. One undo.",
    ),
    "back.undecided": (
        "有 {count} 处是交出去以后这里也改过的，框里是方块。请先定用哪一边：空格采用同事的，再按一次保留现在的。",
        (
            "In {count} places it was changed here, too; their boxes show a square. Decide first: Space takes the "
            "colleague's, once more keeps yours."
        ),
    ),
    "back.both": ("两边都改过", "Changed on both sides"),
    "back.accepted": ("采用。", "Accepted."),
    "back.left": ("不采用。", "Left."),
    "back.open": ("两边都改过，未定。", "Changed on both sides, not decided."),
    "back.look": ("看改动…", "See Changes…"),
    "editor.annual": (
        "年度总目录由本年各期的条目生成，不能改写。要改其中一条，请改那一条本身；标题可在条目信息里改。",
        (
            "Annual contents make themselves from the year's entries and cannot be edited. Change the entry that is "
            "listed; the title can be changed in the entry's details."
        ),
    ),
}
