"""Pages of a damaged archive are read by themselves, and what they say of one another is not believed."""

from struct import pack

import pytest

from gazette.archive.loose_rows import LooseRows
from gazette.archive.pages import Pages

SIZE = 512


def test_overflow_pages_that_go_round_in_a_ring_give_no_text_longer_than_the_file() -> None:
    ring = pack(">I", 2) + bytes(SIZE - 4)
    head = b"SQLite format 3\0" + pack(">H", SIZE) + bytes(SIZE - 18)
    rows = LooseRows(Pages(head + ring))
    length, on_the_page = 1 << 24, 39  # by SQLite's file format, 1.6
    with pytest.raises(ValueError, match=str(length)):
        rows._payload(bytes(on_the_page) + pack(">I", 2), 0, length, SIZE - 35)
