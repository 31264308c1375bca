"""What a house style may say: every key with what is allowed there, and the check of a style against it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from gazette.errors import TypesetError
from gazette.model import FIT_STEPS, FitStep
from gazette.typeset.colophon_fields import COLOPHON_KEYS
from gazette.typeset.lengths import parse_length

FIT_ORDER = ("lines:one", "lines:two", "lines:three", *FIT_STEPS, "new_page")
FIXED, EM, LINE = ("pt", "mm"), ("pt", "mm", "em"), ("pt", "mm", "em", "line")


@dataclass(frozen=True, slots=True)
class Lengths:
    """A length in one of ``units``, or a list of ``count`` of them (0: any number)."""

    units: tuple[str, ...]
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A whole number in the range, or a list of ``count``."""

    least: int
    most: int
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these texts."""

    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of some of these texts, each at most once."""

    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What only needs its type to be right; ``wanted`` is the code of the sentence that asks for it."""

    wanted: str


TEXT, TEXTS = Kind("typeset.style_wants_text"), Kind("typeset.style_wants_texts")
FLAG, FRACTION = Kind("typeset.style_wants_flag"), Kind("typeset.style_wants_fraction")
FACE, FACES = Kind("typeset.style_wants_face"), Kind("typeset.style_wants_faces")
Rule = Lengths | Numbers | Choice | Choices | Kind


def _group(prefix: str, **rules: Rule) -> dict[str, Rule]:
    return {f"{prefix}.{key}": rule for key, rule in rules.items()}


_POINTS, _EMS, _LINES = Lengths(FIXED), Lengths(EM), Lengths(LINE)

KEYS: dict[str, Rule] = {
    **_group("style", name=TEXT),
    **_group("page", trim=Lengths(FIXED, 2), bleed=_POINTS, block=Lengths(FIXED, 2)),
    **_group("page.margin", head=_POINTS, inner=_POINTS),
    **_group("columns", count=Numbers(1, 2), characters=Numbers(4, 80), gutter=_EMS, lines=Numbers(4, 200)),
    "columns.lines_allowed": Numbers(4, 200, 2),
    "faces": FACES,
    "faces.fallback": TEXTS,
    **_group("text.body", face=FACE, size=_POINTS, leading=_POINTS, indent=_EMS, baseline=FRACTION),
    **_group("text.chapter", face=FACE),
    **_group("text.heading_1", face=FACE),
    **_group("text.heading_2", face=FACE),
    **_group("text.heading_3", face=FACE, number_stop=TEXT),
    **_group("text.lead", face=FACE),
    **_group("head.title", face=FACE, sizes=Lengths(FIXED, 0), row=_POINTS, max_characters=Numbers(4, 60)),
    **_group("head.date", face=FACE),
    **_group("head.number", face=FACE),
    **_group("head", before=_LINES, after_title=_LINES, after_number=_LINES, between_documents=_POINTS),
    "head.min_body_lines": Numbers(1, 20),
    **_group("head.plan_title", face=FACE, size=_POINTS, row=_LINES, before=_LINES, after=_LINES),
    "head.plan_title.max_characters": Numbers(4, 80),
    "composition.policy": Choice(("clreq", "push-out")),
    **_group("composition.han_latin_gap", normal=_EMS, min=_EMS, max=_EMS),
    "composition.word_space_max": _EMS,
    "composition.plus": Choice(("full", "half")),
    "composition.bind_units": TEXTS,
    "composition.one_character_line": Choice(("allow", "companion", "squeeze")),
    **_group("composition.paragraph_lines", foot=Numbers(1, 5), top=Numbers(1, 5)),
    "composition.heading_keep": Choice(("line", "chain")),
    **_group("contents", shown=FLAG, counted=FLAG),
    **_group("contents.zh.name", face=FACE, size=_POINTS, box=_POINTS, after=_POINTS),
    **_group("contents.zh.rules", heavy=_POINTS, fine=_POINTS, at=_POINTS, apart=_POINTS),
    **_group("contents.zh.facts", face=FACE, row=_POINTS),
    **_group("contents.zh.heading", face=FACE, size=_POINTS, row=_POINTS, after=_POINTS, gap=_EMS),
    **_group("contents.zh.section", face=FACE, size=_POINTS, row=_POINTS, before=_POINTS),
    **_group("contents.zh.entry", face=FACE, size=_POINTS, row=_POINTS, tight_row=_POINTS, after=_POINTS),
    **_group("contents.zh.entry", indent=_EMS, turn=_EMS),
    **_group("contents.zh.number", face=FACE),
    **_group("contents.zh.continued", face=FACE, row=_POINTS, after=_POINTS),
    **_group("contents.en.name", face=FACE, size=_POINTS, box=_POINTS),
    **_group("contents.en.rules", heavy=_POINTS, fine=_POINTS, at=_POINTS, apart=_POINTS),
    **_group("contents.en.facts", face=FACE, size=_POINTS, row=_POINTS, before=_POINTS),
    **_group("contents.en.date", face=FACE),
    **_group("contents.en.editor", face=FACE, row=_POINTS, before_rule=_POINTS, after=_POINTS),
    **_group("contents.en.heading", face=FACE, size=_POINTS, row=_POINTS, tracking=_POINTS),
    **_group("contents.en.section", face=FACE, size=_POINTS, row=_POINTS, before=_POINTS),
    **_group("contents.en.entry", face=FACE, size=_POINTS, row=_POINTS, tight_row=_POINTS, after=_POINTS),
    **_group("contents.en.entry", turn=_EMS, measure=_POINTS, last_min=_POINTS),
    **_group("contents.en.continued", face=FACE, row=_POINTS, after=_POINTS),
    **_group("contents.leader", step=_EMS, end=_POINTS, min_dots=Numbers(1, 20)),
    "contents.leader.raise": _POINTS,
    "cover.shown": FLAG,
    **_group("cover.rules", heavy=_POINTS, fine=_POINTS, at=_POINTS, apart=_POINTS, below=_POINTS),
    **{
        f"cover.{name}.{key}": rule
        for name in ("name", "english", "year", "numbers", "serial", "editor", "date")
        for key, rule in (("face", FACE), ("size", _POINTS), ("at", _POINTS))
    },
    **_group("colophon", shown=FLAG, fields=Choices(COLOPHON_KEYS), licence_label=TEXT, cn_label=TEXT),
    **_group("colophon", row=_POINTS, foot=_POINTS),
    "colophon.in": _EMS,
    **_group("colophon.rules", heavy=_POINTS, fine=_POINTS, apart=_POINTS, above=_POINTS, after=_POINTS, below=_POINTS),
    **_group("colophon.name", face=FACE, size=_POINTS, row=_POINTS, width=Numbers(10, 100)),
    **_group("colophon.english", face=FACE, size=_POINTS, row=_POINTS, tracking=_POINTS),
    **_group("colophon.label", face=FACE, colon=FACE, width=_EMS),
    **_group("colophon.statement", face=FACE, row=_POINTS, before=_POINTS),
    **_group("furniture.head", face=FACE, size=_POINTS, above=_POINTS, rule=_POINTS, rule_width=_POINTS, shown=FLAG),
    **_group("furniture.folio", face=FACE, size=_POINTS, below=_POINTS, gap=_POINTS),
    "furniture.folio.in": _EMS,
    **_group("table.rules", frame=_POINTS, header=_POINTS, inner=_POINTS),
    **_group("table.header", face=FACE),
    **_group("table.body", face=FACE),
    **_group("table.wide", size=_POINTS, leading=_POINTS, padding=_POINTS, aside=_POINTS),
    **_group("table.numbers", size=_POINTS, leading=_POINTS, padding=_POINTS, aside=_POINTS, min_row=_POINTS),
    **_group("table.scaled", sizes=Lengths(FIXED, 0), leading=_EMS, padding=_POINTS, aside=_POINTS),
    **_group("table.total", face=FACE, labels=TEXTS, width=_EMS),
    **_group("table.continued", face=FACE, row=_POINTS),
    **_group("table.caption", face=FACE, row=_POINTS),
    **_group("table.note", face=FACE, label=FACE, size=_POINTS, leading=_POINTS, turn=_EMS),
    **_group("table.narrow_cell", break_after=TEXTS, least_last=_EMS),
    **_group("table", after=_LINES, narrow=_EMS, longest_word=_EMS),
    **_group("names.role", face=FACE, width=_EMS),
    **_group("names", cells=_EMS, widest=_EMS, gap=_EMS, ragged_over=_EMS),
    **_group("attachment.label", face=FACE),
    **_group("attachment.title", face=FACE, size=_POINTS, row=_POINTS, max_characters=Numbers(4, 80)),
    **_group("attachment", after_label=_LINES, after_title=_LINES),
    **_group("fit", order=Choices(FIT_ORDER), leading_step=_POINTS, printed_pages=FLAG),
    **_group("fit", between_documents_min=_POINTS, title_row_min=_POINTS, table_padding_min=_POINTS),
    "faults.allow": TEXTS,
    **_group("faults.loose", aim=_EMS, finding=_EMS),
}
FIT_KEYS: dict[FitStep, tuple[str, str]] = {
    "between_documents": ("head.between_documents", "fit.between_documents_min"),
    "title_row": ("head.title.row", "fit.title_row_min"),
    "table_padding": ("table.wide.padding", "fit.table_padding_min"),
}
"""What a step of fitting draws together, and to what."""
_ONLY_IN_A_FILE = {"style.based_on": TEXT}
_SECTIONS = {key.rsplit(".", depth)[0] for key in KEYS for depth in range(1, key.count(".") + 1)}


def check_file(file: str, source: str, tree: Mapping[str, Any]) -> None:
    """TypesetError where a file says something that no style may say.

    Unknown keys are named with their line and the key that was perhaps meant; faces are checked by ``check_whole``.
    """
    for key, value in _leaves(tree):
        rule = (KEYS | _ONLY_IN_A_FILE).get(key)
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
    for key, rule in KEYS.items():
        if key not in said:
            raise TypesetError("typeset.style_key_missing", file=file, key=key)
        if rule is FACE and said[key] not in tree["faces"]:
            known = "、".join(name for name in tree["faces"] if name != "fallback")
            raise TypesetError("typeset.style_face", file=file, key=key, value=said[key], known=known)
    for name, face in tree["faces"].items():
        if name != "fallback" and face.get("marks", name) not in tree["faces"]:
            known = "、".join(name for name in tree["faces"] if name != "fallback")
            raise TypesetError("typeset.style_face", file=file, key=f"faces.{name}", value=face["marks"], known=known)
    _check_limits(file, said)


def _check_limits(file: str, said: Mapping[str, Any]) -> None:
    """What fitting may bring a length or a count to must lie on the right side of it."""
    fewest, most = said["columns.lines_allowed"]
    limits = [("columns.lines_allowed", fewest, "columns.lines", said["columns.lines"])]
    limits += [("columns.lines", said["columns.lines"], "columns.lines_allowed", most)]
    limits += [(least, said[least], key, said[key]) for key, least in FIT_KEYS.values()]
    for key, value, other, limit in limits:
        if _measured(value) > _measured(limit):
            raise TypesetError("typeset.style_limit", file=file, key=key, value=value, other=other, limit=limit)


def _measured(value: str | int) -> int:
    length = parse_length(value) if isinstance(value, str) else None
    return length.at() if length else int(value)


def _leaves(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with its value; a table that no key lies in is a value itself."""
    for name, value in tree.items():
        key = f"{above}{name}"
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
        case Lengths(units, count):
            items = [value] if count is None else value
            right = isinstance(items, list) and all(_is_length(item, units) for item in items)
            right = right and (not count or len(items) == count)
            code = "typeset.style_wants_length" if count is None else "typeset.style_wants_lengths"
            return None if right and items else (code, ", ".join(units))
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


def _is_length(value: object, units: tuple[str, ...]) -> bool:
    length = parse_length(value) if isinstance(value, str) else None
    return length is not None and length.unit in units and length.value >= 0


def _is_kind(kind: Kind, value: Any) -> bool:
    if kind is FLAG:
        return isinstance(value, bool)
    if kind is FRACTION:
        return type(value) in (int, float) and 0 <= value <= 1
    if kind is TEXTS:
        return _is_texts(value)
    if kind is FACES:
        return isinstance(value, dict) and all(map(_is_face, value.values()))
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_face(face: Any) -> bool:
    if not isinstance(face, dict) or set(face) - {"han", "latin", "marks"} or not face.get("han"):
        return False
    return _is_texts(face["han"]) and isinstance(face.get("latin"), str)


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
