"""``gazette rules`` lists the rules, switches them off and on; checking says which are off."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gazette.cli.rules import rules_command
from gazette.cli.showing import check_command
from gazette.desk import Desk
from gazette.desk.self_test import sample_issue
from gazette.errors import DeskError


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with the sample issue."""
    monkeypatch.setenv("GAZETTE_LANG", "zh")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def run(command: click.Command, archive: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--archive", str(archive)], catch_exceptions=False)


def test_a_rule_is_switched_off_and_on_and_checking_says_so(archive: Path) -> None:
    before = run(check_command, archive, "218")
    rules = {finding["rule"] for finding in json.loads(run(check_command, archive, "218", "--json").stdout)["findings"]}
    assert "proofreading.english_kind" in rules
    assert "停用" not in before.stderr
    listed = run(rules_command, archive, "--off", "english_terms", "--off", "counts")
    assert "– english_terms" in listed.stdout
    assert "✓ marks" in listed.stdout
    assert "! release_marks" in listed.stdout
    told = "停用了 2 条校对规则：写明的数目与列出的项数、英文标题里文种的译法。\n"
    assert listed.stderr == told
    after = run(check_command, archive, "218")
    assert after.stderr.startswith(told)
    assert len(after.stdout.splitlines()) < len(before.stdout.splitlines())
    run(rules_command, archive, "--on", "english_terms", "--on", "counts")
    assert run(check_command, archive, "218").stdout == before.stdout


def test_a_rule_that_guards_stays_on(archive: Path) -> None:
    with pytest.raises(DeskError) as told:
        run(rules_command, archive, "--off", "release_marks")
    assert told.value.code == "desk.rule_guards"
    plain = json.loads(run(rules_command, archive, "--json").stdout)["rules"]
    assert {rule["rule"] for rule in plain if rule["guards"]} == {"release_marks", "missing_titles"}
    assert not any(rule["off"] for rule in plain)
