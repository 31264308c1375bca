"""A finding: what a check or a reader has to say about one place."""

from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["error", "doubt", "hint"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels, graver first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``rule`` names its sentence in ``gazette.wording`` and ``values`` fill it.

    ``entry`` counts from 1 in the issue's order (None: the issue itself), ``block`` is the path of the block inside it,
    ``text`` the exact string meant; ``line`` and ``column`` (from 1) are places in the source file.
    """

    rule: str
    level: Level
    entry: int | None = None
    block: tuple[int, ...] | None = None
    text: str = ""
    values: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
    line: int | None = None
    column: int | None = None
