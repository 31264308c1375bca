"""Makes the zip that an office file is the same, byte for byte, whenever it is written."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

_FACTS = "docProps/core.xml"
_TERMS = "{http://purl.org/dc/terms/}"


def same_every_time(content: bytes, made: datetime) -> bytes:
    """The package with ``made`` as the day of everything in it."""
    held = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(held, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o600 << 16
            part = source.read(name)
            target.writestr(member, _dated(part, made) if name == _FACTS else part)
    return held.getvalue()


def _dated(facts: bytes, made: datetime) -> bytes:
    root = etree.fromstring(facts)
    day = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name in ("created", "modified"):
        for each in root.iter(_TERMS + name):
            each.text = day
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
