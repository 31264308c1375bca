"""Akoma Ntoso 3.0 → issue or entry: what this program wrote comes back equal, other files as far as can be read."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.accounting import exact_account
from gazette.ingest.akoma_ntoso.blocks import DOCUMENTS
from gazette.ingest.akoma_ntoso.entry import read_bilingual, read_choice, read_date, read_entry
from gazette.ingest.akoma_ntoso.text import Reading, is_nothing, language, local, source_line
from gazette.ingest.reading_result import Contents
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
    Issue,
    IssueState,
    Publication,
    Section,
    entry_texts,
)
from gazette.model.akoma_ntoso_names import COLOPHON_NAMES, akn, gz
from gazette.shipped import shipped_house_styles

_COLLECTIONS = frozenset({"officialGazette", "documentCollection", "amendmentList"})
_DOCTYPE = re.compile(r"\0{0,3}".join("<!DOCTYPE").encode())  # in UTF-16 and UTF-32 zeros stand between


def read_akoma_ntoso(source: bytes, *, file: str) -> Contents:
    """The issue of a collection, else no issue and the one entry of a single document; and what was met in reading.

    IngestError where the file is no well-formed XML, has a DOCTYPE or is no Akoma Ntoso 3.0.
    """
    root = _parse(source, file)
    main = next((element for element in root if local(element) in DOCUMENTS), None)
    if root.tag != akn("akomaNtoso") or main is None:
        raise IngestError("ingest.xml_foreign", file=file, line=source_line(root) or 1, root=str(root.tag))
    own = main.find(f"{akn('meta')}/{akn('proprietary')}/{gz('issue')}")
    reading = Reading(exact=own is not None)
    if own is None:
        reading.findings.append(Finding(rule="ingest.xml_not_ours", level="hint", line=source_line(main)))
    if local(main) in _COLLECTIONS:
        issue = _Gazette(main, reading).issue(own)
        return _contents(main, issue, issue.entries, reading)
    entry = read_entry(main, reading)
    reading.place(0, 1)
    return _contents(main, None, (entry,), reading)


def _upward(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _contents(main: etree._Element, issue: Issue | None, entries: tuple[Entry, ...], reading: Reading) -> Contents:
    """What was read, and the account of the text that stands in documents, metadata aside."""
    bodies = [element for element in main.iter() if not any(local(above) == "meta" for above in _upward(element))]
    visible = "".join((element.text or "") for element in bodies) + "".join((e.tail or "") for e in bodies[1:])
    names = [name for section in (issue.sections if issue else ()) for name in (section.name.zh, section.name.en)]
    texts = [
        *(text for entry in entries for text in (*entry_texts(entry), entry.title_zh, entry.title_en, entry.number_en)),
        *names,
    ]
    findings = tuple(reading.findings)
    return Contents(
        issue=issue,
        entries=() if issue else entries,
        findings=findings,
        account=exact_account([text for text in texts if text], visible=visible, findings=findings),
        pictures=tuple(reading.pictures.values()),
    )


def _parse(source: bytes, file: str) -> etree._Element:
    """The root element; nothing outside the file is ever asked for.

    ``huge_tree`` stays off on purpose: its limits (elements 256 deep, texts of 10 MB, growth of entities) lie far
    beyond any gazette and keep hostile files out.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    found = _DOCTYPE.search(source)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        if found is not None:
            raise _doctype(source, found.start(), file) from error
        raise IngestError("ingest.xml_malformed", file=file, line=error.lineno or 1) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(source, found.start() if found else 0, file)
    return root


def _doctype(source: bytes, position: int, file: str) -> IngestError:
    return IngestError("ingest.xml_doctype", file=file, line=source.count(b"\n", 0, position) + 1)


class _Gazette:
    """A collection being read: its sections fill as its components are met."""

    def __init__(self, gazette: etree._Element, reading: Reading) -> None:
        self.gazette = gazette
        self.reading = reading
        self.sections: list[tuple[Bilingual, list[Entry]]] = []

    def issue(self, own: etree._Element | None) -> Issue:
        self._collect(self.gazette)
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
                    self._component(component)

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
            else:
                text = inner.get("showAs") or self.reading.text(inner)
                self.reading.doubt("ingest.xml_unplaced", inner, text)

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
