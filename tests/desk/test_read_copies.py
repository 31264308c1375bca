"""The read copy in PostgreSQL: what was published and nothing else, found as in the archive, proved by the chain."""

import os
import random
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Timer
from typing import Any

import psycopg
import pytest

from gazette.archive import ANYTHING, Archive, Narrowing, Order
from gazette.archive.read_copy import ReadCopy, Stop, connecting, open_copy, rows, schema
from gazette.archive.read_copy.server import Server
from gazette.desk import Desk, FileEntry
from gazette.desk.facsimile_commands import CorrectFacsimile, RemoveFacsimile
from gazette.desk.read_copies import CopyVerification, update_copy, verify_copy
from gazette.errors import ArchiveError, DeskError, GazetteError
from gazette.model import Bilingual, BodyName, Filing, Paragraph, Section
from gazette.wording import error_sentence, finding_sentence
from tests.archive.building import an_entry, an_issue
from tests.desk.test_back_issues_known import bring as told_on_pages
from tests.desk.test_facsimiles import bring
from tests.ingest.back_issue_files import back_issue_pdf
from tests.laws import law_issues, law_queries, law_texts
from tests.postgresql import PASSWORD, Cluster
from tests.small_disks import disk_of, made_larger
from tests.standing import publish

NAMED = Filing(code="QD-2024-0012")
READERS = "GRANT USAGE ON SCHEMA gazette_copy TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA gazette_copy TO reader"
"""What the guide says that readers need."""


@dataclass(frozen=True)
class Copied:
    """An archive, its copy, and texts that stand in both."""

    archive: Archive
    address: str
    texts: Sequence[Sequence[str]]


def brought(folder: Path, desk: Desk) -> int:
    """Bring in a back issue with text on its pages."""
    pdf = folder / "旧刊.pdf"
    pdf.write_bytes(back_issue_pdf(scanned=(1,)))
    return bring(desk, pdf).id


def updated(archive: Archive, address: str, **wishes: Any) -> tuple[int, int, int]:
    with open_copy(address, writing=True) as copy:
        made = update_copy(archive, copy, **wishes)
    return made.copied, made.removed, made.unchanged


def verified(address: str, archive: Archive | None = None) -> CopyVerification:
    with open_copy(address) as copy:
        return verify_copy(copy, archive)


def told(address: str, archive: Archive | None = None) -> list[str]:
    return [finding_sentence(finding, "zh") for finding in verified(address, archive).findings]


def by_hand(address: str, *statements: str) -> None:
    """Write as something that is not this program."""
    with psycopg.connect(address, options="-c search_path=gazette_copy") as connection:
        for statement in statements:
            connection.execute(statement.encode())


def code_of(error: pytest.ExceptionInfo[GazetteError]) -> str:
    assert error_sentence(error.value, "zh") != error_sentence(error.value, "en")
    return error.value.code


@pytest.fixture(scope="module")
def copied(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory, long: bool) -> Iterator[Copied]:
    """Laws, an issue of every kind of block, and a back issue; with --long all laws."""
    folder, texts = tmp_path_factory.mktemp("copied"), law_texts(None if long else 40)
    with Desk.open(folder / "own.gazette", create=True) as desk:
        for issue in law_issues(texts):
            publish(desk.archive, issue)
        publish(desk.archive, an_issue(888))
        brought(folder, desk)
        address = cluster.database()
        updated(desk.archive, address)
        yield Copied(desk.archive, address, texts)


