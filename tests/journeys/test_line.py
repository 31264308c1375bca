"""The line, by the command line alone: the sample issue comes in, is shown, set, written, read back and found."""

import ctypes
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from gazette.model import entry_texts
from gazette.shipped import shipped
from gazette.typeset.characters import NOT_AT_END, NOT_AT_START

SAMPLE = next(shipped("resources/sample_issue").glob("*.txt"))
EXPECTED = json.loads((SAMPLE.parent / "expected.json").read_text("utf-8"))
ISSUE = str(EXPECTED["serial"])

Gazette = Callable[..., subprocess.CompletedProcess[str]]


def gazette(*words: object, home: Path, lang: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "GAZETTE_LANG": lang, "PYTHONUTF8": "1"}
    code = "from gazette.cli.main import run; run()"
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def archive(home: Path) -> Path:
    path = home / "sample.gazette"
    done = gazette("import", SAMPLE, "--archive", path, home=home)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def shown(archive: Path, home: Path) -> dict[str, object]:
    return json.loads(gazette("show", ISSUE, "--archive", archive, "--json", home=home).stdout)


@pytest.fixture(scope="module")
def files(archive: Path, home: Path) -> tuple[Path, Path]:
    pdf, xml = home / "sample.pdf", home / "sample.xml"
    done = gazette("export", ISSUE, "--archive", archive, "--pdf", pdf, "--xml", xml, home=home)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return pdf, xml


def entries_of(shown: dict[str, object]) -> list[dict[str, object]]:
    return [entry for section in shown["sections"] for entry in section["entries"]]


def all_blocks(holder: dict[str, object]) -> list[dict[str, object]]:
    """The blocks of an entry in the shape of ``show --json``, nested ones included."""
    blocks = holder.get("blocks", [])
    return [each for block in blocks for each in (block, *all_blocks(block))]


