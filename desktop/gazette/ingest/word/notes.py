"""Footnotes and endnotes, comments, headers and footers: what stands in parts of its own."""

from collections.abc import Iterable, Iterator, Mapping

from gazette.ingest.footnotes import footnote
from gazette.ingest.word.left_out import COMMENT, FOOTER, HEADER, UNUSED_NOTE
from gazette.ingest.word.names import Element, w
from gazette.ingest.word.package import Relation, WordPackage
from gazette.ingest.word.pictures import tell_pictures
from gazette.ingest.word.story import Story, lines_of
from gazette.model import MARK, Note, circled

NOTE_KINDS = ("footnotes", "endnotes")
_REFERENCES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}


def notes_of(parts: Iterable[tuple[str, Element]]) -> dict[tuple[str, str], Element]:
    """The notes of a document by the kind of their part and their ids; what has the id of another has none."""
    found: dict[tuple[str, str], Element] = {}
    for kind, root in parts:
        for at, note in enumerate(root):
            key = kind, note.get(w("id"), "")
            found[(kind, f"#{at}") if key in found else key] = note
    return found


def parts_of(package: WordPackage, relations: Mapping[str, Relation], *kinds: str) -> Iterator[tuple[str, Element]]:
    """The parts of these kinds that a document has, each once."""
    seen: set[str] = set()
    for relation in relations.values():
        if relation.kind in kinds and not relation.outside and relation.target not in seen:
            seen.add(relation.target)
            root = package.parsed(relation.target)
            if root is not None:
                yield relation.kind, root


def reference(story: Story, element: Element) -> None:
    """w:footnoteReference, w:endnoteReference: a mark here, the note behind the document."""
    key = _REFERENCES[element.tag], element.get(w("id"), "")
    note = story.notes.get(key)
    if key in story.seen:
        return
    if note is None:
        if not story.omitted:
            story.tell("ingest.unread.word_note", "error", key[1])
        return
    story.seen.add(key)
    if story.omitted:
        story.inside(note)
        return
    mark = ""
    if not _is_given(element.get(w("customMarkFollows"))):
        story.marked += 1
        mark = circled(story.marked)
        story.put(mark, made=True)
        story.manuscript.made.append(mark)
    parts = story.inside(note)
    tell_pictures(story, parts)
    text = mark + "\n".join(line.strip() for line in lines_of(parts))
    mark = mark or _own_mark(element)
    story.noted.append(Note(text=text, mark=mark) if mark and text.startswith(mark) else footnote(text))


def _own_mark(reference: Element) -> str:
    """The mark that follows a reference in its run; nothing where it is a mere word or figure, as any text has."""
    behind = reference.getnext()
    mark = "" if behind is None or behind.tag != w("t") else (behind.text or "").strip()
    return "" if mark.isalnum() and not MARK.fullmatch(mark) else mark


def _is_given(given: str | None) -> bool:
    """Whether an attribute that is on or off is given and on."""
    return given is not None and given not in {"0", "false", "off"}


def tell_unused_notes(story: Story) -> None:
    """Notes that nothing in the text refers to are not shown."""
    for key, note in story.notes.items():
        if key not in story.seen:
            story.inside(note, UNUSED_NOTE)
            story.told()


def tell_furniture(story: Story, roots: list[tuple[str, Element]]) -> None:
    """Headers, footers and comments are no part of the text."""
    for kind, root in roots:
        if kind != "comments":
            story.inside(root, HEADER if kind == "header" else FOOTER)
            story.told()
            continue
        for comment in root:
            story.inside(comment, COMMENT)
            story.told()
