"""Marks that keep a text from the public: told from the mere words, and identity numbers from other figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading.release_marks import release_marks

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(figures: str) -> str:
    """17 figures and the check digit of GB 11643."""
    return figures + "10X98765432"[sum(int(f) * w for f, w in zip(figures, WEIGHTS, strict=True)) % 11]


@pytest.mark.parametrize(
    ("text", "kind", "mark"),
    [
        ("秘密★1年", "secret", "秘密★1年"),
        ("机密★长期", "secret", "机密★长期"),
        ("绝 密 ★ 10年", "secret", "绝 密 ★ 10年"),
        ("秘密★", "secret", "秘密★"),
        ("秘密★6个月", "secret", "秘密★6个月"),
        ("密级：机密", "secret", "密级：机密"),
        ("密　级：秘密级", "secret", "密　级：秘密级"),
        ("发电单位：某市人民政府　密级：秘密", "secret", "密级：秘密"),
        ("秘密", "secret", "秘密"),
        ("（机密）", "secret", "机密"),
        ("特急\n绝密", "secret", "绝密"),
        ("（此件不公开）", "not_public", "此件不公开"),
        ("此件不予公开。", "not_public", "此件不予公开"),
        ("公开属性：不予公开", "not_public", "公开属性：不予公开"),
        ("（不公开）", "not_public", "不公开"),
        ("（此件依申请公开）", "on_request", "此件依申请公开"),
        ("（依申请公开）", "on_request", "依申请公开"),
        ("信息公开选项：依申请公开", "on_request", "信息公开选项：依申请公开"),
    ],
)
def test_marks(text: str, kind: str, mark: str) -> None:
    (found,) = release_marks(text)
    assert (found.kind, found.text) == (kind, mark)
    assert text[found.start :].startswith(mark)


@pytest.mark.parametrize(
    "text",
    [
        "保守工作秘密，不擅自发布尚未公开的体检数据。",
        "涉及国家秘密、商业秘密和个人隐私的，依照有关规定执行。",
        "（二）加强保密管理，防止机密外泄。",
        "依法办理依申请公开事项，做好依申请公开工作。",
        "三、依申请公开情况",
        "（此件公开发布）",
        "此件主动公开",
        "公开属性：主动公开",
        "密级：公开",
        "会议不公开举行的，应当说明理由。",
        "绝密级档案的保管期限由市档案局确定。",
        "★★★",
    ],
)
def test_mere_words(text: str) -> None:
    assert release_marks(text) == ()


def test_a_word_alone_in_a_cell_classes_what_the_row_is_about() -> None:
    assert release_marks("依申请公开", cell=True) == ()
    assert [mark.kind for mark in release_marks("秘密★1年", cell=True)] == ["secret"]


def test_identity_numbers() -> None:
    number = identity("37020219900307123")
    for written in (
        number,
        number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
        f"{number[:6]} {number[6:14]} {number[14:]}",
    ):
        (found,) = release_marks(f"张三，身份证号{written}，住本市。")
        assert (found.kind, found.text) == ("identity", written)
    (old,) = release_marks("李四（370202560307123）")
    assert (old.kind, old.text) == ("identity", "370202560307123")


@given(st.sampled_from(range(10)))
def test_a_wrong_check_digit_is_no_identity_number(digit: int) -> None:
    right = identity("37020219900307123")
    number = f"{right[:17]}{digit}"
    assert bool(release_marks(number)) == (number == right)


@pytest.mark.parametrize(
    "figures",
    [
        "370202199002301238",  # no such day
        "990202199003071231",  # no such province
        "20240715103000123456",
        "6222021234567890123",  # a bank card
        "123456789012345",
        "370202561307123",
        "91370200MA3C1234XY",
        "3702021990030712345",
        "0.370202560307123",
    ],
)
def test_other_figures(figures: str) -> None:
    assert release_marks(f"编号{figures}。") == ()


def test_marks_come_in_order_and_never_twice() -> None:
    number = identity("11010519491231002")
    text = f"秘密★1年\n身份证号：{number}\n（此件不公开）"
    assert [mark.kind for mark in release_marks(text)] == ["secret", "identity", "not_public"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("联系人：张三，13812345678。", "13812345678"),
        ("电话：138 1234 5678", "138 1234 5678"),
        ("手机１３８１２３４５６７８。", "１３８１２３４５６７８"),
        ("+86-19912345678", "+86-19912345678"),
        ("住宅电话：0532-85911111", "住宅电话：0532-85911111"),
        ("家庭电话 8591 1111 转", "家庭电话 8591 1111"),
    ],
)
def test_private_telephone_numbers(text: str, number: str) -> None:
    (found,) = release_marks(text)
    assert (found.kind, found.text) == ("telephone", number)


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0532-85911111，12345",
        "服务热线400-658-1234",
        "投资13812345678元",
        "统一社会信用代码913702001638123456",
        "总面积13812345678.5平方米，12812345678",
        "每座水库至少配备2种互为备份的通信手段（卫星电话）",
        "税号A13812345678",
    ],
)
def test_what_is_no_private_telephone_number(text: str) -> None:
    assert release_marks(text) == ()
