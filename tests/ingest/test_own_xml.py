"""Our own XML of an issue is read whole, alone and inside the archive file; other XML in a PDF is not trusted."""

import pikepdf
import pytest

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import fonts, style_of
from gazette.export import PdfManner, issue_to_xml, pages_to_pdf
from gazette.ingest import read_file, read_source
from gazette.model import Issue
from gazette.typeset import Typesetter
from tests.ingest.pdf.drawn import canvas_pdf, changed, draw_notice


@pytest.fixture(scope="module")
def issue() -> Issue:
    read = read_file(sample_issue()).issue
    assert read is not None
    return read


def test_our_own_xml_is_read_whole(issue: Issue) -> None:
    reading = read_source(issue_to_xml(issue)[0], file="issue.xml")
    assert reading.issue == issue
    assert reading.account.missing == ""
    assert reading.account.is_whole


def test_an_archive_file_is_read_from_its_xml_and_says_so(issue: Issue) -> None:
    pages = Typesetter(style_of(issue.publication), fonts()).pages(issue)
    xml = issue_to_xml(issue)[0]
    reading = read_source(
        pages_to_pdf(pages, fonts(), PdfManner(purpose="archive", issue=issue, xml=xml)), file="a.pdf"
    )
    assert reading.issue == issue
    assert [finding.text for finding in reading.findings if finding.rule == "ingest.pdf_own_xml"] == ["gazette.xml"]
    assert reading.account.is_whole


def test_xml_that_says_other_things_than_the_pages_is_left_out(issue: Issue) -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["gazette.xml"] = issue_to_xml(issue)[0]

    reading = read_source(changed(canvas_pdf(draw_notice), attach), file="letter.pdf")
    assert reading.entries[0].title_full == "云溪市人民政府关于做好防汛工作的通知"
    assert [finding.text for finding in reading.findings if finding.rule == "ingest.left_out.other_xml"] == [
        "gazette.xml"
    ]
