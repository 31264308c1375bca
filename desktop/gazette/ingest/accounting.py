"""Characters in = characters out: what a source shows, counted against what became of it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gazette.ingest.structure.keeping import TAKEN_OUT, UNREAD, characters, line_characters, told_characters
from gazette.ingest.structure.reading import Structured
from gazette.model import Account, Finding


def account(structured: Structured, *, visible: str, made: str = "") -> Account:
    """The account of a file whose text is ``visible``; ``made`` are automatic numbers that were written out.

    ``visible`` is to be gathered by other means than those that made the lines, or it proves nothing.
    """
    shown, written = characters(visible), characters(made)
    lines = line_characters(structured.lines)
    told = told_characters(structured.findings)
    missing = (shown + written - lines - told) + Counter(structured.lost)
    return Account(
        visible=shown.total(),
        made=written.total(),
        as_fields=structured.as_fields,
        left_out=_left_out(structured.findings),
        missing="".join(sorted(missing.elements())),
        unread=sum(finding.rule.startswith(UNREAD) for finding in structured.findings),
    )


def _left_out(findings: Sequence[Finding]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for finding in findings:
        if finding.rule.startswith(TAKEN_OUT):
            counts[finding.rule] += told_characters((finding,)).total()
    return tuple(counts.items())


def exact_account(texts: Iterable[str], *, visible: str, findings: Sequence[Finding]) -> Account:
    """The account of a file whose own structure says where each text belongs: ``texts`` are those of its entries."""
    shown = characters(visible)
    missing = shown - characters(*texts) - told_characters(findings)
    return Account(visible=shown.total(), left_out=_left_out(findings), missing="".join(sorted(missing.elements())))
