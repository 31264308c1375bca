"""An entry → its flow: head over the full measure, body in columns, tables over both, attachments on new pages."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, Heading, Note, Signature, Table
from gazette.reading.dates import chinese_date
from gazette.typeset.flow import ColumnLine, ColumnText, Flow, Gap, NewPage, Row, Spanning, TableRows, paragraph_lines
from gazette.typeset.line_setting import ParagraphShape
from gazette.typeset.paragraphs import body_lines, column_lines, signature_lines
from gazette.typeset.setting_rules import SettingRules, Span
from gazette.typeset.tables import set_table
from gazette.typeset.titles import title_rows, title_texts


def document_flow(rules: SettingRules, entry: Entry, *, leading: int | None = None) -> list[Flow]:
    """The flow of one entry, from the gap above it to its last attachment.

    With a plan the addressee and the covering paragraphs stand in the head over the full measure; without one they
    are set in the columns.
    """
    leading = leading or rules.leading
    flow: list[Flow] = [Gap(rules.style.length("head.between_documents"))]
    head = _head(rules, entry, leading)
    plan = next((i for i, block in enumerate(entry.blocks) if isinstance(block, Enclosure)), None)
    text_before = plan is not None and all(not isinstance(b, Table | Attachment) for b in entry.blocks[:plan])
    body: list[Flow] = []
    if plan is not None and text_before:
        head += _covering(rules, entry, plan, leading)
        enclosure = entry.blocks[plan]
        assert isinstance(enclosure, Enclosure)
        body += _enclosure_flow(rules, enclosure, (plan,), leading)
        body += _blocks_flow(rules, entry.blocks[plan + 1 :], (), leading, first=plan + 1)
        body = _with_head(rules, head, body, leading)
    else:
        opening: list[ColumnLine] = []
        if entry.addressee:
            parts = (body_lines(rules, part, rules.column, indent=0) for part in entry.addressee.split("\n"))
            opening = [line for part in parts for line in paragraph_lines(part, ())]
        body = _blocks_flow(rules, entry.blocks, (), leading, opening=opening)
        least = rules.style.number("head.min_body_lines") * leading
        body = [Spanning(tuple(head), _need(rules, body, least)), *body]
    return flow + body


def _with_head(rules: SettingRules, head: list[Row], body: list[Flow], leading: int) -> list[Flow]:
    """The head joined to the plan's title where text follows it; a plan that begins with a table may turn the page."""
    least = rules.style.number("head.min_body_lines") * leading
    title = body[0]
    assert isinstance(title, Spanning)
    if len(body) > 1 and isinstance(body[1], TableRows):
        return [Spanning(tuple(head)), *body]
    return [Spanning((*head, *title.rows), _need(rules, body[1:], least)), *body[1:]]


