"""The check of a house style against what may be said in one, and against itself."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from gazette.errors import TypesetError
from gazette.typeset.house_style_keys import (
    FACE,
    FACES,
    FIT_KEYS,
    FLAG,
    FRACTION,
    KEYS,
    MOST,
    OPTIONAL_KEYS,
    TEXTS,
    Choice,
    Choices,
    Kind,
    Lengths,
    Numbers,
    Rule,
)
from gazette.typeset.lengths import parse_length

_LEAST_LINES = 3
"""So many lines of text and of a note a column must hold together."""
_NOT_ABOVE = (
    ("composition.han_latin_gap.min", "composition.han_latin_gap.normal"),
    ("composition.han_latin_gap.normal", "composition.han_latin_gap.max"),
    ("faults.loose.aim", "faults.loose.finding"),
    ("text.body.size", "text.body.leading"),
    ("table.wide.size", "table.wide.leading"),
    ("table.numbers.size", "table.numbers.leading"),
    ("table.note.size", "table.note.leading"),
    ("footnote.size", "footnote.leading"),
)
"""Which key may not say more than which other."""
_SECTIONS = {key.rsplit(".", depth)[0] for key in KEYS for depth in range(1, key.count(".") + 1)}


def check_file(file: str, source: str, tree: Mapping[str, Any]) -> None:
    """TypesetError where a file says something that no style may say.

    Unknown keys are named with their line and the key that was perhaps meant; faces are checked by ``check_whole``.
    """
    for key, value in _leaves(tree):
        rule = (KEYS | OPTIONAL_KEYS).get(key)
        if rule is None:
            known = "、".join(get_close_matches(key, KEYS, 3, 0.5))
            raise TypesetError("typeset.style_key_unknown", file=file, line=_line_of(source, key), key=key, known=known)
        wanted = _wanted(rule, value)
        if wanted:
            code, allowed = wanted
            line = _line_of(source, key)
            raise TypesetError(code, file=file, line=line, key=key, value=value, allowed=allowed)


def check_whole(file: str, tree: Mapping[str, Any]) -> None:
    """TypesetError where the merged style lacks a key, names a face that it has not, or contradicts itself."""
    said = dict(_leaves(tree))
    for key in KEYS:
        if key not in said:
            raise TypesetError("typeset.style_key_missing", file=file, key=key)
    faces = said["faces"]
    named = [(key, said[key]) for key, rule in KEYS.items() if rule is FACE]
    named += [(f"faces.{name}", face.get("marks", name)) for name, face in faces.items()]
    for key, name in named:
        if name not in faces:
            raise TypesetError("typeset.style_face", file=file, key=key, value=name, known="、".join(faces))
    _check_limits(file, said)
    _check_page(file, said)


def _check_limits(file: str, said: Mapping[str, Any]) -> None:
    """What fitting may bring a length or a count to must lie on the right side of it."""
    fewest, most = said["columns.lines_allowed"]
    limits = [("columns.lines_allowed", fewest, "columns.lines", said["columns.lines"])]
    limits += [("columns.lines", said["columns.lines"], "columns.lines_allowed", most)]
    limits += [(least, said[least], key, said[key]) for key, least in FIT_KEYS.values()]
    limits += [(low, said[low], high, said[high]) for low, high in _NOT_ABOVE]
    for key, value, other, limit in limits:
        if _measured(value) > _measured(limit):
            raise TypesetError("typeset.style_limit", file=file, key=key, value=value, other=other, limit=limit)


def _check_page(file: str, said: Mapping[str, Any]) -> None:
    """The columns lie in the text block, and the text block on the page."""
    size, count, characters = said["text.body.size"], said["columns.count"], said["columns.characters"]
    em = _measured(size)
    gutter = said["columns.gutter"]
    between = (count - 1) * _measured(gutter, em)
    taken = (f"{count} × {characters} × {size}" + f" + {gutter}" * (count - 1), count * characters * em + between)
    (width, height), trim = said["page.block"], said["page.trim"]
    room = [("columns.characters", *taken, "page.block", width)]
    for name, block, side in (("inner", width, trim[0]), ("head", height, trim[1])):
        margin = said[f"page.margin.{name}"]
        sum_of = _measured(margin) + _measured(block)
        room.append((f"page.margin.{name}", f"{margin} + {block}", sum_of, "page.trim", side))
    for key, value, measured, other, limit in room:
        if measured > _measured(limit):
            raise TypesetError("typeset.style_limit", file=file, key=key, value=value, other=other, limit=limit)
    _check_columns(file, said)
    lines, leading = said["columns.lines"], said["text.body.leading"]
    fitting = _measured(height) // _measured(leading)
    if lines != fitting:
        values = {"key": "columns.lines", "value": lines, "height": height, "leading": leading, "lines": fitting}
        raise TypesetError("typeset.style_lines", file=file, **values)


def _check_columns(file: str, said: Mapping[str, Any]) -> None:
    """A column has room for lines of text and of a note, half its width for what is behind a mark or a name."""
    around, leading, text = ("footnote.above", "footnote.below"), said["footnote.leading"], said["text.body.leading"]
    least = f"{_LEAST_LINES} × {leading} + {_LEAST_LINES} × {text}"
    height = sum(_measured(said[key]) for key in around) + _LEAST_LINES * (_measured(leading) + _measured(text))
    taken = " + ".join((*(said[key] for key in around), least))
    column = said["columns.characters"] * _measured(said["text.body.size"])
    room = (
        ("footnote.above", taken, height, "page.block", said["page.block"][1], _measured(said["page.block"][1])),
        _half(said, "footnote.turn", "footnote.size", column),
        _half(said, "names.cells", "text.body.size", column),
    )
    for key, value, measured, other, limit, most in room:
        if measured > most:
            raise TypesetError("typeset.style_limit", file=file, key=key, value=value, other=other, limit=limit)


def _half(said: Mapping[str, Any], key: str, size: str, column: int) -> tuple[str, str, int, str, str, int]:
    """A length that leaves half of a column."""
    length = _measured(said[key], _measured(said[size]))
    return key, said[key], 2 * length, "columns.characters", str(said["columns.characters"]), column


def _measured(value: str | int, em: int = 1000) -> int:
    length = parse_length(value) if isinstance(value, str) else None
    return length.at(size=em) if length else int(value)


def _leaves(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with its value; a table that no key lies in is a value itself."""
    for name, value in tree.items():
        key = f'{above}"{name}"' if "." in name else f"{above}{name}"  # in quotes it is a name of its own
        if key == "faces" and isinstance(value, dict):
            yield key, {face: fonts for face, fonts in value.items() if face != "fallback"}
            if "fallback" in value:
                yield "faces.fallback", value["fallback"]
        elif isinstance(value, dict) and (key in _SECTIONS or not value):
            yield from _leaves(value, f"{key}.")
        else:
            yield key, value


