"""Where the cells of a table stand, of sane tables and of tables made to hang a program."""

from gazette.model import Cell, Table, placed_cells, table_grid


def test_merged_cells_push_what_stands_below_and_beside() -> None:
    table = Table(rows=((Cell(text="区", rowspan=2), Cell(text="公里", colspan=2)), (Cell(text="甲"), Cell(text="乙"))))
    assert [(each.cell.text, each.row, each.column, each.rows, each.columns) for each in placed_cells(table)] == [
        ("区", 0, 0, 2, 1),
        ("公里", 0, 1, 1, 2),
        ("甲", 1, 1, 1, 1),
        ("乙", 1, 2, 1, 1),
    ]
    assert table_grid(table).empty == ()


def test_short_rows_have_empty_places() -> None:
    grid = table_grid(Table(rows=((Cell(),), (Cell(), Cell(), Cell()), ())))
    assert (grid.rows, grid.columns) == (3, 3)
    assert grid.empty == ((0, 1, 2), (2, 0, 3))


def test_no_span_is_less_than_one_or_more_than_the_table() -> None:
    cells = placed_cells(Table(rows=((Cell(rowspan=-3, colspan=0), Cell(rowspan=10**9, colspan=10**9)), (Cell(),))))
    assert [(each.row, each.column, each.rows, each.columns) for each in cells] == [
        (0, 0, 1, 1),
        (0, 1, 2, 199),
        (1, 0, 1, 1),
    ]


def test_a_table_of_nothing_but_huge_spans_is_placed_at_once() -> None:
    rows = tuple((Cell(rowspan=10**8, colspan=10**8),) for _ in range(3000))
    grid = table_grid(Table(rows=rows))
    assert len(grid.cells) == 3000
    assert grid.columns <= 201
    assert table_grid(Table(rows=(tuple(Cell() for _ in range(3000)),))).columns == 3000
