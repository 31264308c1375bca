"""Mutated Akoma Ntoso of other programs: read or refused in a sentence, each within seconds."""

import random
import time

from gazette.errors import IngestError
from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Wishes
from tests.ingest.akoma_ntoso.test_foreign import ACT, TODAY, collection, doc

_SECONDS, _LONG_SECONDS = 5.0, 600.0
_NAMES = (
    "p num heading content section act doc component documentRef authorialNote noteRef meta table tr td toc img".split()
)


def _sources() -> list[str]:
    beside = f"<components><component eId='c1'>{doc('甲', '甲文。', 'one')}</component></components>"
    whole = (ACT, ACT + beside, collection("<component><documentRef href='#c1'/></component>") + beside)
    return [f'<akomaNtoso xmlns="{TODAY}">{one}</akomaNtoso>' for one in whole]


def mutated(source: str, chance: random.Random) -> str:
    """The source with names of elements changed for others, so that most of it stays well-formed, and some bytes."""
    for _ in range(chance.randint(1, 6)):
        old, new = chance.choice(_NAMES), chance.choice(_NAMES)
        match chance.randrange(4):
            case 0:
                source = source.replace(f"<{old}", f"<{new}").replace(f"</{old}>", f"</{new}>")
            case 1:
                at = chance.randrange(len(source))
                source = source[:at] + f"<{new} href='#c1' colspan='999'>x</{new}>" + source[at:]
            case 2:
                source = source.replace(f"<{old}>", f"<{old}><{new}/>", 1)
            case _:
                at = chance.randrange(len(source))
                source = source[:at] + source[at + chance.randint(1, 40) :]
    return source


def test_mutated_files(long: bool) -> None:
    chance = random.Random(7)
    sources = _sources()
    begun, tried, read = time.monotonic(), 0, 0
    while tried < 300 or (long and time.monotonic() - begun < _LONG_SECONDS):
        changed = mutated(chance.choice(sources), chance)
        start = time.process_time()
        try:
            read_format(changed.encode(), "akoma_ntoso", "x.xml", Wishes())
            read += 1
        except IngestError:
            pass
        assert time.process_time() - start < _SECONDS, changed
        tried += 1
    assert read > tried // 10
