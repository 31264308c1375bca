"""Front matter and documents → the issue: sections with entries in two languages, disagreements reported."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.structure.contents_pages import ContentsSection, ContentsTitle
from gazette.ingest.structure.documents import Document, listed_head, part_documents, title_of
from gazette.ingest.structure.english_contents import EnglishTitle
from gazette.ingest.structure.entries import make_entry
from gazette.ingest.structure.front_matter import FrontMatter
from gazette.ingest.structure.heads import promulgates
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.masthead import complete_names, masthead_issue
from gazette.ingest.structure.places import Placed, closing_with, located, opening_with
from gazette.ingest.structure.repeated_heads import without_section_names
from gazette.ingest.structure.wrapping import Wrapping
from gazette.model import MISSING_TITLE, Bilingual, Entry, Finding, Issue, Section, latin_number
from gazette.reading.characters import squash

_Section = tuple[str | None, list[Placed]]
_ORDER = re.compile(r"(?:Decree|Order)\s+No\.?\s*(?P<serial>\d+)", re.IGNORECASE)
_ORDER_SERIAL = re.compile(r"第(?P<serial>\d+)[号號]令?$")


def assemble_issue(
    front: FrontMatter, lines: Sequence[Line], wrapping: Wrapping, traces: Sequence[Finding]
) -> tuple[Issue, tuple[Finding, ...], list[Placed]]:
    """The issue, all findings, each with its entry, and the entries; ``traces`` were found while reading lines."""
    body = lines[front.body_start : front.body_end]
    body, repeated = without_section_names(body, front.sections)
    documents, stray = part_documents(body, front.sections)
    english = _english_by_title(front)
    sections = _place(front.sections, documents, wrapping, english)
    sections = _with_loose_lines(sections, (*front.unplaced, *stray))
    entries = [placed for _, run in sections for placed in run]
    masthead = complete_names(front.masthead, [placed.entry for placed in entries])
    names = _section_names(front, english)
    issue = masthead_issue(
        masthead,
        tuple(
            Section(name=names.get(name, Bilingual(name)), entries=tuple(placed.entry for placed in run))
            for name, run in sections
        ),
        front.colophon,
    )
    findings = _english_left_over(front, english, {name.en for name in names.values()})
    findings += [located(finding, entries) for finding in (*traces, *front.told, *repeated)]
    findings += [replace(f, entry=n) for n, placed in enumerate(entries, 1) for f in placed.findings]
    return issue, tuple(sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0))), entries


def _place(
    sections: Sequence[ContentsSection],
    documents: Sequence[Document],
    wrapping: Wrapping,
    english: dict[int, EnglishTitle],
) -> list[_Section]:
    """Sections in the order of the contents list; a document it does not name follows the one before it in print."""
    by_title = {id(document.listed): document for document in documents if document.listed}
    followers = _followers(documents)
    placed: list[_Section] = []
    for section in sections:
        run: list[Placed] = []
        for title in section.titles:
            document = by_title.get(id(title))
            run.append(_place_listed(title, document, wrapping, english.get(id(title))))
            run += [_place_unlisted(one, wrapping) for one in followers.get(id(title), ())]
        placed.append((section.name, run))
    orphans = [_place_unlisted(one, wrapping) for one in followers.get(0, ())]
    if orphans:
        name, run = placed[0]  # front matter always has a section
        placed[0] = (name, [*orphans, *run])
    return placed


def _with_loose_lines(sections: list[_Section], loose: Sequence[Line]) -> list[_Section]:
    """The sections with lines that belong to no document kept in those that come first and last in print."""
    entries = [placed for _, run in sections for placed in run]
    if not loose or not entries:
        return sections
    printed = sorted((placed for placed in entries if placed.first), key=lambda placed: placed.first) or entries
    first, last = printed[0], printed[-1]
    loose = sorted(loose, key=lambda line: line.number)
    above = [line for line in loose if line.number < (last.first or line.number + 1)]
    below = loose[len(above) :]
    changed = {id(first): opening_with(first, above)}
    changed[id(last)] = closing_with(changed.get(id(last), last), below)
    return [(name, [changed.get(id(placed), placed) for placed in run]) for name, run in sections]


def _followers(documents: Sequence[Document]) -> dict[int, list[Document]]:
    followers: dict[int, list[Document]] = {}
    last = 0
    for document in documents:
        if document.listed:
            last = id(document.listed)
        else:
            followers.setdefault(last, []).append(document)
    return followers


def _place_listed(
    title: ContentsTitle, document: Document | None, wrapping: Wrapping, english: EnglishTitle | None
) -> Placed:
    title_en, number_en = (english.title, english.number) if english else (None, None)
    if document is None:
        entry = Entry(
            title_zh=title.title,
            title_en=title_en,
            number_zh=title.number,
            number_en=number_en,
            printed_page=title.page,
        )
        finding = Finding(
            rule="ingest.no_document",
            level="doubt",
            text=title.title or MISSING_TITLE["zh"],
            line=title.line.number,
            column=title.line.column,
        )
        return Placed(entry, (finding,))
    made = make_entry(document.head, document.body, wrapping)
    issuers = listed_head(title).issuers
    entry = replace(
        made.entry,
        title_zh=title.title or made.entry.title_zh,
        issuers=made.entry.issuers or issuers,
        title_en=title_en,
        number_en=number_en,
        number_zh=made.entry.number_zh or title.number,
        printed_page=title.page,
    )
    return replace(made, entry=entry, findings=(*_disagreements(title, document, entry), *made.findings))


def _place_unlisted(document: Document, wrapping: Wrapping) -> Placed:
    made = make_entry(document.head, document.body, wrapping)
    finding = Finding(
        rule="ingest.not_in_contents",
        level="doubt",
        text=made.entry.title_full or made.entry.title_zh,
        line=made.first,
        column=1,
    )
    return replace(made, findings=(finding, *made.findings))


def _disagreements(title: ContentsTitle, document: Document, entry: Entry) -> tuple[Finding, ...]:
    findings: list[tuple[str, str, str, Line]] = []
    line = document.head.title[0] if document.head.title else title.line
    ours, numbers = title_of(document.head), "、".join(document.head.numbers)
    whole, listed = squash("".join(row.text for row in document.head.title)), listed_head(title)
    if promulgates(document.head):
        ours, whole = entry.title_full or ours, squash(entry.title_full or "")
    if whole and whole == squash(listed.rest) and listed.issuers:
        findings.append(("ingest.issuer_listed", "、".join(listed.issuers), ours, line))
    elif whole and not whole.endswith(squash(listed.rest if listed.more else title.title)):
        findings.append(("ingest.title_differs", title.title, ours, line))
    same = squash(title.number or "") == squash(numbers) or _is_shortened(title.number, document)
    same = same or (numbers.startswith("第") and squash(title.number or "").endswith(squash(numbers)))
    if title.number and numbers and not same:
        findings.append(("ingest.number_differs", title.number, numbers, document.head.number_line or line))
    return tuple(
        Finding(
            rule=rule,
            level="hint" if rule == "ingest.issuer_listed" else "doubt",
            text=text,
            values=(("listed", listed), ("document", text)),
            line=place.number,
            column=place.column,
        )
        for rule, listed, text, place in findings
    )


def _is_shortened(number: str | None, document: Document) -> bool:
    """Whether the contents give an order's number shorter than the order: 市政府令第7号, 第7号 or 第7号令."""
    if not number or not document.head.order:
        return False
    serial = squash(number).removesuffix("令").rpartition("第")[2]
    return any(squash(own).endswith("令第" + serial) for own in document.head.numbers)


