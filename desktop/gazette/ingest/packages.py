"""Zip packages, looked at before anything in them is parsed: a small file may unpack to more than any memory holds."""

import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from gazette.errors import IngestError

_MOST_MEMBERS = 5_000
_LARGEST_MEMBER, _LARGEST = 64 * 2**20, 200 * 2**20
_HIGHEST_RATIO, _SMALL = 200, 2**20
_ENCRYPTED = 0x1
_BEGINNING, _END = b"PK\x03\x04", b"PK\x05\x06"
"""Of the first member, and of the directory that closes a zip: what was not sent whole lacks it."""


def checked_package(source: bytes, file: str, *, locked_members: bool = False) -> zipfile.ZipFile:
    """The zip of these bytes; IngestError where it is damaged, encrypted, unpacks to too much or plays with names.

    ``locked_members``: some of it may be encrypted.
    """
    try:
        package = zipfile.ZipFile(BytesIO(source))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        if source.startswith(_BEGINNING) and _END not in source:
            raise IngestError("ingest.package_cut", file=file, size=f"{len(source) / 1000:,.0f}") from error
        raise IngestError("ingest.package_damaged", file=file) from error
    members = package.infolist()
    names = [member.filename for member in members]
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST:
        raise IngestError("ingest.package_bomb", file=file)
    for member in members:
        if member.flag_bits & _ENCRYPTED and not locked_members:
            raise IngestError("ingest.protected", file=file)
        swollen = member.file_size > _SMALL and member.file_size > _HIGHEST_RATIO * max(member.compress_size, 1)
        if swollen or member.file_size > _LARGEST_MEMBER:
            raise IngestError("ingest.package_bomb", file=file)
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise IngestError("ingest.package_names", file=file)
    if len(set(names)) < len(names):
        raise IngestError("ingest.package_names", file=file)
    return package
