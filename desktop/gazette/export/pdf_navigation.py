"""Ways through a PDF: links from the contents, outline, page labels."""

from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from gazette.export.pdf_metadata import readable
from gazette.typeset import Pages, roman_value


def add_links(pdf: pikepdf.Pdf, pages: Pages, margin: float) -> dict[tuple[int, int], pikepdf.Object]:
    """Link annotations, by index of page and order there; ``margin`` stands around the trimmed page."""
    made: dict[tuple[int, int], pikepdf.Object] = {}
    for index, (page, pdf_page) in enumerate(zip(pages.pages, pdf.pages, strict=True)):
        if not page.links:
            continue
        top = page.height + margin
        for order, link in enumerate(page.links):
            box = (margin + link.x, top - link.y - link.height, margin + link.x + link.width, top - link.y)
            made[index, order] = pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Border=Array([0, 0, 0]),
                    F=4,
                    Rect=Array([round(edge, 3) for edge in box]),
                    Dest=Array([pdf.pages[link.target].obj, Name.Fit]),
                    Contents=pikepdf.String(f"→ {pages.pages[link.target].label}"),
                )
            )
        pdf_page.obj.Annots = Array([made[index, order] for order in range(len(page.links))])
        pdf_page.obj.Tabs = Name.S
    return made


def add_outline(pdf: pikepdf.Pdf, pages: Pages) -> None:
    """The contents lists, sections and entries, in the viewer's side bar."""
    if not pages.outline:
        return
    with pdf.open_outline() as outline:
        for item in pages.outline:
            line = OutlineItem(readable(item.title), item.page)
            if item.depth and outline.root:
                outline.root[-1].children.append(line)
            else:
                outline.root.append(line)
    pdf.Root.PageMode = Name.UseOutlines


def add_labels(pdf: pikepdf.Pdf, pages: Pages) -> None:
    """As the pages are called, also where some were left out: a range goes on while its numbers do."""
    ranges: list[int | Dictionary] = []
    counted = [(index, *_counted(page.label)) for index, page in enumerate(pages.pages)]
    for _, run in groupby(counted, key=lambda one: (one[1], one[0] - one[2])):
        index, numerals, count = next(run)
        named = Dictionary(P=pikepdf.String(pages.pages[index].label))
        ranges += [index, Dictionary(S=numerals, St=count) if numerals else named]
    pdf.Root.PageLabels = Dictionary(Nums=Array(ranges))


def _counted(label: str) -> tuple[Name | None, int]:
    """In which numerals a label counts, and how far; none where it is a name."""
    if label.isdecimal():
        return Name.D, int(label)
    count = roman_value(label)
    return (Name.r, count) if count else (None, 0)
