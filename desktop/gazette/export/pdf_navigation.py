"""Ways through a PDF: links from the contents, outline, page labels."""

from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from gazette.export.pdf_metadata import readable
from gazette.typeset import Page, Pages


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
    """Contents pages i, ii …; the body as printed, also where pages were left out."""
    ranges: list[int | Dictionary] = []
    front = [page.label for page in pages.pages if page.number is None]
    numbered = [(index, page, _count(page, front)) for index, page in enumerate(pages.pages)]
    for _, run in groupby(numbered, key=lambda one: (one[1].number is None, one[2] - one[0])):
        index, page, count = next(run)
        ranges += [index, Dictionary(S=Name.r if page.number is None else Name.D, St=count)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(ranges))


def _count(page: Page, front: list[str]) -> int:
    if page.number is not None:
        return page.number
    return roman_value(page.label) or 1 + front.index(page.label)


def roman_value(label: str) -> int | None:
    """What a small Roman numeral up to twenty says; None for anything else."""
    tens, ones = divmod(len(label) - len(label.lstrip("x")), 3)
    rest = label.lstrip("x")
    small = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return 10 * ones + small.index(rest) if not tens and label and rest in small else None
