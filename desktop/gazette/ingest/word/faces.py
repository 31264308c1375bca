"""Headings by look: short paragraphs in a face of their own, where no style says what is a heading."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph
from gazette.ingest.word.names import VAL, Element, is_on, number, w
from gazette.reading.numbering import opening_article, opening_chapter, opening_number

_BOLD, _FONTS, _SIZE, _EAST_ASIA = w("b"), w("rFonts"), w("sz"), w("eastAsia")
_LONGEST, _FEWEST = 30, 2
_MOST_SHARE = 0.34
_NO_HEADING = ("附", "表", "图", "注", "抄送", "主题词")


@dataclass(frozen=True, slots=True)
class Face:
    """What a text looks like: ``size`` in half points, ``font`` that of its Chinese characters."""

    bold: bool = False
    font: str = ""
    size: int = 0


def faced(face: Face, properties: Element | None) -> Face:
    """A face with what properties of a run say beyond it."""
    if properties is None:
        return face
    bold, font, size = face.bold, face.font, face.size
    for child in properties:
        if child.tag == _BOLD:
            bold = is_on(child)
        elif child.tag == _FONTS:
            font = child.get(_EAST_ASIA, font)
        elif child.tag == _SIZE:
            size = number(child.get(VAL), size)
    if (bold, font, size) == (face.bold, face.font, face.size):
        return face
    return Face(bold, font, size)


def with_headings(manuscript: Manuscript, faces: Mapping[int, Face | None], centred: frozenset[int]) -> None:
    """Give paragraphs that stand out the outline of a heading; ``faces`` by their places, None for those of several.

    Only where no heading is known by its style, and a few paragraphs in a face (bold, or larger, or in another font)
    stand each above others in the face of most of the text. The first such face is of the first level.
    """
    parts = manuscript.parts
    if any(isinstance(part, ManuscriptParagraph) and part.outline for part in parts):
        return
    sizes: Counter[Face] = Counter()
    for at, face in faces.items():
        if face is not None:
            sizes[face] += len(_text(manuscript, at))
    usual = max(sizes, key=lambda face: sizes[face], default=None)
    if usual is None:
        return
    standing = {
        at: face
        for at, face in sorted(faces.items())
        if face is not None and at not in centred and _stands_out(face, usual) and _can_head(_text(manuscript, at))
    }
    heading: list[int] = []
    for at in reversed(standing):
        under = _under(manuscript, at)
        below = standing.get(under)
        over_text = below is None and under not in centred and _text(manuscript, under)
        if over_text or (under in heading and below != standing[at]):
            heading.insert(0, at)
    if not _FEWEST <= len(heading) <= _MOST_SHARE * len(faces):
        return
    levels = {face: level for level, face in enumerate(dict.fromkeys(standing[at] for at in heading), 1)}
    for at in heading:
        part = parts[at]
        if isinstance(part, ManuscriptParagraph):
            parts[at] = replace(part, outline=levels[standing[at]])


def _under(manuscript: Manuscript, at: int) -> int:
    """The place of what stands below a part, blank lines passed over."""
    parts = manuscript.parts
    at += 1
    while at < len(parts) and isinstance(part := parts[at], ManuscriptParagraph) and not part.text.strip():
        at += 1
    return at


def _text(manuscript: Manuscript, at: int) -> str:
    part = manuscript.parts[at] if at < len(manuscript.parts) else None
    return part.text.strip() if isinstance(part, ManuscriptParagraph) else ""


def _stands_out(face: Face, usual: Face) -> bool:
    if face.size < usual.size or (usual.bold and not face.bold):
        return False
    return (face.bold, face.font, face.size) != (usual.bold, usual.font, usual.size)


def _can_head(text: str) -> bool:
    if (
        not text
        or len(text) > _LONGEST
        or "\n" in text
        or text[-1] in "。；：，、！？;:"
        or text.startswith(_NO_HEADING)
    ):
        return False
    return not (opening_number(text) or opening_chapter(text) or opening_article(text) or "\t" in text)
