"""What a bag keeps of the making of an issue, line by line as JSON: revisions, rounds of proofs, decisions, findings.

Entries are meant by their number in the issue as it is in the bag; one that is gone by then has no number.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gazette.archive import Archive, Proof, Reading, Revision
from gazette.desk.bag_contents import sources_of
from gazette.model import Decision, Entry, Finding, Fingerprint, Issue, entry_from_plain, entry_to_plain

REVISIONS, PROOFS, DECISIONS, FINDINGS = "revisions.jsonl", "proofs.jsonl", "decisions.jsonl", "findings.jsonl"
REMOVED = "removed.jsonl"

Line = dict[str, Any]
Numbers = Mapping[int, int]


def write_records(archive: Archive, issue: Issue, folder: Path, owners: Mapping[int, str]) -> None:
    """Write the files; one of which there is nothing to say is not written. ``owners`` are ``owners_of_removed``."""
    numbers = {entry.id: number for number, entry in enumerate(issue.entries, 1)}
    for name, lines in (
        (REVISIONS, _revisions(archive, numbers)),
        (PROOFS, _proofs(archive, issue, numbers)),
        (DECISIONS, _decisions(archive, issue)),
        (FINDINGS, _findings(archive, issue, numbers)),
        (REMOVED, _removed(archive, issue, owners)),
    ):
        text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        if text:
            (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))


def _revisions(archive: Archive, numbers: Numbers) -> Iterator[Line]:
    for entry_id, number in numbers.items():
        for change in archive.history(entry_id):
            before = change.before
            said = None if before is None else entry_to_plain(replace(before, id=0))
            yield {"entry": number, "made": change.made, "who": change.who, "act": change.act, "before": said}


def owners_of_removed(archive: Archive) -> dict[int, str]:
    """Which issue each entry that is gone was in at last, as far as the log says so."""
    owners = dict.fromkeys(archive.books.removed_entries(), "")
    for line in archive.act_log.lines() if owners else ():
        for entry_id in owners.keys() & set(line.facts.get("entries", ())):
            owners[entry_id] = next(iter(line.facts.get("issues", ())), "")
    return owners


def _removed(archive: Archive, issue: Issue, owners: Mapping[int, str]) -> Iterator[Line]:
    """What entries said that were removed from this issue, counted from 1."""
    in_proofs = {
        entry["id"]
        for proof in archive.last_steps.proofs(issue.id)
        for section in archive.last_steps.proofed_plain(proof.id)["sections"]
        for entry in section["entries"]
    }
    removed = sorted(
        entry_id
        for entry_id, owner in owners.items()
        if owner == issue.reference or (not owner and entry_id in in_proofs)
    )
    yield from _revisions(archive, {entry_id: number for number, entry_id in enumerate(removed, 1)})


def _proofs(archive: Archive, issue: Issue, numbers: Numbers) -> Iterator[Line]:
    places = {section.id: place for place, section in enumerate(issue.sections, 1)}
    for proof in archive.last_steps.proofs(issue.id):
        plain = archive.last_steps.proofed_plain(proof.id)
        for section in plain["sections"]:
            section["place"] = places.get(section.pop("id"))
            for entry in section["entries"]:
                entry["number"] = numbers.get(entry.pop("id"))
        about = {name: value for name, value in asdict(proof).items() if name not in ("id", "issue_id")}
        yield {**about, "issue": plain}


def _decisions(archive: Archive, issue: Issue) -> Iterator[Line]:
    """Those on this issue, and those on everything."""
    for decision in reversed(archive.decisions.all()):
        if decision.scope == "everywhere" or decision.place.issue == issue.reference:
            yield {name: value for name, value in asdict(decision).items() if name != "uses"}


def _findings(archive: Archive, issue: Issue, numbers: Numbers) -> Iterator[Line]:
    for source in sources_of(archive, issue):
        for finding in archive.source_findings(source.sha256):
            number = None if finding.entry is None else numbers.get(source.entry_ids[finding.entry - 1])
            if number is not None or (finding.entry is None and source.issue_id == issue.id):
                yield {"source": source.sha256, **asdict(replace(finding, entry=number))}


class BroughtRecords:
    """Reads these files of a bag back; ``data`` gives the lines of a file, none where it is not there."""

    def __init__(self, archive: Archive, issue_id: int, data: Callable[[str], bytes | None]) -> None:
        self._archive, self._data = archive, data
        self._issue = archive.issue(issue_id)
        self._ids = [entry.id for entry in self._issue.entries]
        self._found: dict[str, list[Finding]] = {}
        for line in self._lines(FINDINGS):
            self._found.setdefault(line["source"], []).append(_finding(line))

    def put_back(self) -> None:
        """Put revisions, proofs and decisions into the archive; LookupError, TypeError or ValueError: none of ours."""
        self._put_histories(REVISIONS, dict(enumerate(self._ids, 1)))
        gone = sorted({line["entry"] for line in self._lines(REMOVED)})
        self._put_histories(REMOVED, {number: self._archive.books.new_number() for number in gone})
        for line in self._lines(PROOFS):
            self._put_proof(line)
        there = {each.id: replace(each, uses=0) for each in self._archive.decisions.all()}
        for line in self._lines(DECISIONS):
            self._put_decision(line, there)

    def _put_histories(self, name: str, ids: Numbers) -> None:
        changes: dict[int, list[tuple[Revision, Entry | None]]] = {}
        for line in self._lines(name):
            entry_id = ids[line["entry"]]
            before = None if line["before"] is None else entry_from_plain(line["before"])
            change = Revision(
                made=line["made"], who=line["who"], act=line["act"], kept=None, entry_id=entry_id, file=""
            )
            changes.setdefault(entry_id, []).append((change, before))
        for entry_id, those in changes.items():
            self._archive.put_history(entry_id, those)

    def findings_of(self, sha256: str) -> tuple[Finding, ...]:
        """The findings of an original, their entries by their numbers in the issue."""
        return tuple(self._found.get(sha256, ()))

    def _lines(self, name: str) -> list[Line]:
        content = self._data(name)
        text = "" if content is None else content.decode("utf-8", "surrogatepass")
        return [json.loads(line) for line in text.split("\n") if line]

    def _put_proof(self, line: Line) -> None:
        plain, gone = line["issue"], -1
        for section in plain["sections"]:
            place = section.pop("place")
            section["id"] = gone if place is None else self._issue.sections[place - 1].id
            gone -= place is None
            for entry in section["entries"]:
                number = entry.pop("number")
                entry["id"] = gone if number is None else self._ids[number - 1]
                gone -= number is None
        readings = tuple(Reading(**reading) for reading in line["readings"])
        about = {name: value for name, value in line.items() if name not in ("issue", "readings")}
        self._archive.last_steps.put_back_proof(Proof(**about, id=0, issue_id=self._issue.id, readings=readings), plain)

    def _put_decision(self, line: Line, there: dict[int, Decision]) -> None:
        """One that stands in several bags is put in once; under another number where its own is taken."""
        values = tuple((name, value) for name, value in line["values"])
        decision = Decision(**{**line, "place": Fingerprint(**line["place"]), "values": values})
        if decision.id in there:
            decision = replace(decision, id=0)
            if decision in {replace(each, id=0) for each in there.values()}:
                return
        added = self._archive.decisions.add(decision)
        there[added] = replace(decision, id=added)


def _finding(line: Line) -> Finding:
    block = line["block"]
    return Finding(
        **{
            **{name: value for name, value in line.items() if name != "source"},
            "block": None if block is None else tuple(block),
            "values": tuple((name, value) for name, value in line["values"]),
        }
    )
