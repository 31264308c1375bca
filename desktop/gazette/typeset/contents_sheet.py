"""The pages of one contents list while they are drawn, and the white that is left on them."""

from dataclasses import dataclass, field

from gazette.typeset.contents_rows import ContentsUnit
from gazette.typeset.flow import PlacedLine, Row, RowRule
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine
from gazette.typeset.page_making import PageDraft
from gazette.typeset.pages import Link
from gazette.typeset.setting_rules import SettingRules

_CONTINUED = {"contents.zh": "目录（续）", "contents.en": "Contents (continued)"}


@dataclass(slots=True)
class ContentsSheet:
    """``key`` is the list's table in the house style; ``y`` counts from the top of the text block.

    ``empty``: nothing but its head stands on the last page.
    """

    rules: SettingRules
    key: str
    after: MilliPoints
    pages: list[PageDraft] = field(default_factory=lambda: [PageDraft()])
    y: MilliPoints = 0
    empty: bool = True

    def line(self, line: SetLine, x: MilliPoints, height: MilliPoints, size: MilliPoints) -> None:
        """Draw a line in a row of ``height`` that begins at ``y``, without moving on."""
        self._draw(PlacedLine(line, x, self.rules.baseline(height, size)))

    def rule(self, y: MilliPoints, width: MilliPoints) -> None:
        """Draw a rule over the measure at depth ``y``."""
        left, at = self._left, self._top + y
        self.pages[-1].strokes.append(RowRule(left, at, left + self.rules.measure, at, width))

    def has_room(self, unit: ContentsUnit, depth: MilliPoints) -> bool:
        """Whether all of a unit fits on a page that is filled to ``depth``."""
        return self.y + unit.height <= depth

    def put(self, unit: ContentsUnit) -> None:
        """Draw a unit; one that is longer than a page goes on over the next ones."""
        self.y += unit.before
        for rows, entry in ((unit.head, None), (unit.rows, unit.entry)):
            for row in rows:
                self._row(row, entry)
        self.y += self.after if unit.rows else 0
        self.empty = False

    def turn_over(self) -> None:
        """Begin a further page, headed as such."""
        self.pages.append(PageDraft())
        self.y, self.empty = 0, True
        rules, key = self.rules, f"{self.key}.continued"
        line = rules.single(_CONTINUED[self.key], rules.style.text(f"{key}.face"), rules.size)
        row = rules.style.length(f"{key}.row")
        self.line(line, (rules.measure - line.width) // 2, row, rules.size)
        self.y = row + rules.style.length(f"{key}.after")

    def _row(self, row: Row, entry: int | None) -> None:
        if not self.empty and self.y + row.height > self.rules.depth:
            self.turn_over()
        for line in row.lines:
            self._draw(line)
        if entry is not None:
            self._link(entry, row.height)
        self.y += row.height
        self.empty = False

    def _link(self, entry: int, height: MilliPoints) -> None:
        """Lead from the rows of an entry to it: one area on a page."""
        links, top = self.pages[-1].links, self._top + self.y
        first = links.pop().y if links and links[-1].target == entry else top / 1000
        left, width, foot = self._left / 1000, self.rules.measure / 1000, (top + height) / 1000
        links.append(Link(x=left, y=first, width=width, height=foot - first, target=entry))

    def _draw(self, line: PlacedLine) -> None:
        x, y = self._left + line.x, self._top + self.y + line.baseline
        self.pages[-1].items.append(PlacedLine(line.line, x, y, line.artefact))

    @property
    def _left(self) -> MilliPoints:
        return self.rules.style.length("page.margin.inner")

    @property
    def _top(self) -> MilliPoints:
        return self.rules.style.length("page.margin.head")
