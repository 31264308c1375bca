"""Pictures in a Word file: each in a paragraph of its own at its size, with its description, its bytes once."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.oxml.text.paragraph import CT_P
from docx.parts.image import ImagePart
from docx.shared import Emu, Mm, Pt

from gazette.export.screen_pictures import screen_picture
from gazette.export.word_styles import element
from gazette.export.word_text import paragraph_element
from gazette.export.xml_characters import shown
from gazette.model import Picture, PictureFiles

_FORMS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
"""What Word opens; the file goes along as it is."""
_WIDEST, _HIGHEST = Mm(156), Mm(200)
"""The type area, with room for a caption."""


class WordPictures:
    """The pictures of one document, of which ``files`` has those that are there."""

    def __init__(self, document: WordDocument, files: PictureFiles) -> None:
        self._part = document.part
        self._files = files
        self._related: dict[str, str] = {}
        self._count = 0

    def paragraph(self, picture: Picture, *, captioned: bool) -> CT_P | None:
        """The paragraph that shows it, kept with its caption; None where its file is gone."""
        if picture.sha256 not in self._files:
            return None
        self._count += 1
        wide, high = Pt(picture.width), Pt(picture.height)
        scale = min(1.0, _WIDEST / max(wide, 1), _HIGHEST / max(high, 1))
        size = (Emu(max(1, round(wide * scale))), Emu(max(1, round(high * scale))))
        name = f"图片{self._count}"
        inline = CT_Inline.new_pic_inline(self._count, self._relation(picture), name, *size)
        inline.docPr.set("descr", shown(picture.text or picture.caption or ""))
        drawing, run, made = element("drawing"), element("r"), paragraph_element("", "图片")
        drawing.append(inline)
        run.append(drawing)
        made.append(run)
        if captioned:
            made.get_or_add_pPr().keepNext_val = True
        return made

    def _relation(self, picture: Picture) -> str:
        """The name by which paragraphs refer to the file."""
        known = self._related.get(picture.sha256)
        if known is None:
            file = screen_picture(self._files[picture.sha256].content, forms=_FORMS)
            name = PackURI(f"/word/media/image{len(self._related) + 1}{file.ending}")
            part = ImagePart(name, file.media_type, file.content)
            known = self._related[picture.sha256] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return known
