"""Wrapped text as the print breaks it: no line begins with a closing mark, words stay whole."""

import pytest

from gazette.gui.typefaces import load_typefaces
from gazette.gui.wrapped_text import wrapped_height, wrapped_lines

TEXT = "标题与文件不同，请核对（目录作“试点方案”）。"
ENGLISH = "The contents differ from the document, compare Implementation Programme there"


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
