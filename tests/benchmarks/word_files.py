"""Word files read whole against python-docx opening and walking the same file, in one run: the ratio.

Must: at most 3 times, for a file of 3 pages and one of 200; memory no higher behind 1,000 files than behind 200. Also
the processor time of 1,000 files of 3 pages (aim: 60 s) and of one of 200 pages (aim: 5 s).
"""

import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Wishes

SENTENCE = "各区人民政府、市政府各部门要压实防汛责任，完善应急预案，加强值班值守，确保人民群众生命财产安全。"
FILES, WARM = 1000, 200
PAGES = 200
# a page of A4 after GB/T 9704: 22 lines of 28 characters
_CHARACTERS_A_PAGE = 22 * 28


def word_file(pages: int) -> bytes:
    """A notice of so many pages with headings, runs of several looks and a table on every third page."""
    document = docx.Document()
    document.add_heading("云溪市人民政府关于加强防汛工作的通知", 0)
    document.add_paragraph("云政发〔2024〕5号")
    document.add_paragraph("各区人民政府：")
    written = 0
    number = 0
    while written < pages * _CHARACTERS_A_PAGE:
        number += 1
        if number % 8 == 1:
            document.add_heading(f"第{number // 8 + 1}项工作", 1)
        paragraph = document.add_paragraph(style="List Number" if number % 5 == 0 else None)
        for part in (SENTENCE[:20], SENTENCE[20:], SENTENCE):
            paragraph.add_run(part).bold = part == SENTENCE[:20]
        written += 2 * len(SENTENCE)
        if number % 16 == 0:
            table = document.add_table(5, 4)
            for at, row in enumerate(table.rows):
                for cell, text in zip(row.cells, ("序号", "单位", "任务", "时限"), strict=True):
                    cell.text = text if not at else f"{text}{at}"
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def walked(source: bytes) -> int:
    """What python-docx's own opening and walking finds: how many characters."""
    count = 0
    for block in docx.Document(BytesIO(source)).iter_inner_content():
        if isinstance(block, Paragraph):
            count += sum(len(run.text) for run in block.runs)
        elif isinstance(block, Table):
            count += sum(
                len(paragraph.text) for row in block.rows for cell in row.cells for paragraph in cell.paragraphs
            )
    return count


def read(source: bytes) -> None:
    """Our reader, structure and account included."""
    if not read_format(source, "word", "通知.docx", Wishes()).account.is_whole:
        sys.exit("the file was not read whole")


def seconds(act: Callable[[bytes], object], source: bytes, times: int) -> float:
    """The least processor time of one of several goes."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        act(source)
        taken.append(time.process_time() - begun)
    return min(taken)


def highest_memory() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    short, long = word_file(3), word_file(PAGES)
    for name, source, times in (("3 pages", short, 20), (f"{PAGES} pages", long, 2)):
        ours, theirs = seconds(read, source, times), seconds(walked, source, times)
        print(f"{name}: read {ours * 1000:.0f} ms, python-docx walks {theirs * 1000:.0f} ms of processor time")
        print(f"ratio {ours / theirs:.2f} (must: at most 3) {'met' if ours <= 3 * theirs else 'MISSED'}")
        if times == 2:
            print(f"{name}: {ours:.2f} s (aim 5)")
    begun = time.process_time()
    for _ in range(WARM):
        read(short)
    warm = highest_memory()
    for _ in range(FILES - WARM):
        read(short)
    print(f"{FILES} files of 3 pages: {time.process_time() - begun:.1f} s of processor time (aim 60)")
    print(f"memory {warm:.0f} MB behind {WARM} files, {highest_memory():.0f} MB behind {FILES}")


if __name__ == "__main__":
    main()
