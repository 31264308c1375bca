"""Sets an issue as pages (plain values in points) by a house style; it writes no file and knows no window."""

from gazette.typeset.characters import LIGATURES
from gazette.typeset.collecting import collecting_later
from gazette.typeset.flow import ColumnLine, PlacedLine, Row, RowCell
from gazette.typeset.fonts import Font, FontSet, shared_fonts
from gazette.typeset.glyph_codes import glyph_ids
from gazette.typeset.house_style import HouseStyle, load_house_style
from gazette.typeset.issue_fitting import unfitted
from gazette.typeset.line_setting import Run, SetLine
from gazette.typeset.page_choice import body_pages, only_pages
from gazette.typeset.page_labels import roman_value
from gazette.typeset.pages import (
    Column,
    Glyphs,
    Item,
    LineOnPage,
    Link,
    OutlineItem,
    Page,
    PagePart,
    PagePicture,
    Pages,
    PictureInk,
    Place,
    Rule,
    Strip,
)
from gazette.typeset.printed_lines import Box, PrintedLine, line_at, printed_lines
from gazette.typeset.progress import Progress
from gazette.typeset.typesetter import Typesetter

__all__ = [
    "LIGATURES",
    "Box",
    "Column",
    "ColumnLine",
    "Font",
    "FontSet",
    "Glyphs",
    "HouseStyle",
    "Item",
    "LineOnPage",
    "Link",
    "OutlineItem",
    "Page",
    "PagePart",
    "PagePicture",
    "Pages",
    "PictureInk",
    "Place",
    "PlacedLine",
    "PrintedLine",
    "Progress",
    "Row",
    "RowCell",
    "Rule",
    "Run",
    "SetLine",
    "Strip",
    "Typesetter",
    "body_pages",
    "collecting_later",
    "glyph_ids",
    "line_at",
    "load_house_style",
    "only_pages",
    "printed_lines",
    "roman_value",
    "shared_fonts",
    "unfitted",
]
