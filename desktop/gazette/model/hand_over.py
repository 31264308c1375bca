"""An entry handed to a colleague: what its file says of that, so that it is known again when it comes back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """``token`` names it; ``to`` whom and ``by`` whom, when (``at``, UTC), and which ``revision`` of the entry."""

    token: str
    to: str
    by: str
    at: str
    revision: int
