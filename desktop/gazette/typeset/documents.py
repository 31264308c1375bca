"""An entry → its flow: head over the full measure, body in columns, tables over both, attachments on new pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from gazette.model import (
    NO_PICTURES,
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Finding,
    Heading,
    NameList,
    Note,
    Paragraph,
    Picture,
    PictureSizes,
    Plain,
    Signature,
    Table,
)
from gazette.reading.dates import chinese_date
from gazette.typeset.flow import (
    ColumnLine,
    ColumnText,
    Flow,
    Gap,
    NewPage,
    Row,
    Spanning,
    TableRows,
    paragraph_lines,
    rows_of,
)
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.paragraphs import body_lines, column_lines, heading_lines, signature_lines
from gazette.typeset.pictures import Room, SetPicture, set_picture
from gazette.typeset.setting_rules import SettingRules, Span
from gazette.typeset.tables_in_text import Caption, captioned_table, table_note
from gazette.typeset.titles import sized_title, title_rows, title_texts


class _Setting(NamedTuple):
    """What a document is set by: the rules, its own leading, the sizes of the pictures that are there."""

    rules: SettingRules
    leading: MilliPoints
    pictures: PictureSizes


def document_flow(
    rules: SettingRules, entry: Entry, pictures: PictureSizes = NO_PICTURES, *, leading: MilliPoints | None = None
) -> list[Flow]:
    """The flow of one entry, from the gap above it to its last attachment.

    With a plan the addressee and the covering paragraphs stand in the head over the full measure; without one they
    are set in the columns.
    """
    leading = leading or rules.leading
    setting = _Setting(rules, leading, pictures)
    head = _head(rules, entry, leading)
    covered = _covered_plan(entry.blocks)
    top, *body = (
        _covering_flow(setting, entry, head, *covered) if covered is not None else _plain_flow(setting, entry, head)
    )
    assert isinstance(top, Spanning)
    gap = Gap(rules.style.length("head.between_documents"))
    return [gap, replace(top, findings=_title_findings(rules, entry, head)), *body]


def _title_findings(rules: SettingRules, entry: Entry, head: Sequence[Row]) -> tuple[Finding, ...]:
    """A finding where the title is set smaller than the style likes; it stands in the first rows of the head."""
    liked = rules.style.lengths("head.title.sizes")[0]
    size = next((run.size for row in head for line in row.lines for run in line.line.runs), liked)
    if size >= liked:
        return ()
    values = (("own", f"{liked / 1000:g}"), ("size", f"{size / 1000:g}"))
    return (Finding(rule="typeset.title_smaller", level="hint", text=entry.title_zh, values=values),)


def _covered_plan(blocks: Sequence[Block]) -> tuple[int, Enclosure] | None:
    """The first enclosure, where nothing but text covers it."""
    for index, block in enumerate(blocks):
        if isinstance(block, Enclosure):
            return index, block
        if isinstance(block, Table | Attachment | Picture):
            return None
    return None


def _covering_flow(setting: _Setting, entry: Entry, head: Sequence[Row], index: int, plan: Enclosure) -> list[Flow]:
    """The covering text in the head, joined to the plan's title; a plan that begins with a table may turn the page."""
    rules, leading = setting.rules, setting.leading
    head = (*head, *_covering(rules, entry, index, leading))
    title = _enclosure_title(rules, plan, (index,), leading)
    body = [
        *_blocks_flow(setting, plan.blocks, (index,)),
        *_blocks_flow(setting, entry.blocks[index + 1 :], (), first=index + 1),
    ]
    if body and isinstance(body[0], TableRows):
        return [Spanning(head), Spanning(title, body[0].need(rules.depth)), *body]
    least = rules.style.number("head.min_body_lines") * leading
    return [Spanning((*head, *title), _need(rules, body, least)), *body]


