"""The program's test of itself: its files stay where they were asked for, and what cannot be written is told."""

from pathlib import Path

import pytest

from gazette.desk.self_test import self_test
from gazette.errors import ExportError


def test_the_files_stay_in_the_folder_that_was_named(tmp_path: Path) -> None:
    result = self_test(tmp_path / "made" / "here")
    assert sorted((tmp_path / "made" / "here").iterdir()) == [result.pdf, result.xml]
    assert result.pdf.read_bytes().startswith(b"%PDF-")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError) as caught:
        self_test(tmp_path / "file" / "folder")
    assert caught.value.code == "export.cannot_write"
