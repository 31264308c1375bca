"""PDF files drawn character by character: what other programs do to text, and what stands beside it."""

import io
from collections.abc import Callable, Sequence
from functools import cache

import pikepdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from gazette.shipped import shipped

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, SIZE, STEP = 80.0, 740.0, 16.0, 28.0
MEASURE = 27

NOTICE = """云溪市人民政府
关于做好防汛工作的通知
云政发〔2020〕7号
各区人民政府，市政府各部门，各有关单位：
　　近期我市进入汛期，各级各部门要高度重视，认真组织，落实责任，加强检查，保障安全。现将有关事项通知如下：
　　一、加强值守
　　各区要认真组织，实行二十四小时值班制度，主要负责人在岗带班，重要情况随时报告。
　　二、做好准备
　　（一）备足物资。各区要在六月底前完成防汛物资的清点和补充，不足的部分由市财政局、市应急管理局统筹解决。
　　（二）检查堤防。市水务局要对全市堤防逐段检查，发现隐患立即整改。
云溪市人民政府
2020年9月1日"""


@cache
def fonts() -> None:
    """Makes the bundled faces known to reportlab."""
    pdfmetrics.registerFont(TTFont("Song", shipped("resources/fonts/NotoSerifSC-400.ttf")))


def canvas_pdf(*draw: Callable[[Canvas], object], turned: bool = False) -> bytes:
    """A PDF with a page for each of ``draw``."""
    fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(HEIGHT, WIDTH) if turned else (WIDTH, HEIGHT))
    for one in draw:
        canvas.setFont("Song", SIZE)
        one(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, measure: int = MEASURE) -> list[str]:
    """The printed lines of a paragraph; marks that may not begin a line stand at the end of the one above."""
    lines: list[str] = []
    while text:
        end = measure
        while end < len(text) and text[end] in "，。、；：）》":
            end += 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def draw_notice(canvas: Canvas, text: str = NOTICE, mode: int = 0) -> None:
    """Draws a document as departments print it: title in the middle, paragraphs indented, signature at the right."""
    y = TOP
    rows = text.split("\n")
    signed = len(rows) - 2
    for at, row in enumerate(rows):
        if at < 3:
            canvas.drawCentredString(LEFT + MEASURE * SIZE / 2, y, row, mode=mode)
        elif at >= signed:
            canvas.drawRightString(LEFT + (MEASURE - 4) * SIZE, y, row, mode=mode)
        else:
            for line in wrapped(row):
                draw_line(canvas, LEFT, y, line, mode)
                y -= STEP
            continue
        y -= STEP
    canvas.drawCentredString(LEFT + MEASURE * SIZE / 2, 60, f"— {canvas.getPageNumber()} —", mode=mode)


def draw_line(canvas: Canvas, x: float, y: float, line: str, mode: int = 0) -> None:
    """Draws a line without the spaces that it begins with."""
    bare = line.lstrip("\u3000")
    canvas.drawString(x + (len(line) - len(bare)) * SIZE, y, bare, mode=mode)


def draw_lines(canvas: Canvas, lines: Sequence[str], top: float = TOP) -> None:
    """Draws lines below each other."""
    for at, line in enumerate(lines):
        draw_line(canvas, LEFT, top - at * STEP, line)


def draw_grid(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], cells: Sequence[Sequence[str]]) -> None:
    """Draws a ruled table with a text at the top of each cell."""
    canvas.setLineWidth(0.5)
    canvas.grid(list(xs), list(ys))
    for y, row in zip(ys, cells, strict=False):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 4, y - SIZE - 2, text)


def draw_scan(canvas: Canvas) -> None:
    """Draws a picture over the whole page."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, WIDTH, HEIGHT)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    """The PDF after ``change`` was made to its objects."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(buffer, **saving)  # type: ignore[arg-type]
    return buffer.getvalue()
