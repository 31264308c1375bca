"""The content stream of a page: glyphs and rules in black ink, what is no content marked as an artefact.

In a tagged file every line is marked as part of its element of the structure.
"""

from collections.abc import Sequence

from gazette.export.pdf_elements import Element, Mark
from gazette.export.pdf_fonts import EmbeddedFont
from gazette.typeset import FontSet, LineOnPage, Page, Rule

MARK_ROOM = 18.0
"""Room for crop marks around the bleed, in points."""
_MARK_FROM, _MARK_LENGTH, _MARK_WIDTH = 3.0, 12.0, 0.25


class _Marking:
    """What the content being written is part of; ``owners`` has an element or None (artefact) for every line."""

    def __init__(self, page: int, owners: Sequence[Element | None] | None) -> None:
        self.elements: list[Element] = []
        self._page, self._owners, self._open = page, owners, False
        self._now: Element | bool | None = False

    def at(self, order: int, *, artefact: bool) -> str:
        """The operators before a line."""
        owner: Element | bool | None = (None if artefact else False) if self._owners is None else self._owners[order]
        if owner is self._now:
            return ""
        closing = self.close()
        self._now = owner
        if owner is False:
            return closing
        self._open = True
        if not isinstance(owner, Element):
            return f"{closing}/Artifact BMC\n"
        mark = len(self.elements)
        self.elements.append(owner)
        owner.kids.append(Mark(self._page, mark))
        return f"{closing}/{owner.kind} <</MCID {mark}>> BDC\n"

    def close(self) -> str:
        """The operator after what was last written."""
        was_open, self._open, self._now = self._open, False, False
        return "EMC\n" if was_open else ""


def page_content(
    index: int,
    page: Page,
    margin: float,
    fonts: tuple[FontSet, dict[str, EmbeddedFont]],
    owners: Sequence[Element | None] | None,
) -> tuple[bytes, list[Element]]:
    """The stream, and the elements that its marked parts belong to, by number; ``margin`` stands around the page."""
    font_set, embedded = fonts
    top = page.height + margin
    rules = "\n".join([_rule(rule, margin, top) for rule in page.rules])
    parts = ["0 0 0 1 k 0 0 0 1 K\n", f"/Artifact BMC\n{rules}\nEMC\n" if rules else ""]
    lines = list(page.lines())
    _learn(lines, font_set, embedded)
    marking = _Marking(index, owners)
    look = ("", 0)
    for order, (line, x, y, artefact) in enumerate(lines):
        parts.append(marking.at(order, artefact=artefact))
        height = f"{top - y / 1000:.3f}"
        for run in line.runs:
            font = embedded[run.font]
            if look != (run.font, run.size):
                look = (run.font, run.size)
                parts.append(f"/{font.resource} {run.size / 1000:g} Tf\n")
            parts.append(f"BT {margin + (x + run.x) / 1000:.3f} {height} Td {font.shown(run)} ET\n")
    parts.append(marking.close())
    return "".join(parts).encode("ascii"), marking.elements


def _learn(lines: list[LineOnPage], fonts: FontSet, embedded: dict[str, EmbeddedFont]) -> None:
    """Tell every font which glyphs it shows on a page, and for what."""
    shown: dict[str, tuple[list[int], list[str]]] = {}
    for line, _, _, _ in lines:
        for run in line.runs:
            glyphs = shown.get(run.font)
            if glyphs is None:
                glyphs = shown[run.font] = ([], [])
            glyphs[0].extend(run.ids)
            glyphs[1].extend(run.texts)
    for name, (ids, texts) in shown.items():
        font = embedded.get(name)
        if font is None:
            font = embedded[name] = EmbeddedFont(fonts[name], f"F{len(embedded) + 1}")
        font.learn(ids, texts)


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
