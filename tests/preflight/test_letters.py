"""Letters that a file gives back otherwise than they are stored (ligatures, accents stored apart) are no faults."""

import pytest

from gazette.desk.preflighting import checked_file
from gazette.desk.typesetters import fonts, issue_pages
from gazette.export import pages_to_pdf
from gazette.model import Entry, Issue, Paragraph, Section

PRECOMPOSED_NOWHERE = ["x\u0304", "g\u0303", "m\u0302", "B\u030a", "q\u0300", "\u0251\u0301", "x\u0304\u0301"]
LIGATURES = ["\ufb00", "\ufb01", "\ufb02", "\ufb03", "\ufb04", "\ufb05", "\ufb06", "\ufdfa"]


@pytest.mark.parametrize("letters", [*PRECOMPOSED_NOWHERE, "e\u0301\u0323", *LIGATURES], ids=ascii)
def test_such_letters_are_no_fault(letters: str) -> None:
    text = f"甲市{letters}市o{letters}ce水，{letters}，{letters}。坚持以人民为中心。"
    issue = Issue(sections=(Section(entries=(Entry(title_zh="关于供水", blocks=(Paragraph(text=text * 3),)),)),))
    pages = issue_pages(issue)
    outcome = checked_file(issue, pages, pages_to_pdf(pages, fonts()))
    assert [(fault.kind, fault.text) for fault in outcome.forbidden] == []
