"""White space as browsers fold it, and the rows of a run of text."""

from collections.abc import Iterator

from gazette.reading.late_patterns import late_pattern

_SOFT = "\0"  # a line end of the source: nothing between Han, else a space
_SPACE = late_pattern(r"[ \t\r\n\f]+")
_SOFT_IN_HAN = late_pattern("(?<=[\u2e80-\uffef])[ \0]*\0[ \0]*(?=[\u2e80-\uffef])|[ \0]*(?=\n)|(?<=\n)[ \0]+")
_PLAIN_SPACE = late_pattern("[ \0]+")


def folded(text: str) -> str:
    """Text of a source with its white space made one; line ends there stay marked until the text is whole."""
    return _SPACE.sub(lambda found: _SOFT if "\n" in found[0] or "\r" in found[0] else " ", text)


def kept_as_it_is(text: str) -> str:
    """Preformatted text: its line ends and spaces stay."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "\u2002")


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a run in stretches; an empty one between them for the blank rows there."""
    whole = _SOFT_IN_HAN.sub("", text)
    return _stretches([_PLAIN_SPACE.sub(" ", row).strip(" ") for row in whole.split("\n")])


def _stretches(rows: list[str]) -> Iterator[list[str]]:
    """Rows in stretches; an empty one between them for the blank rows there."""
    kept: list[str] = []
    for row in rows:
        if row.strip(" \xa0\u3000\u2002\t"):
            kept.append(row)
        elif kept:
            yield kept
            yield []
            kept = []
    yield kept
