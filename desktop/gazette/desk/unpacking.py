"""The files of a zip, each kept as it came before it is read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gazette.archive import Archive, Way
from gazette.desk.delivery import Delivery
from gazette.errors import GazetteError, IngestError
from gazette.ingest import beside_page, has_text, may_have_beside, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpackedMember:
    """A file of a zip under its path there; ``sha256`` where it is kept, ``error`` where it cannot be read.

    ``delivery``: as which it comes in where the zip came out of a drop folder. ``beside``: the pictures that lie beside
    a web page there, by their paths from its folder.
    """

    file: Path
    sha256: str | None = None
    error: GazetteError | None = None
    delivery: Delivery | None = None
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A zip that was kept, and each file in it: kept too and to be received by its SHA-256, or why not."""

    file: Path
    sha256: str
    members: tuple[UnpackedMember, ...]


def keep_members(archive: Archive, file: Path, content: bytes, sha256: str, way: Way) -> Unpacked:
    """Keep each file of a zip that was kept itself; IngestError where it cannot be unpacked at all."""
    members = unpacked(content, str(file))
    kept: list[UnpackedMember] = []
    with archive.transaction():
        for member in members:
            path, error = file / member.name, member.error
            if error is None and not has_text(member.content):
                error = IngestError("ingest.empty", file=str(path))
            digest = None if error else hashlib.sha256(member.content).hexdigest()
            if digest is not None and archive.source(digest) is None:
                archive.add_source(path.name, digest, member.content, way)
            kept.append(UnpackedMember(file=path, sha256=digest, error=error, beside=member.beside))
        known = archive.source(sha256)
        if known is not None:
            archive.set_source_state(known.id, "read")
    return Unpacked(file=file, sha256=sha256, members=tuple(kept))


def kept_beside(archive: Archive, page: Path, sha256: str) -> Mapping[str, bytes]:
    """What lies beside a web page in the zip that came last of those that are kept and hold it; nothing of others."""
    if not may_have_beside(page.name):
        return {}
    for source in archive.sources():
        if Path(source.name).suffix.lower() == ".zip":
            beside = beside_page(archive.source_content(source.sha256), source.name, sha256)
            if beside is not None:
                return beside
    return {}


def delivered(archive: Archive, zipped: Unpacked, delivery: Delivery) -> Unpacked:
    """The files of a zip out of a drop folder as deliveries of their own, as if they lay in a folder of its name."""
    return replace(
        zipped,
        members=tuple(
            each
            if each.sha256 is None
            else replace(
                each,
                delivery=replace(
                    delivery,
                    name=f"{delivery.name}/{each.file.relative_to(zipped.file).as_posix()}",
                    content=archive.source_content(each.sha256),
                ),
            )
            for each in zipped.members
        ),
    )
