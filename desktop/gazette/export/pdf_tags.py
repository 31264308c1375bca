"""The structure tree inside a PDF: elements, what of the pages belongs to them, and the way back from the pages."""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from gazette.export.pdf_elements import Element, LinkMark, Mark
from gazette.export.pdf_metadata import readable
from gazette.export.pdf_structure import Structure

ROLES = {"Enclosure": "Sect", "Attachment": "Sect", "Signature": "P"}
"""Our own kinds of element and the standard ones that they are."""


def add_tags(
    pdf: pikepdf.Pdf,
    tree: Structure,
    marked: list[list[Element]],
    links: dict[tuple[int, int], pikepdf.Object],
) -> None:
    """Write the tree; ``marked`` has for every page the elements of its marked parts, by number."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, [page.obj for page in pdf.pages], links)
    root.K = Array([writer.write(tree.root, root)])
    numbers: list[object] = []
    for index, elements in enumerate(marked):
        pdf.pages[index].obj.StructParents = index
        numbers += [index, pdf.make_indirect(Array([writer.made[id(element)] for element in elements]))]
    for key, (annotation, element) in enumerate(writer.linked, len(marked)):
        annotation.StructParent = key
        numbers += [key, element]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(marked) + len(writer.linked)
    root.RoleMap = Dictionary({f"/{kind}": Name(f"/{standard}") for kind, standard in ROLES.items()})
    if writer.named:
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array([one for pair in writer.named for one in pair])))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


@dataclass(slots=True)
class _Writer:
    pdf: pikepdf.Pdf
    pages: list[pikepdf.Object]
    links: dict[tuple[int, int], pikepdf.Object]
    made: dict[int, pikepdf.Object] = field(default_factory=dict)
    linked: list[tuple[pikepdf.Object, pikepdf.Object]] = field(default_factory=list)
    # notes by their names, which are in order as a name tree wants them
    named: list[tuple[pikepdf.String, pikepdf.Object]] = field(default_factory=list)

    def write(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        """Write an element and all inside it."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
        self.made[id(element)] = made
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            made.Pg = self.pages[page]
        if element.kind == "Note":
            made.ID = pikepdf.String(f"note-{len(self.named) + 1:06}")
            self.named.append((made.ID, made))
        if element.language:
            made.Lang = pikepdf.String(element.language)
        if element.title:
            made.T = pikepdf.String(readable(element.title))
        if element.alternative:
            made.Alt = pikepdf.String(readable(element.alternative))
        if element.attributes:
            made.A = _attributes(element)
        elif element.box:
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(at, 3) for at in element.box]))
        if element.kids:
            made.K = Array([self._kid(kid, made, page) for kid in element.kids])
        return made

    def _kid(self, kid: Element | Mark | LinkMark, made: pikepdf.Object, page: int | None) -> object:
        if isinstance(kid, Element):
            return self.write(kid, made)
        if isinstance(kid, Mark):
            if kid.page == page:
                return kid.number
            return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)
        annotation = self.links[kid.page, kid.order]
        self.linked.append((annotation, made))
        return Dictionary(Type=Name.OBJR, Pg=self.pages[kid.page], Obj=annotation)


def _attributes(element: Element) -> Dictionary:
    made = Dictionary(O=Name.Table)
    for name, value in element.attributes.items():
        made[f"/{name}"] = Name(f"/{value}") if isinstance(value, str) else value
    return made
