"""Every screen of the window, brought up in one line each: for pictures, and for tests of what all screens must keep.

A stage is an archive in some state with the window open on it; its screens are shown one after the other.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gazette.archive import backup_folder
from gazette.desk import Desk, ReplaceBlocks, SetEntryField
from gazette.desk.checking import check_issue
from gazette.desk.facsimile_facts import BackIssue
from gazette.desk.facsimiles import bring_back_issue
from gazette.desk.holding import Hold, Holder, hold
from gazette.desk.press import SendToPress, SignOff
from gazette.desk.publishing import publish_issue
from gazette.desk.self_test import sample_issue
from gazette.desk.typing_journal import TypingJournal
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.archive_choice import ArchivePlace, choose_archive
from gazette.gui.asking import Asking
from gazette.gui.captions import Captions
from gazette.gui.entry_lines import lines_of
from gazette.model import BlockPath, Paragraph
from gazette.settings import Settings, journal_folder
from tests.desk.test_parting import TWO
from tests.ingest.back_issue_files import back_issue_pdf

LONGEST_MS = 60_000
_OFFICE_SCREEN = QSize(1366, 768)
"""Without a display Qt has a narrower one than the smallest window: dialogs would not be as an office sees them."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The program over an archive, and the folder that it lives in."""

    program: Application
    home: Path

    def spin(self, milliseconds: int) -> None:
        """Let the window do what it has to."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, there: Callable[[], object]) -> None:
        """Wait for something, and fail where it does not come."""
        for _ in range(LONGEST_MS // 20):
            if there():
                return
            self.spin(20)
        raise AssertionError("it did not come")

    def act(self, name: str) -> None:
        """Do an act as its menu does."""
        self.program.window.actions_by_name[name].trigger()

    def room(self, name: str) -> QWidget:
        """A room, the whole window."""
        self.program.window.show_room(name)
        return self.program.window


@dataclass(frozen=True, slots=True)
class Box:
    """A dialog in which ``ask`` waits for an answer."""

    ask: Callable[[Stage], None]


Screen = Callable[[Stage], QWidget] | Box
"""Brings a screen up; gives what is to be looked at."""


def _editor(stage: Stage) -> QWidget:
    bench = stage.program.workbench
    stage.until(lambda: bench.pages is not None)
    window = stage.room("edit")
    bench.choose_entry(bench.entries[4].id)
    return window


def _block(stage: Stage, part: str) -> BlockPath:
    """Go to the first line of a kind, whatever it stands in."""
    bench = stage.program.workbench
    for entry in bench.entries:
        for line in lines_of(entry):
            if line.key.part == part and line.key.path:
                bench.choose_entry(entry.id)
                stage.room("edit")
                stage.program.window.edit.document.editor.show_block(line.key.path)
                return line.key.path
    raise AssertionError(part)


def _table(stage: Stage) -> QWidget:
    path = _block(stage, "table")
    stage.program.window.edit.document.editor.open_grid(path)
    return stage.program.window


def _details(stage: Stage) -> QWidget:
    window = _editor(stage)
    for name in ("details", "issue_details"):
        stage.program.window.actions_by_name[name].setChecked(True)
    return window


def _find(stage: Stage) -> QWidget:
    for name in ("details", "issue_details"):
        stage.program.window.actions_by_name[name].setChecked(False)
    window = _editor(stage)
    stage.act("find")
    stage.program.window.edit.document.find_bar.field.setText("工作")
    return window


def _replace(stage: Stage) -> QWidget:
    window = _editor(stage)
    stage.act("replace")
    panel = stage.program.window.edit.document.replacing
    panel.old.setText("工作")
    panel.new.setText("任务")
    stage.until(lambda: panel.rows.total > 0)
    return window


def _revisions(stage: Stage) -> QWidget:
    bench = stage.program.workbench
    stage.program.window.edit.document.replacing.closed.emit()
    bench.choose_entry(bench.entries[0].id)
    entry = bench.entry
    assert entry is not None
    at, old = next((at, each) for at, each in enumerate(entry.blocks) if isinstance(each, Paragraph))
    bench.do(ReplaceBlocks(entry.id, (at,), (replace(old, text=f"{old.text[:6]}从速办理{old.text[8:]}"),)))
    stage.act("revisions")
    stage.spin(400)
    return stage.program.window


def _contents(stage: Stage) -> QWidget:
    window = stage.room("contents")
    stage.program.window.contents.table.selectRow(2)
    return window


def _publish(stage: Stage) -> QWidget:
    return stage.room("publish")


def _steps(stage: Stage) -> QWidget:
    window = stage.room("publish")
    stage.program.window.publish.show_steps()
    return window


def _fit(stage: Stage) -> QWidget:
    stage.act("fit")
    return stage.program.window


def _inbox(stage: Stage) -> QWidget:
    bench, window = stage.program.workbench, stage.room("inbox")
    for name, text in (("两份.txt", TWO), ("乡村之星.doc", "")):
        (stage.home / name).write_text(text, "utf-8")
    ended: list[object] = []
    bench.brought.connect(ended.append)
    bench.not_brought.connect(ended.append)
    files = [str(stage.home / name) for name in ("乡村之星.doc", "两份.txt")]
    stage.program.window.bringing_in.bring_in(files, into_issue=False)
    stage.until(lambda: len(ended) == len(files))
    return window


def _search(stage: Stage) -> QWidget:
    window = stage.program.window
    window.top.search.setText("职业技能")
    stage.spin(800)
    return window


def _archive_tab(name: str) -> Screen:
    def shown(stage: Stage) -> QWidget:
        window = stage.program.window
        window.top.search.clear()
        stage.room("archive")
        window.archive.show_tab(name)
        archive = window.archive
        rows = {
            "ledger": archive.ledger.rows,
            "numbers": archive.numbers.grid_rows,
            "bodies": archive.bodies.rows,
            "years": archive.years.shelf.rows,
        }[name]
        stage.until(rows.rowCount)
        if name == "years":
            stage.until(lambda: archive.years.shelf.rows.cover(0) is not None)
        return window

    return shown


def _closed_after(name: str, of: Callable[[Stage], QDialog]) -> Screen:
    def shown(stage: Stage) -> QWidget:
        stage.room("edit")
        stage.act(name)
        return of(stage)

    return shown


def _setting(page: str) -> Screen:
    def shown(stage: Stage) -> QWidget:
        dialog = stage.program.window.settings_dialog
        dialog.open_at(page)
        return dialog

    return shown


def _guide(stage: Stage) -> QWidget:
    stage.program.window.guide.open_at("findings")
    return stage.program.window.guide


def _drop(stage: Stage) -> QWidget:
    stage.act("drop_folders")
    dialog = stage.program.window.drop_news.dialog
    assert dialog is not None
    return dialog


def _memory(stage: Stage) -> QWidget:
    """The memory with a decision in it, and a finding fewer."""
    document, bench = stage.program.window.edit.document, stage.program.workbench
    stage.until(lambda: bench.are_checked)
    _editor(stage)
    document.findings.choose(0)
    stage.act("ignore_once")
    document.findings.form.ignore.click()
    stage.act("memory")
    return document.finding_acts.memory


def _columns(stage: Stage) -> QWidget:
    return stage.program.window.columns


def _asking(step: str) -> Screen:
    def shown(stage: Stage) -> QWidget:
        steps = stage.program.window.publish.steps
        stage.act(step)
        stage.until(lambda: any(each.isVisible() for each in steps.findChildren(Asking)))
        return next(each for each in steps.findChildren(Asking) if each.isVisible())

    return shown


def _start(stage: Stage) -> QWidget:
    return stage.room("edit")


def _newer(stage: Stage) -> None:
    say = Captions("en" if stage.program.settings.language == "en" else "zh")
    error = ArchiveError("archive.newer", file="/公报/公报.gazette", version="99", known="14")
    place = ArchivePlace(Path("/公报/公报.gazette"), new=False)
    choose_archive(error, place, say, stage.program.archives.away.mends)


def _table_size(stage: Stage) -> QWidget:
    window = stage.program.window
    _editor(stage)
    window.edit.document.editor.setFocus()
    stage.act("insert_table")
    return window.edit.document.blocks.size


def _with_sample(path: Path) -> None:
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())


def _empty(path: Path) -> None:
    with Desk.open(path, create=True):
        pass


def _pressed(path: Path) -> None:
    _with_sample(path)
    with Desk.open(path) as desk:
        issue_id = desk.issues()[0].id
        for entry in desk.archive.issue(issue_id).entries:
            desk.do(SetEntryField(entry.id, "state", "final"))
        at = desk.archive.changes(issue_id)
        sign_off = SignOff(who="王主任", day="2024-07-31", scan=None, reason="样刊")
        desk.do(SendToPress(issue_id, sign_off, check_issue(desk, issue_id), at))


def _published(path: Path) -> None:
    _pressed(path)
    with Desk.open(path) as desk:
        publish_issue(desk, desk.issues()[0].id, "王主任", None)


def _facsimile(path: Path) -> None:
    file = path.with_name("1956.pdf")
    file.write_bytes(back_issue_pdf())
    with Desk.open(path, create=True) as desk:
        bring_back_issue(desk, BackIssue(files=(file,), serial=7, year=2001, numbers=(1, 2)))


def _left(path: Path) -> None:
    """What a window that was killed left: a sentence of the first paragraph."""
    _with_sample(path)
    with Desk.open(path) as desk:
        issue = desk.archive.issue(desk.issues()[0].id)
        entry = issue.entries[0]
        at, block = next((at, each) for at, each in enumerate(entry.blocks) if isinstance(each, Paragraph))
        blocks = (*entry.blocks[:at], replace(block, text=f"{block.text}请各单位抓紧落实。"), *entry.blocks[at + 1 :])
        TypingJournal(journal_folder()).keep(path.resolve(), entry, replace(entry, blocks=blocks))


STAGES: dict[str, tuple[Callable[[Path], None], dict[str, Screen]]] = {
    "sample": (
        _with_sample,
        {
            "editor": _editor,
            "table": _table,
            "details": _details,
            "find": _find,
            "replace": _replace,
            "revisions": _revisions,
            "contents": _contents,
            "publish": _publish,
            "fit": _fit,
            "last_steps": _steps,
            "inbox": _inbox,
            "search": _search,
            "ledger": _archive_tab("ledger"),
            "years": _archive_tab("years"),
            "bodies": _archive_tab("bodies"),
            "numbers": _archive_tab("numbers"),
            "palette": _closed_after("palette", lambda stage: stage.program.window.commands),
            "shortcuts": _closed_after("shortcuts", lambda stage: stage.program.window.commands),
            "print": _closed_after("print", lambda stage: stage.program.window.printing),
            "facsimile_dialog": _closed_after("facsimile", lambda stage: stage.program.window.facsimile),
            "facsimiles_dialog": _closed_after("facsimiles", lambda stage: stage.program.window.facsimiles),
            "read_copy": _closed_after("read_copy", lambda stage: stage.program.window.read_copy),
            "drop_folders": _drop,
            "guide": _guide,
            "exact_list": _closed_after("exact_list", lambda stage: stage.program.window.month.exact_list),
            "filing": _closed_after("filing_list", lambda stage: stage.program.window.month.filing),
            "count": _closed_after("count", lambda stage: stage.program.window.counting.dialog),
            "memory": _memory,
            "proof_reader": _asking("press"),
            **{
                f"settings_{page}": _setting(page)
                for page in (
                    "general",
                    "archive",
                    "publication",
                    "style",
                    "proofread",
                    "drop",
                    "publish",
                    "keys",
                    "advanced",
                )
            },
            "table_size": _table_size,
        },
    ),
    "empty": (_empty, {"start": _start, "newer": Box(_newer)}),
    "at_press": (_pressed, {"at_press": _editor, "at_press_steps": _steps}),
    "published": (_published, {"published": _editor, "published_steps": _steps, "published_contents": _contents}),
    "facsimile": (_facsimile, {"facsimile": _start, "facsimile_publish": _publish}),
    "left": (_left, {"recovery": _start}),
    "locked": (_with_sample, {"locked": _start}),
}


@contextmanager
def without_windows() -> Iterator[None]:
    """Take closed windows away in the end: a style sheet is given to every widget that there is."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def stage(name: str, home: Path, settings: Settings, qapp: QApplication, made: Path | None = None) -> Iterator[Stage]:
    """The program over the archive of a stage; archives are made once, in the folder ``made``, and copied."""
    make, _screens = STAGES[name]
    kept, path = (made or home) / f"{make.__name__}.gazette", home / f"{name}.gazette"
    if not kept.exists() or name == "left":
        kept.unlink(missing_ok=True)
        shutil.rmtree(backup_folder(kept), ignore_errors=True)
        make(kept)
    if name == "left":
        path = kept
    else:
        shutil.copyfile(kept, path)
    held = hold(path, Holder("办公厅-2", "张三")) if name == "locked" else None
    with (
        patch("gazette.gui.dialog_size.room_for", lambda _dialog: _OFFICE_SCREEN),
        without_windows(),
        closing(Application(qapp, settings, home / "gazette.log")) as program,
    ):
        assert program.open(path)
        try:
            yield Stage(program, home)
        finally:
            program.window.close()
            program.window.deleteLater()
            if isinstance(held, Hold):
                held.let_go()


def look_at(screen: Screen, there: Stage, use: Callable[[QWidget], None]) -> None:
    """Bring a screen up, do something with it and put it away."""
    if isinstance(screen, Box):
        QTimer.singleShot(200, lambda: _use_box(use))
        screen.ask(there)
        return
    shown = screen(there)
    use(shown)
    if shown is not there.program.window:
        shown.close()
        there.spin(20)


def _use_box(use: Callable[[QWidget], None]) -> None:
    box = QApplication.activeModalWidget()
    if not isinstance(box, QDialog):  # it is still being made
        QTimer.singleShot(50, lambda: _use_box(use))
        return
    try:
        use(box)
    finally:
        box.reject()
