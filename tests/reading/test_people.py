"""Names of persons, lines of name lists, decisions on posts."""

import pytest

from gazette.model import AppointmentRecord
from gazette.reading import is_person_name, read_person_line
from gazette.reading.appointments import read_lead, read_records, read_term_of_all


@pytest.mark.parametrize("text", ["李四", "王建国", "张　艳", "欧阳明远", "阿不都·热合曼"])
def test_names(text: str) -> None:
    assert is_person_name(text)


@pytest.mark.parametrize("text", ["目　录", "市财政局", "财政局长", "李", "今天天气"])
def test_what_is_no_name(text: str) -> None:
    assert not is_person_name(text)


def test_a_line_of_a_name_list_has_role_name_and_affiliation() -> None:
    line = read_person_line("组　长：王　明　市委常委、副市长")
    assert line is not None
    assert (line.role, line.name, line.beside) == ("组长", "王明", "市委常委、副市长")
    assert read_person_line("王明　市政府秘书长。") is None
    assert read_person_line("现将名单公布如下：") is None


def test_one_record_a_person_and_post() -> None:
    assert read_records("李杰、纪明的云溪管理局副局长职务；", "removed", "2019-11-19") == (
        AppointmentRecord(person="李杰", post="云溪管理局副局长", act="removed", date="2019-11-19"),
        AppointmentRecord(person="纪明", post="云溪管理局副局长", act="removed", date="2019-11-19"),
    )
    posts = [record.post for record in read_records("秦松的工信局副局长、科工办主任职务。", "removed")]
    assert posts == ["工信局副局长", "科工办主任"]


def test_a_line_that_names_its_own_act_and_term() -> None:
    (record,) = read_records("聘任孙立为云溪市参事室参事，聘期五年。")
    assert (record.person, record.act, record.term) == ("孙立", "engaged", "五年")


def test_leads_and_terms() -> None:
    assert read_lead("2019年10月31日，市政府决定，任命：") == "appointed"
    assert read_lead("免去：") == "removed"
    assert read_lead("现通知如下：") is None
    assert read_term_of_all("以上人员聘期三年。") == "三年"
