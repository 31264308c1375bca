"""Word files with something broken in them: a sentence of ours or a reading, soon and without much memory."""

import random
import re
import resource
import time
from collections.abc import Callable

from gazette.errors import IngestError
from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Wishes
from tests.ingest.word.building import packed, unpacked
from tests.ingest.word.folder import FILES

_MUTATIONS = 300
_LONG_SECONDS = 600
_SLOWEST_SECONDS, _MOST_MEGABYTES = 5.0, 500
_ELEMENT = re.compile(r"</?[\w:]+(?: [^<>]*)?>")
_VALUE = re.compile(r'"[^"]*"')
_ODD_VALUES = ('""', '"-1"', '"99999999999"', '"甲"', '"0"', '"true"', '"F"', '"%9%9"', '"../../x"', '"continue"')


def flipped(source: bytes, chance: random.Random) -> bytes:
    """A few bytes of the zip changed."""
    changed = bytearray(source)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(source: bytes, chance: random.Random) -> bytes:
    """The zip without a piece."""
    begins = chance.randrange(len(source))
    return source[:begins] + source[begins + chance.randint(1, len(source)) :]


def _in_a_part(source: bytes, chance: random.Random, change: Callable[[str], str]) -> bytes:
    parts = unpacked(source)
    name = chance.choice(sorted(parts))
    parts[name] = change(parts[name])
    return packed(parts)


def broken(source: bytes, chance: random.Random) -> bytes:
    """A part with characters changed."""

    def change(text: str) -> str:
        at = chance.randrange(len(text) + 1)
        return text[:at] + chance.choice(["<", ">", "&", '"', "\x01", "&#0;", "]]>", "<!--", ""]) + text[at + 1 :]

    return _in_a_part(source, chance, change)


def _elements_changed(text: str, chance: random.Random) -> str:
    """XML that stays well formed: an element twice, without its content, inside out, or many times inside itself."""
    found = list(re.finditer(r"<(w:\w+|m:\w+)(?: [^<>]*)?>(?:(?!<\1[ >]).)*?</\1>", text, re.DOTALL))
    if not found:
        return text
    one = chance.choice(found)
    whole = one[0]
    inner = chance.choice(found)[0]
    opening = _ELEMENT.match(whole)
    begin = opening[0] if opening else ""
    other = chance.choice(
        [
            whole * chance.choice([2, 50]),
            "",
            f"{begin}</{one[1]}>",
            inner,
            begin + inner + whole[len(begin) :],
            begin * 60 + f"</{one[1]}>" * 60,
        ]
    )
    return text[: one.start()] + other + text[one.end() :]


def rebuilt(source: bytes, chance: random.Random) -> bytes:
    """A part with elements moved, lost and nested."""
    return _in_a_part(source, chance, lambda text: _elements_changed(text, chance))


def revalued(source: bytes, chance: random.Random) -> bytes:
    """A part with attributes that say something else."""

    def change(text: str) -> str:
        found = list(_VALUE.finditer(text))
        for one in chance.sample(found, min(len(found), 3)):
            value = chance.choice(_ODD_VALUES)
            text = text[: one.start()] + value + text[one.end() :] if len(value) == len(one[0]) else text
        return _VALUE.sub(lambda one: chance.choice(_ODD_VALUES) if chance.random() < 0.03 else one[0], text)

    return _in_a_part(source, chance, change)


_WAYS = (flipped, cut, broken, rebuilt, rebuilt, revalued)


def test_what_is_broken_is_read_or_refused(long: bool) -> None:
    chance = random.Random(6)
    names = sorted(FILES)
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    end = time.monotonic() + _LONG_SECONDS
    count = 0
    while time.monotonic() < end if long else count < _MUTATIONS:
        name, way = chance.choice(names), chance.choice(_WAYS)
        source = way(FILES[name], chance)
        count += 1
        begun = time.process_time()
        try:
            read = read_format(source, "word", name, Wishes(changes=chance.choice(["accept", "reject"])))
            assert read.account.missing == "" or read.issue is not None, (count, name, way.__name__)
        except IngestError:
            pass
        except Exception as error:
            raise AssertionError(f"{count}: {name} {way.__name__}") from error
        assert time.process_time() - begun < _SLOWEST_SECONDS, (count, name)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - highest) / 1024
    assert grown < _MOST_MEGABYTES
