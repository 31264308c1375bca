"""``gazette annual`` adds the contents of the year once, and says what they list."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli.month import annual_command
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def test_annual_contents_are_added_once(archive: Path) -> None:
    words = ["218", "--archive", str(archive)]
    with Desk.open(archive) as desk:
        count = len(desk.issue("218").entries)
    first = CliRunner().invoke(annual_command, words)
    assert first.output == f"Issue 218: 2024年度总目录, {count} entries listed.\n"
    again = json.loads(CliRunner().invoke(annual_command, [*words, "--json"]).output)
    assert sum(len(section["entries"]) for section in again["annual_contents"]["sections"]) == count
    with Desk.open(archive) as desk:
        assert len(desk.issue("218").entries) == count + 1
