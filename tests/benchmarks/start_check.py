"""The look that is taken when an archive is opened, in a process of its own: seconds for a gigabyte of archive.

``start_check.py [CORPUS.zip] [--long]``: an archive of texts of a zip, or of the sample issue, recombined, and of scans
of random bytes: some 40 MB, with --long 1 GB. Aim: 5 s of processor time a GB; a small archive has the start to carry.
"""

import hashlib
import random
import sys
import tempfile
import time
from pathlib import Path

from _measuring import verdict
from search import corpus, documents, entry_of

from gazette.archive import Archive
from gazette.desk import Desk
from gazette.desk.verifying import verify_archive
from gazette.model import Bilingual, Issue, Section

AIM = 5.0
AT_ONCE = 25


def make(file: Path, corpus_zip: Path | None, count: int, scans: int) -> None:
    """An archive of ``count`` documents in issues, searchable, and so many scans of 10 MB."""
    texts = documents(corpus(corpus_zip), count, random.Random(count))
    with Archive.open(file, create=True) as archive:
        for at in range(0, count, AT_ONCE):
            entries = tuple(entry_of(number, text) for number, text in enumerate(texts[at : at + AT_ONCE], at))
            section = Section(name=Bilingual("市政府文件", "Documents"), entries=entries)
            archive.add_issue(Issue(serial=at // AT_ONCE + 1, year=2000, numbers=(1,), sections=(section,)))
        for number in range(scans):
            content = b"%PDF-1.7\n" + random.Random(number).randbytes(10_000_000) + b"\n%%EOF\n"
            archive.add_source(f"{number}.pdf", hashlib.sha256(content).hexdigest(), content)
        archive.search("x")


def measure(file: Path) -> None:
    size = file.stat().st_size / 1e9
    with Desk.open(file) as desk:
        begun, worked = time.perf_counter(), time.process_time()
        assert verify_archive(desk.archive, "quick").is_whole
        took, worked = time.perf_counter() - begun, time.process_time() - worked
    print(f"{size * 1000:.0f} MB: {took:.2f} s on the clock, {worked:.2f} s of processor time")
    verdict("a GB", worked / size, AIM, " s")


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--long"]
    count, scans = (20_000, 20) if "--long" in sys.argv else (1_000, 2)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.gazette"
        make(file, Path(words[0]) if words else None, count, scans)
        measure(file)


if __name__ == "__main__":
    main()
