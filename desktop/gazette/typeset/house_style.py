"""A house style (版式): page, columns, faces, sizes and rules of composition, read from a TOML file and checked.

The style ``qingdao-2019`` follows the printed gazette; ``based_on`` inherits every key that a style does not set.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from gazette.errors import TypesetError
from gazette.typeset.lengths import Length, MilliPoints, parse_length

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Which fonts a face takes its characters from; ``marks`` names the face that lends the Chinese marks."""

    han: tuple[str, ...]
    latin: str
    marks: str | None = None


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The checked keys of a house style; ``tree`` is the merged TOML, read through the typed getters."""

    name: str
    file: str
    tree: dict[str, Any]
    _lengths: dict[str, Length] = field(default_factory=dict, compare=False, repr=False)

    def length(self, key: str, *, size: MilliPoints = 0, line: MilliPoints = 0) -> MilliPoints:
        """The length at ``key`` (``page.margin.head``) in thousandths of a point."""
        length = self._lengths.get(key)
        if length is None:
            length = self._lengths[key] = self._length(key, self.value(key))
        return length.at(size=size, line=line)

    def text(self, key: str) -> str:
        """The text at ``key``."""
        return self._typed(key, self.value(key), str)

    def number(self, key: str) -> int:
        """The whole number at ``key``."""
        return self._typed(key, self.value(key), int)

    def flag(self, key: str) -> bool:
        """The yes or no at ``key``."""
        return self._typed(key, self.value(key), bool)

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at ``key``."""
        return tuple(self._typed(key, item, str) for item in self._typed(key, self.value(key), list))

    def numbers(self, key: str) -> tuple[int, ...]:
        """The list of whole numbers at ``key``."""
        return tuple(self._typed(key, item, int) for item in self._typed(key, self.value(key), list))

    def lengths(self, key: str) -> tuple[MilliPoints, ...]:
        """The list of absolute lengths at ``key``."""
        return tuple(self._length(key, item).at() for item in self._typed(key, self.value(key), list))

    def face(self, name: str) -> Face:
        """The face ``faces.name``."""
        table = self._typed(f"faces.{name}", self.value(f"faces.{name}"), dict)
        return Face(han=tuple(table["han"]), latin=table["latin"], marks=table.get("marks"))

    def value(self, key: str) -> Any:
        """Whatever stands at ``key``; TypesetError where nothing does."""
        at: Any = self.tree
        for part in key.split("."):
            if not isinstance(at, dict) or part not in at:
                raise TypesetError("typeset.style_key_missing", file=self.file, key=key)
            at = at[part]
        return at

    def _length(self, key: str, value: object) -> Length:
        length = parse_length(value) if isinstance(value, str) else None
        if length is None:
            raise TypesetError("typeset.style_length", file=self.file, key=key, value=value)
        return length

    def _typed(self, key: str, value: object, kind: type[T]) -> T:
        if not isinstance(value, kind):
            raise TypesetError("typeset.style_value", file=self.file, key=key, value=value, kind=kind.__name__)
        return value


def load_house_style(name: str, folder: Path) -> HouseStyle:
    """The house style ``name`` of ``folder``; TypesetError names file and key where it cannot be used."""
    return _load(name, folder)


@cache
def _load(name: str, folder: Path) -> HouseStyle:
    file = folder / f"{name}.toml"
    tree = _read(file)
    based_on = tree.get("style", {}).get("based_on")
    if based_on:
        tree = _merged(load_house_style(based_on, folder).tree, tree)
    return HouseStyle(tree.get("style", {}).get("name", name), file.name, tree)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise TypesetError("typeset.style_missing", file=file.name) from None
    except tomllib.TOMLDecodeError as error:
        raise TypesetError("typeset.style_malformed", file=file.name, reason=str(error)) from None


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        inherited = merged.get(key)
        merged[key] = _merged(inherited, value) if isinstance(inherited, dict) and isinstance(value, dict) else value
    return merged
