"""What the office has chosen for all its issues: what proofreading does not tell, who does what, pages of a sheet."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["proof_1", "proof_2", "proof_3", "sign_off"]
ROLES: tuple[Role, ...] = get_args(Role)
SHEETS = (1, 2, 4, 8, 16)
"""What the pages of an issue may have to be a multiple of; 1: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """``rules_off`` are names of ``proofreading.RULES``, ``roles`` who has a role, those that nobody has left out."""

    rules_off: tuple[str, ...] = ()
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = ()
    sheet: int = 4

    def names(self, role: Role) -> tuple[str, ...]:
        """Who has a role."""
        return dict(self.roles).get(role, ())

    @property
    def everybody(self) -> tuple[str, ...]:
        """All who have a role, each once."""
        return tuple(dict.fromkeys(name for _role, names in self.roles for name in names))


NO_CHOICES = Office()
