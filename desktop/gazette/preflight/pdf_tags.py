"""A walk of a finished PDF's structure tree: every mark in the pages has its element, every element its place."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from gazette.model import Finding

_CODE = "preflight.pdf_tags"
_INSIDE: dict[str, frozenset[str]] = {
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}),
    "Lbl": frozenset({"LI", "TOCI", "Note", "Reference"}),
    "TOCI": frozenset({"TOC"}),
    "Caption": frozenset({"Table", "L", "TOC", "Figure"}),
}
"""Kinds of element that stand only inside certain others."""
_STANDARD = frozenset(
    "Document Part Art Sect Div Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
    " Span Quote Note Reference Link Annot Figure Formula NonStruct".split()
)


def check_tags(content: bytes) -> tuple[Finding, ...]:
    """A finding for every fault of the tree: marks without element, wrong nesting, skipped headings, uneven tables."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = list(_faults(pdf))
    return tuple(Finding(rule=_CODE, level="error", text="", values=(("what", what),)) for what in found)


def _faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "the file is not tagged"
        return
    if "/Lang" not in pdf.Root:
        yield "the file names no language"
    walk = _Walk({page.obj.objgen: index for index, page in enumerate(pdf.pages)}, root.get("/RoleMap", Dictionary()))
    for kid in root.K:
        walk.enter(kid, "", None)
    yield from walk.faults
    yield from _name_faults(root, walk.notes)
    for index, page in enumerate(pdf.pages):
        yield from _page_faults(index, page, walk)


def _page_faults(index: int, page: pikepdf.Page, walk: "_Walk") -> Iterator[str]:
    marks, loose = _marks(page)
    if loose:
        yield f"page {index + 1}: {loose} objects are neither content of an element nor artefact"
    for mark, times in Counter(marks).items():
        if times > 1 or walk.marks[index, mark] != 1:
            yield f"page {index + 1}: mark {mark} belongs to {walk.marks[index, mark]} elements"
    known = {mark for at, mark in walk.marks if at == index}
    if known - set(marks):
        yield f"page {index + 1}: elements for marks that are not there"
    for annotation in page.obj.get("/Annots", Array()):
        if "/StructParent" not in annotation or annotation.objgen not in walk.annotations:
            yield f"page {index + 1}: a link without element"


def _marks(page: pikepdf.Page) -> tuple[list[int], int]:
    """The numbers of the marked parts, and how many objects stand outside all marks."""
    marks: list[int] = []
    depth = loose = 0
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                marks.append(int(operands[1]["/MCID"]))
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ", "S", "f", "B", "Do") and depth == 0:
            loose += 1
    return marks, loose


@dataclass(slots=True)
class _Walk:
    """The tree in reading order; ``marks`` counts the elements of each (page, mark)."""

    pages: dict[tuple[int, int], int]
    roles: pikepdf.Object
    marks: Counter[tuple[int, int]] = field(default_factory=Counter)
    annotations: set[tuple[int, int]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    notes: list[pikepdf.Object] = field(default_factory=list)
    heading: int = 0

    def enter(self, element: pikepdf.Object, inside: str, page: int | None) -> None:
        """Take in an element and all below it."""
        kind = str(element.S)[1:]
        kind = str(self.roles.get(f"/{kind}", Name(f"/{kind}")))[1:]
        if kind not in _STANDARD:
            self.faults.append(f"element {kind} is no standard one")
        if kind in _INSIDE and inside not in _INSIDE[kind]:
            self.faults.append(f"{kind} inside {inside or 'nothing'}")
        self._check_heading(kind)
        if kind == "Note":
            self.notes.append(element)
        if kind == "Table":
            self.faults += _table_faults(element)
        if kind == "TH" and "/Scope" not in element.get("/A", Dictionary()):
            self.faults.append("TH without Scope")
        if "/Pg" in element:
            page = self.pages[element.Pg.objgen]
        for kid in element.get("/K", Array()):
            self._kid(kid, kind, page)

    def _kid(self, kid: object, kind: str, page: int | None) -> None:
        if not isinstance(kid, pikepdf.Object):
            if page is None:
                self.faults.append(f"{kind}: a mark of no page")
            else:
                self.marks[page, int(str(kid))] += 1
        elif kid.get("/Type") == Name.MCR:
            self.marks[self.pages[kid.Pg.objgen], int(kid.MCID)] += 1
        elif kid.get("/Type") == Name.OBJR:
            self.annotations.add(kid.Obj.objgen)
        else:
            self.enter(kid, kind, page)

    def _check_heading(self, kind: str) -> None:
        if len(kind) != 2 or kind[0] != "H" or not kind[1].isdigit():
            return
        level = int(kind[1])
        if level > self.heading + 1:
            self.faults.append(f"heading {kind} after H{self.heading}")
        self.heading = level


def _name_faults(root: pikepdf.Object, notes: list[pikepdf.Object]) -> Iterator[str]:
    """Notes without a name of their own by which the tree of names finds them (ISO 32000-1, clause unverified)."""
    tree = root.get("/IDTree")
    known = {} if tree is None else {name: one.objgen for name, one in pikepdf.NameTree(tree).items()}
    names = [str(note.ID) if "/ID" in note else None for note in notes]
    times = Counter(names)
    for note, name in zip(notes, names, strict=True):
        if name is None:
            yield "Note without ID"
        elif times[name] > 1:
            yield f"several notes with the ID {name}"
        elif known.get(name) != note.objgen:
            yield f"the tree of IDs does not lead to the note {name}"


def _table_faults(table: pikepdf.Object) -> Iterator[str]:
    """Rows that do not all have the same number of columns."""
    rows = [kid for kid in table.get("/K", Array()) if Name("/TR") == kid.S]
    widths = [0] * len(rows)
    for index, row in enumerate(rows):
        for cell in row.get("/K", Array()):
            spans = cell.get("/A", Dictionary())
            for below in range(index, min(len(rows), index + int(spans.get("/RowSpan", 1)))):
                widths[below] += int(spans.get("/ColSpan", 1))
    if len(set(widths)) > 1:
        yield f"a table with rows of {min(widths)} to {max(widths)} columns"
