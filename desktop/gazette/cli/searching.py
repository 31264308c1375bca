"""``gazette search``: which documents say it, and where."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Any

import click

from gazette.archive import Narrowing, Order, QueryForm, SavedSearch, SearchHit, SearchResult, read_query, write_query
from gazette.cli.days import day_or_part
from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, inbox_name, json_option, opened, print_json, progress, tell
from gazette.cli.read_copies import opened_copy
from gazette.desk import Desk, ForgetSearch, SaveSearch
from gazette.desk.hit_bundle import Bundle
from gazette.desk.saved_searches import saved_search
from gazette.desk.search_results import write_hits
from gazette.desk.setting import typeset_issue
from gazette.model import issue_reference
from gazette.wording import sentence


def _text(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """The words of a shell as text: Linux allows bytes in them that are none."""
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def _words(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> str:
    """What was written behind the command, with or without quotation marks of the shell."""
    return " ".join(value).encode("utf-8", "replace").decode("utf-8")


class _Search(click.Command):
    """Takes ``-word`` for a word of the query: of options with one hyphen there is only ``-h``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = [option for option in self.params if isinstance(option, click.Option) and not option.is_flag]
        with_value = {name for option in options for name in option.opts}
        read: list[str] = []
        excluding: list[str] = []
        words = iter(args)
        for word in words:
            if word == "--":
                break
            if word.startswith("-") and not word.startswith("--") and word not in {"-", "-h"}:
                excluding.append(word)
                continue
            read.append(word)
            if word in with_value:
                read.extend(islice(words, 1))
        return super().parse_args(ctx, [*read, "--", *words, *excluding])


@click.command("search", cls=_Search)
@click.argument("query", callback=_words, nargs=-1)
@click.option("--saved", "name", metavar="NAME", callback=_text, help="Run a saved search. 用保存的检索。")
@click.option("--save", "save_as", metavar="NAME", callback=_text, help="Keep the search by name. 保存这个检索。")
@click.option("--list-saved", is_flag=True, help="List the saved searches. 列出保存的检索。")
@click.option("--forget-saved", "forgotten", metavar="NAME", callback=_text, help="Delete one. 删除保存的检索。")
@click.option("--from", "since", metavar="D", callback=day_or_part, help="Not before this day. 起始日期。")
@click.option("--to", "until", metavar="D", callback=day_or_part, help="Not after this day. 截止日期。")
@click.option("--section", metavar="S", callback=_text, help="In this section. 栏目。")
@click.option("--issuer", metavar="I", callback=_text, help="Of this issuer. 发文机关。")
@click.option("--variants", is_flag=True, help="Traditional and simplified characters are one. 繁简通查。")
@click.option("--by", "order", type=click.Choice(["relevance", "date"]), help="Order. 次序。")
@click.option("--csv", "table", type=FilePath(), metavar="FILE", help="Write all hits as a table. 全部结果写成 CSV。")
@click.option("--xlsx", "book", type=FilePath(), metavar="FILE", help="The same as a workbook. 写成 XLSX。")
@click.option(
    "--pdf-bundle",
    "bundle",
    type=FilePath(),
    metavar="PLACE",
    help="Write the pages of each hit as a PDF, into a folder or FILE.zip. 每件的版面写成 PDF。",
)
@click.option("--copy", "address", metavar="ADDRESS", help="Search a read copy (gazette copy). 查只读副本。")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most N hits. 最多 N 条。")
@archive_option
@json_option
def search_command(  # noqa: PLR0913, PLR0917 -- one argument an option
    query: str,
    name: str | None,
    save_as: str | None,
    list_saved: bool,
    forgotten: str | None,
    since: str | None,
    until: str | None,
    section: str | None,
    issuer: str | None,
    variants: bool,
    order: Order | None,
    table: Path | None,
    book: Path | None,
    bundle: Path | None,
    address: str | None,
    limit: int,
    archive: Path | None,
    as_json: bool,
) -> None:
    """Search titles, numbers and text. 检索。

    A document number may be written in any way (青政办字67, QZBZ [2019] No. 67, 2019 67号). 文号怎么写都行。

    Words that are parted by spaces must all be there; “…” marks a phrase, -word excludes, A OR B takes either, and
    title: number: issuer: leads: responsible: person: body: date:2019..2020 section: issue: kind: ask for more.
    几个词用空格分开，都要有；“…”照原样；-词 不要有；甲 OR 乙；
    标题: 文号: 机关: 牵头: 负责: 姓名: 正文: 日期: 栏目: 期: 文种:。
    With --saved a QUERY narrows down what the saved search finds. 与 --saved 同用时，再缩小范围。
    """
    if address is not None and (name or save_as or list_saved or forgotten is not None or bundle):
        raise click.UsageError(sentence("cli.usage_copy_search", {}, language()))
    if list_saved or forgotten is not None:
        with opened(archive) as desk:
            if forgotten is not None:
                desk.do(ForgetSearch(saved_search(desk.archive, forgotten).name))
                tell(sentence("cli.search_forgotten", {"name": forgotten}, language()))
            if list_saved:
                _list(desk.archive.saved_searches.all(), as_json=as_json)
        return
    if not (query.strip() or name):
        raise click.MissingParameter(param_hint="QUERY", param_type="argument")
    narrowing = Narrowing(since=since, until=until, section=section, issuer=issuer, variants=variants)
    if address is not None:
        with opened_copy(address) as copy:
            result = copy.search(query, narrowing, limit=limit, order=order or "relevance")
            for file in filter(None, (table, book)):
                write_hits(copy, query, narrowing, file, order=order or "relevance")
        _show(query, result, [file for file in (table, book) if file is not None], as_json=as_json)
        return
    with opened(archive) as desk:
        if name is not None:
            saved = saved_search(desk.archive, name)
            query = f"{saved.query} {query}".strip()
            narrowing = replace(narrowing, chosen=saved.chosen, variants=variants or saved.variants)
            order = order or saved.order
        order = order or "relevance"
        result = desk.search(query, narrowing, limit=limit, order=order)
        if _make_missing_pages(desk, result.hits):
            result = desk.search(query, narrowing, limit=limit, order=order)
        for file in filter(None, (table, book)):
            write_hits(desk, query, narrowing, file, order=order)
        written = None if bundle is None else _write_bundle(desk, query, narrowing, bundle, order)
        if save_as is not None:
            desk.do(SaveSearch(_as_saved(save_as, query, narrowing, order)))
            tell(sentence("cli.search_saved", {"name": save_as}, language()))
    if written is not None:
        tell(sentence("cli.bundle_written", {"count": written.written}, language()))
        for title in written.left:
            tell(sentence("cli.bundle_left", {"title": title}, language()))
    _show(query, result, [file for file in (table, book, bundle) if file is not None], as_json=as_json)


