"""What the columns of a spreadsheet are called: role → (Chinese, English); one set of words for both faces."""

from collections.abc import Mapping

COLUMN_NAMES: Mapping[str, tuple[str, str]] = {
    "number": ("序号", "no."),
    "name": ("姓名", "name"),
    "affiliation": ("单位", "affiliation"),
    "post": ("职务", "post"),
    "act": ("任免", "act"),
    "date": ("日期", "date"),
    "term": ("聘期", "term"),
    "group": ("组别", "group"),
    "remark": ("备注", "remark"),
    "cell": ("表格列", "table column"),
    "left_out": ("不读入", "left out"),
}
