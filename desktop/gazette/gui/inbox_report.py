"""The report on a file that came in: what it holds, whether every character is there, what to look at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gazette.archive import Source
from gazette.desk import InboxFile, has_columns
from gazette.desk.facsimile_files import may_be_kept
from gazette.gui.icons import MESSAGE_ICONS, drawn
from gazette.gui.inbox_list import came, verdict
from gazette.gui.look import Look
from gazette.gui.password_form import LOCKED
from gazette.model import (
    LEVELS,
    Attachment,
    Entry,
    Finding,
    Heading,
    NameList,
    Table,
    entry_texts,
    walk_blocks,
)
from gazette.wording import finding_sentence, sentence

_MOST_FINDINGS = 200
_MOST_MISSING = 60
_MOST_FILES = 20


class InboxReport(QScrollArea):
    """Shows the report on a file, or on several one below the other."""

    look_wanted = Signal(object, object)
    """An Entry, and the Finding in it that is to be looked at (None: its beginning)."""
    original_wanted = Signal(object)
    saving_wanted = Signal(object)
    columns_wanted = Signal(object)
    """The Source of a spreadsheet whose columns are to be named."""
    facsimile_wanted = Signal(str)
    """SHA-256 of a file that is to be kept as a back issue."""
    reading_wanted = Signal(str, object)
    """SHA-256 of a file that is to be read anew, and what becomes of its tracked changes (None: not decided)."""
    back_wanted = Signal(str)
    """What a colleague gave back in the file with this digest shall be compared."""
    unlock_wanted = Signal(str, str)
    """SHA-256 of a file that is to be read anew, and its password."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._files: Sequence[InboxFile] = ()
        self.password: QLineEdit | None = None
        """Where the password of the first file that has one is entered."""
        self.places: list[QPushButton] = []
        """What leads to the places that are to be looked at."""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what can be done in it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.show_files(self._files)

    def show_files(self, files: Sequence[InboxFile]) -> None:
        """Show the reports on ``files``; where there are none, how files come in."""
        self._files, self.password, self.places = files, None, []
        page = QWidget(self)
        page.setObjectName("surface")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        say = self._look.say
        if not files:
            rows.addWidget(self._label(say("inbox.empty"), "facts"))
        elif len(files) > 1:
            rows.addWidget(self._label(say("inbox.several", count=len(files)), "facts"))
        for at, file in enumerate(files[:_MOST_FILES]):
            rows.addSpacing(14 if at else 0)
            self._fill(rows, file)
        if len(files) > _MOST_FILES:
            rows.addWidget(self._label(say("inbox.more_files", count=len(files) - _MOST_FILES), "facts"))
        rows.addStretch(1)
        self.setWidget(page)

    def step(self, by: int) -> None:
        """Go to the next place to look at (-1: the one before), and round again."""
        if not self.places:
            return
        here = next((at for at, place in enumerate(self.places) if place.hasFocus()), -1 if by > 0 else 0)
        place = self.places[(here + by) % len(self.places)]
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(place)

    def _fill(self, rows: QVBoxLayout, file: InboxFile) -> None:
        say = self._look.say
        rows.addWidget(self._label(file.name, "screen_title"))
        rows.addWidget(self._label(" · ".join((*_facts(file), came(file, self._look))), "facts"))
        rows.addWidget(self._verdict(file))
        for entry in file.entries:
            rows.addWidget(self._label(say("inbox.title_read", title=entry.title_full or entry.title_zh), "facts"))
        for entry in file.version_of:
            rows.addWidget(self._label(say("inbox.version_of", title=entry.title_full or entry.title_zh), "facts"))
        if file.entries:
            rows.addWidget(self._counts(file))
        if file.findings:
            grave = sum(finding.level != "hint" for finding in file.findings)
            rows.addWidget(self._label(say("inbox.look_at", count=len(file.findings), grave=grave), "title"))
            rows.addWidget(self._findings(file))
        if file.source is not None:
            rows.addWidget(self._original(file.source))

    def _verdict(self, file: InboxFile) -> QWidget:
        """What became of the file, in a sentence, with what can be done about it."""
        say, language, source = self._look.say, self._look.say.language, file.source
        box, row, buttons = _rows(self)
        level, _ = verdict(file, self._look)
        mark = QLabel(box)
        mark.setPixmap(drawn(MESSAGE_ICONS[level], self._look, level, 18))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        if source is None:
            row.addWidget(self._label(say("inbox.by_hand"), "facts"), 1)
        elif source.state == "received":
            row.addWidget(self._label(say("inbox.reading.what"), "facts"), 1)
        elif source.reason is not None:
            code, values = source.reason
            named = {**values, "file": file.name} if "file" in values else values
            row.addWidget(self._label(sentence(code, named, language), "facts"), 1)
        else:
            row.addWidget(self._label(self._account(source), "facts"), 1)
        if source is not None and source.state == "waiting":
            for changes in ("accept", "reject"):
                self._button(buttons, say(f"changes.{changes}")).clicked.connect(
                    lambda _on=False, changes=changes: self.reading_wanted.emit(source.sha256, changes)
                )
        elif source is not None and source.state == "refused":
            if source.reason is not None and source.reason[0] in LOCKED:
                self._unlocking(buttons, source.sha256)
            elif source.reason is not None and source.reason[0] == "desk.handed_back":
                look = self._button(buttons, say("back.look"))
                look.clicked.connect(lambda: self.back_wanted.emit(source.sha256))
            else:
                again = self._button(buttons, say("inbox.again"))
                again.clicked.connect(lambda: self.reading_wanted.emit(source.sha256, None))
            if may_be_kept(source):
                keep = self._button(buttons, say("inbox.keep_facsimile"))
                keep.clicked.connect(lambda: self.facsimile_wanted.emit(source.sha256))
        return box

    def _unlocking(self, buttons: QHBoxLayout, sha256: str) -> None:
        """The field for a password, and the button that reads the file with it."""
        say = self._look.say
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(say("inbox.password"))
        field.setAccessibleName(say("inbox.password"))
        field.setFixedWidth(self._look.px(220))
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buttons.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        again = self._button(buttons, say("inbox.again"))
        again.setEnabled(False)
        field.textChanged.connect(lambda text: again.setEnabled(bool(text)))
        field.returnPressed.connect(again.click)
        again.clicked.connect(lambda: self.unlock_wanted.emit(sha256, field.text()))
        self.password = self.password or field

    def _account(self, source: Source) -> str:
        say, account = self._look.say, source.account
        if account is None:
            return say("inbox.no_account")
        left_out = sum(count for _, count in account.left_out)
        told = say("inbox.account" if account.is_whole else "inbox.account_lost", visible=f"{account.visible:,}")
        if left_out:
            told += say("inbox.left_out", count=f"{left_out:,}")
        if account.made:
            told += say("inbox.made", count=f"{account.made:,}")
        if account.missing:
            shown = account.missing[:_MOST_MISSING]
            told += say("inbox.missing", count=len(account.missing), text=shown)
        if account.unread:
            told += say("inbox.unread", count=account.unread)
        return told

    def _counts(self, file: InboxFile) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(26)
        for name, count in _counted(file.entries).items():
            cell = QVBoxLayout()
            cell.setSpacing(0)
            number = self._label(f"{count:,}", "screen_title")
            number.setWordWrap(False)
            cell.addWidget(number)
            cell.addWidget(self._label(self._look.say(f"inbox.count.{name}"), "caption"))
            row.addLayout(cell)
        row.addStretch(1)
        return card

    def _findings(self, file: InboxFile) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        ordered = sorted(file.findings, key=lambda finding: LEVELS.index(finding.level))
        for at, finding in enumerate(ordered[:_MOST_FINDINGS]):
            mark = QLabel(card)
            mark.setPixmap(drawn(MESSAGE_ICONS[finding.level], self._look, finding.level, 16))
            level = self._look.say(f"level.{finding.level}")
            mark.setToolTip(level)
            mark.setAccessibleName(level)
            grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(level, "caption"), at, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(finding_sentence(finding, self._look.say.language), "facts"), at, 2)
            entry = _entry_of(file, finding)
            if entry is not None:
                show = QPushButton(self._look.say("brought.look"), card)
                show.setObjectName("link")
                show.clicked.connect(lambda _on=False, e=entry, f=finding: self.look_wanted.emit(e, f))
                enter = QShortcut(Qt.Key.Key_Return, show, context=Qt.ShortcutContext.WidgetShortcut)
                enter.activated.connect(show.click)
                self.places.append(show)
                grid.addWidget(show, at, 3, Qt.AlignmentFlag.AlignTop)
        return card

    def _original(self, source: Source) -> QWidget:
        say = self._look.say
        box, row, buttons = _rows(self)
        mark = QLabel(box)
        mark.setPixmap(drawn("archive", self._look, "text2", 16))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        digest = f"{source.sha256[:4]}…{source.sha256[-4:]}"
        told = self._label(say("inbox.original", digest=digest), "facts")
        told.setToolTip(f"SHA-256 {source.sha256}")
        row.addWidget(told, 1)
        if source.entry_ids and has_columns(source):
            self._button(buttons, say("act.columns")).clicked.connect(lambda: self.columns_wanted.emit(source))
        self._button(buttons, say("act.show_original")).clicked.connect(lambda: self.original_wanted.emit(source))
        self._button(buttons, say("inbox.save_original")).clicked.connect(lambda: self.saving_wanted.emit(source))
        return box

    def _label(self, text: str, name: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, row: QHBoxLayout, text: str) -> QPushButton:
        button = QPushButton(text, self)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button


