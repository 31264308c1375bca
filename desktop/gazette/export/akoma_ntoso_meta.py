"""The metadata of an Akoma Ntoso document: FRBR identification, persons and bodies named, what is ours alone."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from lxml import etree

from gazette.export.akoma_ntoso_annual import own_annual
from gazette.export.akoma_ntoso_ids import Links
from gazette.export.akoma_ntoso_text import child, put_own
from gazette.export.xml_characters import shown
from gazette.model import AppointmentRecord, Bilingual, Entry, Filing, HandOver, Issue, Publication
from gazette.model.akoma_ntoso_names import COLOPHON_NAMES, XML, akn, gz

# What stands where the schema wants a date and the gazette has none.
NO_DATE = "0001-01-01"
EDITOR = "#editor"
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def iso_date(text: str | None) -> str | None:
    """``text`` where it is a date that the schema takes, else None."""
    if text is None or not _ISO_DATE.fullmatch(text):
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return text


def work_iri(issue: Issue) -> str:
    """The IRI of the issue as a work: ``/akn/cn/officialGazette/2019-11-15/401`` (``nn``: it has no number)."""
    day = iso_date(issue.date) or (f"{issue.year:04d}" if issue.year and 0 < issue.year < 10_000 else NO_DATE)
    number = str(issue.serial) if issue.serial is not None else "-".join(map(str, issue.numbers))
    return f"/akn/cn/officialGazette/{day}/{number or 'nn'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What FRBR says of a document: ``part`` is its component inside the issue, ``authors`` are references (#…)."""

    issue: Issue
    part: str
    date: str | None
    names: Bilingual
    authors: tuple[str, ...] = (EDITOR,)
    numbers: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    english: bool = False


@dataclass(slots=True)
class References:
    """Persons, roles and bodies that a document names; ``counts`` keeps their eIds unique over the whole gazette."""

    counts: Counter[str]
    made: dict[tuple[str, str], str] = field(default_factory=dict)

    def refer(self, kind: str, name: str) -> str:
        """``#person_3`` for the person ``name``; ``kind`` is Person, Role or Organization."""
        if (kind, name) not in self.made:
            self.counts[kind] += 1
            self.made[kind, name] = f"{kind.lower()}_{self.counts[kind]}"
        return f"#{self.made[kind, name]}"

    def write(self, meta: etree._Element) -> None:
        """Append ``references``; nothing where none was made."""
        if not self.made:
            return
        references = child(meta, "references", source=EDITOR)
        for (kind, name), identifier in self.made.items():
            iri = f"/akn/ontology/{kind.lower()}/cn/{quote(name, safe='', errors='surrogatepass') or 'nn'}"
            child(references, f"TLC{kind}", eId=identifier, href=iri, showAs=shown(name))


def identify(meta: etree._Element, identity: Identity) -> None:
    """Append ``identification``: work, expression in Chinese (and English), manifestation in XML."""
    whole = work_iri(identity.issue)
    expression = f"{whole}/zho@{iso_date(identity.issue.date) or ''}"
    identification = child(meta, "identification", source=EDITOR)
    work = _frbr(identification, "FRBRWork", identity, f"{whole}/!{identity.part}", whole)
    child(work, "FRBRcountry", value="cn")
    for number in identity.numbers:
        child(work, "FRBRnumber", value=shown(number))
    for language, name in (("zh", identity.names.zh), ("en", identity.names.en)):
        if name is not None:
            child(work, "FRBRname", value=shown(name)).set(f"{{{XML}}}lang", language)
    expressed = _frbr(identification, "FRBRExpression", identity, f"{expression}/!{identity.part}", expression)
    for language in ("zho", "eng") if identity.english else ("zho",):
        child(expressed, "FRBRlanguage", language=language)
    manifested = f"{expression}/!{identity.part}.xml"
    made = _frbr(identification, "FRBRManifestation", identity, manifested, f"{expression}.akn")
    child(made, "FRBRformat", value="application/akn+xml")


def _frbr(parent: etree._Element, level: str, identity: Identity, this: str, uri: str) -> etree._Element:
    made = child(parent, level)
    child(made, "FRBRthis", value=this)
    child(made, "FRBRuri", value=uri)
    if level == "FRBRWork":
        for name, value in identity.aliases:
            child(made, "FRBRalias", name=name, value=shown(value))
    child(made, "FRBRdate", date=iso_date(identity.date) or NO_DATE, name="generation")
    for author in identity.authors:
        child(made, "FRBRauthor", href=author)
    return made


