"""A decision on a finding that stays as it is: what it was on, how far it reaches, why, and who took it."""

from dataclasses import dataclass
from typing import Literal, get_args

from gazette.model.finding import Finding, Level
from gazette.model.text_parts import PartName

Scope = Literal["place", "entry", "issue", "everywhere"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""How far a decision reaches, the nearest first."""
Reason = Literal["as_original", "set_phrase", "name", "asked", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why a finding is ignored: so in the original, a set phrase, a name, the sender was asked, or as the note says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """By what a finding is known again after edits around it and after its document came in anew.

    ``text`` is the exact string, ``before`` and ``after`` are normalised characters around it, ``entry`` is the number
    or else the title of its entry (None: it speaks of the issue itself), ``issue`` what people call the issue (None:
    the inbox). ``part`` tells apart what has no string.
    """

    rule: str
    text: str
    part: PartName | Literal["date"] | None = None
    before: str = ""
    after: str = ""
    entry: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Ignore what has this fingerprint, as far as ``scope`` goes, until ``ended``.

    ``level`` and ``values`` are those of the finding when it was decided on. Times are UTC, ``uses`` counts the places
    that it answers.
    """

    place: Fingerprint
    scope: Scope
    reason: Reason
    note: str | None = None
    level: Level = "hint"
    values: tuple[tuple[str, str], ...] = ()
    who: str = ""
    at: str = ""
    ended: str | None = None
    ended_by: str | None = None
    uses: int = 0
    id: int = 0

    @property
    def finding(self) -> Finding:
        """The finding as it was, for its sentence."""
        return Finding(rule=self.place.rule, level=self.level, text=self.place.text, values=self.values)
