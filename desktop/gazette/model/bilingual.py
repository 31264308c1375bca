"""A text in both languages."""

from dataclasses import dataclass

MISSING_TITLE = {"zh": "〔缺中文标题〕", "en": "[English title missing]"}
"""What a printed contents list says for a title that is not there: an entry is never left out."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in Chinese and English; either may be missing."""

    zh: str | None = None
    en: str | None = None


UNNAMED = Bilingual()
"""Neither language says anything."""