@pytest.fixture
def small(cluster: Cluster, tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """A desk over two published issues, and an empty database."""
    with Desk.open(tmp_path / "own.gazette", create=True) as desk:
        for serial in (88, 89):
            publish(desk.archive, an_issue(serial))
        yield desk, cluster.emptied()


# the same answers


def test_every_query_finds_the_same_in_the_same_order(copied: Copied, long: bool) -> None:
    """Total, hits with their snippets and pages, facets, hints and near numbers."""
    queries = law_queries(copied.texts, 2000 if long else 150)  # type: ignore[arg-type]
    queries += [
        "擅自移植",
        "person:张",
        "古树",
        "各区人民政府",
        "“第三批”",
        "title:",
        "云政发〔2001〕",
        "哈哈",
        "Second",
    ]
    with open_copy(copied.address) as copy:
        different = [query for query in queries if copied.archive.search(query) != copy.search(query)]
    assert different == []


@pytest.mark.parametrize(
    ("narrowing", "order"),
    [
        (Narrowing(variants=True), "relevance"),
        (Narrowing(since="2005", until="2012-06"), "date"),
        (Narrowing(section="司法", issuer="教育局"), "relevance"),
        (Narrowing(chosen={"year": ("2003", "2004"), "kind": ("条例",)}), "date"),
    ],
)
def test_what_is_narrowed_down_is_the_same(copied: Copied, narrowing: Narrowing, order: Order) -> None:
    with open_copy(copied.address) as copy:
        for query in ("規定", "应当", "第一條", "罚款 -的", "国务院"):
            asked = {"narrowing": narrowing, "order": order, "limit": 7}
            assert copied.archive.search(query, **asked) == copy.search(query, **asked), query  # type: ignore[arg-type]


def test_each_text_is_asked_for_once(copied: Copied, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many fields, parts and facets an answer is made of, and again while nothing was copied."""
    asked, rows = list[str](), Server.rows

    def noting(server: Server, statement: str, *values: Any) -> Any:
        asked.append(statement)
        return rows(server, statement, *values)

    with open_copy(copied.address) as copy:
        copy.search("规定")
        monkeypatch.setattr(Server, "rows", noting)
        for chosen in ({}, {"year": ("2003",)}, {"section": ("司法解释",)}):
            narrowing = Narrowing(chosen=chosen)
            assert copy.search("应当 责任", narrowing) == copied.archive.search("应当 责任", narrowing)
    assert sum("array_agg" in statement for statement in asked) == 2
    assert len(asked) <= 3 * 3 + 2 + 3 * 4


def test_a_document_is_read_as_it_was_published(copied: Copied) -> None:
    with open_copy(copied.address) as copy:
        for hit in copy.search("issue:888").hits:
            assert copy.entry(hit.entry_id) == copied.archive.entry(hit.entry_id)
        with pytest.raises(ArchiveError, match=r"archive\.no_entry"):
            copy.entry(10**6)


def test_a_text_with_more_pairs_than_a_tsvector_has_room_for(small: tuple[Desk, str]) -> None:
    desk, address = small
    dice = random.Random(3)
    every = [chr(code) for code in range(0x4E00, 0x9FA0)]
    text = "".join(dice.choices(every, k=190_000))
    publish(desk.archive, replace(an_issue(90), sections=()))
    whole = replace(
        an_issue(91), sections=(replace(an_issue().sections[0], entries=(an_entry("大", Paragraph(text=text)),)),)
    )
    publish(desk.archive, whole)
    updated(desk.archive, address)
    with open_copy(address) as copy:
        for query in (text[100_000:100_002], text[150_000:150_009], text[7], "古树", f"body:{text[9]}"):
            assert copy.search(query) == desk.archive.search(query)
    assert told(address, desk.archive) == []


# brought up to date


def test_only_what_was_published_is_copied_and_a_second_run_finds_nothing_to_do(small: tuple[Desk, str]) -> None:
    desk, address = small
    open_issue = desk.archive.add_issue(an_issue(90))
    desk.archive.add_entries((an_entry("收件箱里的一件"),), None)
    assert updated(desk.archive, address) == (2, 0, 0)
    assert updated(desk.archive, address) == (0, 0, 2)
    with open_copy(address) as copy:
        assert {hit.serial for hit in copy.search("通知").hits} == {88, 89}
        assert copy.search("收件箱里的一件").total == 0
        assert set(copy.kept_issues()) == {88 - 87, 89 - 87}
        publish(desk.archive, an_issue(91))
        assert verify_copy(copy, desk.archive).behind == 1
        assert updated(desk.archive, address) == (1, 0, 2)
        assert {hit.serial for hit in copy.search("通知").hits} == {88, 89, 91}  # it was open all the while
    assert open_issue not in {88 - 87, 89 - 87}


def test_pages_of_a_back_issue_are_found_as_in_the_archive(small: tuple[Desk, str], tmp_path: Path) -> None:
    """Also over the end of a page, and by those whom they appoint."""
    desk, address = small
    told_on_pages(desk, tmp_path)
    updated(desk.archive, address)
    with open_copy(address) as copy:
        for query in ("姓名:李四", "云溪市财政局副局长", "牵头:市园林局", "姓名:李四 财政局副局长"):
            assert copy.search(query) == desk.archive.search(query)
            assert copy.search(query).total == 1
    assert told(address, desk.archive) == []


def test_a_copy_from_before_pages_named_persons_is_made_again(
    small: tuple[Desk, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, address = small
    told_on_pages(desk, tmp_path)
    with monkeypatch.context() as before:
        before.setattr("gazette.archive.read_copy.copied._FORM", 3)
        before.setattr("gazette.archive.read_copy.copied.people_in_pages", lambda _passages: [])
        updated(desk.archive, address)
    assert updated(desk.archive, address) == (3, 0, 0)
    with open_copy(address) as copy:
        assert copy.search("姓名:李四") == desk.archive.search("姓名:李四")


def test_what_changed_after_publishing_follows(small: tuple[Desk, str], tmp_path: Path) -> None:
    """Where something is filed, a corrected contents list, a back issue that was removed."""
    desk, address = small
    facsimile = brought(tmp_path, desk)
    assert updated(desk.archive, address) == (3, 0, 0)
    desk.do(FileEntry(desk.issue("88").entries[0].id, NAMED))
    desk.do(CorrectFacsimile(replace(desk.archive.issue(facsimile), date="2001-03-01")))
    assert verified(address, desk.archive).behind == 2
    assert verified(address).behind == 0  # by itself it cannot know
    assert updated(desk.archive, address) == (2, 0, 1)
    with open_copy(address) as copy:
        assert copy.search(NAMED.code or "") == desk.archive.search(NAMED.code or "")
        assert copy.search("issue:7").hits[0].day == desk.search("issue:7").hits[0].day
    desk.do(RemoveFacsimile(facsimile))
    assert updated(desk.archive, address) == (0, 1, 2)
    assert updated(desk.archive, address) == (0, 0, 2)
    assert told(address, desk.archive) == told(address) == []
    with open_copy(address) as copy:
        assert copy.search("擅自移植").total == 0


def test_bodies_go_by_all_their_names_in_the_copy_too(small: tuple[Desk, str]) -> None:
    desk, address = small
    duty = Paragraph(text="（市教育局牵头，市财政局按职责分工负责）")
    section = replace(an_issue().sections[0], entries=(an_entry("方案", duty, issuers=("市教委",)),))
    publish(desk.archive, replace(an_issue(90), sections=(section,)))
    for names in ((), (BodyName(name="市教委", body="市教育局"),)):
        desk.archive.books.set_body_names(names)
        updated(desk.archive, address)
        with open_copy(address) as copy:
            for query in ("leads:教育局", "responsible:财政局", "issuer:市教育局", "方案"):
                assert copy.search(query) == desk.search(query), query
            assert copy.search("leads:教育局").total == 1
            assert copy.search("issuer:市教育局").total == len(names)
    assert told(address, desk.archive) == []


def killed_at(archive: Archive, address: str, statement: int) -> bool:
    """Update a copy in a process that is killed at a statement; whether it came so far."""
    child = os.fork()
    if child == 0:
        counted = 0

        def counting(ask: Any) -> Any:
            def asked(*words: Any, **named: Any) -> Any:
                nonlocal counted
                counted += 1
                if counted == statement:
                    os.kill(os.getpid(), signal.SIGKILL)
                return ask(*words, **named)

            return asked

        for name in ("rows", "run", "insert_all"):
            setattr(Server, name, counting(getattr(Server, name)))
        try:
            updated(archive, address)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def left_behind(address: str) -> tuple[int, int] | None:
    """How many whole issues and documents there are; None where there is no copy at all."""
    with psycopg.connect(address) as connection:
        if connection.execute("SELECT to_regclass('gazette_copy.state')").fetchone() == (None,):
            return None
    found = verified(address)
    assert found.findings == ()
    return found.issues, found.documents


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_run_that_is_killed_leaves_nothing_half_and_the_next_one_goes_on(
    small: tuple[Desk, str], cluster: Cluster, long: bool
) -> None:
    desk, address = small
    statement, seen = 4, set()
    while killed_at(desk.archive, address, statement):
        seen.add(left_behind(address))
        statement += 1 if long else 3
        if statement % 2:
            address = cluster.emptied()  # else what was left is gone on with
    assert seen >= {(0, 0), (1, 3)}
    updated(desk.archive, address)
    found = verified(address, desk.archive)
    assert (found.findings, found.issues, found.documents, found.behind) == ((), 2, 6, 0)


def test_a_run_that_is_stopped_is_gone_on_with(small: tuple[Desk, str]) -> None:
    desk, address = small

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        updated(desk.archive, address, progress=stop)
    assert verified(address).behind == 1
    assert updated(desk.archive, address) == (1, 0, 1)


# of an older form


def made_by_version(address: str, version: int) -> None:
    """Put what a copy says into the tables that an older program made, as it wrote it."""
    files = schema.copy_migrations()[:version]
    by_hand(address, "ALTER SCHEMA gazette_copy RENAME TO of_today", "CREATE SCHEMA gazette_copy")
    by_hand(address, "CREATE TABLE state (LIKE of_today.state)", *(file.read_text("utf-8") for file in files))
    for table in ("body_name", "chain_link", "issue", "section", "page", "document", "passage", "said", "state"):
        with psycopg.connect(address) as connection:
            described = connection.execute(f"SELECT * FROM gazette_copy.{table} LIMIT 0".encode()).description
        columns = ", ".join(column.name for column in described or ())
        by_hand(address, f"INSERT INTO {table} ({columns}) SELECT {columns} FROM of_today.{table}")
    by_hand(address, f"UPDATE state SET schema_version = {version}", "UPDATE issue SET mark = 'of an older form'")
    by_hand(address, "DROP SCHEMA of_today CASCADE", READERS)


def version_and_documents(address: str) -> tuple[Any, ...]:
    with psycopg.connect(address, options="-c search_path=gazette_copy") as connection:
        row = connection.execute("SELECT schema_version, (SELECT count(*) FROM document) FROM state").fetchone()
    return row or ()


OLDER_QUERIES = ("古", "古树", "第三批", "云川市人民", "“第三批古树名录”", "title:通知", "通知 -古树", "政府 OR 公交")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_copy_of_an_older_form_is_brought_to_todays_with_what_it_holds(small: tuple[Desk, str]) -> None:
    """Whole or not at all, wherever it is killed; found is the same before its issues are copied again, and after."""
    desk, address = small
    updated(desk.archive, address)
    made_by_version(address, 1)
    assert refused(address) == "archive.copy_old"
    statement, seen = 1, set[Any]()
    while version_and_documents(address)[0] == 1:
        assert killed_at(desk.archive, address, statement)
        seen.add(version_and_documents(address))
        statement += 1
    assert seen == {(1, 6), (len(schema.copy_migrations()), 6)}
    assert told(address, desk.archive) == []
    reader = address.replace("gazette@", "reader@")
    for _ in range(2):
        with open_copy(reader, PASSWORD) as copy:
            assert [desk.search(query) == copy.search(query) for query in OLDER_QUERIES] == [True] * len(OLDER_QUERIES)
            assert desk.search("第三批").total == 2
        again = updated(desk.archive, address)
    assert again == (0, 0, 2)
    assert told(address, desk.archive) == []


# proved


CHANGES = [
    {
        "UPDATE document SET title_zh = 'x' || title_zh WHERE id = 1": "88期第 1 条",
        "UPDATE document SET content = replace(content, '票价', '票阶') WHERE id = 2": "88期第 2 条",
        "UPDATE document SET page = 7 WHERE id = 3": "88期第 3 条",
        "UPDATE passage SET text = '错' || text WHERE document_id = 4 AND position = 2": "89期第 1 条",
        "UPDATE document SET date = '2024-03-09' WHERE id = 5": "89期第 2 条",
        "DELETE FROM passage WHERE document_id = 6 AND position = 3": "89期第 3 条",
    },
    {
        "UPDATE said SET folded = overlay(folded placing '错' from 2) WHERE document_id = 1 AND field = 'body'": (
            "88期第 1 条《关于公布云川市第三批古树名录的通知》的检索文字"
        ),
        "UPDATE said SET pairs = ts_delete(pairs, '通知') WHERE document_id = 2 AND field = 'title'": "88期第 2 条",
        "UPDATE document SET content = '{' WHERE id = 3": "88期第 3 条",
        "UPDATE passage SET folded = 'x' WHERE document_id = 4 AND position = 1": "89期第 1 条",
        "DELETE FROM said WHERE document_id = 5 AND field = 'issuer'": "89期第 2 条",
        "DELETE FROM document WHERE id = 6": "89期第 3 条",
    },
    {
        "UPDATE section SET name_zh = '市政府' WHERE id = 1": "88期的期号",
        "UPDATE issue SET date = '2024-04-01' WHERE id = 2": "89期的期号",
        "UPDATE said SET triples = ts_delete(triples, '第三批') WHERE document_id = 1": "88期第 1 条",
    },
    {"UPDATE issue SET said = '' WHERE id = 1": "88期的期号"},
]


def test_what_changed_in_the_copy_by_itself_is_named_and_made_good(small: tuple[Desk, str]) -> None:
    desk, address = small
    updated(desk.archive, address)
    assert told(address) == []
    for changes in CHANGES:
        by_hand(address, *changes)
        for found in (told(address), told(address, desk.archive)):
            assert len(found) == len(changes)
            assert [any(named in sentence for sentence in found) for named in changes.values()] == [True] * len(changes)
        by_hand(address, "UPDATE issue SET mark = ''")
        assert updated(desk.archive, address) == (2, 0, 0)
    assert told(address, desk.archive) == []


@pytest.mark.parametrize("change", ["says = replace(says, '88', '87')", "sha256 = repeat('0', 64)"])
def test_a_link_that_was_changed_is_named(small: tuple[Desk, str], change: str) -> None:
    desk, address = small
    updated(desk.archive, address)
    by_hand(address, f"UPDATE chain_link SET {change} WHERE position = 1")
    assert "第 1 环" in told(address)[0]
    assert updated(desk.archive, address, anew=True) == (2, 0, 0)
    assert told(address, desk.archive) == []


def test_what_is_copied_meanwhile_is_no_damage(small: tuple[Desk, str]) -> None:
    desk, address = small
    updated(desk.archive, address)
    with open_copy(address) as copy, open_copy(address, writing=True) as writing:

        def taken_out_meanwhile(done: int, _all: int) -> None:
            if done == 1:
                writing.take_out(2)

        found = verify_copy(copy, progress=taken_out_meanwhile)
        assert (found.is_whole, found.issues) == (True, 2)
        after = verify_copy(copy)
    assert (after.is_whole, after.issues, after.behind) == (True, 1, 1)


def test_who_exchanges_a_document_with_all_its_hashes_is_found_by_the_archive(small: tuple[Desk, str]) -> None:
    """Someone who writes the copy and its chain anew, with other words, is found by the archive's own chain."""
    desk, address = small
    updated(desk.archive, address)
    with Desk.open(desk.archive.path.with_name("other.gazette"), create=True) as other:
        for serial in (88, 99):
            publish(other.archive, an_issue(serial))
        updated(other.archive, address, anew=True)
        assert told(address) == []
        assert "第 2 环" in told(address, desk.archive)[0]
        with pytest.raises(DeskError) as error:
            updated(desk.archive, address)
        assert code_of(error) == "desk.copy_of_another"


def test_damage_of_the_archive_is_not_handed_on(small: tuple[Desk, str]) -> None:
    desk, address = small
    updated(desk.archive, address)
    with closing(sqlite3.connect(desk.archive.path)) as file, file:
        file.execute("UPDATE entry SET title_zh = '另一个标题' WHERE id = 1")
        file.execute("UPDATE checksum SET sum = x'00' WHERE part = 'entry' AND id = 1")
    with Desk.open(desk.archive.path) as again, open_copy(address, writing=True) as copy:
        made = update_copy(again.archive, copy)
        assert (made.copied, made.unchanged, made.refused) == (0, 1, ("88",))
        assert copy.search("另一个标题").total == 0


def test_a_copy_of_a_later_state_is_left_alone(small: tuple[Desk, str], tmp_path: Path) -> None:
    desk, address = small
    earlier = tmp_path / "earlier.gazette"
    desk.archive.write_copy(earlier)
    publish(desk.archive, an_issue(90))
    updated(desk.archive, address)
    with Desk.open(earlier) as restored, pytest.raises(DeskError) as error:
        updated(restored.archive, address)
    assert code_of(error) == "desk.copy_is_ahead"


# opened, or not


def refused(address: str, password: str | None = None, **wishes: Any) -> str:
    with pytest.raises(ArchiveError) as error:
        open_copy(address, password, **wishes).close()
    assert PASSWORD not in error_sentence(error.value, "zh")
    return code_of(error)


def test_each_way_not_to_reach_a_copy_has_its_sentence(cluster: Cluster, tmp_path: Path) -> None:
    empty = cluster.emptied()
    assert refused(empty) == "archive.copy_none"
    assert refused("postgresql://127.0.0.1:1/none?connect_timeout=2") == "archive.copy_unreachable"
    assert refused("postgresql://[") == refused("host") == "archive.copy_bad_address"
    reader = empty.replace("gazette@", "reader@")
    assert refused(reader) == "archive.copy_needs_password"
    assert refused(reader, "not this") == "archive.copy_wrong_password"
    assert refused(reader, PASSWORD) == "archive.copy_none"
    assert refused(reader, PASSWORD, writing=True) == "archive.copy_no_right"
    assert refused(cluster.database(encoding="LATIN1"), writing=True) == "archive.copy_encoding"


def test_a_server_that_lets_nobody_in_is_told_from_one_that_is_not_there(cluster: Cluster) -> None:
    empty = cluster.emptied()
    reader = empty.replace("gazette@", "reader@")
    assert (
        refused(cluster.address("none")) == refused(empty.replace("gazette@", "nobody@")) == "archive.copy_not_let_in"
    )
    by_hand(empty, "ALTER ROLE reader CONNECTION LIMIT 0")
    try:
        assert refused(reader, PASSWORD) == "archive.copy_not_let_in"
    finally:
        by_hand(empty, "ALTER ROLE reader CONNECTION LIMIT -1")
    assert refused(reader, PASSWORD) == "archive.copy_none"


def test_a_server_that_is_too_old_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_LEAST", 990000)
    assert refused(cluster.emptied(), writing=True) == "archive.copy_old_server"


def test_where_nothing_may_be_written_that_is_told(small: tuple[Desk, str]) -> None:
    """A replica, or a user or a database that is set to read only."""
    desk, address = small
    reads = f"{address}&options=-c%20default_transaction_read_only%3Don"
    assert refused(reads, writing=True) == "archive.copy_replica"
    updated(desk.archive, address)
    publish(desk.archive, an_issue(90))
    with pytest.raises(ArchiveError) as error:
        updated(desk.archive, reads)
    assert code_of(error) == "archive.copy_replica"
    with open_copy(reads) as copy:
        assert copy.search("古树").total == 4


def test_a_disk_that_fills_up_while_copying_is_told_and_the_next_run_goes_on(
    small: tuple[Desk, str], cluster: Cluster, tmp_path: Path
) -> None:
    desk, address = small
    dice = random.Random(5)
    text = "".join(dice.choices([chr(code) for code in range(0x4E00, 0x9FA0)], k=120_000))
    section = replace(an_issue().sections[0], entries=(an_entry("大", Paragraph(text=text)),))
    publish(desk.archive, an_issue(90, sections=(section,)))
    with disk_of(cluster.folder / "small", megabytes=2) as place:
        cluster.give(place)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{place}'".encode())
        on_it = f"{address}&options=-c%20default_tablespace%3Dsmall"
        try:
            with pytest.raises(ArchiveError) as error:
                updated(desk.archive, on_it)
            assert code_of(error) == "archive.copy_full"
            assert (verified(address).findings, verified(address).issues) == ((), 2)
            made_larger(place, megabytes=40)
            assert updated(desk.archive, on_it) == (1, 0, 2)
            assert told(address, desk.archive) == []
        finally:
            by_hand(address, "DROP SCHEMA gazette_copy CASCADE")
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute("DROP TABLESPACE small")


@pytest.mark.parametrize("table", ["document", "passage", "said"])
def test_a_damaged_page_of_the_server_is_told_and_a_copy_made_anew_is_whole(
    small: tuple[Desk, str], cluster: Cluster, table: str
) -> None:
    desk, address = small
    updated(desk.archive, address)
    with psycopg.connect(address, autocommit=True) as connection:
        # What was moved is in the file alone: the server has none of its pages in memory.
        connection.execute(f"ALTER TABLE gazette_copy.{table} SET TABLESPACE {cluster.elsewhere}".encode())
        connection.execute("CHECKPOINT")
        row = connection.execute("SELECT pg_relation_filepath(%s)", [f"gazette_copy.{table}"]).fetchone()
    assert row is not None
    with (cluster.folder / "data" / row[0]).open("r+b") as file:
        file.seek(4000)
        file.write(b"\xff" * 600)
    with open_copy(address) as copy, pytest.raises(ArchiveError) as error:
        for query in ("古树", "擅自移植古树", "。"):
            copy.search(query)
    assert code_of(error) == "archive.copy_unreadable"
    assert len(told(address)) == 2
    by_hand(address, "UPDATE issue SET mark = ''")
    with pytest.raises(ArchiveError) as error:
        updated(desk.archive, address)
    assert code_of(error) == "archive.copy_unreadable"
    assert updated(desk.archive, address, anew=True) == (2, 0, 0)
    assert told(address, desk.archive) == []


def test_a_server_that_does_not_answer_keeps_nobody_who_leaves(cluster: Cluster) -> None:
    """While it is being reached, and in the middle of an answer."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        left = Stop()
        Timer(0.2, left.set_result, [None]).start()
        with pytest.raises(ArchiveError) as error:
            open_copy(f"postgresql://reader@127.0.0.1:{silent.getsockname()[1]}/none", stop=left)
    assert code_of(error) == "archive.copy_left"
    address = cluster.emptied()
    open_copy(address, writing=True).close()
    with psycopg.connect(address) as busy:
        busy.execute("LOCK TABLE gazette_copy.state")
        left = Stop()
        Timer(0.2, left.set_result, [None]).start()
        with pytest.raises(ArchiveError) as error:
            open_copy(address, stop=left)
    assert code_of(error) == "archive.copy_left"
    with open_copy(address, writing=True), open_copy(address) as copy:
        Timer(0.2, copy.end).start()
        with pytest.raises(ArchiveError) as error:
            copy._asked.rows("SELECT pg_sleep(600)")
        assert code_of(error) == "archive.copy_lost"
        with pytest.raises(ArchiveError) as error:
            copy.search("古树")
        assert code_of(error) == "archive.copy_left"


def test_a_server_that_stops_while_it_is_copied_to_is_told_and_the_next_run_goes_on(small: tuple[Desk, str]) -> None:
    desk, address = small

    def stop(done: int, _all: int) -> None:
        if done == 1:
            by_hand(address, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    with pytest.raises(ArchiveError) as error:
        updated(desk.archive, address, progress=stop)
    assert code_of(error) == "archive.copy_lost"
    assert updated(desk.archive, address) == (1, 0, 1)
    assert told(address, desk.archive) == []


def test_who_may_read_searches_and_writes_nothing(small: tuple[Desk, str]) -> None:
    desk, address = small
    updated(desk.archive, address)
    reader = address.replace("gazette@", "reader@")
    assert refused(reader, PASSWORD) == "archive.copy_no_right"
    by_hand(address, READERS)
    with open_copy(reader, PASSWORD) as copy:
        assert copy.search("古树") == desk.search("古树")
        assert verify_copy(copy).is_whole
        with pytest.raises(ArchiveError) as error:
            copy.take_out(1)
        assert code_of(error) == "archive.copy_no_right"


def test_two_do_not_write_at_once(small: tuple[Desk, str]) -> None:
    desk, address = small
    with open_copy(address, writing=True):
        assert refused(address, writing=True, patience=0.1) == "archive.copy_busy"
    assert updated(desk.archive, address) == (2, 0, 0)


def test_a_copy_of_another_form_is_told(small: tuple[Desk, str]) -> None:
    desk, address = small
    updated(desk.archive, address)
    by_hand(address, "ALTER TABLE passage DROP CONSTRAINT passage_document_id_fkey, ALTER document_id TYPE text")
    with open_copy(address) as copy, pytest.raises(ArchiveError) as error:
        copy.search("古树")
    assert code_of(error) == "archive.copy_broken"
    by_hand(address, "UPDATE state SET schema_version = 99")
    assert refused(address) == refused(address, writing=True) == "archive.copy_newer"
    by_hand(address, "UPDATE state SET schema_version = 0")
    assert refused(address) == "archive.copy_old"
    by_hand(address, "ALTER TABLE state ALTER schema_version TYPE text USING 'x'")
    assert refused(address) == refused(address, writing=True) == "archive.copy_broken"


def test_a_connection_that_is_lost_is_told_and_made_again(small: tuple[Desk, str]) -> None:
    desk, address = small
    updated(desk.archive, address)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with open_copy(address) as copy:
        assert copy.search("古树").total == 4
        by_hand(address, f"{others} AND pid <> pg_backend_pid()")
        with pytest.raises(ArchiveError) as error:
            copy.search("古树")
        assert code_of(error) == "archive.copy_lost"
        assert copy.search("古树") == desk.search("古树", ANYTHING)


def test_a_copy_that_is_being_verified_is_not_emptied_and_those_who_search_do_not_wait_for_that(
    small: tuple[Desk, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, address = small
    updated(desk.archive, address)
    monkeypatch.setattr(rows, "_PATIENCE_MS", 100)
    with open_copy(address) as verifying, verifying.one_state():
        assert verifying.links()
        with pytest.raises(ArchiveError) as refused:
            updated(desk.archive, address, anew=True)
        assert code_of(refused) == "archive.copy_in_use"
        with open_copy(address) as copy:
            assert copy.search("云政办字").total
    assert updated(desk.archive, address, anew=True) == (2, 0, 0)


def test_a_copy_that_was_dropped_is_told_and_one_made_again_is_read_anew(
    small: tuple[Desk, str], tmp_path: Path
) -> None:
    """Made as often written as the one before it, so that its count of states is the same."""
    desk, address = small
    updated(desk.archive, address)
    with open_copy(address) as copy, Desk.open(tmp_path / "other.gazette", create=True) as other:
        assert copy.search("公共交通").total == 2
        by_hand(address, "DROP SCHEMA gazette_copy CASCADE")
        for ask in (lambda: copy.search("公共交通"), lambda: copy.entry(1), copy.links):
            with pytest.raises(ArchiveError) as refused:
                ask()
            assert code_of(refused) == "archive.copy_broken"
        for serial in (88, 89):
            section = replace(an_issue().sections[0], entries=(an_entry("公共交通", date="2031-01-01"),))
            publish(other.archive, an_issue(serial, sections=(section,)))
        updated(other.archive, address)
        assert copy.search("公共交通") == other.search("公共交通")
        by_hand(address, "DROP TABLE said CASCADE")
        with pytest.raises(ArchiveError) as refused:
            copy.search("没有问过的词")
        assert code_of(refused) == "archive.copy_broken"
        by_hand(address, "DELETE FROM state")
        with pytest.raises(ArchiveError) as refused:
            copy.search("公共交通")
        assert code_of(refused) == "archive.copy_none"
        with pytest.raises(ArchiveError) as refused:
            updated(desk.archive, address)
        assert code_of(refused) == "archive.copy_broken"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE document SET bodies = '{'",
        "UPDATE document SET content = repeat('[', 100000)",
    ],
)
def test_what_is_no_json_in_a_copy_is_damage(small: tuple[Desk, str], change: str) -> None:
    desk, address = small
    updated(desk.archive, address)
    by_hand(address, change)
    assert told(address, desk.archive)
    with open_copy(address) as copy:
        first = copy.search("云政办字").hits if "content" in change else ()
        with pytest.raises(ArchiveError) as refused:
            copy.entry(first[0].entry_id) if first else copy.search("云政办字")
        assert code_of(refused) == "archive.copy_unreadable"


@pytest.mark.parametrize("change", ["UPDATE document SET issuers = 'x'", "UPDATE issue SET numbers = '7'"])
def test_a_damaged_name_in_a_copy_is_told_and_its_documents_are_found(small: tuple[Desk, str], change: str) -> None:
    desk, address = small
    updated(desk.archive, address)
    with open_copy(address) as copy:
        before = copy.search("云政办字").total
        by_hand(address, f"{change}; UPDATE state SET version = version + 1")
        assert copy.search("云政办字").total == before > 0
    assert told(address, desk.archive)


def test_characters_of_no_meaning_keep_nothing_from_being_copied(small: tuple[Desk, str]) -> None:
    """PostgreSQL has no place for them; the chain vouches for them all the same."""
    desk, address = small
    desk.archive.books.set_body_names((BodyName(name="市\0府", body="市政\0府"),))
    section = Section(name=Bilingual("文\0件", "A\0"), entries=(an_entry("标\0题", issuers=("市\0府",)),))
    publish(desk.archive, an_issue(90, sections=(section,)))
    assert updated(desk.archive, address) == (3, 0, 0)
    assert updated(desk.archive, address) == (0, 0, 3)
    assert told(address, desk.archive) == []
    with open_copy(address) as copy:
        assert copy.search("标\0题").total == 1
    by_hand(address, "UPDATE section SET name_zh = '别的' WHERE name_en LIKE 'A%'")
    assert told(address)


def test_without_the_library_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setitem(sys.modules, "psycopg.conninfo", None)
    with pytest.raises(ArchiveError) as refusal:
        open_copy("service=gazette")
    assert f"{sys.executable} -m pip install 'psycopg[binary]" in error_sentence(refusal.value, "en")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql:/u:geheim@h/x",
        "postgresql://u:ge%zzheim@h/x",
        "postgresql://u:ge heim@h/x",
        "postgresql://u:geheim@[::1/x",
    ],
)
def test_an_address_that_cannot_be_read_is_told_without_its_password(address: str) -> None:
    with pytest.raises(ArchiveError) as refusal:
        open_copy(address)
    assert refusal.value.code == "archive.copy_bad_address"
    assert "heim" not in error_sentence(refusal.value, "en")


def opened(copy: ReadCopy) -> str:
    with copy:
        return copy.place


def test_a_copy_is_called_by_its_place_never_by_its_password(small: tuple[Desk, str], cluster: Cluster) -> None:
    desk, address = small
    updated(desk.archive, address)
    with_password = address.replace("gazette@", "gazette:geheim@")
    assert opened(open_copy(with_password)) == f"{cluster.folder}/{address.split('/')[3].split('?')[0]}"
