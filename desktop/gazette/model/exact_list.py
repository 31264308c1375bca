"""The exact list (固定提法): names, posts and phrases of the office that must stand letter by letter."""

from dataclasses import dataclass
from typing import Literal, get_args

FormKind = Literal["phrase", "person"]
FORM_KINDS: tuple[FormKind, ...] = get_args(FormKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactForm:
    """A phrase, or a person with a post; ``since`` and ``until`` (ISO) are the first and last day that it holds.

    Persons come in the list as they do in print: their order is that of the list.
    """

    kind: FormKind
    form: str
    post: str | None = None
    since: str | None = None
    until: str | None = None
    note: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether it holds on a day (ISO); on an unknown one everything does."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
