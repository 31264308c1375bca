"""An archive is held by one, also where the file that says so is taken away at that moment."""

from pathlib import Path

import pytest

from gazette.desk import holding
from gazette.desk.holding import Hold, Holder, hold


def test_a_hold_on_a_file_that_is_just_taken_away_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, lock, locked = tmp_path / "a.gazette", holding._lock, []
    archive.touch()

    def lock_late(descriptor: int) -> bool:
        locked.append(descriptor)
        held = lock(descriptor)
        if len(locked) == 1:  # who had it lets go only now
            Path(f"{archive}-open").unlink()
        return held

    monkeypatch.setattr(holding, "_lock", lock_late)
    held = hold(archive, Holder("办公厅-1", "张三"))
    assert isinstance(held, Hold)
    assert held.is_there()
    assert hold(archive, Holder("办公厅-2", "李四")) == Holder("办公厅-1", "张三")
    held.let_go()
