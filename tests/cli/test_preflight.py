"""``gazette preflight``: counts and places as text and JSON, and an exit code that tells whether there are faults."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli import exporting
from gazette.cli.preflighting import preflight_command
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue
from gazette.errors import DeskError
from gazette.model import Finding, Level
from gazette.preflight import KINDS, counting


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("preflight") / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def test_counts_and_places_as_json(archive: Path) -> None:
    run = CliRunner().invoke(preflight_command, ["218", "--archive", str(archive), "--json"])
    told = json.loads(run.stdout)
    assert [count["fault"] for count in told["counts"]] == list(KINDS)
    widows = next(count for count in told["counts"] if count["fault"] == "widow-line")
    assert widows["allowed"]
    assert widows["found"] == sum(place["fault"] == "widow-line" for place in told["places"]) > 0
    assert told["faults"] == sum(not place["allowed"] and not place["unavoidable"] for place in told["places"])
    assert (told["faults"] > 0) == isinstance(run.exception, DeskError)


def test_a_fault_that_is_not_allowed_ends_in_an_error(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits_of = counting.limits_of
    monkeypatch.setattr(counting, "limits_of", lambda style: replace(limits_of(style), allowed=frozenset()))
    monkeypatch.setenv("GAZETTE_LANG", "en")
    run = CliRunner().invoke(preflight_command, ["218", "--archive", str(archive)])
    assert isinstance(run.exception, DeskError)
    assert run.exception.code == "cli.faults_found"
    assert "stands alone at a column's top" in run.stdout


def test_kinds_of_fault_are_called_by_name_beside_their_code(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, name in (("zh", "行偏松"), ("en", "line rather loose")):
        monkeypatch.setenv("GAZETTE_LANG", language)
        lines = CliRunner().invoke(preflight_command, ["218", "--archive", str(archive)]).stdout.splitlines()
        rows = {line.split("\t")[0].strip(): line.split("\t")[2] for line in lines[: len(KINDS)]}
        assert rows["line-loose-aim"] == name
        assert set(rows) == set(KINDS)


@pytest.mark.parametrize(("level", "told"), [("doubt", True), ("hint", False)])
def test_an_export_sends_nobody_to_look_at_what_is_unavoidable(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: Level, told: bool
) -> None:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    monkeypatch.setattr(exporting, "export_issue", lambda *_, **__: (Finding(rule="preflight.edge", level=level),))
    run = CliRunner().invoke(exporting.export_command, ["218", "--archive", str(archive), "--pdf", str(tmp_path / "a")])
    assert run.exit_code == 0
    assert ("Faults of composition" in run.stderr) is told