def _english_by_title(front: FrontMatter) -> dict[int, EnglishTitle]:
    """English titles by the identity of their Chinese ones: in order where both are equally many, else by number."""
    chinese = [title for section in front.sections for title in section.titles]
    english = [title for section in front.english for title in section.titles]
    if len(chinese) == len(english):
        return {id(zh): en for zh, en in zip(chinese, english, strict=True) if en.title != MISSING_TITLE["en"]}
    pairs: dict[int, EnglishTitle] = {}
    for zh in chinese:
        latin = latin_number(zh.number) if zh.number else None
        match = next((en for en in english if latin and en.number and squash(en.number) == squash(latin)), None)
        match = match or next((en for en in english if _is_same_order(zh, en)), None)
        match = match or next((en for en in english if not en.number and zh.page and en.page == zh.page), None)
        if match is not None:
            pairs[id(zh)] = match
            english.remove(match)
    return pairs


def _is_same_order(zh: ContentsTitle, en: EnglishTitle) -> bool:
    """Whether 市政府令第38号 and Order No. 38 begin on one page; by the serial alone it would be a guess."""
    order, serial = _ORDER.fullmatch(en.number or ""), _ORDER_SERIAL.search(squash(zh.number or ""))
    return bool(order and serial and order["serial"] == serial["serial"] and zh.page is not None and zh.page == en.page)


def _english_left_over(front: FrontMatter, used: dict[int, EnglishTitle], names: set[str | None]) -> list[Finding]:
    """A finding for every English title and section name without a Chinese partner, and for words made whole."""
    kept = {id(title) for title in used.values()}
    listed = [t for section in front.english for t in section.titles if t.title != MISSING_TITLE["en"]]
    titles = [(t.title, t.line) for t in listed if id(t) not in kept]
    titles += [(s.name, s.line) for s in front.english if s.name and s.line and s.name not in names]
    unmatched = [
        Finding(rule="ingest.english_unmatched", level="doubt", text=text, line=line.number, column=1)
        for text, line in titles
    ]
    return unmatched + [_hyphen_taken(line) for s in front.english for t in s.titles for line in t.hyphenated]


def _hyphen_taken(line: Line) -> Finding:
    column = line.column + len(line.text) - 1
    return Finding(rule="ingest.hyphen_removed", level="hint", text=line.text[-20:], line=line.number, column=column)


def _section_names(front: FrontMatter, english: dict[int, EnglishTitle]) -> dict[str | None, Bilingual]:
    """Section names in both languages: sections belong together whose first titles do, or that are equally many."""
    if len(front.sections) == len(front.english):
        return {zh.name: Bilingual(zh.name, en.name) for zh, en in zip(front.sections, front.english, strict=True)}
    home = {id(title): section.name for section in front.english for title in section.titles}
    names: dict[str | None, Bilingual] = {}
    taken: set[str | None] = set()
    for section in front.sections:
        match = english.get(id(section.titles[0])) if section.titles else None
        name = home.get(id(match)) if match else None
        names[section.name] = Bilingual(section.name, None if name in taken else name)
        taken.add(name)
    return names
