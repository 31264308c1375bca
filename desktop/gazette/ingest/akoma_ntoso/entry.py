"""The head of a document in Akoma Ntoso as an entry: titles, numbers, date, issuers, and what our metadata add."""

from typing import cast

from lxml import etree

from gazette.ingest.akoma_ntoso.annual import read_annual
from gazette.ingest.akoma_ntoso.blocks import Document
from gazette.ingest.akoma_ntoso.foreign_titles import foreign_title
from gazette.ingest.akoma_ntoso.text import Reading, language, local
from gazette.model import FILING_FIELDS, Bilingual, Entry, EntryState, Filing
from gazette.model.akoma_ntoso_names import CONTENTS_TITLE, akn, gz
from gazette.reading import read_date as day_of


def read_entry(document: etree._Element, reading: Reading) -> Entry:
    """A document of any type as an entry."""
    content = Document(document, reading)
    preface = next((part for part in document if local(part) in {"preface", "header", "preamble"}), None)
    own = content.own
    titles = [] if preface is None else list(preface.iter(akn("docTitle")))
    chinese = next((title for title in titles if language(title) != "en"), None)
    title_zh, title_full = _titles(document, preface, chinese, reading)
    title_en = next((reading.text(title) for title in titles if language(title) == "en"), None)
    numbers = read_bilingual(preface, "docNumber", reading)
    date = read_date(preface, reading)
    issuers = () if preface is None else tuple(reading.text(issuer) for issuer in preface.iter(akn("docAuthority")))
    taken = frozenset(text for text in (title_zh, title_full, title_en, numbers.zh, numbers.en, *issuers) if text)
    annual = read_annual(own, reading)
    return Entry(
        title_zh=title_zh,
        title_full=title_full,
        title_en=title_en,
        title_lines=content.title_rows(chinese),
        number_zh=numbers.zh,
        number_en=numbers.en,
        date=_work_date(document, reading) if date is None else date,
        issuers=issuers,
        addressee=_addressee(preface, reading),
        printed_page=reading.number(own, "printedPage"),
        column_lines=reading.number(own, "columnLines"),
        new_page=bool(reading.flag(own, "newPage")),
        state=cast(EntryState, read_choice(own, ("draft", "in_proof", "final"), reading)),
        index_number=reading.own(own, "indexNumber"),
        subject=reading.own(own, "subject") if reading.exact else _keywords(document),
        validity=reading.own(own, "validity"),
        published=reading.own(own, "published"),
        blocks=content.preface_blocks(taken) + content.blocks() if annual is None else (),
        annual_contents=annual,
        filing=read_filing(own, reading),
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
    return foreign_title(document, reading), None


def read_bilingual(preface: etree._Element | None, tag: str, reading: Reading) -> Bilingual:
    """The Chinese and the English text of the elements ``tag`` in a preface."""
    if preface is None:
        return Bilingual()
    texts: dict[str, str] = {}
    for element in preface.iter(akn(tag)):
        texts.setdefault("en" if language(element) == "en" else "zh", reading.text(element))
    return Bilingual(texts.get("zh"), texts.get("en"))


def read_date(preface: etree._Element | None, reading: Reading) -> str | None:
    """Our files hold the date as the model does; a foreign one has it in the attribute."""
    if preface is None:
        return None
    dated = next(preface.iter(akn("docDate")), None)
    if dated is not None:
        return reading.text(dated) if reading.exact else dated.get("date") or day_of(reading.text(dated))
    inline = preface.find(f"{akn('p')}/{akn('inline')}[@name='date']")
    return None if inline is None else reading.text(inline)


def _work_date(document: etree._Element, reading: Reading) -> str | None:
    """The date that a foreign document has in its metadata alone."""
    dated = document.find(f"{akn('meta')}//{akn('FRBRWork')}/{akn('FRBRdate')}")
    return None if reading.exact or dated is None else dated.get("date")


def _addressee(preface: etree._Element | None, reading: Reading) -> str | None:
    found = None if preface is None else preface.find(f"{akn('block')}[@name='addressee']")
    return None if found is None else reading.text(found)


def _keywords(document: etree._Element) -> str | None:
    words = [keyword.get("showAs") or "" for keyword in document.findall(f"{akn('meta')}//{akn('keyword')}")]
    return "、".join(words) or None


def read_filing(own: etree._Element | None, reading: Reading) -> Filing:
    """Where our metadata say that something is filed."""
    kept = None if own is None else own.find(gz("filing"))
    return Filing(**{name: reading.own(kept, name) for name in FILING_FIELDS})


def read_choice(own: etree._Element | None, choices: tuple[str, ...], reading: Reading) -> str:
    """The state that our metadata name; an unknown one is reported and taken as the first."""
    state = choices[0] if own is None else own.get("state", choices[0])
    if state not in choices and own is not None:
        reading.doubt("ingest.xml_value", own, state, attribute="state")
    return state if state in choices else choices[0]
