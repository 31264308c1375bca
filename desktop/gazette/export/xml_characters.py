"""Characters that no XML can hold, in whichever format it is."""

import re

# What production [2] Char of XML 1.0 leaves out.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def shown(text: str) -> str:
    """``text`` for where it is only looked at: forbidden characters become U+FFFD."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
