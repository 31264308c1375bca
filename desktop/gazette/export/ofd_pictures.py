"""Pictures inside OFD: PNG and JPEG in the colours that the pages are printed in, nothing transparent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from gazette.export.ofd_elements import element, text_element
from gazette.export.screen_pictures import ScreenPicture, screen_picture
from gazette.model import PictureFiles
from gazette.typeset import Pages


@dataclass(frozen=True, slots=True)
class OfdPicture:
    """A picture with its number in the document and the name of its file."""

    id: str
    file_name: str
    file: ScreenPicture


def ofd_pictures(pages: Pages, files: PictureFiles, numbers: Iterator[str]) -> dict[str, OfdPicture]:
    """The pictures that the pages show, by SHA-256."""
    shown = {one.sha256 for page in pages.pages for one in page.pictures if not one.missing}
    made = {name: screen_picture(files[name].content, ink=pages.picture_ink, opaque=True) for name in sorted(shown)}
    return {
        name: OfdPicture(next(numbers), f"picture_{order}{file.ending}", file)
        for order, (name, file) in enumerate(made.items(), 1)
    }


def picture_resources(pictures: Iterable[OfdPicture]) -> etree._Element:
    """The file that names them."""
    root = element("Res", BaseLoc="Res")
    listed = element("MultiMedias", root)
    for picture in pictures:
        made = element("MultiMedia", listed, ID=picture.id, Type="Image", Format=picture.file.form)
        text_element(made, "MediaFile", picture.file_name)
    return root
