"""Lists of people and decisions on posts → lines for the columns: names in cells, what they do beside or beneath."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazette.model import Appointment, BlockPath, NameList, Person
from gazette.typeset.flow import ColumnLine, paragraph_lines
from gazette.typeset.footnote_marks import NO_MARKS, Raised, marks_of, raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span, Spans, parted, spread

_KEPT = 4
"""An entry of more lines may be parted between columns."""


def appointment_lines(
    rules: SettingRules, block: Appointment, path: BlockPath, marks: Sequence[Raised] = NO_MARKS
) -> list[ColumnLine]:
    """A decision on posts, a paragraph for each line; what introduces others (任命：) stays with them."""
    lead = rules.style.text("text.lead.face")
    loosest = rules.style.length("names.ragged_over", size=1000)
    lines: list[ColumnLine] = []
    if block.lead:
        for part in parted(raised((Span(block.lead, lead),), marks_of(marks, 0))):
            introducing = rules.paragraph(part, rules.size, rules.column, rules.body)
            lines += paragraph_lines(introducing, path, stays_with_next=True)
    for order, text in enumerate(block.lines, 1):
        shape = ParagraphShape(rules.indent, ragged_over=loosest)
        introduces = text.endswith("：") and order < len(block.lines)
        own = marks_of(marks, order if block.lead else order - 1)
        for part in parted(raised((Span(text, lead if introduces else rules.face),), own)):
            made = rules.paragraph(part, rules.size, rules.column, shape)
            lines += paragraph_lines(made, path, stays_with_next=introduces)
    return lines


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where names begin, how wide their cell is, what stands between it and the affiliation."""

    name: MilliPoints
    cell: MilliPoints
    gap: MilliPoints

    @property
    def beside(self) -> MilliPoints:
        """Where affiliations begin."""
        return self.name + self.cell + self.gap


def name_list_lines(
    rules: SettingRules, block: NameList, path: BlockPath, marks: Sequence[Raised] = NO_MARKS
) -> list[ColumnLine]:
    """A list of people in reading order: roles, names and affiliations each in a column of their own."""
    lines: list[ColumnLine] = []
    if block.lead:
        for part in parted(raised((Span(block.lead, rules.face),), marks_of(marks, 0))):
            introducing = rules.paragraph(part, rules.size, rules.column, rules.body)
            lines += paragraph_lines(introducing, path, stays_with_next=True)
    if all(not person.role and not person.affiliation for person in block.people):
        return lines + _names_alone(rules, block, path, marks)
    people = list(_people(block, marks))
    cells = _cells(rules, people)
    for shown in people:
        lines += _entry(rules, shown, cells, path)
    return lines


class _Person(NamedTuple):
    """A person, whether the role stands before the name, and the marks of footnotes to each of the three."""

    person: Person
    with_role: bool
    of_role: Sequence[Raised]
    of_name: Sequence[Raised]
    of_affiliation: Sequence[Raised]


def _people(block: NameList, marks: Sequence[Raised]) -> Iterator[_Person]:
    """The people of a list; a role stands before the first of those who have it."""
    role, text = None, 1 if block.lead else 0
    for person in block.people:
        with_role = bool(person.role) and person.role != role
        yield _Person(person, with_role, *(marks_of(marks, text + at) for at in (0, with_role, 1 + with_role)))
        role = person.role
        text += 1 + with_role + bool(person.affiliation)


