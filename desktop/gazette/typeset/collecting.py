"""Garbage collection put off while pages are made: very many values come into being then, and no cycles of them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Collect no cycles meanwhile; where another thread does the same at the same time, until the first is done."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
