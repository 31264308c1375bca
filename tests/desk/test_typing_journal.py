"""What is typed is kept change by change: little is written at a time, and a write cut off loses only itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.desk.typing_journal import TypingJournal, Unsaved
from gazette.model import Block, Enclosure, Entry, Paragraph
from tests.strategies import entries

ARCHIVE = Path("/somewhere/office.gazette")


def left(folder: Path) -> tuple[Unsaved, ...]:
    return TypingJournal(folder).left()


def paragraphs(count: int) -> tuple[Block, ...]:
    return tuple(Paragraph(text=f"第{number}段" + "，这是一段不短的文字" * 12) for number in range(count))


def with_paragraph(blocks: tuple[Block, ...], at: int, text: str) -> tuple[Block, ...]:
    return (*blocks[:at], Paragraph(text=text), *blocks[at + 1 :])


def written(folder: Path) -> int:
    """How many bytes the journal has."""
    return sum(file.stat().st_size for file in folder.iterdir())


@pytest.mark.parametrize("enclosed", [False, True])
def test_a_change_in_a_very_long_document_writes_little_more_than_itself(tmp_path: Path, enclosed: bool) -> None:
    blocks = paragraphs(2000)

    def entry(inner: tuple[Block, ...]) -> Entry:
        return Entry(title_zh="通知", id=7, blocks=(Enclosure(title="方案", blocks=inner),) if enclosed else inner)

    journal, before = TypingJournal(tmp_path), entry(blocks)
    journal.keep(ARCHIVE, before, entry(with_paragraph(blocks, 900, "打")))
    once = written(tmp_path)
    typed = entry(with_paragraph(blocks, 900, "打了"))
    journal.keep(ARCHIVE, before, typed)
    assert written(tmp_path) - once < 2000
    (unsaved,) = left(tmp_path)
    assert (unsaved.before, unsaved.typed) == (before, typed)


@given(before=entries(), states=st.lists(entries(), min_size=1, max_size=4))
def test_the_last_state_is_read_back_whatever_was_changed(
    tmp_path_factory: pytest.TempPathFactory, before: Entry, states: list[Entry]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    journal, before = TypingJournal(folder), replace(before, id=7)
    for state in states:
        journal.keep(ARCHIVE, before, replace(state, id=7), "archive.disk_full")
    (unsaved,) = left(folder)
    assert (unsaved.archive, unsaved.refused) == (ARCHIVE, "archive.disk_full")
    assert (unsaved.before, unsaved.typed) == (before, replace(states[-1], id=7))


def test_a_file_that_cannot_be_read_stays_and_is_named_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spoilt = tmp_path / "spoilt.typed.json"
    spoilt.write_text('{"version":99}\n', "utf-8")
    assert left(tmp_path) == ()
    assert spoilt.exists()
    assert str(spoilt) in caplog.text


def test_a_write_that_was_cut_off_loses_only_itself(tmp_path: Path) -> None:
    before = Entry(title_zh="通知", id=7, blocks=paragraphs(3))
    journal = TypingJournal(tmp_path)
    states = [replace(before, blocks=with_paragraph(before.blocks, 1, text)) for text in ("早先打的", "后来打的𪚥")]
    journal.keep(ARCHIVE, before, states[0])
    (file,) = tmp_path.iterdir()
    first = file.stat().st_size
    journal.keep(ARCHIVE, before, states[1])
    whole = file.read_bytes()
    for length in range(first, len(whole)):
        file.write_bytes(whole[:length])
        (unsaved,) = left(tmp_path)
        assert unsaved.typed in states
        assert length >= len(whole) - 1 or unsaved.typed == states[0]


def test_after_a_write_that_was_cut_off_more_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Entry(title_zh="通知", id=7, blocks=paragraphs(3))
    journal = TypingJournal(tmp_path)
    states = [replace(before, blocks=with_paragraph(before.blocks, 1, text)) for text in ("一", "二", "三")]
    journal.keep(ARCHIVE, before, states[0])

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            journal.keep(ARCHIVE, before, states[1])
    (unsaved,) = left(tmp_path)
    assert unsaved.typed in states[:2]
    journal.keep(ARCHIVE, before, states[2])
    (unsaved,) = left(tmp_path)
    assert unsaved.typed == states[2]


def test_a_file_that_somebody_took_away_is_written_anew(tmp_path: Path) -> None:
    before = Entry(title_zh="通知", id=7, blocks=paragraphs(3))
    journal = TypingJournal(tmp_path)
    journal.keep(ARCHIVE, before, replace(before, title_zh="一"))
    next(tmp_path.iterdir()).unlink()
    typed = replace(before, title_zh="二")
    journal.keep(ARCHIVE, before, typed)
    (unsaved,) = left(tmp_path)
    assert unsaved.typed == typed


def test_typing_for_hours_into_what_cannot_be_saved_does_not_fill_the_disk(tmp_path: Path) -> None:
    before = Entry(title_zh="通知", id=7, blocks=paragraphs(3))
    journal = TypingJournal(tmp_path)
    for number in range(400):
        journal.keep(ARCHIVE, before, replace(before, blocks=with_paragraph(before.blocks, 1, f"{number}" * 2000)))
    assert written(tmp_path) < 1_000_000
    (unsaved,) = left(tmp_path)
    assert unsaved.typed.blocks[1] == Paragraph(text="399" * 2000)
