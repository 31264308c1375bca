"""Text into paragraphs of Word: line ends and tabs as Word has them, characters that XML forbids replaced."""

from typing import cast

from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

from gazette.export.word_styles import element
from gazette.export.xml_characters import shown

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def style_id(name: str) -> str:
    """The id that python-docx gives a style of this name."""
    return name.replace(" ", "")


def paragraph_element(text: str, style: str) -> CT_P:
    """A paragraph of one run."""
    made = cast("CT_P", element("p"))
    made.get_or_add_pPr().style = style_id(style)
    if text:
        made.append(run_element(text))
    return made


def run_element(text: str, character_style: str = "") -> BaseOxmlElement:
    """A run; a line end is a break, a tab a tab."""
    made = element("r")
    if character_style:
        properties = element("rPr")
        properties.append(element("rStyle", val=style_id(character_style)))
        made.append(properties)
    for order, line in enumerate(shown(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if order:
            made.append(element("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if piece:
                held = element("t")
                held.text = piece
                held.set(_SPACE, "preserve")
                made.append(held)
    return made
