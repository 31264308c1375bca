"""Written files: the old one or the new one whole, whatever happens in between."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gazette.errors import ExportError
from gazette.export import free_name, write_file
from gazette.wording import error_sentence

WRITER = """
import sys
from pathlib import Path
from gazette.export.files import write_file
path, size = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for letter in b"bcdefghijk" * 100:
    write_file(path, bytes([letter]) * size)
"""


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "o.pdf"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".pdf")
    write_file(path, b"%PDF-")
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_writer_leaves_one_version_whole(tmp_path: Path, long: bool) -> None:
    size = 3_000_000
    for turn in range(100 if long else 4):
        path = tmp_path / f"{turn}.pdf"
        path.write_bytes(b"a" * size)
        with subprocess.Popen([sys.executable, "-c", WRITER, path, str(size)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.01 * (turn % 7))
            os.kill(writer.pid, signal.SIGKILL)
        content = path.read_bytes()
        assert len(content) == size
        assert len(set(content)) == 1


@pytest.mark.parametrize("name", ["no/such/folder/o.pdf", "folder", "长" * 200, "circle", "circle/o.pdf"])
def test_what_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(ExportError) as caught:
        write_file(tmp_path / name, b"x")
    assert str(tmp_path / name) == caught.value.values["file"]
    assert {entry.name for entry in tmp_path.iterdir()} == {"folder", "circle"}


def test_an_archive_is_never_written_over(tmp_path: Path) -> None:
    archive = tmp_path / "own.gazette"
    archive.write_bytes(b"SQLite format 3\0" + b"x" * 100)
    for name in ("own.gazette", "own.gazette-wal"):
        with pytest.raises(ExportError) as caught:
            write_file(tmp_path / name, b"<xml/>")
        assert caught.value.code == "export.is_archive"
    assert archive.read_bytes().startswith(b"SQLite format 3\0")


def test_a_device_is_left_alone_and_a_link_stays_a_link(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError) as caught:
        write_file(tmp_path / "pipe", b"x")
    assert caught.value.code == "export.no_plain_file"
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_file(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "there", "content"),
    [
        ("notes.txt", "云溪市".encode(), b"<?xml version='1.0'?><a/>"),
        ("notes.xml", "云溪市".encode(), b"<?xml version='1.0'?><a/>"),
        ("print.pdf", b"<?xml version='1.0'?><a/>", b"%PDF-1.7"),
        ("issue.xml", b"%PDF-1.7", b"<?xml version='1.0'?><a/>"),
        ("drawing.svg", b"<?xml version='1.0'?><svg/>", b"<?xml version='1.0'?><a/>"),
        ("pom.xml", b"<?xml version='1.0'?><project/>", b"<?xml version='1.0'?><a/>"),
        ("pages.ai", b"%PDF-1.7", b"%PDF-1.7 new"),
        ("page.png", b"letters", b"\x89PNG\r\n\x1a\n"),
        ("o.docx", b"PK\x03\x04 xl/workbook.xml", b"PK\x03\x04 word/document.xml"),
        ("o.zip", b"PK\x03\x04 word/document.xml", b"PK\x03\x04 word/document.xml"),
        ("o.xlsx", b"letters", b"PK\x03\x04 xl/workbook.xml"),
    ],
)
def test_a_file_of_another_kind_is_not_written_over(tmp_path: Path, name: str, there: bytes, content: bytes) -> None:
    (tmp_path / name).write_bytes(there)
    with pytest.raises(ExportError) as caught:
        write_file(tmp_path / name, content)
    assert caught.value.code == "export.another_kind"
    for language in ("zh", "en"):
        assert name in error_sentence(caught.value, language)
    assert (tmp_path / name).read_bytes() == there
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "there"),
    [("o.PDF", b"%PDF-1.4 old"), ("o.pdf", b""), ("new.prn", None), ("o.pdf", b"%PDF-1.4 old")],
)
def test_what_is_of_the_kind_or_new_or_empty_is_written(tmp_path: Path, name: str, there: bytes | None) -> None:
    if there is not None:
        (tmp_path / name).write_bytes(there)
    write_file(tmp_path / name, b"%PDF-1.7 new")
    assert (tmp_path / name).read_bytes() == b"%PDF-1.7 new"


def test_text_takes_the_place_of_text_alone(tmp_path: Path) -> None:
    for name in ("o.txt", "o.md"):
        (tmp_path / name).write_bytes(b"old")
    write_file(tmp_path / "o.txt", b"new", ending=".txt")
    assert (tmp_path / "o.txt").read_bytes() == b"new"
    with pytest.raises(ExportError) as caught:
        write_file(tmp_path / "o.md", b"new", ending=".txt")
    assert caught.value.code == "export.another_kind"


def test_a_word_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    (tmp_path / "o.docx").write_bytes(b"PK\x03\x04 old word/document.xml")
    write_file(tmp_path / "o.docx", b"PK\x03\x04 new word/document.xml")
    assert b"new" in (tmp_path / "o.docx").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_may_be_read_by_whom_the_system_says_and_the_process_keeps_its_mask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0o027)
    try:
        with monkeypatch.context() as patched:
            patched.delattr(os, "umask")  # it is the whole process's, other threads write meanwhile
            write_file(tmp_path / "o.pdf", b"%PDF-")
    finally:
        os.umask(before)
    assert (tmp_path / "o.pdf").stat().st_mode & 0o777 == 0o640


def test_a_file_that_another_program_has_open_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "总401印刷.pdf"
    write_file(path, b"%PDF-old")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError) as told:
        write_file(path, b"%PDF-new")
    assert told.value.code == "export.in_use"
    assert told.value.values["place"] == str(path)
    assert error_sentence(told.value, "zh").startswith("“总401印刷.pdf”正在别的程序里打开，没有覆盖")
    assert path.read_bytes() == b"%PDF-old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="only root may keep a file busy",
)
def test_a_file_that_the_system_keeps_is_left_whole_and_another_name_is_free(tmp_path: Path) -> None:
    path = tmp_path / "总401印刷.pdf"
    path.write_bytes(b"%PDF-old")
    if subprocess.run(["mount", "--bind", path, path], capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing may be mounted here")
    try:
        with pytest.raises(ExportError) as told:
            write_file(path, b"%PDF-new")
        assert told.value.code == "export.in_use"
        assert path.read_bytes() == b"%PDF-old"
        assert [each.name for each in tmp_path.iterdir()] == [path.name]
    finally:
        subprocess.run(["umount", path], check=True)
    (tmp_path / "总401印刷 (2).pdf").touch()
    assert free_name(path) == tmp_path / "总401印刷 (3).pdf"


def test_a_protected_file_is_not_said_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "总401印刷.pdf"
    write_file(path, b"%PDF-old")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError) as told:
        write_file(path, b"%PDF-new")
    assert "系统不让替换“总401印刷.pdf”（系统不允许这样做）" in error_sentence(told.value, "zh")
    assert "别的程序" not in error_sentence(told.value, "zh")


def test_a_full_disk_is_told_with_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExportError) as told:
        write_file(tmp_path / "a.pdf", b"%PDF-new")
    assert told.value.code == "export.disk_full"
    assert "MB" in error_sentence(told.value, "en")
    assert list(tmp_path.iterdir()) == []
