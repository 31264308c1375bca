"""The law corpus that lies beside the project, as issues, and queries cut out of its texts."""

import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.model import Bilingual, Entry, Issue, Paragraph, Section
from tests.archive.building import an_entry

CORPUS = Path(__file__).parents[1].parent / "shared/real/laws-corpus.zip"
_OF_AN_ISSUE = 20
_LENGTHS = (1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12, 20)
_FIELDS = ("title:", "number:", "issuer:", "body:", "标题:", "正文:")
_SHORT = 40
_SIGNS = re.compile(r'[\s"“”\\:：-]')

Texts = list[list[str]]


def law_texts(count: int | None = None) -> Texts:
    """The lines of each text, of about ``count`` of them the first forty, or all."""
    if not CORPUS.exists():
        pytest.skip(f"the law corpus is not here: {CORPUS.name}")
    with zipfile.ZipFile(CORPUS) as zipped:
        names = sorted(name for name in zipped.namelist() if name.endswith(".txt"))
        if count is not None:
            names = names[:: max(len(names) // count, 1)]
        read = (zipped.read(name).decode("utf-8").split("\n") for name in names)
        texts = [[line.strip() for line in lines if line.strip()] for lines in read]
    return texts if count is None else [lines[:_SHORT] for lines in texts]


def law_issues(texts: Texts) -> Iterator[Issue]:
    """Issues of twenty documents each, with numbers, days and issuers of their own."""
    for at in range(0, len(texts), _OF_AN_ISSUE):
        entries = tuple(_entry(at + number, lines) for number, lines in enumerate(texts[at : at + _OF_AN_ISSUE]))
        serial = at // _OF_AN_ISSUE + 1
        parted = (entries[::2], entries[1::2])
        names = (Bilingual("法律法规", "Laws and Regulations"), Bilingual("司法解释"))
        yield Issue(
            serial=serial,
            year=2001 + serial // 12,
            numbers=(serial % 12 + 1,),
            date=f"{2001 + serial // 12}-{serial % 12 + 1:02}-15",
            sections=tuple(Section(name=name, entries=part) for name, part in zip(names, parted, strict=True)),
        )


def _entry(number: int, lines: list[str]) -> Entry:
    year = 2001 + number % 20
    issuers = (("云川市人民政府",), ("云川市教育局", "云川市财政局"), ())[number % 3]
    return an_entry(
        lines[0],
        *(Paragraph(text=line) for line in lines[1:] or lines),
        number_zh=f"云政办字〔{year}〕{number + 1}号" if number % 4 else None,
        date=f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}" if number % 5 else None,
        issuers=issuers,
    )


def law_queries(texts: Texts, count: int) -> list[str]:
    """Strings of the texts by length, in fields and together; some are common, some stand nowhere."""
    dice = random.Random(8)
    made = [
        "的",
        "第",
        "1",
        "没有的词",
        "第一条 -罚款",
        "罚款 OR 拘留",
        "云政办字67",
        "云政办字〔2005〕5号",
        "kind:条例",
    ]
    made += [
        "issue:1",
        "date:2005..2007 应当",
        "section:司法 规定",
        "人人",
        "ISO9000",
        "〔2005〕",
        "“有下列情形之一的”",
    ]

    def string() -> str:
        while True:
            line, length = dice.choice(dice.choice(texts)), dice.choice(_LENGTHS)
            at = dice.randrange(max(len(line) - length, 1))
            found = line[at : at + length].strip()
            if found and not _SIGNS.search(found):
                return found

    while len(made) < count:
        kind = dice.random()
        if kind < 0.7:
            made.append(string())
        elif kind < 0.85:
            made.append(f"{string()} {dice.choice(('', '', '-'))}{string()}")
        elif kind < 0.95:
            made.append(f"{dice.choice(_FIELDS)}{string()}")
        else:
            made.append(f"{string()} OR {string()}")
    return made
