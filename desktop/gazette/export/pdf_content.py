"""The content stream of a page: glyphs and rules in black ink, what is no content marked as an artefact.

In a tagged file every line is marked as part of its element of the structure.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from gazette.export.pdf_elements import Element, Mark, Owners
from gazette.export.pdf_fonts import EmbeddedFont, ShownGlyphs
from gazette.export.pdf_pictures import picture_drawn
from gazette.typeset import FontSet, Page, Rule

MARK_ROOM = 18.0
"""Room for crop marks around the bleed, in points."""
_MARK_FROM, _MARK_LENGTH, _MARK_WIDTH = 3.0, 12.0, 0.25


class _Marking:
    """What the content being written is part of; ``owners`` has an element or None (artefact) for every line."""

    def __init__(self, page: int, owners: Sequence[Element | None] | None) -> None:
        self.elements: list[Element] = []
        self._page, self._open = page, False
        self._owners = None if owners is None else iter(owners)
        self._now: Element | bool | None = False

    def next(self, *, artefact: bool, marked: bool) -> str:
        """The operators before the next line; ``marked``: it begins with the mark of a footnote."""
        owner: Element | bool | None = (None if artefact else False) if self._owners is None else next(self._owners)
        if owner is self._now:
            return ""
        closing = self.close()
        self._now = owner
        if owner is False:
            return closing
        if isinstance(owner, Element):
            return closing if marked else closing + self._begun(owner)
        self._open = True
        return f"{closing}/Artifact BMC\n"

    def around_mark(self, *, last: bool) -> tuple[str, str]:
        """The operators before and behind a footnote's mark in the line that was begun; ``last``: it ends with it."""
        owner = self._now
        if not isinstance(owner, Element):
            return "", ""
        before = self.close() + self._begun(owner.label())
        behind = self.close()
        if last:
            return before, behind
        return before, behind + self._begun(owner)

    def skip(self) -> None:
        """Leave out a line that draws nothing."""
        if self._owners is not None:
            next(self._owners)

    def figure(self, owner: Element | None) -> str:
        """The operators before a picture; None where the file is not tagged."""
        return "" if owner is None else self.close() + self._begun(owner)

    def _begun(self, owner: Element) -> str:
        self._open, self._now = True, owner
        mark = len(self.elements)
        self.elements.append(owner)
        owner.kids.append(Mark(self._page, mark))
        return f"/{owner.kind} <</MCID {mark}>> BDC\n"

    def close(self) -> str:
        """The operator after what was last written."""
        was_open, self._open, self._now = self._open, False, False
        return "EMC\n" if was_open else ""


def fonts_of(pages: Iterable[Page], fonts: FontSet) -> dict[str, EmbeddedFont]:
    """The fonts in the order in which ``pages`` show them; they know all their glyphs, and what each stands for."""
    shown: dict[str, ShownGlyphs] = {}
    for page in pages:
        for sheet in (page, page.turned) if page.turned else (page,):
            for line, _, _, _ in sheet.lines():
                for run in line.runs:
                    glyphs = shown.get(run.font)
                    if glyphs is None:
                        glyphs = shown[run.font] = ShownGlyphs()
                    glyphs.add(run)
    return {
        name: EmbeddedFont(fonts[name], f"F{order}", glyphs.pairs())
        for order, (name, glyphs) in enumerate(shown.items(), 1)
    }


def page_content(
    index: int, page: Page, margin: float, embedded: Mapping[str, EmbeddedFont], owners: Owners | None
) -> tuple[bytes, list[Element]]:
    """The stream, and the elements that its marked parts belong to, by number; ``margin`` stands around the page."""
    marking = _Marking(index, None if owners is None else owners.lines)
    figures = None if owners is None else owners.figures
    parts = ["0 0 0 1 k 0 0 0 1 K\n", _pictures(page, margin, figures, marking)]
    _draw(parts, page, (margin, page.height + margin), embedded, marking)
    if page.turned:
        parts.append(f"q 0 1 -1 0 {margin:g} {margin:g} cm\n")
        _draw(parts, page.turned, (0.0, 0.0), embedded, marking)
        parts.append("Q\n")
    return "".join(parts).encode("ascii"), marking.elements


def _pictures(page: Page, margin: float, figures: Sequence[Element] | None, marking: _Marking) -> str:
    """The operators of the pictures of a page, each marked as one of ``figures``."""
    left, top = margin, page.height + margin
    parts = []
    for picture, figure in zip_longest(page.pictures, figures or ()):
        if picture.missing:
            continue
        if figure is not None:
            foot = top - picture.y - picture.height
            figure.box = (left + picture.x, foot, left + picture.x + picture.width, foot + picture.height)
        parts += [marking.figure(figure), picture_drawn(picture, left, top)]
    return "".join((*parts, marking.close()))


def _draw(
    parts: list[str],
    page: Page,
    corner: tuple[float, float],
    embedded: Mapping[str, EmbeddedFont],
    marking: _Marking,
) -> None:
    """Add the operators of the rules and lines of a page whose top left corner is at ``corner``."""
    left, top = corner
    strokes = "\n".join([_rule(rule, left, top) for rule in page.rules])
    if strokes:
        parts.append(f"/Artifact BMC\n{strokes}\nEMC\n")
    look = ("", 0)
    for line, x, y, artefact in page.lines():
        if not line.runs:
            marking.skip()
            continue
        parts.append(marking.next(artefact=artefact, marked=line.runs[0].rise > 0))
        height = f"{top - y / 1000:.3f}"
        for run in line.runs:
            font = embedded[run.font]
            if look != (run.font, run.size):
                look = (run.font, run.size)
                parts.append(f"/{font.resource} {run.size / 1000:g} Tf\n")
            if run.rise:
                before, behind = marking.around_mark(last=run is line.runs[-1])
                raised = f"{top - (y - run.rise) / 1000:.3f}"
                parts.append(f"{before}BT {left + (x + run.x) / 1000:.3f} {raised} Td {font.shown(run)} ET\n{behind}")
            else:
                parts.append(f"BT {left + (x + run.x) / 1000:.3f} {height} Td {font.shown(run)} ET\n")
    parts.append(marking.close())


def _rule(rule: Rule, left: float, top: float) -> str:
    return f"{rule.width:.3f} w {left + rule.x0:.3f} {top - rule.y0:.3f} m {left + rule.x1:.3f} {top - rule.y1:.3f} l S"


def crop_marks(page: Page, bleed: float) -> bytes:
    """Marks that lead to the corners of the trimmed page, outside the bleed."""
    margin = bleed + MARK_ROOM
    left, right, bottom, top = margin, margin + page.width, margin, margin + page.height
    near, far = bleed + _MARK_FROM, bleed + _MARK_FROM + _MARK_LENGTH
    strokes = [
        f"{x:.3f} {y + way * near:.3f} m {x:.3f} {y + way * far:.3f} l S"
        for x in (left, right)
        for y, way in ((bottom, -1), (top, 1))
    ] + [
        f"{x + way * near:.3f} {y:.3f} m {x + way * far:.3f} {y:.3f} l S"
        for y in (bottom, top)
        for x, way in ((left, -1), (right, 1))
    ]
    drawn = "\n".join(strokes)
    return f"/Artifact BMC\n{_MARK_WIDTH} w 0 0 0 1 K\n{drawn}\nEMC\n".encode("ascii")
