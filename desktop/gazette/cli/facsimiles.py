"""``gazette facsimile``: back issues kept as they were printed, one by one or by a table."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from gazette.cli.finding_shape import finding_to_plain
from gazette.cli.language import language
from gazette.cli.options import (
    FilePath,
    archive_option,
    archive_path,
    is_there,
    json_option,
    opened,
    print_json,
    progress,
    tell,
)
from gazette.desk import Desk
from gazette.desk.facsimile_checking import facsimile_findings
from gazette.desk.facsimile_facts import BackIssue, reference_of, sections_of
from gazette.desk.facsimile_files import files_of
from gazette.desk.facsimile_table import RowOutcome, bring_rows, read_contents, read_table, rows_of_issue
from gazette.desk.facsimiles import KeptIssue, bring_back_issue
from gazette.ingest.back_issue_lists import ListedEntry, Unread
from gazette.model import Entry, Facsimile, PageNumbering, entry_to_plain
from gazette.reading import read_date
from gazette.wording import error_sentence, sentence

_MOST_NAMED = 12


def _date(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    date = read_date(given) if given else None
    if given and date is None:
        raise click.BadParameter("2019-12-08")
    return date


@click.command("facsimile")
@click.argument("files", nargs=-1, type=FilePath(), metavar="[FILE]...")
@click.option(
    "--table", type=FilePath(), metavar="TABLE", help="Many issues, one in a row (.xlsx, .csv). 每行一期的表格。"
)
@click.option("--serial", type=click.IntRange(1), help="Its serial. 总期号。")
@click.option("--year", type=click.IntRange(1900, 2999), help="Its year. 年份。")
@click.option(
    "--number",
    "numbers",
    type=click.IntRange(1, 999),
    multiple=True,
    help="Its number; twice for a double issue. 期号。",
)
@click.option("--date", callback=_date, metavar="DAY", help="When it was published. 出版日期。")
@click.option(
    "--first-sheet", type=click.IntRange(1), help="Which page of the file has the first page number. 首页所在面。"
)
@click.option("--first-number", type=click.IntRange(0), help="Which number that is; 1 as a rule. 首页页码。")
@click.option("--last-sheet", type=click.IntRange(1), help="Which page of the file has the last number. 末页所在面。")
@click.option("--contents", type=FilePath(), metavar="LIST", help="Its contents list (.xlsx, .csv). 目录表。")
@click.option("--password", metavar="PASSWORD", help="Open a PDF that has a password. 打开有密码的 PDF。")
@click.option("--dry-run", is_flag=True, help="Only say what would become of it. 只看结果，不改动。")
@archive_option
@json_option
@click.pass_context
def facsimile_command(
    context: click.Context,
    /,
    files: tuple[Path, ...],
    table: Path | None,
    contents: Path | None,
    archive: Path | None,
    **said: Any,
) -> None:
    """Keep a back issue as it is: one PDF, scans in their order, or a folder of them. 把旧刊照原样保存为影印期。

    What is not said is taken from the file where its text shows it, the contents list too. Brought in again, an issue
    stays as it is, and a corrected list is taken. A table has the columns file, serial, year, numbers, date, first
    number, first sheet, last sheet, contents (文件 总期号 年份 期号 日期 首页页码 首页所在面 末页所在面 目录); another
    sheet of the workbook may hold the entries of all issues: serial, section, title, title_en, number, date, page
    (总期号 栏目 标题 英文标题 文号 日期 页码). A row that cannot be kept is told, and the others go on.
    """
    dry, as_json = said.pop("dry_run"), said.pop("as_json")
    single = contents is not None or bool(files) or any(value for value in said.values())
    if table is None and not files:
        raise click.UsageError(sentence("cli.usage_facsimile_files", {}, language()))
    if table is not None and single:
        raise click.UsageError(sentence("cli.usage_facsimile_table", {}, language()))
    told = _Told(dry=dry, as_json=as_json)
    with TemporaryDirectory() as aside:
        # What is only to be looked at makes no archive.
        place = Path(aside) / "none.gazette" if dry and not is_there(archive_path(archive)) else archive
        if table is not None:
            rows = read_table(table)
            with _desk(place, aside) as desk, progress(table.name) as bar:
                for done, outcome in enumerate(bring_rows(desk, rows, dry=dry), 1):
                    told.row(desk, table, outcome)
                    if bar:
                        bar(done, len(rows.issues))
            told.strays(table, rows.strays)
            told.total(len(rows.issues))
        else:
            wanted, unread = _wanted(files, contents, said)
            with _desk(place, aside) as desk:
                told.issue(desk, files[0].name, bring_back_issue(desk, wanted, dry=dry), unread)
    if as_json:
        print_json({"issues": told.plain, **told.unused})
    if told.failed:
        context.exit(1)


def _desk(place: Path | None, aside: str) -> Any:
    if place is not None and place.parent == Path(aside):
        return Desk.open(place, create=True)
    return opened(place, create=True)


def _wanted(
    files: tuple[Path, ...], contents: Path | None, said: dict[str, Any]
) -> tuple[BackIssue, tuple[Unread, ...]]:
    listed = read_contents(contents) if contents else None
    sheet, number, last = (said[f"{name}"] for name in ("first_sheet", "first_number", "last_sheet"))
    numbering = None
    if any(each is not None for each in (sheet, number, last)):
        numbering = PageNumbering(sheet=sheet or 1, number=1 if number is None else number, last_sheet=last)
    own = listed
    if listed is not None and said["serial"] is not None:
        own = rows_of_issue(listed, said["serial"])
    wanted = BackIssue(
        files=tuple(each for file in files for each in files_of(file)),
        serial=said["serial"],
        year=said["year"],
        numbers=said["numbers"],
        date=said["date"],
        numbering=numbering,
        sections=None if own is None else sections_of(own.entries),
        password=said["password"],
    )
    return wanted, () if listed is None else listed.unread


class _Told:
    """What became of issues, told line by line or gathered for JSON."""

    def __init__(self, *, dry: bool, as_json: bool) -> None:
        self.dry, self.as_json = dry, as_json
        self.plain: list[dict[str, Any]] = []
        self.unused: dict[str, Any] = {}
        self.counts: Counter[str] = Counter()

    @property
    def failed(self) -> bool:
        return self.counts["failed"] > 0

    def row(self, desk: Desk, table: Path, outcome: RowOutcome) -> None:
        """Tell of a row of a table."""
        file = outcome.file.splitlines()[0]
        if outcome.kept is not None:
            self.issue(desk, file, outcome.kept, outcome.unread, row=outcome.row)
            return
        assert outcome.error is not None
        self.counts["failed"] += 1
        reason = error_sentence(outcome.error, language())
        if self.as_json:
            self.plain.append({"row": outcome.row, "file": outcome.file, "became": "failed", "error": reason})
        else:
            values = {"table": table.name, "row": outcome.row, "file": file, "reason": reason}
            tell(f"error: {sentence('cli.facsimile_row_failed', values, language())}")

    def issue(self, desk: Desk, file: str, kept: KeptIssue, unread: tuple[Unread, ...], row: int | None = None) -> None:
        """Tell of an issue that was kept, or would be."""
        self.counts[kept.became] += 1
        if self.as_json:
            self.plain.append(_to_plain(desk, file, kept, unread, row))
            return
        click.echo(self._line(file, kept))
        if kept.proposed:
            tell(sentence("cli.facsimile_proposed", {"file": file}, language()))
        for cell in unread:
            tell(f"{file}: {sentence('cli.facsimile_unread', _cell(cell), language())}")

    def strays(self, table: Path, strays: Sequence[ListedEntry]) -> None:
        """Tell of entries that are of no issue of a table."""
        titles = [each.entry.title_zh or each.entry.title_en or "" for each in strays]
        self.unused = {"strays": [{"serial": each.serial, "title_zh": each.entry.title_zh} for each in strays]}
        if titles and not self.as_json:
            shown = "、".join(titles[:_MOST_NAMED]) + ("……" if len(titles) > _MOST_NAMED else "")
            values = {"table": table.name, "count": len(titles), "titles": shown}
            tell(sentence("cli.facsimile_strays", values, language()))

    def total(self, rows: int) -> None:
        """Tell how many rows became what."""
        if not self.as_json:
            names = ("taken", "changed", "already", "failed")
            values = {"rows": rows, **{name: self.counts[name] for name in names}}
            click.echo(sentence("cli.facsimile_total", values, language()))

    def _line(self, file: str, kept: KeptIssue) -> str:
        issue, facsimile = kept.issue, kept.issue.facsimile
        assert facsimile is not None
        code = {
            "taken": "cli.facsimile_would" if self.dry else "cli.facsimile_taken",
            "changed": "cli.facsimile_would_change" if self.dry else "cli.facsimile_changed",
            "already": "cli.facsimile_already",
        }[kept.became]
        values = {
            "file": file,
            "issue": reference_of(issue),
            "sheets": len(facsimile.pages),
            "entries": len(issue.entries),
            "text": _text(facsimile),
        }
        return sentence(code, values, language())


def _text(facsimile: Facsimile) -> str:
    bare = facsimile.without_text
    if not bare or len(bare) == len(facsimile.pages):
        return sentence("cli.facsimile_no_text" if bare else "cli.facsimile_all_text", {}, language())
    pages = "、".join(map(str, bare[:_MOST_NAMED])) + ("……" if len(bare) > _MOST_NAMED else "")
    return sentence("cli.facsimile_some_text", {"count": len(bare), "pages": pages}, language())


def _cell(cell: Unread) -> dict[str, object]:
    sheet = f"{cell.sheet} " if cell.sheet else ""
    return {"sheet": sheet, "row": cell.row, "column": cell.column, "text": cell.text}


def _to_plain(desk: Desk, file: str, kept: KeptIssue, unread: tuple[Unread, ...], row: int | None) -> dict[str, Any]:
    issue, facsimile = kept.issue, kept.issue.facsimile
    assert facsimile is not None
    return {
        "row": row,
        "file": file,
        "became": kept.became,
        "issue": reference_of(issue),
        "serial": issue.serial,
        "year": issue.year,
        "numbers": list(issue.numbers),
        "date": issue.date,
        "sheets": len(facsimile.pages),
        "without_text": list(facsimile.without_text),
        "contents_proposed": kept.proposed,
        "entries": list(map(_entry_to_plain, issue.entries)),
        "unread": [{"row": cell.row, "column": cell.column, "text": cell.text} for cell in unread],
        "findings": [
            finding_to_plain(finding) for finding in (*kept.findings, *facsimile_findings(desk.archive, issue))
        ],
    }


def _entry_to_plain(entry: Entry) -> dict[str, Any]:
    plain = entry_to_plain(entry)
    names = ("title_zh", "title_en", "number_zh", "date", "issuers", "printed_page")
    return {name: plain[name] for name in names}
