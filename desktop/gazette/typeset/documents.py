"""An entry → its flow: head over the full measure, body in columns, tables over both, attachments on new pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gazette.model import (
    NO_PICTURES,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Finding,
    Heading,
    Note,
    Picture,
    PictureSizes,
    Table,
    footnotes_behind,
    noted_blocks,
)
from gazette.reading.dates import chinese_date
from gazette.typeset.covering import covered_plan, covering_rows
from gazette.typeset.flow import (
    ColumnLine,
    ColumnText,
    Flow,
    Gap,
    NewPage,
    NoteAt,
    Row,
    SetNote,
    Spanning,
    TableRows,
    paragraph_lines,
    rows_of,
)
from gazette.typeset.footnote_marks import Raised, marked
from gazette.typeset.footnotes import PlacedNote, footnote_findings, footnote_lines, marks_in, notes_at
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.paragraphs import TextBlock, body_lines, column_lines, heading_lines
from gazette.typeset.pictures import Room, SetPicture, set_picture
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.tables_in_text import Caption, captioned_table, table_note
from gazette.typeset.titles import sized_title, title_rows, title_texts


class _Setting(NamedTuple):
    """What a document is set by: the rules, its own leading, the sizes of the pictures that are there."""

    rules: SettingRules
    leading: MilliPoints
    pictures: PictureSizes


class _Over(NamedTuple):
    """What stands above the blocks of a text: lines that open it; the notes to what is in no column; what is ``taken``.

    That is the height of what wants to stay with them.
    """

    opening: Sequence[ColumnLine] = ()
    notes: Sequence[PlacedNote] = ()
    taken: MilliPoints = 0


def document_flow(
    rules: SettingRules, entry: Entry, pictures: PictureSizes = NO_PICTURES, *, leading: MilliPoints | None = None
) -> list[Flow]:
    """The flow of one entry, from the gap above it to its last attachment.

    With a plan the addressee and the covering paragraphs stand in the head over the full measure; without one they
    are set in the columns.
    """
    leading = leading or rules.leading
    setting = _Setting(rules, leading, pictures)
    own = [(note, (at,)) for at, note in footnotes_behind(entry.blocks, -1)]
    head = _head(rules, entry, leading, _marks(own))
    covered = covered_plan(entry.blocks)
    top, *body = (
        _covering_flow(setting, entry, head, *covered) if covered is not None else _plain_flow(setting, entry, head)
    )
    assert isinstance(top, Spanning)
    gap = Gap(rules.style.length("head.between_documents"))
    findings = (*_title_findings(rules, entry, head), *footnote_findings(entry))
    return [gap, replace(top, findings=findings), *body]


def _title_findings(rules: SettingRules, entry: Entry, head: Sequence[Row]) -> tuple[Finding, ...]:
    """A finding where the title is set smaller than the style likes; it stands in the first rows of the head."""
    liked = rules.style.lengths("head.title.sizes")[0]
    size = next((run.size for row in head for line in row.lines for run in line.line.runs), liked)
    if size >= liked:
        return ()
    values = (("own", f"{liked / 1000:g}"), ("size", f"{size / 1000:g}"))
    return (Finding(rule="typeset.title_smaller", level="hint", text=entry.title_zh, values=values),)


def _covering_flow(setting: _Setting, entry: Entry, head: Sequence[Row], index: int, plan: Enclosure) -> list[Flow]:
    """The covering text in the head, joined to the plan's title; a plan that begins with a table may turn the page."""
    rules, leading = setting.rules, setting.leading
    rows, notes = covering_rows(rules, entry, index, leading)
    head = (*head, *rows)
    own = [(note, (at,)) for at, note in footnotes_behind(entry.blocks, index)]
    title = _enclosure_title(rules, plan, (index,), leading, own)
    notes += own
    after = max([index, *(at for _, (at, *_) in notes)]) + 1
    body = [
        *_blocks_flow(setting, plan.blocks, (index,), over=_Over(notes=notes)),
        *_blocks_flow(setting, entry.blocks[after:], (), first=after),
    ]
    least = rules.style.number("head.min_body_lines") * leading
    if _begins_with_table(body):
        return [Spanning(head), Spanning(title, _need(rules, body, least)), *body]
    return [Spanning((*head, *title), _need(rules, body, least)), *body]


