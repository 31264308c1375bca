"""Which language a person is spoken to in: ``GAZETTE_LANG``, else the locale, else English."""

import os

from gazette.wording import Language


def language() -> Language:
    """``zh`` or ``en``."""
    for name in ("GAZETTE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
