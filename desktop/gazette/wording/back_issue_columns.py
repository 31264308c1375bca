"""What the columns of tables of back issues and of contents lists are called: name → (Chinese, English)."""

BACK_ISSUE_COLUMNS: dict[str, tuple[str, str]] = {
    "contents": ("目录", "contents"),
    "date": ("日期", "date"),
    "file": ("文件", "file"),
    "issuers": ("发文机关", "issuers"),
    "last_sheet": ("末页所在面", "last sheet"),
    "number": ("首页页码", "first number"),
    "number_en": ("英文文号", "English number"),
    "number_zh": ("文号", "number"),
    "numbers": ("期号", "numbers"),
    "page": ("页码", "page"),
    "section_en": ("英文栏目", "English section"),
    "section_zh": ("栏目", "section"),
    "serial": ("总期号", "serial"),
    "sheet": ("首页所在面", "first sheet"),
    "title_en": ("英文标题", "English title"),
    "title_zh": ("标题", "title"),
    "year": ("年份", "year"),
}
