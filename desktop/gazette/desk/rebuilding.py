"""An archive made of bags alone: every document as it was, with its originals, published files and the chain."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazette.archive import (
    NOT_TAKEN,
    Archive,
    IssueAct,
    MadePages,
    follows,
    hash_of,
    part_of,
    put_in_place,
    remove_whole,
)
from gazette.desk.acts_noted import note_act
from gazette.desk.bag_contents import (
    CONTENTS,
    BagContents,
    facsimile_from_plain,
    read_contents,
)
from gazette.desk.bag_office import OFFICE, put_back_office, written
from gazette.desk.bag_records import BroughtRecords
from gazette.desk.bagging import bags_in, check_bag
from gazette.desk.chain import extend_chain
from gazette.errors import DeskError, GazetteError
from gazette.ingest import read_source
from gazette.model import Account, Filing, Issue
from gazette.typeset import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many issues and entries came back; ``chained``: the chain is the one of before, whole from its first link."""

    issues: int
    entries: int
    chained: bool


@dataclass(frozen=True, slots=True)
class _Bag:
    folder: Path
    contents: BagContents

    def data(self, path: str) -> bytes:
        """A file of the bag, which its manifest has vouched for; nothing outside of it."""
        file = (self.folder / "data" / path).resolve()
        if not file.is_relative_to((self.folder / "data").resolve()):
            raise DeskError("desk.bag_unreadable", bag=self.folder.name)
        try:
            return file.read_bytes()
        except OSError as error:
            raise DeskError("desk.bag_unreadable", bag=self.folder.name) from error

    def optional(self, path: str) -> bytes | None:
        """A file that a bag may lack."""
        return self.data(path) if (self.folder / "data" / path).exists() else None


def rebuild(folder: Path, archive: Path, person: str, *, progress: Progress | None = None) -> Rebuilt:
    """Make an archive, which must not be there yet, of the bags in a folder; whole or not at all.

    DeskError ``desk.rebuild_there``, ``desk.no_bags``, ``desk.bag_damaged``, ``desk.bag_unreadable``,
    ``desk.bag_newer``, ``desk.bag_twice``.
    """
    if os.path.lexists(archive):
        raise DeskError("desk.rebuild_there", file=str(archive))
    bags = _read(bags_in(folder), progress)
    part = part_of(archive)
    try:
        remove_whole(part)
        with Archive.open(part, create=True) as made:
            with made.signed("desk.act.rebuild", person), made.transaction():
                ids = {bag.contents.issue: _bring(made, bag) for bag in bags}
                chained = _chain(made, bags, ids)
                _link_corrections(made, bags, ids)
                _bring_office(made, bags)
                entries = sum(row.entries for row in made.issue_rows())
                note_act(made, "desk.act.rebuild", files=[bag.folder.name for bag in bags[:20]])
            made.into_one_file()
        put_in_place(part, archive)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeskError("desk.rebuild_failed", file=str(archive), reason=reason) from error
    finally:
        remove_whole(part)
    return Rebuilt(issues=len(bags), entries=entries, chained=chained)


def _read(folders: Sequence[Path], progress: Progress | None) -> list[_Bag]:
    """All bags, each checked, in the order in which their issues came to stand."""
    bags = []
    for done, folder in enumerate(folders):
        if progress:
            progress(done, len(folders))
        check_bag(folder)
        bags.append(_Bag(folder, read_contents(folder / "data" / CONTENTS, folder.name)))
    there: set[str] = set()
    for bag in bags:
        if bag.contents.issue in there:
            raise DeskError("desk.bag_twice", issue=bag.contents.issue)
        there.add(bag.contents.issue)
    return sorted(bags, key=lambda bag: (bag.contents.position, bag.folder.name))


