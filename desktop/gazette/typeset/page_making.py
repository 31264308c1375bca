"""Flow → pages: filled to the foot, columns balanced where a text ends, the next document beneath if it fits."""

from dataclasses import dataclass, field

from gazette.typeset.column_filling import filled, with_parted_runs
from gazette.typeset.flow import ColumnLine, ColumnText, Flow, Gap, NewPage, Row, RowRule, Spanning, TableRows
from gazette.typeset.footnote_filling import FilledColumn, FootFilling, FootMeasures
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.pages import Column, Item, Link, Strip
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.table_filling import table_pages


@dataclass(slots=True)
class PageDraft:
    """A page being filled; lengths in thousandths of a point."""

    items: list[Item] = field(default_factory=list)
    strokes: list[RowRule] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    turned: list[Strip] = field(default_factory=list)


class PageMaker:
    """Fills pages with the flows of one document after another; ``y`` is the depth used on the current page."""

    def __init__(
        self, rules: SettingRules, *, full_pages: int = 0, y: MilliPoints | None = None, draws: bool = True
    ) -> None:
        """Begin after ``full_pages`` pages, the last of them filled to depth ``y``.

        Without ``draws`` columns with footnotes only take their room.
        """
        self.rules, self._draws = rules, draws
        self.left = rules.style.length("page.margin.inner")
        self.top = rules.style.length("page.margin.head")
        self.pages: list[PageDraft] = [PageDraft() for _ in range(full_pages)]
        self.spans: list[tuple[int, int]] = []
        self.y: MilliPoints = rules.depth if y is None else y
        self._entry = 0
        self._started = False
        self._first_page = 0

    def add_document(self, flow: list[Flow], *, new_page: bool = False) -> None:
        """Place one document, on a ``new_page`` where that is wished; its first and last page are added to ``spans``.

        Pages are counted from 1.
        """
        if new_page and self.pages and self.y:
            self._new_page()
        self._started, self._first_page = False, len(self.pages)
        for part in flow:
            match part:
                case Gap():
                    self._gap(part)
                case NewPage():
                    if self.y:
                        self._new_page()
                case Spanning():
                    self._spanning(part)
                case ColumnText():
                    if part.notes:
                        self._noted_columns(part)
                    else:
                        self._columns(part)
                case TableRows():
                    self._table(part)
        self.spans.append((self._first_page or 1, max(1, len(self.pages))))
        self._entry += 1

    def _new_page(self) -> None:
        self.pages.append(PageDraft())
        self.y = 0

    def _mark_start(self) -> None:
        if not self._started:
            self._started, self._first_page = True, len(self.pages)

    def _gap(self, gap: Gap) -> None:
        if not self.pages or self.y + gap.height > self.rules.depth:
            self._new_page()
        elif self.y:
            self.y += gap.height

    def _spanning(self, part: Spanning) -> None:
        height = sum(row.height for row in part.rows)
        if (
            self.y
            and self.y + height + part.need_after > self.rules.depth
            and any(row.lines or row.picture for row in part.rows)
        ):
            self._new_page()
        for row in part.rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        if row.is_white:
            self.y = min(self.rules.depth, self.y + row.height)
            return
        if self.y and self.y + row.height > self.rules.depth:
            self._new_page()
        self._mark_start()
        self.pages[-1].items.append(Strip(row, self.left, self.top + self.y, self.rules.measure, self._entry))
        self.y += row.height

    def _columns(self, part: ColumnText) -> None:
        rules, lines, leading = self.rules, part.lines, part.leading
        baseline = rules.baseline(leading, rules.size)
        step = rules.column + rules.gutter
        while lines:
            room = (rules.depth - self.y) // leading
            if room < 1:
                self._new_page()
                continue
            ruled = with_parted_runs(lines, rules.depth // leading, rules.columns, rules.keep)
            counts = filled(ruled, room, rules.columns, rules.keep, may_wait=self.y > 0, pictures=part.pictures)
            if not any(counts):
                self._new_page()
                continue
            self._mark_start()
            x, y = self.left, self.top + self.y
            for count in counts:
                if count:
                    chosen = lines[:count]
                    self.pages[-1].items.append(Column(chosen, x, y, rules.column, leading, baseline, self._entry))
                lines = lines[count:]
                x += step
            self.y = rules.depth if lines else self.y + max(counts) * leading

    def _noted_columns(self, part: ColumnText) -> None:
        """Columns with footnotes at their feet."""
        rules, leading, foot = self.rules, part.leading, _Foot(self.rules, part.leading)
        lines, done, notes = part.lines, 0, part.notes
        filling: FootFilling | None = None
        while lines or (filling and filling.carried):
            if (rules.depth - self.y) // leading < 1:
                self._new_page()
            ruled = with_parted_runs(lines, rules.depth // leading, rules.columns, rules.keep)
            ahead = tuple(note._replace(line=note.line - done) for note in notes if note.line >= done)
            carried = filling.carried if filling else ()
            filling = FootFilling(ruled, ahead, carried, foot.measures, rules.depth - self.y, rules.keep)
            columns = filling.columns(rules.columns, may_wait=self.y > 0)
            if not any(column.length or column.notes for column in columns):
                self._new_page()
                continue
            self._mark_start()
            goes_on = sum(column.length for column in columns) < len(lines) or bool(filling.carried)
            depth = rules.depth - self.y if goes_on else foot.depth(columns, rules.depth - self.y)
            if self._draws:
                self._place_noted(lines, columns, foot, depth)
            done += sum(column.length for column in columns)
            lines = part.lines[done:]
            self.y = rules.depth if goes_on else self.y + depth

    def _place_noted(
        self, lines: tuple[ColumnLine, ...], columns: tuple[FilledColumn, ...], foot: "_Foot", depth: MilliPoints
    ) -> None:
        """The columns of a page beside each other, then the notes at their feet, ``depth`` below where they begin."""
        rules, page = self.rules, self.pages[-1]
        baseline = rules.baseline(foot.measures.lines, rules.size)
        x, y, feet = self.left, self.top + self.y, []
        for column in columns:
            if column.length:
                chosen = lines[: column.length]
                page.items.append(Column(chosen, x, y, rules.column, foot.measures.lines, baseline, self._entry))
            if column.notes:
                top = y + depth - foot.measures.height(column.note_lines)
                page.strokes.append(foot.rule(x, top))
                feet.append(foot.column(column, x, top, self._entry))
            lines = lines[column.length :]
            x += rules.column + rules.gutter
        page.items += feet

    def _table(self, part: TableRows) -> None:
        rules = self.rules
        frame = rules.style.length("table.rules.frame")
        if part.turned:
            for rows in table_pages(part, rules.measure, rules.measure, rules.depth, frame):
                self._turned_page(rows)
            self.y = rules.depth
            return
        for order, rows in enumerate(table_pages(part, rules.depth - self.y, rules.depth, rules.measure, frame)):
            if order:
                self._new_page()
            for row in rows:
                self._row(row)

    def _turned_page(self, rows: list[Row]) -> None:
        """A page whose rows run from its foot to its head, the first at its left edge."""
        if self.y:
            self._new_page()
        self._mark_start()
        foot = self.rules.style.lengths("page.trim")[1] - self.top - self.rules.depth
        y = self.left
        for row in rows:
            self.pages[-1].turned.append(Strip(row, foot, y, self.rules.depth, self._entry))
            y += row.height
        self.y = self.rules.depth


class _Foot:
    """How footnotes stand at a column's foot, their last baseline beside that of the text."""

    def __init__(self, rules: SettingRules, leading: MilliPoints) -> None:
        self._rules, length = rules, rules.style.length
        self._size, note_leading = length("footnote.size"), length("footnote.leading")
        self._baseline = rules.baseline(note_leading, self._size)
        above, below = length("footnote.above"), length("footnote.below")
        beneath = max(0, leading - rules.baseline(leading, rules.size) - note_leading + self._baseline)
        self._above, self._below = above, below
        whole = rules.style.number("footnote.whole")
        self.measures = FootMeasures(above + below + beneath, note_leading, whole, leading)

    def depth(self, columns: tuple[FilledColumn, ...], room: MilliPoints) -> MilliPoints:
        """How deep columns are whose text ends, in whole lines where there is ``room`` for them."""
        lines = self.measures.lines
        depth = max(column.length * lines + self.measures.height(column.note_lines) for column in columns)
        whole = -(-depth // lines) * lines
        return whole if whole <= room else depth

    def rule(self, x: MilliPoints, top: MilliPoints) -> RowRule:
        """The rule above the notes."""
        style = self._rules.style
        length, width = style.length("footnote.rule.length", size=self._size), style.length("footnote.rule.width")
        y = top + self._above
        return RowRule(x, y, x + min(length, self._rules.column), y, width)

    def column(self, column: FilledColumn, x: MilliPoints, top: MilliPoints, entry: int) -> Column:
        """The notes themselves."""
        lines = tuple(ColumnLine(line, note.path) for note in column.notes for line in note.lines)
        y = top + self._above + self._below
        return Column(lines, x, y, self._rules.column, self.measures.leading, self._baseline, entry, foot=True)
