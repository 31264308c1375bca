"""Pictures → lines left for them in a column, or rows over the full measure; the caption below is never parted off.

PAGES §2 rule 8: never wider than the column or the text block, height rounded up to whole lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazette.model import BlockPath, Finding, Picture, PictureSizes
from gazette.typeset.flow import ColumnLine, PictureLine, PlacedLine, PlacedPicture, Row, Spanning
from gazette.typeset.footnote_marks import NO_MARKS, Raised, raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span, parted

_RAGGED = ParagraphShape(justify=False)
_CAPTION_MOST, _CLEAR_MOST = 2, 16
"""Of a page one part in so many may be caption kept with a picture, or white above it."""


class Room(NamedTuple):
    """The leading of the text that a picture stands in, and how much of a page what it must stay with takes."""

    leading: MilliPoints
    taken: MilliPoints = 0


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A picture that stands in a column."""

    lines: tuple[ColumnLine, ...]
    findings: tuple[Finding, ...]


def set_picture(
    rules: SettingRules,
    block: Picture,
    path: BlockPath,
    room: Room,
    pixels: PictureSizes,
    marks: Sequence[Raised] = NO_MARKS,
) -> SetPicture | Spanning:
    """A picture at the size that it had where it came from, or scaled to the ``room`` that it has.

    One that a column would shrink to less than ``picture.least_share`` of its size spans the columns. ``marks`` are
    those of footnotes to its caption.
    """
    setter = _Setter(rules, block, path, room, marks)
    width, height = setter.scaled(rules.column)
    if rules.columns > 1 and width < rules.style.share("picture.least_share") * _natural(block)[0]:
        wide, high = setter.scaled(rules.measure)
        if wide > rules.column:
            return setter.spanning(wide, high, _findings(rules, block, path, wide, pixels), block.sha256 not in pixels)
    found = _findings(rules, block, path, width, pixels)
    return SetPicture(setter.lines(width, height, missing=block.sha256 not in pixels), found)


def _natural(block: Picture) -> tuple[MilliPoints, MilliPoints]:
    return max(1, round(block.width * 1000)), max(1, round(block.height * 1000))


def _findings(
    rules: SettingRules, block: Picture, path: BlockPath, width: MilliPoints, pixels: PictureSizes
) -> tuple[Finding, ...]:
    """That its file is not there, or that it has too few pixels for its width on the page."""
    said = block.caption or block.text
    if block.sha256 not in pixels:
        name = (("sha256", block.sha256[:12]),)
        return (Finding(rule="typeset.picture_missing", level="error", block=path, text=said, values=name),)
    dpi, least = pixels[block.sha256][0] * 72_000 // width, rules.style.number("picture.least_dpi")
    if dpi >= least:
        return ()
    values = (("dpi", str(dpi)), ("least", str(least)), ("width", str(round(width * 25.4 / 72_000))))
    return (Finding(rule="typeset.picture_coarse", level="doubt", block=path, text=said, values=values),)


@dataclass(frozen=True, slots=True)
class _Setter:
    rules: SettingRules
    block: Picture
    path: BlockPath
    room: Room
    marks: Sequence[Raised]

    def scaled(self, measure: MilliPoints) -> tuple[MilliPoints, MilliPoints]:
        """Width and height on ``measure``: as they are, or as large as it and a page below have room for."""
        width, height = _natural(self.block)
        page = self._page
        caption = min(len(self._caption(measure)), page // _CAPTION_MOST)
        room = (page - caption) * self.room.leading - 2 * self._clear
        if width > measure:
            width, height = measure, max(1, height * measure // width)
        if height > room:
            width, height = max(1, width * room // height), room
        return width, height

    def lines(self, width: MilliPoints, height: MilliPoints, *, missing: bool) -> tuple[ColumnLine, ...]:
        """The lines of a column that are left for the picture, and those of its caption."""
        caption = self._caption(self.rules.column)
        count, page = self._line_count(height), self._page
        placed = self._placed(width, height, count * self.room.leading, self.rules.column, missing=missing)
        tied_caption = min(len(caption), page - count)
        lines = [
            ColumnLine(
                SetLine(),
                self.path,
                picture=PictureLine(order < count - 1 or tied_caption > 0, None if order else placed),
            )
            for order in range(count)
        ]
        last = len(caption) - 1
        for order, line in enumerate(caption):
            tied = PictureLine(order < tied_caption - 1)
            lines.append(ColumnLine(line, self.path, False, order, last - order, tied))
        return tuple(lines)

    def spanning(self, width: MilliPoints, height: MilliPoints, found: tuple[Finding, ...], missing: bool) -> Spanning:
        """The picture and its caption as rows over the full measure."""
        rules, room = self.rules, self._line_count(height) * self.room.leading
        placed = self._placed(width, height, room, rules.measure, missing=missing)
        baseline = rules.baseline(self.room.leading, self._caption_size)
        caption = (
            Row(self.room.leading, (PlacedLine(line, 0, baseline),), path=self.path)
            for line in self._caption(rules.measure)
        )
        return Spanning((Row(room, path=self.path, picture=placed), *caption), findings=found)

    def _placed(
        self, width: MilliPoints, height: MilliPoints, room: MilliPoints, measure: MilliPoints, *, missing: bool
    ) -> PlacedPicture:
        x, y = (measure - width) // 2, (room - height) // 2
        return PlacedPicture(self.block.sha256, x, y, width, height, missing)

    def _caption(self, measure: MilliPoints) -> list[SetLine]:
        """The lines of the caption, each in the middle of ``measure``."""
        face = self.rules.style.text("picture.caption.face")
        lines = (
            line
            for part in parted(raised((Span(self.block.caption or "", face),), self.marks))
            for line in self.rules.paragraph(part, self._caption_size, measure, _RAGGED)
        )
        return [line.shifted((measure - line.width) // 2) for line in lines if line.runs]

    def _line_count(self, height: MilliPoints) -> int:
        return -(-(height + 2 * self._clear) // self.room.leading)

    @property
    def _page(self) -> int:
        """How many lines a page has for it, a third of them at the least."""
        whole = self.rules.depth // self.room.leading
        return max(1, whole // 3, (self.rules.depth - self.room.taken) // self.room.leading)

    @property
    def _caption_size(self) -> MilliPoints:
        return self.rules.style.length("picture.caption.size")

    @property
    def _clear(self) -> MilliPoints:
        return min(self.rules.style.length("picture.clear"), self.rules.depth // _CLEAR_MOST)
