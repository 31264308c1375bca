"""Exporting: what must not be written over."""

from pathlib import Path

import pytest

from gazette.desk import AddIssue, Desk
from gazette.desk.exporting import export_issue
from gazette.errors import ExportError
from tests.archive.building import an_issue


def test_the_open_archive_is_not_even_looked_into(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing a second handle on it would drop SQLite's locks."""
    (issue_id,) = desk.do(AddIssue(an_issue())).issues
    assert issue_id is not None
    opened: list[Path] = []
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *rest: (opened.append(path), real(path, *rest))[1])
    for name in (desk.archive.path, tmp_path / "." / desk.archive.path.name):
        with pytest.raises(ExportError) as caught:
            export_issue(desk, issue_id, xml=name)
        assert caught.value.code == "export.is_archive"
    assert desk.archive.path not in opened
    assert desk.archive.issue(issue_id) == an_issue()
