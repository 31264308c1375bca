"""What made pages say of themselves before press: how many of which part, their fonts, characters and last lines."""

from collections import Counter
from dataclasses import dataclass, field

from gazette.desk.fit_hints import lone_characters
from gazette.desk.typesetters import fonts
from gazette.model import Finding
from gazette.typeset import Pages

_GLYPHS = ("typeset.no_glyph", "typeset.fallback")
_STANDS_IN = "typeset.font_stands_in"
_TABLES = ("typeset.table_scaled", "typeset.table_turned")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneCharacter:
    """The last line of a paragraph that has one character: on the page of ``index``, whose label is ``page``."""

    index: int
    page: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Read once of all pages; ``starts`` are the first pages of the entries, in their order.

    The pages are to be a multiple of ``sheet``.
    """

    parts: dict[str, int]
    starts: tuple[int, ...] = ()
    fonts: tuple[str, ...] = ()
    not_embeddable: tuple[str, ...] = ()
    fonts_missing: tuple[Finding, ...] = ()
    """Fonts of the house style that are not there, so that others stand in."""
    characters: int = 0
    glyphs: tuple[Finding, ...] = ()
    """Characters that no font has, or that another font than the wanted one drew."""
    tables: tuple[Finding, ...] = ()
    """Tables that were made smaller or turned, since they are wider than the page."""
    lone: tuple[LoneCharacter, ...] = field(default=())
    sheet: int = 4

    @property
    def count(self) -> int:
        """All pages that are printed."""
        return sum(self.parts.values())


def page_facts(pages: Pages) -> PageFacts:
    """What ``pages`` say."""
    runs = [run for page in pages.pages for line, *_ in page.lines() for run in line.runs]
    names = tuple(sorted({run.font for run in runs}))
    index = {page.label: at for at, page in enumerate(pages.pages)}
    return PageFacts(
        parts=dict(Counter(page.part for page in pages.pages)),
        starts=tuple(first for first, _ in pages.spans),
        fonts=names,
        not_embeddable=tuple(name for name in names if not fonts()[name].embeddable),
        fonts_missing=tuple(finding for finding in pages.findings if finding.rule == _STANDS_IN),
        characters=sum(bool(text.strip()) for run in runs for text in run.texts),
        glyphs=tuple(finding for finding in pages.findings if finding.rule in _GLYPHS),
        tables=tuple(finding for finding in pages.findings if finding.rule in _TABLES),
        lone=tuple(
            LoneCharacter(
                index=index[str(hint.values["page"])], page=str(hint.values["page"]), text=str(hint.values["text"])
            )
            for hint in lone_characters(pages)
        ),
    )
