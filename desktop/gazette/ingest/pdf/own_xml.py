"""The XML of an issue that an archive file of this program carries."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.errors import GazetteError
from gazette.ingest.akoma_ntoso.reader import read_akoma_ntoso
from gazette.ingest.formats import recognised
from gazette.ingest.manuscript import Manuscript
from gazette.ingest.pdf.page_values import PrintedPage
from gazette.ingest.reading_result import Contents
from gazette.ingest.structure.keeping import characters
from gazette.model import Entry, Finding, entry_texts

# of the characters of the XML: so many stand on the pages where both say the same
_SAME = 0.98


def read_own_xml(content: bytes, name: str, pages: Sequence[PrintedPage], manuscript: Manuscript) -> Contents | None:
    """What the XML says, where it is one of ours and the pages say the same; else None, told where they do not."""
    if not content or recognised(content, name) != "akoma_ntoso":
        return None
    try:
        contents = read_akoma_ntoso(content, file=name)
    except GazetteError:
        return None
    wanted = characters(*(text for entry in _entries(contents) for text in entry_texts(entry)))
    missing = wanted - characters(*(page.text for page in pages))
    if not wanted or missing.total() > (1 - _SAME) * wanted.total():
        manuscript.left_out("ingest.left_out.other_xml", name, "doubt")
        return None
    told = Finding(rule="ingest.pdf_own_xml", level="hint", text=name)
    return replace(contents, findings=(told, *contents.findings))


def _entries(contents: Contents) -> list[Entry]:
    sections = contents.issue.sections if contents.issue else ()
    return [*contents.entries, *(entry for section in sections for entry in section.entries)]
