"""Older office files: converted by LibreOffice, told where it is missing, refuses, or does not come to an end."""

import os
import stat
import sys
import time
from pathlib import Path

import docx
import pytest

from gazette.errors import IngestError
from gazette.ingest import read_file
from gazette.ingest.office.libreoffice import convert, find_libreoffice

RTF = (
    rb"{\rtf1\ansi\ansicpg936\uc1 "
    + "".join(
        f"\\u{ord(c)}?" if c != "\n" else "\\par\n"
        for c in "云川市人民政府关于防汛工作的通知\n云政发〔2024〕7号\n各区人民政府：\n请落实责任。"
    ).encode()
    + b"}"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the only ``soffice`` is looked for, whatever the machine has."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("gazette.ingest.office.libreoffice._PLACES", {})
    return folder


def program(folder: Path, body: str) -> None:
    """A program that is called as LibreOffice is: what it makes goes into the folder behind --outdir."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport sys, time\nfrom pathlib import Path\n{body}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def caught(path: Path) -> IngestError:
    with pytest.raises(IngestError) as error:
        read_file(path)
    return error.value


@pytest.mark.skipif(os.name == "nt", reason="a script with a first line #! is no program there")
class TestStandIn:
    def test_what_it_makes_is_read_as_word_and_said(self, office: Path, tmp_path: Path) -> None:
        document = docx.Document()
        for text in ("云川市人民政府关于防汛工作的通知", "云政发〔2024〕7号", "各区人民政府：", "请落实责任。"):
            document.add_paragraph(text)
        document.save(str(tmp_path / "made.docx"))
        program(
            office,
            "out = Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
            "assert sys.argv[-1].endswith('source.rtf')\n"
            f"(out / 'source.docx').write_bytes(Path({str(tmp_path / 'made.docx')!r}).read_bytes())",
        )
        path = tmp_path / "通知.doc"
        path.write_bytes(RTF)
        reading = read_file(path)
        assert reading.entries[0].number_zh == "云政发〔2024〕7号"
        assert reading.source == RTF
        assert [f.rule for f in reading.findings] == ["ingest.converted"]

    @pytest.mark.usefixtures("office")
    def test_where_it_is_missing_one_sentence_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "通知.rtf"
        path.write_bytes(RTF)
        assert caught(path).code == "ingest.no_libreoffice"

    def test_where_it_makes_nothing_the_file_is_refused(self, office: Path, tmp_path: Path) -> None:
        program(office, "sys.exit(1)")
        path = tmp_path / "通知.rtf"
        path.write_bytes(RTF)
        assert caught(path).code == "ingest.libreoffice_refused"

    def test_one_that_does_not_end_is_ended_with_its_children(self, office: Path, tmp_path: Path) -> None:
        mark = tmp_path / "child"
        program(
            office,
            "import subprocess\n"
            "late = 'import sys, time; time.sleep(4); open(sys.argv[1], chr(119))'\n"
            f"subprocess.Popen([sys.executable, '-c', late, {str(mark)!r}])\n"
            "time.sleep(60)",
        )
        begun = time.monotonic()
        with pytest.raises(IngestError) as error:
            convert(RTF, ".rtf", "docx", "通知.rtf", seconds=1.5)
        assert error.value.code == "ingest.too_slow"
        assert time.monotonic() - begun < 20
        time.sleep(4)
        assert not mark.exists()


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed here")
def test_the_real_one_reads_rich_text(tmp_path: Path) -> None:
    path = tmp_path / "通知.rtf"
    path.write_bytes(RTF)
    reading = read_file(path)
    assert reading.entries[0].title_full == "云川市人民政府关于防汛工作的通知"
    assert reading.entries[0].addressee == "各区人民政府："
    assert reading.account.is_whole
