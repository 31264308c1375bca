"""What a font states of its licence: one that may stand inside a file, and one that forbids it."""

from pathlib import Path

from fontTools.ttLib import TTFont

from gazette.desk.typesetters import fonts
from gazette.typeset.fonts import Font


def test_a_font_that_forbids_embedding_is_known(tmp_path: Path) -> None:
    free = fonts()["Liberation Serif 400"]
    assert free.embeddable
    kept, file = TTFont(free.file), tmp_path / "kept.ttf"
    kept["OS/2"].fsType = 2
    kept.save(file)
    assert not Font("Kept", file).embeddable
