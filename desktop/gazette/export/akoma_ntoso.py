"""An issue as one Akoma Ntoso 3.0 ``officialGazette``: each entry a component, enclosures and attachments inside it.

``archive_schema/akoma_ntoso/README.md`` tells how the model maps to the standard; ``gazette.ingest`` reads it back.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from gazette.export.akoma_ntoso_blocks import Body
from gazette.export.akoma_ntoso_ids import Links, break_lines, give_ids, nothing_in
from gazette.export.akoma_ntoso_meta import (
    EDITOR,
    Identity,
    References,
    classify,
    identify,
    iso_date,
    own_entry,
    own_hand_over,
    own_issue,
    own_records,
    own_rows,
    publish,
)
from gazette.export.akoma_ntoso_notes import write_noted
from gazette.export.akoma_ntoso_pictures import left_out
from gazette.export.akoma_ntoso_text import child, forbidden_characters, put_rows
from gazette.export.xml_characters import shown
from gazette.model import (
    Attachment,
    Bilingual,
    Block,
    Enclosure,
    Entry,
    Finding,
    HandOver,
    Issue,
    Note,
    PictureFiles,
    Section,
    Signature,
    annual_blocks,
    noted_blocks,
)
from gazette.model.akoma_ntoso_names import AKN, CONTENTS_TITLE, GAZETTE, XML, akn, gz

# the standard is the default namespace; the type stubs do not know that a prefix may be None
_NAMESPACES = cast(dict[str, str], {None: AKN, "gz": GAZETTE})
_NO_FILES: PictureFiles = {}


def issue_to_xml(issue: Issue, pictures: PictureFiles = _NO_FILES) -> tuple[bytes, tuple[Finding, ...]]:
    """The whole issue in UTF-8, the same bytes for the same issue, valid against the unmodified OASIS schema.

    Findings (rule ``export.character_forbidden``) name the characters that XML cannot hold; they are written as
    ``marker`` elements and come back at the import. The files of ``pictures`` go along; others are findings too.
    """
    return _Writing(issue, pictures).write(), (*forbidden_characters(issue), *left_out(issue, pictures))


def entry_to_xml(entry: Entry, issue: Issue, hand_over: HandOver, pictures: PictureFiles = _NO_FILES) -> bytes:
    """One entry of an issue as a document of its own, with all that it says, handed over to a colleague."""
    return _Writing(issue, pictures).write_alone(entry, hand_over)


@dataclass(slots=True)
class _Writing:
    """One issue being written; ``counts`` are those of the references made so far."""

    issue: Issue
    pictures: PictureFiles
    links: Links = field(default_factory=Links)
    counts: Counter[str] = field(default_factory=Counter)

    def write(self) -> bytes:
        root = etree.Element(akn("akomaNtoso"), nsmap=_NAMESPACES)
        gazette = child(root, "officialGazette", name="officialGazette")
        self._issue_meta(child(gazette, "meta"))
        self._issue_preface(gazette)
        body = child(gazette, "collectionBody")
        for section in self.issue.sections:
            _section(body, section)
            for entry in section.entries:
                self._entry(child(body, "component"), entry, f"cmp_{len(body)}")
        if not self.issue.sections:
            nothing_in(nothing_in(body, "component"), "interstitial")
        give_ids(gazette)
        self.links.settle()
        break_lines(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"

    def write_alone(self, entry: Entry, hand_over: HandOver) -> bytes:
        root = etree.Element(akn("akomaNtoso"), nsmap=_NAMESPACES)
        self._entry(root, entry, "main")
        (document,) = root
        own_hand_over(document[0], hand_over)
        give_ids(document)
        self.links.settle()
        break_lines(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"

    def _issue_meta(self, meta: etree._Element) -> None:
        issue = self.issue
        english = [issue.publication.name.en, issue.editor.en, *(section.name.en for section in issue.sections)]
        identity = Identity(
            issue=issue,
            part="main",
            date=issue.date,
            names=issue.publication.name,
            numbers=tuple(str(number) for number in (issue.serial, *issue.numbers) if number is not None),
            english=any(text is not None for text in (*english, *(entry.title_en for entry in issue.entries))),
        )
        identify(meta, identity)
        name = issue.publication.name.zh or issue.publication.name.en or ""
        publish(meta, issue.date, name, None if issue.serial is None else str(issue.serial))
        references = child(meta, "references", source=EDITOR)
        editor = issue.editor.zh or issue.editor.en or name
        iri = "/akn/ontology/organization/cn/editor"
        child(references, "TLCOrganization", eId="editor", href=iri, showAs=shown(editor))
        for concept in ("subject", "validity"):
            child(references, "TLCConcept", eId=concept, href=f"/akn/ontology/concept/cn/{concept}", showAs=concept)
        own_issue(meta, issue)

    def _issue_preface(self, gazette: etree._Element) -> None:
        preface = child(gazette, "preface")
        _bilingual(preface, "docTitle", self.issue.publication.name)
        _bilingual(preface, "docAuthority", self.issue.editor)
        _date(preface, self.issue.date)
        if not len(preface):
            nothing_in(preface, "p")

    def _entry(self, component: etree._Element, entry: Entry, part: str) -> None:
        references = References(self.counts)
        document = child(component, "doc", name="document")
        meta = child(document, "meta")
        identity = self._identity(entry, references, part)
        content = _Content(self, references, identity)
        rows_kept = _entry_preface(child(document, "preface"), entry, references)
        annual = entry.annual_contents
        content.write(document, entry.blocks if annual is None else annual_blocks(annual))
        identify(meta, identity)
        publish(meta, entry.published, entry.title_zh)
        classify(meta, entry)
        references.write(meta)
        content.write_records(own_entry(meta, entry, () if rows_kept else entry.title_lines))

    def _identity(self, entry: Entry, references: References, part: str) -> Identity:
        aliases = (("documentNumber", entry.number_zh), ("indexNumber", entry.index_number))
        issuers = dict.fromkeys(references.refer("Organization", name) for name in entry.issuers)
        return Identity(
            issue=self.issue,
            part=part,
            date=entry.date or self.issue.date,
            names=Bilingual(entry.title_full or entry.title_zh, entry.title_en),
            authors=tuple(issuers) or (EDITOR,),
            aliases=tuple((name, value) for name, value in aliases if value is not None),
            english=entry.title_en is not None,
        )


@dataclass(slots=True)
class _Content:
    """Body, conclusions and attachments of one document, nested ones included."""

    writing: _Writing
    references: References
    identity: Identity
    body: Body | None = None

    def write(self, document: etree._Element, blocks: tuple[Block, ...]) -> None:
        body_end, closing_end = _parts(blocks)
        main = child(document, "mainBody")
        attached = etree.Element(akn("attachments"))
        self.body = Body(main, self.references, self.writing.links, self.writing.pictures)
        self._write_run(self.body, blocks[:body_end], attached)
        if not len(main):
            nothing_in(main, "p")
        if body_end < closing_end:
            self._close(child(document, "conclusions"), blocks[body_end:closing_end])
        for block in blocks[closing_end:]:
            if isinstance(block, Enclosure | Attachment):
                self._attach(attached, block)
        if len(attached):
            document.append(attached)

    def write_records(self, own: etree._Element) -> None:
        """Append to our own metadata what the appointments of this document say."""
        if self.body is not None:
            for records, block in self.body.records:
                own_records(own, records, block, self.writing.links)

    def _write_run(self, body: Body, blocks: tuple[Block, ...], attached: etree._Element) -> None:
        for _, block, behind in noted_blocks(blocks):
            notes = [note for _, note in behind]
            if block is None or isinstance(block, Enclosure | Attachment):
                if block is not None:
                    body.refer_to(self._attach(attached, block), shown(block.title))
                for note in notes:
                    body.write(note)
            else:
                write_noted(body, block, notes)

    def _close(self, conclusions: etree._Element, blocks: tuple[Block, ...]) -> None:
        closing = Body(conclusions, self.references, self.writing.links, self.writing.pictures)
        for _, block, behind in noted_blocks(blocks):
            if block is not None:
                write_noted(closing, block, [note for _, note in behind])

    def _attach(self, attached: etree._Element, block: Enclosure | Attachment) -> etree._Element:
        attachment = child(attached, "attachment")
        if isinstance(block, Attachment):
            child(attachment, "num", block.label)
        document = child(attachment, "doc", name="attachment" if isinstance(block, Attachment) else "enclosure")
        part = f"{self.identity.part}/att_{len(attached)}"
        meta = child(document, "meta")
        identity = replace(self.identity, part=part, names=Bilingual(block.title), aliases=(), english=False)
        identify(meta, identity)
        title = child(child(child(document, "preface"), "p"), "docTitle")
        rows_kept = put_rows(title, block.title, block.title_lines)
        inner = _Content(self.writing, self.references, identity)
        inner.write(document, block.blocks)
        own = etree.Element(gz("document"))
        own_rows(own, () if rows_kept else block.title_lines)
        inner.write_records(own)
        if len(own):
            child(meta, "proprietary", source=EDITOR).append(own)
        return attachment


def _parts(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Where the body ends and where the conclusions end: signature and remarks, then what is attached at the end."""
    closing_end = len(blocks)
    while closing_end and isinstance(blocks[closing_end - 1], Enclosure | Attachment):
        closing_end -= 1
    body_end = start = closing_end
    while start and isinstance(blocks[start - 1], Signature | Note):
        start -= 1
        if isinstance(blocks[start], Signature):
            body_end = start
    return body_end, closing_end


