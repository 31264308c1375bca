"""Rows of names alone, as lists of the commended print them, are name lists."""

import pytest

from gazette.ingest import read_text
from gazette.model import Block, NameList, Person, Table, walk_blocks

HEAD = "云海市人民政府关于表扬先进个人的决定\n云政发〔2023〕5号\n各区人民政府：\n决定表扬下列人员。\n"
SIGNED = "云海市人民政府\n2023年3月1日\n附件\n先进个人名单\n"


def blocks(lines: str) -> list[Block]:
    (entry,) = read_text(HEAD + SIGNED + lines, file="document.txt").entries
    return [block for _, block in walk_blocks(entry.blocks)]


def people(lines: str) -> list[Person]:
    (names,) = [block for block in blocks(lines) if isinstance(block, NameList)]
    return list(names.people)


@pytest.mark.parametrize(
    "lines",
    [
        "张三丰　李四　王五一\n赵六　钱进　孙小明\n周洁　吴建国\n",
        "张三丰 李 四 王五一\n赵 六 钱 进 孙小明\n周 洁 吴建国\n",
        "　　张三丰　　李　四　　王五一　　赵　六\n　　钱　进　　孙小明　　周　洁　　吴建国\n",
        "张三丰\t李四\t王五一\t赵六\n钱进\t孙小明\t周洁\t吴建国\n",
        "张三丰\t李　四\t王五一\n赵　六\t钱　进\t孙小明\n周　洁\t吴建国\n",
    ],
)
def test_rows_of_names_are_a_name_list_read_row_by_row(lines: str) -> None:
    named = ["张三丰", "李四", "王五一", "赵六", "钱进", "孙小明", "周洁", "吴建国"]
    assert people(lines) == [Person(name=name) for name in named]


@pytest.mark.parametrize("role", ["组长", "成　员", "先进个人"])
def test_a_role_in_front_of_a_row_of_names_is_that_of_all(role: str) -> None:
    named = ("张三丰", "李四", "王五一", "阿里木·买买提")
    found = people(f"{role}：{'　'.join(named)}\n赵六　钱进　孙小明\n")
    assert found == [Person(name=name, role="".join(role.split())) for name in (*named, "赵六", "钱进", "孙小明")]


@pytest.mark.parametrize(
    "lines",
    [
        "张三丰　班长\n李四　班长\n王五一　车间主任\n",
        "张三丰　党员　农民\n李四　党员　农民\n",
        "张三丰　常青　高级\n李四　常青　高级\n",
        "张三丰　云海市水务局　局长\n李四　云海市财政局　局长\n",
    ],
)
def test_what_stands_beside_a_name_is_no_name(lines: str) -> None:
    names = ["张三丰", "李四", "王五一"][: lines.count("\n")]
    assert [person.name for person in people(lines)] == names
    assert all(person.affiliation for person in people(lines))


@pytest.mark.parametrize("below", ["高新区", "第一小学", "连云港市"])
def test_a_place_below_rows_of_names_is_no_name(below: str) -> None:
    found = blocks(f"张三丰　李四　王五一\n赵六　钱进　孙小明\n\n{below}\n\n周洁　吴建国　郑和平\n冯一　陈二　褚三\n")
    assert [len(block.people) for block in found if isinstance(block, NameList)] == [6, 6]
    assert [getattr(block, "text", "") for block in found].count(below) == 1


def test_a_long_row_of_names_that_comes_again_is_kept_twice() -> None:
    row = "　".join(f"{family}{given}" for family in "赵钱孙李周吴郑王冯陈" for given in ("建国", "小明", "文涛"))
    assert len(people(f"{row}\n{row}\n")) == 60


def test_things_that_begin_as_names_and_have_figures_beside_them_are_a_table() -> None:
    (table,) = [block for block in blocks("项目\t数量\n松树\t30\n柳树\t20\n") if not hasattr(block, "title")][-1:]
    assert isinstance(table, Table)
