"""What is published is frozen: text and files stay as they were, byte for byte, and a changed byte is named."""

import errno
import hashlib
import os
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import AddCorrection, Desk, ReopenIssue, SetEntryField
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.published_files import published_as, verify_published
from gazette.desk.publishing import make_ready, publish_issue, publish_ready
from gazette.errors import DeskError
from gazette.ingest import read_file
from gazette.model import Finding, Section
from tests.archive.building import an_issue
from tests.desk.test_press import finish, press, refused


@pytest.fixture
def issue_id(clean_issue_id: int) -> int:
    """An issue that may go to press as soon as its entries are final."""
    return clean_issue_id


@pytest.fixture
def at_press(desk: Desk, issue_id: int) -> int:
    """An issue that was signed and sent to press."""
    finish(desk, issue_id)
    press(desk, issue_id)
    return issue_id


def test_publishing_keeps_both_pdfs_and_the_xml(desk: Desk, at_press: int, tmp_path: Path) -> None:
    published = publish_issue(desk, at_press, "王主任")
    issue = desk.archive.issue(at_press)
    assert issue.state == "published"
    assert [file.form for file in published.files] == ["pdf", "pdfa", "xml"]
    assert desk.can_undo() is None
    assert refused(lambda: publish_issue(desk, at_press, "别人")) == "desk.published"
    assert published_as(desk.archive, at_press) == replace(published, findings=())
    paths = {form: tmp_path / f"out.{form}" for form in ("pdf", "pdfa", "xml")}
    export_issue(desk, at_press, ExportFiles(**paths))
    for file in published.files:
        assert hashlib.sha256(paths[file.form].read_bytes()).hexdigest() == file.sha256
    read = read_file(paths["xml"]).issue
    assert read is not None
    assert read.sections == tuple(Section(name=one.name, entries=one.entries) for one in issue.sections)
    assert read.state == "published"
    assert desk.archive.made_pages(at_press) is not None


def test_nothing_published_can_be_changed_or_reopened(desk: Desk, at_press: int) -> None:
    publish_issue(desk, at_press, "王主任")
    issue = desk.archive.issue(at_press)
    assert refused(lambda: desk.do(SetEntryField(issue.entries[0].id, "title_zh", "别的"))) == "desk.published"
    assert refused(lambda: desk.do(ReopenIssue(at_press, "李编辑", "漏字"))) == "desk.published"
    assert refused(lambda: press(desk, at_press)) == "desk.published"
    assert desk.archive.issue(at_press) == issue


def test_only_what_was_signed_is_published(desk: Desk, issue_id: int, at_press: int) -> None:
    other = desk.archive.add_issue(an_issue(89, numbers=(7,)))
    assert refused(lambda: publish_issue(desk, other, "王主任")) == "desk.not_at_press"
    entry = desk.archive.issue(issue_id).entries[0]
    desk.archive.set_entry(replace(entry, title_zh="别的"))
    assert refused(lambda: publish_issue(desk, at_press, "王主任")) == "desk.signed_other"
    assert published_as(desk.archive, at_press) is None


def test_what_was_made_ready_is_published_only_as_it_was_signed(desk: Desk, at_press: int) -> None:
    ready = make_ready(desk, at_press, "王主任")
    entry = desk.archive.issue(at_press).entries[0]
    desk.do(ReopenIssue(at_press, "李编辑", "漏字"))
    assert refused(lambda: publish_ready(desk, ready)) == "desk.not_at_press"
    desk.do(SetEntryField(entry.id, "title_zh", "别的"))
    desk.do(SetEntryField(entry.id, "state", "final"))
    press(desk, at_press)
    assert refused(lambda: publish_ready(desk, ready)) == "desk.signed_other"
    assert published_as(desk.archive, at_press) is None
    published = publish_ready(desk, make_ready(desk, at_press, "王主任"))
    assert published_as(desk.archive, at_press) == replace(published, findings=())


def test_stopped_halfway_it_is_still_at_press(desk: Desk, at_press: int) -> None:
    seen: list[int] = []

    def stop(done: int, _total: int) -> None:
        seen.append(done)
        if len(seen) > 8:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish_issue(desk, at_press, "王主任", progress=stop)
    assert desk.archive.issue_state(at_press) == "at_press"
    assert published_as(desk.archive, at_press) is None
    assert [act.act for act in desk.archive.last_steps.acts(at_press)] == ["press"]
    assert publish_issue(desk, at_press, "王主任").files


