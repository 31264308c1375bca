"""Issues leave the program as bags, and an archive is made again of nothing else."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from gazette.archive import Archive, LedgerAnswer, SavedSearch
from gazette.desk import AddCorrection, Desk, SetEntryField
from gazette.desk.bagging import write_bags
from gazette.desk.chain import link_content
from gazette.desk.decision_commands import IgnoreFinding
from gazette.desk.proofing import make_proof, note_reading
from gazette.desk.rebuilding import rebuild
from gazette.desk.self_test import sample_issue
from gazette.desk.verifying import verify_archive
from gazette.errors import DeskError
from gazette.ingest import read_file
from gazette.model import BodyName, Decision, Entry, ExactForm, Filing, Fingerprint, Issue, Office
from tests.archive.building import an_issue
from tests.desk.test_facsimiles import bring
from tests.desk.test_verifying import published
from tests.ingest.back_issue_files import back_issue_pdf


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a published issue and its correction, a back issue, and one that is being edited."""
    folder = tmp_path_factory.mktemp("rich")
    pdf = folder / "旧刊.pdf"
    pdf.write_bytes(back_issue_pdf(scanned=(1,)))
    path = folder / "own.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        published(desk, 88)
        bring(desk, pdf)
        desk.bring_in(sample_issue())
        corrected = desk.issue("88").entries[-1].id
        desk.do(AddCorrection(corrected, desk.issue("218").sections[-1].id))
        edited = desk.issue("218")
        make_proof(desk, edited.id, "赵校对")
        for title in ("改过的标题", "又改的标题"):
            with desk.archive.signed("desk.act.replace", title):
                desk.do(SetEntryField(edited.entries[1].id, "title_zh", title))
        desk.archive.remove_entry(edited.entries[3].id)
        with desk.archive.transaction():
            desk.archive._file.run("UPDATE source SET received = '2024-02-29T08:00:00Z'")
        note_reading(desk.archive, make_proof(desk, edited.id, "赵校对"), "钱校对", "2026-11-30", "可")
        for scope in ("place", "everywhere"):
            place = Fingerprint(rule="proofreading.x", text="绿地", entry="云政办字〔2024〕12号", issue="218")
            decision = Decision(place=place, scope=scope, reason="other", note="原件如此", values=(("a", "b"),))
            desk.do(IgnoreFinding(decision, edited.id))
        ended = desk.archive.decisions.all()[0].id
        with desk.archive.transaction():
            desk.archive.decisions.end(ended)
        books = desk.archive.books
        books.set_body_names((BodyName(name="市绿化办", body="云川市绿化办公室", since="2019-01-01"),))
        books.set_bodies_apart(frozenset({("甲局", "甲局办")}))
        books.set_exact_list((ExactForm(kind="phrase", form="一字不差"),))
        books.set_office(Office(rules_off=("headings",), roles=(("proof_1", ("赵校对",)),), sheet=2))
        desk.archive.ledger_answers.keep(LedgerAnswer(question='["gap"]', answer="checked", note="原件如此"))
        desk.archive.saved_searches.keep(SavedSearch(name="绿地", query="绿地", chosen={"year": ("2024",)}))
        first = desk.issue("88")
        filed = replace(first, filing=Filing(fonds="全宗3", code="Y-1"))
        desk.archive.set_issue(filed)
    return path


