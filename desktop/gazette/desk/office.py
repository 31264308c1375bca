"""What the office chooses for all its issues: kept in the archive, each choice one undoable step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change
from gazette.errors import DeskError
from gazette.model import SHEETS, Office
from gazette.proofreading import RULES, SWITCHABLE


@dataclass(frozen=True, slots=True)
class SetOffice:
    """Keep these choices."""

    act: ClassVar[str] = "desk.act.office"
    office: Office

    def apply(self, archive: Archive) -> Change:
        """DeskError as ``checked_office``; the inverse keeps what was chosen before."""
        before, after = archive.books.office(), checked_office(self.office)
        if before == after:
            return NOTHING
        archive.books.set_office(after)
        return Change(inverse=SetOffice(before))


def checked_office(office: Office) -> Office:
    """The choices with names trimmed, rules in their order.

    DeskError ``desk.no_rule`` for a rule that there is not, ``desk.rule_guards`` for one that cannot be off,
    ``desk.no_sheet`` for a number of pages that no sheet has.
    """
    for name in office.rules_off:
        if all(rule.name != name for rule in RULES):
            raise DeskError("desk.no_rule", rule=name, known="、".join(rule.name for rule in RULES))
        if name not in SWITCHABLE:
            raise DeskError("desk.rule_guards", rule=name)
    if office.sheet not in SHEETS:
        raise DeskError("desk.no_sheet", pages=office.sheet, allowed="、".join(map(str, SHEETS)))
    roles = tuple((role, _names(names)) for role, names in office.roles)
    off = tuple(rule.name for rule in RULES if rule.name in office.rules_off)
    return replace(office, rules_off=off, roles=tuple((role, names) for role, names in roles if names))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
