"""A red-line as one web page that stands by itself: to be printed, kept as a file, or shown."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import etree, html

from gazette.desk.comparing import ComparedEntry, Difference, EntryComparison, IssueComparison, Piece, RedLine
from gazette.desk.redline_words import (
    act_word,
    entry_words,
    face_word,
    fact_word,
    flag_words,
    place_words,
    recast_words,
    what_happened,
)
from gazette.export.web_page import GENERATOR, add, language_tag, put
from gazette.wording import Language, sentence

STYLE = """
:root { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
body { color: #1C2126; line-height: 160%; }
p { margin-top: 4px; margin-bottom: 4px; }
.del { color: #B3261E; text-decoration: line-through; background-color: #FCEBE9; }
.ins { color: #1D6B3E; text-decoration: underline; background-color: #E6F3EA; }
.note { color: #4B545D; font-size: small; }
.flag { color: #8A5200; background-color: #FDF2DD; font-weight: bold; }
h1 { font-size: large; } h2 { font-size: medium; margin-top: 30px; }
.title, .enclosure, .attachment_title, .caption { text-align: center; font-weight: bold; }
.title { font-size: large; }
.date, .number { text-align: center; }
.heading0, .heading1 { font-weight: bold; text-indent: 28px; }
.heading2, .heading3, .heading4, .text { text-indent: 28px; }
.signature { text-align: right; }
table { border-collapse: collapse; margin-top: 8px; margin-bottom: 8px; }
td, th { border: 1px solid #858F99; padding: 3px; text-align: left; }
"""
_FACTS = frozenset({"contents_title", "title_en", "number_en", "issuer", "index_number", "subject", "validity"})
_ROWS = frozenset({"row", "header_row", "person"})
_TAGS = {"same": "span", "out": "del", "in": "ins"}


def redline_html(
    comparison: EntryComparison | IssueComparison, language: Language, compared: Sequence[str] = ()
) -> str:
    """The red-line with the list of its differences; what is struck or underlined is coloured too.

    ``compared`` are lines that say which texts it compares.
    """
    page = etree.Element("html", {"lang": language_tag(language)})
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    title = _page_title(comparison, language)
    add(head, "title", title.replace("\n", " "))
    add(head, "meta", name="generator", content=GENERATOR)
    etree.SubElement(head, "style").text = STYLE
    body = add(page, "body")
    add(body, "h1", title)
    for line in compared:
        add(body, "p", line, class_="note")
    add(body, "p", sentence("desk.redline.legend", {}, language), class_="note")
    if isinstance(comparison, EntryComparison):
        _write_entry(body, comparison, language)
    else:
        _write_issue(body, comparison, language)
    return str(html.tostring(page, doctype="<!DOCTYPE html>", encoding="unicode", include_meta_content_type=False))


def _page_title(comparison: EntryComparison | IssueComparison, language: Language) -> str:
    if isinstance(comparison, IssueComparison):
        return sentence("desk.redline.of_issue", {"issue": comparison.new.reference}, language)
    entry = comparison.new or comparison.old
    title = "" if entry is None else entry.title_full or entry.title_zh
    return sentence("desk.redline.heading", {"title": title}, language)


def _write_issue(body: etree._Element, comparison: IssueComparison, language: Language) -> None:
    if not comparison.differs:
        add(body, "p", sentence("desk.redline.none", {}, language), class_="note")
    for fact in comparison.facts:
        line = add(body, "p", f"{fact_word(fact, language)} ")
        _add_pair(line, fact.before, fact.after)
    for entry in comparison.entries:
        if entry.state != "same" or entry.moved:
            _write_placed(body, entry, language)


def _write_placed(body: etree._Element, entry: ComparedEntry, language: Language) -> None:
    place, compared = entry.after or entry.before, entry.comparison
    said = compared.new or compared.old
    number = f"{place.number}. " if place is not None else ""
    heading = add(body, "h2", f"{number}{'' if said is None else said.title_zh}")
    add(heading, "span", f" {' · '.join(entry_words(entry, language))}", class_="note")
    if entry.state != "same":
        _write_entry(body, compared, language)


def _write_entry(body: etree._Element, comparison: EntryComparison, language: Language) -> None:
    for _, lines in groupby(comparison.lines, key=_group):
        found = list(lines)
        if found[0].face in _ROWS:
            _write_rows(body, found, language)
        else:
            for line in found:
                _write_line(body, line, language)
    if comparison.differences and comparison.differences[0].face != "entry":
        _write_list(body, comparison.differences, language)
    elif not comparison.differences:
        add(body, "p", sentence("desk.redline.none", {}, language), class_="note")


def _group(line: RedLine) -> tuple[object, ...]:
    return (line.face == "person", line.path, line.state in {"taken_out", "moved_away"}) if line.face in _ROWS else ()


def _write_line(parent: etree._Element, line: RedLine, language: Language) -> None:
    made = add(parent, "p", class_=line.face)
    _add_move(made, line, language)
    if line.face in _FACTS:
        _add_note(made, line.face, language)
    if line.face_before is not None and line.face_before != line.face:
        add(made, "span", f"{recast_words(line.face_before, line.face, language)} ", class_="note")
    for pieces in line.cells:
        _add_pieces(made, pieces)


def _write_rows(parent: etree._Element, lines: Sequence[RedLine], language: Language) -> None:
    table = add(parent, "table")
    for line in lines:
        row = add(table, "tr")
        for index, pieces in enumerate(line.cells):
            columns, rows = line.spans[index] if index < len(line.spans) else (1, 1)
            spans = {"colspan": str(columns), "rowspan": str(rows)} if (columns, rows) != (1, 1) else {}
            cell = add(row, "th" if line.face == "header_row" else "td", None, **spans)
            if index == 0:
                _add_move(cell, line, language)
            _add_pieces(cell, pieces)


def _add_move(parent: etree._Element, line: RedLine, language: Language) -> None:
    if line.state in {"moved_away", "moved_here"}:
        code = "desk.redline.moved_away" if line.state == "moved_away" else "desk.redline.moved_here"
        add(parent, "span", f"{sentence(code, {'number': line.difference}, language)} ", class_="note")


def _add_note(parent: etree._Element, face: str, language: Language) -> None:
    add(parent, "span", f"{face_word(face, language)} ", class_="note")


def _add_pieces(parent: etree._Element, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        if piece.kind == "same":
            put(parent, piece.text)
        else:
            tag = _TAGS[piece.kind]
            add(parent, tag, piece.text, class_=tag)


def _add_pair(parent: etree._Element, before: str, after: str) -> None:
    if before:
        add(parent, "del", before, class_="del")
    if before and after:
        put(parent, " → ")
    if after:
        add(parent, "ins", after, class_="ins")


def _write_list(body: etree._Element, differences: Sequence[Difference], language: Language) -> None:
    add(body, "h2", sentence("desk.redline.count", {"count": len(differences)}, language))
    table = add(body, "table")
    for each in differences:
        row = add(table, "tr")
        add(row, "td", str(each.number))
        add(row, "td", place_words(each, language))
        add(row, "td", act_word(each, language))
        said = add(row, "td")
        happened = what_happened(each, language)
        if happened:
            put(said, f"{happened} ")
        if each.act == "moved":
            put(said, each.after)
        else:
            _add_pair(said, each.before, each.after)
        flags = add(row, "td")
        for word in flag_words(each, language):
            add(flags, "span", word, class_="flag")
