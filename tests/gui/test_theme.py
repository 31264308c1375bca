"""What is ticked or chosen in the dark theme is filled with the accent, and not with the ground made darker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from gazette.gui.theme import DARK, palette, style_sheet


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_is_ticked_stands_out(qapp: QApplication, qtbot: object, kind: type[QCheckBox | QRadioButton]) -> None:
    before, looks = qapp.style().objectName(), qapp.palette()
    qapp.setStyle("Fusion")
    held = QWidget()
    held.setObjectName("surface")
    held.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    held.setPalette(palette(DARK))
    held.setStyleSheet(style_sheet(DARK))
    button = kind("")
    button.setChecked(True)
    QVBoxLayout(held).addWidget(button)
    held.resize(60, 40)
    image = held.grab().toImage()
    qapp.setStyle(before)
    qapp.setPalette(looks)
    colors = [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]
    assert colors.count(DARK.accent.lower()) >= 30
