"""CSV: no cell is taken for a formula by who opens it."""

import pytest

from gazette.export.csv_table import table_to_csv


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋86", "－3", "＠SUM(A1)", "\n=1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert table_to_csv([(text, 5, None)]).decode("utf-8-sig").strip().lstrip('"').startswith("'")
