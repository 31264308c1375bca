"""The door to tables saved as text (.csv, .tsv, tab-separated text under the name .xls)."""

import csv
import re
from collections import Counter

from gazette.errors import IngestError
from gazette.ingest.decoding import decode
from gazette.ingest.manuscript import Manuscript
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.sheets.finishing import finished
from gazette.ingest.sheets.sheet import Sheet

_SEPARATORS = ",;\t|"
_SAID_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE_LINES = 60
_LONGEST_FIELD = 2**24
# ="00123": a text in the way of a formula, which keeps a program from taking it for a number
_TEXT_FORMULA = re.compile(r'="([^"]*)"')


def read_table_text(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a table saved as text holds; IngestError where it is no text."""
    decoded = decode(source, file=file)
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip():
        raise IngestError("ingest.empty", file=file)
    said = _SAID_SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    separator = said[1] if said else _separator(text)
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = [[_shown(cell) for cell in row] for row in csv.reader(_lines(text), delimiter=separator)]
    except csv.Error as error:
        raise IngestError("ingest.table_text", file=file) from error
    width = max(map(len, rows), default=0)
    padded = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    sheet = Sheet(name="", rows=padded, numbers=tuple(range(1, len(rows) + 1)))
    manuscript = Manuscript(findings=list(decoded.findings))
    manuscript.visible += _visible(text, separator)
    return finished(manuscript, (sheet,), wishes, file)


def _lines(text: str) -> list[str]:
    """The lines, their ends kept: one may stand inside quotes."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text)


def _shown(cell: str) -> str:
    formula = _TEXT_FORMULA.fullmatch(cell.strip())
    return (formula[1] if formula else cell).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\u3000\xa0")


def _separator(text: str) -> str:
    """What parts the cells: as the library finds it, else what parts most lines into equally many."""
    sample = _lines(text)[:_SAMPLE_LINES]
    candidates = {each: _evenness(sample, each) for each in _SEPARATORS}
    best = max(candidates, key=lambda each: candidates[each])
    try:
        sniffed = csv.Sniffer().sniff("".join(sample), _SEPARATORS).delimiter
    except csv.Error:
        return best
    return sniffed if candidates.get(sniffed, (0, 0)) == candidates[best] else best


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells beyond one, and that number."""
    try:
        widths = Counter(width for row in csv.reader(lines, delimiter=separator) if (width := len(row)) > 1)
    except csv.Error:
        return (0, 0)
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    return rows, width


def _visible(text: str, separator: str) -> list[str]:
    """The texts of the cells, found by a pattern and not by the library that makes the rows."""
    parts = re.escape(separator)
    cell = re.compile(rf'(?:^|{parts}|(?<=\n)|(?<=\r))(?:"((?:[^"]|"")*)"(?=[\r\n]|{parts}|$)|([^{parts}\r\n]*))')
    found = (match[1].replace('""', '"') if match[1] is not None else match[2] for match in cell.finditer(text))
    return [_TEXT_FORMULA.sub(r"\1", each) for each in found]
