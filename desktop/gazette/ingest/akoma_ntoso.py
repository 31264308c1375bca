"""Akoma Ntoso 3.0 → issue or entries: what this program wrote comes back equal, other files as far as they can be read."""

import re
from typing import cast

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.akoma_ntoso_blocks import BODIES, DOCUMENTS, Document
from gazette.ingest.akoma_ntoso_text import Reading, is_nothing, language, local
from gazette.model import Bilingual, Entry, EntryState, Finding, Issue, IssueState, Publication, Section
from gazette.model.akoma_ntoso_names import AKN, CONTENTS_TITLE, akn, gz

_COLLECTIONS = frozenset({"officialGazette", "documentCollection", "amendmentList"})
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def read_akoma_ntoso(source: bytes, *, file: str) -> tuple[Issue | None, tuple[Entry, ...], tuple[Finding, ...]]:
    """The issue of a collection, else no issue and the one entry of a single document; and what was met in reading.

    IngestError where the file is no well-formed XML, has a DOCTYPE or is no Akoma Ntoso 3.0.
    """
    root = _parse(source, file)
    main = next((element for element in root if local(element) in DOCUMENTS), None)
    if root.tag != akn("akomaNtoso") or main is None:
        raise IngestError("ingest.xml_foreign", file=file, line=root.sourceline or 1, root=str(root.tag))
    own = main.find(f"{akn('meta')}/{akn('proprietary')}/{gz('issue')}")
    reading = Reading(exact=own is not None)
    if own is None:
        reading.findings.append(Finding(rule="ingest.xml_not_ours", level="hint", line=main.sourceline))
    if local(main) in _COLLECTIONS:
        issue = _Gazette(main, reading).issue(own)
        return issue, (), tuple(reading.findings)
    entry = _entry(main, reading)
    reading.place(0, 1)
    return None, (entry,), tuple(reading.findings)


def _parse(source: bytes, file: str) -> etree._Element:
    """The root element; nothing outside the file is ever asked for.

    ``huge_tree`` stays off on purpose: its limits (elements 256 deep, texts of 10 MB, growth of entities) lie far beyond
    any gazette and keep hostile files out.
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
    if root.getroottree().docinfo.doctype:
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
        name = _bilingual(preface, "docTitle", self.reading)
        editor = _bilingual(preface, "docAuthority", self.reading)
        date = _date(preface, self.reading)
        if own is None:
            return self._foreign_issue(name, editor, date, sections)
        return Issue(
            serial=self.reading.number(own, "serial"),
            year=self.reading.number(own, "year"),
            numbers=tuple(self._numbers(own)),
            date=date,
            state=cast(IssueState, _choice(own, ("editing", "at_press", "published"), self.reading)),
            publication=Publication(
                name=name,
                codes=tuple(
                    (self.reading.own(pair, "code") or "", self.reading.own(pair, "latin") or "")
                    for pair in own.findall(gz("documentCode"))
                ),
                house_style=self.reading.own(own, "houseStyle") or "",
            ),
            editor=editor,
            sections=sections,
        )

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
            serial=int(serial) if serial.isdecimal() else None,
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
        entry = _entry(document, self.reading)
        self.sections[-1][1].append(entry)
        self.reading.place(start, sum(len(entries) for _, entries in self.sections))

    def _section_name(self, interstitial: etree._Element) -> Bilingual:
        if self.reading.exact:
            names = {language(line): self.reading.text(line) for line in interstitial}
            return Bilingual(names.get("zh"), names.get("en"))
        return Bilingual(self.reading.text(interstitial))


def _entry(document: etree._Element, reading: Reading) -> Entry:
    content = Document(document, reading)
    preface = next((part for part in document if local(part) in {"preface", "header", "preamble"}), None)
    own = content.own
    titles = [] if preface is None else list(preface.iter(akn("docTitle")))
    chinese = next((title for title in titles if language(title) != "en"), None)
    title_zh, title_full = _titles(document, preface, chinese, reading)
    numbers = _bilingual(preface, "docNumber", reading)
    issuers = () if preface is None else tuple(reading.text(issuer) for issuer in preface.iter(akn("docAuthority")))
    return Entry(
        title_zh=title_zh,
        title_full=title_full,
        title_en=next((reading.text(title) for title in titles if language(title) == "en"), None),
        title_lines=content.title_rows(chinese),
        number_zh=numbers.zh,
        number_en=numbers.en,
        date=_date(preface, reading),
        issuers=issuers,
        addressee=_addressee(preface, reading),
        printed_page=reading.number(own, "printedPage"),
        state=cast(EntryState, _choice(own, ("draft", "in_proof", "final"), reading)),
        index_number=reading.own(own, "indexNumber"),
        subject=reading.own(own, "subject") if reading.exact else _keywords(document),
        validity=reading.own(own, "validity"),
        published=reading.own(own, "published"),
        blocks=content.blocks(),
    )


def _titles(
    document: etree._Element, preface: etree._Element | None, title: etree._Element | None, reading: Reading
) -> tuple[str, str | None]:
    """The contents title and the document's own; a foreign document may be named in its metadata alone."""
    short = None if preface is None else preface.find(f"{akn('p')}/{akn('shortTitle')}")
    if title is not None and (title.get("class") == CONTENTS_TITLE or (short is None and not reading.exact)):
        return reading.text(title), None
    if title is not None:
        return ("" if short is None else reading.text(short)), reading.text(title)
    named = document.find(f"{akn('meta')}//{akn('FRBRWork')}/{akn('FRBRname')}")
    name = None if named is None else named.get("showAs") or named.get("value")
    return name or document.get("name") or local(document), None


def _bilingual(preface: etree._Element | None, tag: str, reading: Reading) -> Bilingual:
    if preface is None:
        return Bilingual()
    texts: dict[str, str] = {}
    for element in preface.iter(akn(tag)):
        texts.setdefault("en" if language(element) == "en" else "zh", reading.text(element))
    return Bilingual(texts.get("zh"), texts.get("en"))


def _date(preface: etree._Element | None, reading: Reading) -> str | None:
    """Our files hold the date as the model does; a foreign one has it in the attribute."""
    if preface is None:
        return None
    dated = next(preface.iter(akn("docDate")), None)
    if dated is not None:
        return reading.text(dated) if reading.exact else dated.get("date")
    inline = preface.find(f"{akn('p')}/{akn('inline')}[@name='date']")
    return None if inline is None else reading.text(inline)


def _addressee(preface: etree._Element | None, reading: Reading) -> str | None:
    found = None if preface is None else preface.find(f"{akn('block')}[@name='addressee']")
    return None if found is None else reading.text(found)


def _keywords(document: etree._Element) -> str | None:
    words = [keyword.get("showAs") or "" for keyword in document.findall(f"{akn('meta')}//{akn('keyword')}")]
    return "、".join(words) or None


def _choice(own: etree._Element | None, choices: tuple[str, ...], reading: Reading) -> str:
    """The state that our metadata name; an unknown one is reported and taken as the first."""
    state = choices[0] if own is None else own.get("state", choices[0])
    if state not in choices and own is not None:
        reading.doubt("ingest.xml_value", own, state, attribute="state")
    return state if state in choices else choices[0]