def _need(rules: SettingRules, following: Sequence[Flow], least: int) -> int:
    if not following:
        return 0
    first = following[0]
    if isinstance(first, TableRows):
        return first.need(rules.depth)
    if isinstance(first, Spanning) and first.rows and first.rows[0].lines:
        return sum(row.height for row in first.rows) + first.need_after
    if isinstance(first, ColumnText):
        return min(least, -(-len(first.lines) // 2) * first.leading)
    return 0


def _head(rules: SettingRules, entry: Entry, leading: int) -> list[Row]:
    style = rules.style
    row = style.length("head.title.row", line=rules.leading)
    texts = title_texts(
        entry.title_full or entry.title_zh, entry.title_lines, style.number("head.title.max_characters")
    )
    rows = [Row(style.length("head.before", line=leading))]
    rows += title_rows(rules, texts, style.text("head.title.face"), style.lengths("head.title.sizes"), row)
    rows.append(Row(style.length("head.after_title", line=leading)))
    if entry.date:
        rows.append(rules.centred(f"（{chinese_date(entry.date)}）", style.text("head.date.face"), rules.size, leading))
    if entry.number_zh:
        rows.append(rules.centred(entry.number_zh, style.text("head.number.face"), rules.size, leading))
    rows.append(Row(style.length("head.after_number", line=leading)))
    return [row._replace(path=()) if row.lines else row for row in rows]


def _covering(rules: SettingRules, entry: Entry, plan: int, leading: int) -> list[Row]:
    rows: list[Row] = []
    if entry.addressee:
        rows += _full_rows(rules, entry.addressee, leading, (), indent=0)
    for index, block in enumerate(entry.blocks[:plan]):
        for column_line in _spanning_lines(rules, block, (index,)):
            rows += [column_line_row(rules, column_line, leading)]
    return rows


def _spanning_lines(rules: SettingRules, block: Block, path: BlockPath) -> list[ColumnLine]:
    if isinstance(block, Signature):
        return [ColumnLine(line, path) for line in signature_lines(rules, block, rules.measure)]
    text = getattr(block, "text", None)
    if isinstance(text, str):
        return [ColumnLine(line, path) for line in body_lines(rules, text, rules.measure)]
    if isinstance(block, Enclosure | Attachment | Table):
        return []
    return column_lines(rules, block, path)


def column_line_row(rules: SettingRules, line: ColumnLine, leading: int) -> Row:
    """A column's line set as a row over the full measure."""
    row = rules.row(line.line, 0, rules.size, leading)
    return Row(row.height, row.lines, path=line.path)


def _full_rows(rules: SettingRules, text: str, leading: int, path: BlockPath, *, indent: int) -> list[Row]:
    lines = body_lines(rules, text, rules.measure, indent=indent)
    return [column_line_row(rules, ColumnLine(line, path), leading) for line in lines]


def _enclosure_flow(rules: SettingRules, block: Enclosure, path: BlockPath, leading: int) -> list[Flow]:
    style = rules.style
    size = style.length("head.plan_title.size")
    height = style.length("head.plan_title.row", line=leading)
    texts = title_texts(block.title, block.title_lines, style.number("head.plan_title.max_characters"))
    rows = title_rows(rules, texts, style.text("head.plan_title.face"), (size,), height) if block.title else ()
    body = _blocks_flow(rules, block.blocks, path, leading)
    white = Row(style.length("head.plan_title.before", line=leading))
    after = Row(style.length("head.plan_title.after", line=leading))
    placed = tuple(Row(row.height, row.lines, path=path) for row in rows)
    return [Spanning((white, *placed, after), _need(rules, body, 2 * leading)), *body]


def _attachment_flow(rules: SettingRules, block: Attachment, path: BlockPath, leading: int) -> list[Flow]:
    style = rules.style
    label = rules.row(
        rules.single(block.label, style.text("attachment.label.face"), rules.size), 0, rules.size, leading
    )
    rows = [Row(label.height, label.lines, path=path), Row(style.length("attachment.after_label", line=leading))]
    if block.title:
        texts = title_texts(block.title, block.title_lines, style.number("attachment.title.max_characters"))
        size, height = style.length("attachment.title.size"), style.length("attachment.title.row")
        title = title_rows(rules, texts, style.text("attachment.title.face"), (size,), height)
        rows += [Row(row.height, row.lines, path=path) for row in title]
        rows.append(Row(style.length("attachment.after_title", line=leading)))
    body = _blocks_flow(rules, block.blocks, path, leading)
    return [NewPage(), Spanning(tuple(rows), _need(rules, body, 2 * leading)), *body]


def _blocks_flow(
    rules: SettingRules,
    blocks: tuple[Block, ...],
    above: BlockPath,
    leading: int,
    *,
    first: int = 0,
    opening: list[ColumnLine] | None = None,
) -> list[Flow]:
    flow: list[Flow] = []
    lines: list[ColumnLine] = list(opening or ())
    captions: list[tuple[str, BlockPath]] = []

    def columns_end() -> None:
        if lines:
            flow.append(ColumnText(tuple(lines), leading))
            lines.clear()

    for offset, block in enumerate(blocks):
        path = (*above, first + offset)
        following = blocks[offset + 1] if offset + 1 < len(blocks) else None
        before = blocks[offset - 1] if offset else None
        if isinstance(block, Enclosure):
            columns_end()
            flow += _enclosure_flow(rules, block, path, leading)
        elif isinstance(block, Attachment):
            columns_end()
            flow += _attachment_flow(rules, block, path, leading)
        elif isinstance(block, Table):
            white = Spanning((Row(rules.style.length("table.after", line=leading)),))
            text_above = bool(lines)
            columns_end()
            flow += [white] if text_above else []
            captions += [(block.caption, path)] if block.caption else []
            flow += _table_flow(rules, block, path, captions)
            captions = []
            flow += [] if isinstance(following, Note | None) else [white]
        elif isinstance(block, Heading) and isinstance(following, Table):
            columns_end()
            captions.append((block.text, path))
        elif isinstance(block, Note) and isinstance(before, Table):
            flow.append(_table_note(rules, block.text, path))
        else:
            lines += column_lines(rules, block, path)
    columns_end()
    return flow


def _table_flow(
    rules: SettingRules, block: Table, path: BlockPath, captions: list[tuple[str, BlockPath]]
) -> list[Flow]:
    """The table with what stands above it, which is turned where the table is."""
    flow = list(rules.set_tables.get((block, path), lambda: set_table(rules, block, path)))
    first = flow[0]
    assert isinstance(first, TableRows)
    if first.turned:
        above = [row for text, at in captions for row in _caption(rules, text, at, rules.depth)]
        return [replace(first, above=tuple(above)), *flow[1:]]
    rows = [row for text, at in captions for row in _caption(rules, text, at, rules.measure)]
    height = sum(row.height for row in rows)
    return [Spanning(tuple(rows), first.need(rules.depth - height)), *flow] if rows else flow


def _caption(rules: SettingRules, text: str, path: BlockPath, measure: int) -> list[Row]:
    height, face = rules.style.length("table.caption.row"), rules.style.text("table.caption.face")
    rows = (
        rules.row(line, 0, rules.size, height) for line in rules.paragraph((Span(text, face),), rules.size, measure)
    )
    return [Row(row.height, row.lines, path=path) for row in rows]


def _table_note(rules: SettingRules, text: str, path: BlockPath) -> Spanning:
    style = rules.style
    size, leading = style.length("table.note.size"), style.length("table.note.leading")
    turn = style.length("table.note.turn", size=size)
    label = "注：" if text.startswith("注：") else ""
    spans = (Span(label, style.text("table.note.label")), Span(text[len(label) :], style.text("table.note.face")))
    lines = rules.paragraph(spans, size, rules.measure, ParagraphShape(turn=turn))
    rows = (rules.row(line, 0, size, leading) for line in lines)
    return Spanning(tuple(Row(row.height, row.lines, path=path) for row in rows))
