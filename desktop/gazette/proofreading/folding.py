"""Texts as they are compared: without white space, widths, brackets and dashes made alike, places kept."""

from dataclasses import dataclass
from unicodedata import normalize

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("〔﹝【", "["),
        **dict.fromkeys("〕﹞】", "]"),
        **dict.fromkeys("–—―‐‑‒−─", "-"),
        **dict.fromkeys("’‘`´", "'"),
        **dict.fromkeys("“”„〝〞", '"'),
        **dict.fromkeys("·•・‧", "·"),
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded, and for each character of it the place that it had in the text."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stood in the text; an empty one where it would stand."""
        if not self.places:
            return 0, 0
        if start >= end:
            at = self.places[start] if start < len(self.places) else self.places[-1] + 1
            return at, at
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """``text`` folded, with places."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for plain in fold(character):
            characters.append(plain)
            places.append(place)
    return Folded("".join(characters), tuple(places))


def fold(text: str) -> str:
    """``text`` as it is compared."""
    return "".join(normalize("NFKC", text).translate(_ALIKE).split())
