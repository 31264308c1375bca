"""A run of lines without parts of its own → blocks: tables, name lists, decisions, headings, paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazette.ingest.structure.decisions import decision_date, read_decision, with_term
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.name_lists import is_person, merge_people, people_of_lines, people_of_rows
from gazette.ingest.structure.paragraphs import LONGEST_HEADING, is_unreadable, make_paragraph
from gazette.ingest.structure.places import Place, PlacedBlocks, unplaced
from gazette.ingest.structure.tables import make_table, plain_rows, read_run, table_end
from gazette.model import Block, Finding, Heading, Paragraph, Person, Table
from gazette.reading.numbering import uses_decimal_headings

_DOTTED_LEVEL = 3


@dataclass(slots=True)
class _Making:
    """What has been made of the lines so far."""

    lines: Sequence[Line]
    decimal: bool
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    date: str | None = None

    def add(self, block: Block, at: int) -> None:
        self.places.append(Place(self.lines[at].number, (len(self.blocks),)))
        self.blocks.append(block)


def make_blocks(lines: Sequence[Line], decimal: bool) -> PlacedBlocks:
    """The blocks of ``lines``; ``decimal`` says whether headings count 1, 1.1."""
    making = _Making(lines, decimal)
    at = 0
    while at < len(lines):
        at = (
            _take_names(making, at)
            or _take_block(making, at)
            or _take_table(making, at)
            or _take_decision(making, at)
            or _take_line(making, at)
        )
    return PlacedBlocks(tuple(making.blocks), tuple(making.places), tuple(making.findings))


def decimal_headings(lines: Sequence[Line]) -> bool:
    """Whether the lines number their headings 1, 1.1, …"""
    return uses_decimal_headings(tuple(line.text for line in lines if not line.is_row))


def _take_block(making: _Making, at: int) -> int | None:
    """A block that the source gives as it is."""
    block = making.lines[at].block
    if block is None:
        return None
    making.add(block, at)
    return at + 1


def _take_names(making: _Making, at: int) -> int | None:
    """A name list of plain lines, tables of names, or both one after the other."""
    runs: list[tuple[Person, ...]] = []
    start = at
    while at < len(making.lines):
        if is_person(making.lines[at]):
            end = at + 1
            while end < len(making.lines) and is_person(making.lines[end]):
                end += 1
            people = people_of_lines(making.lines[at:end])
        elif isinstance(table := making.lines[at].block, Table):
            end, people = at + 1, people_of_rows(plain_rows(table))
        elif making.lines[at].is_row and making.lines[at].block is None:
            end = table_end(making.lines, at)
            people = people_of_rows(read_run(making.lines[at:end]).rows)
        else:
            break
        if not people:
            break
        runs.append(people)
        at = end
    if sum(map(len, runs)) < 2 and not any(person.role for run in runs for person in run):
        return None
    making.add(merge_people(runs), start)
    return at


def _take_table(making: _Making, at: int) -> int | None:
    if not making.lines[at].is_row:
        return None
    end = table_end(making.lines, at)
    table, findings = make_table(read_run(making.lines[at:end]))
    making.add(table, at)
    making.findings += findings
    return end


def _take_decision(making: _Making, at: int) -> int | None:
    decision = read_decision(making.lines, at, making.date)
    if decision is None:
        return None
    making.date = decision.date
    making.add(decision.block, at)
    return decision.end


def _raised(block: Block, above: Sequence[Block]) -> Block:
    """A heading 2. without 2.1 under it, raised to the level of the heading 1. that it counts on from."""
    if not isinstance(block, Heading) or block.level != _DOTTED_LEVEL or block.lead or not block.number:
        return block
    counted = (one for one in reversed(above) if isinstance(one, Heading | Paragraph) and _figure(one.number))
    last = next(counted, None)
    goes_on = last is not None and last.level == 1 and _figure(last.number) + 1 == _figure(block.number)
    return replace(block, level=1) if goes_on else block


def _figure(number: str | None) -> int:
    """The figure of a number with a point behind it (2.); 0 where it is none of these."""
    figure = (number or "").rstrip(".． ")
    return int(figure) if figure != number and figure.isdecimal() else 0


def _take_line(making: _Making, at: int) -> int:
    line = making.lines[at]
    following = making.lines[at + 1] if at + 1 < len(making.lines) else None
    making.blocks = with_term(making.blocks, line.text)
    making.date = decision_date(line.text) or making.date
    above = making.blocks[-1] if making.blocks else None
    block = make_paragraph(line.text, following.text if following else None, making.decimal, above)
    if line.outline and isinstance(block, Paragraph) and block.number is None and len(line.text) <= LONGEST_HEADING:
        block = Heading(text=line.text, level=min(line.outline, 4))
    making.add(_raised(block, making.blocks) if making.decimal else block, at)
    if is_unreadable(line.text):
        making.findings.append(unplaced(line))
    return at + 1
