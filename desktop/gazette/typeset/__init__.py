"""Sets an issue as pages (plain values in points) by a house style; it writes no file and knows no window."""

from gazette.typeset.fonts import Font, FontSet, shared_fonts
from gazette.typeset.house_style import HouseStyle, load_house_style
from gazette.typeset.issue_setting import Typesetter
from gazette.typeset.line_setting import Run
from gazette.typeset.pages import Glyphs, LineOnPage, Link, OutlineItem, Page, Pages, Place, Rule

__all__ = [
    "Font",
    "FontSet",
    "Glyphs",
    "HouseStyle",
    "LineOnPage",
    "Link",
    "OutlineItem",
    "Page",
    "Pages",
    "Place",
    "Rule",
    "Run",
    "Typesetter",
    "load_house_style",
    "shared_fonts",
]
