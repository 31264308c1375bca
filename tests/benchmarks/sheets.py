"""A large workbook read whole against openpyxl opening the same file, in one run: the ratio, and the processor time.

Must: at most 3 times, for texts as Excel keeps them and as other programs write them. Aim: 3 s for 20,000 rows of six
cells.
"""

import datetime
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from _measuring import verdict

sys.path.insert(0, str(Path(__file__).parents[2]))

from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Wishes
from tests.ingest.sheets.workbooks import with_shared_strings, workbook

ROWS = 20_000
HEAD = ("序号", "姓名", "单位", "日期", "金额", "备注")
FIRST_DAY = datetime.date(2020, 1, 1)


def rows(unit: float) -> Sequence[Sequence[Any]]:
    """A table as an office fills it: numbers, names, days, sums of a unit, so that no file has those of another."""
    body = (
        (at, f"张{at}", f"市第{at % 97}局", FIRST_DAY + datetime.timedelta(at % 900), at * unit, f"备注第{at}行")
        for at in range(ROWS)
    )
    return [HEAD, *body]


def formatted(book: Any) -> None:
    for row in book.worksheets[0].iter_rows(min_row=2):
        row[3].number_format, row[4].number_format = 'yyyy"年"m"月"d"日"', "#,##0.00"


def read(source: bytes) -> None:
    """Our reader, structure and account included."""
    if not read_format(source, "workbook", "名册.xlsx", Wishes()).account.is_whole:
        sys.exit("the file was not read whole")


def opened(source: bytes) -> None:
    openpyxl.load_workbook(BytesIO(source), data_only=True)


def seconds(act: Callable[[bytes], object], source: bytes) -> float:
    """The processor time of the first go, as a person meets it."""
    begun = time.process_time()
    act(source)
    return time.process_time() - begun


def main() -> None:
    """Print the figures."""
    read(workbook([HEAD, (1, "张三", "市教育局", FIRST_DAY, 1.5, "无")]))  # loads what is loaded once
    inline, shared = (workbook(rows(unit), change=formatted) for unit in (1.5, 2.25))
    for name, source in (("texts in their cells", inline), ("texts shared", with_shared_strings(shared))):
        ours, theirs = seconds(read, source), seconds(opened, source)
        print(f"{name}: read {ours:.2f} s (aim 3), openpyxl opens in {theirs:.2f} s of processor time")
        verdict("ratio", ours / theirs, 3)


if __name__ == "__main__":
    main()
