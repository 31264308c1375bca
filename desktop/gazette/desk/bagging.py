"""Out of the program: issues as bags (BagIt, RFC 8493) that anybody can read and check without it."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import bagit

from gazette.archive import Archive, Source, put_folder_in_place, working_folder
from gazette.desk.acts_noted import note_handed_out
from gazette.desk.bag_contents import (
    CONTENTS,
    BagContents,
    act_to_plain,
    facsimile_to_plain,
    filing_to_plain,
    link_to_plain,
    sources_of,
)
from gazette.desk.bag_office import OFFICE, office_json
from gazette.desk.bag_records import owners_of_removed, write_records
from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_read
from gazette.desk.setting import read_issue
from gazette.errors import DeskError
from gazette.model import Issue
from gazette.typeset import Progress

logging.getLogger("bagit").propagate = False  # what it would write to standard error is told in our own words

_READ_ME = """这个文件夹是一期公报的存档包（BagIt，RFC 8493），不用本程序也能读：
  data/ 里的 .xml 是全文（Akoma Ntoso 3.0，OASIS 标准），-print.pdf 供印刷，-archive.pdf 供存档（PDF/A），
  originals 是收到的原件，papers 是付印单扫描件，gazette.json 记着签发、出版和校验链。
  每行一条 JSON 的有：revisions.jsonl 各条每次修改之前的内容、时间、何人、何事；proofs.jsonl 各校次当时的全文和读校人；
  decisions.jsonl 对校对意见的处理（忽略的原因）；findings.jsonl 带入时的意见；removed.jsonl 已删各条说过什么。
  entry、number 是第几条，从 1 起（removed.jsonl 里只用来区分）。office.json 记着整个档案共用的：机构名称、任免问题的
  答复、保存的检索、准确用语表、办公室的设置。
  manifest-sha256.txt 列着每个文件的校验值。

This folder is one issue of a gazette (BagIt, RFC 8493), readable without the program that made it:
  in data/ the .xml is the whole text (Akoma Ntoso 3.0, an OASIS standard), -print.pdf is for the printer,
  -archive.pdf for the archive (PDF/A), originals are the files that came in, papers the scanned sign-offs,
  gazette.json says who signed and published it, and its place in the chain of issues.
  With a line of JSON for each: revisions.jsonl what an entry said before each change, when, by whom and by what act;
  proofs.jsonl what the issue said at each round, and who read it; decisions.jsonl what was decided on findings, and
  why; findings.jsonl what was noticed when files came in; removed.jsonl what entries said that were removed. "entry"
  and "number" count entries from 1 (in removed.jsonl they only tell entries apart). office.json is what all issues of
  the archive share: names of bodies, answers to questions of the ledger, saved searches, the exact list, choices.
  manifest-sha256.txt lists the checksum of every file.
"""
_MOST_NAMED = 5
"""Files of a bag that are named where they are not what its manifest says."""
_UNSAFE = set('<>:"/\\|?*')


def write_bags(
    desk: Desk, issue_ids: Sequence[int], folder: Path, *, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write a bag for each issue into a folder, each whole or not at all; returns where they are.

    DeskError ``desk.bag_there`` where there is one already, ``desk.bag_failed``. Errors of exporting as there. To be
    done in a process that nothing else runs in: the library changes the current folder.
    """
    written, owners = [], owners_of_removed(desk.archive)
    for done, issue_id in enumerate(issue_ids):
        if progress:
            progress(done, len(issue_ids))
        written.append(_write_bag(desk, issue_id, folder, owners))
    if progress:
        progress(len(issue_ids), len(issue_ids))
    return tuple(written)


def _write_bag(desk: Desk, issue_id: int, folder: Path, owners: Mapping[int, str]) -> Path:
    issue = desk.archive.issue(issue_id)
    bag = folder / f"gazette-{issue.reference}"
    if os.path.lexists(bag):
        raise DeskError("desk.bag_there", bag=str(bag))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with working_folder(folder, ".bag-", bag.name) as temporary:
            made = temporary / bag.name
            made.mkdir()
            contents = _fill(desk, issue, made)
            (made / CONTENTS).write_bytes(contents.to_json())
            write_records(desk.archive, issue, made, owners)
            (made / OFFICE).write_bytes(office_json(desk.archive))
            _bag(made, issue)
            put_folder_in_place(made, bag)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeskError("desk.bag_failed", bag=str(bag), reason=reason) from error
    note_handed_out(desk.archive, "desk.act.bag", issue_id, [bag.name], desk.person)
    return bag


def _bag(made: Path, issue: Issue) -> None:
    facts = {
        "Source-Organization": issue.publication.colophon.publisher or issue.editor.zh or "",
        "External-Identifier": issue.reference,
        "External-Description": " ".join(filter(None, (issue.publication.name.zh, issue.publication.name.en))),
        "Internal-Sender-Description": f"{len(issue.entries)} entries, {issue.date or 'undated'}",
    }
    here = Path.cwd()
    try:
        bagit.make_bag(str(made), {name: value for name, value in facts.items() if value}, checksums=["sha256"])
    finally:
        os.chdir(here)
    (made / "README.txt").write_text(_READ_ME, "utf-8")
    bagit.Bag(str(made)).save()


