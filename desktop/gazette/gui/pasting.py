"""What is pasted becomes paragraphs as ``ingest`` reads them: filling spaces closed, lines that a width cut joined."""

from gazette.ingest.structure.lines import read_lines
from gazette.ingest.structure.rejoining import close_spacing, rejoin
from gazette.ingest.structure.wrapping import find_wrapping
from gazette.reading.characters import unfill


def pasted_paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, one a line, without the spaces and tabs that aligned them."""
    lines, _traces = read_lines(text)
    lines = close_spacing(lines, find_wrapping(lines))
    joined = rejoin(lines, find_wrapping(lines))
    paragraphs = (unfill(" ".join(line.text.split())) for line in joined)
    return [paragraph for paragraph in paragraphs if paragraph]
