"""The read copy in PostgreSQL: brought up to date with what stands for ever, and checked against the chain."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from gazette.archive import Archive, Link, follows, hash_of
from gazette.archive.read_copy import CopiedIssue, KeptIssue, ReadCopy, Stop, WrongPart, open_copy
from gazette.desk.chain import digest_of, link_content, link_earlier
from gazette.errors import ArchiveError, DeskError
from gazette.model import Finding

Progress = Callable[[int, int], None]
"""Done and in all, in issues."""

_MUCH = 10
"""Where more than one issue in so many was copied, the copy is tidied; less is left to the server's own habits."""
_PART_RULES = {"issue": "desk.copy.issue", "document": "desk.copy.document", "search": "desk.copy.search"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What was brought up to date, in issues; those ``refused`` are not as they were published, and were not copied."""

    copied: int
    removed: int
    unchanged: int
    refused: tuple[str, ...]
    head: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyVerification:
    """What was checked; ``findings`` speak of damage alone. ``behind`` counts issues that are not up to date."""

    findings: tuple[Finding, ...]
    issues: int
    documents: int
    links: int
    head: str | None
    behind: int

    @property
    def is_whole(self) -> bool:
        """Whether all is as it was copied."""
        return not self.findings


def open_read_copy(
    address: str, password: str | None = None, *, writing: bool = False, stop: Stop | None = None
) -> ReadCopy:
    """The copy at a connection URL, or at words of libpq; see ``archive.read_copy.open_copy``."""
    return open_copy(address, password, writing=writing, stop=stop)


def update_copy(archive: Archive, copy: ReadCopy, *, anew: bool = False, progress: Progress | None = None) -> Updated:
    """Bring a copy up to date, issue by issue, each in a transaction of its own: what is stopped goes on next time.

    ``anew`` empties it first. DeskError ``desk.copy_of_another copy_is_ahead`` where it was made of another archive, or
    of a later state of this one.
    """
    if not archive.read_only:
        link_earlier(archive, but=0)
        archive.known.read_ahead()
    if anew:
        copy.forget_all()
    links, there = archive.chain.links(), copy.links()
    _see_to_it_that_it_is_ours(links, there, copy)
    if links[len(there) :]:
        copy.add_links(links[len(there) :])
    last = {link.issue_id: link for link in links}
    kept = copy.kept_issues()
    if copy.names() != archive.origin.names():
        copy.put_names(archive.origin.names())
    copied = removed = 0
    refused: list[str] = []
    for number, (issue_id, link) in enumerate(last.items(), 1):
        with archive.one_state():
            is_gone = link.content.get("state") == "removed"
            wanted = None if is_gone else KeptIssue(link.position, archive.origin.mark(issue_id))
            if wanted == kept.get(issue_id):
                pass
            elif wanted is None:
                copy.take_out(issue_id)
                removed += 1
            elif not _is_as_linked(archive, link):
                refused.append(link.called)
            else:
                copy.put_issue(archive.origin.issue(issue_id), wanted)
                copied += 1
        if progress is not None:
            progress(number, len(last))
    if copied * _MUCH > len(last):
        copy.tidy()
    unchanged = len(last) - copied - removed - len(refused) - _gone(last, kept)
    return Updated(copied=copied, removed=removed, unchanged=unchanged, refused=tuple(refused), head=_head(links))


def _gone(last: Mapping[int, Link], kept: Mapping[int, KeptIssue]) -> int:
    """How many issues were removed before, so that the copy has nothing of them."""
    return sum(link.content.get("state") == "removed" and issue_id not in kept for issue_id, link in last.items())


def _see_to_it_that_it_is_ours(links: tuple[Link, ...], there: tuple[Link, ...], copy: ReadCopy) -> None:
    if any(ours.sha256 != theirs.sha256 for ours, theirs in zip(links, there, strict=False)):
        raise DeskError("desk.copy_of_another", place=copy.place)
    if len(there) > len(links):
        raise DeskError("desk.copy_is_ahead", place=copy.place, there=len(there), links=len(links))


def _is_as_linked(archive: Archive, link: Link) -> bool:
    """Whether an issue is what its last link says: damage is not handed on."""
    try:
        now = link_content(archive, link.issue_id)
    except (ArchiveError, StopIteration):
        return False
    return {**now, "previous": None} == {**link.content, "previous": None}


def verify_copy(
    copy: ReadCopy, archive: Archive | None = None, *, progress: Progress | None = None
) -> CopyVerification:
    """Check each document of a copy against the chain that it holds; with an ``archive`` against that one, too.

    It is one state of the copy, whatever is copied meanwhile.
    """
    with copy.one_state():
        links, kept = copy.links(), copy.kept_issues()
        found = [*_broken_links(links)]
        if archive is not None:
            found += _other_links(archive.chain.links(), links)
        by_position = {link.position: link for link in links}
        documents = 0
        for number, (issue_id, issue) in enumerate(sorted(kept.items()), 1):
            of_issue, count = _of_issue(copy, archive, by_position[issue.link], issue_id, issue)
            found += of_issue
            documents += count
            if progress is not None:
                progress(number, len(kept))
    return CopyVerification(
        findings=tuple(dict.fromkeys(found)),
        issues=len(kept),
        documents=documents,
        links=len(links),
        head=_head(links),
        behind=_behind(archive.chain.links() if archive is not None else links, kept, archive),
    )


def _of_issue(
    copy: ReadCopy, archive: Archive | None, link: Link, issue_id: int, kept: KeptIssue
) -> tuple[list[Finding], int]:
    """What is wrong with an issue of a copy, and how many documents it has."""
    try:
        copied, wrong = copy.wrong_parts(issue_id)
    except ArchiveError as error:
        if error.code != "archive.copy_unreadable":
            raise
        return [_finding("desk.copy.unreadable", issue=link.called)], 0
    told = [*_told(link, wrong), *_of_chain(link, copied)]
    if archive is not None:
        told += _of_archive(archive, link, copied, kept)
    return told, len(copied.documents)


def _finding(rule: str, entry: int | None = None, **values: str) -> Finding:
    return Finding(rule=rule, level="error", entry=entry, values=tuple(values.items()))


def _head(links: tuple[Link, ...]) -> str | None:
    return links[-1].sha256 if links else None


def _broken_links(links: tuple[Link, ...]) -> Iterator[Finding]:
    before: str | None = None
    for number, link in enumerate(links, start=1):
        if link.position != number or link.sha256 != hash_of(link.says) or not follows(link.says, before):
            yield _finding("desk.copy.link", position=str(number), issue=link.called)
        before = link.sha256


def _other_links(ours: tuple[Link, ...], theirs: tuple[Link, ...]) -> Iterator[Finding]:
    for number, (one, other) in enumerate(zip_longest(ours, theirs), start=1):
        if other is not None and (one is None or one.sha256 != other.sha256):
            yield _finding("desk.copy.other_link", position=str(number), issue=other.called)


def _told(link: Link, wrong: tuple[WrongPart, ...]) -> Iterator[Finding]:
    for part in wrong:
        yield _document(_PART_RULES[part.part], link, part.document)


def _document(rule: str, link: Link, document: Mapping[str, Any] | None) -> Finding:
    """What is wrong with a document, which is called as it was when it was published."""
    if document is None:
        return _finding(rule, issue=link.called)
    number, listed = document["place"], link.content.get("entries") or ()
    title = listed[number - 1]["title"] if 0 < number <= len(listed) else document["title_zh"]
    return _finding(rule, number, issue=link.called, number=str(number), title=str(title))


def _of_chain(link: Link, copied: CopiedIssue) -> Iterator[Finding]:
    """Whether an issue of a copy is what its link says; names the documents that are others."""
    named = False
    for number, (said, document) in enumerate(zip_longest(link.content.get("entries") or (), copied.documents), 1):
        if said is None or document is None or said.get("sha256") != digest_of(_not_filed(document.content)):
            named = True
            title = str(said.get("title") if said else document.row["title_zh"])
            yield _finding("desk.copy.document", number, issue=link.called, number=str(number), title=title)
    content = _not_filed(copied.content)
    sections = [
        {**section, "entries": [_not_filed(entry) for entry in section["entries"]]}
        for section in content.get("sections") or ()
    ]
    if not named and link.content.get("sha256") != digest_of({**content, "sections": sections, "state": None}):
        yield _finding("desk.copy.issue", issue=link.called)


def _not_filed(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the chain says of an issue or an entry: where they are filed is no part of it."""
    return {name: value for name, value in content.items() if name != "filing"}


def _of_archive(archive: Archive, link: Link, copied: CopiedIssue, kept: KeptIssue) -> Iterator[Finding]:
    """Whether an issue says in the copy what it says in the archive, where that is the same as when it was copied."""
    with archive.one_state():
        if archive.origin.mark(link.issue_id) != kept.mark:
            return
        ours = archive.origin.issue(link.issue_id)
    if ours.sha256 != copied.sha256:
        yield _finding("desk.copy.issue", issue=link.called)
    there = {document.row["id"]: document.sha256 for document in copied.documents}
    for document in ours.documents:
        if there.get(document.row["id"]) != document.sha256:
            yield _document("desk.copy.document", link, document.row)


def _behind(links: tuple[Link, ...], kept: Mapping[int, KeptIssue], archive: Archive | None) -> int:
    """How many issues the next run will copy, or take out."""
    behind = 0
    for issue_id, link in {link.issue_id: link for link in links}.items():
        issue = kept.get(issue_id)
        if link.content.get("state") == "removed":
            behind += issue is not None
        elif issue is None or issue.link != link.position:
            behind += 1
        elif archive is not None:
            behind += issue.mark != archive.origin.mark(issue_id)
    return behind
