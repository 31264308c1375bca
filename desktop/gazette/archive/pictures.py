"""The files of pictures, byte for byte, by the hash that blocks name them by; none is ever taken out."""

from collections.abc import Iterable

from gazette.archive.file import ArchiveFile
from gazette.archive.rows import as_json
from gazette.model import PictureFile, PictureSizes


def add_picture(file: ArchiveFile, picture: PictureFile) -> None:
    """Keep a picture; one that is there already stays as it is."""
    file.run(
        "INSERT INTO picture (sha256, media_type, pixel_width, pixel_height, content) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        picture.sha256,
        picture.media_type,
        picture.pixel_width,
        picture.pixel_height,
        picture.content,
    )


def picture(file: ArchiveFile, sha256: str) -> PictureFile | None:
    """The picture of this hash, or None."""
    row = file.row("SELECT * FROM picture WHERE sha256 = ?", sha256)
    return None if row is None else PictureFile(**row)


def has_pictures(file: ArchiveFile) -> bool:
    """Whether there is any picture."""
    return file.row("SELECT 1 FROM picture LIMIT 1") is not None


def picture_sizes(file: ArchiveFile, names: Iterable[str]) -> PictureSizes:
    """How many pixels wide and high those of ``names`` are that are there."""
    rows = file.rows(
        "SELECT sha256, pixel_width, pixel_height FROM picture WHERE sha256 IN (SELECT value FROM json_each(?))",
        as_json(sorted(set(names))),
    )
    return {row["sha256"]: (row["pixel_width"], row["pixel_height"]) for row in rows}
