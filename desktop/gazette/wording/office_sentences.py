"""What the office chooses for all its issues: rules of proofreading, roles, sheets. (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "desk.act.office": ("改刊物设置", "Change Settings of the Publication"),
    "desk.no_rule": (
        "没有叫“{rule}”的校对规则。可写：{known}。",
        "There is no rule “{rule}”. The rules are: {known}.",
    ),
    "desk.rule_guards": (
        "规则“{rule}”把不能刊印的内容拦在付印之前，不能停用。某一处确实可以登，请在校对意见里写明原因忽略。",
        (
            "The rule “{rule}” keeps from print what must not be printed, and is never off. "
            "Ignore a single place with a reason instead."
        ),
    ),
    "desk.no_sheet": (
        "页数的倍数不能是 {pages}，可以是：{allowed}。",
        "Pages cannot be a multiple of {pages}; choose one of: {allowed}.",
    ),
    "cli.rules_off": (
        "停用了 {count} 条校对规则：{names}。",
        "{count} of the rules of proofreading are off: {names}.",
    ),
}
RULE_NAMES: dict[str, tuple[str, str]] = {
    "attachments": ("附件的编号、标题和正文提到的附件", "attachments with their numbers and titles"),
    "commas": ("汉字之间的半角逗号", "half-width commas between Chinese characters"),
    "contents_titles": ("目录标题与文件标题", "contents title and document title"),
    "counts": ("写明的数目与列出的项数", "counts and the things counted"),
    "dates": ("文件日期、文号年份和出版日期", "dates of documents and of the issue"),
    "enclosure_titles": ("印发的文件名称", "name of what is issued"),
    "english_capitals": ("英文标题的大小写", "capitals in English titles"),
    "english_figures": ("英文标题里的数字和年份", "figures and years in English titles"),
    "english_numbers": ("英文目录的文号", "document numbers in the English contents"),
    "english_places": ("英文标题里的地名", "places in English titles"),
    "english_terms": ("英文标题里文种的译法", "how kinds of documents are translated"),
    "exact_list": ("固定提法", "exact list"),
    "heading_numbers": ("标题的编号", "numbers of headings"),
    "headings": ("没有正文的标题", "headings without text"),
    "marks": ("标点连用和括号、引号配对", "doubled marks and unpaired brackets"),
    "members_twice": ("列举中的重复", "the same thing twice in a list"),
    "missing_titles": ("缺目录标题和英文标题", "missing contents and English titles"),
    "number_order": ("文号和日期的先后", "order of numbers and dates"),
    "numbers_twice": ("重复的文号", "document numbers that occur twice"),
    "release_marks": ("密级、不公开的标注和个人信息", "marks of secrecy and private numbers"),
    "sections": ("文件所在的栏目", "section that a document stands in"),
    "table_sums": ("表格的合计", "totals of tables"),
}
"""What the rules of proofreading are called."""
