"""How a long act tells how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (parts done, parts in all); may raise to cancel."""