def squash(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_head_of_the_issue(shown: dict[str, object]) -> None:
    for key in ("serial", "year", "numbers", "date"):
        assert shown[key] == EXPECTED[key]
    publication = shown["publication"]
    assert isinstance(publication, dict)
    assert publication["colophon"] == EXPECTED["colophon"]


@pytest.mark.parametrize("number", range(11))
def test_every_field_of_every_entry(shown: dict[str, object], number: int) -> None:
    entry, expected = entries_of(shown)[number], EXPECTED["entries"][number]
    for key in ("title_zh", "title_en", "number_zh", "number_en", "date", "addressee", "title_lines"):
        assert entry[key] == expected[key], key
    assert entry["printed_page"] == expected["page"]
    levels = [block["level"] for block in all_blocks(entry)]
    assert {level: levels.count(int(level)) for level in expected["headings"]} == expected["headings"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_contents_name_every_entry_in_order_with_its_page(
    archive: Path, home: Path, shown: dict[str, object], language: str
) -> None:
    text = gazette("contents", ISSUE, "--lang", language, "--archive", archive, home=home).stdout
    at = 0
    for entry in entries_of(shown):
        number = f" ({entry[f'number_{language}']})" if entry[f"number_{language}"] else ""
        line = f"{entry[f'title_{language}']}{number} ({entry['page']})\n"
        assert line in text[at:]
        at = text.index(line, at)


def test_the_pdf_says_what_the_archive_says(archive: Path, home: Path, files: tuple[Path, Path]) -> None:
    """Character for character and in order, but for white space, running heads, folios and repeated table headers."""
    from gazette.desk import Desk
    from gazette.typeset.documents import chinese_date

    with Desk.open(archive) as desk:
        issue = desk.issue(ISSUE)
    wanted = []
    for entry in issue.entries:
        title, *rest = entry_texts(entry)
        wanted += [title, f"（{chinese_date(entry.date)}）" if entry.date else "", *rest]
    pages = [squash(page) for page in text_of(files[0])[2:]]
    furniture = f"({issue.publication.name.zh}|{issue.year}年第7、8期)?—\\d+—"
    text = "".join(re.sub(furniture, "", page) for page in pages)
    at = 0
    for part in map(squash, wanted):
        found = text.find(part, at)
        assert found >= 0, (part, text[at : at + 60])
        skipped = text[at:found]
        assert len(skipped) <= 40, (part, skipped)
        at = found + len(part)


def text_of(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\ufffe", "") for page in document]


def test_no_line_of_the_pdf_begins_or_ends_with_a_forbidden_mark(files: tuple[Path, Path]) -> None:
    lines = body_lines(files[0])
    assert len(lines) > 800
    assert not [line for line in lines if line[0] in NOT_AT_START]
    assert not [line for line in lines if line[-1] in NOT_AT_END]


def body_lines(pdf: Path) -> list[str]:
    """The lines of the body's columns, from the places of the glyphs on the page."""
    lines = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in list(document)[2:]:
            text = page.get_textpage()
            rows: dict[int, list[tuple[float, str]]] = {}
            for index in range(text.count_chars()):
                left, baseline = origin(text, index)
                character = text.get_text_range(index, 1)
                if character.strip():
                    rows.setdefault(round(baseline), []).append((left, character))
            lines += [line for row in rows.values() for line in parted(sorted(row)) if len(line) > 12]
    return lines


def parted(row: list[tuple[float, str]]) -> list[str]:
    """The characters of one baseline, cut where a column or a cell ends."""
    lines, right = [""], row[0][0]
    for left, character in row:
        if left - right > 21:
            lines.append("")
        lines[-1] += character
        right = left
    return lines


def origin(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
    return x.value, y.value


def test_every_font_is_embedded_and_every_page_has_its_boxes(
    files: tuple[Path, Path], shown: dict[str, object]
) -> None:
    with pikepdf.open(files[0]) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert all("/TrimBox" in page and "/BleedBox" in page for page in pdf.pages)
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert all(font.Subtype == "/Type0" and font.Encoding == "/Identity-H" for font in fonts)
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
        assert pdf.Root.OutputIntents
        with pdf.open_outline() as outline:
            assert [str(item.title) for item in (*outline.root[:2], outline.root[-1])] == ["目录", "Contents", "版权页"]
            assert sum(1 + len(item.children) for item in outline.root) == 2 + len(shown["sections"]) + 11 + 1


def test_the_way_back_gives_the_same_issue(files: tuple[Path, Path], home: Path, shown: dict[str, object]) -> None:
    back = home / "back.gazette"
    assert gazette("import", files[1], "--archive", back, home=home).returncode == 0
    assert json.loads(gazette("show", ISSUE, "--archive", back, "--json", home=home).stdout) == shown


def test_the_same_file_again_changes_nothing(archive: Path, home: Path) -> None:
    before = gazette("issues", "--archive", archive, "--json", home=home).stdout
    again = gazette("import", SAMPLE, "--archive", archive, "--json", home=home)
    assert again.returncode == 0
    assert json.loads(again.stdout)["files"][0]["already"] is True
    assert gazette("issues", "--archive", archive, "--json", home=home).stdout == before


def test_search_finds_a_word_with_its_page(archive: Path, home: Path, shown: dict[str, object]) -> None:
    title = entries_of(shown)[3]["title_zh"]
    found = json.loads(gazette("search", title, "--archive", archive, "--json", home=home).stdout)
    assert found["hits"][0]["entry"] == 4
    assert found["hits"][0]["page"] == entries_of(shown)[3]["page"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "999", "--archive", "ARCHIVE"), 1),
        (("issues", "--archive", "nothing-here.gazette"), 1),
        (("import", "nothing-here.txt", "--archive", "ARCHIVE"), 1),
        (("export", ISSUE, "--archive", "ARCHIVE"), 2),
        (("frobnicate",), 2),
        (("export", ISSUE, "--archive", "ARCHIVE", "--xml", "ARCHIVE"), 1),
        (("export", ISSUE, "--archive", "ARCHIVE", "--xml", "same.out", "--pdf", "same.out"), 1),
        (("export", "inbox", "--archive", "ARCHIVE", "--xml", "in.xml"), 1),
        (("export", ISSUE, "--archive", "ARCHIVE", "--pdf", "/nowhere/at/all.pdf"), 1),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_known_error_is_one_line_and_a_code(
    archive: Path, home: Path, words: tuple[str, ...], code: int, lang: str
) -> None:
    done = gazette(*(archive if word == "ARCHIVE" else word for word in words), home=home, lang=lang)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stderr.startswith("error: ")
        assert bool(re.search(r"[\u4e00-\u9fff]", done.stderr)) == (lang == "zh")


def test_a_file_that_cannot_be_read_leaves_no_archive_behind(tmp_path: Path, home: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"\xef\xbb\xbf")
    done = gazette("import", tmp_path / "empty.txt", "--archive", tmp_path / "new.gazette", home=home)
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_the_sample_issue_begins_its_entries_on_the_pages_that_its_contents_print(shown: dict[str, object]) -> None:
    assert [entry["page"] for entry in entries_of(shown)] == [entry["page"] for entry in EXPECTED["entries"]]
