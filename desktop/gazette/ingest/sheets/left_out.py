"""Telling of what a spreadsheet holds and nobody sees, and of what cannot be read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gazette.ingest.manuscript import Manuscript
from gazette.ingest.sheets.drawings import Drawn
from gazette.ingest.sheets.sheet import Sheet
from gazette.model import Finding, Level

_MOST_PLACES = 20


@dataclass(slots=True)
class SheetPart:
    """``places`` of cells as a person names them; ``boxes``, ``print_lines``: texts beside the cells.

    ``placed`` are the pictures that go into the text; what stays in ``pictures`` is told.
    """

    texts: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    long_numbers: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    pictures: list[Drawn] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    print_lines: list[str] = field(default_factory=list)
    embedded: int = 0
    placed: list[Drawn] = field(default_factory=list)


@dataclass(slots=True)
class Hidden:
    """The texts of hidden rows, columns and of a hidden sheet, and comments."""

    rows: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    sheet: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def note(self, whole: Sheet, seen: Sheet, rows: Collection[int], columns: Collection[int]) -> None:
        """Take the texts that ``seen`` has not; merged cells that are seen in part keep theirs."""
        kept = [text for row in seen.rows for text in row if text]
        for at, row in enumerate(whole.rows):
            for column, text in enumerate(row):
                if not text or (at not in rows and column not in columns):
                    continue
                if text in kept and any(top == at and left == column for top, left, _bottom, _right in whole.merged):
                    continue
                (self.rows if at in rows else self.columns).append(text)


def tell_hidden(manuscript: Manuscript, sheet: str, hidden: Hidden) -> None:
    """A finding for each kind of text that is not seen."""
    _tell(manuscript, "ingest.left_out.sheet_hidden_rows", hidden.rows, sheet)
    _tell(manuscript, "ingest.left_out.sheet_hidden_columns", hidden.columns, sheet)
    _tell(manuscript, "ingest.left_out.sheet_hidden", hidden.sheet, sheet)
    manuscript.visible += hidden.comments
    _tell(manuscript, "ingest.left_out.sheet_comments", hidden.comments, sheet)


def _tell(manuscript: Manuscript, rule: str, texts: Sequence[str], sheet: str) -> None:
    if texts:
        _find(manuscript, rule, "hint", "　".join(texts), sheet)


def tell_part(manuscript: Manuscript, sheet: str, part: SheetPart) -> None:
    """A finding for each kind of thing that was found beside the shown texts of cells."""
    for line in part.print_lines:
        if line:
            manuscript.visible.append(line)
            _find(manuscript, "ingest.left_out.sheet_print_line", "hint", line, sheet)
    manuscript.visible += part.boxes
    _tell_places(manuscript, "ingest.unread.sheet_formula", part.uncounted, sheet)
    _tell_places(manuscript, "ingest.sheet_error", part.errors, sheet)
    _tell_places(manuscript, "ingest.sheet_long_number", part.long_numbers, sheet)
    _tell_places(manuscript, "ingest.unread.sheet_picture", [one.name for one in part.pictures], sheet)
    _tell_places(manuscript, "ingest.unread.sheet_chart", part.charts, sheet)
    if part.embedded:
        _find(manuscript, "ingest.unread.sheet_embedded", "error", "", sheet, part.embedded)


def _tell_places(manuscript: Manuscript, rule: str, places: Sequence[str], sheet: str) -> None:
    if places:
        told = "、".join(places[:_MOST_PLACES]) + ("……" if len(places) > _MOST_PLACES else "")
        _find(manuscript, rule, "error" if rule.startswith("ingest.unread.") else "doubt", told, sheet, len(places))


def _find(manuscript: Manuscript, rule: str, level: Level, text: str, sheet: str, count: int | None = None) -> None:
    values = (("sheet", sheet), *((("number", str(count)),) if count is not None else ()))
    manuscript.findings.append(
        Finding(rule=rule, level=level, text=text, values=values, line=max(len(manuscript.parts), 1))
    )