def _show(query: str, result: SearchResult, written: Sequence[Path], *, as_json: bool) -> None:
    """Print what was found, and what was written of it."""
    if as_json:
        facets = {
            name: [{"value": value.value, "count": value.count} for value in values]
            for name, values in result.facets.items()
        }
        hits = [_to_plain(hit) for hit in result.hits]
        near = [_to_plain(hit) for hit in result.near]
        meant = None if result.meant is None else {"number": result.meant.written, "count": result.meant.count}
        found = {"total": result.total, "hits": hits, "near": near, "facets": facets}
        print_json({**found, "hints": result.hints, "meant": meant})
        return
    click.echo(sentence("cli.found", {"total": result.total, "query": query}, language()))
    for hint in result.hints:
        click.echo(sentence(hint, {}, language()), err=True)
    if result.unread and read_query(query).asks_who_acts:
        click.echo(sentence("cli.search_unread", {"count": result.unread}, language()), err=True)
    for file in written:
        click.echo(sentence("cli.written", {"file": file}, language()))
    if result.meant is not None:
        values = {"number": result.meant.written, "count": result.meant.count}
        click.echo(sentence("cli.search_meant", values, language()), err=True)
    if result.near:
        click.echo(sentence("cli.near_numbers", {"count": len(result.near)}, language()))
    for hit in (*result.hits, *result.near):
        page = " " + sentence("cli.page", {"page": hit.page}, language()) if hit.page else ""
        place = f"{_issue_name(hit) or inbox_name()} #{hit.entry}{page}"
        click.echo(f"\n{hit.title}  {hit.number or ''}\n  {place}\n  {hit.snippet}")


def _write_bundle(desk: Desk, query: str, narrowing: Narrowing, place: Path, order: Order) -> Bundle:
    from gazette.desk.hit_bundle import write_bundle

    with progress(query) as bar:
        return write_bundle(desk, query, narrowing, place, order=order, progress=bar)


def _as_saved(name: str, query: str, narrowing: Narrowing, order: Order) -> SavedSearch:
    """The search with its options as fields of the query."""
    form = QueryForm(
        words=query,
        since=narrowing.since or "",
        until=narrowing.until or "",
        section=narrowing.section or "",
        issuer=narrowing.issuer or "",
    )
    chosen = {facet: tuple(values) for facet, values in narrowing.chosen.items()}
    written = write_query(form, language())
    return SavedSearch(name=name, query=written, chosen=chosen, variants=narrowing.variants, order=order)


def _list(searches: tuple[SavedSearch, ...], *, as_json: bool) -> None:
    if as_json:
        print_json({"saved": [asdict(search) for search in searches]})
        return
    for search in searches:
        chosen = [value for values in search.chosen.values() for value in values]
        click.echo("\t".join((search.name, search.query, *chosen)))
    tell(sentence("cli.saved_count", {"count": len(searches)}, language()))


def _make_missing_pages(desk: Desk, hits: tuple[SearchHit, ...]) -> bool:
    """Set the issues of hits whose pages are not known; whether there were any."""
    missing = {hit.issue_id for hit in hits if hit.issue_id is not None and hit.page is None and not hit.facsimile}
    for issue_id in missing:
        typeset_issue(desk, issue_id)
    return bool(missing)


def _issue_name(hit: SearchHit) -> str | None:
    return None if hit.issue_id is None else issue_reference(hit.issue_id, hit.serial)


def _to_plain(hit: SearchHit) -> dict[str, Any]:
    return {
        "issue": _issue_name(hit),
        "entry": hit.entry,
        "title": hit.title,
        "number": hit.number,
        "page": hit.page,
        "snippet": hit.snippet,
    }
