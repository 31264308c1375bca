"""A document's title as the contents list it: without the bodies that issue it."""

from gazette.model import Entry
from gazette.proofreading.folding import fold, folded
from gazette.reading import read_title_head


def listed_title(entry: Entry) -> str | None:
    """The title of the document without its issuers; None where the document has no title of its own."""
    full = entry.title_full
    if not full:
        return None
    rest = _without(full, entry.issuers)
    if rest is None:
        rest = read_title_head(entry.title_lines or (full,)).rest
    return rest.strip() or full


def _without(full: str, issuers: tuple[str, ...]) -> str | None:
    """``full`` without ``issuers`` at its head; None where they do not stand there."""
    text = folded(full)
    at = 0
    for issuer in map(fold, issuers):
        while text.text[at : at + 1] in ("、", ",", "·") and at:
            at += 1
        if not issuer or not text.text.startswith(issuer, at):
            return None
        at += len(issuer)
    return full[text.span(at, at)[0] :] if at else None
