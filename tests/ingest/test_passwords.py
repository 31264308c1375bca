"""Files that have a password: told as such, and read once a person gives it."""

from io import BytesIO
from pathlib import Path

import msoffcrypto
import pikepdf
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from gazette.errors import IngestError
from gazette.ingest import Wishes, read_source
from tests.ingest.pdf.drawn import canvas_pdf, changed, draw_notice
from tests.ingest.sheets.workbooks import NAMES, workbook
from tests.ingest.word.building import TITLE, p, word_file

PASSWORD = "乡村之星-2019"


def locked(source: bytes) -> bytes:
    """An office file as its program locks it."""
    out = BytesIO()
    OOXMLFile(BytesIO(source)).encrypt(PASSWORD, out)
    assert msoffcrypto.OfficeFile(BytesIO(out.getvalue())).is_encrypted()
    return out.getvalue()


def files() -> dict[str, tuple[bytes, bytes]]:
    """Each kind of file, open and locked."""
    long = "".join(map(chr, range(0x4E00, 0x6000)))  # no program writes a package as small as one sentence makes it
    word, sheet, pdf = word_file(TITLE + p(f"{long}。")), workbook(NAMES), canvas_pdf(draw_notice)
    encryption = pikepdf.Encryption(owner="o", user=PASSWORD)
    return {
        "乡村之星.docx": (word, locked(word)),
        "名单.xlsx": (sheet, locked(sheet)),
        "通知.pdf": (pdf, changed(pdf, lambda _: None, encryption=encryption)),
    }


@pytest.mark.parametrize("name", ["乡村之星.docx", "名单.xlsx", "通知.pdf"])
def test_a_locked_file_says_so_and_is_read_with_its_password(name: str) -> None:
    opened, closed = files()[name]
    for password, code in ((None, "ingest.protected"), ("another", "ingest.wrong_password")):
        with pytest.raises(IngestError) as told:
            read_source(closed, file=name, wishes=Wishes(password=password))
        assert (told.value.code, told.value.values["file"]) == (code, name)
    wishes = Wishes(password=PASSWORD)
    reading, plain = read_source(closed, file=name, wishes=wishes), read_source(opened, file=name)
    assert (reading.entries, reading.account) == (plain.entries, plain.account)
    assert reading.source == closed
    assert PASSWORD not in repr(wishes)


def test_a_password_does_no_harm_to_a_file_that_has_none() -> None:
    for name, (opened, _) in files().items():
        wishes = Wishes(password=PASSWORD)
        assert read_source(opened, file=name, wishes=wishes).entries == read_source(opened, file=name).entries


@pytest.mark.parametrize("name", ["text.doc", "sheet.xls"])
def test_files_of_older_programs_are_unlocked(name: str) -> None:
    """Those of the tests of msoffcrypto-tool, whose licence stands beside them; a .doc goes on to LibreOffice."""
    source = (Path(__file__).parent / "office" / "locked" / name).read_bytes()
    for password, code in ((None, "ingest.protected"), ("another", "ingest.wrong_password")):
        with pytest.raises(IngestError) as told:
            read_source(source, file=name, wishes=Wishes(password=password))
        assert told.value.code == code
    assert outcome(source, name) in ({"read"} if name == "sheet.xls" else {"read", "ingest.no_libreoffice"})


def outcome(source: bytes, name: str) -> str:
    """Whether a file is read with its password, or why not."""
    try:
        entries = read_source(source, file=name, wishes=Wishes(password="Password1234_")).entries
    except IngestError as error:
        return error.code
    return "read" if entries else "nothing"
