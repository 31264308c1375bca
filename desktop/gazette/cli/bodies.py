"""``gazette bodies``: who issues documents and who is responsible, with the names of one body as the office says."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from gazette.archive import Duty
from gazette.cli.citing import document_to_plain
from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, inbox_name, json_option, opened, print_json, read_texts, tell
from gazette.desk.bodies import (
    KnownBody,
    SetBodiesApart,
    SetBodyNames,
    body_named,
    known_bodies,
    pair_of,
    perhaps_one,
)
from gazette.desk.bodies_table import body_names_to_csv, read_body_names
from gazette.errors import DeskError
from gazette.export import write_file
from gazette.wording import sentence

_ROLES = {"leads": "cli.body_leads", "takes_part": "cli.body_takes_part"}


@click.command("bodies")
@click.option("--body", "name", metavar="NAME", help="What this one is responsible for. 负责哪些事。")
@click.option("--apart", nargs=2, metavar="NAME NAME", help="These are not one body. 这两个不是一个机构。")
@click.option("--import", "table", type=FilePath(), metavar="FILE", help="Take the names from a CSV. 用 CSV 换掉原表。")
@click.option("--export", "file", type=FilePath(), metavar="FILE", help="Write the names as CSV. 写成 CSV。")
@archive_option
@json_option
def bodies_command(
    name: str | None,
    apart: tuple[str, str] | None,
    table: Path | None,
    file: Path | None,
    archive: Path | None,
    *,
    as_json: bool,
) -> None:
    """List the bodies that issue documents or are responsible (牵头, 按职责分工负责), by all their names. 机构。

    The table of names is the office's: name, the body that it is of, since, until. Names that may be one body's are
    told as questions. 名称对照表：名称、机构、起、止；看着像一个机构的名称只作为疑问列出。
    """
    with opened(archive) as desk:
        read_texts(desk)
        if table is not None:
            desk.do(SetBodyNames(read_body_names(table)))
        names = desk.archive.books.body_names()
        bodies = known_bodies(desk.archive)
        if apart is not None:
            one, other = (_known(bodies, each).name for each in apart)
            desk.do(SetBodiesApart(frozenset({pair_of(one, other)}), seen=frozenset()))
            tell(sentence("cli.bodies_apart", {"name": one, "other": other}, language()))
        questions = perhaps_one(bodies, desk.archive.books.bodies_apart())
        body = None if name is None else _known(bodies, name)
        duties = desk.archive.known.duties(body.names) if body else ()
    if file is not None:
        write_file(file, body_names_to_csv(names), ending=".csv")
        tell(sentence("cli.written", {"file": file}, language()))
    if body is not None:
        _tell_duties(body, duties, as_json=as_json)
        return
    if as_json:
        plain = [_to_plain(one) for one in bodies]
        print_json({"bodies": plain, "perhaps_one": questions, "names": [asdict(one) for one in names]})
        return
    for each in bodies:
        _tell(each)
    for short, long in questions:
        click.echo(sentence("cli.bodies_perhaps_one", {"name": short, "other": long}, language()))


def _known(bodies: tuple[KnownBody, ...], name: str) -> KnownBody:
    body = body_named(bodies, name)
    if body is None:
        raise DeskError("cli.no_body", name=name)
    return body


def _tell(body: KnownBody) -> None:
    values = {"issues": body.issues, "leads": body.leads, "parts": body.takes_part}
    others = "、".join(name for name in body.names if name != body.name)
    click.echo("\t".join(filter(None, (body.name, sentence("cli.body", values, language()), others))))


def _tell_duties(body: KnownBody, duties: tuple[Duty, ...], *, as_json: bool) -> None:
    if as_json:
        told = [
            {"role": duty.role, "name": duty.name, "matter": duty.matter, "block": duty.place}
            | {"document": document_to_plain(duty.document)}
            for duty in duties
        ]
        print_json({**_to_plain(body), "responsible_for": told})
        return
    _tell(body)
    for duty in duties:
        place = f"{duty.document.issue or inbox_name()} #{duty.document.entry}"
        click.echo(f"{sentence(_ROLES[duty.role], {}, language())}\t{place}\t{duty.matter}")


def _to_plain(body: KnownBody) -> dict[str, Any]:
    return {
        "name": body.name,
        "issues": body.issues,
        "leads": body.leads,
        "takes_part": body.takes_part,
        "names": [asdict(use) for use in body.uses],
        "said": [asdict(one) for one in body.said],
    }
