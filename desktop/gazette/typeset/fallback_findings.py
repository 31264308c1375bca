"""Characters that a face does not have → findings, each with its code point and where it stands."""

from collections.abc import Iterable

from gazette.model import Finding, Issue
from gazette.typeset.shaping import Fallback

_RULES = ("typeset.fallback", "typeset.no_glyph")


def fallback_findings(fallbacks: Iterable[Fallback], whole: str, position: int | None) -> list[Finding]:
    """One finding for each character, with what stands beside it in the ``whole`` text; what no font has is an error.

    Beside what is drawn in another form than it is stored in (capitals) nothing is shown.
    ``position`` is that of the entry, from 1; None where it stands around the documents.
    """
    findings = []
    for fallback in sorted(fallbacks, key=lambda one: one.character):
        code = " ".join(f"U+{ord(character):04X}" for character in fallback.character)
        at = whole.find(fallback.character)
        near = whole[max(0, at - 8) : at + 8] if at >= 0 else ""
        values = (("code", code), ("font", fallback.font or ""), ("near", near))
        findings.append(
            Finding(
                rule="typeset.fallback" if fallback.font else "typeset.no_glyph",
                level="hint" if fallback.font else "error",
                entry=position,
                text=fallback.character,
                values=values,
            )
        )
    return findings


def surrounding_findings(fallbacks: Iterable[Fallback], issue: Issue, told: Iterable[Finding]) -> list[Finding]:
    """Those of cover, contents and colophon, without what the entries have ``told`` of already."""
    known = {finding.text for finding in told if finding.rule in _RULES}
    publication = issue.publication
    texts = [publication.name.zh, publication.name.en, issue.editor.zh, issue.editor.en]
    texts += [text for section in issue.sections for text in (section.name.zh, section.name.en)]
    texts += [entry.title_en for entry in issue.entries]
    texts += [text for _, text in publication.colophon.items()]
    whole = "\n".join(text for text in texts if text)
    return fallback_findings((one for one in fallbacks if one.character not in known), whole, None)
