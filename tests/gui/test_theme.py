"""In the dark theme nothing is drawn by the ground made darker, which Qt does: what is ticked, the edges of fields."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QRadioButton, QVBoxLayout, QWidget

from gazette.gui.app import Application
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


def test_fields_of_choice_are_edged_like_others(application: Application) -> None:
    application.settings.theme = "dark"
    application.redress()
    field = QComboBox(application.window)
    field.resize(160, 34)
    image = field.grab().toImage()
    middle = image.height() // 2
    lightness = [image.pixelColor(x, middle).lightness() for x in range(3)]
    assert max(lightness) >= DARK.color("line2").lightness() - 4
