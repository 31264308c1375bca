"""The digest that a sign-off and a proof bind themselves to: what an issue says, whatever state it is in."""

import hashlib
import json

from gazette.model import Issue, issue_to_plain


def issue_digest(issue: Issue) -> str:
    """SHA-256 of the issue as ``show --json`` has it, without its state, with the text of an own house style."""
    plain = {**issue_to_plain(issue), "state": None, "style_source": issue.publication.style_source}
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
