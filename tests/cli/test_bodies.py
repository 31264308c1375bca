"""``gazette bodies``: bodies with their roles, their names, and what one is responsible for."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.archive import Archive
from gazette.cli import options
from gazette.cli.bodies import bodies_command
from gazette.errors import DeskError
from gazette.model import Paragraph
from tests.archive.building import an_entry, an_issue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue(88, sections=()))
        text = "保护古树。（市发展改革委牵头，市发展和改革委员会负责）"
        archive.add_entries((an_entry("关于古树的通知", Paragraph(text=text)),), None)
    return path


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["市发展改革委\t发文 0，牵头 1，负责 0", "？ 市发展改革委、市发展和改革委员会是一个机构吗？"]),
        (
            "en",
            ["市发展改革委\tissues 0, leads 1, takes part in 0", "? Are 市发展改革委 and 市发展和改革委员会 one body?"],
        ),
    ],
)
def test_bodies_are_listed_with_questions(path: Path, language: str, lines: list[str]) -> None:
    words = ["--archive", str(path)]
    done = CliRunner().invoke(bodies_command, words, catch_exceptions=False, env={"GAZETTE_LANG": language})
    assert set(lines) <= set(done.stdout.splitlines())


def test_what_is_not_one_body_is_told_once(path: Path) -> None:
    words = ["--archive", str(path), "--apart", "市发展改革委"]
    refused = CliRunner().invoke(bodies_command, [*words, "市水务局"])
    assert isinstance(refused.exception, DeskError)
    done = CliRunner().invoke(bodies_command, [*words, "市发展和改革委员会"], env={"GAZETTE_LANG": "en"})
    assert "are two bodies" in done.output
    told = json.loads(CliRunner().invoke(bodies_command, ["--archive", str(path), "--json"]).stdout)
    assert told["perhaps_one"] == []


def test_names_come_from_a_table_and_duties_are_told(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("名称,机构,起,止\n市发展改革委,市发展和改革委员会,,2019-01-01\n", "utf-8")
    words = ["--archive", str(path), "--json"]
    told = json.loads(
        CliRunner().invoke(bodies_command, [*words, "--import", str(table)], catch_exceptions=False).stdout
    )
    assert [(one["name"], one["leads"], one["takes_part"]) for one in told["bodies"]] == [("市发展和改革委员会", 1, 1)]
    assert told["perhaps_one"] == []
    words += ["--body", "市发展改革委"]
    told = json.loads(CliRunner().invoke(bodies_command, words, catch_exceptions=False).stdout)
    assert [(one["role"], one["name"], one["document"]["entry"]) for one in told["responsible_for"]] == [
        ("leads", "市发展改革委", 1),
        ("takes_part", "市发展和改革委员会", 1),
    ]
    refused = CliRunner().invoke(bodies_command, ["--archive", str(path), "--body", "市水务局"])
    assert isinstance(refused.exception, DeskError)
    assert refused.exception.code == "cli.no_body"


def test_reading_texts_tells_how_far_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    @contextmanager
    def seen(_what: str) -> Iterator[Callable[[int, int], None]]:
        yield lambda done, total: told.append((done, total))

    monkeypatch.setattr(options, "progress", seen)
    with Archive.open(path) as archive:
        archive.add_entries((an_entry("关于桥梁的通知"),) * 250, None)
    assert CliRunner().invoke(bodies_command, ["--archive", str(path)]).exit_code == 0
    assert told == [(0, 251), (200, 251)]
    assert CliRunner().invoke(bodies_command, ["--archive", str(path)]).exit_code == 0
    assert told == [(0, 251), (200, 251)], "what was read is not read again"
