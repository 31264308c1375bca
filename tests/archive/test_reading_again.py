"""Reading again makes only what changed, and never tells what is no longer so; large issues are read as asked for."""

import gc
import pickle
import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from gazette.archive import Archive, MadePages
from gazette.errors import ArchiveError
from gazette.model import Entry, Issue, Paragraph, Section, is_read
from tests.archive.building import an_entry, an_issue


class UndoneError(Exception):
    pass


def _issue_of(*entries: Entry) -> Issue:
    return replace(an_issue(7), sections=(Section(entries=entries[::2]), Section(entries=entries[1::2])))


def _act(archive: Archive, issue_id: int, random: Random, text: str) -> None:
    """Something that a person may do to the entries of an issue."""
    issue = archive.issue(issue_id)
    entries = issue.entries
    if not entries:
        archive.add_entries((an_entry(text, Paragraph(text=text)),), issue.sections[0].id)
        return
    one = random.choice(entries)
    match random.randrange(6):
        case 0:
            archive.set_entry(replace(one, blocks=(*one.blocks, Paragraph(text=text))))
        case 1:
            archive.set_entry(replace(one, title_en=text))
        case 2:
            archive.move_entry(one.id, random.choice(issue.sections).id, random.randrange(3))
        case 3:
            archive.add_entries((an_entry(text, Paragraph(text=text)),), random.choice(issue.sections).id, 0)
        case 4:
            removed = archive.remove_entry(one.id)
            if random.random() < 0.7:
                archive.restore_entry(replace(removed, entry=replace(one, blocks=(Paragraph(text=text),))))
        case _:
            archive.set_fit(issue_id, None, {one.id: (random.randrange(36, 42), False)})


def test_what_is_read_again_is_what_the_file_says(tmp_path: Path, examples: int) -> None:
    path = tmp_path / "common.gazette"
    with Archive.open(path, create=True) as one, Archive.open(path) as other:
        issue_id = one.add_issue(_issue_of(*(an_entry(f"第{n}号", Paragraph(text=str(n))) for n in range(4))))
        random = Random(401)
        for step in range(4 * examples):
            acting = random.choice((one, other))
            if random.random() < 0.2:
                with pytest.raises(UndoneError), acting.transaction():
                    _act(acting, issue_id, random, f"undone {step}")
                    acting.issue(issue_id)
                    raise UndoneError
            else:
                _act(acting, issue_id, random, f"step {step}")
            with Archive.open(path) as fresh:
                told = fresh.issue(issue_id)
            assert one.issue(issue_id) == other.issue(issue_id) == told
            assert [one.entry(each.id) for each in told.entries] == list(told.entries)


def test_nothing_of_an_entry_that_is_gone_is_held(archive: Archive) -> None:
    text = "没有了的一段。"
    issue_id = archive.add_issue(_issue_of(an_entry("一"), an_entry("二", Paragraph(text=text))))
    entry_id = archive.issue(issue_id).entries[1].id
    archive.remove_entry(entry_id)
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, Paragraph) and each.text == text]


def test_an_entry_that_did_not_change_is_the_same_object(archive: Archive) -> None:
    issue_id = archive.add_issue(_issue_of(*(an_entry(f"关于第{n}号事项的通知") for n in range(4))))
    before = archive.issue(issue_id)
    changed = before.entries[1]
    archive.set_entry(replace(changed, title_en="Another"))
    pages = MadePages(4, {each.id: (1, 1) for each in before.entries})
    assert archive.store_pages(issue_id, pages, at=archive.changes(issue_id))
    after = archive.issue(issue_id)
    same = [old is new for old, new in zip(before.entries, after.entries, strict=True)]
    assert same == [True, False, True, True]


def test_an_entry_that_changed_shares_the_blocks_that_did_not(archive: Archive) -> None:
    blocks = tuple(Paragraph(text=f"第{n}段") for n in range(5))
    issue_id = archive.add_issue(_issue_of(an_entry("第1号", *blocks)))
    (before,) = archive.issue(issue_id).entries
    typed = (*before.blocks[:2], Paragraph(text="新的一段"), Paragraph(text="另一段"), *before.blocks[3:])
    archive.set_entry(replace(before, blocks=typed))
    (after,) = archive.issue(issue_id).entries
    assert after.blocks == typed
    assert [block in before.blocks for block in after.blocks] == [
        any(block is old for old in before.blocks) for block in after.blocks
    ]


@pytest.fixture
def large(tmp_path: Path) -> tuple[Path, int]:
    """An archive with an issue too large to be read at once, and the id of that issue."""
    path = tmp_path / "large.gazette"
    blocks = tuple(Paragraph(text="市" * 500) for _ in range(1000))
    with Archive.open(path, create=True) as archive:
        return path, archive.add_issue(_issue_of(*(an_entry(f"第{n}号", *blocks) for n in range(10))))


def test_the_blocks_of_a_large_issue_are_read_when_they_are_asked_for(large: tuple[Path, int]) -> None:
    path, issue_id = large
    with Archive.open(path) as archive:
        issue = archive.issue(issue_id)
        assert not any(map(is_read, issue.entries))
        sent = pickle.loads(pickle.dumps(issue))
        assert not any(map(is_read, sent.entries))
        titled = replace(issue.entries[0], title_en="A Title")
        assert len(titled.blocks) == 1000
        archive.set_entry(titled)
        again = archive.issue(issue_id)
        assert again.entries[0] == titled
        assert not any(map(is_read, again.entries[2:]))
        assert again.entries[1:] == sent.entries[1:]


def test_what_is_damaged_in_a_large_issue_is_told_when_it_is_asked_for(large: tuple[Path, int]) -> None:
    path, issue_id = large
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE entry_blocks SET blocks = substr(blocks, 1, 1000)"
            " WHERE entry_id IN (SELECT id FROM entry WHERE position = 1)"
        )
    with Archive.open(path) as archive:
        issue = archive.issue(issue_id)
        assert len(issue.sections[0].entries[0].blocks) == 1000
        with pytest.raises(ArchiveError, match=r"archive\.damaged"):
            _ = issue.sections[0].entries[1].blocks
