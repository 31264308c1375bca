"""Slips put into an issue, one of each kind at a time: what it takes to see how many of them are found."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Paragraph,
    Table,
    block_at,
    replace_block,
    walk_blocks,
)
from gazette.reading.table_sums import totals


@dataclass(frozen=True, slots=True)
class Injected:
    """An issue with one slip in it: its entry from 1, and the rules of which any says so."""

    issue: Issue
    entry: int
    rules: tuple[str, ...]


Injection = Callable[[Issue, random.Random], Iterator[Injected]]


def with_entry(issue: Issue, number: int, entry: Entry) -> Issue:
    """``issue`` with another entry at ``number``, from 1."""
    at = 0
    sections = []
    for section in issue.sections:
        entries = []
        for each in section.entries:
            at += 1
            entries.append(entry if at == number else each)
        sections.append(replace(section, entries=tuple(entries)))
    return replace(issue, sections=tuple(sections))


def numbered(issue: Issue) -> list[tuple[int, Entry]]:
    return list(enumerate(issue.entries, 1))


def blocks_of(issue: Issue, kind: type[Block]) -> Iterator[tuple[int, Entry, BlockPath, Block]]:
    for number, entry in numbered(issue):
        for path, block in walk_blocks(entry.blocks):
            if isinstance(block, kind):
                yield number, entry, path, block


def with_block(issue: Issue, number: int, path: BlockPath, *new: Block) -> Issue:
    entry = issue.entries[number - 1]
    return with_entry(issue, number, replace(entry, blocks=replace_block(entry.blocks, path, tuple(new))))


def character_lost_in_title(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A character of the contents title goes."""
    for number, entry in numbered(issue):
        if entry.title_full:
            at = chance.randrange(len(entry.title_zh))
            title = entry.title_zh[:at] + entry.title_zh[at + 1 :]
            yield Injected(with_entry(issue, number, replace(entry, title_zh=title)), number, ("title_differs",))


