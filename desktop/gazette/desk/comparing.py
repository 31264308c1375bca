"""What a new version of a document says otherwise: line by line, kept, taken out and put in."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from gazette.archive import Archive
from gazette.desk.versions import stands_beside
from gazette.model import Entry, entry_texts


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line."""

    kind: Literal["same", "out", "in"]
    text: str


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lines of both versions in order; what is neither taken out nor put in is the same."""

    before: str
    after: str
    lines: tuple[Line, ...]


def compare_version(archive: Archive, entry_id: int) -> Comparison | None:
    """An entry against the version before it, or against the entry that it stands beside; None where there is none."""
    now = archive.entry(entry_id)
    before = archive.text_before(entry_id)
    if before is None:
        before = next(iter(stands_beside(archive, entry_id)), None)
    return None if before is None else Comparison(before.title_zh, now.title_zh, _lines(before, now))


def _lines(before: Entry, now: Entry) -> tuple[Line, ...]:
    old, new = list(entry_texts(before)), list(entry_texts(now))
    lines: list[Line] = []
    for act, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            lines += [(Piece("same", text),) for text in new[start:end]]
        elif act == "replace" and last - first == end - start:
            lines += [_pieces(*pair) for pair in zip(old[first:last], new[start:end], strict=True)]
        else:
            lines += [(Piece("out", text),) for text in old[first:last]]
            lines += [(Piece("in", text),) for text in new[start:end]]
    return tuple(lines)


def _pieces(old: str, new: str) -> Line:
    pieces: list[Piece] = []
    for act, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            pieces.append(Piece("same", new[start:end]))
            continue
        if last > first:
            pieces.append(Piece("out", old[first:last]))
        if end > start:
            pieces.append(Piece("in", new[start:end]))
    return tuple(pieces)
