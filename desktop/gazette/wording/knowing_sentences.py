"""What the archive knows from its texts: citations, who held which post, gaps in numbers. (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "cli.relation_cites": ("引用", "cites"),
    "cli.relation_repeals": ("废止", "repeals"),
    "cli.relation_amends": ("修改", "amends"),
    "cli.relation_corrects": ("更正", "corrects"),
    "cli.cites": ("引用 {count} 个文件：", "Documents it cites: {count}"),
    "cli.cites_nothing": ("没有引用别的文件。", "It cites no document."),
    "cli.cited_by": ("被 {count} 个文件引用：", "Documents that cite it: {count}"),
    "cli.cited_by_nothing": ("档案里没有文件引用它。", "No document in the archive cites it."),
    "cli.not_in_archive": ("档案里没有这个文件", "not in the archive"),
    "cli.one_of_several": (
        "同名的有 {count} 件，是哪一件不能断定：",
        "one of {count} of this name; which one cannot be told:",
    ),
    "cli.or_another": ("也可能指另外 {count} 件同名的：", "or another of this name is meant ({count}):"),
    "cli.validity": ("有效性：{validity}", "Validity: {validity}"),
    "cli.repealed_by": ("已被废止，见 {document}", "Repealed by {document}"),
    "cli.amended_by": ("已被修改，见 {document}", "Amended by {document}"),
}
