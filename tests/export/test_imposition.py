"""Page ranges, spreads, booklets and pictures: the right pages side by side."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gazette.errors import ExportError
from gazette.export import a4_sides, booklet_sides, chosen_pages, imposed, page_pictures, spread_sides
from gazette.export.imposition import booklet_pairs
from gazette.typeset import Page, PagePart, Pages, body_pages
from tests.export.test_print_file import ISSUE, SETTER, written


def some_pages(front: int, body: int, *, back: int = 0) -> Pages:
    named: list[tuple[PagePart, str, int | None]] = [("contents", "i" * n, None) for n in range(1, front + 1)]
    named += [("body", str(n), n) for n in range(1, body + 1)]
    named += [("colophon", "版权页", None)] * back
    made = tuple(
        Page(width=595.276, height=807.874, part=part, label=label, number=number) for part, label, number in named
    )
    return Pages(pages=made, spans=(), outline=(), findings=(), title="", bleed=8.504)


@given(st.integers(1, 90))
def test_a_folded_booklet_reads_in_order(count: int) -> None:
    pairs = booklet_pairs(count)
    assert sorted(index for pair in pairs for index in pair if index is not None) == list(range(count))
    assert len(pairs) % 2 == 0
    full = 2 * len(pairs)
    for side, (left, right) in enumerate(pairs):
        low, high = (right, left) if side % 2 == 0 else (left, right)
        assert low in (side, None)
        assert high in (full - 1 - side, None)


def drawn(content: bytes) -> list[list[str]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [sorted(page.Resources.XObject.keys()) for page in pdf.pages]


def test_spreads_have_odd_pages_on_the_right() -> None:
    pages = some_pages(2, 4)
    content = imposed(written(pages, "office"), spread_sides(pages))
    assert drawn(content) == [["/Page0"], ["/Page1"], ["/Page2"], ["/Page3", "/Page4"], ["/Page5"]]
    lefts = [[round(left) for _, left, _ in side.placed] for side in spread_sides(pages)]
    assert lefts == [[595], [0], [595], [0, 595], [0]]


def test_the_colophon_faces_the_last_page_where_that_is_a_left_one() -> None:
    even, odd = some_pages(2, 4, back=1), some_pages(2, 3, back=1)
    assert [index for index, _, _ in spread_sides(even)[-1].placed] == [5, 6]
    assert [[index for index, _, _ in side.placed] for side in spread_sides(odd)[-2:]] == [[3, 4], [5]]


def test_a_booklet_is_on_a3_at_full_size() -> None:
    pages = some_pages(0, 5)
    with pikepdf.open(io.BytesIO(imposed(written(pages, "office"), booklet_sides(pages)))) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 1190.551, 841.89]
        assert len(pdf.pages) == 4
        assert b"q 1 0 0 1 " in pdf.pages[0].Contents.read_bytes()


def test_single_pages_stand_in_the_middle_of_a4_at_full_size() -> None:
    pages = some_pages(0, 2)
    for side, page in zip(a4_sides(pages), pages.pages, strict=True):
        ((_, left, top),) = side.placed
        assert (side.width, side.height) == (595.276, 841.89)
        assert left == pytest.approx((595.276 - page.width) / 2)
        assert top == pytest.approx((841.89 - page.height) / 2)
    large = replace(pages, pages=(replace(pages.pages[0], width=700.0, height=900.0),))
    assert a4_sides(large)[0].placed == ((0, 0.0, 0.0),)


def test_page_ranges_go_by_the_printed_numbers() -> None:
    pages = some_pages(2, 9)
    assert [page.label for page in chosen_pages(pages, "ii, 3-5,9").pages] == ["ii", "3", "4", "5", "9"]
    assert [page.label for page in chosen_pages(pages, "3-5、1").pages] == ["1", "3", "4", "5"]
    assert [page.label for page in chosen_pages(pages, "３－５，１").pages] == ["1", "3", "4", "5"]
    assert [page.label for page in chosen_pages(pages, "3–4").pages] == ["3", "4"]
    assert [page.label for page in chosen_pages(pages, "i,7-").pages] == ["i", "7", "8", "9"]
    for wrong in ("12", "5-3", "x", "-3", "", "3--5"):
        with pytest.raises(ExportError):
            chosen_pages(pages, wrong)


def test_links_and_labels_follow_the_chosen_pages() -> None:
    whole = SETTER.pages(ISSUE)
    some = chosen_pages(whole, f"i,{whole.pages[-1].label}")
    with pikepdf.open(io.BytesIO(written(some, "office"))) as pdf:
        assert [page.label for page in pdf.pages] == ["i", whole.pages[-1].label]
        for annotation in pdf.pages[0].obj.get("/Annots", pikepdf.Array()):
            assert annotation.Dest[0].objgen == pdf.pages[1].obj.objgen
    assert all(page.number is not None for page in body_pages(whole).pages)


def test_pictures_are_the_trimmed_pages() -> None:
    pages = some_pages(0, 1)
    (picture,) = page_pictures(written(pages, "office"), 72)
    with Image.open(io.BytesIO(picture)) as image:
        assert abs(image.width - 595) <= 1
        assert abs(image.height - 808) <= 1
