"""What the chain says of an issue that stands for ever: its text, entry by entry, and its files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gazette.archive import Archive
from gazette.desk.issue_digest import not_filed
from gazette.model import NOT_FILED, Entry, Issue, entry_to_plain, issue_to_plain


def extend_chain(archive: Archive, issue_id: int) -> None:
    """Add a link for an issue that was published, or kept as it was printed, corrected or removed; none is added twice.

    Issues that stood for ever before there was a chain come first, in the order in which they were published.
    """
    with archive.transaction():
        link_earlier(archive, issue_id)
        content, last = link_content(archive, issue_id), archive.chain.last_of(issue_id)
        if last is None or {**last.content, "previous": None} != {**content, "previous": None}:
            archive.chain.add(issue_id, content)


def link_earlier(archive: Archive, but: int) -> None:
    """Add links for issues that stood for ever before there was a chain, in the order in which they were published."""
    with archive.transaction():
        for unlinked in archive.chain.unlinked():
            if unlinked != but:
                archive.chain.add(unlinked, link_content(archive, unlinked))


def link_content(archive: Archive, issue_id: int) -> Mapping[str, Any]:
    """What a link of the issue says today, without the link before; one that is gone is ``removed``."""
    if archive.issue_row(issue_id) is None:
        return {"state": "removed"}
    issue = archive.issue(issue_id)
    return {
        "state": "facsimile" if issue.facsimile else "published",
        "serial": issue.serial,
        "year": issue.year,
        "numbers": list(issue.numbers),
        "date": issue.date,
        "sha256": digest_of({**issue_to_plain(not_filed(issue)), "state": None}),
        "entries": [
            {"title": entry.title_zh, "number": entry.number_zh, "sha256": entry_digest(entry)}
            for entry in issue.entries
        ],
        "files": _files(archive, issue),
    }


def entry_digest(entry: Entry) -> str:
    """SHA-256 of an entry as ``show --json`` has it, without what is empty and where it is filed."""
    return digest_of(entry_to_plain(replace(entry, id=0, filing=NOT_FILED)))


def digest_of(plain: Mapping[str, Any]) -> str:
    """SHA-256 of an issue or an entry as ``show --json`` has it, without what is empty."""
    text = json.dumps(_said(plain), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _said(value: Any) -> Any:
    """A value without fields that say nothing: a later version may have more of them."""
    if isinstance(value, Mapping):
        said = {name: _said(each) for name, each in value.items()}
        return {name: each for name, each in said.items() if each not in (None, "", [], {}) and each is not False}
    return [_said(each) for each in value] if isinstance(value, list | tuple) else value


def _files(archive: Archive, issue: Issue) -> list[dict[str, str]]:
    if issue.facsimile is not None:
        return [{"name": file.name, "sha256": file.sha256} for file in issue.facsimile.files]
    act = next(act for act in reversed(archive.last_steps.acts(issue.id)) if act.act == "publish")
    return [{"name": file.name, "sha256": file.sha256} for file in archive.last_steps.files_of_act(act.id)]
