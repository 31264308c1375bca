"""Reading a printed issue back from its PDF, pages alone: processor time, and how much of it comes back in order.

    python tests/benchmarks/pdf_reading.py [TEXT OF AN ISSUE]

Must: at most 3 s for 32 pages; at least 99.5 % of the characters in order. Reported for 32 pages, whatever the issue
has; beside our own print that of typst of the same text.
"""

import sys
from pathlib import Path

from _measuring import milliseconds, named_issue, typesetter, verdict

sys.path.insert(0, str(Path(__file__).parents[2]))

from gazette.desk.typesetters import fonts
from gazette.export import pages_to_pdf
from gazette.ingest.pdf.reader import read_pdf
from gazette.ingest.reading_result import Wishes
from gazette.model import Issue
from tests.ingest.pdf.likeness import characters_in_order, entries_of
from tests.ingest.pdf.other_printers import printed_by_typst

RUNS, PAGES = 3, 32


def main() -> None:
    """Print the figures."""
    issue = named_issue()
    pages = typesetter().pages(issue)
    ours = pages_to_pdf(pages, fonts())
    read_pdf(ours, file="print.pdf", wishes=Wishes())
    took = min(milliseconds(lambda pdf: read_pdf(pdf, file="print.pdf", wishes=Wishes()), [ours] * RUNS))
    print(f"{len(pages.pages)} pages read in {took:.0f} ms")
    _report("our own print", ours, issue)
    _report("the print of typst", printed_by_typst(issue), issue)
    verdict(f"{PAGES} pages", took / len(pages.pages) * PAGES / 1000, 3, " s")


def _report(name: str, pdf: bytes, issue: Issue) -> None:
    read = read_pdf(pdf, file="print.pdf", wishes=Wishes())
    share = characters_in_order(entries_of(issue), entries_of(read.issue))
    missing = f", missing {read.account.missing}" if read.account.missing else ""
    print(f"{name}: {share:.4%} of the characters in order (must: at least 99.5 %){missing}")


if __name__ == "__main__":
    main()
