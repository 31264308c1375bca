"""English titles suggested for an entry from all that the archive's issues have printed."""

from collections.abc import Mapping
from typing import Any

from gazette.archive import Archive
from gazette.model import issue_reference
from gazette.translation import MemoryOfTitles, Suggestion, TitlePair


def suggested_titles(archive: Archive, entry_id: int) -> tuple[Suggestion, ...]:
    """What the title of an entry may be in English, the best first."""
    pairs = [title_pair(row) for row in archive.title_rows(but_entry=entry_id) if row["title_en"]]
    return MemoryOfTitles(pairs).suggestions(archive.entry(entry_id).title_zh)


def title_pair(row: Mapping[str, Any]) -> TitlePair:
    """The pair that a row of ``Archive.title_rows`` with an English title is."""
    return TitlePair(
        zh=row["title_zh"],
        en=row["title_en"],
        number=row["number_zh"],
        issue=issue_reference(row["issue_id"], row["serial"]),
    )
