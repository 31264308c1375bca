"""Captions of finding in an entry and replacing in an issue."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "find.field": ("在本条目中查找", "Find in this entry"),
    "find.any_width": ("全半角等同", "Any width"),
    "find.any_width_tip": (
        "全角和半角算作相同：（ 与 (，１ 与 1，Ａ 与 A",
        "Full and half width count as the same: （ and (, １ and 1, Ａ and A",
    ),
    "find.match_case": ("区分大小写", "Match case"),
    "find.match_case_tip": ("GDP 与 gdp 算作不同", "GDP and gdp count as different"),
    "find.whole_words": ("整词", "Whole words"),
    "find.whole_words_tip": (
        "不切断字母和数字：10 不会在 2010 中找到",
        "Letters and figures are not cut: 10 is not found in 2010",
    ),
    "find.nothing": ("没有找到", "Not found"),
    "find.from_top": ("已到末尾，从头继续", "Went on from the top"),
    "find.from_end": ("已到开头，从末尾继续", "Went on from the end"),
    "find.replace": ("替换…", "Replace…"),
    "find.close": ("关闭查找（Esc）", "Close (Esc)"),
    # replacing in the issue
    "hits.title": ("本期查找替换", "Replace in Issue"),
    "hits.find": ("查找", "Find"),
    "hits.new": ("替换为", "Replace with"),
    "hits.this_entry": ("只在本条目", "Only in this entry"),
    "hits.all": ("全选", "All"),
    "hits.all_tip": (
        "选中或取消全部；定稿的条目不跟着选，要逐条勾选",
        "Ticks or unticks all; final entries are ticked one by one",
    ),
    "hits.facts": (
        "选中 {ticked} 处，共 {total} 处，{entries} 个条目",
        "{ticked} of {total} chosen, entries: {entries}",
    ),
    "hits.found": ("共 {total} 处，{entries} 个条目", "{total} found, entries: {entries}"),
    "hits.marks": ("另有 {count} 处是脚注标记，不替换", "{count} more are marks of footnotes and stay"),
    "hits.of": ("{ticked} / {total}", "{ticked} / {total}"),
    "hits.in_archive": ("在档案中查", "Look in Archive"),
    "hits.replace": ("替换 {count} 处", "Replace {count}"),
    "hits.delete": ("删除 {count} 处", "Delete {count}"),
    "hits.close": ("关闭查找替换（Esc）", "Close (Esc)"),
    "hits.list": ("找到的地方", "Places found"),
    "hits.searching": ("正在查找…", "Looking…"),
    "hits.replacing": ("正在替换…", "Replacing…"),
    "hits.hint": (
        "标题、文号、主送、正文、表格、名单和附注都找；替换前逐处可看，替换后可以撤销",
        "Titles, numbers, addressees, text, tables, lists and notes; you see every place first, and can undo it",
    ),
    "hits.nothing": ("没有找到“{text}”", "“{text}” was not found"),
    "hits.done": (
        "已替换 {places} 处，涉及 {entries} 个条目。",
        "Replaced in {places} places; entries: {entries}.",
    ),
    "hits.done_final": (
        "已替换 {places} 处，涉及 {entries} 个条目；其中定稿的改回了校对中。",
        "Replaced in {places} places; entries: {entries}. Final ones among them are in proof again.",
    ),
    "hits.undo": ("撤销", "Undo"),
    "hits.issuer": ("发文机关", "Issuer"),
    "hits.index_number": ("索引号", "Index number"),
    "hits.subject": ("主题分类", "Subject"),
    "hits.validity": ("有效性", "Validity"),
}
