"""The account of a file that was read: what became of the characters that a reader of it would see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Characters of the source's visible text, white space aside, and where they are now.

    ``visible``: how many it shows; ``made``: how many the program wrote out that the source only counts (automatic
    numbers), ``visible`` not counting them; ``as_fields``: those of heads, contents lists and the like that became
    titles, numbers, dates, page numbers; ``left_out``: rule of a finding and how many it tells of; ``missing``: the
    characters that nothing accounts for, sorted; ``unread``: how many parts could not be read (pages that are scans,
    embedded files).
    """

    visible: int
    made: int = 0
    as_fields: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    missing: str = ""
    unread: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether the file was read whole: nothing is missing, nothing was unreadable."""
        return not self.missing and not self.unread

    @property
    def kept(self) -> int:
        """How many characters of the source stand in the entries."""
        return self.visible - sum(count for _, count in self.left_out) - len(self.missing)
