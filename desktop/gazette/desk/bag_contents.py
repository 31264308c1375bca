"""What a bag says of an issue that its XML has no place for: last steps, files, its place in the chain."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gazette.archive import Archive, IssueAct, Link, Source
from gazette.errors import DeskError
from gazette.model import (
    Bilingual,
    Colophon,
    Facsimile,
    FacsimilePage,
    Issue,
    KeptFile,
    Publication,
    Section,
    entry_from_plain,
    entry_to_plain,
)

CONTENTS = "gazette.json"
"""The file of a bag that says this."""
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BagContents:
    """As it stands in the file; paths are those of files in the bag, below ``data``.

    ``xml`` is None for a facsimile issue, whose ``facsimile`` says what it is. ``filing`` is that of the issue and of
    its entries in their order; ``corrects`` gives for an entry (from 1) the issue and entry that it corrects. ``pages``
    counts the pages that were set, ``spans`` has first and last page of each entry, empty where it has none.
    """

    issue: str
    state: str
    xml: str | None
    facsimile: Mapping[str, Any] | None
    filing: tuple[Mapping[str, str | None], ...]
    sources: tuple[Mapping[str, Any], ...]
    acts: tuple[Mapping[str, Any], ...]
    links: tuple[Mapping[str, Any], ...]
    corrects: tuple[Mapping[str, Any], ...]
    pages: int | None = None
    spans: tuple[Sequence[int], ...] = ()

    def to_json(self) -> bytes:
        """The file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1).encode(
            "utf-8", "surrogatepass"
        )

    @property
    def position(self) -> int:
        """Where the issue first stands in the chain; those that do not come last."""
        return min((link["position"] for link in self.links), default=1 << 40)


def read_contents(file: Path, bag: str) -> BagContents:
    """What a bag says; DeskError ``desk.bag_unreadable``."""
    try:
        said = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        if said.pop("format") != FORMAT:
            raise DeskError("desk.bag_newer", bag=bag)
        frozen: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in said.items()}
        if not isinstance(frozen["issue"], str):
            raise TypeError(frozen["issue"])
        contents = BagContents(**frozen)
        if not all(map(_is_link, contents.links)):
            raise TypeError(contents.links)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DeskError("desk.bag_unreadable", bag=bag) from error
    return contents


def _is_link(link: Mapping[str, Any]) -> bool:
    return isinstance(link["position"], int) and isinstance(link["says"], str) and isinstance(link["sha256"], str)


def sources_of(archive: Archive, issue: Issue) -> Iterator[Source]:
    """The files that an issue and its entries came from, and those that a facsimile issue is kept as."""
    ids = {entry.id for entry in issue.entries}
    kept = {file.sha256 for file in issue.facsimile.files} if issue.facsimile else set()
    for source in archive.sources():
        if source.issue_id == issue.id or ids & set(source.entry_ids) or source.sha256 in kept:
            yield source


def facsimile_to_plain(issue: Issue) -> dict[str, Any]:
    """All of a facsimile issue, its files by their hashes."""
    assert issue.facsimile is not None
    publication = issue.publication
    return {
        "serial": issue.serial,
        "year": issue.year,
        "numbers": list(issue.numbers),
        "date": issue.date,
        "editor": asdict(issue.editor),
        "publication": {
            "name": asdict(publication.name),
            "codes": [list(code) for code in publication.codes],
            "house_style": publication.house_style,
            "style_source": publication.style_source,
            "colophon": dict(publication.colophon.items()),
            "cover": publication.cover,
        },
        "files": [asdict(file) for file in issue.facsimile.files],
        "pages": [asdict(page) for page in issue.facsimile.pages],
        "sections": [
            {"name": asdict(section.name), "entries": [entry_to_plain(entry) for entry in section.entries]}
            for section in issue.sections
        ],
    }


def facsimile_from_plain(plain: Mapping[str, Any]) -> Issue:
    """The issue that ``facsimile_to_plain`` wrote; LookupError, TypeError or ValueError for anything else."""
    publication = plain["publication"]
    return Issue(
        serial=plain["serial"],
        year=plain["year"],
        numbers=tuple(plain["numbers"]),
        date=plain["date"],
        state="published",
        editor=Bilingual(**plain["editor"]),
        publication=Publication(
            name=Bilingual(**publication["name"]),
            codes=tuple((code, latin) for code, latin in publication["codes"]),
            house_style=publication["house_style"],
            style_source=publication["style_source"],
            colophon=Colophon(**publication["colophon"]),
            cover=publication["cover"],
        ),
        sections=tuple(
            Section(
                name=Bilingual(**section["name"]),
                entries=tuple(entry_from_plain(entry) for entry in section["entries"]),
            )
            for section in plain["sections"]
        ),
        facsimile=Facsimile(
            files=tuple(KeptFile(**file) for file in plain["files"]),
            pages=tuple(FacsimilePage(**page) for page in plain["pages"]),
        ),
    )


def filing_to_plain(issue: Issue) -> tuple[Mapping[str, str | None], ...]:
    """Where the issue and each of its entries are filed."""
    return tuple(asdict(filing) for filing in (issue.filing, *(entry.filing for entry in issue.entries)))


def act_to_plain(act: IssueAct, files: list[dict[str, str]]) -> dict[str, Any]:
    """An act of the last steps with the files that were kept with it."""
    return {
        "act": act.act,
        "at": act.at,
        "who": act.who,
        "day": act.day,
        "reason": act.reason,
        "digest": act.digest,
        "files": files,
    }


def link_to_plain(link: Link) -> dict[str, Any]:
    """A link of the chain."""
    return {"position": link.position, "says": link.says, "sha256": link.sha256}
