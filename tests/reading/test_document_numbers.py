"""Document numbers on lines of their own, in running text, and on orders."""

import pytest

from gazette.reading import find_document_numbers, number_year, numbers_alone
from gazette.reading.document_numbers import order_name, order_with_number, serial_alone


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("云政发〔2019〕25号", ("云政发〔2019〕25号",)),
        ("（云政发〔2019〕25号）", ("云政发〔2019〕25号",)),
        ("雲政發〔2018〕9號", ("雲政發〔2018〕9號",)),
        ("云财规(A)〔2020〕3号", ("云财规(A)〔2020〕3号",)),
        ("云建[B]〔2020〕11号", ("云建[B]〔2020〕11号",)),
        ("云科〔2020〕（特）5号", ("云科〔2020〕（特）5号",)),
        ("云府办 〔2020〕 12-1 号", ("云府办〔2020〕12-1号",)),
        ("云政发（2020）3号", ("云政发（2020）3号",)),
        ("ZX-12〔2020〕3号", ("ZX-12〔2020〕3号",)),
        ("云政规〔2020〕（1）号", ("云政规〔2020〕（1）号",)),
        ("云政规[（2020）]7号", ("云政规[（2020）]7号",)),
        ("云财规〔2021〕2号　云教财〔2021〕5号", ("云财规〔2021〕2号", "云教财〔2021〕5号")),
        ("云财规〔2021〕2号、云教财〔2021〕5号", ("云财规〔2021〕2号", "云教财〔2021〕5号")),
        ("〔2023〕5号", ("〔2023〕5号",)),
        ("（〔2023〕第5号）", ("〔2023〕第5号",)),
        ("［2021］ 12 号", ("［2021］12号",)),
        ("文号：云政发〔2023〕5号", ("云政发〔2023〕5号",)),
        ("发文字号： 丰政办字〔2022〕17号", ("丰政办字〔2022〕17号",)),
        ("文　号:临政规〔2020〕3号", ("临政规〔2020〕3号",)),
        ("云政发〔二〇二三〕五号", ("云政发〔二〇二三〕五号",)),
        ("丰政函〔二○一九〕第十二号", ("丰政函〔二○一九〕第十二号",)),
        ("临政办发〔二零二一〕三十号", ("临政办发〔二零二一〕三十号",)),
        ("ＹＺＢ〔2023〕5号", ("ＹＺＢ〔2023〕5号",)),
        ("ＦＺ－2〔２０２２〕１７号", ("ＦＺ－2〔２０２２〕１７号",)),
        ("ｌｚ规〔2020〕3号", ("ｌｚ规〔2020〕3号",)),
        ("云政发〔2023〕5 、6号", ("云政发〔2023〕5、6号",)),
        ("丰政办字〔2022〕17、18、19号", ("丰政办字〔2022〕17、18、19号",)),
        ("临政规〔2020〕3号、4号", ("临政规〔2020〕3号、4号",)),
        ("云政发〔2023〕5号、丰政发〔2023〕6、7号", ("云政发〔2023〕5号", "丰政发〔2023〕6、7号")),
        ("文号：见附件", ()),
        ("（2023）5号楼", ()),
        ("根据云政发〔2019〕25号文件", ()),
        ("云政发〔2019〕25号文件", ()),
        ("各区人民政府：", ()),
    ],
)
def test_numbers_on_a_line_of_their_own(line: str, numbers: tuple[str, ...]) -> None:
    assert numbers_alone(line) == numbers


def test_numbers_in_running_text() -> None:
    text = "根据《意见》（国发〔2018〕3号）和《通知》（岚政发〔2018〕22号）要求"
    assert find_document_numbers(text) == ("国发〔2018〕3号", "岚政发〔2018〕22号")


def test_orders() -> None:
    assert order_name("云溪市人民政府令") == "云溪市人民政府令"
    assert order_name("关于发布命令的通知") is None
    assert order_with_number("云溪市人民政府令（第 12 号）") == ("云溪市人民政府令", "第12号")
    assert serial_alone("第 263 号") == "第263号"
    assert serial_alone("公告2020年第3号") == "公告2020年第3号"
    assert serial_alone("第3号楼的住户") is None


def test_the_year_of_a_number() -> None:
    assert number_year("云政发〔2019〕25号") == 2019
    assert number_year("云溪市人民政府令第12号") is None


def test_numbers_with_letters_and_with_that_of_a_registered_regulation() -> None:
    assert numbers_alone("海农函〔2022〕A-5号") == ("海农函〔2022〕A-5号",)
    assert numbers_alone("云府规〔2021〕2号　YZFG－2021－0003") == ("云府规〔2021〕2号", "YZFG－2021－0003")
    assert numbers_alone("YZFG－2021－0003 云府规〔2021〕2号") == ()


def test_a_title_that_ends_in_order_is_no_name_of_an_order() -> None:
    assert order_name("关于做好征兵工作的命令") is None
