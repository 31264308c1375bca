"""What reading a file gives: an issue or single documents, the bytes they came from, and what was noticed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from gazette.ingest.column_roles import ColumnProposal, ColumnRole
from gazette.model import Account, Entry, Finding, HandOver, Issue, PageNumbering, PictureFile

Changes = Literal["accept", "reject"]
"""What is to become of changes that a file tracks: taken as made, or undone."""
CHANGES: tuple[Changes, ...] = get_args(Changes)


Want = Literal["documents", "pages", "rows", "unlocked", "characters"]
"""What a file is read for: the documents in it; its pages, for a facsimile issue; a list; itself without a password;
the characters of a page, each with its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What only a person can decide about a file, and what came with it; None or nothing where nobody did.

    ``columns``: the roles of the columns of each table of a spreadsheet in turn (none: as proposed); one alone is for
    all tables of as many columns. ``beside``: the files that came with a web page, by their addresses on it.
    ``password`` opens a file that is locked. ``page``, from 1, is the one whose picture is wanted, at most ``longest``
    pixels long, or whose characters are.
    """

    changes: Changes | None = None
    columns: tuple[tuple[ColumnRole, ...], ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    password: str | None = field(default=None, repr=False)
    want: Want = "documents"
    page: int = 1
    longest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSide:
    """A page of a file as it is printed or scanned, in points.

    ``text`` is that of its text layer, None where there is none.
    """

    width: float
    height: float
    text: str | None = None


class PlacedCharacter(NamedTuple):
    """A character of a text layer and where it stands on its page, in points from the top left as it is seen.

    What stands for a gap or a line's end has no extent.
    """

    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """A sheet of a list as it is seen; ``numbers`` are the rows of the file, from 1."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a reader made of a file: ``issue`` where it is a whole one, else ``entries``; findings count from 1.

    ``pictures`` are the files that its blocks ``Picture`` name.
    ``columns``: what the columns of each table of a spreadsheet were taken for.
    ``hand_over``: the file is an entry that was handed to a colleague, or comes back from one.
    ``unlocked``: the file itself where it was to be freed of its password.
    ``sides``, and ``numbering`` where it shows, are filled where a file is read for its pages, ``sheets`` of a list,
    ``characters`` of a page.
    """

    issue: Issue | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    account: Account
    pictures: tuple[PictureFile, ...] = ()
    columns: tuple[ColumnProposal, ...] = ()
    sides: tuple[PrintedSide, ...] = ()
    numbering: PageNumbering | None = None
    sheets: tuple[ListSheet, ...] = ()
    hand_over: HandOver | None = None
    unlocked: bytes = field(default=b"", repr=False)
    characters: tuple[PlacedCharacter, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``issue`` where the file is a whole one, else ``entries`` (normally one); findings count entries from 1.

    ``from_text``: the file was plain text, which says nothing of how an issue was set.
    """

    file: str
    source: bytes
    sha256: str
    issue: Issue | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    from_text: bool
    account: Account
    pictures: tuple[PictureFile, ...] = ()
    columns: tuple[ColumnProposal, ...] = ()
    hand_over: HandOver | None = None
