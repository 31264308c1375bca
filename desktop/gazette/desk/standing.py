"""What a person is told of the place of an archive, before anything is written there."""

from gazette.archive import Archive, Standing

_CODES: dict[Standing, str] = {"network": "archive.on_network", "synchronised": "archive.in_synchronised"}


def bad_place(archive: Archive) -> str | None:
    """The code of what is to be said of where an archive stands that can be written; its value is ``file``."""
    return None if archive.read_only else _CODES.get(archive.standing)
