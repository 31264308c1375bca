"""The print file of any issue: it comes, it is sound, and it holds every character."""

import io
from collections import Counter

import pikepdf
from hypothesis import HealthCheck, given, settings

from gazette.export import pages_to_pdf
from gazette.model import Issue, entry_texts
from gazette.shipped import shipped
from gazette.typeset import Typesetter, load_house_style, shared_fonts
from tests.strategies import ISSUES

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ISSUES)
def test_any_issue_makes_a_sound_pdf_with_all_its_text(issue: Issue) -> None:
    pages = Typesetter(STYLE, FONTS).pages(issue)
    with pikepdf.open(io.BytesIO(pages_to_pdf(pages, FONTS))) as pdf:
        assert len(pdf.pages) == len(pages.pages)
        assert pdf.check_pdf_syntax() == []
    body = [page for page in pages.pages if page.number is not None]
    drawn = Counter(
        "".join("".join("".join(run.texts) for run in page.glyphs if not run.artefact) for page in body).split()
    )
    wanted = Counter("".join("".join(text for entry in issue.entries for text in entry_texts(entry)).split()))
    missing = wanted - Counter("".join(drawn.elements()))
    assert not missing


def test_the_same_issue_gives_the_same_file() -> None:
    first = Typesetter(STYLE, FONTS).pages(Issue(serial=1))
    assert pages_to_pdf(first, FONTS) == pages_to_pdf(first, FONTS)
