"""Text of a foreign file that none of its entries holds, told word for word."""

from collections.abc import Sequence

from lxml import etree

from gazette.ingest.akoma_ntoso.text import Reading
from gazette.ingest.structure.keeping import told_characters
from gazette.reading.characters import squash

_MOST_WORK = 4_000_000_000


def tell_unread(pieces: Sequence[tuple[etree._Element, str]], texts: Sequence[str], reading: Reading) -> None:
    """A finding for each run of pieces of text that stands in none of ``texts`` and that no finding tells of."""
    told = [finding.text for finding in reading.findings if told_characters((finding,))]
    kept = squash("\n".join((*texts, *told)))
    if len(kept) * len(pieces) > _MOST_WORK:
        return
    for element, text in pieces:
        if text.strip() and squash(text) not in kept:
            reading.unread("ingest.unread.xml_text", element, " ".join(text.split()))
