"""``gazette proof``, ``press`` and ``publish`` take an issue to its end, and refuse what cannot be."""

import contextlib
import json
import sqlite3
from datetime import datetime
from pathlib import Path

import click
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from gazette.cli.last_steps import press_command, proof_command, publish_command
from gazette.desk import Desk, SetEntryField
from gazette.desk.self_test import sample_issue
from gazette.errors import DeskError


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "en")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def call(command: click.Command, archive: Path, *words: str) -> Result:
    return CliRunner().invoke(command, ["218", "--archive", str(archive), *words])


def test_proofs_are_numbered_and_their_pages_say_so(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "proof.pdf"
    first = json.loads(call(proof_command, archive, "--who", "李编辑", "--json").output)
    assert (first["round"], first["who"], first["readings"]) == (1, "李编辑", [])
    with Desk.open(archive) as desk:
        desk.do(SetEntryField(desk.issue("218").entries[0].id, "title_zh", "改过"))
    page = tmp_path / "redline.html"
    result = call(proof_command, archive, "--pdf", str(file), "--who", "李编辑", "--redline", str(page))
    assert "改过" in page.read_text("utf-8")
    assert "<ins" in page.read_text("utf-8")
    assert "proof 2" in result.output
    with pypdfium2.PdfDocument(file) as document:
        heads = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    assert heads
    assert all("校样二校20" in head and "修订" in head for head in heads)
    read = json.loads(call(proof_command, archive, "--read-by", "王主任", "--day", "2024-08-10", "--json").output)
    assert read["readings"] == [{"who": "王主任", "day": "2024-08-10", "remark": None}]
    told = call(proof_command, archive, "--read-by", "赵校对", "--day", "2024年8月1日").output
    made = datetime.fromisoformat(read["made"]).astimezone()
    assert f"proof 2: {made:%Y-%m-%d %H:%M}, revision" in told, "the time of the clock on the wall"
    assert "2024-08-01" in told
    refused = call(proof_command, archive, "--read-by", "王主任", "--round", "5")
    assert isinstance(refused.exception, DeskError)
    assert refused.exception.code == "desk.no_round"


def test_from_press_to_publishing(archive: Path, tmp_path: Path) -> None:
    stopped = call(press_command, archive, "--who", "王主任")
    assert isinstance(stopped.exception, DeskError)
    assert stopped.exception.code.startswith("desk.open_")
    early = call(publish_command, archive, "--confirm", "218")
    assert isinstance(early.exception, DeskError)
    assert early.exception.code == "desk.not_at_press"
    scan = tmp_path / "付印单.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    pressed = call(press_command, archive, "--who", "王主任", "--scan", str(scan), "--reason", "样刊")
    assert pressed.exit_code == 0, pressed.output
    assert "open to changes" in call(press_command, archive, "--reopen", "撤一份").output
    again = call(press_command, archive, "--who", "王主任", "--reason", "样刊")
    assert again.exit_code == 0
    unsure = call(publish_command, archive)
    assert unsure.exit_code == 2
    assert "--confirm 218" in unsure.output
    published = call(publish_command, archive, "--confirm", "218", "--who", "王主任", "--json")
    assert published.exit_code == 0, published.output
    files = json.loads(published.output)["files"]
    assert [file["form"] for file in files] == ["pdf", "pdfa", "xml"]
    verified = call(publish_command, archive, "--verify")
    assert verified.exit_code == 0
    assert verified.output.count("as it was published") == 4
    with contextlib.closing(sqlite3.connect(archive)) as other:
        other.execute("UPDATE entry SET title_zh = title_zh || '。' WHERE id = (SELECT min(id) FROM entry)")
        other.commit()
    damaged = call(publish_command, archive, "--verify")
    assert "The text of issue 218, entry 1: NOT as it was published!" in damaged.output
    assert isinstance(damaged.exception, DeskError)
