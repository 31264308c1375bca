"""``gazette import`` of spreadsheets and zip files: roles of columns, a line for each file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazette.cli.bringing_in import import_command
from gazette.desk import Desk
from tests.desk.test_bringing_in import TEXT
from tests.ingest.sheets.workbooks import NAMES, workbook
from tests.ingest.test_passwords import PASSWORD, locked
from tests.ingest.test_zip_files import zipped


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    Desk.open(tmp_path / "own.gazette", create=True).close()
    return tmp_path / "own.gazette"


def bring(archive: Path, *words: object) -> Result:
    return CliRunner().invoke(import_command, [*map(str, words), "--archive", str(archive)], catch_exceptions=False)


@pytest.mark.parametrize("roles", ["left_out,cell,cell,cell", "不读入，表格列，表格列，表格列"])
def test_columns_are_what_a_person_says(archive: Path, tmp_path: Path, roles: str) -> None:
    (tmp_path / "名单.xlsx").write_bytes(workbook(NAMES))
    done = bring(archive, tmp_path / "名单.xlsx", "--json", "--columns", roles)
    (file,) = json.loads(done.stdout)["files"]
    (columns,) = file["columns"]
    assert (columns["makes"], columns["roles"]) == ("table", ["left_out", "cell", "cell", "cell"])


def test_a_role_that_there_is_not_and_another_number_of_columns_are_said(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").write_bytes(workbook(NAMES))
    assert bring(archive, tmp_path / "名单.xlsx", "--columns", "name,phone").exit_code == 2
    done = bring(archive, tmp_path / "名单.xlsx", "--columns", "name,post")
    assert done.exit_code == 1
    assert "名单.xlsx" in done.stderr


def test_each_file_of_a_zip_has_a_line_and_one_that_fails_is_told(archive: Path, tmp_path: Path) -> None:
    source = zipped(("通知.txt", TEXT.encode()), ("名单.xlsx", workbook(NAMES)), ("乱.txt", bytes(range(256)) * 40))
    (tmp_path / "附件.zip").write_bytes(source)
    done = bring(archive, tmp_path / "附件.zip", "--report")
    assert done.exit_code == 1
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert [line.split("：")[0].split(":")[0] for line in lines] == ["通知.txt", "名单.xlsx"]
    assert "乱.txt" in done.stderr
    again = bring(archive, tmp_path / "附件.zip", "--json")
    files = json.loads(again.stdout)["files"]
    assert [(Path(file["file"]).name, file["already"]) for file in files] == [("通知.txt", True), ("名单.xlsx", True)]


def test_a_password_opens_a_file(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").write_bytes(locked(workbook(NAMES)))
    refused = bring(archive, tmp_path / "名单.xlsx")
    assert refused.exit_code == 1
    assert "--password" in refused.stderr
    assert bring(archive, tmp_path / "名单.xlsx", "--password", PASSWORD).exit_code == 0
