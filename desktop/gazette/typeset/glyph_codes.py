"""Glyph ids as bytes: a line holds them in one value, and a file writes them as they are."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from struct import Struct, unpack


def glyph_codes(ids: Iterable[int]) -> bytes:
    """Two bytes for every glyph id, the higher first."""
    given = tuple(ids)
    return _packed(len(given))(*given)


def glyph_ids(codes: bytes) -> tuple[int, ...]:
    """The glyph ids of ``glyph_codes``."""
    return unpack(f">{len(codes) // 2}H", codes)


@lru_cache(maxsize=1024)
def _packed(count: int) -> Callable[..., bytes]:
    return Struct(f">{count}H").pack
