"""Columns: every line goes somewhere, pages are filled, and what belongs together stays together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gazette.typeset.column_filling import KeepRules, filled
from gazette.typeset.flow import ColumnLine, paragraph_lines
from gazette.typeset.line_setting import SetLine

PRINT, MODERN = KeepRules(), KeepRules(foot=2, top=2, chain=True)


@st.composite
def texts(draw: st.DrawFn) -> tuple[ColumnLine, ...]:
    """Paragraphs of one to nine lines, some of them headings of one or two."""
    lines: list[ColumnLine] = []
    for order in range(draw(st.integers(1, 30))):
        heading = draw(st.integers(0, 3)) == 0
        count = draw(st.integers(1, 2) if heading else st.integers(1, 9))
        lines += paragraph_lines([SetLine()] * count, (order,), stays_with_next=heading)
    return tuple(lines)


def columns_of(lines: tuple[ColumnLine, ...], room: int, keep: KeepRules) -> list[tuple[ColumnLine, ...]]:
    columns = []
    while lines:
        for count in filled(lines, room, 2, keep):
            columns.append(lines[:count])
            lines = lines[count:]
    return columns


@given(texts(), st.integers(12, 40), st.sampled_from([PRINT, MODERN]))
def test_all_lines_come_in_order_and_no_column_is_overfull(
    lines: tuple[ColumnLine, ...], room: int, keep: KeepRules
) -> None:
    columns = columns_of(lines, room, keep)
    assert tuple(line for column in columns for line in column) == lines
    assert all(len(column) <= room for column in columns)


@given(texts(), st.integers(12, 40))
def test_the_print_fills_columns_but_for_one_line_below_which_a_heading_would_stand(
    lines: tuple[ColumnLine, ...], room: int
) -> None:
    *full, _, _ = columns_of(lines, room, PRINT)
    for column in full:
        assert len(column) == room or (len(column) == room - 1)


@given(texts(), st.integers(12, 40))
def test_the_last_two_columns_are_balanced(lines: tuple[ColumnLine, ...], room: int) -> None:
    *_, left, right = columns_of(tuple(line._replace(stays_with_next=False) for line in lines), room, PRINT)
    assert 0 <= len(left) - len(right) <= 1


@given(texts(), st.integers(12, 40))
def test_the_modern_style_leaves_no_heading_and_no_single_line_at_foot_or_top(
    lines: tuple[ColumnLine, ...], room: int
) -> None:
    columns = [column for column in columns_of(lines, room, MODERN) if column]
    for column, following in pairwise(columns):
        if not any(
            may_end(column[:end], column[end:] + following) for end in range(max(1, len(column) - 5), len(column))
        ):
            continue  # nothing within reach of the foot could end the column
        assert may_end(column, following)


def may_end(column: tuple[ColumnLine, ...], following: tuple[ColumnLine, ...]) -> bool:
    last, first = column[-1], following[0]
    single = last.after and (last.before == 0 or first.after == 0)
    return not last.stays_with_next and not single


def test_a_heading_stands_over_two_lines_of_text_also_where_single_lines_may_end_a_column() -> None:
    text = paragraph_lines([SetLine()] * 6, (0,))
    lines = (*text, *paragraph_lines([SetLine()], (1,), stays_with_next=True), *paragraph_lines([SetLine()] * 9, (2,)))
    assert filled(lines, 8, 1, KeepRules()) == (8,)
    assert filled(lines, 8, 1, KeepRules(chain=True)) == (6,)


def test_lines_kept_back_for_the_next_page_leave_no_single_line_at_the_foot() -> None:
    lines = tuple(
        line for order, count in enumerate((1, 1, 2, 3)) for line in paragraph_lines([SetLine()] * count, (order,))
    )
    assert filled(lines, 2, 2, MODERN) == (2, 2)


def test_a_right_column_with_room_for_a_lead_in_alone_stays_empty() -> None:
    lead = paragraph_lines([SetLine()], (1,), stays_with_next=True)
    lines = (*paragraph_lines([SetLine()], (0,)), *lead, *paragraph_lines([SetLine()] * 4, (2,)))
    assert filled(lines, 1, 2, MODERN) == (1, 0)


def test_headings_in_a_row_at_the_foot_of_a_column_do_not_send_all_above_them_to_another_page() -> None:
    text, more = paragraph_lines([SetLine()] * 18, (0,)), paragraph_lines([SetLine()] * 40, (3,))
    headings = tuple(ColumnLine(SetLine(), (order,), stays_with_next=True) for order in (1, 2))
    assert filled((*text, *headings, *more), 20, 2, PRINT, may_wait=True) == (18, 20)
    assert filled((*headings, *more), 2, 2, PRINT, may_wait=True) == (0, 0)  # nothing but them would stand there
