"""The account of a file tells of every character that was lost, wherever that was, and of what was left out."""

import pytest

from gazette.ingest import read_text
from gazette.ingest.manuscript import Manuscript, ManuscriptParagraph, contents_of
from gazette.ingest.structure import blocks
from gazette.model import Block, Paragraph

NOTICE = "云溪市人民政府关于防汛工作的通知\n云政发〔2020〕7号\n各区人民政府：\n请做好防汛。\n请落实责任。\n"


def manuscript(*visible: str) -> Manuscript:
    made = Manuscript(parts=[ManuscriptParagraph(text=row) for row in NOTICE.splitlines()])
    made.visible += [NOTICE, *visible]
    return made


def test_what_a_reader_did_not_hand_on_is_missing() -> None:
    assert contents_of(manuscript()).account.is_whole
    account = contents_of(manuscript("夜雨")).account
    assert (account.missing, account.is_whole) == ("夜雨", False)


def test_what_was_left_out_and_told_is_not_missing_and_what_could_not_be_read_is_not_whole() -> None:
    told = manuscript("夜雨")
    told.left_out("ingest.left_out.word_comment", "夜雨")
    account = contents_of(told).account
    assert (account.missing, account.left_out) == ("", (("ingest.left_out.word_comment", 2),))
    assert account.is_whole
    unread = manuscript()
    unread.unread("ingest.unread.word_chart")
    assert not contents_of(unread).account.is_whole


def test_what_is_lost_while_blocks_are_made_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(text: str, *_: object) -> Block:
        return Paragraph(text=text.replace("责任", ""))

    monkeypatch.setattr(blocks, "make_paragraph", careless)
    account = read_text(NOTICE, file="通知.txt").account
    assert sorted(account.missing) == sorted("责任")
    assert not account.is_whole
