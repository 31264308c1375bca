"""Wrapped text as the print breaks it: no line begins with a closing mark, words stay whole."""

import pytest
from PySide6.QtGui import QFont

from gazette.gui.typefaces import load_typefaces
from gazette.gui.wrapped_text import laid_out, wrapped_height

TEXT = "标题与文件不同，请核对（目录作“试点方案”）。"
ENGLISH = "The contents differ from the document, compare Implementation Programme there"


def wrapped_lines(text: str, font: QFont, width: float) -> list[str]:
    layout = laid_out(text, font, width)
    lines = (layout.lineAt(row) for row in range(layout.lineCount()))
    return [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]


@pytest.mark.parametrize("width", range(60, 240, 9))
@pytest.mark.usefixtures("qapp")
def test_lines_break_where_they_may(width: int) -> None:
    faces = load_typefaces()
    font = faces.font(faces.interface, 13)
    lines = wrapped_lines(TEXT, font, width)
    assert "".join(lines) == TEXT
    assert not any(line[0] in "，。）”" for line in lines)
    words = wrapped_lines(ENGLISH, font, max(width, 120))
    assert [word for line in words for word in line.split()] == ENGLISH.split()
    assert wrapped_height(TEXT, font, width) > 13 * len(lines)


@pytest.mark.usefixtures("qapp")
def test_a_word_without_end_is_cut() -> None:
    faces = load_typefaces()
    assert len(wrapped_lines("/folder" + "x" * 300, faces.font(faces.interface, 13), 200)) > 5
