"""Name lists: plain lines of role, name and affiliation, and tables whose columns of names snake down the page."""

from collections.abc import Sequence

from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.tables import is_figure
from gazette.model import NameList, Person
from gazette.reading.characters import close_up
from gazette.reading.people import (
    bare_name,
    is_person_name,
    may_be_name,
    read_name_row,
    read_person_line,
    without_remarks,
)

Row = tuple[str, ...]
_FEWEST_NAMES = 3
# what heads a column of names or of anything else, and is none itself
_HEADS = frozenset("姓名 名字 名称 单位 部门 职务 地区 区县 县区 项目 类别 类型 序号 内容 事项 年度 年份".split())


def is_person(line: Line) -> bool:
    """Whether a line that is no table row names a person of a list."""
    return not line.is_row and bool(read_person_line(line.text) or read_name_row(line.text))


def people_of_lines(lines: Sequence[Line]) -> tuple[Person, ...]:
    """The people of plain lines; a role stands until the next one.

    A row of two names is one where the row above it is a row of names; what comes again in the run is no name.
    """
    people: list[Person] = []
    role, fewest = None, _FEWEST_NAMES
    named = [name for line in lines if (row := read_name_row(line.text)) for name in row.names]
    only_names = len(set(named)) == len(named)
    for line in lines:
        person = read_person_line(line.text)
        row = read_name_row(line.text, fewest) if only_names or not person else None
        if row:
            role, fewest = row.role or role, 2
            people += (Person(name=name, role=role) for name in row.names)
        elif person:
            role = person.role or role
            people.append(Person(name=person.name, affiliation=person.beside, role=role))
    return tuple(people)


def names_of_rows(rows: Sequence[Row], role: str | None = None) -> tuple[Person, ...]:
    """The people of a table whose cells are names alone, row by row; empty where it is anything else."""
    named = [read_name_row("　".join(cell.strip() for cell in row if cell.strip()), 2) for row in rows]
    names = [name for row in named if row and not row.role for name in row.names]
    wide = max((len(row.names) for row in named if row), default=0) >= _FEWEST_NAMES
    if not wide or not all(named) or len(set(names)) < len(names):
        return ()
    return tuple(Person(name=name, role=role) for name in names)


def people_of_rows(rows: Sequence[Row], role: str | None = None) -> tuple[Person, ...]:
    """The people of a table of name and affiliation columns, read down the first pair and then down the next.

    Empty where the table is anything else: every row must fill its pairs, not with figures, every name look like one
    and two of three begin with a known surname (no list of surnames is complete).
    """
    if names := names_of_rows(rows, role):
        return names
    columns = max(map(len, rows), default=0)
    if columns < 2 or columns % 2:
        return ()
    pairs = [_pair(row, column) for column in range(0, columns, 2) for row in rows]
    pairs = [pair for pair in pairs if any(pair)]
    if any(close_up(name) in _HEADS or beside.isdigit() for name, beside in pairs):
        return ()
    if not all(may_be_name(without_remarks(name)) and beside for name, beside in pairs):
        return ()
    if any(is_figure(beside) for _, beside in pairs):
        return ()
    if 3 * sum(is_person_name(without_remarks(name)) for name, _ in pairs) < 2 * len(pairs):
        return ()
    return tuple(Person(name=bare_name(name), affiliation=close_up(beside), role=role) for name, beside in pairs)


def merge_people(lists: Sequence[tuple[Person, ...]]) -> NameList:
    """One list of several runs; a role at the end of one run stands on over the next."""
    people: list[Person] = []
    for run in lists:
        for person in run:
            role = person.role or (people[-1].role if people else None)
            people.append(Person(name=person.name, affiliation=person.affiliation, role=role))
    return NameList(people=tuple(people))


def _pair(row: Row, column: int) -> Row:
    padded = (*row, "", "")
    return (padded[column].strip(), padded[column + 1].strip()) if column < len(row) else ("", "")
