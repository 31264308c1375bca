"""Bytes that are nearly text: read as far as they can be, and told."""

import os
from pathlib import Path

import pytest

from gazette.errors import IngestError
from gazette.ingest import read_file

TEXT = "关于加强水库安全管理的通知\n\n各区人民政府：\n\n请认真落实水库安全责任制。\n"


def test_a_stray_nul_is_taken_out_and_told(tmp_path: Path) -> None:
    file = tmp_path / "nul.txt"
    file.write_bytes(TEXT.replace("认真", "认\0真").encode())
    reading = read_file(file)
    assert reading.entries[0].title_full == "关于加强水库安全管理的通知"
    assert [(f.rule, f.line) for f in reading.findings if f.rule == "ingest.nul_removed"] == [("ingest.nul_removed", 5)]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(IngestError) as caught:
        read_file(tmp_path / "pipe.txt")
    assert caught.value.code == "ingest.unreadable"


def test_a_file_of_nothing_but_a_mark_is_empty(tmp_path: Path) -> None:
    (tmp_path / "mark.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(IngestError) as caught:
        read_file(tmp_path / "mark.txt")
    assert caught.value.code == "ingest.empty"
