"""What tells an entry from its neighbours: its contents title without the frame that all notices share."""

import re

from gazette.model import Entry

_FRAME = re.compile(r"^关于(?:印发|公布|转发|发布)(?P<core>.{4,}?)的(?:通知|通告|公告)$")


def short_title(entry: Entry) -> str:
    """The contents title; 「关于印发…」 and 「…的通知」 are left out."""
    title = entry.title_zh or entry.title_full or ""
    found = _FRAME.match(title)
    return found["core"] if found else title
