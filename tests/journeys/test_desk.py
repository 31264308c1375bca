"""An issue from its first document to its publishing in the window alone, and the next one begun."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.published_files import published_as
from gazette.desk.self_test import sample_issue
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.last_steps_card import Step
from gazette.model import Paragraph, walk_blocks
from gazette.settings import Settings

_CTRL = Qt.KeyboardModifier.ControlModifier
REAL = Path(__file__).parents[2].parent / "shared/real/qingdao-gazette-2019-21-22.txt"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("GAZETTE_LANG", raising=False)
    return tmp_path


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Application]:
    """The program over an archive that holds the sample issue, as last month's."""
    path = home / "office.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    program = Application(
        qapp, Settings(language="zh", theme="light", last_folder=str(home), person="李编辑"), home / "log"
    )
    assert program.open(path)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.close()


class Clerk:
    """What a person does at the window."""

    def __init__(self, program: Application, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.window, self.bench = program.window, program.workbench

    def act(self, name: str) -> None:
        action = self.window.actions_by_name[name]
        assert action.isEnabled(), name
        action.trigger()

    def pages(self) -> None:
        """Wait until the pages are made of the entries that are there now."""

        def are_made() -> bool:
            pages, entries = self.bench.pages, self.bench.issue.entries if self.bench.issue else ()
            set_ones = {place.entry for page in pages.pages for place in page.places} if pages else set()
            return pages is not None and set_ones == set(range(len(entries)))

        self.qtbot.waitUntil(are_made, timeout=60000)

    def drop(self, *files: Path) -> None:
        """Drop files on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))

    def write(self, field: QWidget, text: str) -> None:
        """Type over a field: Latin by keys, Chinese as an input method commits it."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, _CTRL)
        self.type(field, text)

    def type(self, field: QWidget, text: str) -> None:
        if text.isascii():
            QTest.keyClicks(field, text)
            return
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(field, commit)

    def step(self, step: Step) -> None:
        """Press a button of the card of the last steps."""
        self.window.show_room("publish")
        self.qtbot.mouseClick(self.window.publish.steps.buttons[step], Qt.MouseButton.LeftButton)

    def form(self, step: Step, **said: str) -> None:
        """Press a button, fill the form that it opens, and press its button."""
        card = self.window.publish.steps
        before = set(card.findChildren(Asking))
        self.step(step)
        self.qtbot.waitUntil(lambda: bool(set(card.findChildren(Asking)) - before), timeout=60000)
        (form,) = set(card.findChildren(Asking)) - before
        for name, text in said.items():
            if name in form.fields:
                self.write(form.fields[name], text)
        self.qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)

    def state(self) -> str:
        return self.bench.issue.state if self.bench.issue else ""


@pytest.fixture
def clerk(program: Application, qtbot: QtBot) -> Clerk:
    return Clerk(program, qtbot)


def word_files(archive: Path, folder: Path) -> list[Path]:
    """The documents of the sample issue as the departments would send them."""
    folder.mkdir()
    with Desk.open(archive) as desk:
        issue = desk.issue("218")
        for number in range(1, len(issue.entries) + 1):
            file = folder / f"来文{number:02}.docx"
            export_issue(desk, issue.id, ExportFiles(docx=file), ExportManner(entry=number))
    return sorted(folder.iterdir())


def draft(clerk: Clerk, files: list[Path]) -> None:
    """A new issue with the settings of the last one; documents dropped, filed in their sections, put in order."""
    bench, window, qtbot = clerk.bench, clerk.window, clerk.qtbot
    clerk.act("new_issue")
    assert bench.issue is not None
    assert (bench.issue.serial, bench.issue.numbers) == (219, (9, 10))
    assert len(bench.issue.sections) > 1
    clerk.drop(*files)
    qtbot.waitUntil(lambda: len(bench.inbox) == len(files), timeout=120000)
    clerk.act("room_inbox")
    inbox = window.inbox
    for left in range(len(files), 0, -1):
        qtbot.waitUntil(lambda left=left: len(bench.inbox) == left and inbox.file_button.isEnabled(), timeout=20000)
        qtbot.keyClick(inbox.list, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: not bench.inbox, timeout=20000)
    assert len(bench.entries) == len(files)


