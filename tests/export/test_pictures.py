"""Pictures in files: their inks, nothing transparent, the same bytes each time, and whole in XML and back."""

import io
from collections.abc import Mapping
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree
from pikepdf import Name
from PIL import Image

from gazette.desk.preflighting import checked_file
from gazette.export import PdfManner, Purpose, issue_to_xml, page_pictures, pages_to_pdf
from gazette.ingest import read_picture
from gazette.ingest.akoma_ntoso.reader import read_akoma_ntoso
from gazette.model import Attachment, Block, Entry, Issue, Paragraph, Picture, PictureFile, PictureSizes, Section
from gazette.preflight import check_file
from gazette.shipped import shipped
from gazette.typeset import Pages, Typesetter, load_house_style
from tests.export.test_akoma_ntoso import SCHEMA
from tests.export.test_print_file import FONTS, SETTER

TEXT = Paragraph(text="为加强城市管理，提高公共服务水平，现将有关事项通知如下，请认真贯彻执行。")
COLOURED = Typesetter(
    load_house_style(
        "四色",
        shipped("resources/house_styles"),
        '[style]\nname = "四色"\nbased_on = "qingdao-2019"\n[picture]\nink = "process"\n',
    ),
    FONTS,
)


def drawn(mode: str = "RGB", size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Red at the left, white in the middle, black at the right."""
    image = Image.new("RGB", size, "white")
    third = size[0] // 3
    image.paste("#ff0000", (0, 0, third, size[1]))
    image.paste("black", (2 * third, 0, size[0], size[1]))
    return image.convert(mode)


def file_of(image: Image.Image, form: str = "PNG", **how: object) -> PictureFile:
    out = io.BytesIO()
    image.save(out, form, **how)
    return read_picture(out.getvalue(), file="a")


def shown(file: PictureFile, caption: str | None = "图1　红与黑", width: float = 200) -> Picture:
    height = width * file.pixel_height / file.pixel_width
    name, kind = file.sha256, file.media_type
    return Picture(sha256=name, media_type=kind, width=width, height=height, caption=caption, text="红白黑三条")


def issue_of(*blocks: Block) -> Issue:
    entry = Entry(title_zh="关于图片的通知", blocks=(TEXT, *blocks, TEXT))
    return Issue(serial=1, sections=(Section(entries=(entry,)),))


def files_of(*files: PictureFile) -> dict[str, PictureFile]:
    return {file.sha256: file for file in files}


def sizes_of(files: Mapping[str, PictureFile]) -> PictureSizes:
    return {name: (file.pixel_width, file.pixel_height) for name, file in files.items()}


def written(
    issue: Issue, files: Mapping[str, PictureFile], purpose: Purpose = "print", setter: Typesetter = SETTER
) -> tuple[Pages, bytes]:
    pages = setter.pages(issue, sizes_of(files))
    return pages, pages_to_pdf(pages, FONTS, PdfManner(purpose=purpose, issue=issue), pictures=files)


def images_in(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Image]


def image_in(content: bytes) -> tuple[pikepdf.Object, Image.Image]:
    """The one picture of a file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (found,) = images_in(pdf)
        seen = pikepdf.PdfImage(found)
        image = seen.as_pil_image()
        image.load()
        return pikepdf.Dictionary({key: found[key] for key in found if key != "/Length"}), image


@pytest.mark.parametrize("purpose", ["print", "archive", "office"])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_colours_become_shades_of_black(purpose: Purpose, form: str) -> None:
    file = file_of(drawn(), form)
    _, content = written(issue_of(shown(file)), files_of(file), purpose)
    about, image = image_in(content)
    assert about.ColorSpace == Name.DeviceGray
    assert about.Filter == (Name.DCTDecode if form == "JPEG" else Name.FlateDecode)
    at = [image.convert("L").getpixel((x, 300)) for x in (150, 450, 750)]
    assert at == pytest.approx([76, 255, 0], abs=3)


def test_in_colour_print_they_are_in_the_inks_of_the_press() -> None:
    file = file_of(drawn())
    _, content = written(issue_of(shown(file)), files_of(file), "print", COLOURED)
    about, image = image_in(content)
    assert about.ColorSpace == Name.DeviceCMYK
    cyan, magenta, yellow, black = (part / 255 for part in image.getpixel((150, 300)))
    assert magenta > 0.8
    assert yellow > 0.8
    assert cyan + black < 0.3
    assert image.getpixel((450, 300)) == pytest.approx((0, 0, 0, 0), abs=4)
    assert check_file(content, "print") == ()
    about, _ = image_in(written(issue_of(shown(file)), files_of(file), "office", COLOURED)[1])
    assert about.ColorSpace == Name.DeviceRGB


def test_a_grey_jpeg_is_taken_over_as_it_is() -> None:
    file = file_of(drawn("L"), "JPEG")
    with pikepdf.open(io.BytesIO(written(issue_of(shown(file)), files_of(file))[1])) as pdf:
        (image,) = images_in(pdf)
        assert image.read_raw_bytes() == file.content


def test_a_turned_jpeg_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned by 90° clockwise
    file = file_of(drawn("L", (900, 600)), "JPEG", exif=turned)
    _, image = image_in(written(issue_of(shown(file)), files_of(file))[1])
    assert image.size == (600, 900)
    assert [image.convert("L").getpixel((300, y)) for y in (150, 750)] == pytest.approx([76, 0], abs=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_lies_on_white(mode: str) -> None:
    image = drawn("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    how = {"transparency": 0} if mode == "P" else {}
    flat = Image.new("P", image.size, 0) if mode == "P" else image.convert(mode)
    file = file_of(flat, **how)
    about, seen = image_in(written(issue_of(shown(file)), files_of(file))[1])
    assert "/SMask" not in about
    assert seen.convert("L").getextrema() == (255, 255)


def test_sixteen_bits_keep_their_shades() -> None:
    image = Image.new("I;16", (400, 300), 0x4000)
    file = file_of(image)
    _, seen = image_in(written(issue_of(shown(file)), files_of(file))[1])
    assert seen.getextrema() == pytest.approx((64, 64), abs=1)


@pytest.mark.parametrize("mode", ["1", "L", "CMYK"])
def test_other_modes(mode: str) -> None:
    file = file_of(drawn(mode), "TIFF")
    _, content = written(issue_of(shown(file)), files_of(file))
    assert check_file(content, "print") == ()
    _, seen = image_in(content)
    assert [seen.convert("L").getpixel((x, 300)) for x in (450, 750)] == pytest.approx([255, 0], abs=3)


def test_every_check_passes_and_both_readings_see_the_same() -> None:
    small, wide = file_of(drawn()), file_of(drawn("L", (2400, 1000)), "JPEG")
    files = files_of(small, wide)
    inner = (shown(wide, "图3　附件中的图", 460), TEXT)
    blocks = (shown(small), shown(wide, None, 460), TEXT, Attachment(label="附件1", title="图", blocks=inner))
    issue = issue_of(*blocks)
    pages, content = written(issue, files)
    assert check_file(content, "print") == ()
    outcome = checked_file(issue, pages, content)
    assert outcome.forbidden == ()
    _, archived = written(issue, files, "archive")
    assert check_file(archived, "archive") == ()
    with pikepdf.open(io.BytesIO(archived)) as pdf:
        assert len(images_in(pdf)) == 2


def test_a_picture_in_another_place_than_the_pages_say_is_a_fault() -> None:
    file = file_of(drawn())
    issue = issue_of(shown(file))
    pages, content = written(issue, files_of(file))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b" cm /P", b" cm 1 0 0 1 0.05 0 cm /P"))
        out = io.BytesIO()
        pdf.save(out)
    assert [fault.kind for fault in checked_file(issue, pages, out.getvalue()).forbidden] == ["disagree"]


def test_a_figure_says_what_it_shows_and_has_its_caption() -> None:
    file = file_of(drawn())
    _, content = written(issue_of(shown(file)), files_of(file), "archive")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (figure,) = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == Name.Figure]
        assert str(figure.Alt) == "红白黑三条"
        assert str(figure.A.O) == "/Layout"
        left, foot, right, head = (float(edge) for edge in figure.A.BBox)
        assert (right - left, head - foot) == pytest.approx((200, 200 * 2 / 3), abs=0.01)
        assert str(figure.K[0].S) == "/Caption"


