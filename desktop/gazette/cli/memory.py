"""``gazette memory``: what was decided on findings, who, when and why; as text, JSON or a table."""

from pathlib import Path
from typing import Any

import click

from gazette.cli.language import language
from gazette.cli.options import FilePath, archive_option, json_option, opened, print_json, tell
from gazette.desk.decision_commands import EndDecision
from gazette.desk.memory_table import memory_csv, reason_words
from gazette.export import write_file
from gazette.model import Decision
from gazette.wording import DECISION_SCOPES, called, finding_sentence, sentence


@click.command("memory")
@click.option("--all", "with_ended", is_flag=True, help="Those that were ended, too. 连同已终止的。")
@click.option("--end", "ended", type=click.IntRange(min=1), metavar="N", help="End decision N. 终止第 N 条决定。")
@click.option("--csv", "table", type=FilePath(), metavar="FILE", help="Write them as a table. 写成表格。")
@archive_option
@json_option
def memory_command(
    with_ended: bool, ended: int | None, table: Path | None, archive: Path | None, as_json: bool
) -> None:
    """List what was decided on findings: number, how far, string, why, who, when. 列出校对记忆。"""
    with opened(archive) as desk:
        if ended is not None:
            desk.do(EndDecision(ended))
        known = desk.archive.decisions.all()
    shown = tuple(each for each in known if with_ended or each.ended is None)
    if table is not None:
        write_file(table, memory_csv(shown, language()), ending=".csv")
        tell(sentence("cli.written", {"file": table}, language()))
    if as_json:
        print_json([decision_to_plain(each) for each in shown])
        return
    if not shown:
        tell(sentence("cli.no_decisions", {}, language()))
    for each in shown:
        scope = called(DECISION_SCOPES, each.scope, language())
        what = each.place.text or finding_sentence(each.finding, language())
        cells = (each.id, scope, what, reason_words(each, language()), each.who or "–", each.at[:10], each.uses)
        click.echo("\t".join(map(str, cells)) + _end(each))


def decision_to_plain(decision: Decision) -> dict[str, Any]:
    """A decision as ``memory --json`` and ``check --json`` give it."""
    return {
        "id": decision.id,
        "rule": decision.place.rule,
        "scope": decision.scope,
        "text": decision.place.text,
        "entry": decision.place.entry,
        "issue": decision.place.issue,
        "reason": decision.reason,
        "note": decision.note,
        "who": decision.who,
        "at": decision.at,
        "uses": decision.uses,
        "ended": decision.ended,
        "ended_by": decision.ended_by,
    }


def _end(decision: Decision) -> str:
    values = {"day": (decision.ended or "")[:10], "who": decision.ended_by or "–"}
    return "\t" + sentence("cli.decision_ended", values, language()) if decision.ended else ""
