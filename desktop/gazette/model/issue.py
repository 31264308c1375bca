"""Publication, issue, section and entry: the frame in which documents stand."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from typing import Any, Literal, get_args

from gazette.model.annual_contents import AnnualContents
from gazette.model.bilingual import UNNAMED, Bilingual
from gazette.model.blocks import Block
from gazette.model.colophon import Colophon
from gazette.model.facsimile import Facsimile
from gazette.model.filing import NOT_FILED, Filing

IssueState = Literal["editing", "at_press", "published"]
EntryState = Literal["draft", "in_proof", "final"]
ENTRY_STATES: tuple[EntryState, ...] = get_args(EntryState)
FitStep = Literal["between_documents", "title_row", "table_padding"]
FIT_STEPS: tuple[FitStep, ...] = get_args(FitStep)
"""What may be drawn together in the whole issue, gentlest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The gazette as a series. ``codes`` maps a document code (青政办字) to its Latin form where initials are wrong.

    ``style_source`` is the text of a house style that does not ship with the program, ``house_style`` then its name.
    ``cover`` says whether its issues have one; None leaves that to the house style.
    """

    name: Bilingual = UNNAMED
    codes: tuple[tuple[str, str], ...] = ()
    house_style: str = "qingdao-2019"
    style_source: str | None = None
    colophon: Colophon = field(default_factory=Colophon)
    cover: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document in an issue. Dates are ISO; ``printed_page`` is what the source said, ours is computed.

    ``title_zh`` is the contents title (without the issuer), ``title_full`` the document's own with its issuer,
    ``title_lines`` the printed rows of ``title_full``, ``column_lines`` the lines that a column of it may have where it
    was fitted (None: as the house style has it), ``new_page`` whether it begins a page for that. An entry that is the
    ``annual_contents`` has no ``blocks``: what it prints follows from the list.
    ``id`` is the archive's and no part of what the entry says.
    """

    title_zh: str
    title_full: str | None = None
    title_en: str | None = None
    title_lines: tuple[str, ...] = ()
    number_zh: str | None = None
    number_en: str | None = None
    date: str | None = None
    issuers: tuple[str, ...] = ()
    addressee: str | None = None
    printed_page: int | None = None
    column_lines: int | None = None
    new_page: bool = False
    state: EntryState = "draft"
    index_number: str | None = None
    subject: str | None = None
    validity: str | None = None
    published: str | None = None
    blocks: tuple[Block, ...] = ()
    annual_contents: AnnualContents | None = None
    filing: Filing = NOT_FILED
    id: int = field(default=0, compare=False)


class LaterBlocks(ABC):
    """The blocks of an entry as they are kept somewhere, to be read when they are first asked for."""

    @abstractmethod
    def read(self) -> tuple[Block, ...]:
        """The blocks."""


class _BlocksWhenAsked:
    """What ``Entry.blocks`` is: the slot of the class, which may hold ``LaterBlocks`` until somebody asks."""

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    def __get__(self, entry: Entry | None, owner: type[Entry]) -> Any:
        if entry is None:
            return self
        kept = self._slot.__get__(entry)
        if isinstance(kept, LaterBlocks):
            kept = kept.read()
            self._slot.__set__(entry, kept)
        return kept

    def __set__(self, entry: Entry, blocks: Any) -> None:
        self._slot.__set__(entry, blocks)

    def kept(self, entry: Entry) -> tuple[Block, ...] | LaterBlocks:
        """The blocks, or what they are read from."""
        kept: tuple[Block, ...] | LaterBlocks = self._slot.__get__(entry)
        return kept


def _sent(entry: Entry) -> list[Any]:
    """What pickle sends of an entry: blocks that nobody asked for yet go as they are kept."""
    return [_BLOCKS.kept(entry) if each.name == "blocks" else getattr(entry, each.name) for each in fields(entry)]


_BLOCKS = _BlocksWhenAsked(Entry.__dict__["blocks"])
Entry.blocks = _BLOCKS  # type: ignore[assignment, misc]
# Not in the class: there a dataclass with slots would put its own in its place.
Entry.__getstate__ = _sent  # type: ignore[assignment, method-assign]


def entry_with_later_blocks(entry: Entry, blocks: LaterBlocks) -> Entry:
    """``entry`` whose blocks are read when they are first asked for, by whatever thread asks."""
    made = replace(entry, blocks=())
    _BLOCKS.__set__(made, blocks)
    return made


def with_blocks_of(entry: Entry, other: Entry) -> Entry:
    """``entry`` with the blocks of another, read or not."""
    made = replace(entry, blocks=())
    _BLOCKS.__set__(made, _BLOCKS.kept(other))
    return made


def is_read(entry: Entry) -> bool:
    """Whether the blocks of an entry are there already, so that asking for them costs nothing."""
    return not isinstance(_BLOCKS.kept(entry), LaterBlocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A column of the contents (栏目) and its entries in order. An issue without sections has one of no name."""

    name: Bilingual = UNNAMED
    entries: tuple[Entry, ...] = ()
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fit:
    """An issue fitted to so many pages, covers and contents counted; what its entries change stands with them.

    ``pages`` is None where it was fitted to the pages that its entries were once printed on.
    """

    pages: int | None = None
    steps: tuple[FitStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One number of the gazette; ``numbers`` are those of the year (21, 22), ``serial`` the running one (总第401期).

    ``facsimile``: what a back issue is kept as that is never set (影印期); its entries have no blocks.
    """

    serial: int | None = None
    year: int | None = None
    numbers: tuple[int, ...] = ()
    date: str | None = None
    state: IssueState = "editing"
    publication: Publication = Publication()
    editor: Bilingual = UNNAMED
    fit: Fit | None = None
    sections: tuple[Section, ...] = ()
    facsimile: Facsimile | None = None
    filing: Filing = NOT_FILED
    id: int = field(default=0, compare=False)

    @property
    def reference(self) -> str:
        """What commands and sentences call the issue; see ``issue_reference``."""
        return issue_reference(self.id, self.serial)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in the issue's order; entry N of the command line is ``entries[N - 1]``."""
        return tuple(entry for section in self.sections for entry in section.entries)


def facsimile_spans(issue: Issue) -> tuple[tuple[int, int] | None, ...]:
    """First and last printed page of each entry of a facsimile issue; None where its list does not say where it begins.

    An entry ends before the next one begins, the last one with the issue.
    """
    starts = sorted({entry.printed_page for entry in issue.entries if entry.printed_page is not None})
    last = issue.facsimile.last_number if issue.facsimile else None
    ends = {start: max(start, below - 1) for start, below in pairwise([*starts, (last or 0) + 1])}
    return tuple(None if (start := entry.printed_page) is None else (start, ends[start]) for entry in issue.entries)


def issue_reference(issue_id: int, serial: int | None = None) -> str:
    """What commands take and sentences say for an issue: its serial (401), else the archive's id (i7)."""
    return str(serial) if serial else f"i{issue_id}"
