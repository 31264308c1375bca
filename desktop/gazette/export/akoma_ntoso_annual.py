"""The list of a year's entries in our own metadata, so that it comes back as the list that it is."""

from lxml import etree

from gazette.export.akoma_ntoso_text import put_own
from gazette.model import AnnualContents
from gazette.model.akoma_ntoso_names import gz


def own_annual(own: etree._Element, annual: AnnualContents | None) -> None:
    """Append ``annualContents``: its sections, and in them what is listed."""
    if annual is None:
        return
    made = etree.SubElement(own, gz("annualContents"), {"year": str(annual.year)})
    for section in annual.sections:
        part = etree.SubElement(made, gz("section"))
        put_own(part, "nameZh", section.name.zh)
        put_own(part, "nameEn", section.name.en)
        for entry in section.entries:
            listed = etree.SubElement(part, gz("listed"))
            for name, number in (("page", entry.page), ("entry", entry.entry)):
                if number is not None:
                    listed.set(name, str(number))
            put_own(listed, "titleZh", entry.title.zh)
            put_own(listed, "titleEn", entry.title.en)
            put_own(listed, "numberZh", entry.number.zh)
            put_own(listed, "numberEn", entry.number.en)
            put_own(listed, "issue", entry.issue)
