"""Back issues made by script: PDF pages with a text layer or without, scans, and lists of entries."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.pdf.drawn import HEIGHT, WIDTH, canvas_pdf

COVER, CONTENTS = ("云溪市人民政府公报",), ("目录",)
BODY = (
    ("云溪市人民政府", "关于加强古树保护的通知", "云政发〔2001〕1号", "各区要对古树逐株登记，", "落实养护责任。"),
    ("古树名木不得擅自移植。",),
    (
        "违者依法处理。",
        "云溪市人民政府办公室",
        "关于开展堤防检查的通知",
        "云政办发〔2001〕2号",
        "请于汛期前完成检查。",
    ),
)
LIST = (
    ("栏目", "标题", "英文标题", "文号", "日期", "页码"),
    ("市政府文件", "关于加强古树保护的通知", "Circular on Old Trees", "云政发〔2001〕1号", "2001年1月5日", 1),
    ("市政府办公室文件", "关于开展堤防检查的通知", "Circular on Dikes", "云政办发〔2001〕2号", "2001-01-09", "3"),
)


def page_of(lines: Sequence[str], number: int | None, *, scanned: bool = False) -> object:
    def draw(canvas: Canvas) -> None:
        if scanned:
            canvas.drawImage(ImageReader(Image.new("L", (400, 560), 200)), 0, 0, WIDTH, HEIGHT)
            return
        for order, line in enumerate(lines):
            canvas.drawString(80, 740 - 28 * order, line)
        if number is not None:
            canvas.drawCentredString(WIDTH / 2, 60, f"— {number} —")

    return draw


def back_issue_pdf(
    body: Sequence[Sequence[str]] = BODY,
    *,
    front: Sequence[Sequence[str]] = (COVER, CONTENTS),
    scanned: Sequence[int] = (),
) -> bytes:
    """A cover, contents, and body pages numbered from 1; the sheets ``scanned``, from 1, have no text layer."""
    numbered = [*((lines, None) for lines in front), *((lines, number) for number, lines in enumerate(body, 1))]
    drawn = [page_of(lines, number, scanned=sheet in scanned) for sheet, (lines, number) in enumerate(numbered, 1)]
    return canvas_pdf(*drawn)  # type: ignore[arg-type]


def picture(kind: str = "PNG", mode: str = "L", shade: int = 200, **options: object) -> bytes:
    """A scan of 827 × 1169 pixels: A4 at 100 dots an inch."""
    image = Image.new("L", (827, 1169), 255)
    ImageDraw.Draw(image).rectangle((100, 100, 100 + shade, 400), fill=0)
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **{"dpi": (100, 100), **options})
    return out.getvalue()


def tiff_of(pages: int, mode: str = "1") -> bytes:
    """A TIFF of several pages, packed as scanners do."""
    images = []
    for page in range(pages):
        image = Image.new("L", (827, 1169), 255)
        ImageDraw.Draw(image).rectangle((100, 100, 200 + page, 400), fill=0)
        images.append(image.convert(mode))
    out = io.BytesIO()
    images[0].save(out, "TIFF", save_all=True, append_images=images[1:], dpi=(100, 100), compression="group4")
    return out.getvalue()
