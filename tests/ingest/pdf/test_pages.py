"""What PDF files do to text: each is read as it is seen, and what is no text of the document is told."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gazette.errors import IngestError
from gazette.ingest import read_file, read_text
from gazette.ingest.pdf.reader import read_pdf
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Entry, Heading, Picture, Table, block_texts, entry_texts, walk_blocks
from gazette.reading.characters import squash
from tests.ingest.pdf.drawn import (
    HEIGHT,
    LEFT,
    NOTICE,
    SIZE,
    STEP,
    TOP,
    WIDTH,
    canvas_pdf,
    changed,
    draw_grid,
    draw_lines,
    draw_notice,
    draw_scan,
)


def read(pdf: bytes) -> Contents:
    return read_pdf(pdf, file="letter.pdf", wishes=Wishes())


def told(contents: Contents, rule: str) -> list[str]:
    return [finding.text for finding in contents.findings if finding.rule == rule]


def page_numbers(contents: Contents, rule: str) -> list[str]:
    return [dict(finding.values)["page"] for finding in contents.findings if finding.rule == rule]


def of_text(text: str = NOTICE) -> Entry:
    return read_text(text, file="notice.txt").entries[0]


def test_a_notice_gives_the_entry_that_its_text_gives(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(canvas_pdf(draw_notice))
    reading = read_file(path)
    assert reading.entries == (of_text(),)
    assert reading.account.missing == ""
    assert [f.text for f in reading.findings if f.rule == "ingest.left_out.page_furniture"] == ["— 1 —"]


def test_a_paragraph_that_a_page_end_cuts_is_whole() -> None:
    sentence = "　　" + "各区要认真组织落实责任加强检查保障安全" * 6 + "。"
    lines = [sentence[at : at + 27] for at in range(0, len(sentence), 27)]
    contents = read(
        canvas_pdf(lambda canvas: draw_lines(canvas, lines[:3]), lambda canvas: draw_lines(canvas, lines[3:]))
    )
    assert [text for text in entry_texts(contents.entries[0]) if text] == [sentence.strip("　")]


def test_a_turned_page_reads_as_an_upright_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(HEIGHT, 0)
        canvas.rotate(90)
        draw_notice(canvas)

    turned = changed(canvas_pdf(draw, turned=True), lambda pdf: setattr(pdf.pages[0], "Rotate", 90))
    assert read(turned).entries == (of_text(),)
    assert read(canvas_pdf(draw, turned=True)).entries == (of_text(),)


@pytest.mark.parametrize("shift", [(0.3, 0.0), (0.4, 0.2), (0.0, 0.0)])
def test_characters_printed_twice_to_be_bold_come_once(shift: tuple[float, float]) -> None:
    def draw(canvas: Canvas) -> None:
        draw_notice(canvas)
        canvas.translate(*shift)
        draw_notice(canvas)

    contents = read(canvas_pdf(draw))
    assert contents.entries == (of_text(),)
    assert contents.account.missing == ""
    assert squash(told(contents, "ingest.left_out.printed_twice")[0]) == squash(NOTICE + "— 1 —")


def test_pages_that_are_scans_are_named_one_by_one() -> None:
    contents = read(canvas_pdf(draw_notice, draw_scan, draw_scan))
    assert contents.entries == (of_text(),)
    assert page_numbers(contents, "ingest.unread.scan") == ["2", "3"]
    assert contents.account.unread == 2


def test_a_file_of_scans_alone_is_refused_in_a_sentence() -> None:
    with pytest.raises(IngestError) as error:
        read(canvas_pdf(draw_scan, draw_scan))
    assert error.value.code == "ingest.pdf_no_text"


def test_the_text_layer_of_a_scan_is_read_and_said_to_be_one() -> None:
    def draw(canvas: Canvas) -> None:
        draw_scan(canvas)
        draw_notice(canvas, mode=3)

    contents = read(canvas_pdf(draw))
    assert contents.entries == (of_text(),)
    assert [dict(f.values)["pages"] for f in contents.findings if f.rule == "ingest.ocr_layer"] == ["1"]


def test_unseen_text_on_a_page_of_text_is_left_out_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        draw_notice(canvas)
        canvas.drawString(LEFT, 300, "暗藏的文字", mode=3)

    contents = read(canvas_pdf(draw))
    assert contents.entries == (of_text(),)
    assert told(contents, "ingest.left_out.unseen_text") == ["暗藏的文字"]
    assert contents.account.missing == ""


def test_text_beyond_the_page_and_across_it_is_left_out_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        draw_notice(canvas)
        canvas.drawString(WIDTH + 50, 300, "裁切线以外")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "征求意见稿")

    contents = read(canvas_pdf(draw))
    assert contents.entries == (of_text(),)
    assert told(contents, "ingest.left_out.outside_page") == ["裁切线以外"]
    assert told(contents, "ingest.left_out.watermark") == ["征求意见稿"]
    assert contents.account.missing == ""


def without_unicode(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


def identity_font(pdf: pikepdf.Pdf, at: int) -> None:
    """Gives the text of a page a font that says nothing of its characters."""
    page = pdf.pages[at]
    descriptor = next(
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    )
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name("/ABCDEF+Song"),
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=descriptor,
        DW=1000,
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/ABCDEF+Song"),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([pdf.make_indirect(descendant)]),
    )
    page.Resources.Font["/Blind"] = pdf.make_indirect(font)
    blind = b" BT /Blind 16 Tf 80 200 Td <0003000400050006000700080009> Tj ET"
    page.contents_add(pdf.make_stream(blind))


def test_characters_that_nobody_can_know_are_no_garbage_in_the_text() -> None:
    contents = read(changed(canvas_pdf(draw_notice), lambda pdf: identity_font(pdf, 0)))
    assert [dict(f.values)["count"] for f in contents.findings if f.rule == "ingest.unread.no_unicode"] == ["7"]
    known = set("".join(entry_texts(of_text()))) | {"\ufffd"}
    assert set("".join(entry_texts(contents.entries[0]))) <= known
    assert contents.account.unread == 1


def test_a_file_whose_fonts_say_nothing_is_refused_in_a_sentence() -> None:
    def blind(canvas: Canvas) -> None:
        canvas.drawString(0, -500, "占位")

    with pytest.raises(IngestError) as error:
        read(changed(canvas_pdf(blind), lambda pdf: (identity_font(pdf, 0), without_unicode(pdf))))
    assert error.value.code == "ingest.pdf_no_unicode"


def test_radicals_that_fonts_name_for_characters_are_those_characters() -> None:
    contents = read(canvas_pdf(lambda canvas: draw_lines(canvas, ["⼀、⽂化和⽔利⼯作"])))
    assert entry_texts(contents.entries[0])[-1] == "一、文化和水利工作"


def test_a_password_is_asked_for_in_a_sentence() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("geheim", canPrint=0))
    canvas.drawString(100, 100, "text")
    canvas.save()
    with pytest.raises(IngestError) as error:
        read(buffer.getvalue())
    assert error.value.code == "ingest.protected"


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    locked = changed(canvas_pdf(draw_notice), lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))
    assert read(locked).entries == (of_text(),)


def test_comments_fields_and_files_inside_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        draw_notice(canvas)
        canvas.textAnnotation("请核对文号", [400, 700, 420, 720])
        canvas.acroForm.textfield(name="contact", value="Zhang 3", x=100, y=100, width=100, height=20)

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["附表.xlsx"] = b"PK"

    contents = read(changed(canvas_pdf(draw), attach))
    assert contents.entries == (of_text(),)
    assert told(contents, "ingest.left_out.pdf_comment") == ["请核对文号"]
    assert told(contents, "ingest.left_out.form_field") == ["contact: Zhang 3"]
    assert told(contents, "ingest.left_out.embedded_file") == ["附表.xlsx"]
    assert contents.account.missing == ""


def draw_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 100, 340, 100, 140)


def test_a_long_paragraph_at_the_foot_of_many_pages_is_no_furniture() -> None:
    long = [
        "　　各区要认真组织，落实责任，加强检查，保障安全，重要情况随时",
        "报告市防汛指挥部。市水务局要对全市堤防逐段检查，立即整改。",
    ]

    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, ["　　一、加强值守", "　　各区要认真组织。"])
        draw_lines(canvas, long, top=100)

    contents = read(canvas_pdf(*[draw] * 6))
    text = "".join(text for block in contents.entries[0].blocks for text in block_texts(block))
    assert text.count("报告市防汛指挥部") == 6
    assert contents.account.is_whole


def test_a_picture_stands_behind_the_line_above_it() -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, ["　　一、现状", *[""] * 8, "　　二、前景"], top=540)
        draw_picture(canvas)

    contents = read(canvas_pdf(draw))
    kinds = [type(block).__name__ for block in contents.entries[0].blocks]
    assert kinds == ["Heading", "Picture", "Heading"]
    (file,) = contents.pictures
    (picture,) = (block for block in contents.entries[0].blocks if isinstance(block, Picture))
    assert (picture.sha256, picture.width, picture.height) == (file.sha256, 100.0, 140.0)
    assert (file.pixel_width, file.pixel_height) == (60, 84)
    assert contents.account.is_whole


def test_a_picture_on_every_page_belongs_to_none() -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, [f"　　一、现状{canvas.getPageNumber()}"])
        draw_picture(canvas)

    contents = read(canvas_pdf(draw, draw, draw))
    assert contents.pictures == ()
    assert "ingest.pdf_picture_repeated" in {finding.rule for finding in contents.findings}


def table_of(contents: Contents) -> Table:
    (table,) = (block for _, block in walk_blocks(contents.entries[0].blocks) if isinstance(block, Table))
    return table


def test_a_ruled_table_with_merged_cells() -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, ["各单位任务如下。"])
        canvas.setLineWidth(0.5)
        for y in (700, 670, 610):
            canvas.line(80, y, 480, y)
        canvas.line(180, 640, 480, 640)
        for x in (80, 180, 480):
            canvas.line(x, 610, x, 700)
        canvas.line(330, 610, 330, 670)
        for x, y, text in (
            (84, 682, "单位"),
            (184, 682, "任务"),
            (84, 630, "水务局"),
            (184, 652, "巡查"),
            (334, 652, "日报"),
            (184, 622, "修堤"),
            (334, 622, "月报"),
        ):
            canvas.drawString(x, y, text)

    rows = table_of(read(canvas_pdf(draw))).rows
    assert [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in rows] == [
        [("单位", 1, 1), ("任务", 1, 2)],
        [("水务局", 2, 1), ("巡查", 1, 1), ("日报", 1, 1)],
        [("修堤", 1, 1), ("月报", 1, 1)],
    ]


def test_a_table_over_two_pages_is_one_with_its_header_once() -> None:
    ys = [700.0, 676.0, 652.0, 628.0]
    header = ["序号", "单位", "数量"]

    def page(first: int) -> object:
        rows = [header, *([str(first + n), f"第{first + n}分局", "3"] for n in range(2))]
        return lambda canvas: draw_grid(canvas, [80.0, 140.0, 300.0, 400.0], ys, rows)

    contents = read(canvas_pdf(page(1), page(3)))  # type: ignore[arg-type]
    table = table_of(contents)
    assert [row[0].text for row in table.rows] == ["序号", "1", "2", "3", "4"]
    assert table.header_rows == 1
    assert contents.account.missing == ""


def test_two_columns_are_read_one_after_the_other_below_a_title_over_both() -> None:
    words = "各区要认真组织落实责任加强检查保障安全"
    text = "　　一、加强值守" + "\n　　" + words * 7 + "。\n　　二、做好准备\n　　" + words * 8 + "。"
    lines = [line for row in text.split("\n") for line in [row[at : at + 14] for at in range(0, len(row), 14)]]
    half = (len(lines) + 1) // 2

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(LEFT + 14 * SIZE + 10, TOP, "关于做好防汛工作的通知")
        for at, line in enumerate(lines):
            x = LEFT + (0 if at < half else 15.5 * SIZE)
            bare = line.lstrip("　")
            canvas.drawString(x + (len(line) - len(bare)) * SIZE, TOP - 60 - (at % half) * STEP, bare)

    entry = read(canvas_pdf(draw)).entries[0]
    assert entry.title_zh == "关于做好防汛工作的通知"
    assert [block.text for block in entry.blocks if isinstance(block, Heading)] == ["一、加强值守", "二、做好准备"]
    assert entry_texts(entry)[-1] == words * 8 + "。"


def test_letters_that_are_one_sign_are_all_read() -> None:
    def join(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                plain = thing.ToUnicode.read_bytes()
                thing.ToUnicode.write(re.sub(rb"(?i)<00a7>", b"<006600660069>", plain))

    contents = read(changed(canvas_pdf(lambda canvas: draw_lines(canvas, ["一、The o§ce is e§cient."])), join))
    assert entry_texts(contents.entries[0])[-1] == "一、The office is efficient."
    assert contents.account.missing == ""


PLAN = ["关于下达设备购置计划的通知", "", "　　现将计划下达如下，请认真执行，年底前完成验收工作。"]


def draw_rows(canvas: Canvas, rows: Sequence[Sequence[str]], xs: Sequence[float]) -> None:
    draw_lines(canvas, PLAN)
    for at, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            canvas.drawString(x, TOP - (at + 4) * STEP, text)


def test_figures_in_aligned_columns_without_rules_are_a_table() -> None:
    rows = [("序号", "单位", "数量（台）", "金额（万元）")]
    rows += [(str(n), f"第{n}分局", str(n * 7), f"{n}5.5") for n in range(1, 5)]
    contents = read(canvas_pdf(lambda canvas: draw_rows(canvas, rows, (80, 160, 280, 400))))
    table = table_of(contents)
    assert [[cell.text for cell in row] for row in table.rows] == [list(row) for row in rows]
    assert table.header_rows == 1


def test_a_table_of_three_rules_is_a_table() -> None:
    rows = [
        ("项目", "说明", "单位"),
        ("巡查", "每日不少于两次", "水务局"),
        ("值守", "", "应急局"),
        ("通报", "每周一次", "办公室"),
    ]

    def draw(canvas: Canvas) -> None:
        draw_rows(canvas, rows, (80, 200, 400))
        for down in (3.3, 4.3, 7.3):
            canvas.line(80, TOP - down * STEP, 500, TOP - down * STEP)

    contents = read(canvas_pdf(draw))
    assert [[cell.text for cell in row] for row in table_of(contents).rows] == [list(row) for row in rows]
    assert contents.account.missing == ""


def test_a_table_in_the_first_of_two_columns_stands_between_its_lines() -> None:
    words = "各区要认真组织落实责任加强检查保障安全"

    def column(canvas: Canvas, x: float, texts: Sequence[str], top: float) -> None:
        for at, line in enumerate(texts):
            canvas.drawString(x, top - at * STEP, line)

    def draw(canvas: Canvas) -> None:
        lines = [(words * 2)[at : at + 14] for at in range(5)]
        column(canvas, LEFT, lines, TOP)
        draw_grid(canvas, [LEFT, 180, 300], [590, 560, 530], [["单位", "数量"], ["水务局", "12"]])
        column(canvas, LEFT, lines, 490)
        column(canvas, LEFT + 15.5 * SIZE, [line[::-1] for line in lines * 2], TOP)

    entry = read(canvas_pdf(draw)).entries[0]
    kinds = [type(block).__name__ for block in entry.blocks]
    assert kinds.count("Table") == 1
    texts = entry_texts(entry)
    assert texts.index("水务局") < next(at for at, text in enumerate(texts) if words[13::-1] in text)