def test_a_missing_picture_is_a_frame_and_the_file_is_sound() -> None:
    file = file_of(drawn())
    issue = issue_of(shown(file))
    for purpose in ("print", "archive"):
        pages, content = written(issue, {}, purpose)
        assert check_file(content, purpose) == ()
        assert checked_file(issue, pages, content).forbidden == ()


def test_the_same_pictures_give_the_same_bytes() -> None:
    file = file_of(drawn(), "JPEG")
    one, other = (written(issue_of(shown(file)), files_of(file))[1] for _ in range(2))
    assert one == other


def test_the_page_as_a_picture_has_it() -> None:
    file = file_of(drawn("L"))
    pages, content = written(issue_of(shown(file)), files_of(file), "office")
    index, placed = next((index, one) for index, page in enumerate(pages.pages) for one in page.pictures)
    sheet = Image.open(io.BytesIO(list(page_pictures(content, 72))[index]))
    at = [sheet.getpixel((round(placed.x + placed.width * part), round(placed.y + 40))) for part in (1 / 6, 5 / 6)]
    assert at == pytest.approx([76, 0], abs=6)


def test_xml_has_the_picture_and_gives_it_back() -> None:
    file, lost = file_of(drawn(), "JPEG"), file_of(drawn("L"))
    blocks = (
        replace(shown(file, "图\n1"), text='引号"与\x0b\n和<角>'),
        replace(shown(lost, None), width=1 / 3),
        Attachment(label="附件1", title="图", blocks=(shown(file, ""),)),
    )
    issue = issue_of(*blocks)
    content, findings = issue_to_xml(issue, files_of(file))
    SCHEMA.assertValid(etree.fromstring(content))
    assert [(one.rule, one.block) for one in findings if one.rule != "export.character_forbidden"] == [
        ("export.picture_missing", (2,))
    ]
    back = read_akoma_ntoso(content, file="a.xml")
    assert back.issue == issue
    assert back.pictures == (file,)
    assert back.findings == ()
    assert issue_to_xml(issue, files_of(file))[0] == content


