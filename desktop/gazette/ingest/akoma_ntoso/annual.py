"""The list of a year's entries out of our own metadata."""

from lxml import etree

from gazette.ingest.akoma_ntoso.text import Reading
from gazette.model import AnnualContents, Bilingual, ListedEntry, ListedSection
from gazette.model.akoma_ntoso_names import gz


def read_annual(own: etree._Element | None, reading: Reading) -> AnnualContents | None:
    """What ``annualContents`` says; None where the document is no such list."""
    kept = None if own is None else own.find(gz("annualContents"))
    year = reading.number(kept, "year")
    if kept is None or year is None:
        return None
    return AnnualContents(
        year=year,
        sections=tuple(
            ListedSection(
                name=Bilingual(reading.own(section, "nameZh"), reading.own(section, "nameEn")),
                entries=tuple(
                    ListedEntry(
                        title=Bilingual(reading.own(listed, "titleZh"), reading.own(listed, "titleEn")),
                        number=Bilingual(reading.own(listed, "numberZh"), reading.own(listed, "numberEn")),
                        issue=reading.own(listed, "issue") or "",
                        page=reading.number(listed, "page"),
                        entry=reading.number(listed, "entry"),
                    )
                    for listed in section.findall(gz("listed"))
                ),
            )
            for section in kept.findall(gz("section"))
        ),
    )
