"""Damaged and hostile PDF files end in a sentence, soon, and take nothing with them."""

import random
import time
import zlib
from collections.abc import Iterator

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from gazette.errors import IngestError
from gazette.ingest.reader_process import ReaderProcess
from gazette.ingest.reading_result import Wishes
from tests.ingest.pdf.drawn import canvas_pdf, changed, draw_grid, draw_notice, draw_scan

SLOWEST = 5.0
MUTATIONS, SECONDS = 300, 600.0


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    process = ReaderProcess()
    yield process
    process.close()


def whole_file() -> bytes:
    """A file with text, a table, a picture, a comment and a field."""

    def table(canvas: Canvas) -> None:
        draw_grid(canvas, [80, 200, 400], [700, 670, 640, 610], [["单位", "数量"], ["水务局", "12"], ["财政局", "7"]])
        canvas.textAnnotation("请核对", [400, 700, 420, 720])
        canvas.acroForm.textfield(name="a", value="b", x=100, y=100, width=100, height=20)

    return canvas_pdf(draw_notice, table, draw_scan)


def outcome(reader: ReaderProcess, pdf: bytes) -> str:
    """The code that reading ends in; ``read`` where it is read. Slow is what is slow again: a process may begin."""
    code, took = timed(reader, pdf)
    assert took < SLOWEST or timed(reader, pdf)[1] < SLOWEST
    return code


def timed(reader: ReaderProcess, pdf: bytes) -> tuple[str, float]:
    begun = time.monotonic()
    try:
        reader.read(pdf, "pdf", "letter.pdf", Wishes())
        code = "read"
    except IngestError as error:
        code = error.code
    return code, time.monotonic() - begun


def mutated(pdf: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, cut out, doubled, or figures replaced by others."""
    data = bytearray(pdf)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(5):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 60)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 200)]
            case 3:
                data[at:at] = chance.choice([b"99999999999", b"-1", b"<<", b"]", b"1e308", b"0 R", b"null", b"/Kids"])
            case _:
                data[at : at + 1] = bytes([data[at] ^ (1 << chance.randrange(8))])
    return bytes(data)


def test_mutated_files(reader: ReaderProcess, long: bool) -> None:
    plain = changed(
        whole_file(),
        lambda _: None,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    sources = [whole_file(), plain]
    chance = random.Random(6)
    end = time.monotonic() + (SECONDS if long else 60.0)
    codes = set()
    for at in range(10**6 if long else MUTATIONS):
        codes.add(outcome(reader, mutated(sources[at % 2], chance)))
        if time.monotonic() > end:
            break
    assert codes <= {
        "read",
        "ingest.pdf_damaged",
        "ingest.protected",
        "ingest.pdf_no_text",
        "ingest.pdf_no_unicode",
        "ingest.pdf_too_long",
        "ingest.pdf_page_too_full",
        "ingest.too_much_memory",
        "ingest.reader_died",
        "ingest.too_slow",
    }


def test_cut_files(reader: ReaderProcess) -> None:
    pdf = whole_file()
    for share in range(1, 10):
        assert outcome(reader, pdf[: len(pdf) * share // 10]) in {
            "read",
            "ingest.pdf_damaged",
            "ingest.pdf_no_text",
            "ingest.pdf_no_unicode",
        }


def with_content(content: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)

    return changed(canvas_pdf(draw_notice), change)


def test_thousands_of_pages_that_are_one(reader: ReaderProcess) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pages = pdf.Root.Pages
        pages.Kids = pikepdf.Array([pdf.pages[0].obj] * 5_000)
        pages.Count = 5_000

    assert outcome(reader, changed(canvas_pdf(draw_notice), change)) == "ingest.pdf_too_long"


def test_a_page_tree_that_bites_its_tail(reader: ReaderProcess) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids = pikepdf.Array([pdf.Root.Pages, pdf.pages[0].obj])
        pdf.Root.Pages.Count = 1_000_000

    assert outcome(reader, changed(canvas_pdf(draw_notice), change)) in {
        "read",
        "ingest.pdf_too_long",
        "ingest.pdf_damaged",
    }


def test_far_too_many_characters_on_a_page(reader: ReaderProcess) -> None:
    content = b"BT /F1 1 Tf 10 10 Td " + b"(aaaaaaaaaaaaaaaaaaaa) Tj 1 0 Td " * 20_000 + b"ET"
    assert outcome(reader, with_content(content)) == "ingest.pdf_page_too_full"


def test_characters_at_impossible_places(reader: ReaderProcess) -> None:
    content = b"BT /F1 1e38 Tf 1e38 1e38 Td (abc) Tj ET BT /F1 10 Tf 1e-38 0 0 1e38 5 5 Tm (abc) Tj ET"
    assert outcome(reader, with_content(content)) in {"read", "ingest.pdf_no_text"}


def test_thousands_of_rules(reader: ReaderProcess) -> None:
    lines = b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S " % (x, x, x, x) for x in range(4, 580)) * 8
    assert outcome(reader, with_content(b"0.1 w " + lines + b"BT /F1 10 Tf 50 50 Td (abc) Tj ET")) == "read"


def test_a_stream_that_unpacks_to_very_much(reader: ReaderProcess) -> None:
    packed = zlib.compress(b"0 0 m " * 10_000_000, 9)

    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].Contents = stream

    pdf = changed(canvas_pdf(draw_notice), change, recompress_flate=False)
    code, _ = timed(reader, pdf)
    assert code in {"read", "ingest.pdf_no_text", "ingest.too_much_memory", "ingest.too_slow", "ingest.pdf_damaged"}


def test_scripts_and_outer_files_are_never_touched(reader: ReaderProcess) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/true")
        pdf.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))

    assert outcome(reader, changed(canvas_pdf(draw_notice), change)) == "read"
