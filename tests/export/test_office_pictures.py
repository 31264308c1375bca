"""Pictures in Word files and beside web pages: at their size, described, with their captions, the bytes as they are."""

import hashlib
import io
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import html
from PIL import Image

from gazette.export import UNDATED, entry_to_text
from gazette.export.web_folder import write_site
from gazette.export.web_site import entry_site, issue_site
from gazette.export.word import entry_to_docx, issue_to_docx
from gazette.model import Attachment, Picture, PictureFile
from tests.export.test_pictures import TEXT, drawn, file_of, files_of, issue_of, shown
from tests.export.test_web import assert_well_made


@pytest.fixture
def file() -> PictureFile:
    return file_of(drawn())


def media(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith("word/media/")}


def test_word_has_it_at_its_size_with_description_and_caption(file: PictureFile) -> None:
    entry = issue_of(shown(file), TEXT, shown(file, None, 2000)).entries[0]
    content = entry_to_docx(entry, UNDATED, files_of(file))
    document = docx.Document(io.BytesIO(content))
    first, second = document.inline_shapes
    assert (first.width, first.height) == (Pt(200), Pt(200 * 2 / 3))
    assert (second.width, second.height) == (Mm(156), Mm(104))  # as wide as the text
    assert [one._inline.docPr.get("descr") for one in (first, second)] == ["红白黑三条"] * 2
    assert len({one._inline.docPr.id for one in (first, second)}) == 2
    assert list(media(content).values()) == [file.content]
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    at = styles.index(("图片", ""))
    assert styles[at + 1] == ("图题", "图1　红与黑")
    picture = document.paragraphs[at]
    assert picture.paragraph_format.keep_with_next
    assert picture.style is not None
    spacing = picture.style.element.find(f".//{qn('w:spacing')}[@{qn('w:lineRule')}]")
    assert spacing.get(qn("w:lineRule")) == "auto"  # a line of a fixed height would cut it off
    assert "〔图" not in "".join(text for _, text in styles)


def test_word_is_the_same_each_time(file: PictureFile) -> None:
    issue = issue_of(shown(file), Attachment(label="附件1", title="图", blocks=(shown(file),)))
    one, other = (issue_to_docx(issue, (1,), UNDATED, files_of(file)) for _ in range(2))
    assert one == other
    assert len(media(one)) == 1


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_every_form_can_be_shown(form: str) -> None:
    file = file_of(drawn(), form)
    (name, content), *others = media(entry_to_docx(issue_of(shown(file)).entries[0], UNDATED, files_of(file))).items()
    assert others == []
    assert (content == file.content) == (form != "WEBP")
    with Image.open(io.BytesIO(content)) as seen:
        assert seen.size == (900, 600)
        assert name.endswith((f".{form.lower()[:3]}", ".jpg", ".png"))
    site = issue_site(issue_of(shown(file)), (1,), files_of(file))
    (content,) = [content for name, content in site.files.items() if name.startswith("picture-")]
    assert (content == file.content) == (form in ("PNG", "JPEG", "GIF"))
    with Image.open(io.BytesIO(content)) as seen:
        assert seen.convert("RGB").getpixel((150, 300)) == pytest.approx((255, 0, 0), abs=3)


def test_a_jpeg_that_word_would_lay_on_its_side_is_put_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    file = file_of(drawn(), "JPEG", exif=turned)
    (content,) = media(entry_to_docx(issue_of(shown(file)).entries[0], UNDATED, files_of(file))).values()
    with Image.open(io.BytesIO(content)) as seen:
        assert seen.size == (600, 900)
        assert seen.getexif().get(0x0112, 1) == 1


def test_the_web_page_has_it_as_a_figure(file: PictureFile) -> None:
    site = entry_site(issue_of(shown(file), shown(file, None)), 1, linked=False, pictures=files_of(file))
    name = f"picture-{hashlib.sha256(file.content).hexdigest()[:16]}.png"
    assert site.files[name] == file.content
    (content,) = [content for name, content in site.files.items() if name.endswith(".html")]
    page = html.document_fromstring(content.decode())
    first, second = page.cssselect("article figure")
    image = first[0]
    assert (image.get("src"), image.get("alt")) == (name, "红白黑三条")
    assert (image.get("width"), image.get("height")) == ("267", "178")
    assert first.text_content().strip() == "图1　红与黑"
    assert [child.tag for child in second] == ["img"]
    assert_well_made(content, pictures=True)


def test_its_file_is_written_once_and_told_when_it_is_left_over(file: PictureFile, tmp_path: Path) -> None:
    other = file_of(drawn("L"))
    issue, files = issue_of(shown(file)), files_of(file, other)
    name = f"picture-{file.sha256[:16]}.png"
    assert name in write_site(tmp_path, issue_site(issue, (1,), files), whole=True).written
    assert write_site(tmp_path, issue_site(issue, (1,), files), whole=True).written == ()
    (tmp_path / "picture-of-the-office.png").write_bytes(other.content)
    changed = write_site(tmp_path, issue_site(issue_of(shown(other)), (1,), files), whole=True)
    assert f"picture-{other.sha256[:16]}.png" in changed.written
    assert changed.left_over == (name,)


def test_one_that_is_gone_stands_by_its_description_as_in_text(file: PictureFile) -> None:
    issue = issue_of(shown(file), Picture(sha256="0" * 64, media_type="image/png", width=10, height=10))
    entry = issue.entries[0]
    written = docx.Document(io.BytesIO(entry_to_docx(entry, UNDATED)))
    said = "\n".join(paragraph.text for paragraph in written.paragraphs)
    (page,) = [content for name, content in issue_site(issue, (1,)).files.items() if "document-" in name]
    for text in (said, html.document_fromstring(page.decode()).text_content(), entry_to_text(entry).decode()):
        assert "〔图：红白黑三条〕" in text
        assert "〔图〕" in text
        assert "图1　红与黑" in text
