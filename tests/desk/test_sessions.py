"""Random sessions: whatever is done, undo leads back to where it began, and redo to where it ended."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from gazette.archive import IssueRow
from gazette.desk import (
    AddEntry,
    AddIssue,
    AddSection,
    Command,
    Desk,
    InsertBlocks,
    MoveEntry,
    MoveSection,
    RemoveEntry,
    RemoveIssue,
    RemoveSection,
    RenameSection,
    ReplaceBlocks,
    SetEntryField,
    SetIssueField,
    Several,
)
from gazette.errors import ArchiveError, DeskError
from gazette.model import Entry, Finding, Issue, walk_blocks
from tests.archive.building import BILINGUALS, BLOCKS, ENTRIES, OPTIONAL, TEXTS, an_issue

Whole = tuple[tuple[IssueRow, ...], list[Issue], tuple[Entry, ...], tuple[Finding, ...], list[int], int]


class Session(RuleBasedStateMachine):
    """One person at one desk."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk.open(Path(self.folder.name) / "session.gazette", create=True)
        self.states: list[Whole] = []
        self.undone: list[Whole] = []

    def teardown(self) -> None:
        while self.states[1:]:
            self.undo()
        while self.undone:
            self.redo()
        self.desk.close()
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        archive = self.desk.archive
        issue_id = archive.add_issue(an_issue())
        archive.add_issue(an_issue(7, numbers=(1,), state="published"))
        source = archive.add_source("a.txt", "0" * 64, b"a")
        ids = tuple(entry.id for entry in archive.issue(issue_id).entries)
        archive.assign_source(source, issue_id, ids, (Finding(rule="ingest.any", level="hint", entry=2),))
        self.states = [self.whole()]

    def whole(self) -> Whole:
        archive = self.desk.archive
        rows = archive.issue_rows()
        issues = [archive.issue(row.id) for row in rows]
        entries = [entry for issue in issues for entry in issue.entries] + list(archive.inbox())
        findings = tuple(finding for row in rows for finding in archive.findings(row.id)) + archive.findings(None)
        return rows, issues, archive.inbox(), findings, [entry.id for entry in entries], archive.search("市").total

    def entry(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from([*self.states[-1][4], 999]), label="entry")

    def section(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from([each.id for issue in self.states[-1][1] for each in issue.sections] or [999]))

    def issue(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from([row.id for row in self.states[-1][0]] or [999]))

    def path(self, data: st.DataObject, entry_id: int) -> tuple[int, ...]:
        entry = next((e for issue in self.states[-1][1] for e in issue.entries if e.id == entry_id), None)
        paths = [path for path, _ in walk_blocks(entry.blocks)] if entry else []
        return data.draw(st.sampled_from([*paths, (0,), (7,)]), label="path")

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        count = data.draw(st.sampled_from([1, 1, 1, 2]))
        commands = tuple(self.command(data) for _ in range(count))
        self.do(commands[0] if count == 1 else Several(commands))

    def do(self, command: Command) -> None:
        before = self.states[-1]
        try:
            change = self.desk.do(command)
        except (DeskError, ArchiveError):
            assert self.whole() == before
            return
        after = self.whole()
        if change.inverse is None:
            assert after == before
            return
        self.states.append(after)
        self.undone = []

    def command(self, data: st.DataObject) -> Command:
        entry_id, position = self.entry(data), data.draw(st.integers(0, 3))
        target = data.draw(st.sampled_from([None, self.section(data)]))
        path = self.path(data, entry_id)
        field = data.draw(st.sampled_from(["title_zh", "title_en", "number_zh", "number_en", "addressee", "validity"]))
        blocks = st.lists(BLOCKS, max_size=2).map(tuple)
        makers = (
            lambda: SetEntryField(entry_id, field, data.draw(OPTIONAL)),
            lambda: SetEntryField(entry_id, "state", data.draw(st.sampled_from(["draft", "in_proof", "final"]))),
            lambda: ReplaceBlocks(entry_id, path, data.draw(blocks), data.draw(st.sampled_from([1, 1, 2]))),
            lambda: InsertBlocks(entry_id, path, data.draw(blocks)),
            lambda: MoveEntry(entry_id, target, position),
            lambda: AddEntry(data.draw(ENTRIES), target, data.draw(st.sampled_from([None, position]))),
            lambda: RemoveEntry(entry_id),
            lambda: AddIssue(Issue(serial=data.draw(st.integers(1, 9)))),
            lambda: RemoveIssue(self.issue(data)),
            lambda: SetIssueField(self.issue(data), "serial", data.draw(st.integers(1, 9))),
            lambda: SetIssueField(self.issue(data), "editor", data.draw(BILINGUALS)),
            lambda: AddSection(self.issue(data), data.draw(BILINGUALS), data.draw(st.sampled_from([None, position]))),
            lambda: RenameSection(self.section(data), data.draw(BILINGUALS)),
            lambda: MoveSection(self.section(data), position),
            lambda: RemoveSection(self.section(data)),
        )
        return data.draw(st.sampled_from(makers))()

    @rule()
    def undo(self) -> None:
        if len(self.states) == 1:
            assert self.desk.can_undo() is None
            return
        self.undone.append(self.states.pop())
        self.desk.undo()
        assert self.whole() == self.states[-1]

    @rule()
    def redo(self) -> None:
        if not self.undone:
            assert self.desk.can_redo() is None
            return
        self.states.append(self.undone.pop())
        self.desk.redo()
        assert self.whole() == self.states[-1]

    @rule(text=TEXTS)
    def search(self, text: str) -> None:
        result = self.desk.search(text)
        assert result.total == len({hit.entry_id for hit in result.hits})

    @invariant()
    def positions_have_no_gaps(self) -> None:
        if not self.states:
            return
        archive = self.desk.archive
        for issue in self.states[-1][1]:
            for position, section in enumerate(issue.sections):
                assert archive.section(section.id).position == position
                assert [archive.place(entry.id).position for entry in section.entries] == list(
                    range(len(section.entries))
                )


def test_any_session_can_be_taken_back_and_done_again(long: bool) -> None:
    run_state_machine_as_test(
        Session, settings=settings(max_examples=400 if long else 15, stateful_step_count=40 if long else 15)
    )


def test_a_step_that_cannot_be_taken_back_stays_to_be_tried_again(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        issue_id = desk.archive.add_issue(an_issue())
        entry_id = desk.archive.issue(issue_id).entries[0].id
        desk.do(SetEntryField(entry_id, "title_zh", "改"))
        removed = desk.archive.remove_entry(entry_id)  # as another program would
        with pytest.raises(ArchiveError):
            desk.undo()
        desk.archive.restore_entry(removed)
        desk.undo()
        assert desk.archive.issue(issue_id) == an_issue()