def _begins_with_table(body: Sequence[Flow]) -> bool:
    """Whether a table comes first, or its captions do."""
    first = body[1:2] if body and isinstance(body[0], Spanning) and body[0].need_after else body[:1]
    return any(isinstance(part, TableRows) for part in first)


def _plain_flow(setting: _Setting, entry: Entry, head: Sequence[Row]) -> list[Flow]:
    rules = setting.rules
    parts = entry.addressee.split("\n") if entry.addressee else ()
    opening = [line for part in parts for line in paragraph_lines(body_lines(rules, part, rules.column, indent=0), ())]
    body = _blocks_flow(setting, entry.blocks, (), over=_Over(opening))
    least = rules.style.number("head.min_body_lines") * setting.leading
    return [Spanning(tuple(head), _need(rules, body, least)), *body]


def _need(rules: SettingRules, following: Sequence[Flow], least: MilliPoints) -> MilliPoints:
    """How much of what follows a title must stand below it on its page."""
    if not following:
        return 0
    first = following[0]
    if isinstance(first, TableRows):
        return first.need(rules.depth)
    if isinstance(first, Spanning) and first.rows and not first.rows[0].is_white:
        return sum(row.height for row in first.rows) + first.need_after
    if isinstance(first, ColumnText):
        if first.lines[0].picture:
            ends = (at for at, line in enumerate(first.lines, 1) if not line.picture or not line.picture.tied)
            return next(ends, len(first.lines)) * first.leading
        return min(least, -(-len(first.lines) // rules.columns) * first.leading) + _need_of_notes(rules, first, least)
    return 0


def _need_of_notes(rules: SettingRules, text: ColumnText, least: MilliPoints) -> MilliPoints:
    """What the footnotes of the first lines need beneath them, of long ones their beginning."""
    first = rules.columns * (least // text.leading)
    count = sum(len(noted.note.lines) for noted in text.notes if noted.line < first)
    if not count:
        return 0
    length, whole = rules.style.length, max(2, rules.style.number("footnote.whole"))
    around = length("footnote.above") + length("footnote.below") + length("footnote.leading")
    return around + min(count, whole) * length("footnote.leading")


def _head(rules: SettingRules, entry: Entry, leading: MilliPoints, marks: Sequence[str]) -> list[Row]:
    style = rules.style
    row = style.length("head.title.row", line=rules.leading)
    title, most = entry.title_full or entry.title_zh, style.number("head.title.max_characters")
    texts, sizes = sized_title(title, entry.title_lines, most, style.lengths("head.title.sizes"))
    rows = [Row(style.length("head.before", line=leading))]
    rows += title_rows(rules, texts, style.text("head.title.face"), sizes, row, marks)
    rows.append(Row(style.length("head.after_title", line=leading)))
    if entry.date:
        rows.append(rules.centred(f"（{chinese_date(entry.date)}）", style.text("head.date.face"), rules.size, leading))
    if entry.number_zh:
        rows.append(rules.centred(entry.number_zh, style.text("head.number.face"), rules.size, leading))
    rows.append(Row(style.length("head.after_number", line=leading)))
    return [row._replace(path=()) if row.lines else row for row in rows]


def _enclosure_title(
    rules: SettingRules, block: Enclosure, path: BlockPath, leading: MilliPoints, notes: Sequence[PlacedNote]
) -> tuple[Row, ...]:
    style = rules.style
    size = style.length("head.plan_title.size")
    height = style.length("head.plan_title.row", line=leading)
    texts = title_texts(block.title, block.title_lines, style.number("head.plan_title.max_characters"))
    rows = (
        title_rows(rules, texts, style.text("head.plan_title.face"), (size,), height, _marks(notes))
        if block.title
        else ()
    )
    before = Row(style.length("head.plan_title.before", line=leading))
    after = Row(style.length("head.plan_title.after", line=leading))
    return (before, *rows_of(path, rows), after)


def _marks(notes: Sequence[PlacedNote]) -> list[str]:
    return [note.mark or "" for note, _ in notes]


def _enclosure_flow(setting: _Setting, block: Enclosure, path: BlockPath, waiting: Sequence[PlacedNote]) -> list[Flow]:
    rules, leading = setting.rules, setting.leading
    title = _enclosure_title(rules, block, path, leading, waiting)
    taken = sum(row.height for row in title)
    body = _blocks_flow(setting, block.blocks, path, over=_Over(notes=waiting, taken=taken))
    return [Spanning(title, _need(rules, body, 2 * leading)), *body]


def _attachment_flow(
    setting: _Setting, block: Attachment, path: BlockPath, waiting: Sequence[PlacedNote]
) -> list[Flow]:
    rules, leading, style = setting.rules, setting.leading, setting.rules.style
    marks, shape = _marks(waiting), ParagraphShape(justify=False)
    spans = marked(block.label, style.text("attachment.label.face"), marks)
    lines = rules.paragraph(spans, rules.size, rules.measure, shape) or (SetLine(),)
    rows = [*rows_of(path, (rules.row(line, 0, rules.size, leading) for line in lines))]
    rows.append(Row(style.length("attachment.after_label", line=leading)))
    if block.title:
        texts = title_texts(block.title, block.title_lines, style.number("attachment.title.max_characters"))
        size, height = style.length("attachment.title.size"), style.length("attachment.title.row")
        rows += rows_of(path, title_rows(rules, texts, style.text("attachment.title.face"), (size,), height, marks))
        rows.append(Row(style.length("attachment.after_title", line=leading)))
    taken = sum(row.height for row in rows)
    body = _blocks_flow(setting, block.blocks, path, over=_Over(notes=waiting, taken=taken))
    return [NewPage(), Spanning(tuple(rows), _need(rules, body, 2 * leading)), *body]


def _blocks_flow(
    setting: _Setting,
    blocks: tuple[Block, ...],
    above: BlockPath,
    *,
    first: int = 0,
    over: "_Over | None" = None,
) -> list[Flow]:
    """``blocks``, the first of which is number ``first`` of those at ``above``, with what stands ``over`` them."""
    over = over or _Over()
    body = _Body(setting, list(over.opening), over.taken, waiting=list(over.notes))
    for at, block, behind in noted_blocks(blocks):
        notes = [(note, (*above, first + place)) for place, note in behind]
        if block is None:
            body.waiting += notes
        else:
            after = at + len(notes) + 1
            body.add(block, (*above, first + at), blocks[after] if after < len(blocks) else None, notes)
    body.end_columns()
    body.end_waiting()
    return body.flow


@dataclass(slots=True)
class _Body:
    """The flow of blocks as it grows: lines wait for their columns, captions for their table.

    ``headings`` are those that lead to what comes next; ``taken`` is the height above the first block, which a picture
    shall stay with; ``table`` is where in the flow the one with notes beneath stands. ``notes`` are the footnotes to
    the lines (``noted`` as they are stored); those ``waiting`` are to what is in no column and go beneath the next.
    """

    setting: _Setting
    lines: list[ColumnLine]
    taken: MilliPoints = 0
    headings: list[tuple[Heading, BlockPath, list[Raised]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    flow: list[Flow] = field(default_factory=list)
    table: int | None = None
    notes: list[NoteAt] = field(default_factory=list)
    waiting: list[PlacedNote] = field(default_factory=list)
    noted: list[PlacedNote] = field(default_factory=list)

    def add(self, block: Block, path: BlockPath, following: Block | None, notes: Sequence[PlacedNote] = ()) -> None:
        """Add a block, which ``following`` comes behind, with its footnotes."""
        match block:
            case Enclosure():
                self.end_columns()
                self.flow += _enclosure_flow(self.setting, block, path, self._take_waiting(notes))
            case Attachment():
                self.end_columns()
                self.flow += _attachment_flow(self.setting, block, path, self._take_waiting(notes))
            case Table():
                self._add_table(block, path, following, notes)
            case Picture():
                self._add_picture(block, path, notes)
            case Heading() if isinstance(following, Table):
                self.end_columns()
                self.captions.append(Caption(block.text, path, tuple(marks_in(block, notes))))
                self.waiting += notes
            case Note() if self.table is not None:
                for note in ((block, path), *notes):
                    self._add_note(*note, self.table)
                self._end_table(following)
            case _:
                self._add_lines(block, path, notes)
                if isinstance(block, Heading) and self.lines and self.lines[-1].stays_with_next:
                    self.headings.append((block, path, marks_in(block, notes)))
                else:
                    self.headings = []
        self.taken = 0

    def _take_waiting(self, notes: Sequence[PlacedNote]) -> list[PlacedNote]:
        waiting, self.waiting = [*self.waiting, *notes], []
        return waiting

    def _add_lines(self, block: TextBlock, path: BlockPath, notes: Sequence[PlacedNote]) -> None:
        """Running text for the columns."""
        rules = self.setting.rules
        if not notes:
            self.lines += column_lines(rules, block, path)
            return
        lines = column_lines(rules, block, path, marks_in(block, notes))
        if lines:
            self.notes += notes_at(rules, block, lines, notes, len(self.lines))
            self.noted += notes
        else:
            self.waiting += notes
        self.lines += lines

    def _add_table(self, block: Table, path: BlockPath, following: Block | None, notes: Sequence[PlacedNote]) -> None:
        if self.lines:
            self.end_columns()
            self.flow.append(self._white())
        self.flow += captioned_table(self.setting.rules, block, path, self.captions, marks_in(block, notes))
        self.captions = []
        self.table = len(self.flow) - 1
        for note in self._take_waiting(notes):
            self._add_note(*note, self.table)
        self._end_table(following)

    def _add_note(self, block: Note, path: BlockPath, at: int) -> None:
        """A note beneath the table ``at`` in the flow, which leaves room for it."""
        note, table = table_note(self.setting.rules, block, path, first=at == len(self.flow) - 1), self.flow[at]
        if isinstance(table, TableRows) and not table.turned:
            self.flow[at] = replace(table, below=table.below + sum(row.height for row in note.rows))
        self.flow.append(note)

    def _end_table(self, following: Block | None) -> None:
        """White below a table and its notes, unless ``following`` is one more or there is none."""
        if not isinstance(following, Note):
            self.table = None
            if following is not None:
                self.flow.append(self._white())

    def _white(self) -> Spanning:
        return Spanning((Row(self.setting.rules.style.length("table.after", line=self.setting.leading)),))

    def _add_picture(self, block: Picture, path: BlockPath, notes: Sequence[PlacedNote]) -> None:
        """A picture among the lines of the columns, or over the full measure with the headings that lead to it."""
        rules, leading, pictures = self.setting
        above = sum(len(heading_lines(rules, *heading[:2], rules.column, heading[2])) for heading in self.headings)
        made = set_picture(
            rules, block, path, Room(leading, self.taken + above * leading), pictures, marks_in(block, notes)
        )
        if isinstance(made, SetPicture):
            self.lines += made.lines
            self.notes += self._beneath(len(self.lines) - 1, notes)
            self.findings += made.findings
            self.headings = []
            return
        while self.headings and self.lines and self.lines[-1].stays_with_next:
            self.lines.pop()
        led = [line for one in self.headings for line in heading_lines(rules, *one[:2], rules.measure, one[2])]
        parted = [noted for noted in self.notes if noted.line >= len(self.lines)]
        self.notes = self.notes[: len(self.notes) - len(parted)]
        self.end_columns()
        parted_at = {noted.note.path for noted in parted}
        self.waiting += [*(note for note in self.noted if note[1] in parted_at), *notes]
        rows = (rules.row(line.line, 0, rules.size, leading)._replace(path=line.path) for line in led)
        self.flow.append(replace(made, rows=(*rows, *made.rows)))

    def end_columns(self) -> None:
        if self.lines:
            pictures = any(line.picture is not None for line in self.lines)
            notes = (*self._beneath(0, self._take_waiting(())), *self.notes) if self.waiting else tuple(self.notes)
            self.flow.append(ColumnText(tuple(self.lines), self.setting.leading, tuple(self.findings), pictures, notes))
            self.lines, self.findings, self.notes = [], [], []
        self.headings = []

    def end_waiting(self) -> None:
        """Footnotes that no column comes for stand beneath what is there."""
        for order, (note, path) in enumerate(self._take_waiting(())):
            self.flow.append(table_note(self.setting.rules, note, path, first=not order))

    def _beneath(self, line: int, notes: Sequence[PlacedNote]) -> list[NoteAt]:
        """``notes`` set to stand beneath the column of a line."""
        rules = self.setting.rules
        return [NoteAt(line, SetNote(path, footnote_lines(rules, note, rules.column))) for note, path in notes]