def _rows(parent: QWidget) -> tuple[QWidget, QHBoxLayout, QHBoxLayout]:
    """A sentence in one row, and below it buttons, which beside it would leave it no room in a narrow window."""
    box = QWidget(parent)
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    told, buttons = QHBoxLayout(), QHBoxLayout()
    for row in (told, buttons):
        row.setSpacing(8)
        rows.addLayout(row)
    buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return box, told, buttons


def _facts(file: InboxFile) -> tuple[str, ...]:
    if file.source is None:
        return ()
    kilobytes = max(1, round(file.source.size / 1024))
    return (f"{kilobytes:,} KB" if kilobytes < 10_000 else f"{kilobytes / 1024:,.1f} MB",)


def _entry_of(file: InboxFile, finding: Finding) -> Entry | None:
    return file.entries[finding.entry - 1] if finding.entry and finding.entry <= len(file.entries) else None


def _counted(entries: tuple[Entry, ...]) -> dict[str, int]:
    """How many documents, paragraphs, headings, attachments, tables, names and characters there are."""
    blocks = [block for entry in entries for _, block in walk_blocks(entry.blocks)]
    counts = {
        "documents": len(entries) if len(entries) > 1 else 0,
        "blocks": len(blocks),
        "headings": sum(isinstance(block, Heading) for block in blocks),
        "attachments": sum(isinstance(block, Attachment) for block in blocks),
        "tables": sum(isinstance(block, Table) for block in blocks),
        "people": sum(len(block.people) for block in blocks if isinstance(block, NameList)),
        "characters": sum(len("".join(text.split())) for entry in entries for text in entry_texts(entry)),
    }
    return {name: count for name, count in counts.items() if count}
