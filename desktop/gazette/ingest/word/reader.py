"""The door to Word files."""

from collections.abc import Callable

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript, contents_of
from gazette.ingest.picture_places import settle_captions, settle_pictures
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.structure.keeping import UNREAD
from gazette.ingest.word import drawings, notes, pictures, runs, tables
from gazette.ingest.word.alternates import without_alternates
from gazette.ingest.word.changes import tracked
from gazette.ingest.word.faces import with_headings
from gazette.ingest.word.finishing import finish
from gazette.ingest.word.names import CHART, DESCRIPTION, DIAGRAM, OLE, PICTURE, Element, a, m, vml, w
from gazette.ingest.word.numbering import Numbering
from gazette.ingest.word.package import Relation, WordPackage
from gazette.ingest.word.story import Story
from gazette.ingest.word.styles import Styles
from gazette.ingest.word.visible import visible_text

_FURNITURE = ("header", "footer", "comments")


def read_word(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a Word file holds; IngestError where it cannot be read, or tracks changes and nobody decided about them."""
    package = WordPackage(source, file)
    try:
        manuscript = manuscript_of(package, wishes)
    finally:
        package.close()
    told = any(finding.rule.startswith(UNREAD) for finding in manuscript.findings)
    if not told and not any(text.strip() for text in manuscript.visible):
        raise IngestError("ingest.empty", file=file)
    return contents_of(manuscript)


def manuscript_of(package: WordPackage, wishes: Wishes) -> Manuscript:
    """The parts of an open package in reading order, before they become entries."""
    main = package.main_part()
    relations = package.relations(main)
    root = package.parsed(main)
    if root is None or root.find(w("body")) is None:
        raise IngestError("ingest.word_no_document", file=package.file)
    note_parts = list(notes.parts_of(package, relations, *notes.NOTE_KINDS))
    note_roots = [found for _, found in note_parts]
    furniture = list(notes.parts_of(package, relations, *_FURNITURE))
    manuscript = Manuscript()
    said_twice = [
        lost for one in (root, *note_roots, *(one for _, one in furniture)) for lost in without_alternates(one)
    ]
    _decided((root, *note_roots), package.file, wishes)
    styles = Styles(_only(package, relations, "styles"))
    story = Story(
        package=package,
        relations=relations,
        styles=styles,
        numbering=Numbering(_only(package, relations, "numbering"), styles.list_styles()),
        manuscript=manuscript,
        handlers=_HANDLERS,
        accept=wishes.changes != "reject",
        trusts_fields=_fields_end(root),
        notes=notes.notes_of(note_parts),
    )
    for lost in said_twice:
        story.tell("ingest.unread.word_alternate", "error", lost)
    story.walk(root)
    story.close()
    story.told()
    notes.tell_unused_notes(story)
    notes.tell_furniture(story, furniture)
    with_headings(manuscript, story.faces, frozenset(story.centred))
    manuscript.visible.append(visible_text((root, *note_roots, *(one for _, one in furniture))))
    settle_pictures(manuscript, "ingest.left_out.word_paper_picture")
    settle_captions(manuscript)
    manuscript.pictures += pictures.used(story)
    manuscript.parts += story.noted
    return finish(manuscript)


def _only(package: WordPackage, relations: dict[str, Relation], kind: str) -> Element | None:
    return next((root for _, root in notes.parts_of(package, relations, kind)), None)


def _decided(roots: tuple[Element, ...], file: str, wishes: Wishes) -> None:
    if wishes.changes is not None:
        return
    count, authors = tracked(roots)
    if count:
        raise IngestError("ingest.changes_undecided", file=file, count=count, authors="、".join(authors))


def _fields_end(root: Element) -> bool:
    """Whether every field that begins ends; else nobody knows what is code and what is text."""
    kinds = [mark.get(w("fldCharType")) for mark in root.iter(w("fldChar"))]
    return kinds.count("begin") == kinds.count("end")


def _pass(story: Story, element: Element) -> None:
    """Properties and what leaves no trace in the text."""


_HANDLERS: dict[str, Callable[[Story, Element], None]] = {
    w("p"): runs.paragraph,
    w("r"): runs.run,
    w("t"): runs.text,
    w("delText"): runs.text,
    m("t"): runs.text,
    a("t"): runs.text,
    w("tab"): runs.tab,
    w("ptab"): runs.tab,
    w("br"): runs.line_end,
    w("cr"): runs.line_end,
    w("noBreakHyphen"): runs.hyphen,
    w("sym"): runs.sign,
    w("sdt"): runs.control,
    w("ruby"): runs.ruby,
    m("oMath"): runs.formula,
    w("fldChar"): runs.field_mark,
    w("instrText"): runs.field_code,
    w("delInstrText"): runs.field_code,
    w("fldSimple"): runs.simple_field,
    w("tbl"): tables.table,
    w("txbxContent"): drawings.text_box,
    vml("textpath"): drawings.word_art,
    vml("imagedata"): pictures.picture,
    PICTURE: pictures.picture,
    OLE: drawings.embedded,
    w("control"): drawings.control,
    w("altChunk"): drawings.other_part,
    w("subDoc"): drawings.other_part,
    w("contentPart"): drawings.other_part,
    CHART: drawings.chart,
    DIAGRAM: drawings.chart,
    a("p"): drawings.drawn_paragraph,
    w("footnoteReference"): notes.reference,
    w("endnoteReference"): notes.reference,
    **{w(name): runs.change for name in ("ins", "del", "moveTo", "moveFrom")},
    **{
        w(name): _pass
        for name in (
            *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
            *("smartTagPr", "customXmlPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak"),
            *("commentRangeStart", "commentRangeEnd", "softHyphen", "footnoteRef", "endnoteRef"),
        )
    },
    DESCRIPTION: _pass,
    m("oMathParaPr"): _pass,
}