def _plain_flow(setting: _Setting, entry: Entry, head: Sequence[Row]) -> list[Flow]:
    rules = setting.rules
    parts = entry.addressee.split("\n") if entry.addressee else ()
    opening = [line for part in parts for line in paragraph_lines(body_lines(rules, part, rules.column, indent=0), ())]
    body = _blocks_flow(setting, entry.blocks, (), opening=opening)
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
        return min(least, -(-len(first.lines) // rules.columns) * first.leading)
    return 0


def _head(rules: SettingRules, entry: Entry, leading: MilliPoints) -> list[Row]:
    style = rules.style
    row = style.length("head.title.row", line=rules.leading)
    title, most = entry.title_full or entry.title_zh, style.number("head.title.max_characters")
    texts, sizes = sized_title(title, entry.title_lines, most, style.lengths("head.title.sizes"))
    rows = [Row(style.length("head.before", line=leading))]
    rows += title_rows(rules, texts, style.text("head.title.face"), sizes, row)
    rows.append(Row(style.length("head.after_title", line=leading)))
    if entry.date:
        rows.append(rules.centred(f"（{chinese_date(entry.date)}）", style.text("head.date.face"), rules.size, leading))
    if entry.number_zh:
        rows.append(rules.centred(entry.number_zh, style.text("head.number.face"), rules.size, leading))
    rows.append(Row(style.length("head.after_number", line=leading)))
    return [row._replace(path=()) if row.lines else row for row in rows]


def _covering(rules: SettingRules, entry: Entry, plan: int, leading: MilliPoints) -> list[Row]:
    """Addressee and covering blocks as rows over the full measure."""
    lines: list[tuple[BlockPath, SetLine]] = []
    if entry.addressee:
        lines += [((), line) for line in body_lines(rules, entry.addressee, rules.measure, indent=0)]
    for index, block in enumerate(entry.blocks[:plan]):
        lines += [((index,), line) for line in _spanning_lines(rules, block, (index,))]
    return [rules.row(line, 0, rules.size, leading)._replace(path=path) for path, line in lines]


def _spanning_lines(rules: SettingRules, block: Block, path: BlockPath) -> list[SetLine]:
    """The lines of a covering block over the full measure; lists of people keep to a column's."""
    match block:
        case Signature():
            return signature_lines(rules, block, rules.measure)
        case Heading() | Paragraph() | Note() | Plain():
            return body_lines(rules, block.text, rules.measure)
        case Appointment() | NameList():
            return [column_line.line for column_line in column_lines(rules, block, path)]
        case Enclosure() | Attachment() | Table() | Picture():
            return []  # no covering text has these
        case _:
            assert_never(block)


def _enclosure_title(rules: SettingRules, block: Enclosure, path: BlockPath, leading: MilliPoints) -> tuple[Row, ...]:
    style = rules.style
    size = style.length("head.plan_title.size")
    height = style.length("head.plan_title.row", line=leading)
    texts = title_texts(block.title, block.title_lines, style.number("head.plan_title.max_characters"))
    rows = title_rows(rules, texts, style.text("head.plan_title.face"), (size,), height) if block.title else ()
    before = Row(style.length("head.plan_title.before", line=leading))
    after = Row(style.length("head.plan_title.after", line=leading))
    return (before, *rows_of(path, rows), after)


def _enclosure_flow(setting: _Setting, block: Enclosure, path: BlockPath) -> list[Flow]:
    rules, leading = setting.rules, setting.leading
    title = _enclosure_title(rules, block, path, leading)
    body = _blocks_flow(setting, block.blocks, path, taken=sum(row.height for row in title))
    return [Spanning(title, _need(rules, body, 2 * leading)), *body]


def _attachment_flow(setting: _Setting, block: Attachment, path: BlockPath) -> list[Flow]:
    rules, leading, style = setting.rules, setting.leading, setting.rules.style
    spans, shape = (Span(block.label, style.text("attachment.label.face")),), ParagraphShape(justify=False)
    lines = rules.paragraph(spans, rules.size, rules.measure, shape) or (SetLine(),)
    rows = [*rows_of(path, (rules.row(line, 0, rules.size, leading) for line in lines))]
    rows.append(Row(style.length("attachment.after_label", line=leading)))
    if block.title:
        texts = title_texts(block.title, block.title_lines, style.number("attachment.title.max_characters"))
        size, height = style.length("attachment.title.size"), style.length("attachment.title.row")
        rows += rows_of(path, title_rows(rules, texts, style.text("attachment.title.face"), (size,), height))
        rows.append(Row(style.length("attachment.after_title", line=leading)))
    body = _blocks_flow(setting, block.blocks, path, taken=sum(row.height for row in rows))
    return [NewPage(), Spanning(tuple(rows), _need(rules, body, 2 * leading)), *body]


def _blocks_flow(
    setting: _Setting,
    blocks: tuple[Block, ...],
    above: BlockPath,
    *,
    first: int = 0,
    opening: Sequence[ColumnLine] = (),
    taken: MilliPoints = 0,
) -> list[Flow]:
    """``blocks``, the first of which is number ``first`` of those at ``above``, under the lines ``opening``.

    ``taken`` is the height of what stands above them and wants to stay with them.
    """
    body = _Body(setting, list(opening), taken)
    neighbours = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for index, (before, block, following) in enumerate(neighbours, first):
        body.add(block, (*above, index), before, following)
    body.end_columns()
    return body.flow


@dataclass(slots=True)
class _Body:
    """The flow of blocks as it grows: lines wait for their columns, captions for their table.

    ``headings`` are those that lead to what comes next; ``taken`` is the height above the first block, which a picture
    shall stay with.
    """

    setting: _Setting
    lines: list[ColumnLine]
    taken: MilliPoints = 0
    headings: list[tuple[Heading, BlockPath]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    flow: list[Flow] = field(default_factory=list)

    def add(self, block: Block, path: BlockPath, before: Block | None, following: Block | None) -> None:
        match block:
            case Enclosure():
                self.end_columns()
                self.flow += _enclosure_flow(self.setting, block, path)
            case Attachment():
                self.end_columns()
                self.flow += _attachment_flow(self.setting, block, path)
            case Table():
                self._add_table(block, path, following)
            case Picture():
                self._add_picture(block, path)
            case Heading() if isinstance(following, Table):
                self.end_columns()
                self.captions.append(Caption(block.text, path))
            case Note() if isinstance(before, Table):
                self.flow.append(table_note(self.setting.rules, block, path))
                if following is not None:
                    self.flow.append(self._white())
            case _:
                self.lines += column_lines(self.setting.rules, block, path)
                if isinstance(block, Heading) and self.lines and self.lines[-1].stays_with_next:
                    self.headings.append((block, path))
                else:
                    self.headings = []
        self.taken = 0

    def _add_table(self, block: Table, path: BlockPath, following: Block | None) -> None:
        if self.lines:
            self.end_columns()
            self.flow.append(self._white())
        *above, last = captioned_table(self.setting.rules, block, path, self.captions)
        if isinstance(following, Note) and isinstance(last, TableRows) and not last.turned:
            note = table_note(self.setting.rules, following, path)
            last = replace(last, below=sum(row.height for row in note.rows))
        self.flow += [*above, last]
        self.captions = []
        if not isinstance(following, Note | None):
            self.flow.append(self._white())

    def _white(self) -> Spanning:
        return Spanning((Row(self.setting.rules.style.length("table.after", line=self.setting.leading)),))

    def _add_picture(self, block: Picture, path: BlockPath) -> None:
        """A picture among the lines of the columns, or over the full measure with the headings that lead to it."""
        rules, leading, pictures = self.setting
        above = sum(len(heading_lines(rules, heading, at, rules.column)) for heading, at in self.headings)
        made = set_picture(rules, block, path, Room(leading, self.taken + above * leading), pictures)
        if isinstance(made, SetPicture):
            self.lines += made.lines
            self.findings += made.findings
            self.headings = []
            return
        while self.headings and self.lines and self.lines[-1].stays_with_next:
            self.lines.pop()
        led = [line for heading, at in self.headings for line in heading_lines(rules, heading, at, rules.measure)]
        self.end_columns()
        rows = (rules.row(line.line, 0, rules.size, leading)._replace(path=line.path) for line in led)
        self.flow.append(replace(made, rows=(*rows, *made.rows)))

    def end_columns(self) -> None:
        if self.lines:
            pictures = any(line.picture is not None for line in self.lines)
            self.flow.append(ColumnText(tuple(self.lines), self.setting.leading, tuple(self.findings), pictures))
            self.lines, self.findings = [], []
        self.headings = []
