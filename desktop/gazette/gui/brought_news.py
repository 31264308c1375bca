"""Says what came in and what did not: one file in a sentence with what can be done next, several in one together."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gazette.archive import IssueRow
from gazette.desk import UNDECIDED, BroughtIn, Manner
from gazette.errors import ArchiveError, GazetteError
from gazette.gui.arrivals import NotBrought
from gazette.gui.captions import Captions
from gazette.gui.panes import MessageBar, MessageLevel
from gazette.gui.password_form import LOCKED
from gazette.gui.workbench import Workbench
from gazette.ingest import NO_DOCUMENT
from gazette.model import Issue
from gazette.wording import error_sentence

_NAMED = 3
"""So many of the files that the archive does not take now are named."""
_WITHOUT_TEXT = frozenset({"ingest.picture", "ingest.pdf_no_text", "ingest.pdf_no_unicode"})


class BroughtNews(QObject):
    """``messages`` gives the bar in which the person sees what is told."""

    columns_wanted = Signal(str)
    """SHA-256 of a spreadsheet whose columns are to be named."""
    facsimile_wanted = Signal(str)
    """SHA-256 of a file without text that is to be kept as a back issue."""
    take_back_wanted = Signal(str)
    """SHA-256 of an entry of this archive that comes back from a colleague."""
    password_wanted = Signal(str)
    """SHA-256 of a file that is kept and was not read for its password."""
    inbox_wanted = Signal()
    """What came is to be looked at where all of it stands."""
    decide_wanted = Signal(object)
    """A NotBrought: it is to be decided what becomes of the changes that it tracks."""

    def __init__(self, workbench: Workbench, messages: Callable[[], MessageBar], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._messages = workbench, messages
        self._came: list[BroughtIn | NotBrought] = []
        """Those that were brought in one after the other, until none is being read any more."""
        self._more = False
        """Whether others of them are still being read."""
        self._news: list[Callable[[], None]] = []
        self._news_of: int | None = None
        self._withdraw_unread: Callable[[], None] = lambda: None
        self._unread: set[str] = set()
        """SHA-256 of those of which it was told that they were not read."""
        self._waiting: tuple[set[int], Callable[[], None]] = (set(), lambda: None)
        """Of which entries it was told that they wait in the inbox, and how that is withdrawn."""
        self._offers: list[Callable[[], None]] = []
        """How it is withdrawn that files can still be brought in: into the archive that is open, and into no other."""
        workbench.issue_changed.connect(self._forget_news)
        workbench.archive_closing.connect(self._forget_offers)

    def begin(self) -> None:
        """What comes from now on is told together."""
        self._came = []

    def tell_waiting(self, files: Sequence[str]) -> None:
        """The archive can only be read now: files wait until it takes them."""
        named = [Path(file).name for file in files]
        self._messages().tell("doubt", lambda say: say("brought.waits", files=_named(named, say)))

    def tell_brought(self, brought: BroughtIn, *, more: bool) -> None:
        """Say what a file became; ``more`` are still being read."""
        self._came.append(brought)
        self._more = more
        if brought.sha256 in self._unread:
            self._unread.remove(brought.sha256)
            if not self._unread:
                self._withdraw_unread()
        if len(self._came) > 1 or more:
            self._tell_all()
            return
        first, issue = brought.entries[0].id if brought.entries else 0, self._workbench.issue
        show = partial(self._workbench.choose_entry, first)
        name = partial(self.columns_wanted.emit, brought.sha256)
        of_sheet = bool(brought.columns) and not brought.already
        row = next((each for each in self._workbench.rows if each.id == brought.issue_id), None)
        self._tell_news(
            _level(brought),
            lambda say: _told_again(brought, row, say) if brought.already else _told(brought, issue, say),
            "act.columns" if of_sheet else "brought.look" if first else "",
            name if of_sheet else show,
        )

    def _tell_all(self) -> None:
        """Of several files, when the last has come, how many did and what is to be looked at."""
        came = [each for each in self._came if isinstance(each, BroughtIn)]
        if self._more or len(self._came) < 2 or not came:
            return
        left_out = sum(isinstance(each, NotBrought) and each.error.code == NO_DOCUMENT for each in self._came)
        levels = [_level(brought) for brought in came]
        self._tell_news(
            "doubt" if "doubt" in levels else "hint" if "hint" in levels else "ok",
            lambda say: _told_of_all(came, left_out, say),
            "brought.look",
            partial(self._look_at_all, came),
        )

    def _tell_news(
        self, level: MessageLevel, told: Callable[[Captions], str], label: str, act: Callable[[], None]
    ) -> None:
        """Tell what came; it goes with the issue in which it was told, where it is no more than news."""
        withdraw = self._messages().tell(level, told, label, act)
        self._waiting = (self._in_inbox(), withdraw)
        if level in {"ok", "hint"}:
            self._news.append(withdraw)
            self._news_of = self._issue_id()

    def _in_inbox(self) -> set[int]:
        """The entries of those that came last which wait in the inbox."""
        came = {entry.id for each in self._came if isinstance(each, BroughtIn) for entry in each.entries}
        return came & {entry.id for entry in self._workbench.inbox}

    def _forget_news(self) -> None:
        waiting, withdraw = self._waiting
        if waiting and not self._in_inbox():
            withdraw()
            self._waiting = (set(), withdraw)
        if self._issue_id() != self._news_of:
            for withdraw in self._news:
                withdraw()
            self._news.clear()

    def _forget_offers(self) -> None:
        for withdraw in self._offers:
            withdraw()
        self._offers.clear()

    def _issue_id(self) -> int | None:
        return None if self._workbench.issue is None else self._workbench.issue.id

    def _look_at_all(self, came: Sequence[BroughtIn]) -> None:
        """Show the inbox where something of it waits there, else the last entry that came."""
        if any(brought.issue_id is None for brought in came):
            self.inbox_wanted.emit()
        else:
            self._workbench.choose_entry(next((each.entries[0].id for each in reversed(came) if each.entries), 0))

    def tell_failed(self, failed: NotBrought, *, more: bool) -> None:
        """Say why a file did not come in; ``more`` are still being read."""
        self._came.append(failed)
        self._more = more
        undecided = failed.error.code == UNDECIDED
        if failed.error.code == "desk.handed_back" and failed.sha256 is not None:
            self._tell_back(failed)
            return
        if isinstance(failed.error, ArchiveError):
            self._tell_not_kept(failed.error)
            return
        if _waits_unread(failed):
            self._tell_unread(failed)
        else:
            self._messages().tell(
                "doubt" if undecided else "hint" if failed.error.code == NO_DOCUMENT else "error",
                lambda say: error_sentence(_by_name(failed), say.language),
                *self._way_on(failed),
            )
        self._tell_all()

    def tell_stopped(self, done: int, left: Sequence[tuple[Path | str, Manner]]) -> None:
        """Somebody stopped: how many were read, and a way to go on with the others."""

        def go_on() -> None:
            for file, manner in left:
                self._workbench.bring_in(file, manner)

        self._offers.append(
            self._messages().tell(
                "doubt", lambda say: say("brought.stopped", done=done, left=len(left)), "brought.go_on", go_on
            )
        )

    def _tell_unread(self, failed: NotBrought) -> None:
        """Of one why it was not read and what can be done; of several their names, and where the reasons are."""
        unread = [each for each in self._came if isinstance(each, NotBrought) and _waits_unread(each)]
        names = [Path(each.file).name for each in unread]
        self._unread = {each.sha256 for each in unread if each.sha256 is not None}
        self._withdraw_unread()
        if len(names) == 1:
            told, way_on = partial(_why_unread, failed), self._way_on(failed)
        else:
            told = partial(_which_unread, names)
            way_on = ("brought.look", self.inbox_wanted.emit)
        self._withdraw_unread = self._messages().tell("error", told, *way_on)

    def _way_on(self, failed: NotBrought) -> tuple[str, Callable[[], None] | None]:
        """What can be done at once about a file that did not come in: the caption of a button, and its act."""
        code, sha256 = failed.error.code, failed.sha256
        if code == UNDECIDED:
            return "brought.decide", partial(self.decide_wanted.emit, failed)
        if sha256 is not None and code in LOCKED:
            return "brought.password", partial(self.password_wanted.emit, sha256)
        if sha256 is not None and code in _WITHOUT_TEXT:
            return "inbox.keep_facsimile", partial(self.facsimile_wanted.emit, sha256)
        return "", None

    def _tell_not_kept(self, error: ArchiveError) -> None:
        """The archive took none of these: the button tries them all again."""
        refused = [each for each in self._came if isinstance(each, NotBrought) and isinstance(each.error, ArchiveError)]
        names = [each.file.name for each in refused if isinstance(each.file, Path)]

        def told(say: Captions) -> str:
            reason = error_sentence(error, say.language)
            return say("brought.not_kept", files=_named(names, say), reason=reason) if names else reason

        def again() -> None:
            for each in refused:
                self._workbench.bring_in(each.file, each.manner)

        self._offers.append(self._messages().tell("error", told, "unsaved.again", again))

    def _tell_back(self, failed: NotBrought) -> None:
        """An entry comes back: that is no failure, and what was changed in it is to be looked at."""
        back = partial(self.take_back_wanted.emit, failed.sha256)
        self._messages().tell("hint", lambda say: error_sentence(failed.error, say.language), "back.look", back)
        self._tell_all()


def _by_name(failed: NotBrought) -> GazetteError:
    """Why a file did not come in, by its name: where it lies, who brings it knows."""
    values = failed.error.values
    if not isinstance(failed.file, Path) or values.get("file") != str(failed.file):
        return failed.error
    return type(failed.error)(failed.error.code, **{**values, "file": failed.file.name})


def _why_unread(failed: NotBrought, say: Captions) -> str:
    return error_sentence(_by_name(failed), say.language)


def _which_unread(names: Sequence[str], say: Captions) -> str:
    return say("brought.not_read", files=_named(names, say))


def _waits_unread(came: BroughtIn | NotBrought) -> bool:
    """Whether a file could not be read, and its original waits in the inbox with the reason."""
    known = (UNDECIDED, NO_DOCUMENT, "desk.handed_back")
    return isinstance(came, NotBrought) and came.sha256 is not None and came.error.code not in known


def _named(names: Sequence[str], say: Captions) -> str:
    """The first few of the files."""
    return say.listed([*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])])


def _level(brought: BroughtIn) -> MessageLevel:
    if brought.account is not None and not brought.account.is_whole:
        return "doubt"
    return "hint" if brought.findings or brought.already else "ok"


def _told_of_all(came: Sequence[BroughtIn], left_out: int, say: Captions) -> str:
    """How many files came in, how many of them wait in the inbox, and how many are to be looked at."""
    waiting = sum(brought.issue_id is None and not brought.already for brought in came)
    known = sum(brought.already for brought in came)
    doubtful = sum(_level(brought) == "doubt" or _grave(brought) > 0 for brought in came)
    return "".join(
        (
            say("brought.several", count=len(came)),
            say("brought.waiting", count=waiting) if waiting else "",
            say("brought.known", count=known) if known else "",
            say("brought.left_out", count=left_out) if left_out else "",
            say("brought.to_look_at", count=doubtful) if doubtful else "",
        )
    )


def _grave(brought: BroughtIn) -> int:
    """How many of its findings are more than a hint."""
    return sum(finding.level != "hint" for finding in brought.findings)


def _told_again(brought: BroughtIn, row: IssueRow | None, say: Captions) -> str:
    """Where the same stands already: an issue, or an entry of it or of the inbox."""
    file, titles = brought.file.name, [entry.title_zh or entry.title_full or "" for entry in brought.entries]
    issue = "" if row is None else say.issue_name(Issue(serial=row.serial, year=row.year, numbers=row.numbers))
    if issue and len(titles) == 1:
        return say("brought.already_entry", file=file, issue=issue, title=titles[0])
    if issue:
        return say("brought.already_issue", file=file, issue=issue)
    if len(titles) == 1:
        return say("brought.already_inbox", file=file, title=titles[0])
    return say("brought.already", file=file)


def _told(brought: BroughtIn, issue: Issue | None, say: Captions) -> str:
    file = brought.file.name
    if brought.issue_id is not None and len(brought.entries) != 1 and issue is not None:
        told = say("brought.issue", file=file, issue=say.issue_name(issue), entries=len(brought.entries))
    else:
        told = say("brought.inbox" if brought.issue_id is None else "brought.entries", file=file)
    if brought.account is not None and not brought.account.is_whole:
        told += say("brought.not_whole")
    grave = _grave(brought)
    return told + (say("brought.findings", count=grave) if grave else "")