@pytest.fixture(scope="module")
def bags(rich: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bags")
    with Desk.open(rich) as desk:
        written = write_bags(desk, [row.id for row in desk.issues()], folder)
    assert sorted(bag.name for bag in written) == ["gazette-218", "gazette-7", "gazette-88"]
    return folder


def issues(path: Path) -> Iterator[Issue]:
    with Archive.open(path, read_only=True) as archive:
        for row in archive.issue_rows():
            yield archive.issue(row.id)


def spans(archive: Archive, issue_id: int) -> list[tuple[int, int]] | None:
    pages = archive.made_pages(issue_id)
    return None if pages is None else list(pages.entries.values())


def kept(archive: Archive) -> dict[str, bytes]:
    return {source.sha256: archive.source_content(source.sha256) for source in archive.sources()}


def hashes(archive: Archive) -> list[str]:
    return [link.sha256 for link in archive.chain.links()]


def refused(act: object) -> str:
    with pytest.raises(DeskError) as error:
        act()  # type: ignore[operator]
    return error.value.code


def test_a_bag_is_whole_by_the_standard_and_readable_without_the_program(bags: Path, rich: Path) -> None:
    bag = bagit.Bag(str(bags / "gazette-88"))
    bag.validate()
    assert bag.info["External-Identifier"] == "88"
    names = {Path(name).name for name in bag.payload_files()}
    assert {"gazette-88-print.pdf", "gazette-88-archive.pdf", "gazette-88.xml", "gazette.json"} <= names
    assert (bags / "gazette-88" / "README.txt").read_text("utf-8").startswith("这个文件夹")
    xml = read_file(bags / "gazette-88" / "data" / "gazette-88.xml").issue
    assert xml is not None
    with Archive.open(rich, read_only=True) as archive:
        assert xml.entries == archive.issue(archive.find_issue("88")).entries
    originals = {bag.name: [file.name for file in bag.glob("data/originals/*")] for bag in bags.iterdir()}
    with Archive.open(rich, read_only=True) as archive:
        of_issue = {issue_id: each.name for each in archive.sources() if (issue_id := each.issue_id) is not None}
        names_of = {f"gazette-{archive.issue(issue_id).reference}": [name] for issue_id, name in of_issue.items()}
    assert {name: found for name, found in originals.items() if found} == names_of


def test_what_the_archive_as_a_whole_has_comes_back_and_what_was_removed(
    bags: Path, rich: Path, tmp_path: Path
) -> None:
    path = tmp_path / "new.gazette"
    rebuild(bags, path, "王主任")
    with Archive.open(rich) as old, Archive.open(path) as new:
        for said in ("body_names", "bodies_apart", "exact_list", "office"):
            assert getattr(new.books, said)() == getattr(old.books, said)() != ()
        assert new.ledger_answers.all() == old.ledger_answers.all() != {}
        assert new.saved_searches.all() == old.saved_searches.all() != ()
        accounts = {source.sha256: source.account for source in old.sources()}
        assert {source.sha256: source.account for source in new.sources()} == accounts
        assert any(accounts.values())
        assert {source.received for source in new.sources()} == {"2024-02-29T08:00:00Z"}
        pasts = [[past(archive, gone) for gone in archive.books.removed_entries()] for archive in (old, new)]
        assert pasts[0] == pasts[1] != []
        added = new.add_issue(an_issue(300))
        assert not {entry.id for entry in new.issue(added).entries} & set(new.books.removed_entries())


def past(archive: Archive, entry_id: int) -> list[object]:
    changes = archive.history(entry_id)
    return [(each.made, each.who, each.act, each.before and replace(each.before, id=0)) for each in changes]


def test_an_archive_is_made_of_bags_alone_and_is_equal_document_for_document(
    bags: Path, rich: Path, tmp_path: Path
) -> None:
    path = tmp_path / "new.gazette"
    made = rebuild(bags, path, "王主任")
    assert (made.issues, made.chained) == (3, True)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new.gazette"]
    assert list(issues(path)) == list(issues(rich))
    with Desk.open(rich) as old, Desk.open(path) as new:
        for row in new.issues():
            before = old.archive.find_issue(row.reference)
            if row.state == "published":
                assert link_content(new.archive, row.id) == link_content(old.archive, before)
            assert spans(new.archive, row.id) == spans(old.archive, before)
        assert kept(new.archive) == kept(old.archive)
        assert hashes(new.archive) == hashes(old.archive)
        assert corrections(new) == corrections(old)
        assert corrections(new)[-1] == len(new.issue("88").entries) - 1
        assert origins(new) == origins(old)
        assert new.search("绿地").total == old.search("绿地").total
        assert new.archive.act_log.lines()[-1].act == "desk.act.rebuild"
    with Desk.open(path, read_only=True) as desk:
        assert verify_archive(desk.archive).is_whole


def corrections(desk: Desk) -> list[int | None]:
    """For each entry of 218, which of 88, from 0, it corrects."""
    of_88 = {entry.id: at for at, entry in enumerate(desk.issue("88").entries)}
    corrected = (desk.archive.last_steps.corrects(entry.id) for entry in desk.issue("218").entries)
    return [None if each is None else of_88[each] for each in corrected]


def origins(desk: Desk) -> dict[str, list[str]]:
    """What each original brought, by titles."""
    brought = {source.name: source.entry_ids for source in desk.archive.sources()}
    return {name: [desk.archive.entry(each).title_zh for each in ids] for name, ids in brought.items()}


def records(archive: Archive, reference: str) -> dict[str, object]:
    """How an issue was made, entries by their number in it."""
    issue = archive.issue(archive.find_issue(reference))
    numbers = {entry.id: number for number, entry in enumerate(issue.entries, 1)}

    def proofed(proof_id: int) -> list[tuple[int | None, Entry]]:
        entries = archive.last_steps.proofed_issue(proof_id).entries
        return [(numbers.get(entry.id), replace(entry, id=0)) for entry in entries]

    def said(entry: Entry | None) -> Entry | None:
        return None if entry is None else replace(entry, id=0)

    return {
        "revisions": [
            [(each.made, each.who, each.act, said(each.before)) for each in archive.history(entry.id)]
            for entry in issue.entries
        ],
        "proofs": [
            (replace(proof, id=0, issue_id=0), proofed(proof.id)) for proof in archive.last_steps.proofs(issue.id)
        ],
        "findings": archive.findings(issue.id),
    }


def test_how_an_issue_was_made_comes_back_too(bags: Path, rich: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.gazette"
    rebuild(bags, path, "王主任")
    with Archive.open(rich, read_only=True) as old, Archive.open(path, read_only=True) as new:
        for reference in ("7", "88", "218"):
            assert records(new, reference) == records(old, reference)
        whole = records(new, "218")
        assert old.decisions.all() == new.decisions.all()
    assert len(whole["proofs"]) == 2  # type: ignore[arg-type]
    assert max(map(len, whole["revisions"])) > 1  # type: ignore[arg-type]
    assert whole["findings"]
    lines = (bags / "gazette-218" / "data" / "proofs.jsonl").read_text("utf-8").splitlines()
    first, second = map(json.loads, lines)
    assert second["readings"] == [{"who": "钱校对", "day": "2026-11-30", "remark": "可"}]
    titles = [entry["title_zh"] for section in first["issue"]["sections"] for entry in section["entries"]]
    assert len(titles) == 12, "one of them is gone since"


def test_a_bag_from_before_there_were_records_makes_an_archive(bags: Path, tmp_path: Path) -> None:
    older = tmp_path / "gazette-218"
    shutil.copytree(bags / "gazette-218", older)
    for file in (older / "data").glob("*.jsonl"):
        file.unlink()
    bagit.Bag(str(older)).save(manifests=True)
    rebuild(older, tmp_path / "new.gazette", "甲")
    with Archive.open(tmp_path / "new.gazette", read_only=True) as archive:
        assert archive.decisions.all() == ()
        assert all(archive.history(entry.id) for entry in archive.issue(archive.issue_rows()[0].id).entries)


def test_a_bag_is_on_the_disk_before_it_has_its_name(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()
    sync = os.fsync

    def seen(descriptor: int) -> None:
        synced.add(os.fstat(descriptor).st_ino)
        sync(descriptor)

    with Desk.open(rich) as desk:
        monkeypatch.setattr(os, "fsync", seen)
        (bag,) = write_bags(desk, [desk.archive.find_issue("218")], tmp_path)
        monkeypatch.undo()
    on_disk = [path for path in (tmp_path, bag, *bag.rglob("*")) if path.is_file() or os.name == "posix"]
    assert [path for path in on_disk if path.stat().st_ino not in synced] == []


def test_some_bags_make_an_archive_with_a_chain_of_its_own(bags: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.gazette"
    made = rebuild(bags / "gazette-7", path, "甲")
    assert (made.issues, made.chained) == (1, False)
    with Desk.open(path, read_only=True) as desk:
        assert verify_archive(desk.archive).links == 1


def test_a_bag_that_was_touched_makes_nothing(
    bags: Path, rich: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "bags"
    with Desk.open(rich) as desk:
        write_bags(desk, [desk.archive.find_issue("218")], folder)
        assert refused(lambda: write_bags(desk, [desk.archive.find_issue("218")], folder)) == "desk.bag_there"
    said = folder / "gazette-218" / "data" / "gazette.json"
    said.write_bytes(said.read_bytes().replace(b"218", b"219", 1))
    path = tmp_path / "new.gazette"
    assert refused(lambda: rebuild(folder, path, "甲")) == "desk.bag_damaged"
    assert capfd.readouterr() == ("", ""), "what is wrong is told once, in the language of the person"
    assert refused(lambda: rebuild(tmp_path / "none", path, "甲")) == "desk.no_bags"
    assert refused(lambda: rebuild(bags, rich, "甲")) == "desk.rebuild_there"
    assert not path.exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bags"]


@pytest.mark.parametrize("harm", ["changed", "longer", "gone", "more"])
def test_the_file_of_a_bag_that_is_not_what_it_was_is_named(bags: Path, tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "gazette-218"
    shutil.copytree(bags / "gazette-218", folder)
    said = folder / "data" / "gazette.json"
    kept = said.read_bytes()
    match harm:
        case "changed":
            said.write_bytes(kept.replace(b"218", b"219", 1))
        case "longer":
            said.write_bytes(kept + b"\n")
        case "gone":
            said.unlink()
        case "more":
            said = folder / "data" / "more.txt"
            said.write_bytes(b"more")
    with pytest.raises(DeskError) as error:
        rebuild(folder, tmp_path / "new.gazette", "甲")
    assert error.value.values == {"bag": "gazette-218", "what": f"data/{said.name}"}


def test_a_bag_that_leads_out_of_itself_is_refused(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "own.gazette", create=True) as desk:
        desk.bring_in(sample_issue())
        (bag,) = write_bags(desk, [desk.issues()[0].id], tmp_path / "bags")
    said = bag / "data" / "gazette.json"
    contents = json.loads(said.read_text("utf-8"))
    original = bag / "data" / contents["sources"][0]["path"]
    (tmp_path / "outside.txt").write_bytes(original.read_bytes())
    contents["sources"][0]["path"] = "../../../outside.txt"
    said.write_text(json.dumps(contents), "utf-8")
    bagit.Bag(str(bag)).save(manifests=True)
    assert refused(lambda: rebuild(tmp_path / "bags", tmp_path / "new.gazette", "甲")) == "desk.bag_unreadable"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gazette.json", '"position": 1,', '"position": {},'),
        ("gazette.json", '"links": [', '"links": [{},'),
        ("gazette.json", '"corrects": [', '"corrects": [5,'),
        ("gazette.json", '"act": "publish"', '"act": "sold"'),
        ("gazette.json", '"spans": [\n  [\n   ', '"spans": [\n  [\n   [],'),
        ("gazette.json", '"sources": [', '"filing": [{}], "sources": ['),
        ("gazette.json", '"xml": "', '"xml": null, "was": "'),
        ("gazette.json", "{", "[" * 100_000),
        ("revisions.jsonl", "{", "[" * 100_000),
        ("revisions.jsonl", '"who": "', f'"who": {10**30}, "was": "'),
        ("revisions.jsonl", '"made": "', '"made": null, "was": "'),
        ("findings.jsonl", '"level": "', '"level": "none'),
    ],
)
def test_a_bag_in_which_somebody_wrote_is_refused(bags: Path, tmp_path: Path, name: str, old: str, new: str) -> None:
    """Who makes its manifest anew has a whole bag of something that no version of the program has written."""
    folder = tmp_path / "bags"
    shutil.copytree(bags, folder)
    said = next(file for file in sorted(folder.glob(f"*/data/{name}")) if old in file.read_text("utf-8"))
    said.write_text(said.read_text("utf-8").replace(old, new, 1), "utf-8")
    bagit.Bag(str(said.parents[1])).save(manifests=True)
    assert refused(lambda: rebuild(folder, tmp_path / "new.gazette", "甲")) == "desk.bag_unreadable"
    assert [each.name for each in tmp_path.iterdir()] == ["bags"]


def test_an_issue_with_nothing_in_it_is_a_bag_too(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "own.gazette", create=True) as desk:
        issue_id = desk.archive.add_issue(replace(an_issue(), sections=()))
        write_bags(desk, [issue_id], tmp_path / "bags")
    rebuild(tmp_path / "bags", tmp_path / "new.gazette", "甲")
    assert [issue.entries for issue in issues(tmp_path / "new.gazette")] == [()]
