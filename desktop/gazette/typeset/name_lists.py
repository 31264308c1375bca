"""Lists of people and decisions on posts → lines for the columns: names in cells, what they do beside or beneath."""

from dataclasses import dataclass

from gazette.model import Appointment, BlockPath, NameList, Person
from gazette.typeset.flow import ColumnLine, paragraph_lines
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span, parted, spread

_KEPT = 4
"""An entry of more lines may be parted between columns."""


def appointment_lines(rules: SettingRules, block: Appointment, path: BlockPath) -> list[ColumnLine]:
    """A decision on posts, a paragraph for each line; what introduces others (任命：) stays with them."""
    lead = rules.style.text("text.lead.face")
    loosest = rules.style.length("names.ragged_over", size=1000)
    lines: list[ColumnLine] = []
    if block.lead:
        for part in parted((Span(block.lead, lead),)):
            introducing = rules.paragraph(part, rules.size, rules.column, rules.body)
            lines += paragraph_lines(introducing, path, stays_with_next=True)
    for order, text in enumerate(block.lines, 1):
        shape = ParagraphShape(rules.indent, ragged_over=loosest)
        introduces = text.endswith("：") and order < len(block.lines)
        for part in parted((Span(text, lead if introduces else rules.face),)):
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


def name_list_lines(rules: SettingRules, block: NameList, path: BlockPath) -> list[ColumnLine]:
    """A list of people in reading order: roles, names and affiliations each in a column of their own."""
    lines: list[ColumnLine] = []
    if block.lead:
        for part in parted((Span(block.lead, rules.face),)):
            introducing = rules.paragraph(part, rules.size, rules.column, rules.body)
            lines += paragraph_lines(introducing, path, stays_with_next=True)
    if all(not person.role and not person.affiliation for person in block.people):
        return lines + _names_alone(rules, block, path)
    cells, role = _cells(rules, block), None
    for person in block.people:
        lines += _entry(rules, person, cells, path, with_role=person.role != role)
        role = person.role
    return lines


def _cells(rules: SettingRules, block: NameList) -> _Cells:
    """The name column is as wide as the widest name, as far as it leaves room for what stands beside it."""
    style, size = rules.style, rules.size
    has_roles = any(person.role for person in block.people)
    name = style.length("names.role.width", size=size) if has_roles else rules.indent
    cell, gap = style.length("names.cells", size=size), style.length("names.gap", size=size)
    most = max(cell, min(style.length("names.widest", size=size), (rules.column - name - gap) // 2))
    widths = [rules.single(person.name, rules.face, size).width for person in block.people]
    return _Cells(name, max(cell, *(width for width in [0, *widths] if width <= most)), gap)


def _entry(rules: SettingRules, person: Person, cells: _Cells, path: BlockPath, *, with_role: bool) -> list[ColumnLine]:
    """One person: what does not fit beside the name is turned over beneath itself; short entries are not parted."""
    lines: list[SetLine] = []
    placed = SetLine()
    if person.role and with_role:
        placed = rules.single(f"{person.role}：", rules.style.text("names.role.face"), rules.size)
        if placed.width > cells.name:
            lines, placed = _turned(rules, f"{person.role}：", rules.style.text("names.role.face"), 0), SetLine()
    cell = rules.style.length("names.cells", size=rules.size)
    name = spread(rules, person.name, rules.face, rules.size, cell)
    if cells.name + name.width <= rules.column:
        placed = _joined(placed, name, cells.name)
    else:
        first, *rest = _turned(rules, person.name, rules.face, cells.name)
        *above, placed = [_joined(placed, first, 0), *rest]
        lines += above
    shape = ParagraphShape(cells.beside, cells.beside, justify=False)
    beside = rules.paragraph((Span(person.affiliation or "", rules.face),), rules.size, rules.column, shape)
    if not beside:  # one of nothing but spaces, too
        lines.append(placed)
    else:
        fits = placed.width <= cells.beside - cells.gap and cells.name + name.width <= rules.column
        lines += [_joined(placed, beside[0], 0), *beside[1:]] if fits else [placed, *beside]
    kept = len(lines) <= _KEPT
    last = len(lines) - 1
    return [ColumnLine(line, path, kept and order < last, order, last - order) for order, line in enumerate(lines)]


def _names_alone(rules: SettingRules, block: NameList, path: BlockPath) -> list[ColumnLine]:
    """Names that nothing stands beside: as many on a line as there are cells, under each other."""
    cell = rules.style.length("names.cells", size=rules.size)
    names = [spread(rules, person.name, rules.face, rules.size, cell) for person in block.people]
    step = max([cell, *(name.width for name in names)]) + rules.style.length("names.gap", size=rules.size)
    step = min(step, rules.column - rules.indent)
    lines: list[ColumnLine] = []
    placed, at = SetLine(), rules.indent
    for person, name in zip(block.people, names, strict=True):
        if rules.indent + name.width > rules.column:
            above = [placed] if placed.runs else []
            turned = paragraph_lines(_turned(rules, person.name, rules.face, rules.indent), path)
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


def _turned(rules: SettingRules, text: str, face: str, at: MilliPoints) -> list[SetLine]:
    """A name or a role too long for the column: turned over by an em, as the name of a company may be."""
    shape = ParagraphShape(at, at + rules.size, justify=False)
    return list(rules.paragraph((Span(text, face),), rules.size, rules.column, shape))


def _joined(left: SetLine, right: SetLine, x: MilliPoints) -> SetLine:
    moved = right.shifted(x)
    return SetLine(left.runs + moved.runs, moved.width)
