"""What a text says once a suggestion is accepted, in pieces: what stays around it, what goes, what comes."""

from dataclasses import dataclass
from typing import Literal

from gazette.gui.common_ends import common_ends
from gazette.model import Entry, Finding, finding_place

_AROUND = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what becomes of it."""

    text: str
    fate: Literal["stays", "goes", "comes"]


def changed_text(entry: Entry, finding: Finding) -> tuple[Piece, ...]:
    """The change that the suggestion of a finding makes, with some text around it; empty where there is none."""
    place = None if finding.suggestion is None else finding_place(entry, finding)
    if place is None or finding.suggestion is None:
        return ()
    before, new = finding.text, finding.suggestion
    front, back = common_ends(before, new)
    gone, come = before[front : len(before) - back], new[front : len(new) - back]
    left = place.text[: place.start] + before[:front]
    right = before[len(before) - back :] + place.text[place.end :]
    pieces = (
        Piece(("…" if len(left) > _AROUND else "") + left[-_AROUND:], "stays"),
        Piece(gone, "goes"),
        Piece(come, "comes"),
        Piece(right[:_AROUND] + ("…" if len(right) > _AROUND else ""), "stays"),
    )
    return tuple(Piece(" ".join(piece.text.split("\n")), piece.fate) for piece in pieces if piece.text)
