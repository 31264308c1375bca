"""A facsimile issue (影印期): the files that a back issue is kept as, and the pages in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file that an issue was printed or scanned as, by the SHA-256 of its bytes, which the archive has."""

    sha256: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacsimilePage:
    """A page as kept: ``page`` from 1 in the ``file``, which counts from 0; ``number`` is printed on it.

    Covers and contents pages have no number. ``text`` is that of its text layer, None where it has none. Width and
    height are in points.
    """

    file: int
    page: int
    width: float
    height: float
    number: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumbering:
    """Which pages have printed numbers: from ``sheet`` on, which has ``number``, to ``last_sheet`` (None: the last).

    Sheets count from 1.
    """

    sheet: int = 1
    number: int = 1
    last_sheet: int | None = None

    def number_of(self, sheet: int) -> int | None:
        """The number that is printed on a sheet."""
        if sheet < self.sheet or (self.last_sheet is not None and sheet > self.last_sheet):
            return None
        return sheet - self.sheet + self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Facsimile:
    """What a facsimile issue is kept as; sheet N of sentences and commands is ``pages[N - 1]``."""

    files: tuple[KeptFile, ...]
    pages: tuple[FacsimilePage, ...]

    def sheet_of(self, number: int | None) -> int | None:
        """The sheet, from 1, that a number is printed on; None where none has it."""
        return next((sheet for sheet, page in enumerate(self.pages, 1) if number and page.number == number), None)

    @property
    def without_text(self) -> tuple[int, ...]:
        """The sheets, from 1, that have no text layer."""
        return tuple(sheet for sheet, page in enumerate(self.pages, 1) if page.text is None)

    @property
    def characters(self) -> int:
        """How many characters the text layers hold, white space aside."""
        return sum(len("".join(page.text.split())) for page in self.pages if page.text)

    @property
    def last_number(self) -> int | None:
        """The last number that is printed on a page."""
        return max((page.number for page in self.pages if page.number is not None), default=None)

    @property
    def numbering(self) -> PageNumbering:
        """How the pages are numbered, as far as that is one run of numbers."""
        numbered = [(sheet, page.number) for sheet, page in enumerate(self.pages, 1) if page.number is not None]
        if not numbered:
            return PageNumbering(sheet=len(self.pages) + 1)
        (sheet, number), last = numbered[0], numbered[-1][0]
        return PageNumbering(sheet=sheet, number=number, last_sheet=None if last == len(self.pages) else last)