def characters_swapped_in_title(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """Two characters of the contents title change places."""
    for number, entry in numbered(issue):
        title = entry.title_zh
        places = [at for at in range(len(title) - 1) if title[at] != title[at + 1]]
        if entry.title_full and places:
            at = chance.choice(places)
            swapped = title[:at] + title[at + 1] + title[at] + title[at + 2 :]
            yield Injected(with_entry(issue, number, replace(entry, title_zh=swapped)), number, ("title_differs",))


def english_title_gone(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """The English title goes."""
    for number, entry in numbered(issue):
        if entry.title_en:
            yield Injected(with_entry(issue, number, replace(entry, title_en=None)), number, ("no_english",))


def figure_changed_in_english(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A figure of the English title is another."""
    for number, entry in numbered(issue):
        for found in re.finditer(r"\d+", entry.title_en or ""):
            title = entry.title_en or ""
            changed = title[: found.start()] + str(int(found[0]) + 1) + title[found.end() :]
            rules = ("english_figure_missing", "english_figure_differs")
            yield Injected(with_entry(issue, number, replace(entry, title_en=changed)), number, rules)


def capital_lost(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A word of the English title loses its capital."""
    for number, entry in numbered(issue):
        words = list(re.finditer(r"(?<![-–] )(?<!-)\b[A-Z][a-z]{3,}", entry.title_en or ""))
        if words:
            word, title = chance.choice(words), entry.title_en or ""
            changed = title[: word.start()] + word[0].lower() + title[word.end() :]
            yield Injected(with_entry(issue, number, replace(entry, title_en=changed)), number, ("english_lower",))


def english_number_changed(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A letter or figure of the English number is another."""
    for number, entry in numbered(issue):
        places = [at for at, c in enumerate(entry.number_en or "") if c.isdecimal() or (c.isupper() and c != "N")]
        if places:
            at, text = chance.choice(places), entry.number_en or ""
            other = chance.choice([c for c in ("0123456789" if text[at].isdecimal() else "AEMRW") if c != text[at]])
            changed = replace(entry, number_en=text[:at] + other + text[at + 1 :])
            yield Injected(with_entry(issue, number, changed), number, ("english_number",))


def number_repeated(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """An entry takes the number of the one before."""
    for (_, before), (number, entry) in zip(numbered(issue), numbered(issue)[1:], strict=False):
        if before.number_zh and entry.number_zh and "〔" in before.number_zh:
            changed = replace(entry, number_zh=before.number_zh)
            yield Injected(with_entry(issue, number, changed), number, ("number_twice",))


def entries_swapped(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """Two entries of one code change places."""
    for (first, one), (second, other) in zip(numbered(issue), numbered(issue)[1:], strict=False):
        numbers = one.number_zh or "", other.number_zh or ""
        if "〔" in numbers[0] and numbers[0].split("〔")[0] == numbers[1].split("〔")[0]:
            changed = with_entry(with_entry(issue, first, other), second, one)
            yield Injected(changed, first, ("number_early", "number_late"))


def year_of_date_changed(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """The date falls into another year."""
    for number, entry in numbered(issue):
        if entry.date and "〔" in (entry.number_zh or ""):
            changed = replace(entry, date=f"{int(entry.date[:4]) - 1}{entry.date[4:]}")
            yield Injected(with_entry(issue, number, changed), number, ("number_year",))


def text_lost_under_heading(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """The one paragraph below a heading goes."""
    for number, entry, path, block in blocks_of(issue, Heading):
        assert isinstance(block, Heading)
        behind = (*path[:-1], path[-1] + 1)
        try:
            following = block_at(entry.blocks, behind)
        except LookupError:
            continue
        if block.lead or not isinstance(following, Paragraph) or following.level:
            continue
        after = (*path[:-1], path[-1] + 2)
        try:
            rest: Block | None = block_at(entry.blocks, after)
        except (LookupError, IndexError):
            rest = None
        if rest is None or isinstance(rest, Heading | Attachment):
            yield Injected(with_block(issue, number, behind), number, ("heading_without_text",))


def attachment_lost(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """An attachment that has others behind it goes."""
    for number, entry, path, block in blocks_of(issue, Attachment):
        last = [each for each, other in walk_blocks(entry.blocks) if isinstance(other, Attachment)][-1]
        assert isinstance(block, Attachment)
        if path != last and not block.label.endswith("1"):
            yield Injected(with_block(issue, number, path), number, ("attachment_gap", "attachment_missing"))


def label_repeated(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """An attachment takes the label of the one before."""
    before: Attachment | None = None
    for number, _entry, path, block in blocks_of(issue, Attachment):
        assert isinstance(block, Attachment)
        if before is not None and not block.label.endswith("1"):
            changed = replace(block, label=before.label)
            yield Injected(with_block(issue, number, path, changed), number, ("attachment_label",))
        before = block


def enclosure_renamed(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A character in the title of an enclosure goes."""
    for number, _entry, path, block in blocks_of(issue, Enclosure):
        assert isinstance(block, Enclosure)
        at = chance.randrange(3, len(block.title))
        if block.title[at] not in "的（）()":
            changed = replace(block, title=block.title[:at] + block.title[at + 1 :], title_lines=())
            yield Injected(with_block(issue, number, path, changed), number, ("enclosure_title",))


def number_changed_in_table(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A number that a total adds up is another."""
    for number, _entry, path, block in blocks_of(issue, Table):
        assert isinstance(block, Table)
        agreeing = [total for total in totals(block) if total.written == total.added]
        if len(agreeing) < 2 or len(agreeing) < len(totals(block)):
            continue
        for row, cells in enumerate(block.rows[block.header_rows : -1], block.header_rows):
            columns = [at for at, cell in enumerate(cells) if cell.text.isdecimal()]
            if columns:
                at = chance.choice(columns)
                changed = (*cells[:at], Cell(text=str(int(cells[at].text) + 3)), *cells[at + 1 :])
                table = replace(block, rows=(*block.rows[:row], changed, *block.rows[row + 1 :]))
                rules = ("column_sum", "column_sum_gaps", "row_sum")
                yield Injected(with_block(issue, number, path, table), number, rules)


def person_lost(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """Somebody goes from a list whose people are counted."""
    for number, entry, path, block in blocks_of(issue, NameList):
        assert isinstance(block, NameList)
        before = block_at(entry.blocks, (*path[:-1], path[-1] - 1)) if path[-1] else None
        if isinstance(before, Paragraph) and re.search(r"共\d+名", before.text):
            at = chance.randrange(len(block.people))
            changed = replace(block, people=block.people[:at] + block.people[at + 1 :])
            yield Injected(with_block(issue, number, path, changed), number, ("count_differs",))


def item_lost(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """The last item of a counted list goes."""
    for number, entry, path, block in blocks_of(issue, Heading):
        assert isinstance(block, Heading)
        found = re.search(r"（(\d+)条）", block.text)
        last = (*path[:-1], path[-1] + int(found[1])) if found else ()
        if last and isinstance(block_at(entry.blocks, last), Paragraph):
            yield Injected(with_block(issue, number, last), number, ("count_differs",))


def _in_text(issue: Issue, chance: random.Random, pattern: str, new: Callable[[str], str]) -> Iterator[Issue]:
    """One place of ``pattern`` in a paragraph is another, in every third paragraph."""
    for number, _entry, path, block in blocks_of(issue, Paragraph):
        assert isinstance(block, Paragraph)
        found = list(re.finditer(pattern, block.text))
        if found and chance.random() < 0.34:
            at = chance.choice(found)
            text = block.text[: at.start()] + new(at[0]) + block.text[at.end() :]
            yield with_block(issue, number, path, replace(block, text=text))


def _injected(made: Iterator[Issue], issue: Issue, *rules: str) -> Iterator[Injected]:
    for changed in made:
        number = next(at for at, entry in numbered(changed) if entry != issue.entries[at - 1])
        yield Injected(changed, number, rules)


def mark_doubled(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A comma stands twice."""
    yield from _injected(_in_text(issue, chance, "[，、]", lambda mark: mark * 2), issue, "marks_doubled")


def comma_of_half_width(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A comma between Chinese characters is a half-width one."""
    made = _in_text(issue, chance, "(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", lambda _mark: ",")
    yield from _injected(made, issue, "comma_half")


def bracket_lost(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """One half of a pair goes."""
    made = _in_text(issue, chance, "[（）《》“”]", lambda _mark: "")
    yield from _injected(made, issue, "mark_unopened", "mark_unclosed", "bracket_widths")


def bracket_of_half_width(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """One half of a pair of brackets is a half-width one."""
    made = _in_text(issue, chance, "[（）]", lambda mark: "(" if mark == "（" else ")")
    yield from _injected(made, issue, "bracket_widths")


def member_doubled(issue: Issue, chance: random.Random) -> Iterator[Injected]:
    """A member of a list stands twice."""
    made = _in_text(issue, chance, "(?<=、)[\u4e00-\u9fff]{2,8}、", lambda member: member * 2)
    yield from _injected(made, issue, "member_twice")


INJECTIONS: tuple[Injection, ...] = (
    character_lost_in_title,
    characters_swapped_in_title,
    english_title_gone,
    figure_changed_in_english,
    capital_lost,
    english_number_changed,
    number_repeated,
    entries_swapped,
    year_of_date_changed,
    text_lost_under_heading,
    attachment_lost,
    label_repeated,
    enclosure_renamed,
    number_changed_in_table,
    person_lost,
    item_lost,
    mark_doubled,
    comma_of_half_width,
    bracket_lost,
    bracket_of_half_width,
    member_doubled,
)
