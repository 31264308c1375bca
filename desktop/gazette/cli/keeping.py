"""``gazette verify`` and ``log``: whether the archive is what was written, and what was done with it."""

from pathlib import Path
from typing import Any

import click

from gazette.archive import LoggedAct
from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    echo_counted,
    json_option,
    local_time,
    opened,
    print_json,
    progress,
)
from gazette.desk.verifying import Verification, verify_archive
from gazette.errors import ArchiveError
from gazette.export import write_file
from gazette.export.csv_table import table_to_csv
from gazette.wording import SENTENCES, finding_sentence, sentence


@click.command("verify")
@click.option("--quick", is_flag=True, help="Leave out what can be made anew from the rest. 不查可以重做的部分。")
@archive_option
@json_option
def verify_command(archive: Path | None, *, quick: bool, as_json: bool) -> None:
    """Check every promise of the archive: each row, file and published issue. 逐行逐文件核对档案。"""
    with opened(archive) as desk, progress("verify") as bar:
        found = verify_archive(desk.archive, "quick" if quick else "whole", progress=bar)
        file = desk.archive.path
    if as_json:
        print_json(_to_plain(found))
    else:
        echo_counted(finding_sentence(finding, language()) for finding in found.findings)
    if not found.is_whole:
        raise ArchiveError("desk.verify.harm", file=str(file), count=len(found.findings), harmed=found.harmed)
    if not as_json:
        head = found.head or sentence("cli.verify_no_chain", {}, language())
        counts = {"issues": found.issues, "entries": found.entries, "inbox": found.inbox}
        chain = {"links": found.links, "head": head}
        click.echo(sentence("cli.verify_sound", counts | chain, language()))


def _to_plain(found: Verification) -> dict[str, Any]:
    return {
        "whole": found.is_whole,
        "issues": found.issues,
        "entries": found.entries,
        "inbox": found.inbox,
        "links": found.links,
        "head": found.head,
        "findings": [finding_to_plain(finding) for finding in found.findings],
    }


@click.command("log")
@click.option("--csv", "table", type=FilePath(), metavar="FILE", help="Write it as a table, with hashes. 写成表格。")
@archive_option
@json_option
def log_command(archive: Path | None, table: Path | None, *, as_json: bool) -> None:
    """List what was done with the archive, when and by whom. 列出操作日志：何时、何人、何事。"""
    with opened(archive) as desk:
        lines = desk.archive.act_log.lines()
    if table is not None:
        rows = [("id", "at", "who", "act", "about", "sha256", "said"), *(_row(line) for line in lines)]
        write_file(table, table_to_csv(rows))
        click.echo(sentence("cli.log_written", {"count": len(lines), "file": table}, language()))
    elif as_json:
        print_json({"lines": [_line_to_plain(line) for line in lines]})
    else:
        for line in lines:
            click.echo(f"{local_time(line.at)}  {line.who}  {_told(line)}")


def _told(line: LoggedAct) -> str:
    """The act and what it was done to, in words; of a line that is damaged, that it is."""
    about = line.facts
    if not about and line.about != "{}":
        return f"{_act(line.act)}  {sentence('cli.log_damaged', {'line': line.id}, language())}"
    issues, files = ["、".join(about.get(name, ())) for name in ("issues", "files")]
    titles, more = "".join(f"《{title}》" for title in about.get("called", ())), len(about.get("entries", ())) - 5
    parts = (
        _act(line.act),
        issues,
        titles + (f"+{more}" if more > 0 else ""),
        files,
        _act(about["of"]) if "of" in about else "",
    )
    return "  ".join(part for part in parts if part)


def _act(code: str) -> str:
    return sentence(code, {}, language()) if code in SENTENCES else code


def _row(line: LoggedAct) -> tuple[str, ...]:
    return str(line.id), line.at, line.who, line.act, line.about, line.sha256, _told(line)


def _line_to_plain(line: LoggedAct) -> dict[str, Any]:
    return {
        "id": line.id,
        "at": line.at,
        "who": line.who,
        "act": line.act,
        "about": line.facts,
        "sha256": line.sha256,
    }
