"""Search against tantivy over the same pairs of characters, in one run: the first 50 hits with their words around.

``search.py [CORPUS.zip] [--long]``: texts of a zip, or of the sample issue, recombined to 2,000 documents; with --long
to 10,000 and 100,000. Asked are strings of every length, very common and absent ones, document numbers, and fields.
Must, of these: p95 at most 3 times tantivy's, which gives no facets. Aims, of processor time: p50 5 ms, p95 50 ms, p99
150 ms; an index of 1.0 × the text; 5 MB/s; one more issue found within 1 s. Beside them what only the archive is asked,
days, and a plain scan and FTS5's trigrams, over fewer queries.
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
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeVar

import psutil
import tantivy
from _measuring import verdict

from gazette.archive import Archive
from gazette.archive.folding import END, SPACE, folded
from gazette.desk.self_test import sample_issue
from gazette.model import Bilingual, Entry, Issue, Paragraph, Section

LENGTHS = (1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12)
STRINGS, NUMBERS, FIELDS = 400, 40, 60
FEW = 40
MUST, LEAST = 3.0, 10_000
ISSUE = 10

Asked = TypeVar("Asked")
Texts = list[list[str]]


class Question(NamedTuple):
    """What is asked for, in a field of the head or anywhere."""

    text: str
    field: str = ""

    @property
    def query(self) -> str:
        said = self.text if self.field == "number" else f"“{self.text}”"
        return f"{self.field}:{said}" if self.field else said


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


def questions(texts: Texts, dice: random.Random) -> list[Question]:
    """Strings of the texts by length, some that are very common or stand nowhere, numbers, and what stands in heads."""
    made = [Question(text) for text in ("通知", "政府", "的", "第", "没有的词", "2019", "〔2019〕")]
    made += strings(texts, dice, STRINGS - len(made))
    for _ in range(NUMBERS // 2):
        number = number_of(dice.randrange(len(texts)))
        made += (Question(number, "number"), Question(number))
    titles = [[title_of(text)] for text in texts]
    made += (Question(each.text, "title") for each in strings(titles, dice, FIELDS // 2))
    made += (Question(issuer_of(dice.randrange(len(texts))), "issuer") for _ in range(FIELDS // 2))
    return made


def strings(texts: Texts, dice: random.Random, count: int) -> list[Question]:
    made: list[Question] = []
    while len(made) < count:
        line, length = dice.choice(dice.choice(texts)), dice.choice(LENGTHS)
        at = dice.randrange(max(len(line) - length, 1))
        text = line[at : at + length].strip()
        if text and not re.search(r"[\s\"“”\\-]", text):
            made.append(Question(text))
    return made


def milliseconds(search: Callable[[Asked], object], asked: Sequence[Asked]) -> list[float]:
    """How long each query took, of processor time, after some that warm."""
    for each in asked[:20]:
        search(each)
    took = []
    for each in asked:
        begun = time.process_time()
        search(each)
        took.append((time.process_time() - begun) * 1e3)
    return sorted(took)


def told(name: str, took: Sequence[float]) -> None:
    p50, p95, p99 = (took[int(len(took) * part)] for part in (0.5, 0.95, 0.99))
    print(f"  {name:<22} p50 {p50:8.2f} ms   p95 {p95:8.2f}   p99 {p99:8.2f}")


def pairs_of(text: str) -> str:
    return " ".join(map("".join, pairwise(folded(text).replace(" ", SPACE) + END)))


def with_tantivy(texts: Texts) -> Callable[[Question], object]:
    """Its search: the first 50 hits with title and words around, and how many there are."""
    builder = tantivy.SchemaBuilder()
    for field in ("pairs", "title", "number", "issuer"):
        builder.add_text_field(field, tokenizer_name="whitespace")
    builder.add_text_field("text", stored=True, index_option="basic")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(200_000_000, 1)
    for at, text in enumerate(texts):
        document = tantivy.Document()
        head = {"title": title_of(text), "number": number_of(at), "issuer": issuer_of(at)}
        for field, said in head.items():
            document.add_text(field, pairs_of(said))
        document.add_text("pairs", " ".join(map(pairs_of, (*head.values(), *text[1:]))))
        document.add_text("text", "\n".join(text))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: Question) -> int:
        said, field = folded(question.text), question.field or "pairs"
        tokens = list(map("".join, pairwise(said)))
        if not tokens:
            asked = tantivy.Query.regex_query(schema, field, f"{re.escape(said)}.")
        elif len(tokens) == 1:
            asked = tantivy.Query.term_query(schema, field, tokens[0])
        else:
            asked = tantivy.Query.phrase_query(schema, field, tokens)
        found = searcher.search(asked, 50, count=True)
        for _, address in found.hits:
            text = searcher.doc(address)["text"][0]
            at = text.find(question.text)
            text[max(at - 24, 0) : at + 48]
        return int(found.count)

    return search


def with_trigrams(texts: Texts) -> Callable[[Question], object]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE trigrams USING fts5 (text, tokenize = 'trigram')")
    base.executemany("INSERT INTO trigrams VALUES (?)", (("\n".join(map(folded, text)),) for text in texts))

    def search(question: Question) -> object:
        said = folded(question.text)
        if len(said) < 3:  # which it does not have
            return base.execute("SELECT count(*) FROM trigrams WHERE instr(text, ?)", (said,)).fetchone()
        quoted = said.replace('"', '""')
        return base.execute("SELECT count(*) FROM trigrams WHERE trigrams MATCH ?", (f'"{quoted}"',)).fetchone()

    return search


def measure(texts: Texts, folder: Path) -> None:
    """One size."""
    dice = random.Random(7)
    size = sum(len(line.encode()) for text in texts for line in text)
    asked = questions(texts, dice)
    print(f"{len(texts):,} documents, {size / 1e6:.0f} MB of text, {len(asked)} queries")
    file = folder / f"{len(texts)}.gazette"
    with Archive.open(file, create=True) as archive:
        for at in range(0, len(texts), 500):
            archive.add_entries(
                tuple(entry_of(number, text) for number, text in enumerate(texts[at : at + 500], at)), None
            )
        before, begun = file.stat().st_size, time.process_time()
        archive.search("x")
        took, grown = time.process_time() - begun, file.stat().st_size - before
        print(f"  index {grown / size:.2f} × the text (aim 1.0), {size / 1e6 / took:.1f} MB/s (aim 5)")
    with Archive.open(file) as archive:
        ours = measure_archive(archive, asked, texts)
    with get_context("spawn").Pool(1) as process:
        held, more = process.apply(memory, (file, asked[:100]))
    print(f"  memory of a process: {held / 1e6:.0f} MB, and {more / 1e6:.0f} for the archive when it is searched")
    theirs_search = with_tantivy(texts)
    theirs = milliseconds(theirs_search, asked)
    told("tantivy, same pairs", theirs)
    told("FTS5 trigrams, totals", milliseconds(with_trigrams(texts), asked[:FEW]))
    whole = ["\n".join(map(folded, text)) for text in texts]
    told("plain scan, totals", milliseconds(lambda each: sum(folded(each.text) in text for text in whole), asked[:FEW]))
    at = int(len(asked) * 0.95)
    if len(texts) >= LEAST:
        verdict("p95", ours[at] / theirs[at], MUST)


def measure_archive(archive: Archive, asked: Sequence[Question], texts: Texts) -> list[float]:
    """The archive alone: how long queries take it, an issue more, and what memory it has then."""
    begun = time.process_time()
    archive.search("x")
    print(f"  opened and asked the first time: {time.process_time() - begun:.2f} s")

    def search(each: Question) -> int:
        return archive.search(each.query, limit=50).total

    ours = milliseconds(search, asked)
    told("pairs in the archive", ours)
    told("  of it strings", milliseconds(search, [each for each in asked if not each.field]))
    told("  of it fields", milliseconds(search, [each for each in asked if each.field]))
    days = ("date:2019", "date:2003-04..2011", "“规定” date:2019", "“的” date:..2009", "“有限公司” date:2010-05")
    told("days", milliseconds(lambda each: archive.search(each, limit=50), days * 20))
    begun = time.process_time()
    entries = tuple(entry_of(number, text) for number, text in enumerate(texts[:ISSUE]))
    archive.add_issue(Issue(sections=(Section(name=Bilingual("文件", None), entries=entries),)))
    archive.search("“规定”", limit=50)
    print(f"  one more issue is found after {time.process_time() - begun:.2f} s (aim 1)")
    return ours


def memory(file: Path, asked: Sequence[Question]) -> tuple[int, int]:
    """What a process holds before it opens the archive, and how much more when it has searched it."""
    process = psutil.Process()
    before = process.memory_info().rss
    with Archive.open(file) as archive:
        for each in asked:
            archive.search(each.query, limit=50)
        return before, process.memory_info().rss - before


def entry_of(number: int, text: list[str]) -> Entry:
    day = f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
    blocks = tuple(Paragraph(text=line) for line in text[1:])
    return Entry(
        title_zh=title_of(text), number_zh=number_of(number), date=day, issuers=(issuer_of(number),), blocks=blocks
    )


def title_of(text: list[str]) -> str:
    return text[0][:80]


def number_of(number: int) -> str:
    return f"云政办字〔{2000 + number % 20}〕{1 + number // 20}号"


def issuer_of(number: int) -> str:
    return f"市第{number % 97}局"


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--long"]
    texts = corpus(Path(words[0]) if words else None)
    for count in (10_000, 100_000) if "--long" in sys.argv else (2_000,):
        with tempfile.TemporaryDirectory() as folder:
            measure(documents(texts, count, random.Random(count)), Path(folder))


if __name__ == "__main__":
    main()
