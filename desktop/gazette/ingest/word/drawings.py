"""Drawings: text boxes are read behind the paragraph that holds them, what is embedded is told."""

from gazette.ingest.manuscript import ManuscriptParagraph
from gazette.ingest.word.names import DIAGRAM, R_DATA, R_ID, Element, a, w
from gazette.ingest.word.story import Story, text_of


def text_box(story: Story, element: Element) -> None:
    """w:txbxContent."""
    parts = story.inside(element)
    story.place.behind += parts
    if text := "".join(text_of(part) for part in parts).strip():
        story.place.boxes.append(text)


def word_art(story: Story, element: Element) -> None:
    """v:textpath: a text drawn along a line."""
    text = element.get("string", "")
    if story.omitted:
        story.put(text)
    elif text.strip():
        story.place.behind.append(ManuscriptParagraph(text=text))


def drawn_paragraph(story: Story, element: Element) -> None:
    """a:p: a paragraph of a drawing."""
    parts = story.inside(element)
    story.place.behind += [part for part in parts if isinstance(part, ManuscriptParagraph) and part.text.strip()]


def embedded(story: Story, element: Element) -> None:
    """o:OLEObject."""
    if not story.omitted:
        story.tell("ingest.unread.word_embedded", "error", element.get("ProgID") or "OLE")
        story.place.left = True


def control(story: Story, element: Element) -> None:
    """w:control: an element that a macro moves."""
    if not story.omitted:
        story.tell("ingest.unread.word_embedded", "error", element.get(w("name")) or "ActiveX")
        story.place.left = True


def other_part(story: Story, element: Element) -> None:
    """w:altChunk, w:subDoc, w:contentPart: a document or a drawing that stands in a part of another kind."""
    if story.omitted:
        return
    relation = story.relations.get(element.get(R_ID, ""))
    rule = "ingest.unread.word_ink" if element.tag == w("contentPart") else "ingest.unread.word_document"
    story.tell(rule, "error", relation.target if relation else "")
    story.place.left = True


def chart(story: Story, element: Element) -> None:
    """c:chart and dgm:relIds: the text of a chart or of a drawn list stands in another part."""
    if story.omitted:
        return
    is_list = element.tag == DIAGRAM
    relation = story.relations.get(element.get(R_DATA if is_list else R_ID, ""))
    root = story.package.parsed(relation.target) if relation and not relation.outside else None
    texts = [] if root is None else [one.text for one in root.iter(*_CHART_TEXTS) if one.text and one.text.strip()]
    story.tell("ingest.unread.word_diagram" if is_list else "ingest.unread.word_chart", "error", " ".join(texts))
    story.place.left = True


_CHART_TEXTS = (a("t"), "{http://schemas.openxmlformats.org/drawingml/2006/chart}v")
