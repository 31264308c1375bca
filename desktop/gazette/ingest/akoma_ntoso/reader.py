"""Akoma Ntoso 3.0 → issue or entry: what this program wrote comes back equal, other files as far as can be read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.accounting import exact_account
from gazette.ingest.akoma_ntoso.blocks import DOCUMENTS
from gazette.ingest.akoma_ntoso.components import Components
from gazette.ingest.akoma_ntoso.entry import read_bilingual, read_choice, read_date, read_entry, read_filing
from gazette.ingest.akoma_ntoso.generations import in_today_s_names
from gazette.ingest.akoma_ntoso.parsing import parse_xml
from gazette.ingest.akoma_ntoso.pictures import is_inside
from gazette.ingest.akoma_ntoso.text import Reading, is_nothing, language, local, source_line
from gazette.ingest.akoma_ntoso.unread import tell_unread
from gazette.ingest.reading_result import Contents
from gazette.ingest.structure.keeping import UNREAD
from gazette.model import (
    COLOPHON_FIELDS,
    FIT_STEPS,
    Bilingual,
    Colophon,
    ColophonField,
    Entry,
    Finding,
    Fit,
    FitStep,
    HandOver,
    Issue,
    IssueState,
    NameList,
    Publication,
    Section,
    entry_texts,
    walk_blocks,
)
from gazette.model.akoma_ntoso_names import COLOPHON_NAMES, akn, gz
from gazette.shipped import shipped_house_styles

_COLLECTIONS = frozenset({"officialGazette", "documentCollection", "amendmentList"})


def read_akoma_ntoso(source: bytes, *, file: str) -> Contents:
    """The issue of a collection, else no issue and the one entry of a single document; and what was met in reading.

    IngestError where the file is no well-formed XML, has a DOCTYPE or is no Akoma Ntoso 3.0.
    """
    root = parse_xml(source, file)
    in_today_s_names(root)
    main = next((element for element in root if local(element) in DOCUMENTS), None)
    if root.tag != akn("akomaNtoso") or main is None:
        raise IngestError("ingest.xml_foreign", file=file, line=source_line(root) or 1, root=str(root.tag))
    own = main.find(f"{akn('meta')}/{akn('proprietary')}/{gz('issue')}")
    handed = _hand_over(main)
    reading = Reading(exact=own is not None or handed is not None)
    if not reading.exact:
        reading.findings.append(Finding(rule="ingest.xml_not_ours", level="hint", line=source_line(main)))
        for picture in root.iter(akn("img")):
            if not is_inside(picture):
                reading.unread("ingest.unread.xml_picture", picture, picture.get("alt") or picture.get("src") or "")
    if local(main) in _COLLECTIONS:
        issue = _Gazette(main, reading).issue(own)
        whole = issue if own is not None or local(main) == "officialGazette" else None
        return _contents(root, whole, issue.entries, reading)
    entry = read_entry(main, reading)
    reading.place(0, 1)
    return replace(_contents(root, None, (entry, *_beside(root, reading)), reading), hand_over=handed)


def _hand_over(main: etree._Element) -> HandOver | None:
    """What a document that was handed over says of that; None where it says nothing, or not all."""
    kept = main.find(f"{akn('meta')}/{akn('proprietary')}/{gz('handOver')}")
    if kept is None:
        return None
    said, reading = {name: kept.get(name, "") for name in ("token", "revision")}, Reading(exact=True)
    if not said["token"] or not said["revision"].isdecimal():
        return None
    names = {name: reading.own(kept, name) or "" for name in ("to", "by", "at")}
    return HandOver(token=said["token"], revision=int(said["revision"]), **names)


def _beside(root: etree._Element, reading: Reading) -> Iterator[Entry]:
    """The documents that stand beside the first one of a file and not in it."""
    for component in root.iterfind(f"{akn('components')}/{akn('component')}"):
        for document in component:
            if local(document) in DOCUMENTS:
                yield read_entry(document, reading)


def _roles(entries: tuple[Entry, ...]) -> Iterator[str]:
    """The roles of people in lists of names, which the XML says of each of them."""
    for entry in entries:
        for _, block in walk_blocks(entry.blocks):
            if isinstance(block, NameList):
                yield from (f"{person.role}：" for person in block.people if person.role)


def _upward(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _contents(root: etree._Element, issue: Issue | None, entries: tuple[Entry, ...], reading: Reading) -> Contents:
    """What was read, and the account of the text that stands in documents, metadata aside."""
    bodies = [element for element in root.iter() if not any(local(above) == "meta" for above in _upward(element))]
    pieces = [(element, element.text or "") for element in bodies]
    pieces += [(inner, inner.tail or "") for element in bodies for inner in element]
    visible = "".join(text for _, text in pieces)
    named = (issue.publication.name, issue.editor, *(section.name for section in issue.sections)) if issue else ()
    names = [text for name in named for text in (name.zh, name.en)]
    own = [text for entry in entries for text in (*entry_texts(entry), entry.title_en, entry.number_en, *entry.issuers)]
    own += [entry.title_zh for entry in entries if reading.exact or entry.title_full]
    dates = [issue.date if issue else None, *(entry.date for entry in entries)]
    texts = [text for text in (*own, *names, *dates, *_roles(entries)) if text]
    for text in reading.again:
        if text in texts:
            texts.remove(text)
    counted = exact_account(texts, visible=visible, findings=reading.findings)
    if counted.missing and not reading.exact:
        tell_unread(pieces, texts, reading)
    findings = tuple(reading.findings)
    return Contents(
        issue=issue,
        entries=() if issue else entries,
        findings=findings,
        account=replace(counted, unread=sum(finding.rule.startswith(UNREAD) for finding in findings)),
        pictures=tuple(reading.pictures.values()),
    )


class _Gazette:
    """A collection being read: its sections fill as its components are met."""

    def __init__(self, gazette: etree._Element, reading: Reading) -> None:
        self.gazette = gazette
        self.reading = reading
        self.sections: list[tuple[Bilingual, list[Entry]]] = []
        self._inside = Components(gazette)

    def issue(self, own: etree._Element | None) -> Issue:
        self._collect(self.gazette)
        for document in self._inside.unnamed():
            self._document(document)
        preface = self.gazette.find(akn("preface"))
        sections = tuple(Section(name=name, entries=tuple(entries)) for name, entries in self.sections)
        name = read_bilingual(preface, "docTitle", self.reading)
        editor = read_bilingual(preface, "docAuthority", self.reading)
        date = read_date(preface, self.reading)
        if own is None:
            return self._foreign_issue(name, editor, date, sections)
        return Issue(
            serial=self.reading.number(own, "serial"),
            year=self.reading.number(own, "year"),
            numbers=tuple(self._numbers(own)),
            date=date,
            state=cast(IssueState, read_choice(own, ("editing", "at_press", "published"), self.reading)),
            publication=Publication(
                name=name,
                codes=tuple(
                    (self.reading.own(pair, "code") or "", self.reading.own(pair, "latin") or "")
                    for pair in own.findall(gz("documentCode"))
                ),
                house_style=self._house_style(own),
                style_source=self.reading.own(own, "styleSource"),
                colophon=self._colophon(own.find(gz("colophon"))),
                cover=self.reading.flag(own, "cover"),
            ),
            editor=editor,
            fit=self._fit(own.find(gz("fit"))),
            filing=read_filing(own, self.reading),
            sections=sections,
        )

    def _fit(self, own: etree._Element | None) -> Fit | None:
        """How the issue was fitted; a step that this program does not know is reported and left out."""
        if own is None:
            return None
        steps: list[FitStep] = []
        for element in own.findall(gz("step")):
            text = self.reading.text(element)
            known = next((step for step in FIT_STEPS if step == text), None)
            if known is None:
                self.reading.doubt("ingest.xml_value", element, text, attribute="step")
            else:
                steps.append(known)
        return Fit(self.reading.number(own, "pages"), tuple(steps))

    def _colophon(self, own: etree._Element | None) -> Colophon:
        """What it says of itself; a field that this program does not know is reported and left out."""
        if own is None:
            return Colophon()
        known = {gz(COLOPHON_NAMES[name]): name for name in COLOPHON_FIELDS}
        said: dict[ColophonField, str] = {}
        for element in own:
            name, text = known.get(element.tag), self.reading.text(element)
            if name is None:
                self.reading.doubt("ingest.xml_value", element, text, attribute=local(element))
            else:
                said[name] = text
        return Colophon(**said)

    def _house_style(self, own: etree._Element) -> str:
        """The style that is named if it ships or came along; else the usual one, for no other can make pages."""
        named = self.reading.own(own, "houseStyle") or ""
        shipped = shipped_house_styles()
        if named in shipped or own.find(gz("styleSource")) is not None:
            return named
        usual = Publication().house_style
        self.reading.doubt("ingest.xml_style", own, named, usual=usual, known=", ".join(sorted(shipped)))
        return usual

    def _numbers(self, own: etree._Element) -> list[int]:
        numbers = []
        for element in own.findall(gz("number")):
            text = self.reading.text(element)
            try:
                numbers.append(int(text))
            except ValueError:
                self.reading.doubt("ingest.xml_value", element, text, attribute="number")
        return numbers

    def _foreign_issue(
        self, name: Bilingual, editor: Bilingual, date: str | None, sections: tuple[Section, ...]
    ) -> Issue:
        """What the standard's own metadata say of an issue that this program did not write."""
        meta = self.gazette.find(akn("meta"))
        publication = None if meta is None else meta.find(akn("publication"))
        if publication is not None:
            date = date or publication.get("date")
            name = name if name != Bilingual() else Bilingual(publication.get("showAs"))
        work_date = self.gazette.find(f"{akn('meta')}//{akn('FRBRWork')}/{akn('FRBRdate')}")
        date = date or (None if work_date is None else work_date.get("date"))
        serial = "" if publication is None else publication.get("number", "")
        year = (date or "")[:4]
        return Issue(
            serial=int(serial) if serial.isdecimal() and len(serial) < 10 else None,
            year=int(year) if year.isdecimal() else None,
            date=date,
            publication=Publication(name=name),
            editor=editor,
            sections=sections,
        )

    def _collect(self, collection: etree._Element) -> None:
        """Take in the components of a collection and of those inside it."""
        for part in collection:
            if local(part) in {"collectionBody", "components", "attachments"}:
                for component in part:
                    if not self._inside.is_taken(component):
                        self._component(component)
            elif not self.reading.exact and local(part) in {"coverPage", "preface", "preamble", "conclusions"}:
                self.reading.left_out("ingest.left_out.xml_cover", self.reading.text(part), part)

    def _component(self, component: etree._Element) -> None:
        for inner in component:
            name = local(inner)
            if is_nothing(component):
                continue
            if name in {"interstitial", "heading"}:
                self.sections.append((self._section_name(inner), []))
            elif name in _COLLECTIONS:
                title = inner.find(f"{akn('preface')}//{akn('docTitle')}")
                self.sections.append((Bilingual(None if title is None else self.reading.text(title)), []))
                self._collect(inner)
            elif name in DOCUMENTS:
                self._document(inner)
            elif (named := self._inside.named(inner)) is not None:
                self._component(named)
            elif name in {"documentRef", "componentRef"}:
                text = inner.get("showAs") or inner.get("href") or inner.get("src") or ""
                self.reading.unread("ingest.unread.xml_reference", inner, text)
            else:
                self.reading.left_out("ingest.left_out.xml_cover", self.reading.text(inner), inner)

    def _document(self, document: etree._Element) -> None:
        if not self.sections:
            self.sections.append((Bilingual(), []))
        start = len(self.reading.findings)
        entry = read_entry(document, self.reading)
        self.sections[-1][1].append(entry)
        self.reading.place(start, sum(len(entries) for _, entries in self.sections))

    def _section_name(self, interstitial: etree._Element) -> Bilingual:
        if self.reading.exact:
            names = {language(line): self.reading.text(line) for line in interstitial}
            return Bilingual(names.get("zh"), names.get("en"))
        return Bilingual(self.reading.text(interstitial))
