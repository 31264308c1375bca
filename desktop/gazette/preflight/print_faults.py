"""Faults for the press: hair lines, anything but black ink, faces that lack a glyph or are not in the file."""

from gazette.preflight.faults import Tally
from gazette.preflight.reading import Reading

_THINNEST = 0.25


def check_print(reading: Reading, tally: Tally) -> None:
    """Count what a printer would send back."""
    for page, strokes in enumerate(reading.strokes):
        tally.looked_at["rule-thin"] += len(strokes)
        for stroke in strokes:
            if stroke.width < _THINNEST - 0.0005:
                tally.on_page("rule-thin", page, "", measured=stroke.width, at=(stroke.x0, stroke.y0))
    for page, what in reading.colours:
        tally.on_page("colour", page, what)
    for page, what in reading.faces:
        tally.on_page("face", page, what)
