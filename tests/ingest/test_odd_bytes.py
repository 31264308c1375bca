"""Bytes that are nearly text: read as far as they can be, and told."""

import os
from pathlib import Path

import pytest

from gazette.desk import Desk
from gazette.errors import IngestError
from gazette.ingest import read_file
from gazette.ingest.formats import recognised
from gazette.wording import error_sentence

TEXT = "关于加强水库安全管理的通知\n\n各区人民政府：\n\n请认真落实水库安全责任制。\n"
TRADITIONAL = "關於加強水庫安全管理的通知\n\n各區人民政府：\n\n請認真落實水庫安全責任制。\n"


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_a_file_cut_inside_its_last_character_is_read_and_told(tmp_path: Path, encoding: str) -> None:
    text = TRADITIONAL if encoding == "big5" else TEXT
    whole = text.strip()[:-1].encode(encoding)
    file = tmp_path / "cut.txt"
    file.write_bytes(whole[:-1])
    reading = read_file(file)
    assert reading.entries[0].title_full == text.split("\n")[0]
    assert reading.source == whole[:-1]
    (finding,) = [f for f in reading.findings if f.rule == "ingest.cut_short"]
    assert (finding.line, finding.column, finding.entry) == (5, len(text.strip().split("\n")[-1]) - 1, 1)
    assert text.strip()[:-2].endswith(finding.text)


@pytest.mark.parametrize("content", [b"\x89PNG\xe4", b"note\xe4\xbd", bytes(range(128, 256)) * 4])
def test_what_is_no_text_stays_none_where_its_end_looks_cut(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    with pytest.raises(IngestError) as caught:
        read_file(file)
    assert caught.value.code == "ingest.no_text"


PAGE = "<p>关于供热的通知</p><p>请按期供热。</p></body></html>"
MARKUP = [
    (r"{\rtf1\ansi\ansicpg936 \u20851?}", "office"),
    ("\ufeff  {\\rtf1 }", "office"),
    ("<!DOCTYPE html>\n<html lang='zh'><body>" + PAGE, "web"),
    ("\r\n<HTML><BODY>" + PAGE, "web"),
    ('<?xml version="1.0"?>\n<!-- 本页 -->\n<html xmlns="http://www.w3.org/1999/xhtml"><body>' + PAGE, "web"),
    ("<!-- saved from url -->\n<meta charset='utf-8'>" + PAGE, "web"),
    ("From: <Saved>\nSubject: x\nMIME-Version: 1.0\n\n<html>" + PAGE, "mail_web"),
    ('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "office"),
]


@pytest.mark.parametrize(("text", "form"), MARKUP)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_rtf_and_web_pages_are_known_whatever_their_name(text: str, form: str, encoding: str) -> None:
    assert recognised(text.removeprefix("\ufeff").encode(encoding), "notice.txt") == form


def test_tags_inside_a_plain_text_are_traces_and_no_web_page(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("<p>关于供热的通知</p>\n请按期供热。\n", "utf-8")
    assert read_file(file).entries[0].title_full == "关于供热的通知"


def test_an_archive_is_told_as_such_and_not_as_a_damaged_text(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "往年.gazette", create=True):
        pass
    with pytest.raises(IngestError) as refused:
        read_file(tmp_path / "往年.gazette")
    assert refused.value.code == "ingest.archive"
    assert "文件 › 打开档案" in error_sentence(refused.value, "zh")