def test_where_the_temporary_folder_has_no_room_nothing_is_published(
    desk: Desk, at_press: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_given: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for of, name in ((tempfile, "mkdtemp"), (os, "fsync")):
        with monkeypatch.context() as full:
            full.setattr(of, name, no_room)
            assert refused(lambda: publish_issue(desk, at_press, "王主任")) == "desk.no_room_aside"
    assert desk.archive.issue(at_press).state == "at_press"


def test_a_file_that_fails_its_check_is_not_published(
    desk: Desk, at_press: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Finding(rule="preflight.pdf_x", level="error", text="", values=(("what", "no output intent"),))
    with monkeypatch.context() as checked:
        checked.setattr("gazette.desk.exporting.check_file", lambda _content, _purpose: (fault,))
        with pytest.raises(DeskError) as caught:
            publish_issue(desk, at_press, "王主任")
    assert (caught.value.code, caught.value.values["first"]) == ("desk.file_faulty", "no output intent")
    assert desk.archive.issue_state(at_press) == "at_press"
    assert published_as(desk.archive, at_press) is None
    assert publish_issue(desk, at_press, "王主任").files


def test_a_changed_byte_is_named(desk: Desk, at_press: int, tmp_path: Path) -> None:
    publish_issue(desk, at_press, "王主任")
    assert all(verdict.is_whole for verdict in verify_published(desk, at_press))
    with sqlite3.connect(tmp_path / "own.gazette") as other:
        content = bytearray(other.execute("SELECT content FROM issue_file WHERE form = 'pdfa'").fetchone()[0])
        content[len(content) // 2] ^= 1
        other.execute("UPDATE issue_file SET content = ? WHERE form = 'pdfa'", (bytes(content),))
    other.close()
    bad = [verdict.what for verdict in verify_published(desk, at_press) if not verdict.is_whole]
    assert bad == ["gazette-88-archive.pdf"]
    taken = tmp_path / "a.pdf"
    assert refused(lambda: export_issue(desk, at_press, ExportFiles(pdfa=taken))) == "desk.published_file_differs"
    assert not taken.exists()
    with sqlite3.connect(tmp_path / "own.gazette") as other:
        other.execute("UPDATE entry SET title_zh = title_zh || '。' WHERE position = 0")
    other.close()
    text, *_ = verify_published(desk, at_press)
    assert (text.what, text.is_whole, text.entries) == ("", False, (1, 3))  # the first of each section


def test_a_published_issue_in_another_style_is_made_anew(desk: Desk, at_press: int, tmp_path: Path) -> None:
    published = publish_issue(desk, at_press, "王主任")
    export_issue(desk, at_press, ExportFiles(pdf=tmp_path / "m.pdf"), ExportManner(style="gbt-9704-2012"))
    made = hashlib.sha256((tmp_path / "m.pdf").read_bytes()).hexdigest()
    assert made not in {file.sha256 for file in published.files}


def test_a_correction_is_a_new_entry_linked_with_the_printed_one(desk: Desk, at_press: int) -> None:
    publish_issue(desk, at_press, "王主任")
    printed = desk.archive.issue(at_press).entries[0]
    following = desk.archive.add_issue(an_issue(89, numbers=(7,)))
    section = desk.archive.issue(following).sections[0].id
    change = desk.do(AddCorrection(printed.id, section))
    (added,) = change.entries
    assert desk.archive.last_steps.corrects(added) == printed.id
    assert desk.archive.last_steps.corrected_by(printed.id) == (added,)
    entry = desk.archive.entry(added)
    assert entry.title_zh == "更正"
    text = entry.blocks[0].text  # type: ignore[union-attr]
    assert text == f"本刊2024年第5、6期（总第88期）第1页《{printed.title_zh}》（{printed.number_zh}）更正如下："
    desk.undo()
    assert desk.archive.last_steps.corrected_by(printed.id) == ()
    desk.redo()
    assert desk.archive.last_steps.corrected_by(printed.id) == (added,)
    open_entry = desk.archive.issue(following).entries[0]
    with pytest.raises(DeskError) as caught:
        desk.do(AddCorrection(open_entry.id, section))
    assert caught.value.code == "desk.nothing_to_correct"