def classify(meta: etree._Element, entry: Entry) -> None:
    """Append subject and validity as keywords, for readers who do not know our namespace."""
    keywords = [(name, value) for name in ("subject", "validity") if (value := getattr(entry, name)) is not None]
    if keywords:
        classification = child(meta, "classification", source=EDITOR)
        for name, value in keywords:
            child(classification, "keyword", value=shown(value), showAs=shown(value), dictionary=f"#{name}")


def publish(meta: etree._Element, day: str | None, name: str, number: str | None = None) -> None:
    """Append ``publication`` where there is a date that the schema takes."""
    published = iso_date(day)
    if published is not None:
        made = child(meta, "publication", date=published, name=shown(name), showAs=shown(name))
        if number is not None:
            made.set("number", number)


def own_issue(meta: etree._Element, issue: Issue) -> None:
    """Append what the standard has no place for: state, numbers, house style, code table, colophon, cover."""
    own = etree.SubElement(child(meta, "proprietary", source=EDITOR), gz("issue"))
    own.set("state", issue.state)
    for name, value in (("serial", issue.serial), ("year", issue.year)):
        if value is not None:
            own.set(name, str(value))
    if issue.fit is not None:
        fit = etree.SubElement(own, gz("fit"))
        if issue.fit.pages is not None:
            fit.set("pages", str(issue.fit.pages))
        for step in issue.fit.steps:
            put_own(fit, "step", step)
    own_filing(own, issue.filing)
    for number in issue.numbers:
        put_own(own, "number", str(number))
    _own_publication(own, issue.publication)


def _own_publication(own: etree._Element, publication: Publication) -> None:
    put_own(own, "houseStyle", publication.house_style)
    put_own(own, "styleSource", publication.style_source)
    for code, latin in publication.codes:
        pair = etree.SubElement(own, gz("documentCode"))
        put_own(pair, "code", code)
        put_own(pair, "latin", latin)
    if publication.cover is not None:
        own.set("cover", "yes" if publication.cover else "no")
    if publication.colophon:
        colophon = etree.SubElement(own, gz("colophon"))
        for name, text in publication.colophon.items():
            put_own(colophon, COLOPHON_NAMES[name], text)


def own_entry(meta: etree._Element, entry: Entry, rows: tuple[str, ...]) -> etree._Element:
    """Append our ``entry`` element: state, printed page, what an open-government page lists, rows that fit no title."""
    own = etree.SubElement(child(meta, "proprietary", source=EDITOR), gz("entry"))
    own.set("state", entry.state)
    if entry.printed_page is not None:
        own.set("printedPage", str(entry.printed_page))
    if entry.column_lines is not None:
        own.set("columnLines", str(entry.column_lines))
    if entry.new_page:
        own.set("newPage", "yes")
    put_own(own, "indexNumber", entry.index_number)
    for name in ("subject", "validity", "published"):
        put_own(own, name, getattr(entry, name))
    own_annual(own, entry.annual_contents)
    own_filing(own, entry.filing)
    own_rows(own, rows)
    return own


def own_filing(own: etree._Element, filing: Filing) -> None:
    """Append where something is filed."""
    if filing:
        made = etree.SubElement(own, gz("filing"))
        for name, text in filing.items().items():
            put_own(made, name, text)


def own_hand_over(meta: etree._Element, hand_over: HandOver) -> None:
    """Append who gave an entry to whom, when, and which revision; and whom the references of one alone mean."""
    own = etree.SubElement(meta[-1], gz("handOver"), {"token": hand_over.token, "revision": str(hand_over.revision)})
    for name in ("to", "by", "at"):
        put_own(own, name, getattr(hand_over, name))
    references = next((part for part in meta if part.tag == akn("references")), None)
    if references is None:
        references = child(meta, "references", source=EDITOR)
        meta.insert(len(meta) - 2, references)
    iri = "/akn/ontology/organization/cn/editor"
    child(references, "TLCOrganization", eId="editor", href=iri, showAs=shown(hand_over.by))


def own_rows(own: etree._Element, rows: Iterable[str]) -> None:
    """Append the printed rows of a title that are not the title itself."""
    for row in rows:
        put_own(own, "titleRow", row)


def own_records(
    own: etree._Element, records: tuple[AppointmentRecord, ...], block: etree._Element, links: Links
) -> None:
    """Append what an appointment block says: one record a person and post."""
    if not records:
        return
    made = etree.SubElement(own, gz("records"))
    links.add(made, "for", block)
    for record in records:
        one = etree.SubElement(made, gz("record"))
        one.set("act", record.act)
        for name in ("person", "post", "date", "term"):
            put_own(one, name, getattr(record, name))