def test_a_picture_too_large_for_an_attribute_is_told_and_named() -> None:
    file = replace(file_of(drawn()), content=bytes(7_000_001))
    content, findings = issue_to_xml(issue_of(shown(file)), files_of(file))
    assert [finding.rule for finding in findings] == ["export.picture_large"]
    assert b"urn:sha256:" in content


_FOREIGN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="act"><meta/>
<mainBody><p>前文<img src="%s" alt="示意图"/></p><img src="%s"/></mainBody></doc></akomaNtoso>"""


def test_pictures_of_other_programs_are_read_if_they_are_inside_and_told_if_not() -> None:
    file = file_of(drawn(size=(96, 48)))
    own = etree.fromstring(issue_to_xml(issue_of(shown(file)), files_of(file))[0])
    (src,) = own.xpath("//@src[starts-with(., 'data:')]")
    for outside in ("http://example.org/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA"):
        back = read_akoma_ntoso((_FOREIGN % (src, outside)).encode(), file="a.xml")
        text, picture = back.entries[0].blocks
        assert text == Paragraph(text="前文")
        assert picture == Picture(sha256=file.sha256, media_type="image/png", width=72, height=36, text="示意图")
        assert back.pictures == (file,)
        told = {finding.rule for finding in back.findings}
        assert told & {"ingest.unread.xml_picture", "ingest.xml_picture_damaged"}
