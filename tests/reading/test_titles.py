"""Printed rows of a title, filling spaces, what a notice issues."""

import pytest

from gazette.reading import close_up, unfill
from gazette.reading.titles import ends_as_title, issued_title, named_works, title_rows


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (
            "云溪市人民政府关于印发 云溪市城市更新 行动方案的通知",
            ("云溪市人民政府关于印发", "云溪市城市更新", "行动方案的通知"),
        ),
        ("2019 年市政府部门向市民报告 听市民意见活动名单", ("2019年市政府部门向市民报告", "听市民意见活动名单")),
        ("云溪市行动方案 (2019—2021年)的通知", ("云溪市行动方案", "(2019—2021年)的通知")),
        ("工 作 纪 律", ("工作纪律",)),
    ],
)
def test_spaces_part_rows_and_stray_ones_are_closed(line: str, rows: tuple[str, ...]) -> None:
    assert title_rows(line) == rows


def test_filling_and_stray_spaces() -> None:
    assert unfill("目　录") == "目录"
    assert unfill("合 计 100") == "合计 100"
    assert close_up("附件 1") == "附件1"
    assert close_up("the General Office") == "the General Office"


def test_kinds_and_works() -> None:
    assert ends_as_title("云溪市管理办法（试行）")
    assert not ends_as_title("各区要落实责任")
    assert named_works("现将《甲办法》和《关于〈乙〉的通知》印发") == ("甲办法", "关于〈乙〉的通知")
    assert issued_title("关于印发云溪市更新计划的通知") == "云溪市更新计划"
