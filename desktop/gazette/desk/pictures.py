"""The pictures of issues: which are in the archive, how large they are, and bringing one in from a file."""

from collections.abc import Sequence
from pathlib import Path

from gazette.archive import Archive
from gazette.desk.per_entry import per_entry
from gazette.errors import IngestError
from gazette.ingest import natural_size, read_picture
from gazette.model import NO_PICTURES, Entry, Issue, Picture, PictureFile, PictureFiles, PictureSizes, entry_pictures
from gazette.typeset import Pages

LARGEST_PICTURE = 50 * 1024 * 1024


def picture_sizes(archive: Archive, issue: Issue) -> PictureSizes:
    """The pixels of those pictures of an issue that are in the archive: what setting it asks for."""
    return archive.picture_sizes(_names(*issue.entries)) if archive.has_pictures() else NO_PICTURES


def issue_pictures(archive: Archive, issue: Issue) -> PictureFiles:
    """The files of those pictures of an issue that are in the archive."""
    return _files(archive, _names(*issue.entries))


def pictures_shown(archive: Archive, pages: Pages) -> PictureFiles:
    """The files of the pictures that ``pages`` show."""
    return _files(archive, {one.sha256 for page in pages.pages for one in page.pictures if not one.missing})


def keep_picture(archive: Archive, content: bytes, file: str) -> Picture:
    """Keep a picture in the archive; the block that shows it, as large as its file says.

    IngestError where it cannot be placed; ``file`` is its name. Kept for good, so no step of undo.
    """
    picture = read_picture(content, file=file)
    archive.add_picture(picture)
    width, height = natural_size(picture)
    return Picture(sha256=picture.sha256, media_type=picture.media_type, width=width, height=height)


def keep_pictures(archive: Archive, pictures: Sequence[PictureFile]) -> None:
    """Keep pictures that were read already; for good, as above."""
    with archive.transaction():
        for picture in pictures:
            archive.add_picture(picture)


def picture_from_file(archive: Archive, path: Path) -> Picture:
    """As ``keep_picture``, out of a file."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise IngestError("ingest.unreadable", file=path.name, reason=reason) from error
    if len(content) > LARGEST_PICTURE:
        raise IngestError("ingest.too_large", file=path.name)
    return keep_picture(archive, content, path.name)


def _names(*entries: Entry) -> set[str]:
    return set().union(*map(_names_in, entries))


@per_entry
def _names_in(entry: Entry) -> frozenset[str]:
    return frozenset(picture.sha256 for picture in entry_pictures(entry))


def _files(archive: Archive, names: set[str]) -> PictureFiles:
    found = (archive.picture(name) for name in sorted(names))
    return {picture.sha256: picture for picture in found if picture is not None}
