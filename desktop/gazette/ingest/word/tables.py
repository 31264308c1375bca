"""Tables of Word: merged cells, rows and cells of tracked changes, tables inside cells, frames of one cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.errors import IngestError
from gazette.ingest.manuscript import ManuscriptParagraph
from gazette.ingest.structure.tables import close_cell, headed
from gazette.ingest.word.changes import has_gone
from gazette.ingest.word.left_out import CHANGE, HIDDEN, MERGED_CELL
from gazette.ingest.word.names import VAL, Element, is_on, number, value, w
from gazette.ingest.word.pictures import tell_pictures
from gazette.ingest.word.story import Part, Story, lines_of
from gazette.model import Cell, Table

_ROW, _CELL, _ROW_PR, _CELL_PR = w("tr"), w("tc"), w("trPr"), w("tcPr")
_TABLE = w("tbl")
_BORDERS = (w("tblBorders"), w("tcBorders"))
_ROUND = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveTo", "moveFrom")))
# Word itself has at most 63 columns
_DEEPEST, _WIDEST = 30, 63
_LONGEST_SAMPLE = 40


@dataclass(slots=True)
class _Begun:
    """A cell that began: where, and how far it reaches."""

    row: int
    parts: list[Part]
    columns: int
    rows: int = 1
    goes_on: bool = False


def table(story: Story, element: Element) -> None:
    """w:tbl."""
    story.close()
    if sum(1 for _ in element.iterancestors(_TABLE)) >= _DEEPEST:
        raise IngestError("ingest.word_too_deep", file=story.package.file, part="w:tbl", line=0)
    if story.omitted:
        story.walk(element)
        return
    grid, header = _read(story, element)
    story.told()
    rows = _without_empty(grid)
    if not rows:
        return
    if len(rows) == 1 and len(rows[0]) == 1:
        story.place.out += rows[0][0].parts
        return
    if len(rows) == 1 and not _has_rules(element) and all(_is_line(one.parts) for one in rows[0]):
        story.place.out.append(ManuscriptParagraph(text="\u3000".join(_texts(rows[0]))))
        return
    made = Table(
        rows=tuple(tuple(_cell(story, begun) for begun in row) for row in rows), header_rows=min(header, len(rows) - 1)
    )
    story.place.out.append(made if header else headed(made))


def _has_rules(element: Element) -> bool:
    """Whether a table may print lines: a row without any only sets texts side by side (number and signer)."""
    properties = element.find(w("tblPr"))
    named = value(properties, "tblStyle") is not None
    borders = (one for kind in _BORDERS for group in element.iter(kind) for one in group)
    return named or any(one.get(VAL) not in {"nil", "none"} for one in borders)


def _is_line(parts: list[Part]) -> bool:
    return len(lines_of(parts)) <= 1 and all(isinstance(part, ManuscriptParagraph) for part in parts)


def _texts(row: list[_Begun]) -> list[str]:
    return [line.strip() for begun in row for line in lines_of(begun.parts)]


def _read(story: Story, element: Element) -> tuple[list[list[_Begun]], int]:
    """The cells that begin in each row, and how many rows from the first say that they are the header."""
    grid: list[list[_Begun]] = []
    open_cells: dict[int, _Begun] = {}
    header, counts = 0, True
    for row in _found(story, element, _ROW):
        properties = row.find(_ROW_PR)
        kind = _row_left(story, properties)
        if kind:
            _leave_row(story, row, kind)
            continue
        counts = counts and properties is not None and is_on(properties.find(w("tblHeader")))
        header += counts
        grid.append(_begun(story, row, open_cells, len(grid)))
    return grid, header


def _row_left(story: Story, properties: Element | None) -> str | None:
    if has_gone(properties, story.accept):
        return CHANGE
    return HIDDEN if properties is not None and is_on(properties.find(w("hidden"))) else None


def _leave_row(story: Story, row: Element, kind: str) -> None:
    for cell in _found(story, row, _CELL):
        story.inside(cell, kind)


def _begun(story: Story, row: Element, open_cells: dict[int, _Begun], at: int) -> list[_Begun]:
    """The cells that begin in a row; those that go on grow."""
    properties = row.find(_ROW_PR)
    begun: list[_Begun] = []
    column = min(number(value(properties, "gridBefore")), _WIDEST)
    if column:
        begun.append(_Begun(at, [], column))
    for cell in _found(story, row, _CELL):
        of_cell = cell.find(_CELL_PR)
        columns = min(max(number(value(of_cell, "gridSpan"), 1), 1), _WIDEST)
        if of_cell is not None and of_cell.find(w("cellDel" if story.accept else "cellIns")) is not None:
            story.inside(cell, CHANGE)
            begun.append(_Begun(at, [], columns))
        elif begun and _merges_left(of_cell):
            begun[-1].columns += columns
            begun[-1].parts += story.inside(cell)
        elif _goes_on(of_cell, story.accept) and (above := open_cells.get(column)) and above.columns == columns:
            above.rows += 1
            above.parts += story.inside(cell, MERGED_CELL)
        else:
            open_cells[column] = one = _Begun(at, story.inside(cell), columns)
            begun.append(one)
        column += columns
    behind = min(number(value(properties, "gridAfter")), _WIDEST)
    if behind:
        begun.append(_Begun(at, [], behind))
    return begun


def _merges_left(properties: Element | None) -> bool:
    found = None if properties is None else properties.find(w("hMerge"))
    return found is not None and found.get(w("val"), "continue") == "continue"


def _goes_on(properties: Element | None, accept: bool) -> bool:
    """Whether a cell is the continuation of the one above it."""
    if properties is None:
        return False
    change = properties.find(w("cellMerge"))
    if change is not None:
        return change.get(w("vMerge") if accept else w("vMergeOrig")) == "cont"
    found = properties.find(w("vMerge"))
    return found is not None and found.get(w("val"), "continue") == "continue"


def _found(story: Story, element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls and the like.

    What no program writes beside them, but a file can hold, is text in front of the table.
    """
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _ROUND:
            yield from _found(story, child, tag)
        else:
            story.take(child)


def _without_empty(grid: list[list[_Begun]]) -> list[list[_Begun]]:
    """The rows in which a cell begins; what reaches over the others gets shorter."""
    empty = [at for at, row in enumerate(grid) if not row]
    for at in empty:
        for row in grid:
            for begun in row:
                if begun.row < at < begun.row + begun.rows:
                    begun.rows -= 1
    return [row for row in grid if row]


def _cell(story: Story, begun: _Begun) -> Cell:
    tell_pictures(story, begun.parts)
    inner = [part for part in begun.parts if isinstance(part, Table)]
    for one in inner:
        sample = "".join(lines_of([replace(one, rows=one.rows[:1])]))
        story.tell("ingest.word_table_in_cell", "doubt", sample[:_LONGEST_SAMPLE])
    return Cell(text=close_cell(lines_of(begun.parts)), rowspan=begun.rows, colspan=begun.columns)