def put_in_order(clerk: Clerk) -> None:
    """Drag the last entry of the first section to its top, and move it down one by its key."""
    bench, tree = clerk.bench, clerk.window.edit.tree_pane.tree
    clerk.act("room_edit")
    section = next(one for one in bench.sections if len(one.entries) > 1)
    last = section.entries[-1].id
    model = tree.model()
    parent = model.index([one.id for one in bench.sections].index(section.id), 0)
    dragged = model.index(len(section.entries) - 1, 0, parent)
    tree.scrollTo(model.index(0, 0, parent))
    first = tree.visualRect(model.index(0, 0, parent))
    data = model.mimeData([dragged])
    drop = QDropEvent(
        QPointF(first.left() + 60, first.top() + 1),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(drop)
    here = [one.id for one in bench.sections].index(section.id)
    clerk.qtbot.waitUntil(lambda: bench.sections[here].entries[0].id == last, timeout=10000)
    bench.choose_entry(last)
    clerk.act("entry_down")
    assert bench.sections[here].entries[1].id == last


def edit(clerk: Clerk) -> None:
    """Words are put in, a heading goes down a level and back, and one of it is taken back."""
    bench, editor = clerk.bench, clerk.window.edit.document.editor
    clerk.pages()
    for entry in bench.entries:
        found = next((path for path, block in walk_blocks(entry.blocks) if isinstance(block, Paragraph)), None)
        if found is not None:
            break
    else:
        raise AssertionError
    bench.choose_entry(entry.id)
    editor.show_block(found)
    clerk.type(editor, "经研究，")
    assert bench.settle()
    kept = bench.call_desk(lambda desk: desk.archive.entry(entry.id))
    assert any("经研究，" in getattr(block, "text", "") for _path, block in walk_blocks(kept.blocks))
    clerk.act("undo")
    kept = bench.call_desk(lambda desk: desk.archive.entry(entry.id))
    assert not any("经研究，" in getattr(block, "text", "") for _path, block in walk_blocks(kept.blocks))
    clerk.act("redo")


def name_in_english(clerk: Clerk) -> None:
    """Every title that has no English gets one beside the Chinese, where there is a suggestion from it."""
    bench, titles = clerk.bench, clerk.window.contents.titles

    def is_answered() -> bool:
        """A suggestion is shown, or that there is none."""
        return any(label.isVisible() for label in titles.memory.findChildren(QLabel))

    clerk.act("room_contents")
    for entry in bench.entries:
        if entry.title_en:
            continue
        bench.choose_entry(entry.id)
        titles.title_en.setFocus()
        clerk.qtbot.waitUntil(is_answered)
        QTest.keyClick(titles.title_en, Qt.Key.Key_Return, _CTRL)
        clerk.type(titles.title_en, " of This Year")
        assert bench.settle()
    assert all(entry.title_en for entry in bench.entries)
    table = clerk.window.contents.table
    verdicts = [item.text() for row in range(table.rowCount()) if (item := table.item(row, 5)) and item.text()]
    assert len(verdicts) == len(bench.entries)
    assert "缺英文标题" not in verdicts


def look_at_findings_and_pages(clerk: Clerk) -> None:
    """F8 goes to a finding where there is one; a click on a printed page goes to the text that stands there."""
    bench, edit = clerk.bench, clerk.window.edit
    clerk.act("room_edit")
    clerk.pages()
    if any(finding.entry is not None for finding in bench.all_findings):
        clerk.act("next_finding")
    clerk.pages()
    assert bench.pages is not None
    order, place = next(
        (order, place)
        for order, page in enumerate(bench.pages.pages)
        for place in page.places
        if place.entry == len(bench.entries) // 2
    )
    bench.choose_entry(bench.entries[0].id)
    view = edit.pages.view
    view.show_page(order, place.y)
    at = view.sheet(order).topLeft() + QPointF(place.x + place.width / 2, place.y + place.height / 2) * view.scale
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert bench.entry_id == bench.entries[len(bench.entries) // 2].id


def fit(clerk: Clerk) -> None:
    """To whole sheets, where the style allows it."""
    card = clerk.window.publish.fit
    clerk.act("fit")
    clerk.pages()
    clerk.qtbot.waitUntil(card.try_button.isEnabled, timeout=30000)
    clerk.qtbot.mouseClick(card.try_button, Qt.MouseButton.LeftButton)
    clerk.qtbot.waitUntil(lambda: card.keep_button.isVisible() or card.reason.isVisible(), timeout=90000)
    if card.keep_button.isEnabled():
        clerk.qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)


def proof_and_correct(clerk: Clerk, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rounds of proofs with a correction between them, and who read the first."""
    card, bench = clerk.window.publish.steps, clerk.bench
    assert bench.issue is not None
    for number, name in ((1, "一校"), (2, "二校")):
        file = home / f"{name}.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, file=file: (str(file), ""))
        clerk.step("proof")
        clerk.qtbot.waitUntil(lambda name=name: f"{name}　" in card.lines.text(), timeout=90000)
        assert file.read_bytes().startswith(b"%PDF")
        assert (home / f"{name}-花脸稿.pdf").exists() == (number == 2)
        clerk.form("reading", who="赵校对", day="2024-09-10", remark="已核")
        if number == 1:
            bench.choose_entry(bench.entries[0].id)
            clerk.act("room_edit")
            clerk.act("details")
            details = clerk.window.edit.document.details
            clerk.write(details.title_zh, f"{bench.entries[0].title_zh}（修正）")
            assert bench.settle()
    assert says_what_was_corrected(home / "二校-花脸稿.pdf")


def says_what_was_corrected(file: Path) -> bool:
    """Whether the red-line has the words that were put in."""
    with pypdfium2.PdfDocument(file) as document:
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    return "修正" in text


def finish(clerk: Clerk) -> None:
    """Every entry final, by its key; of what is an error still, the office that sent it was asked."""
    bench, finishing = clerk.bench, clerk.window.edit.document.finishing

    def is_final() -> bool:
        return bench.entry is not None and bench.entry.state == "final"

    for entry in bench.entries:
        bench.choose_entry(entry.id)
        if is_final():
            continue
        clerk.act("final")
        clerk.qtbot.waitUntil(lambda: is_final() or finishing.form is not None, timeout=30000)
        if finishing.form is not None:
            for choice in finishing.form.choices:
                choice.setCurrentIndex(choice.findData("asked"))
            clerk.qtbot.mouseClick(finishing.form.button, Qt.MouseButton.LeftButton)
        assert is_final()
    assert {entry.state for entry in bench.entries} == {"final"}


def to_press_and_out(clerk: Clerk) -> None:
    """Signed, pulled back for a correction, signed again, published; the next issue begins."""
    bench = clerk.bench
    assert bench.issue is not None
    issue_id, serial = bench.issue.id, bench.issue.serial
    clerk.form("press", who="王主任", day="2024-09-12", reason="标题以来文为准")
    clerk.qtbot.waitUntil(lambda: clerk.state() == "at_press", timeout=60000)
    clerk.form("reopen", reason="撤下一行", who="李编辑")
    clerk.qtbot.waitUntil(lambda: clerk.state() == "editing", timeout=20000)
    clerk.form("press", who="王主任", day="2024-09-13", reason="标题以来文为准")
    clerk.qtbot.waitUntil(lambda: clerk.state() == "at_press", timeout=60000)
    clerk.pages()
    clerk.form("publish", who="王主任", serial=str(serial))
    clerk.qtbot.waitUntil(lambda: clerk.state() == "published", timeout=120000)
    published = bench.call_desk(lambda desk: published_as(desk.archive, issue_id))
    assert published is not None
    assert [file.form for file in published.files] == ["pdf", "pdfa", "xml"]
    assert min(file.size for file in published.files) > 10000
    last = bench.rows[-1]
    clerk.act("new_issue")
    assert bench.issue is not None
    assert bench.issue.serial == (last.serial or 0) + 1
    assert clerk.state() == "editing"


def test_an_issue_is_made_of_word_files_and_published(
    clerk: Clerk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(clerk, word_files(clerk.bench.path, home / "来文"))
    put_in_order(clerk)
    edit(clerk)
    name_in_english(clerk)
    look_at_findings_and_pages(clerk)
    fit(clerk)
    proof_and_correct(clerk, home, monkeypatch)
    finish(clerk)
    to_press_and_out(clerk)


@pytest.mark.skipif(not REAL.exists(), reason="the printed issue is not beside the project")
def test_the_printed_issue_goes_the_same_way(clerk: Clerk, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.drop(REAL)
    clerk.qtbot.waitUntil(lambda: clerk.bench.issue is not None and clerk.bench.issue.serial == 401, timeout=120000)
    clerk.pages()
    assert clerk.bench.pages is not None
    assert clerk.bench.sheet_pages == 32
    put_in_order(clerk)
    clerk.act("undo")
    clerk.act("undo")
    edit(clerk)
    name_in_english(clerk)
    look_at_findings_and_pages(clerk)
    proof_and_correct(clerk, home, monkeypatch)
    finish(clerk)
    to_press_and_out(clerk)
