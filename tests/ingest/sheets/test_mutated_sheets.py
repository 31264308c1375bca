"""Mutated spreadsheets: nothing but a refusal in a sentence, never slow, never large; `--long`: ten minutes each."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import psutil
import pytest

from gazette.errors import IngestError
from gazette.ingest import Wishes
from gazette.ingest.formats import Format
from gazette.ingest.readers import read_format
from tests.ingest.sheets.test_old_workbooks import old
from tests.ingest.sheets.test_workbooks import decorated, hiding
from tests.ingest.sheets.workbooks import NAMES, with_shared_strings, workbook

SHORT, LONG_SECONDS = 300, 600
SLOW_SECONDS, MOST_BYTES = 5, 500 * 2**20
ROWS = [["项目", "数量", "日期", "备注"], ["学校", 12, 43770, "=B2"], ["医院", 0.5, "甲\n乙", True]]


def in_bytes(source: bytes, chance: random.Random) -> bytes:
    """Bytes changed, taken out, put in, or the end cut off."""
    changed = bytearray(source)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 40)]
            case 2:
                changed[at:at] = changed[chance.randrange(len(changed)) :][: chance.randint(1, 60)]
            case 3:
                changed[at : at + 4] = chance.choice([b"\0\0\0\0", b"\xff\xff\xff\xff", b"1E99", b"-999", b'"";,'])
            case _:
                del changed[max(at, 1) :]
        if not changed:
            changed = bytearray(b"x")
    return bytes(changed)


def in_parts(source: bytes, chance: random.Random) -> bytes:
    """The parts of a package changed, the package itself whole."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as package, zipfile.ZipFile(written, "w") as new:
        hit = chance.choice(package.namelist())
        for name in package.namelist():
            new.writestr(name, in_bytes(package.read(name), chance) if name == hit else package.read(name))
    return written.getvalue()


def either(source: bytes, chance: random.Random) -> bytes:
    return (in_parts if chance.random() < 0.8 else in_bytes)(source, chance)


NEW = with_shared_strings(workbook(NAMES, ROWS, change=lambda book: (hiding(book), decorated(book))))
TEXT = '姓名,单位,备注\n张三,"市教育局,基础科",女\n李四,"第一行\n第二行",="0012"\n'.encode("gb18030")


@pytest.mark.parametrize(
    ("form", "seed", "mutated"),
    [("workbook", NEW, either), ("old_workbook", old(ROWS), in_bytes), ("table_text", TEXT, in_bytes)],
)
def test_a_mutated_file_is_read_or_refused(
    form: Format, seed: bytes, mutated: Callable[[bytes, random.Random], bytes], long: bool
) -> None:
    end, number, refused = time.monotonic() + LONG_SECONDS, 0, 0
    before = psutil.Process().memory_info().rss
    while number < SHORT or (long and time.monotonic() < end):
        source = mutated(seed, random.Random(number))
        begun = time.process_time()
        try:
            read_format(source, form, "表", Wishes())
        except IngestError:
            refused += 1
        assert time.process_time() - begun < SLOW_SECONDS, number
        number += 1
    assert 0 < refused < number
    assert psutil.Process().memory_info().rss - before < MOST_BYTES