def _section(body: etree._Element, section: Section) -> None:
    """A section's name stands between the documents, as in the print."""
    interstitial = child(child(body, "component"), "interstitial")
    for language, name in (("zh", section.name.zh), ("en", section.name.en)):
        if name is not None:
            child(interstitial, "p", name, class_="section").set(f"{{{XML}}}lang", language)


def _entry_preface(preface: etree._Element, entry: Entry, references: References) -> bool:
    """Titles, numbers, date, issuers, addressee; True where the title's printed rows could be marked in it."""
    full = entry.title_full
    title = child(child(preface, "p"), "docTitle")
    title.set(f"{{{XML}}}lang", "zh")
    rows_kept = put_rows(title, entry.title_zh if full is None else full, entry.title_lines)
    if full is None:
        title.set("class", CONTENTS_TITLE)
    else:
        child(child(preface, "p"), "shortTitle", entry.title_zh).set(f"{{{XML}}}lang", "zh")
    _bilingual(preface, "docTitle", Bilingual(None, entry.title_en))
    _bilingual(preface, "docNumber", Bilingual(entry.number_zh, entry.number_en))
    _date(preface, entry.date)
    for issuer in entry.issuers:
        child(child(preface, "p"), "docAuthority", issuer, refersTo=references.refer("Organization", issuer))
    if entry.addressee is not None:
        child(preface, "block", entry.addressee, name="addressee")
    return rows_kept


def _bilingual(parent: etree._Element, name: str, text: Bilingual) -> None:
    for language, value in (("zh", text.zh), ("en", text.en)):
        if value is not None:
            child(child(parent, "p"), name, value).set(f"{{{XML}}}lang", language)


def _date(parent: etree._Element, text: str | None) -> None:
    """The date as ``docDate``; one that is no calendar date as an inline text of that name."""
    if text is None:
        return
    day = iso_date(text)
    if day is None:
        child(child(parent, "p"), "inline", text, name="date")
    else:
        child(child(parent, "p"), "docDate", text, date=day)
