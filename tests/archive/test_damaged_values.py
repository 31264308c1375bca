"""A value that no version of this program can have written is told as damage, and keeps nothing else from its use."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.errors import ArchiveError
from gazette.model import Account, Finding, HandOver
from tests.archive.building import an_entry, an_issue

SHA = hashlib.sha256(b"PK").hexdigest()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An archive in which something stands in every table that keeps JSON or compressed JSON."""
    path = tmp_path / "kept.gazette"
    with Archive.open(path, create=True) as archive, archive.signed("desk.act.edit_text", "李编辑"):
        archive.add_issue(an_issue(80))
        (entry_id,) = archive.add_entries((an_entry("关于海洋牧场的通知", issuers=("云川市人民政府",)),), None)
        entry = archive.entry(entry_id)
        archive.set_entry(an_entry("关于海洋牧场的意见", id=entry_id), keep_revision=True)
        source_id = archive.add_source("原件.docx", SHA, b"PK")
        found = (Finding(rule="ingest.unplaced", level="doubt", values=(("text", "一"),)),)
        archive.assign_source(source_id, None, (entry_id,), found, Account(visible=1))
        archive.set_source_state(source_id, "waiting", ("ingest.damaged", {"file": "原件.docx"}))
        reason = ("ingest.damaged", {"file": "原件.docx"})
        archive.deliveries.add_arrival(folder="/in", path="原件.docx", verdict="refused", reason=reason)
        hand_over = HandOver(token="t", to="王", by="李", at="2024-03-08T00:00:00Z", revision=1)
        archive.books.add_hand_over("out", entry_id, hand_over, entry)
        archive.last_steps.add_proof(archive.issue(1), who="李", changes=1, pages=8, digest="0")
        archive.act_log.add("desk.act.edit_text", {"entries": [entry_id]})
        archive.search("海洋牧场")
    return path


@contextmanager
def damaged(path: Path, table: str, value: str) -> Iterator[Archive]:
    """The archive after something that is not this program wrote into a table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        assert file.execute(f"UPDATE {table} SET {value}").rowcount
    with Archive.open(path) as archive:
        yield archive


@pytest.mark.parametrize(
    ("table", "value", "question"),
    [
        ("source", "reason = '{'", lambda archive: archive.sources()),
        ("source", "account = '7'", lambda archive: archive.sources()),
        ("finding", "\"values\" = '{'", lambda archive: archive.source_findings(SHA)),
        ("arrival", "reason = '{'", lambda archive: archive.deliveries.arrivals()),
        ("hand_over", "entry = x'00'", lambda archive: archive.books.hand_overs_of(4)),
        ("revision", "entry = x'00'", lambda archive: archive.revisions(4)),
        ("revision", "entry = x'00'", lambda archive: [change.before for change in archive.history(4)]),
        ("proof", "content = x'00'", lambda archive: archive.last_steps.proofed_plain(1)),
        ("entry", "issuers = '{'", lambda archive: archive.filed_rows(0)),
    ],
)
def test_a_value_of_another_shape_is_damage(
    kept: Path, table: str, value: str, question: Callable[[Archive], object]
) -> None:
    with Archive.open(kept) as archive:
        question(archive)
    with damaged(kept, table, value) as archive, pytest.raises(ArchiveError) as error:
        question(archive)
    assert error.value.code == "archive.damaged"


@pytest.mark.parametrize(("table", "value"), [("entry", "issuers = '{'"), ("issue", "numbers = '7'")])
def test_a_damaged_document_keeps_no_other_from_being_found(kept: Path, table: str, value: str) -> None:
    with damaged(kept, table, value) as archive:
        assert archive.search("海洋牧场").total == 1
        assert archive.search("古树").total


def test_a_damaged_text_that_waits_to_be_read_keeps_no_other_from_being_found_and_told_of(kept: Path) -> None:
    broken = """blocks = '[{"kind": "name_list", ' WHERE entry_id = 4"""
    with damaged(kept, "entry_blocks", broken) as archive:
        with archive.transaction():
            archive._file.run("INSERT OR IGNORE INTO reading_waiting SELECT id FROM entry")
            archive._file.run("INSERT OR IGNORE INTO search_waiting SELECT id FROM entry")
        assert archive.search("古树").total
        assert archive.search("海洋牧场").total == 1
        assert [use.name for use in archive.known.name_uses()]
        with pytest.raises(ArchiveError):
            _ = archive.entry(4).blocks
        assert {("row", "entry_blocks", 4)} <= {(one.kind, one.table, one.row) for one in archive.damages()}


def test_a_damaged_line_of_the_log_keeps_no_act_from_being_done(kept: Path) -> None:
    with damaged(kept, "act_log", "about = '{'") as archive, archive.signed("desk.act.edit_text", "李编辑"):
        archive.act_log.add("desk.act.edit_text", {"entries": [4]})
        assert [line.id for line in archive.act_log.lines()] == [1, 2]


def test_a_damaged_name_of_an_archive_keeps_no_act_from_being_done(kept: Path) -> None:
    with damaged(kept, "saved", "archive = '中'") as archive:
        archive.add_entries((an_entry(),), None)
        assert len(archive.inbox()) == 2
