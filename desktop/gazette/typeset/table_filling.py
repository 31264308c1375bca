"""A table → its rows page by page: the header on each, the frame closed where a page ends and the table does not."""

from gazette.typeset.flow import Row, RowRule, TableGroup, TableRows
from gazette.typeset.lengths import MilliPoints


def table_pages(
    part: TableRows, room: MilliPoints, depth: MilliPoints, measure: MilliPoints, frame: MilliPoints
) -> list[list[Row]]:
    """The rows on the current page, which has ``room`` left, and on the following ones of ``depth``.

    The first list is empty where the table begins on the next page; ``frame`` is the width of its outer rule.
    """
    filling = _Filling(part, room, depth)
    if not part.groups:
        filling.header()
    for order, group in enumerate(part.groups, 1):
        filling.add(group, part.below if order == len(part.groups) else 0)
    pages = filling.pages
    begun = next((at for at, rows in enumerate(pages) if rows), 0)
    for rows in pages[begun:-1]:
        last = rows[-1]
        rows[-1] = last._replace(rules=(*last.rules, RowRule(0, last.height, measure, last.height, frame)))
    for rows in pages[begun + 1 :]:
        rows[0] = rows[0]._replace(rules=(*rows[0].rules, RowRule(0, 0, measure, 0, frame)))
    return pages


class _Filling:
    """Pages being filled with the rows of one table."""

    def __init__(self, part: TableRows, room: MilliPoints, depth: MilliPoints) -> None:
        self.pages: list[list[Row]] = [[*part.above]]
        self._header = part.header
        self._height = sum(row.height for row in part.header)
        self._room, self._depth = room - sum(row.height for row in part.above), depth
        self._captions = part.captions
        self._begun = False

    def header(self) -> None:
        """Set the header on this page, unless it stands there already."""
        if not self._begun:
            self.pages[-1] += self._header
            self._room -= self._height
            self._begun = True

    def add(self, group: TableGroup, below: MilliPoints) -> None:
        """Set a group on this page, on the next, or in parts on several; as it is where no page holds a part of it.

        It takes with it what stands ``below``.
        """
        rest: TableGroup = group
        while True:
            room = self._room - (0 if self._begun else self._height)
            if rest.height + (below if self._begun else 0) <= room:
                self._place(rest)
                return
            page = self._depth - self._height - self._captions  # where they leave no room for a row, it is parted
            if rest.height > page:
                parted = rest.parted(room, page)
                if parted is not None:
                    self._place(parted[0])
                    rest = parted[1]
                elif self._room == self._depth:
                    self._place(rest)
                    return
            self._turn()

    def _place(self, group: TableGroup) -> None:
        self.header()
        self.pages[-1].append(group.row())
        self._room -= group.height
        self._captions = 0

    def _turn(self) -> None:
        self.pages.append([])
        self._room, self._begun = self._depth, False
