"""Time and memory a page as an issue grows: its entries repeated with other texts, 30 → 300 → 3,000 pages.

    python tests/benchmarks/growth.py [--long] [TEXT OF AN ISSUE]

Must: time a page of the longest at most 1.3 times that of 30 pages; at most 1.5 MB of memory a page at the peak.
Without ``--long`` it stops at 300 pages. Each size is measured in a process of its own; the memory is what the process
holds at its peak beyond what it held before the first page.
"""

import resource
import subprocess
import sys
from dataclasses import replace

from _measuring import FORM, changed, milliseconds, named_issue, pages_and_pdf, typesetter, verdict

from gazette.model import Issue


def repeated(issue: Issue, times: int) -> Issue:
    """The issue's sections that many times, each time with other texts and without printed page numbers."""
    sections = tuple(
        replace(section, entries=tuple(replace(entry, printed_page=None) for entry in section.entries))
        for number in range(times)
        for section in changed(issue, f"第{number}").sections
    )
    return replace(issue, sections=sections)


def peak() -> int:
    """The most memory that the process has held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def measure(wanted: int) -> None:
    """Print pages, milliseconds and bytes for about ``wanted`` pages."""
    issue, act = named_issue(), pages_and_pdf(typesetter())
    once = act(repeated(issue, 1))
    grown = repeated(issue, max(1, round(wanted / once)))
    before = peak()
    counts: list[int] = []

    def cold(one: Issue) -> None:
        counts.append(pages_and_pdf(typesetter())(one))

    times = milliseconds(cold, [grown] * (5 if wanted <= 30 else 1))  # few pages are too short to be measured once
    print(counts[0], min(times), peak() - before)


def main() -> None:
    """Print the figures and their ratios."""
    long = "--long" in sys.argv
    given = [argument for argument in sys.argv[1:] if argument != "--long"]
    a_page: list[float] = []
    held = 0.0
    for wanted in (30, 300, 3000) if long else (30, 300):
        command = [sys.executable, __file__, *given, "--pages", str(wanted)]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        pages, time, memory = map(float, line.split())
        a_page.append(time / pages)
        held = memory / pages / 1e6
        print(f"{pages:.0f} pages, {FORM}: {time / pages:.2f} ms and {held:.2f} MB a page")
    verdict("time a page, the longest against the shortest", a_page[-1] / a_page[0], 1.3)
    verdict("memory a page of the longest", held, 1.5, " MB")


if __name__ == "__main__":
    if "--pages" in sys.argv:
        at = sys.argv.index("--pages")
        pages_wanted = int(sys.argv[at + 1])
        del sys.argv[at:]
        measure(pages_wanted)
    else:
        main()
