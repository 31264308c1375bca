"""``gazette copy`` keeps a read copy in PostgreSQL up to date and checks it; ``search --copy`` asks it."""

import json
from dataclasses import replace
from pathlib import Path

import click
import psycopg
import pytest
from click.testing import CliRunner, Result

from gazette.archive import Archive
from gazette.cli.read_copies import copy_command
from gazette.cli.searching import search_command
from gazette.cli.showing import show_command
from gazette.errors import ArchiveError, DeskError, GazetteError
from tests.archive.building import an_issue
from tests.desk.test_read_copies import READERS
from tests.postgresql import PASSWORD, Cluster
from tests.standing import publish


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Archive.open(path, create=True) as made:
        publish(made, replace(an_issue(88), year=2024, numbers=(5, 6)))
    return path


def call(command: click.Command, *words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_a_copy_is_made_checked_and_asked(archive: Path, cluster: Cluster, tmp_path: Path) -> None:
    address, own = cluster.emptied(), ("--archive", str(archive))
    assert ": 1 issue copied, 0 taken out, 0 unchanged." in call(copy_command, address, *own).output
    again = json.loads(call(copy_command, address, *own, "--json").output)
    assert (again["copied"], again["unchanged"], again["refused"]) == (0, 1, [])
    assert call(copy_command, address, "--verify", *own).output.startswith("The copy is sound: 1 issue, 3 entries")
    alone = json.loads(call(copy_command, address, "--alone", "--json").output)
    assert (alone["whole"], alone["head"], alone["behind"]) == (True, again["head"], 0)
    table = tmp_path / "hits.csv"
    found = call(search_command, "古树", "--copy", address, "--json", "--csv", str(table))
    assert json.loads(found.output) == json.loads(call(search_command, "古树", *own, "--json").output) | {
        "hits": json.loads(found.output)["hits"]
    }
    assert len(table.read_text("utf-8-sig").splitlines()) == 1 + json.loads(found.output)["total"]
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE gazette_copy.document SET page = 9 WHERE id = 2")
    damaged = call(copy_command, address, "--verify", *own)
    assert "entry 2 of No. 88" in damaged.output
    assert isinstance(damaged.exception, DeskError)


def test_an_issue_of_a_copy_is_shown_as_that_of_the_archive(archive: Path, cluster: Cluster) -> None:
    address, own = cluster.emptied(), ("--archive", str(archive))
    call(copy_command, address, *own)
    copied = ("--copy", address)
    for words in (("88",), ("2024-6",), ("i1", "--entry", "2")):
        shown = call(show_command, *words, *own)
        assert call(show_command, *words, *copied).output == shown.output
        assert shown.exit_code == 0
    assert paged(call(show_command, "88", *copied, "--json")) == paged(call(show_command, "88", *own, "--json"))
    for words, code in (
        (("77",), "archive.no_issue"),
        (("88", "--entry", "9"), "cli.no_entry"),
        (("inbox",), "cli.copy_no_inbox"),
    ):
        error = call(show_command, *words, *copied).exception
        assert isinstance(error, GazetteError)
        assert error.code == code
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE gazette_copy.document SET content = '[]' WHERE id = 2")
    error = call(show_command, "88", *copied).exception
    assert isinstance(error, ArchiveError)
    assert error.code == "archive.copy_unreadable"


def paged(shown: Result) -> object:
    """What is shown as JSON, but for how many pages entries take up: a copy does not know that."""
    plain = json.loads(shown.output)
    for entry in (entry for section in plain["sections"] for entry in section["entries"]):
        del entry["page"], entry["pages"]
    return plain


def test_what_does_not_go_together_is_wrong_usage(archive: Path) -> None:
    for words in (("古树", "--copy", "host=x", "--save", "甲"), ("古树", "--copy", "host=x", "--pdf-bundle", "x")):
        result = call(search_command, *words)
        assert (result.exit_code, "asks the copy alone" in result.output) == (2, True)
    assert call(copy_command, "host=x", "--anew", "--verify").exit_code == 2


def test_a_password_is_asked_for_where_somebody_is_there(
    archive: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = cluster.emptied()
    call(copy_command, address, "--archive", str(archive))
    with psycopg.connect(address) as connection:
        connection.execute(READERS.encode())
    reader = address.replace("gazette@", "reader@")
    unanswered = call(copy_command, reader, "--alone")
    assert isinstance(unanswered.exception, ArchiveError)
    assert unanswered.exception.code == "archive.copy_needs_password"
    monkeypatch.setattr("gazette.cli.read_copies.has_somebody", lambda: True)
    answered = CliRunner().invoke(copy_command, [reader, "--alone"], input=f"{PASSWORD}\n")
    assert "The copy is sound" in answered.output
    assert PASSWORD not in answered.output
