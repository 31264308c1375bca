"""The citations of a whole document: of its title, its text, and the lists of documents in its attachments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, Table, block_texts, walk_blocks
from gazette.reading.citations import (
    Citation,
    CitationReader,
    Relation,
    announced_relation,
    is_document,
    title_citations,
)
from gazette.reading.document_numbers import numbers_alone
from gazette.reading.titles import issued_title

_UNSAID = re.compile(r"[\s《》〈〉<>“”\"（）()〔〕\[\]]+")
# what is forwarded is the document of another
_FORWARDS = re.compile(r"转发|批转")
_SHORT_LEAD = 60


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """A citation and the path of the block that it stands in; the empty path is the title."""

    path: BlockPath
    citation: Citation


def document_citations(entry: Entry) -> tuple[PlacedCitation, ...]:
    """What a document names, in its order; itself and the plan that it issues left out."""
    title = entry.title_full or entry.title_zh
    own = set(map(_plain, own_titles(entry)))
    numbers = {_plain(number) for number in (entry.number_zh, entry.number_en) if number}
    placed = [PlacedCitation((), one) for one in title_citations(title)]
    placed += _of_blocks(entry.blocks, (), _said_by_title(title), CitationReader())
    return tuple(each for each in placed if not _is_own(each.citation, own, numbers))


def own_titles(entry: Entry) -> tuple[str, ...]:
    """The titles under which a document is known: its own, and those of what it issues."""
    titles = [title for title in (entry.title_full, entry.title_zh) if title]
    titles += [issued for title in titles if not _FORWARDS.search(title) and (issued := issued_title(title))]
    titles += [block.title for _, block in walk_blocks(entry.blocks) if isinstance(block, Enclosure) and block.title]
    return tuple(dict.fromkeys(titles))


def _is_own(citation: Citation, own: set[str], numbers: set[str]) -> bool:
    if citation.number is not None:
        return _plain(citation.number) in numbers
    return citation.title is not None and _plain(citation.title) in own


def _said_by_title(title: str) -> Relation | None:
    """What a document does to all that its attachments list, where its title says it of several."""
    return (
        announced_relation(title) if re.search(r"部分|一批|若干|[一二三四五六七八九十百\d]+[件部个]", title) else None
    )


def _of_blocks(
    blocks: tuple[Block, ...], above: BlockPath, of_title: Relation | None, reader: CitationReader
) -> Iterator[PlacedCitation]:
    """Lists in attachments are read by themselves: what their title says is said of all in them."""
    lead = ""
    for index, block in enumerate(blocks):
        path = (*above, index)
        if isinstance(block, Table):
            said = announced_relation(block.caption or "") or (announced_relation(lead) if lead else None)
            yield from _of_table(block, path, CitationReader(said, reader.short), said)
        elif isinstance(block, Attachment) and (said := _said_of_list(block, of_title)):
            yield from _of_list(block, path, said)
        elif isinstance(block, Attachment | Enclosure):
            yield from _of_blocks(block.blocks, path, of_title, reader)
        else:
            yield from (PlacedCitation(path, one) for text in block_texts(block) for one in reader.read(text))
        text = next(iter(block_texts(block)), "")
        lead = text if len(text) <= _SHORT_LEAD else ""


def _said_of_list(block: Attachment, of_title: Relation | None) -> Relation | None:
    said = announced_relation(block.title)
    listed = re.search(r"目录|清单|名单|文件", block.title)
    return said if said and listed else of_title if listed and "继续有效" not in block.title else None


def _of_list(block: Attachment, path: BlockPath, said: Relation) -> Iterator[PlacedCitation]:
    reader = CitationReader(said)
    for inner, each in walk_blocks(block.blocks, path):
        if isinstance(each, Table):
            yield from _of_table(each, inner, reader, said)
        else:
            yield from (PlacedCitation(inner, one) for text in block_texts(each) for one in reader.read(text))


def _of_table(table: Table, path: BlockPath, reader: CitationReader, said: Relation | None) -> Iterator[PlacedCitation]:
    """The documents that the rows of a table list by number and title, else what its cells name."""
    for row in table.rows[table.header_rows :]:
        cells = [" ".join(cell.text.split()) for cell in row]
        listed = _listed_in(cells, said)
        found = [listed] if listed else [one for cell in cells for one in reader.read(cell)]
        yield from (PlacedCitation(path, one) for one in found)


def _listed_in(cells: list[str], said: Relation | None) -> Citation | None:
    number = next((numbers[0] for cell in cells if (numbers := numbers_alone(cell))), None)
    titles = [cell for cell in cells if not numbers_alone(cell) and is_document(cell.strip("《》"))]
    title = max(titles, key=len).strip() if titles else None
    if title is None or (number is None and said is None) or (number is None and "《" in title.strip("《》")):
        return None
    bare = title[1:-1] if title.startswith("《") and title.endswith("》") and title.count("《") == 1 else title
    return Citation(title=bare, number=number, start=0, end=0, relation=said or "cites")


def _plain(text: str) -> str:
    return _UNSAID.sub("", text)
