"""Document numbers in whatever way people write them are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading.number_writings import NumberWriting, read_writing, read_writings

WHOLE = NumberWriting("青政办字", 2019, "67")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("青政办字〔2019〕67号", WHOLE),
        ("青政办字[2019]67号", WHOLE),
        ("青政办字（2019）67", WHOLE),
        ("青政办字【２０１９】第６７号", WHOLE),
        ("青政办字 〔2019〕 067 號", WHOLE),
        ("文号：青政办字〔2019〕67号", WHOLE),
        ("青政办字〔2019〕67号文件", WHOLE),
        ("（青政办字〔2019〕67号）", WHOLE),
        ("“青政办字〔2019〕67号”", WHOLE),
        ("云澜市人民政府令（第38号）", NumberWriting("云澜市人民政府令", None, "38")),
        ("云澜市人民政府第三十八号令", NumberWriting("云澜市人民政府令", None, "38")),
        ("38号令", NumberWriting("令", None, "38")),
        ("青政办字2019 67", WHOLE),
        ("青政办字 2019 67 号", WHOLE),
        ("青政办字2019-67", WHOLE),
        ("青政办字2019年第67号", WHOLE),
        ("青政办字〔二〇一九〕六十七号", WHOLE),
        ("青政办字67", NumberWriting("青政办字", None, "67")),
        ("青政办字第67号", NumberWriting("青政办字", None, "67")),
        ("QZBZ [2019] No. 67", NumberWriting("qzbz", 2019, "67")),
        ("qzbz 67", NumberWriting("qzbz", None, "67")),
        ("Order No. 38", NumberWriting("order", None, "38")),
        ("2019 67号", NumberWriting("", 2019, "67")),
        ("（2019）67号", NumberWriting("", 2019, "67")),
        ("〔2019〕67", NumberWriting("", 2019, "67")),
        ("2019年第67号", NumberWriting("", 2019, "67")),
        ("云澜市人民政府令第38号", NumberWriting("云澜市人民政府令", None, "38")),
        ("云澜市人民政府令第二百六十八号", NumberWriting("云澜市人民政府令", None, "268")),
        ("国务院令第一千〇五号", NumberWriting("国务院令", None, "1005")),
        ("云政发〔二〇二〇〕一百一十号", NumberWriting("云政发", 2020, "110")),
        ("云政发〔二〇二〇〕三〇六号", NumberWriting("云政发", 2020, "306")),
        ("云财规(A)〔2020〕3号", NumberWriting("云财规(a)", 2020, "3")),
        ("云科〔2020〕（特）5号", NumberWriting("云科", 2020, "(特)5")),
        ("云政规[（2020）]（7）号", NumberWriting("云政规", 2020, "7")),
        ("云府办〔2020〕12-1号", NumberWriting("云府办", 2020, "12-1")),
        ("海洋牧场", None),
        ("2019", None),
        ("2019-67", None),
        ("2019 67", None),
        ("2019-12-08", None),
        ("2019年12月8日", None),
        ("青政办字", None),
        ("公告2019", None),
        ("67号", None),
        ("30%", None),
        ("青政办字〔2019〕67号文件精神", None),
        ("（青政办字〔2019〕67号）和（青政发〔2019〕6号）", None),
        ("", None),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, said: NumberWriting | None) -> None:
    assert read_writing(text) == said


def test_where_a_number_is_asked_for_less_will_do() -> None:
    assert read_writing("67", certain=True) == NumberWriting("", None, "67")
    assert read_writing("第263号", certain=True) == NumberWriting("", None, "263")
    assert read_writing("2019 67", certain=True) == NumberWriting("", 2019, "67")
    assert read_writing("海洋", certain=True) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("云政发〔2023〕5、6号", [("云政发", 2023, "5"), ("云政发", 2023, "6")]),
        ("丰政办字〔2022〕17号、18号", [("丰政办字", 2022, "17"), ("丰政办字", 2022, "18")]),
        ("云财规〔2021〕2号　云教财〔2021〕5号", [("云财规", 2021, "2"), ("云教财", 2021, "5")]),
        ("YZBZ [2019] No. 67", [("yzbz", 2019, "67")]),
        ("Order No. 38", [("order", None, "38")]),
        ("第263号", [("", None, "263")]),
        ("见附件", []),
    ],
)
def test_a_document_may_bear_several(text: str, said: list[tuple[str, int | None, str]]) -> None:
    assert read_writings(text) == tuple(NumberWriting(*each) for each in said)


CODES = st.text(alphabet="青云鲁国政办发字函规财教", min_size=2, max_size=6)
YEARS, NUMBERS = st.integers(1950, 2099), st.integers(1, 9999)
FORMS = st.sampled_from(
    (
        "{code}〔{year}〕{number}号",
        "{code}[{year}]{number}号",
        "{code}（{year}）第{number}号",
        "{code} ({year}) {number}",
        "{code}{year} {number}",
        "{code}{year}-{number}号",
        "{code}{year}年{number}号",
        "（{code}〔{year}〕{number:04}号",
    )
)


@given(code=CODES, year=YEARS, number=NUMBERS, form=FORMS)
def test_all_writings_of_a_number_are_the_same(code: str, year: int, number: int, form: str) -> None:
    written = form.format(code=code, year=year, number=number).removeprefix("（")
    for each in (written, written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))):
        assert read_writing(each) == NumberWriting(code, year, str(number))


@given(text=st.text(max_size=40) | st.text(alphabet="青政字〔[（2019〕])67号第年-、 　noNO.之(特)", max_size=24))
def test_any_text_can_be_asked_whether_it_is_a_number(text: str) -> None:
    for certain in (True, False):
        assert (
            read_writing(text, certain=certain) is None
            or any(character.isdigit() for character in text)
            or "号" in text
        )
    assert isinstance(read_writings(text), tuple)
