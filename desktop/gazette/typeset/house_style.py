"""A house style (版式): page, columns, faces, sizes and rules of composition, read from a TOML file and checked.

The style ``qingdao-2019`` follows the printed gazette; ``based_on`` inherits every key that a style does not set.
"""

import re
import tomllib
from collections.abc import Container
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from gazette.errors import TypesetError
from gazette.model import FitStep
from gazette.typeset.house_style_checks import check_file, check_whole
from gazette.typeset.house_style_keys import FIT_KEYS
from gazette.typeset.lengths import Length, MilliPoints, parse_length

_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Which fonts a face takes its characters from; ``marks`` names the face that lends the Chinese marks."""

    han: tuple[str, ...]
    latin: str
    marks: str | None = None


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The checked keys of a house style; ``tree`` is the merged TOML, read through the typed getters.

    ``name`` is its own, ``name_en`` the English one where its file gives one.
    """

    name: str
    file: str
    tree: dict[str, Any]
    name_en: str | None = None
    _lengths: dict[str, Length] = field(default_factory=dict, compare=False, repr=False)
    _values: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def length(self, key: str, *, size: MilliPoints = 0, line: MilliPoints = 0) -> MilliPoints:
        """The length at ``key`` (``page.margin.head``) in thousandths of a point."""
        length = self._lengths.get(key)
        if length is None:
            length = self._lengths[key] = self._length(self.value(key))
        return length.at(size=size, line=line)

    def text(self, key: str) -> str:
        """The text at ``key``."""
        return cast("str", self.value(key))

    def number(self, key: str) -> int:
        """The whole number at ``key``."""
        return cast("int", self.value(key))

    def flag(self, key: str) -> bool:
        """The yes or no at ``key``."""
        return cast("bool", self.value(key))

    def share(self, key: str) -> float:
        """The number from 0 to 1 at ``key``."""
        return float(self.value(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at ``key``."""
        return tuple(self.value(key))

    def numbers(self, key: str) -> tuple[int, ...]:
        """The list of whole numbers at ``key``."""
        return tuple(self.value(key))

    def lengths(self, key: str) -> tuple[MilliPoints, ...]:
        """The list of absolute lengths at ``key``."""
        return tuple(self._length(item).at() for item in self.value(key))

    def face(self, name: str) -> Face:
        """The face ``faces.name``."""
        table = self.value(f"faces.{name}")
        return Face(han=tuple(table["han"]), latin=table["latin"], marks=table.get("marks"))

    def fonts(self) -> tuple[str, ...]:
        """The names of all fonts that its faces take characters from."""
        faces = self.value("faces")
        named = (self.face(name) for name in faces if name != "fallback")
        return (*(font for face in named for font in (*face.han, face.latin)), *faces["fallback"])

    def standing_in(self, known: Container[str], usual: "HouseStyle") -> tuple["HouseStyle", dict[str, str]]:
        """The style with ``known`` fonts alone, and each that is missing with the font that stands in for it.

        What a face has left is used; of a face that has nothing left, what it has in ``usual``.
        """
        tree, missing = deepcopy(self.tree), dict[str, str]()
        for name, table in tree["faces"].items():
            if name == "fallback":
                continue
            like = usual.face(name if name in usual.value("faces") else "song")
            left = [font for font in table["han"] if font in known] or list(like.han)
            latin = table["latin"] if table["latin"] in known else like.latin
            missing |= {font: left[0] for font in table["han"] if font not in known and font not in missing}
            missing.setdefault(table["latin"], latin)
            table["han"], table["latin"] = left, latin
        lent = [font for font in tree["faces"]["fallback"] if font in known] or list(usual.texts("faces.fallback"))
        missing |= {font: lent[0] for font in tree["faces"]["fallback"] if font not in known and font not in missing}
        tree["faces"]["fallback"] = lent
        style = HouseStyle(self.name, self.file, tree, self.name_en)
        return style, {font: instead for font, instead in missing.items() if font not in known}

    def fitted(self, steps: tuple[FitStep, ...]) -> "HouseStyle":
        """The style with what ``steps`` draw together at the least that it allows."""
        tree = deepcopy(self.tree)
        for step in steps:
            key, least = FIT_KEYS[step]
            *tables, name = key.split(".")
            table = tree
            for part in tables:
                table = table[part]
            table[name] = self.value(least)
        return HouseStyle(self.name, self.file, tree, self.name_en)

    def value(self, key: str) -> Any:
        """Whatever stands at ``key``."""
        known = self._values.get(key)
        if known is None:
            known = self.tree
            for part in key.split("."):
                known = known[part]
            self._values[key] = known
        return known

    def _length(self, value: str) -> Length:
        length = parse_length(value)
        assert length is not None, value  # the style was checked when it was loaded
        return length


@cache
def load_house_style(name: str, folder: Path, source: str | None = None) -> HouseStyle:
    """The house style ``name`` of ``folder``; TypesetError names file and key where it cannot be used.

    ``source`` is the text of one that does not lie there; what it is based on does.
    """
    file, tree = _merged_tree(name, folder, source)
    check_whole(file, tree)
    return HouseStyle(tree["style"]["name"], file, tree, tree["style"].get("name_en"))


def _merged_tree(
    name: str, folder: Path, source: str | None = None, *, above: tuple[str, ...] = ()
) -> tuple[str, dict[str, Any]]:
    """A style's file and its keys on top of those of the style it is based on."""
    file = f"{name}.toml"
    tree = _parsed(file, _read(name, folder) if source is None else source)
    based_on = tree.get("style", {}).get("based_on")
    if not based_on:
        return file, tree
    if based_on in (name, *above):
        raise TypesetError("typeset.style_circle", file=file, based_on=based_on)
    below = _merged_tree(based_on, folder, above=(name, *above))[1]
    below["style"].pop("name_en", None)  # another style's name
    return file, _merged(below, tree)


def _read(name: str, folder: Path) -> str:
    file = f"{name}.toml"
    if not _NAME.fullmatch(name):
        raise TypesetError("typeset.style_missing", file=file)
    try:
        return (folder / file).read_text("utf-8")
    except FileNotFoundError:
        raise TypesetError("typeset.style_missing", file=file) from None


def _parsed(file: str, source: str) -> dict[str, Any]:
    try:
        tree = tomllib.loads(source)
    except (ValueError, RecursionError) as error:  # tomllib lets a number of 5,000 digits and 1,000 brackets fall
        raise TypesetError("typeset.style_malformed", file=file, reason=str(error)) from None
    check_file(file, source, tree)
    return tree


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        inherited = merged.get(key)
        merged[key] = _merged(inherited, value) if isinstance(inherited, dict) and isinstance(value, dict) else value
    return merged
