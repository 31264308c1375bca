"""What is typed is in a file before it is in the archive, and is offered again where the program did not end."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, RemoveEntry, ReplaceBlocks
from gazette.desk.typing_journal import TypingJournal, Unsaved
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.recovery_bar import RecoveryBar
from gazette.model import Entry, Paragraph, block_at
from gazette.settings import journal_folder
from tests.gui.conftest import quiet_settings

Start = Callable[..., Application]


@pytest.fixture
def archive(sample_archive: Path, home: Path) -> Path:
    """An archive of the sample issue."""
    path = home / "work.gazette"
    shutil.copyfile(sample_archive, path)
    return path


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Start]:
    """Opens the program over an archive; what was opened before is closed."""
    opened: list[Application] = []

    def begin(archive: Path, language: str = "zh") -> Application:
        stop()
        program = Application(qapp, quiet_settings(language=language), home / "gazette.log")
        assert program.open(archive)
        qtbot.addWidget(program.window)
        opened.append(program)
        return program

    def stop() -> None:
        while opened:
            program = opened.pop()
            program.window.close()
            program.close()

    yield begin
    stop()


def left() -> tuple[Unsaved, ...]:
    return TypingJournal(journal_folder()).left()


def bar_of(program: Application) -> RecoveryBar:
    return program.window.edit.document.recovery


def choose_paragraph(program: Application) -> tuple[Entry, int]:
    """Put the caret into the first paragraph at the top of an entry."""
    for entry in program.workbench.entries:
        for at, block in enumerate(entry.blocks):
            if isinstance(block, Paragraph):
                program.workbench.choose_entry(entry.id)
                program.window.edit.document.editor.show_block((at,))
                return entry, at
    raise AssertionError


def with_text(entry: Entry, at: int, text: str) -> Entry:
    return replace(entry, blocks=(*entry.blocks[:at], Paragraph(text=text), *entry.blocks[at + 1 :]))


def paragraph(entry: Entry, at: int) -> str:
    block = entry.blocks[at]
    assert isinstance(block, Paragraph)
    return block.text


def crashed(archive: Path, added: str) -> tuple[Entry, int]:
    """Leave a burst in the journal as a program does that is killed while it is typed."""
    with Desk.open(archive) as desk:
        entries = [entry for row in desk.issues() for entry in desk.archive.issue(row.id).entries]
    entry, at = next(
        (entry, at) for entry in entries for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph)
    )
    typed = with_text(entry, at, added + paragraph(entry, at))
    TypingJournal(journal_folder()).keep(archive.resolve(), entry, typed)
    return entry, at


def kept(program: Application, entry_id: int) -> Entry:
    return program.workbench.call_desk(lambda desk: desk.archive.entry(entry_id))


def test_what_is_typed_stands_in_a_file_until_the_archive_has_it(archive: Path, start: Start, qtbot: QtBot) -> None:
    program = start(archive)
    entry, at = choose_paragraph(program)
    # Nothing is committed while the archive is busy.
    program.window.edit.document.editor._may_commit = lambda: False
    QTest.keyClicks(program.window.edit.document.editor, "xyz")
    qtbot.waitUntil(lambda: len(left()) == 1, timeout=20000)
    (unsaved,) = left()
    assert unsaved.before == entry
    assert paragraph(unsaved.typed, at) == "xyz" + paragraph(entry, at)
    program.workbench.settle()
    qtbot.waitUntil(lambda: not left(), timeout=20000)
    assert paragraph(kept(program, entry.id), at).startswith("xyz")


def test_a_title_that_is_being_typed_stands_in_a_file(archive: Path, start: Start, qtbot: QtBot) -> None:
    program = start(archive)
    choose_paragraph(program)
    program.window.actions_by_name["details"].setChecked(True)
    field = program.window.edit.document.details.title_en
    field._rest.setInterval(60_000)
    field.selectAll()
    QTest.keyClicks(field, "A title")
    qtbot.waitUntil(lambda: [each.typed.title_en for each in left()] == ["A title"], timeout=20000)
    program.workbench.settle()
    qtbot.waitUntil(lambda: not left(), timeout=20000)


def test_of_a_composition_what_was_committed_counts(archive: Path, start: Start, qtbot: QtBot) -> None:
    program = start(archive)
    _, at = choose_paragraph(program)
    editor = program.window.edit.document.editor
    for preedit, commit in (("ni hao", ""), ("shi jie", "你好")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(editor, event)
    # It still composes, so the archive gets nothing.
    qtbot.waitUntil(lambda: [paragraph(each.typed, at)[:2] for each in left()] == ["你好"], timeout=20000)
    assert "shi" not in paragraph(left()[0].typed, at)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "上次没有正常退出。找回 6 字（第1段）。"),
        ("en", "The program did not end normally last time. 6 characters were found again (Block 1)."),
    ],
)
def test_after_a_crash_it_is_offered_and_put_back_in_one_step(
    archive: Path, start: Start, language: str, sentence: str
) -> None:
    entry, at = crashed(archive, "丢不了的六字")
    program = start(archive, language)
    bench, bar = program.workbench, bar_of(program)
    assert bench.entry_id == entry.id
    assert bar.isVisible()
    assert bar.sentence.text().replace(str(at + 1), "1") == sentence
    bar.buttons["put_back"].click()
    assert kept(program, entry.id) == with_text(entry, at, "丢不了的六字" + paragraph(entry, at))
    assert bar.isHidden()
    assert left() == ()
    bench.undo()
    assert kept(program, entry.id) == entry
    assert bench.undo_name is None


def test_it_is_looked_at_beside_what_the_archive_says(archive: Path, start: Start, qtbot: QtBot) -> None:
    entry, at = crashed(archive, "找回来的")
    program = start(archive)
    bar = bar_of(program)
    bar.buttons["look"].click()
    assert bar.view is not None
    qtbot.addWidget(bar.view)
    assert "找回来的" + paragraph(entry, at) in bar.view.page.toPlainText()
    assert kept(program, entry.id) == entry


def test_discarding_is_taken_back_until_the_window_is_closed(archive: Path, start: Start) -> None:
    entry, _ = crashed(archive, "不要的")
    program = start(archive)
    bar = bar_of(program)
    bar.buttons["discard"].click()
    assert bar.buttons["put_back"].isHidden()
    bar.buttons["undo"].click()
    assert not bar.buttons["put_back"].isHidden()
    bar.buttons["discard"].click()
    program = start(archive)
    assert bar_of(program).isHidden()
    assert left() == ()
    assert kept(program, entry.id) == entry


def test_it_is_offered_where_the_archive_was_moved(archive: Path, start: Start, home: Path) -> None:
    entry, at = crashed(archive, "搬走了也在")
    moved = home / "elsewhere" / "other name.gazette"
    moved.parent.mkdir()
    archive.replace(moved)
    program = start(moved)
    bar_of(program).buttons["put_back"].click()
    assert paragraph(kept(program, entry.id), at).startswith("搬走了也在")


def test_another_archive_is_offered_nothing(archive: Path, start: Start, home: Path) -> None:
    crashed(archive, "别处的")
    copy = home / "copy.gazette"
    shutil.copyfile(archive, copy)
    assert bar_of(start(copy)).isHidden()
    assert len(left()) == 1


def test_what_was_written_since_is_not_written_over(archive: Path, start: Start) -> None:
    entry, at = crashed(archive, "以前打的")
    with Desk.open(archive) as other:
        other.do(ReplaceBlocks(entry.id, (at,), (Paragraph(text="后来改的"),)))
    program = start(archive)
    bar = bar_of(program)
    assert "后来改过" in bar.sentence.text()
    bar.buttons["put_back"].click()
    assert paragraph(kept(program, entry.id), at) == "以前打的后来改的"


def test_of_an_entry_that_is_gone_a_new_one_is_made(archive: Path, start: Start) -> None:
    entry, at = crashed(archive, "条目没了")
    with Desk.open(archive) as other:
        other.do(RemoveEntry(entry.id))
    program = start(archive)
    bar = bar_of(program)
    assert "收件箱" in bar.sentence.text()
    bar.buttons["put_back"].click()
    (added,) = program.workbench.inbox
    assert paragraph(added, at).startswith("条目没了")
    assert left() == ()


def test_what_the_archive_has_already_is_not_offered(archive: Path, start: Start) -> None:
    entry, at = crashed(archive, "已经存了")
    with Desk.open(archive) as other:
        text = "已经存了" + paragraph(entry, at)
        other.do(ReplaceBlocks(entry.id, (at,), (Paragraph(text=text),)))
    assert bar_of(start(archive)).isHidden()
    assert left() == ()


def test_a_spoilt_file_keeps_no_other_from_being_offered(archive: Path, start: Start) -> None:
    entry, _ = crashed(archive, "好的")
    (journal_folder() / "spoilt.typed.json").write_text('{"version":1,"before":', "utf-8")
    (journal_folder() / "newer.typed.json").write_text('{"version":99}', "utf-8")
    program = start(archive)
    assert program.workbench.entry_id == entry.id
    assert bar_of(program).isVisible()


def test_what_cannot_be_saved_outlives_the_window(
    archive: Path, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(archive)
    entry, at = choose_paragraph(program)

    def full(*_: object, **__: object) -> None:
        raise ArchiveError("archive.disk_full", file="work.gazette")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "do", full)
        QTest.keyClicks(program.window.edit.document.editor, "xyz")
        assert not program.window.close()
        assert program.window.close()
        program.close()
    program = start(archive)
    assert kept(program, entry.id) == entry
    assert "没能存进档案" in bar_of(program).sentence.text()
    bar_of(program).buttons["put_back"].click()
    block = block_at(kept(program, entry.id).blocks, (at,))
    assert isinstance(block, Paragraph)
    assert block.text.startswith("xyz")


def test_an_entry_that_goes_away_while_it_is_typed_into_is_offered_again(
    archive: Path, start: Start, qtbot: QtBot
) -> None:
    program = start(archive)
    entry, _ = choose_paragraph(program)
    program.window.edit.document.editor._may_commit = lambda: False
    QTest.keyClicks(program.window.edit.document.editor, "xyz")
    qtbot.waitUntil(lambda: len(left()) == 1, timeout=20000)
    with Desk.open(archive) as other:
        other.do(RemoveEntry(entry.id))
    program.workbench.reload()
    bar = bar_of(program)
    qtbot.waitUntil(bar.isVisible, timeout=20000)
    assert "收件箱" in bar.sentence.text()
