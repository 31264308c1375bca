"""Repairing an archive: rows from backups, published entries from their own XML, and a report of what came back."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from gazette.archive import (
    LOG_BREAKS,
    REPAIR,
    Archive,
    Became,
    Damage,
    DamagePlace,
    Mended,
    Repair,
    Seen,
    backup_folder,
    broken_lines,
    part_of,
    put_instead,
    refuse_no_file,
    remove_whole,
    repair,
    take_back,
)
from gazette.desk.backing_up import backups
from gazette.desk.chain import entry_digest
from gazette.desk.holding import Hold, Holder, hold
from gazette.desk.published_files import published_as
from gazette.desk.verifying import ROW_RULES, UNPLACED
from gazette.errors import ArchiveError, GazetteError
from gazette.ingest import read_source
from gazette.model import Entry, Finding, Level

_STAMP = "%Y-%m-%d-%H%M%S"
_BECAME: dict[Became, str] = {
    "from_backup": "desk.repair.from_backup",
    "older": "desk.repair.older",
    "as_it_is": "desk.repair.as_it_is",
    "lost": "desk.repair.lost",
    "loose": "desk.repair.loose",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What the repair made: how many rows there are, where the damaged file stands, and a finding for each row mended.

    The findings are of the rule of the damage (``desk.verify.…``) with what became of it among their values.
    """

    rows: int
    aside: Path | None
    findings: tuple[Finding, ...]


def repair_archive(
    archive: Path,
    now: datetime,
    person: str,
    folder: Path | None = None,
    *,
    dry: bool = False,
    progress: Seen | None = None,
) -> Repaired:
    """Put a sound archive in the place of a damaged one that nobody has open; the damaged file stays aside, whole.

    ``folder`` is where its backups are (None: the usual place), ``now`` is local time. ``dry`` only says what would
    come back. ArchiveError ``archive.beyond_repair`` where nothing can be read, ``archive.locked`` where somebody has
    it open; all is as it was then.
    """
    refuse_no_file(archive)
    folder, archive = folder or backup_folder(archive), archive.resolve()  # what stands where a link leads
    held = hold(archive, Holder(platform.node(), person))
    if isinstance(held, Holder):
        raise ArchiveError("archive.locked", file=str(archive))
    part = part_of(archive)
    try:
        take_back(archive)
        remove_whole(part)
        there, before = [backup.file for backup in backups(folder)], _state(archive)
        made = repair(archive, part, there, progress)
        with Archive.open(part) as fresh:
            findings = (*_of_saves(made), *_told(fresh, made))
            fresh.into_one_file()
        if dry:
            return Repaired(rows=made.rows, aside=None, findings=findings)
        if _state(archive) != before:  # the command line holds nothing
            raise ArchiveError("archive.locked", file=str(archive))
        aside = archive.with_name(f"{archive.stem}-damaged-{now:{_STAMP}}{archive.suffix}")
        put_instead(part, archive, aside)
    except OSError as error:
        raise ArchiveError("archive.not_replaced", file=str(archive), reason=error.strerror or str(error)) from error
    finally:
        remove_whole(part)
        if isinstance(held, Hold):
            held.let_go()
    with Archive.open(archive) as opened:
        breaks = [line.id for line in broken_lines(opened.act_log.lines())]
        with opened.signed(REPAIR, person):
            opened.act_log.add(REPAIR, {"files": [aside.name], **({LOG_BREAKS: breaks} if breaks else {})})
    return Repaired(rows=made.rows, aside=aside, findings=findings)


def _state(archive: Path) -> list[tuple[int, int]]:
    """What is another when somebody has written to the archive."""
    files = [archive, archive.with_name(f"{archive.name}-wal")]
    return [(found.st_size, found.st_mtime_ns) for found in (file.stat() for file in files if file.exists())]


def _of_saves(made: Repair) -> Iterator[Finding]:
    if made.missing_saves:
        values = (("count", str(made.missing_saves)), ("became", "desk.repair.lost"))
        yield Finding(rule="desk.verify.saves", level="error", values=values)


def _told(fresh: Archive, made: Repair) -> Iterator[Finding]:
    """What became of each row, after published entries were taken from their XML where they are not what it says."""
    from_xml = set(_taken_from_xml(fresh))
    told: dict[Finding, None] = {}
    for mended in made.mended:
        place = fresh.damage_place(Damage(kind="row", table=mended.table, row=mended.row))
        code = "desk.repair.from_xml" if place.entry_id in from_xml else _BECAME[mended.became]
        told[_finding(mended, place, code)] = None
    yield from told


def _finding(mended: Mended, place: DamagePlace, became: str) -> Finding:
    rule = ROW_RULES.get(mended.table, "desk.verify.other")
    values = {
        "issue": place.issue,
        "number": str(place.order or ""),
        "title": place.title,
        "name": place.name,
        "row": str(mended.row),
        "table": mended.table,
        "became": became,
    }
    level: Level = "hint" if became in {"desk.repair.from_backup", "desk.repair.from_xml"} else "error"
    return Finding(
        rule=rule if place.issue else UNPLACED.get(rule, rule),
        level=level,
        entry=place.order,
        values=tuple(values.items()),
    )


def _taken_from_xml(fresh: Archive) -> Iterator[int]:
    """Take entries of published issues from the XML of the day, where they say something else; tells their ids."""
    for row in fresh.issue_rows():
        link, published = fresh.chain.last_of(row.id), published_as(fresh, row.id)
        if link is None or published is None:
            continue
        meant = [each["sha256"] for each in link.content.get("entries", ())]
        entries = fresh.issue(row.id).entries
        if [entry_digest(entry) for entry in entries] == meant:
            continue
        then = _xml_entries(fresh, [file.id for file in published.files if file.form == "xml"])
        for entry, was, wanted in zip_longest(entries, then, meant):
            if entry is None or was is None or entry_digest(was) != wanted or entry_digest(entry) == wanted:
                continue
            fresh.set_entry(replace(was, id=entry.id, filing=entry.filing))
            yield entry.id


def _xml_entries(fresh: Archive, files: list[int]) -> tuple[Entry, ...]:
    for file in files:
        try:
            issue = read_source(fresh.last_steps.file_content(file), file="published.xml").issue
        except GazetteError:
            continue
        if issue is not None:
            return issue.entries
    return ()
