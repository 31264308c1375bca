"""Draw ``gazette-desk.svg`` as PNG files of every size that a desktop asks for, and as one .ico for Windows.

``python draw_application_icon.py``: needs PySide6 and Pillow.
"""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels


def draw(size: int) -> Path:
    """Write the icon at `size` pixels; drawn anew at each size, never scaled down from a picture."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "gazette-desk.svg")).render(painter)
    painter.end()
    target = HERE / f"gazette-desk-{size}.png"
    if not image.save(str(target)):
        raise SystemExit(f"{target} could not be written")
    return target


if __name__ == "__main__":
    pictures = [Image.open(draw(size)) for size in SIZES]
    pictures[-1].save(HERE / "gazette-desk.ico", append_images=pictures[:-1], sizes=[(size, size) for size in SIZES])