def _wanted(rule: Rule, value: Any) -> tuple[str, str] | None:
    """What should stand there, as a code and what is allowed; None where ``value`` is right."""
    match rule:
        case Lengths(units, count, least, most):
            items = [value] if count is None else value
            right = isinstance(items, list) and all(_is_length(item, rule) for item in items)
            right = right and (not count or len(items) == count)
            code = "typeset.style_wants_length" if count is None else "typeset.style_wants_lengths"
            return None if right and items else (code, f"{', '.join(units)} ({least:g}pt–{most:g}pt)")
        case Numbers(least, most, count):
            items = [value] if count is None else value
            right = isinstance(items, list) and all(type(item) is int and least <= item <= most for item in items)
            return None if right and (count is None or len(items) == count) else _number(least, most)
        case Choice(allowed):
            return None if value in allowed else ("typeset.style_wants_choice", "、".join(allowed))
        case Choices(allowed):
            right = _is_texts(value) and set(value) <= set(allowed) and len(set(value)) == len(value)
            return None if right else ("typeset.style_wants_choices", "、".join(allowed))
        case Kind(code):
            return None if _is_kind(rule, value) else (code, "")


def _number(least: int, most: int) -> tuple[str, str]:
    return "typeset.style_wants_number", f"{least}–{most}"


def _is_length(value: object, rule: Lengths) -> bool:
    length = parse_length(value) if isinstance(value, str) else None
    if length is None or length.unit not in rule.units or not 0 <= length.value <= MOST[length.unit]:
        return False
    return rule.least <= length.at(size=10_000, line=10_000) / 1000 <= rule.most


def _is_kind(kind: Kind, value: Any) -> bool:
    if kind is FLAG:
        return isinstance(value, bool)
    if kind is FRACTION:
        return type(value) in (int, float) and 0 <= value <= 1
    if kind is TEXTS:
        return _is_texts(value)
    if kind is FACES:
        return isinstance(value, dict) and all("." not in name and _is_face(face) for name, face in value.items())
    return isinstance(value, str) and value.strip() != "" and value.isprintable()


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item != "" for item in value)


def _is_face(face: Any) -> bool:
    if not isinstance(face, dict) or set(face) - {"han", "latin", "marks"} or not face.get("han"):
        return False
    return _is_texts(face["han"]) and isinstance(face.get("latin"), str) and isinstance(face.get("marks", ""), str)


def _line_of(source: str, key: str) -> int:
    """The line (from 1) of a TOML file on which ``key`` is given; that of its table where it stands in one."""
    *tables, name = key.split(".")
    table, best = "", 1
    for number, line in enumerate(source.splitlines(), 1):
        header = re.match(r"\s*\[([^\]]+)\]", line)
        if header:
            table = header[1].strip()
            best = number if key.startswith(table) else best
            continue
        said = re.match(r"\s*([\w.-]+)\s*=", line)
        path = f"{table}.{said[1]}" if said and table else said[1] if said else ""
        if path == key or (tables and path and key.startswith(f"{path}.") and name in line):
            return number
    return best
