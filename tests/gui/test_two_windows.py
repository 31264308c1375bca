"""Two programs over one archive: what one of them wrote stays when the other, which has not seen it, goes on."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, Manner, RemoveEntry, ReplaceBlocks, SetEntryField
from gazette.desk.holding import Hold, Holder, hold
from gazette.gui.app import Application
from gazette.gui.workbench import Workbench
from gazette.model import Entry, Paragraph
from tests.desk.test_bringing_in import TEXT


@pytest.fixture
def other(application: Application) -> Iterator[Desk]:
    """Another program over the same archive."""
    with Desk.open(application.workbench.path) as desk:
        yield desk


def _paragraphs(entry: Entry) -> list[int]:
    return [at for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph)]


def _shown(bench: Workbench) -> Entry:
    """The first entry with two paragraphs at its top, made the current one."""
    entry = next(entry for entry in bench.entries if len(_paragraphs(entry)) > 1)
    bench.choose_entry(entry.id)
    return entry


def _typed(entry: Entry, at: int, text: str) -> Entry:
    return replace(entry, blocks=(*entry.blocks[:at], Paragraph(text=text), *entry.blocks[at + 1 :]))


def test_what_is_typed_comes_to_its_paragraph_where_another_window_put_one_before_it(
    application: Application, other: Desk
) -> None:
    bench = application.workbench
    entry = _shown(bench)
    first, second = _paragraphs(entry)[:2]
    other.do(ReplaceBlocks(entry.id, (first,), (Paragraph(text="别处写的"), entry.blocks[first])))
    assert bench.put_entry(_typed(entry, second, "这里写的"))
    wanted = list(entry.blocks)
    wanted[second] = Paragraph(text="这里写的")
    wanted.insert(first, Paragraph(text="别处写的"))
    assert other.archive.entry(entry.id).blocks == tuple(wanted)
    assert bench.entry == other.archive.entry(entry.id)


def test_of_a_paragraph_that_both_changed_both_texts_are_kept_and_the_person_is_told(
    application: Application, other: Desk, qtbot: QtBot
) -> None:
    bench = application.workbench
    entry = _shown(bench)
    at = _paragraphs(entry)[0]
    other.do(ReplaceBlocks(entry.id, (at,), (Paragraph(text="别处写的"),)))
    assert bench.put_entry(_typed(entry, at, "这里写的"))
    blocks = other.archive.entry(entry.id).blocks
    assert blocks[at : at + 2] == (Paragraph(text="别处写的"), Paragraph(text="这里写的"))
    assert blocks[:at] + blocks[at + 2 :] == entry.blocks[:at] + entry.blocks[at + 1 :]
    assert "在别处也有改动" in application.window.edit.document.messages.sentence.text()


def test_an_act_on_a_block_is_refused_where_another_window_changed_the_text(
    application: Application, other: Desk
) -> None:
    bench = application.workbench
    entry = _shown(bench)
    at = _paragraphs(entry)[0]
    other.do(ReplaceBlocks(entry.id, (at,), ()))
    theirs = other.archive.entry(entry.id)
    assert bench.do(ReplaceBlocks(entry.id, (at,), (Paragraph(text="误改"),))) is None
    assert other.archive.entry(entry.id) == theirs == bench.entry
    assert "另一个窗口" in application.window.edit.document.messages.sentence.text()


def test_undo_leaves_what_another_window_wrote_since(application: Application, other: Desk) -> None:
    bench = application.workbench
    entry = _shown(bench)
    first, second = _paragraphs(entry)[:2]
    assert bench.put_entry(_typed(entry, first, "这里写的"))
    other.do(ReplaceBlocks(entry.id, (second,), (Paragraph(text="别处写的"),)))
    theirs = other.archive.entry(entry.id)
    bench.undo()
    assert other.archive.entry(entry.id) == theirs == bench.entry
    assert bench.undo_name is None
    assert "另一个窗口" in application.window.edit.document.messages.sentence.text()


def test_after_an_entry_is_gone_elsewhere_the_first_act_shows_that_and_the_next_is_done(
    application: Application, other: Desk
) -> None:
    bench = application.workbench
    entry = _shown(bench)
    other.do(RemoveEntry(entry.id))
    kept = next(each for each in bench.entries if each.id != entry.id)
    act = SetEntryField(kept.id, "state", "final")
    assert bench.do(act) is None
    assert entry.id not in {each.id for each in bench.entries}
    assert bench.do(act) is not None


def test_that_a_held_archive_is_not_found_is_told_once(application: Application, home: Path) -> None:
    folder = home / "共享"
    folder.mkdir()
    archive = folder / "公报.gazette"
    shutil.copyfile(application.workbench.path, archive)
    theirs = hold(archive, Holder("办公厅-2", "王"))
    assert isinstance(theirs, Hold)
    application.workbench.open(archive)
    held, bar = application.window.held, application.window.edit.document.messages
    held.look()
    away = folder.rename(home / "没接上")
    held.try_again()
    assert f"找不到档案“{archive}”" in bar.sentence.text()
    bar.button.click()
    assert "找不到" in bar.sentence.text()
    bar.dismiss()
    held.try_again()
    assert bar.isHidden()  # who has closed it is not told every five seconds
    away.rename(folder)
    held.try_again()
    assert "办公厅-2" in bar.sentence.text()
    theirs.let_go()
    held.try_again()
    assert bar.sentence.text() == "另一个窗口已关闭，现在可以编辑。"
    assert not application.workbench.is_only_read


def test_what_is_brought_to_a_held_archive_waits_for_it_and_goes_into_no_other(
    application: Application, home: Path, qtbot: QtBot
) -> None:
    bench, own = application.workbench, application.workbench.path
    archive, file = home / "公报.gazette", home / "通知.txt"
    shutil.copyfile(own, archive)
    file.write_text(TEXT, "utf-8")
    theirs = hold(archive, Holder("办公厅-2", "王"))
    assert isinstance(theirs, Hold)
    for there in (own, archive):
        application.archives.open_other(archive)
        application.window.bringing_in.bring_in([str(file)], into_issue=False)
        bar = application.window.edit.document.messages
        assert "档案现在只读，通知.txt 还没有收进来" in bar.sentence.text()
        if there == own:
            application.archives.open_other(own)
            bench.bring_in(home / "none.txt", Manner())
            with qtbot.waitSignal(bench.not_brought, timeout=20000):
                pass
            assert bench.inbox == ()
            bar.dismiss()
    theirs.let_go()
    application.window.held.try_again()
    qtbot.waitUntil(lambda: len(bench.inbox) == 1, timeout=20000)


def test_an_act_on_a_held_archive_is_refused_by_who_has_it(application: Application, home: Path) -> None:
    archive = home / "公报.gazette"
    shutil.copyfile(application.workbench.path, archive)
    theirs = hold(archive, Holder("办公厅-2", "王"))
    assert isinstance(theirs, Hold)
    application.archives.open_other(archive)
    bar = application.window.edit.document.messages
    bar.dismiss()
    entry = application.workbench.entries[0]
    assert application.workbench.do(SetEntryField(entry.id, "state", "final")) is None
    assert "另一台电脑（办公厅-2，王）正在用这个档案" in bar.sentence.text()
    theirs.let_go()