@contextmanager
def _of_bag(bag: _Bag) -> Iterator[None]:
    """Around taking what a bag says: what no version of this program can have written there makes no archive."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, *NOT_TAKEN) as error:
        raise DeskError("desk.bag_unreadable", bag=bag.folder.name) from error


def _bring(archive: Archive, bag: _Bag) -> int:
    """Put an issue in; returns its id."""
    contents = bag.contents
    with _of_bag(bag):
        for source in contents.sources:
            if archive.source(source["sha256"]) is None:
                content = bag.data(source["path"])
                archive.add_source(source["name"], source["sha256"], content, source["way"], source["received"])
        issue_id = archive.add_issue(_filed(_issue(archive, bag), contents))
        records = BroughtRecords(archive, issue_id, bag.optional)
        _assign(archive, bag, issue_id, records)
        records.put_back()
        _keep_pages(archive, issue_id, contents)
        for act in contents.acts:
            files = act["files"]
            kept = IssueAct(**{name: value for name, value in act.items() if name != "files"})
            act_id = archive.last_steps.add_act(issue_id, kept)
            for file in files:
                archive.last_steps.add_file(act_id, file["form"], file["name"], file["sha256"], bag.data(file["path"]))
    return issue_id


def _issue(archive: Archive, bag: _Bag) -> Issue:
    contents = bag.contents
    if contents.facsimile is not None:
        return facsimile_from_plain(contents.facsimile)
    if contents.xml is None:
        raise DeskError("desk.bag_unreadable", bag=bag.folder.name)
    try:
        reading = read_source(bag.data(contents.xml), file=contents.xml)
    except GazetteError as error:
        raise DeskError("desk.bag_unreadable", bag=bag.folder.name) from error
    if reading.issue is None:
        raise DeskError("desk.bag_unreadable", bag=bag.folder.name)
    for picture in reading.pictures:
        archive.add_picture(picture)
    return replace(reading.issue, state=contents.state)  # type: ignore[arg-type]


def _filed(issue: Issue, contents: BagContents) -> Issue:
    """The issue with what was filed, often long after its XML was made."""
    own, *each = [Filing(**plain) for plain in contents.filing]
    if len(each) != len(issue.entries):
        raise ValueError(len(each))
    filings = iter(each)
    sections = tuple(
        replace(section, entries=tuple(replace(entry, filing=next(filings)) for entry in section.entries))
        for section in issue.sections
    )
    return replace(issue, filing=own, sections=sections)


def _assign(archive: Archive, bag: _Bag, issue_id: int, records: BroughtRecords) -> None:
    """Say of each original what it brought, here and in bags before; entries have other ids now, and the same order."""
    ids = [entry.id for entry in archive.issue(issue_id).entries]
    for source in bag.contents.sources:
        kept = archive.source(source["sha256"])
        assert kept is not None
        numbers = [number for number in source["entries"] if 0 < number <= len(ids)]
        places = {number: place for place, number in enumerate(numbers, len(kept.entry_ids) + 1)}
        found = [
            finding if finding.entry is None else replace(finding, entry=places[finding.entry])
            for finding in records.findings_of(source["sha256"])
        ]
        brought = (*kept.entry_ids, *(ids[number - 1] for number in numbers))
        whose = issue_id if source["is_issue"] else kept.issue_id
        archive.assign_source(
            kept.id,
            whose,
            brought,
            (*archive.source_findings(kept.sha256), *found),
            _account(source.get("account")),
        )


def _account(plain: Mapping[str, Any] | None) -> Account | None:
    """How the text of an original was accounted for; bags of before do not say."""
    if plain is None:
        return None
    return Account(**{**plain, "left_out": tuple((rule, count) for rule, count in plain["left_out"])})


def _chain(archive: Archive, bags: list[_Bag], ids: Mapping[str, int]) -> bool:
    """Put back the chain where every link is there and follows; else begin one anew."""
    of_bags = [(link, ids[bag.contents.issue]) for bag in bags for link in bag.contents.links]
    links = sorted(of_bags, key=lambda each: each[0]["position"])
    before: str | None = None
    for number, (link, _) in enumerate(links, 1):
        is_next = link["position"] == number and follows(link["says"], before)
        if not is_next or link["sha256"] != hash_of(link["says"]):
            break
        before = link["sha256"]
    else:
        for link, issue_id in links:
            archive.chain.put_back(issue_id, link["says"])
        return True
    for issue_id in ids.values():
        if archive.issue_state(issue_id) == "published":
            extend_chain(archive, issue_id)
    return False


def _link_corrections(archive: Archive, bags: list[_Bag], ids: Mapping[str, int]) -> None:
    """Say again which entries correct which; ``ids`` are those of issues by what they were called."""
    for bag in bags:
        with _of_bag(bag):
            own = archive.issue(ids[bag.contents.issue]).entries if bag.contents.corrects else ()
            for link in bag.contents.corrects:
                others = archive.issue(ids[link["issue"]]).entries if link["issue"] in ids else ()
                if link["entry"] <= len(own) and link["corrected"] <= len(others):
                    archive.last_steps.set_correction(own[link["entry"] - 1].id, others[link["corrected"] - 1].id)


def _bring_office(archive: Archive, bags: list[_Bag]) -> None:
    """Put back what the archive as a whole had, as the newest bag says."""
    newest: tuple[str, _Bag, bytes] | None = None
    for bag in bags:
        content = bag.optional(OFFICE)
        with _of_bag(bag):
            if content is not None and (newest is None or written(content) > newest[0]):
                newest = written(content), bag, content
    if newest is not None:
        with _of_bag(newest[1]):
            put_back_office(archive, newest[2])


def _keep_pages(archive: Archive, issue_id: int, contents: BagContents) -> None:
    """Keep the page numbers that it had: a published issue is never set again."""
    if contents.pages is not None:
        entries = archive.issue(issue_id).entries
        spans = {
            entry.id: (span[0], span[1]) for entry, span in zip(entries, contents.spans, strict=True) if len(span) > 1
        }
        pages = MadePages(contents.pages, spans)
        archive.store_pages(issue_id, pages, at=archive.changes(issue_id))
