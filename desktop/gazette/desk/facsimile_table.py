"""A table of back issues, one in a row: each is kept on its own, and one that cannot be keeps no other out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.desk.desk import Desk
from gazette.desk.facsimile_facts import BackIssue, sections_of
from gazette.desk.facsimile_files import KeptBytes, fetched, files_of
from gazette.desk.facsimiles import KeptIssue, keep_back_issue
from gazette.errors import DeskError, GazetteError, IngestError
from gazette.ingest import read_bytes
from gazette.ingest.back_issue_lists import ContentsRows, ListedEntry, ListedIssue, Unread, contents_rows, issue_rows
from gazette.ingest.facsimiles import read_list


@dataclass(frozen=True, slots=True, kw_only=True)
class BackIssueTable:
    """The rows of a table and the contents lists in it; files are named from ``folder`` on."""

    file: Path
    folder: Path
    issues: tuple[ListedIssue, ...]
    contents: ContentsRows

    @property
    def strays(self) -> tuple[ListedEntry, ...]:
        """The entries of its contents lists that are of none of its issues."""
        serials = {listed.serial for listed in self.issues} - {None}
        return tuple(each for each in self.contents.entries if each.serial not in serials)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """What a row became, or why it became nothing; ``unread`` cells of its contents list are told, and left empty."""

    row: int
    file: str
    kept: KeptIssue | None = None
    error: GazetteError | None = None
    unread: tuple[Unread, ...] = ()


def read_table(file: Path) -> BackIssueTable:
    """A table of back issues; IngestError where it is none."""
    issues, contents = issue_rows(read_list(read_bytes(file), file=str(file)), str(file))
    return BackIssueTable(file=file, folder=file.resolve().parent, issues=issues, contents=contents)


def read_contents(file: Path) -> ContentsRows:
    """A contents list out of a file; IngestError where it is none."""
    return contents_rows(read_list(read_bytes(file), file=str(file)), str(file))


def rows_of_issue(contents: ContentsRows, serial: int | None) -> ContentsRows:
    """The rows of one issue in a list; all, where it says no serials.

    DeskError ``desk.facsimile_not_listed`` where its serials are all those of others.
    """
    if all(each.serial is None for each in contents.entries):
        return contents
    own = contents.of_serial(serial)
    if not own.entries:
        raise DeskError("desk.facsimile_not_listed", serial="–" if serial is None else serial)
    return own


def described_in(table: BackIssueTable, listed: ListedIssue) -> tuple[BackIssue, tuple[Unread, ...]]:
    """The back issue of a row, and what of its contents list could not be read.

    DeskError ``desk.facsimile_row`` where a cell of the row itself cannot be, ``desk.facsimile_not_listed`` where its
    list has no row of it; IngestError where a file is not there.
    """
    if listed.unread:
        cell = listed.unread[0]
        raise DeskError("desk.facsimile_row", file=table.file.name, row=cell.row, column=cell.column, text=cell.text)
    contents = read_contents(table.folder / listed.contents) if listed.contents else None
    if contents is None:
        own = table.contents.of_serial(listed.serial)
        contents = own if own.entries and listed.serial is not None else None
    else:
        contents = rows_of_issue(contents, listed.serial)
    files = [file for name in listed.file.split("\n") if name.strip() for file in files_of(_place(table.folder, name))]
    wanted = BackIssue(
        files=tuple(files),
        serial=listed.serial,
        year=listed.year,
        numbers=listed.numbers,
        date=listed.date,
        numbering=listed.numbering,
        sections=None if contents is None else sections_of(contents.entries),
    )
    return wanted, () if contents is None else contents.unread


def _place(folder: Path, name: str) -> Path:
    """A file as a table names it, with the strokes of either system."""
    plain = folder / name.strip()
    return plain if plain.exists() else folder / name.strip().replace("\\", "/")


def bring_rows(
    desk: Desk, table: BackIssueTable, *, dry: bool = False, stopped: Callable[[], bool] = lambda: False
) -> Iterator[RowOutcome]:
    """Keep the issues of a table one by one, each in a transaction; what became of each, as soon as it is known."""
    seen: dict[int, int] = {}
    held: dict[str, int] = {}
    for listed in table.issues:
        if stopped():
            return
        try:
            _refuse_again(table, listed, seen)
            wanted, unread = described_in(table, listed)
            files = fetched(desk.archive, wanted.files)
            _refuse_same_files(table, listed, files, held)
            kept = keep_back_issue(desk, wanted, files, dry=dry)
        except (IngestError, DeskError) as error:
            yield RowOutcome(row=listed.row, file=listed.file, error=error)
        else:
            held |= {each.sha256: listed.row for each in files}
            yield RowOutcome(row=listed.row, file=listed.file, kept=kept, unread=unread)


def _refuse_again(table: BackIssueTable, listed: ListedIssue, seen: dict[int, int]) -> None:
    """DeskError where a row above has the same serial."""
    if listed.serial is None:
        return
    if listed.serial in seen:
        raise DeskError(
            "desk.facsimile_row_again",
            file=table.file.name,
            row=listed.row,
            serial=listed.serial,
            above=seen[listed.serial],
        )
    seen[listed.serial] = listed.row


def _refuse_same_files(
    table: BackIssueTable, listed: ListedIssue, files: Sequence[KeptBytes], held: Mapping[str, int]
) -> None:
    """DeskError where a row above was kept as one of the files: it would be given the numbers of this one."""
    same = next((each for each in files if each.sha256 in held), None)
    if same is not None:
        raise DeskError(
            "desk.facsimile_row_file", file=table.file.name, row=listed.row, name=same.name, above=held[same.sha256]
        )
