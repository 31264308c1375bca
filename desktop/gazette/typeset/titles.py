"""Titles → rows: the stored title lines where they fit, else the issuer on a row of its own and rows of like length.

GB/T 9704-2012 7.3.1: a title in several rows keeps words whole and makes a trapezoid or lozenge.
"""

import re
from collections.abc import Iterable, Sequence

from gazette.typeset.characters import NOT_AT_END, NOT_AT_START
from gazette.typeset.flow import Row
from gazette.typeset.footnote_marks import marked
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules

_HEAD = re.compile(
    r"^(?P<issuer>.{4,}?(?:政府|办公厅|办公室|委员会|国务院|局|厅|部))(?P<rest>(?:关于|印发|转发|批转).+)$"
)
_WHOLE = re.compile(r"《[^》]{1,14}》|〔\d{4}〕\d+号|\d+年\d+月\d+日|[0-9A-Za-z][0-9A-Za-z.—–-]*[年月日号元条%％℃]?")
_TOGETHER = re.compile(r"[!-~]{2}|[0-9][年月日号元条%％℃]")
_IN_ADDRESS = re.compile(r"(?<=[!-~]/)(?=[!-.0-~])|(?<=[!-~])(?=[.\-_?&=#][!-~])")
_LONGEST_WORD = 16
"""What a segmenter calls a longer word is none."""
_MOST_ROWS = 4
_WEAK_END = frozenset("关印转发和与及、对在的为于第")


def title_texts(title: str, lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The rows of a title of at most ``most`` characters each (half-width characters count half).

    Stored rows that no longer say what the title says are left aside: the title was edited since. A line end in the
    title itself ends a row.
    """
    if "\n" in title:
        return tuple(row for part in title.split("\n") if part.strip() for row in title_texts(part, (), most))
    rows = tuple(row for line in lines for row in line.split("\n") if row.strip())
    same = "".join("".join(rows).split()) == "".join(title.split())
    if rows and same and all(_width(row) <= most for row in rows):
        return rows
    found = _HEAD.match(title)
    if _width(title) <= most:
        return (title,)
    if found and _width(found["issuer"]) <= most:
        return (found["issuer"], *_shared_out(found["rest"], most))
    return _shared_out(title, most)


def sized_title(
    title: str, lines: tuple[str, ...], most: int, sizes: tuple[MilliPoints, ...]
) -> tuple[tuple[str, ...], tuple[MilliPoints, ...]]:
    """The rows of a title, and the sizes from which to take theirs: the largest that makes few rows of it.

    ``most`` characters of the first size stand on a row.
    """
    fewest: tuple[str, ...] = ()
    first = 0
    for order, size in enumerate(sizes):
        rows = title_texts(title, lines, most * sizes[0] // size)
        if not order or len(rows) < len(fewest):
            fewest, first = rows, order
        if len(fewest) <= _MOST_ROWS:
            break
    return fewest, sizes[first:]


def _width(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _shared_out(text: str, most: int) -> tuple[str, ...]:
    """The fewest rows that hold ``text``, broken where the lengths are most alike and no word is cut."""
    parts = _words(text, most)
    count = max(1, -(-round(_width(text) + 0.49) // most))
    while True:
        rows = _best_rows(parts, count, most)
        if rows is not None or count > len(parts):
            return rows or (text,)
        count += 1


def _words(text: str, most: int) -> list[str]:
    """Words, none over ``most`` characters, and what reads as one: a title in 《》, a document number, a date."""
    import rjieba  # noqa: PLC0415 -- a tenth of a second for its dictionary, which few titles need

    parts: list[str] = []
    done = 0
    for whole in _WHOLE.finditer(text):
        parts += rjieba.cut(text[done : whole.start()])
        code = _code_before(parts) if whole[0].startswith("〔") else ""
        parts.append(code + whole[0])
        done = whole.end()
    parts += rjieba.cut(text[done:])
    return _glued((part for word in parts for part in ([word] if _is_word(word, most) else word)), most)


def _is_word(part: str, most: int) -> bool:
    return len(part) <= _LONGEST_WORD or (_width(part) <= most and bool(_WHOLE.fullmatch(part)))


def _glued(parts: Iterable[str], most: int) -> list[str]:
    """``parts`` joined where no row may end, as far as what is joined fits a row.

    Where it does not, an address gives its last part.
    """
    glued: list[str] = []
    for part in parts:
        if not glued or _may_part(glued[-1], part):
            glued.append(part)
        elif _width(glued[-1] + part) <= most:
            glued[-1] += part
        else:
            places = [found.start() for found in _IN_ADDRESS.finditer(glued[-1])]
            cut = places[-1] if places else len(glued[-1])
            glued[-1:] = [glued[-1][:cut], glued[-1][cut:] + part]
    return glued


def _may_part(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    return first not in NOT_AT_START and last not in NOT_AT_END and not _TOGETHER.match(last + first)


def _code_before(parts: list[str]) -> str:
    """The document code (鲁政发) taken off the end of ``parts``: short words, five characters at most."""
    code = ""
    while parts and parts[-1].isalpha() and len(parts[-1]) <= 2 and len(parts[-1] + code) <= 5:
        code = parts.pop() + code
    return code


def _best_rows(parts: list[str], count: int, most: int) -> tuple[str, ...] | None:
    widths = [_width(part) for part in parts]
    aim = sum(widths) / count
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for row in range(1, count + 1):
        for end in range(row, len(parts) + 1):
            width, options = 0.0, []
            for start in range(end - 1, row - 2, -1):
                width += widths[start]
                if width > most:
                    break
                if (row - 1, start) in best:
                    cost = best[row - 1, start][0] + (width - aim) ** 2 + _cut_cost(parts, start)
                    options.append((cost, start))
            if options:
                best[row, end] = min(options)
    if (count, len(parts)) not in best:
        return None
    rows, end = [], len(parts)
    for row in range(count, 0, -1):
        start = best[row, end][1]
        rows.append("".join(parts[start:end]))
        end = start
    return tuple(reversed(rows))


def _cut_cost(parts: list[str], start: int) -> float:
    if start == 0:
        return 0.0
    before, after = parts[start - 1], parts[start]
    if after[0] in NOT_AT_START or before[-1] in NOT_AT_END:
        return 1000.0
    if before[-1] == "·":  # inside a name, most often
        return 100.0
    return 40.0 if before[-1] in _WEAK_END and before[-1] != "的" else 30.0 if after[0] == "的" else 0.0


def title_rows(
    rules: SettingRules,
    texts: tuple[str, ...],
    face: str,
    sizes: tuple[MilliPoints, ...],
    height: MilliPoints,
    marks: Sequence[str] = (),
) -> tuple[Row, ...]:
    """Centred rows in the first of ``sizes`` in which every row fits the measure; ``marks`` of footnotes are raised."""
    spans = [marked(text, face, marks) for text in texts]
    for size in sizes:
        rows = tuple(_centred(rules, rules.line(one, size), size, height) for one in spans)
        if all(row.lines[0].line.width <= rules.measure for row in rows):
            return rows
    size = sizes[-1]
    shape = ParagraphShape(justify=False)
    lines = (line for one in spans for line in rules.paragraph(one, size, rules.measure, shape))
    return tuple(_centred(rules, line, size, height) for line in lines)


def _centred(rules: SettingRules, line: SetLine, size: MilliPoints, height: MilliPoints) -> Row:
    return rules.row(line, (rules.measure - line.width) // 2, size, height)
