"""The title in the contents against the title of the document.

Left alone: issuers, which the contents leave out; white space, widths, kinds of brackets and dashes; an entry whose
document has no title of its own.
"""

from collections.abc import Iterator

from gazette.model import Finding
from gazette.proofreading.differing_words import differences
from gazette.proofreading.document import Document
from gazette.proofreading.folding import fold
from gazette.proofreading.listed_title import listed_title


def find(document: Document) -> Iterator[Finding]:
    """An error where they differ, or where the contents have no title."""
    entry = document.entry
    listed, own = entry.title_zh, listed_title(entry)
    if not listed.strip():
        yield Finding(
            rule="proofreading.no_chinese_title", level="error", block=(), part="title_zh", suggestion=own or None
        )
        return
    if own is None or fold(listed) in (fold(own), fold(entry.title_full or "")):
        return
    found = differences(listed, own)
    one = found[0]
    start, end = one.one
    alone = len(found) == 1 and start < end
    yield Finding(
        rule="proofreading.title_differs",
        level="error",
        block=(),
        part="title_zh",
        text=listed[start:end] if alone else listed,
        start=start if alone else 0,
        suggestion=own[slice(*one.other)] if alone else own,
        values=(("listed", listed[start:end]), ("document", own[slice(*one.other)])),
    )
