"""English titles suggested for an entry from all that the archive's issues have printed."""

from gazette.archive import Archive
from gazette.model import issue_reference
from gazette.translation import MemoryOfTitles, Suggestion, TitlePair


def suggested_titles(archive: Archive, entry_id: int) -> tuple[Suggestion, ...]:
    """What the title of an entry may be in English, the best first."""
    pairs = [
        TitlePair(
            zh=row["title_zh"],
            en=row["title_en"],
            number=row["number_zh"],
            issue=issue_reference(row["issue_id"], row["serial"]),
        )
        for row in archive.title_rows(but_entry=entry_id)
    ]
    return MemoryOfTitles(pairs).suggestions(archive.entry(entry_id).title_zh)
