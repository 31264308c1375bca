"""A file out of a drop folder on its way in: where it lay, its bytes, and where what it holds is to go."""

from dataclasses import dataclass, field
from pathlib import Path

from gazette.archive import Archive, Reason, Verdict, as_kept
from gazette.errors import ArchiveError


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """``name`` is the file's path below ``folder``; ``content`` was read once, so what was seen whole is what is kept.

    ``section`` is where its documents belong: ``filed`` puts them there, else they wait in the inbox with it proposed.
    """

    folder: Path
    name: str
    content: bytes = field(repr=False)
    section: int | None = None
    filed: bool = False

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.folder / self.name


def place_of(archive: Archive, delivery: Delivery) -> int | None:
    """The section in which its documents are filed; None: the inbox, also where that section is gone or closed."""
    section = _section(archive, delivery)
    if section is None or not delivery.filed:
        return None
    return section if archive.issue_state(archive.section(section).issue_id) == "editing" else None


def note_arrival(
    archive: Archive, delivery: Delivery, verdict: Verdict, source_id: int | None, reason: Reason | None = None
) -> None:
    """Note what became of it; the next file from its place is then known as a version of this one."""
    archive.deliveries.add_arrival(
        folder=str(delivery.folder),
        path=delivery.name,
        verdict=verdict,
        source_id=source_id,
        section_id=_section(archive, delivery),
        reason=reason,
    )


def version_before(archive: Archive, delivery: Delivery, sha256: str) -> int | None:
    """The id of the file that lay at its place before; None where there was none, or it is this one again."""
    before = archive.deliveries.source_before(as_kept(delivery.folder), delivery.name)
    return None if before is None or before.sha256 == sha256 else before.id


def _section(archive: Archive, delivery: Delivery) -> int | None:
    if delivery.section is None:
        return None
    try:
        archive.section(delivery.section)
    except ArchiveError as error:
        if error.code != "archive.no_section":
            raise
        return None
    return delivery.section
