"""Names of a body over time (市发展改革委, 市发展和改革委员会), as the office says that they are one body's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName:
    """A name as texts write it, the ``body`` that it is listed under, and since when and until when (ISO), if known."""

    name: str
    body: str
    since: str | None = None
    until: str | None = None
