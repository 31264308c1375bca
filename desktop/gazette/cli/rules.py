"""``gazette rules``: the rules of proofreading, which of them are off, and switching them."""

from dataclasses import replace
from pathlib import Path

import click

from gazette.cli.language import language
from gazette.cli.options import archive_option, json_option, opened, print_json, tell
from gazette.desk import Desk
from gazette.desk.office import SetOffice
from gazette.proofreading import RULES
from gazette.wording import RULE_NAMES, called, finding_sentence, sentence


@click.command("rules")
@click.option("--off", multiple=True, metavar="RULE", help="Tell nothing of this rule any more. 停用这条规则。")
@click.option("--on", multiple=True, metavar="RULE", help="Tell of it again. 重新启用。")
@archive_option
@json_option
def rules_command(off: tuple[str, ...], on: tuple[str, ...], archive: Path | None, as_json: bool) -> None:
    """List the rules of proofreading with an example each, and switch them off for all issues. 校对规则。

    Rules that keep from print what must not be printed are never off. 把关付印的规则不能停用。
    """
    with opened(archive) as desk:
        office = desk.archive.books.office()
        if off or on:
            kept = tuple(name for name in (*office.rules_off, *off) if name not in on)
            desk.do(SetOffice(replace(office, rules_off=kept)))
            office = desk.archive.books.office()
        if as_json:
            print_json({"rules": [_rule_to_plain(rule.name, rule.guards, office.rules_off) for rule in RULES]})
            return
        for rule in RULES:
            mark = "–" if rule.name in office.rules_off else "!" if rule.guards else "✓"
            example = finding_sentence(rule.example, language())
            click.echo(f"{mark} {rule.name:<17}\t{called(RULE_NAMES, rule.name, language())}\t{example}")
        tell_rules_off(desk)


def _rule_to_plain(name: str, guards: bool, off: tuple[str, ...]) -> dict[str, object]:
    zh, en = RULE_NAMES[name]
    return {"rule": name, "name_zh": zh, "name_en": en, "off": name in off, "guards": guards}


def tell_rules_off(desk: Desk) -> None:
    """Say which rules are off, so that nobody takes their silence for praise."""
    off = desk.archive.books.office().rules_off
    if off:
        names = "、".join(called(RULE_NAMES, name, language()) for name in off)
        tell(sentence("cli.rules_off", {"count": len(off), "names": names}, language()))
