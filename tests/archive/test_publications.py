"""What a publication says of itself is kept with the issues that say it."""

import sqlite3
from dataclasses import replace

from gazette.archive import Archive
from gazette.model import COLOPHON_FIELDS, Colophon, Publication
from tests.archive.building import an_issue


def _kept(archive: Archive) -> int:
    with sqlite3.connect(archive.path) as database:
        return int(database.execute("SELECT count(*) FROM publication").fetchone()[0])


def test_a_colophon_and_a_cover_come_out_as_they_went_in(archive: Archive) -> None:
    colophon = Colophon(**{name: f"{name} 甲" for name in COLOPHON_FIELDS})
    for cover in (None, True, False):
        issue = an_issue(None, year=None, numbers=(), publication=Publication(colophon=colophon, cover=cover))
        assert archive.issue(archive.add_issue(issue)) == issue


def test_another_colophon_leaves_those_of_other_issues_alone(archive: Archive) -> None:
    first, second = (archive.issue(archive.add_issue(an_issue(serial, numbers=(serial,)))) for serial in (1, 2))
    archive.set_issue(replace(second, publication=replace(second.publication, colophon=Colophon(copies="800册"))))
    assert archive.issue(first.id).publication == first.publication
    assert archive.issue(second.id).publication.colophon.copies == "800册"


def test_a_publication_that_no_issue_has_any_more_is_not_kept(archive: Archive) -> None:
    issue = archive.issue(archive.add_issue(an_issue()))
    for copies in ("800册", "900册", None):
        colophon = Colophon(copies=copies)
        archive.set_issue(replace(issue, publication=replace(issue.publication, colophon=colophon)))
        assert _kept(archive) == 1


def test_an_empty_text_empties_a_field() -> None:
    assert not Colophon(editor="甲").with_text("editor", "")
    assert Colophon().with_text("editor", "甲") == Colophon(editor="甲")
