"""The read copy in PostgreSQL beside the archive that it is of: making it, its size, and how quickly both answer.

    python tests/benchmarks/read_copy.py [CORPUS.zip] [--count N] [--long] [--archive FILE] [--address ADDRESS]

The copy is made anew in a database of its own: that of ADDRESS, else of a server that runs for this alone; where there
is none, nothing is measured. The texts and the queries are those of ``search.py``, published in issues of twenty: 1,000
documents, or N, with --long 100,000; --archive keeps the archive, or takes it from its file. Each query is asked once,
so that neither side answers it from memory. Must: p95 of the copy at most 3 times that of the archive, in one run.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psycopg
from _measuring import verdict
from search import Question, Texts, corpus, documents, entry_of, questions

sys.path.append(str(Path(__file__).parents[2]))
from gazette.archive import Archive, IssueAct
from gazette.archive.read_copy import ReadCopy, open_copy
from gazette.desk.chain import extend_chain
from gazette.desk.issue_digest import issue_digest
from gazette.desk.read_copies import update_copy, verify_copy
from gazette.model import Bilingual, Issue, Section
from tests.postgresql import has_server, running

COUNT, LONG, OF_AN_ISSUE, MUST = 1_000, 100_000, 20, 3.0
_SIZE = (
    "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class"
    " WHERE relnamespace = 'gazette_copy'::regnamespace AND relkind = 'r'"
)


def publish_all(archive: Archive, texts: Texts) -> None:
    """Issues that stand for ever, without the files of a real publishing."""
    for at in range(0, len(texts), OF_AN_ISSUE):
        entries = tuple(entry_of(number, text) for number, text in enumerate(texts[at : at + OF_AN_ISSUE], at))
        serial = at // OF_AN_ISSUE + 1
        section = Section(name=Bilingual("文件", None), entries=entries)
        issue = Issue(serial=serial, year=2000 + serial // 24, numbers=(serial % 24 + 1,), sections=(section,))
        with archive.transaction():
            issue_id = archive.add_issue(replace(issue, state="published"))
            digest = issue_digest(archive.issue(issue_id))
            archive.last_steps.add_act(issue_id, IssueAct(act="publish", who="王主任", digest=digest))
            extend_chain(archive, issue_id)
    archive.search("x")


def milliseconds(name: str, search: Callable[[str], object], asked: list[Question]) -> float:
    """The 95th percentile of how long queries take by the clock."""
    took = []
    for each in asked:
        begun = time.perf_counter()
        search(each.query)
        took.append((time.perf_counter() - begun) * 1e3)
    took.sort()
    p50, p95, p99 = (took[int(len(took) * part)] for part in (0.5, 0.95, 0.99))
    print(f"  {name:<12} p50 {p50:8.2f} ms   p95 {p95:8.2f}   p99 {p99:8.2f}")
    return p95


def measure(archive: Archive, address: str, texts: Texts) -> None:
    """Copy, count, ask both."""
    size = sum(len(line.encode()) for text in texts for line in text)
    asked = questions(texts, random.Random(7))
    print(f"{len(texts):,} documents, {size / 1e6:.0f} MB of text, {len(asked)} queries")
    with open_copy(address, writing=True) as copy:
        begun, of_python = time.perf_counter(), time.process_time()
        updated = update_copy(archive, copy, anew=True)
        took, own = time.perf_counter() - begun, time.process_time() - of_python
        print(f"  {updated.copied:,} issues copied in {took:.0f} s, {own:.0f} of them this program's")
        begun = time.perf_counter()
        update_copy(archive, copy)
        print(f"  a second run, which finds nothing to do: {time.perf_counter() - begun:.1f} s")
    with open_copy(address) as copy:
        ask_both(archive, copy, address, asked)
        begun = time.perf_counter()
        found = len(verify_copy(copy).findings)
        print(f"  verified in {time.perf_counter() - begun:.0f} s")
        verdict("findings", found, 0)


def ask_both(archive: Archive, copy: ReadCopy, address: str, asked: list[Question]) -> None:
    """The same questions to both, whose answers are the same."""
    size = archive.path.stat().st_size
    with psycopg.connect(address) as connection:
        (of_copy,) = connection.execute(_SIZE).fetchone() or (0,)
    begun = time.perf_counter()
    copy.search("x")
    print(f"  the archive {size / 1e6:,.0f} MB, the copy {of_copy / 1e6:,.0f} MB")
    print(f"  asked the first time: {time.perf_counter() - begun:.2f} s")
    archive.search("x")
    ours = milliseconds("the archive", lambda query: archive.search(query, limit=50), asked)
    theirs = milliseconds("the copy", lambda query: copy.search(query, limit=50), asked)
    milliseconds("once more", lambda query: copy.search(query, limit=50), asked)
    other = sum(archive.search(each.query) != copy.search(each.query) for each in asked)
    verdict("different answers", other, 0)
    verdict("p95", theirs / ours, MUST)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address")
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--long", action="store_const", dest="count", const=LONG)
    parser.add_argument("--archive", type=Path)
    words = parser.parse_args()
    if words.address is None and not has_server():
        print("there is no PostgreSQL on this machine: apt-get install postgresql")
        return
    texts = documents(corpus(words.corpus), words.count, random.Random(words.count))
    with tempfile.TemporaryDirectory() as folder:
        file = words.archive or Path(folder) / "benchmark.gazette"
        made_before = file.exists()
        with Archive.open(file, create=True) as archive:
            if not made_before:
                publish_all(archive, texts)
            if words.address is not None:
                measure(archive, words.address, texts)
                return
            with running() as server:
                measure(archive, server.database(), texts)


if __name__ == "__main__":
    main()