def _cells(rules: SettingRules, people: Sequence[_Person]) -> _Cells:
    """The name column is as wide as the widest name, as far as it leaves room for what stands beside it."""
    style, size = rules.style, rules.size
    has_roles = any(shown.person.role for shown in people)
    name = style.length("names.role.width", size=size) if has_roles else rules.indent
    cell, gap = style.length("names.cells", size=size), style.length("names.gap", size=size)
    most = max(cell, min(style.length("names.widest", size=size), (rules.column - name - gap) // 2))
    texts = (raised((Span(shown.person.name, rules.face),), shown.of_name) for shown in people)
    widths = [rules.line(text, size).width for text in texts]
    return _Cells(name, max(cell, *(width for width in [0, *widths] if width <= most)), gap)


def _entry(rules: SettingRules, shown: _Person, cells: _Cells, path: BlockPath) -> list[ColumnLine]:
    """One person: what does not fit beside the name is turned over beneath itself; short entries are not parted."""
    lines: list[SetLine] = []
    placed, person = SetLine(), shown.person
    if shown.with_role:
        role = raised((Span(f"{person.role}：", rules.style.text("names.role.face")),), shown.of_role)
        placed = rules.line(role, rules.size)
        if placed.width > cells.name:
            lines, placed = _turned(rules, role, 0), SetLine()
    name, behind = _name(rules, person.name, shown.of_name)
    if cells.name + name.width <= rules.column:
        placed = _joined(placed, name, cells.name)
    else:
        first, *rest = _turned(rules, raised((Span(person.name, rules.face),), shown.of_name), cells.name)
        *above, placed = [_joined(placed, first, 0), *rest]
        lines += above
    shape = ParagraphShape(cells.beside, cells.beside, justify=False)
    said = raised((Span(person.affiliation or "", rules.face),), shown.of_affiliation)
    beside = rules.paragraph(said, rules.size, rules.column, shape)
    if not beside:  # one of nothing but spaces, too
        lines.append(placed)
    else:
        fits = placed.width - behind <= cells.beside - cells.gap and cells.name + name.width <= rules.column
        lines += [_joined(placed, beside[0], 0), *beside[1:]] if fits else [placed, *beside]
    kept = len(lines) <= _KEPT
    last = len(lines) - 1
    return [ColumnLine(line, path, kept and order < last, order, last - order) for order, line in enumerate(lines)]


def _name(rules: SettingRules, text: str, marks: Sequence[Raised]) -> tuple[SetLine, MilliPoints]:
    """A name, one of two characters spread; and what of it is a mark that stands in the white behind it."""
    cell = rules.style.length("names.cells", size=rules.size)
    if not marks:
        return spread(rules, text, rules.face, rules.size, cell), 0
    first = min(marks).at
    mark = rules.line(
        raised((Span(text[first:], rules.face),), [one._replace(at=one.at - first) for one in marks]), rules.size
    )
    name = spread(rules, text[:first], rules.face, rules.size, cell)
    alone = sum(one.length for one in marks) == len(text) - first
    white = rules.style.length("names.gap", size=rules.size) - rules.size // 4
    return _joined(name, mark, name.width), mark.width if alone and mark.width <= white else 0


def _names_alone(rules: SettingRules, block: NameList, path: BlockPath, marks: Sequence[Raised]) -> list[ColumnLine]:
    """Names that nothing stands beside: as many on a line as there are cells, under each other."""
    cell, first = rules.style.length("names.cells", size=rules.size), 1 if block.lead else 0
    own = [marks_of(marks, text) for text in range(first, first + len(block.people))]
    made = [_name(rules, person.name, of_name) for person, of_name in zip(block.people, own, strict=True)]
    names = [name for name, _ in made]
    step = max([cell, *(name.width - behind for name, behind in made)]) + rules.style.length(
        "names.gap", size=rules.size
    )
    step = min(step, rules.column - rules.indent)
    lines: list[ColumnLine] = []
    placed, at = SetLine(), rules.indent
    for person, name, of_name in zip(block.people, names, own, strict=True):
        if rules.indent + name.width > rules.column:
            above = [placed] if placed.runs else []
            spans = raised((Span(person.name, rules.face),), of_name)
            turned = paragraph_lines(_turned(rules, spans, rules.indent), path)
            lines += [*(ColumnLine(line, path) for line in above), *turned]
            placed, at = SetLine(), rules.indent
            continue
        if placed.runs and at + name.width > rules.column:
            lines.append(ColumnLine(placed, path))
            placed, at = SetLine(), rules.indent
        placed = _joined(placed, name, at)
        while at <= placed.width:
            at += step
    return [*lines, ColumnLine(placed, path)] if placed.runs else lines


def _turned(rules: SettingRules, spans: Spans, at: MilliPoints) -> list[SetLine]:
    """A name or a role too long for the column: turned over by an em, as the name of a company may be."""
    shape = ParagraphShape(at, at + rules.size, justify=False)
    return list(rules.paragraph(spans, rules.size, rules.column, shape))


def _joined(left: SetLine, right: SetLine, x: MilliPoints) -> SetLine:
    moved = right.shifted(x)
    return SetLine(left.runs + moved.runs, moved.width)
