"""The digest that a sign-off and a proof bind themselves to: what an issue says, whatever state it is in."""

import hashlib
import json
from dataclasses import replace

from gazette.model import NOT_FILED, Issue, issue_to_plain


def issue_digest(issue: Issue) -> str:
    """SHA-256 of the issue as ``show --json`` has it, without its state, with the text of an own house style."""
    plain = {**issue_to_plain(not_filed(issue)), "state": None, "style_source": issue.publication.style_source}
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def not_filed(issue: Issue) -> Issue:
    """The issue as it was before anybody filed it, which is often long after it was published."""
    if not issue.filing and not any(entry.filing for entry in issue.entries):
        return issue
    sections = tuple(
        replace(section, entries=tuple(replace(entry, filing=NOT_FILED) for entry in section.entries))
        for section in issue.sections
    )
    return replace(issue, filing=NOT_FILED, sections=sections)
