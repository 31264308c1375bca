"""``gazette cited-by``: what a document names, which documents name it, and what they do to it."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from gazette.archive import Cited, Citing, KnownDocument
from gazette.cli.language import language
from gazette.cli.options import (
    archive_option,
    inbox_name,
    issue_named,
    issue_told,
    json_option,
    opened,
    print_json,
    read_texts,
)
from gazette.desk.citing import DocumentCitations, NamedCitations, citations_of, citations_of_name
from gazette.errors import DeskError
from gazette.wording import sentence

_RELATIONS = {
    "cites": "cli.relation_cites",
    "repeals": "cli.relation_repeals",
    "amends": "cli.relation_amends",
    "corrects": "cli.relation_corrects",
}


@click.command("cited-by")
@click.argument("issue", metavar="ISSUE|NAME", callback=issue_named)
@click.option("--entry", "number", type=click.IntRange(min=1), metavar="N", help="Entry N of ISSUE. 一期的第 N 条。")
@archive_option
@json_option
def cited_by_command(issue: str, number: int | None, archive: Path | None, as_json: bool) -> None:
    """Tell what a document cites, and which documents cite it. 引用了哪些文件，被哪些文件引用。

    It is entry N of ISSUE (or inbox), or it is named by its number, in any writing, or its title; what the archive has
    not is found by who cites it. 文件由期号和 --entry 指明，或者写文号、题名；档案里没有的，列出引用它的文件。
    What repeals, amends or corrects it is told apart; a title that several documents have is told with all of them.
    废止、修改、更正分别标明；几个文件同名时都列出来。
    """
    with opened(archive) as desk:
        if number is None:
            read_texts(desk)
            named = citations_of_name(desk, issue)
        else:
            entries = desk.inbox() if issue == "inbox" else desk.issue(issue).entries
            if number > len(entries):
                raise DeskError("cli.no_entry", entry=number, issue=issue_told(issue), count=len(entries))
            read_texts(desk)
            named = NamedCitations((citations_of(desk, entries[number - 1].id),), ())
    if as_json and number is not None:
        print_json(_to_plain(named.documents[0]))
        return
    if as_json:
        documents, citing = map(_to_plain, named.documents), map(_citing_to_plain, named.cited_by)
        print_json({"name": issue, "documents": list(documents), "cited_by": list(citing)})
        return
    for found in named.documents:
        _tell(found)
    if not named.documents:
        click.echo(f"{issue}  {sentence('cli.not_in_archive', {}, language())}")
        _tell_cited_by(named.cited_by)


def _tell(found: DocumentCitations) -> None:
    click.echo(f"{_name(found.document)}  {_place(found.document, found.document.page)}")
    if found.document.validity:
        click.echo("  " + sentence("cli.validity", {"validity": found.document.validity}, language()))
    for one in found.no_longer:
        code = "cli.repealed_by" if one.relation == "repeals" else "cli.amended_by"
        click.echo("  " + sentence(code, {"document": _name(one.document)}, language()))
    click.echo(sentence("cli.cites" if found.cites else "cli.cites_nothing", {"count": len(found.cites)}, language()))
    for cited in found.cites:
        _tell_cited(cited)
    _tell_cited_by(found.cited_by)


def _tell_cited_by(cited_by: Sequence[Citing]) -> None:
    click.echo(sentence("cli.cited_by" if cited_by else "cli.cited_by_nothing", {"count": len(cited_by)}, language()))
    for citing in cited_by:
        _tell_citing(citing)


def _tell_cited(cited: Cited) -> None:
    title = f"《{cited.title}》" if cited.title else ""
    click.echo(f"  {_said(cited.relation)}\t{title}{cited.number or ''}")
    if not cited.documents:
        click.echo("    " + sentence("cli.not_in_archive", {}, language()))
    elif len(cited.documents) > 1:
        click.echo("    " + sentence("cli.one_of_several", {"count": len(cited.documents)}, language()))
    for document in cited.documents:
        click.echo(f"    → {_name(document)}  {_place(document, document.page)}")


def _tell_citing(citing: Citing) -> None:
    click.echo(f"  {_said(citing.relation)}\t{_name(citing.document)}  {_place(citing.document, citing.page)}")
    if citing.others:
        click.echo("    " + sentence("cli.or_another", {"count": len(citing.others)}, language()))
        for document in citing.others:
            click.echo(f"    ? {_name(document)}  {_place(document, document.page)}")


def _said(relation: str) -> str:
    return sentence(_RELATIONS[relation], {}, language())


def _name(document: KnownDocument) -> str:
    return " ".join(document.title.split()) + (f"（{document.number}）" if document.number else "")


def _place(document: KnownDocument, page: int | None) -> str:
    printed = " " + sentence("cli.page", {"page": page}, language()) if page else ""
    return f"{document.issue or inbox_name()} #{document.entry}{printed}"


def _to_plain(found: DocumentCitations) -> dict[str, Any]:
    return {
        **document_to_plain(found.document),
        "validity": found.document.validity,
        "repealed_by": [_citing_to_plain(one) for one in found.no_longer if one.relation == "repeals"],
        "amended_by": [_citing_to_plain(one) for one in found.no_longer if one.relation == "amends"],
        "cites": [
            {
                "title": one.title,
                "number": one.number,
                "relation": one.relation,
                "documents": [document_to_plain(document) for document in one.documents],
            }
            for one in found.cites
        ],
        "cited_by": [_citing_to_plain(one) for one in found.cited_by],
    }


def _citing_to_plain(one: Citing) -> dict[str, Any]:
    others = [document_to_plain(document) for document in one.others]
    return {"relation": one.relation, **document_to_plain(one.document), "page": one.page, "others": others}


def document_to_plain(document: KnownDocument) -> dict[str, Any]:
    """A document and where it stands, as commands tell it."""
    names = ("issue", "entry", "title", "number", "date", "page")
    return {name: value for name, value in asdict(document).items() if name in names}
