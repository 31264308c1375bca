"""The blocks of a document: the units that are edited and set.

Text is stored without what the setting adds (indents, filling spaces in names, printed forms of numbers); a number that
opens a block stands in ``text`` as printed and again in ``number``.
"""

from dataclasses import dataclass
from typing import Literal

Act = Literal["appointed", "removed", "engaged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; when run-in, the whole paragraph is ``text`` and its heading sentence ``lead``.

    ``level``: 1 一、 2 （一） 3 1. 4 （1）, and 0 for chapters (第一章), which are of none of these series;
    ``number`` as printed, with its mark (``一、``, ``（一）``, ``1.``).
    """

    text: str
    level: int
    number: str | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. ``level`` and ``number`` are set where it opens with a number of the series but is no heading."""

    text: str
    level: int | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; ``rowspan`` and ``colspan`` count from 1."""

    text: str = ""
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, the first ``header_rows`` of them header; a row lists only the cells that begin in it.

    ``widths`` are shares of the table's width, one a column; with none, or another count, the columns are as wide as
    what they hold asks for.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    caption: str | None = None
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable(Table):
    """A table that is read line by line, as contents are; a row of one cell over all columns is a heading in it.

    It is printed without rules between its cells. Everywhere else it is a table like others.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A row of a name list: ``affiliation`` is what stands beside the name, ``role`` the label above a run of rows."""

    name: str
    affiliation: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Names with affiliations, in reading order."""

    people: tuple[Person, ...]
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRecord:
    """One person and one post; ``date`` is ISO, ``term`` as written (三年)."""

    person: str
    post: str
    act: Act
    date: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A decision on posts: ``lead`` and ``lines`` are what is printed, ``records`` what they say."""

    lines: tuple[str, ...]
    records: tuple[AppointmentRecord, ...]
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """The document that a notice issues, with a title of its own; ``title_lines`` are its printed rows."""

    title: str
    blocks: tuple["Block", ...]
    title_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """附件: ``label`` as printed (附件1), ``title`` empty where it has none."""

    label: str
    title: str
    blocks: tuple["Block", ...]
    title_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note to what stands before it (注：…), or a remark in brackets under the signature (此件公开发布).

    With a ``mark`` (①) it is a footnote to the block before it, in whose text the mark stands; ``text`` begins with the
    mark too.
    """

    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed and when, one printed line each: issuers or signatory, then the date."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A line that could not be placed: kept as it stands, always with a finding."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture by the SHA-256 of its file, ``width`` × ``height`` points large where it came from.

    ``text`` describes it to those who cannot see it and is not printed; ``caption`` stands below it.
    """

    sha256: str
    media_type: str
    width: float
    height: float
    text: str = ""
    caption: str | None = None


Block = (
    Heading | Paragraph | Table | NameList | Appointment | Enclosure | Attachment | Note | Picture | Signature | Plain
)
