"""``gazette exact-list``: the names, posts and phrases of the office that must stand letter by letter."""

from dataclasses import asdict
from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, json_option, opened, print_json, tell
from gazette.desk.exact_list import SetExactList
from gazette.desk.exact_list_table import exact_list_to_csv, read_exact_list
from gazette.export import write_file
from gazette.wording import sentence


@click.command("exact-list")
@click.option("--import", "table", type=FilePath(), metavar="FILE", help="Take the list from a CSV. 用 CSV 换掉原表。")
@click.option("--export", "file", type=FilePath(), metavar="FILE", help="Write the list as CSV. 写成 CSV。")
@archive_option
@json_option
def exact_list_command(table: Path | None, file: Path | None, archive: Path | None, as_json: bool) -> None:
    """Show the exact list, or take it from a table: kind, form, post, since, until, remark. 固定提法。

    A near miss of a form, another post of a person, a form out of its time and persons out of order are doubts of
    check. 校对时：差一点的、职务不符的、过时的、次序不同的，都是疑问。
    """
    with opened(archive) as desk:
        if table is not None:
            desk.do(SetExactList(read_exact_list(table)))
        forms = desk.archive.books.exact_list()
    if file is not None:
        write_file(file, exact_list_to_csv(forms), ending=".csv")
        tell(sentence("cli.written", {"file": file}, language()))
    if as_json:
        print_json({"forms": [asdict(form) for form in forms]})
        return
    for form in forms:
        term = "–".join((form.since or "", form.until or "")) if form.since or form.until else ""
        click.echo("\t".join(filter(None, (form.post, form.form, term, form.note))))
    tell(sentence("cli.exact_kept", {"count": len(forms)}, language()))
