"""The door to Word files."""

from io import BytesIO

import docx
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph, contents_of
from gazette.ingest.packages import checked_package
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Cell, Table


def read_word(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a Word file holds; IngestError where it cannot be read, or tracks changes and nobody decided about them."""
    checked_package(source, file).close()
    _decided(source, file, wishes)
    document = docx.Document(BytesIO(source))
    manuscript = Manuscript()
    for block in document.iter_inner_content():
        if isinstance(block, WordParagraph):
            manuscript.parts.append(ManuscriptParagraph(text=block.text))
            manuscript.visible.append(block.text)
        elif isinstance(block, WordTable):
            rows = tuple(tuple(Cell(text=cell.text) for cell in row.cells) for row in block.rows)
            manuscript.parts.append(Table(rows=rows))
            manuscript.visible += [cell.text for row in rows for cell in row]
    return contents_of(manuscript)


def _decided(source: bytes, file: str, wishes: Wishes) -> None:
    with checked_package(source, file) as package:
        body = package.read("word/document.xml")
    if wishes.changes is None and (b"<w:ins " in body or b"<w:del " in body):
        raise IngestError("ingest.changes_undecided", file=file)
