"""A year: its issues in their order, documents by section and by issuer under the names of the office, gaps."""

from pathlib import Path

from gazette.desk import Desk
from gazette.desk.bodies import SetBodyNames
from gazette.desk.years import known_years, year_of
from gazette.model import Bilingual, BodyName, Issue, Section
from tests.archive.building import an_entry, an_issue


def an_issue_of(year: int, number: int, serial: int, *entries: tuple[str, str]) -> Issue:
    made = tuple(an_entry(f"关于{number}的通知", number_zh=doc, issuers=(issuer,)) for doc, issuer in entries)
    sections = (Section(name=Bilingual("市政府文件"), entries=made),)
    return an_issue(serial, year=year, numbers=(number,), date=f"{year}-{number:02}-28", sections=sections)


def test_a_year_has_its_issues_its_documents_counted_and_its_gaps(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        archive = desk.archive
        archive.add_issue(an_issue_of(2019, 3, 73, ("云政发〔2019〕5号", "市计委"), ("云政发〔2019〕2号", "市政府")))
        archive.add_issue(an_issue_of(2019, 1, 71, ("云政发〔2019〕1号", "市发改委")))
        archive.add_issue(an_issue_of(2020, 1, 74, ("云政发〔2020〕1号", "市政府"), ("云政发〔2020〕3号", "市政府")))
        assert known_years(archive) == (2020, 2019)
        desk.do(SetBodyNames((BodyName(name="市计委", body="市发改委"),)))
        year = year_of(archive, 2019)
        assert [row.serial for row in year.issues] == [71, 73]
        assert (year.documents, year.pages) == (3, None)
        assert year.sections == (("市政府文件", 3),)
        assert year.issuers == (("市发改委", 2), ("市政府", 1))
        assert year.numbers is not None
        assert year.numbers.missing == ((2, 2),)
        assert [(one.code, one.year, one.missing) for one in year.series] == [("云政发", 2019, ((3, 4),))]
