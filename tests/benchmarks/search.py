"""Search against tantivy over the same pairs of characters, in one run: the first 50 hits with their words around.

``search.py [CORPUS.zip] [--long]``: texts of a zip, or of the sample issue, recombined to 2,000 documents; with --long
to 10,000 and 100,000. Must, of these: p95 at most 3 times tantivy's, which gives no facets. Aims, of processor time:
p50 5 ms, p95 50 ms, p99 150 ms; an index of 1.0 × the text; 5 MB/s. Beside them a plain scan and FTS5's trigrams, over
fewer queries.
"""

import random
import re
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import tantivy
from _measuring import verdict

from gazette.archive import Archive
from gazette.archive.folding import END, SPACE, folded
from gazette.desk.self_test import sample_issue
from gazette.model import Entry, Paragraph

LENGTHS = (1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12)
QUERIES, FEW = 500, 40
MUST, LEAST = 3.0, 10_000

Texts = list[list[str]]


def corpus(file: Path | None) -> Texts:
    """The paragraphs of each text of a zip; of the sample issue, cut into texts of twenty, where there is none."""
    if file is None:
        lines = [line.strip() for line in sample_issue().read_text("utf-8").split("\n") if line.strip()]
        return [lines[at : at + 20] for at in range(0, len(lines), 20)]
    with zipfile.ZipFile(file) as zipped:
        names = sorted(name for name in zipped.namelist() if name.endswith(".txt"))
        read = (zipped.read(name).decode("utf-8").split("\n") for name in names)
        return [[line.strip() for line in lines if line.strip()] for lines in read]


def documents(texts: Texts, count: int, dice: random.Random) -> Texts:
    """``count`` texts: those there are, and others put together of their paragraphs."""
    made = texts[:count]
    paragraphs = [line for text in texts for line in text]
    while len(made) < count:
        begun = dice.choice(texts)
        at = dice.randrange(len(begun))
        made.append([*begun[at : at + 60], *dice.choices(paragraphs, k=10)])
    return made


def queries(texts: Texts, dice: random.Random) -> list[str]:
    """Strings of the texts by length, and some that are very common or stand nowhere."""
    made = ["通知", "政府", "的", "第", "没有的词", "2019", "〔2019〕"]
    while len(made) < QUERIES:
        line, length = dice.choice(dice.choice(texts)), dice.choice(LENGTHS)
        at = dice.randrange(max(len(line) - length, 1))
        query = line[at : at + length].strip()
        if query and not re.search(r"[\s\"“”\\-]", query):
            made.append(query)
    return made


def milliseconds(search: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    """How long each query took, of processor time, after some that warm."""
    for query in asked[:20]:
        search(query)
    took = []
    for query in asked:
        begun = time.process_time()
        search(query)
        took.append((time.process_time() - begun) * 1e3)
    return sorted(took)


def told(name: str, took: Sequence[float]) -> None:
    p50, p95, p99 = (took[int(len(took) * part)] for part in (0.5, 0.95, 0.99))
    print(f"  {name:<22} p50 {p50:8.2f} ms   p95 {p95:8.2f}   p99 {p99:8.2f}")


def pairs_of(text: str) -> str:
    return " ".join(map("".join, pairwise(folded(text).replace(" ", SPACE) + END)))


def with_tantivy(texts: Texts) -> Callable[[str], object]:
    """Its search: the first 50 hits with title and words around, and how many there are."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("pairs", tokenizer_name="whitespace")
    builder.add_text_field("text", stored=True, index_option="basic")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(200_000_000, 1)
    for text in texts:
        document = tantivy.Document()
        document.add_text("pairs", " ".join(map(pairs_of, text)))
        document.add_text("text", "\n".join(text))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: str) -> int:
        said = folded(query)
        tokens = list(map("".join, pairwise(said)))
        if not tokens:
            asked = tantivy.Query.regex_query(schema, "pairs", f"{re.escape(said)}.")
        elif len(tokens) == 1:
            asked = tantivy.Query.term_query(schema, "pairs", tokens[0])
        else:
            asked = tantivy.Query.phrase_query(schema, "pairs", tokens)
        found = searcher.search(asked, 50, count=True)
        for _, address in found.hits:
            text = searcher.doc(address)["text"][0]
            at = text.find(query)
            text[max(at - 24, 0) : at + 48]
        return int(found.count)

    return search


def with_trigrams(texts: Texts) -> Callable[[str], object]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE trigrams USING fts5 (text, tokenize = 'trigram')")
    base.executemany("INSERT INTO trigrams VALUES (?)", (("\n".join(map(folded, text)),) for text in texts))

    def search(query: str) -> object:
        said = folded(query)
        if len(said) < 3:  # which it does not have
            return base.execute("SELECT count(*) FROM trigrams WHERE instr(text, ?)", (said,)).fetchone()
        quoted = said.replace('"', '""')
        return base.execute("SELECT count(*) FROM trigrams WHERE trigrams MATCH ?", (f'"{quoted}"',)).fetchone()

    return search


def measure(texts: Texts, folder: Path) -> None:
    """One size."""
    dice = random.Random(7)
    size = sum(len(line.encode()) for text in texts for line in text)
    asked = queries(texts, dice)
    print(f"{len(texts):,} documents, {size / 1e6:.0f} MB of text, {len(asked)} queries")
    file = folder / f"{len(texts)}.gazette"
    with Archive.open(file, create=True) as archive:
        for at in range(0, len(texts), 500):
            archive.add_entries(
                tuple(_entry(number, text) for number, text in enumerate(texts[at : at + 500], at)), None
            )
        before, begun = file.stat().st_size, time.process_time()
        archive.search("x")
        took, grown = time.process_time() - begun, file.stat().st_size - before
        print(f"  index {grown / size:.2f} × the text (aim 1.0), {size / 1e6 / took:.1f} MB/s (aim 5)")
        ours = milliseconds(lambda query: archive.search(f"“{query}”", limit=50), asked)
    theirs_search = with_tantivy(texts)
    theirs = milliseconds(theirs_search, asked)
    told("pairs in the archive", ours)
    told("tantivy, same pairs", theirs)
    told("FTS5 trigrams, totals", milliseconds(with_trigrams(texts), asked[:FEW]))
    whole = ["\n".join(map(folded, text)) for text in texts]
    told("plain scan, totals", milliseconds(lambda query: sum(folded(query) in text for text in whole), asked[:FEW]))
    at = int(len(asked) * 0.95)
    if len(texts) >= LEAST:
        verdict("p95", ours[at] / theirs[at], MUST)


def _entry(number: int, text: list[str]) -> Entry:
    day = f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
    blocks = tuple(Paragraph(text=line) for line in text[1:])
    return Entry(title_zh=text[0][:80], date=day, issuers=(f"市第{number % 97}局",), blocks=blocks)


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--long"]
    texts = corpus(Path(words[0]) if words else None)
    for count in (10_000, 100_000) if "--long" in sys.argv else (2_000,):
        with tempfile.TemporaryDirectory() as folder:
            measure(documents(texts, count, random.Random(count)), Path(folder))


if __name__ == "__main__":
    main()
