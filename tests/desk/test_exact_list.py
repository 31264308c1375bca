"""The exact list: one command keeps it, a table carries it in and out, and checking an issue reads it."""

from pathlib import Path

import pytest

from gazette.desk import Desk, SetExactList
from gazette.desk.checking import check_issue
from gazette.desk.exact_list_table import exact_list_from_csv, exact_list_to_csv, read_exact_list
from gazette.errors import DeskError
from gazette.model import ExactForm
from tests.desk.test_press import refused

FORMS = (
    ExactForm(kind="phrase", form="高质量发展", since="2017-10-18"),
    ExactForm(kind="person", form="王清宪", post="市委书记", since="2019-02-01", until="2020-10-01", note="=x"),
)


def test_the_list_is_kept_and_undone_in_one_step(desk: Desk) -> None:
    desk.do(SetExactList(FORMS))
    assert desk.archive.books.exact_list() == FORMS
    desk.do(SetExactList(FORMS[:1]))
    desk.undo()
    assert desk.archive.books.exact_list() == FORMS
    desk.undo()
    assert desk.archive.books.exact_list() == ()


def test_days_are_taken_in_any_form_and_wrong_ones_named_with_their_row(desk: Desk) -> None:
    desk.do(SetExactList((ExactForm(kind="phrase", form=" 高质量发展 ", since="2017年10月18日", note=" "), FORMS[1])))
    assert desk.archive.books.exact_list() == FORMS
    for since, until, code in (("去年", None, "desk.exact_day"), ("2020-01-01", "2019-01-01", "desk.exact_term")):
        with pytest.raises(DeskError) as told:
            desk.do(SetExactList((FORMS[0], ExactForm(kind="phrase", form="甲乙丙丁", since=since, until=until))))
        assert (told.value.code, told.value.values["row"]) == (code, 2)
    assert desk.archive.books.exact_list() == FORMS


def test_a_table_goes_out_and_comes_in_again(tmp_path: Path) -> None:
    content = exact_list_to_csv(FORMS)
    assert "'=x" in content.decode("utf-8-sig")
    assert exact_list_from_csv(content, "a.csv") == FORMS
    file = tmp_path / "表.csv"
    file.write_bytes(
        "提法,高质量发展,,2017.10.18\n\nperson,王清宪,市委书记,2019-02-01,2020-10-01,=x\n".encode("gb18030")
    )
    assert read_exact_list(file) == FORMS
    assert refused(lambda: exact_list_from_csv("别的,高质量发展".encode(), "a.csv")) == "desk.exact_kind"
    assert refused(lambda: exact_list_from_csv(b"PK\x03\x04\x00\x00", "a.xlsx")) == "desk.exact_table"
    table = exact_list_to_csv(FORMS[:1]).decode("utf-8-sig") + "\n提法,甲乙丙丁,,去年\n"
    with pytest.raises(DeskError) as told:
        exact_list_from_csv(table.encode(), "a.csv")
    assert (told.value.code, told.value.values["row"]) == ("desk.exact_day", 4)
    for much in (1, 140_000):  # a quote that nothing closes, within what a reader takes and beyond
        open_quote = f'提法,"{"好" * much}'.encode()
        assert refused(lambda open_quote=open_quote: exact_list_from_csv(open_quote, "a.csv")) == "desk.exact_table"


def test_checking_an_issue_reads_it(desk: Desk, issue_id: int) -> None:
    desk.do(SetExactList((ExactForm(kind="phrase", form="各区、县人民政府，市直各单位"),)))
    found = [one for one in check_issue(desk, issue_id) if one.rule == "proofreading.exact_near"]
    assert found == []  # 部门 is another word than 单位, and stands at the end
    desk.do(SetExactList((ExactForm(kind="phrase", form="各区、各县人民政府，市直各部门"),)))
    found = [one for one in check_issue(desk, issue_id) if one.rule == "proofreading.exact_near"]
    assert {(one.entry, one.text, one.suggestion) for one in found} == {
        (2, "各区、县人民政府，市直各部门", "各区、各县人民政府，市直各部门")
    }