def _fill(desk: Desk, issue: Issue, made: Path) -> BagContents:
    """Write the files of an issue; what is said of them."""
    archive, stem = desk.archive, f"gazette-{issue.reference}"
    xml = None if issue.facsimile else made / f"{stem}.xml"
    if xml is not None:
        wanted = ExportFiles(
            pdf=made / f"{stem}-print.pdf", pdfa=made / f"{stem}-archive.pdf" if issue.entries else None, xml=xml
        )
        export_read(desk, read_issue(desk, issue.id), wanted)
    sources = [_original(archive, source, issue, made) for source in sources_of(archive, issue)]
    pages = archive.made_pages(issue.id)
    return BagContents(
        issue=issue.reference,
        state=issue.state,
        xml=xml.name if xml else None,
        facsimile=facsimile_to_plain(issue) if issue.facsimile else None,
        filing=filing_to_plain(issue),
        sources=tuple(sources),
        acts=tuple(_acts(archive, issue, made)),
        links=tuple(link_to_plain(link) for link in archive.chain.links() if link.issue_id == issue.id),
        corrects=tuple(_corrects(archive, issue)),
        pages=None if pages is None else pages.count,
        spans=() if pages is None else tuple(list(pages.entries.get(entry.id, ())) for entry in issue.entries),
    )


def _original(archive: Archive, source: Source, issue: Issue, made: Path) -> dict[str, Any]:
    path = _free(made / "originals" / _plain_name(source.name))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(archive.source_content(source.sha256))
    return {
        "path": path.relative_to(made).as_posix(),
        "name": source.name,
        "sha256": source.sha256,
        "way": source.way,
        "received": source.received,
        "account": None if source.account is None else asdict(source.account),
        "entries": [number for number, entry in enumerate(issue.entries, 1) if entry.id in source.entry_ids],
        "is_issue": source.issue_id is not None,
    }


def _acts(archive: Archive, issue: Issue, made: Path) -> list[dict[str, Any]]:
    acts = []
    for act in archive.last_steps.acts(issue.id):
        files = []
        for file in archive.last_steps.files_of_act(act.id):
            path = made / _plain_name(file.name)
            if file.form == "sign_off" or not path.exists():
                path = _free(made / "papers" / _plain_name(file.name))
                path.parent.mkdir(exist_ok=True)
            path.write_bytes(archive.last_steps.file_content(file.id))
            where = path.relative_to(made).as_posix()
            files.append({"path": where, "form": file.form, "name": file.name, "sha256": file.sha256})
        acts.append(act_to_plain(act, files))
    return acts


def _corrects(archive: Archive, issue: Issue) -> list[dict[str, Any]]:
    found = []
    for number, entry in enumerate(issue.entries, 1):
        corrected = archive.last_steps.corrects(entry.id)
        if corrected is not None:
            place = archive.place(corrected)
            if place.issue_id is not None:
                reference = archive.issue(place.issue_id).reference
                found.append({"entry": number, "issue": reference, "corrected": place.order})
    return found


def _plain_name(name: str) -> str:
    """A name that every system takes for a file."""
    plain = "".join("_" if character in _UNSAFE or character < " " else character for character in name)
    return plain.encode("utf-8", "replace").decode()[-120:].strip(". ") or "file"


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.stem} ({number}){path.suffix}"), number + 1
    return free


def check_bag(bag: Path) -> None:
    """DeskError ``desk.bag_damaged`` where a bag is not what its manifest says."""
    try:
        _validate(bagit.Bag(str(bag)))
    except (bagit.BagError, OSError, UnicodeDecodeError) as error:
        files = sorted({detail.path for detail in getattr(error, "details", ()) if hasattr(detail, "path")})
        more = ", …" if len(files) > _MOST_NAMED else ""
        what = ", ".join(files[:_MOST_NAMED]) + more or str(error)
        raise DeskError("desk.bag_damaged", bag=bag.name, what=what) from error


def _validate(bag: bagit.Bag) -> None:
    """BagError; where only the number and size of all files is wrong, of the files themselves."""
    try:
        bag.validate()
    except bagit.BagValidationError as error:
        if not error.details and bag.info.pop("Payload-Oxum", None):
            bag.validate()
        raise


def bags_in(folder: Path) -> tuple[Path, ...]:
    """The bags in a folder, or the folder itself where it is one; DeskError ``desk.no_bags``."""
    if (folder / "bagit.txt").is_file():
        return (folder,)
    found = tuple(sorted(file.parent for file in folder.glob("*/bagit.txt"))) if folder.is_dir() else ()
    if not found:
        raise DeskError("desk.no_bags", folder=str(folder))
    return found
