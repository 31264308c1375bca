"""English titles that are not there, in a publication that prints both languages."""

from collections.abc import Iterator

from gazette.model import Finding, Issue
from gazette.proofreading.knowledge import Knowledge


def find(issue: Issue, knowledge: Knowledge) -> Iterator[Finding]:
    """An error for each entry without an English title and each section without an English name."""
    if not _prints_both(issue, knowledge):
        return
    place = 0
    for section in issue.sections:
        if section.name.zh and section.name.zh.strip() and not (section.name.en or "").strip() and section.entries:
            yield Finding(
                rule="proofreading.section_no_english",
                level="error",
                entry=place + 1,
                values=(("section", section.name.zh),),
            )
        for entry in section.entries:
            place += 1
            if not (entry.title_en or "").strip():
                yield Finding(
                    rule="proofreading.no_english",
                    level="error",
                    entry=place,
                    block=(),
                    part="title_en",
                    values=(("title", entry.title_zh),),
                )


def _prints_both(issue: Issue, knowledge: Knowledge) -> bool:
    return bool(
        issue.publication.name.en
        or issue.editor.en
        or knowledge.has_english
        or any(section.name.en for section in issue.sections)
        or any(entry.title_en for entry in issue.entries)
    )
