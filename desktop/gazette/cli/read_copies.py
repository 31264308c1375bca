"""``gazette copy``: the read copy of the archive in PostgreSQL, and how other commands open one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import archive_option, json_option, opened, print_json, progress
from gazette.errors import ArchiveError, DeskError
from gazette.wording import finding_sentence, sentence

if TYPE_CHECKING:
    from gazette.archive.read_copy import ReadCopy
    from gazette.desk.read_copies import CopyVerification, Updated


@click.command("copy")
@click.argument("address")
@click.option("--verify", is_flag=True, help="Only check the copy, against this archive. 只核对副本。")
@click.option(
    "--alone", is_flag=True, help="Check it by the chain that it holds, without an archive. 只凭副本自身核对。"
)
@click.option("--anew", is_flag=True, help="Empty it first, whatever archive it is of. 清空后重新复制。")
@archive_option
@json_option
def copy_command(address: str, archive: Path | None, **wishes: bool) -> None:
    """Bring the read copy in PostgreSQL up to date: published issues only. 更新 PostgreSQL 只读副本。

    ADDRESS is a URL (postgresql://USER@HOST/DATABASE) or service=NAME; keep the password in ~/.pgpass, else it is asked
    for. ADDRESS 是连接地址或 service=名称；口令放在 ~/.pgpass，没有就当场问。

    What is stopped goes on with the next run. 中途停下，下次接着来。
    """
    if wishes["anew"] and (wishes["verify"] or wishes["alone"]):
        raise click.UsageError(sentence("cli.usage_copy_anew", {}, language()))
    if wishes["alone"]:
        with opened_copy(address) as copy:
            _check(copy, None, as_json=wishes["as_json"])
        return
    with opened(archive) as desk:
        if wishes["verify"]:
            with opened_copy(address) as copy:
                _check(copy, desk.archive, as_json=wishes["as_json"])
            return
        from gazette.desk.read_copies import update_copy

        with opened_copy(address, writing=True) as copy, progress("copy") as bar:
            updated = update_copy(desk.archive, copy, anew=wishes["anew"], progress=bar)
    _tell(updated, copy.place, as_json=wishes["as_json"])


@contextmanager
def opened_copy(address: str, *, writing: bool = False) -> Iterator["ReadCopy"]:
    """The copy at an address; its password is asked for where nothing else has it and a person is there to answer."""
    from gazette.desk.read_copies import open_read_copy

    try:
        copy = open_read_copy(address, writing=writing)
    except ArchiveError as error:
        if error.code != "archive.copy_needs_password" or not has_somebody():
            raise
        asked = sentence("cli.copy_password", {"place": error.values["place"]}, language())
        copy = open_read_copy(address, click.prompt(asked, hide_input=True, err=True), writing=writing)
    with copy:
        yield copy


def has_somebody() -> bool:
    """Whether a person is there to answer."""
    return sys.stdin.isatty()


def _check(copy: "ReadCopy", archive: Any, *, as_json: bool) -> None:
    from gazette.desk.read_copies import verify_copy

    with progress("verify") as bar:
        found = verify_copy(copy, archive, progress=bar)
    if as_json:
        print_json(_to_plain(found))
    else:
        for finding in found.findings:
            click.echo(finding_sentence(finding, language()))
    if not found.is_whole:
        raise DeskError("desk.copy.harm", place=copy.place, count=len(found.findings))
    if not as_json:
        head = found.head or sentence("cli.verify_no_chain", {}, language())
        counts = {"issues": found.issues, "documents": found.documents, "links": found.links, "head": head}
        click.echo(sentence("cli.copy_sound", counts, language()))
        if found.behind:
            click.echo(sentence("cli.copy_behind", {"count": found.behind}, language()))


def _to_plain(found: "CopyVerification") -> dict[str, Any]:
    return {
        "whole": found.is_whole,
        "issues": found.issues,
        "documents": found.documents,
        "links": found.links,
        "head": found.head,
        "behind": found.behind,
        "findings": [finding_to_plain(finding) for finding in found.findings],
    }


def _tell(updated: "Updated", place: str, *, as_json: bool) -> None:
    counts = {"copied": updated.copied, "removed": updated.removed, "unchanged": updated.unchanged}
    if as_json:
        print_json({**counts, "refused": list(updated.refused), "head": updated.head})
    else:
        click.echo(sentence("cli.copy_updated", {**counts, "place": place}, language()))
    if updated.refused:
        raise DeskError("desk.copy_refused", count=len(updated.refused), issues=", ".join(updated.refused))
