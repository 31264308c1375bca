"""What stands inside a paragraph: runs of text, breaks, symbols, fields, changes, controls, readings, formulas."""

import copy

from gazette.ingest.word.changes import gone, mark_gone, properties_before
from gazette.ingest.word.faces import Face, faced
from gazette.ingest.word.formulas import CodeText, code_text, linear
from gazette.ingest.word.left_out import CHANGE, CONTENTS, HIDDEN, PLACEHOLDER, READING
from gazette.ingest.word.names import TEXTS, VAL, Element, is_on, number, value, w
from gazette.ingest.word.story import PAGE_END, Field, Story, added
from gazette.ingest.word.styles import Look
from gazette.ingest.word.symbols import GETA, lifted, shown, symbol

_P_PR, _R_PR, _FONTS, _VANISH, _R_STYLE = w("pPr"), w("rPr"), w("rFonts"), w("vanish"), w("rStyle")
_TYPE, _CODE = w("fldCharType"), w("instr")
_SOFT_HYPHEN = "\xad"
_STRIKES = (w("strike"), w("dstrike"))
# fields that show what they count, though the file does not store it
_UNSTORED = ("AUTONUM", "LISTNUM", "SYMBOL")


def paragraph(story: Story, element: Element) -> None:
    """w:p."""
    properties = element.find(_P_PR)
    look = story.styles.look(properties_before(properties, story.accept))
    story.place.look = look
    story.walk(element)
    story.end_paragraph(look, marked=not (mark_gone(properties, story.accept) or _is_initial(properties)))
    if properties is not None and _ends_section(properties) and not story.omitted:
        story.place.text.append(PAGE_END)
        story.end_paragraph(Look(), marked=True)


def _is_initial(properties: Element | None) -> bool:
    """Whether a paragraph is the large letter that another one begins with."""
    frame = None if properties is None else properties.find(w("framePr"))
    return frame is not None and frame.get(w("dropCap"), "none") != "none"


def _ends_section(properties: Element) -> bool:
    section = properties.find(w("sectPr"))
    return section is not None and value(section, "type") != "continuous"


def run(story: Story, element: Element) -> None:
    """w:r."""
    properties = element.find(_R_PR)
    place = story.place
    if properties is None:
        if place.look.hidden:
            story.omitting(HIDDEN, element)
        else:
            _walk_faced(story, element, place.look.face)
        return
    fonts = properties.find(_FONTS)
    place.font = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    place.lifted = value(properties, "vertAlign")
    if _is_hidden(story, properties):
        story.omitting(HIDDEN, element)
    else:
        begun = len(place.text)
        _walk_faced(story, element, place.look.face if place.faces is None else faced(place.look.face, properties))
        if any(is_on(mark) for mark in properties.iterchildren(*_STRIKES)):
            place.struck += place.text[begun:]
    place.font = place.lifted = None


def _walk_faced(story: Story, element: Element, face: Face) -> None:
    """Walk a run and remember what it looks like, where it holds text."""
    place = story.place
    begun = len(place.text)
    story.walk(element)
    if place.faces is not None and any(not text.isspace() for text in place.text[begun:]):
        place.faces.add(face)


def _is_hidden(story: Story, properties: Element) -> bool:
    own = properties.find(_VANISH)
    if own is not None:
        return is_on(own)
    style = properties.find(_R_STYLE)
    of_style = style is not None and story.styles.hides(style.get(VAL))
    return of_style != story.place.look.hidden


def text(story: Story, element: Element) -> None:
    """w:t, w:delText, a:t."""
    found = element.text
    if not found:
        return
    if story.place.font:
        found = shown(found, story.place.font)
    if story.place.lifted:
        found = _lifted(story, found, story.place.lifted)
    if _SOFT_HYPHEN in found:
        found = found.replace(_SOFT_HYPHEN, "")
    story.put(found)


def _lifted(story: Story, text: str, place: str) -> str:
    """A text above or below the line; told where it has to come down or up to it."""
    found = lifted(text, place)
    if found is None and any(character.isalnum() for character in text) and not story.omitted:
        story.tell("ingest.word_lifted", "doubt", text)
    return text if found is None else found


def tab(story: Story, _: Element) -> None:
    """w:tab, w:ptab."""
    story.put("\t")


def line_end(story: Story, element: Element) -> None:
    """w:br, w:cr; a page or column that ends here."""
    story.put(PAGE_END if element.get(w("type")) in {"page", "column"} else "\n")


def hyphen(story: Story, _: Element) -> None:
    """w:noBreakHyphen."""
    story.put("-")


def sign(story: Story, element: Element) -> None:
    """w:sym."""
    font, code = element.get(w("font")), element.get(w("char"), "")
    found = symbol(font, int(code, 16)) if _is_hex(code) else None
    if found is None and not story.omitted:
        story.tell("ingest.unread.word_symbol", "error", f"{font} {code}")
    story.put(found or GETA)


def _is_hex(code: str) -> bool:
    return 0 < len(code) <= 6 and all(digit in "0123456789abcdefABCDEF" for digit in code)


def change(story: Story, element: Element) -> None:
    """w:ins, w:del, w:moveFrom, w:moveTo."""
    if gone(element.tag, story.accept):
        story.omitting(CHANGE, element)
    else:
        story.walk(element)


def control(story: Story, element: Element) -> None:
    """w:sdt: its content; a prompt that nobody has filled in and a made list of contents are left out."""
    properties, content = element.find(w("sdtPr")), element.find(w("sdtContent"))
    if content is None:
        return
    kind = None
    if properties is not None:
        gallery = value(properties.find(w("docPartObj")), "docPartGallery")
        if is_on(properties.find(w("showingPlcHdr"))):
            kind = PLACEHOLDER
        elif gallery == "Table of Contents":
            kind = CONTENTS
    if kind is None:
        story.walk(content)
        return
    story.omitting(kind, content)
    if not story.omitted and not story.place.text:
        story.told()


def ruby(story: Story, element: Element) -> None:
    """w:ruby: the text; the reading above it is left out."""
    for child in element:
        if child.tag == w("rt"):
            story.omitting(READING, child)
        elif child.tag == w("rubyBase"):
            story.walk(child)


def formula(story: Story, element: Element) -> None:
    """m:oMath."""
    kept = copy.deepcopy(element)
    for one in list(kept.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"))):
        above = one.getparent()
        if gone(one.tag, story.accept) and above is not None:
            story.leave(story.omitted or CHANGE, _own(one))
            above.remove(one)
    if story.omitted:
        story.put(_own(kept))
        return
    line = linear(kept).replace(_SOFT_HYPHEN, "")
    story.put(line)
    story.manuscript.made.append(added(line, _own(kept)))
    story.tell("ingest.word_formula", "doubt", line)


def _own(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(*TEXTS)).replace(_SOFT_HYPHEN, "")


def field_mark(story: Story, element: Element) -> None:
    """w:fldChar: a field begins, its result begins, it ends."""
    fields = story.place.fields
    kind = element.get(_TYPE)
    if kind == "begin":
        fields.append(Field())
        _form_field(story, element)
    elif kind == "separate" and fields:
        fields[-1].begin_result()
    elif kind == "end" and fields:
        _end_field(story, fields.pop())


def field_code(story: Story, element: Element) -> None:
    """w:instrText, w:delInstrText."""
    if story.place.fields:
        story.place.fields[-1].code.append(element.text or "")


def simple_field(story: Story, element: Element) -> None:
    """w:fldSimple."""
    one = Field(code=[element.get(_CODE, "")])
    one.begin_result()
    story.place.fields.append(one)
    story.walk(element)
    story.place.fields.pop()
    _end_field(story, one)


def _end_field(story: Story, ended: Field) -> None:
    code = "".join(ended.code)
    story.place.counted = story.place.counted or ended.kind == "SEQ"
    if (drawn := code_text(code)) is not None:
        _put_drawn(story, drawn)
    elif not ended.result and code.strip().upper().startswith(_UNSTORED) and not story.omitted:
        story.tell("ingest.unread.word_field", "error", code.strip())


def _put_drawn(story: Story, drawn: CodeText) -> None:
    story.put(drawn.text)
    if drawn.reading:
        story.leave(story.omitted or READING, drawn.reading)
    if drawn.kind == "EQ" and not story.omitted:
        story.tell("ingest.word_formula", "doubt", drawn.text)


def _form_field(story: Story, element: Element) -> None:
    """A box to tick or a choice of an old form: the file stores only which."""
    data = element.find(w("ffData"))
    if data is None:
        return
    before, story.place.fields = story.place.fields, story.place.fields[:-1]
    box, choice = data.find(w("checkBox")), data.find(w("ddList"))
    if box is not None:
        ticked = box.find(w("checked")) if box.find(w("checked")) is not None else box.find(w("default"))
        story.put("☑" if is_on(ticked) else "□", made=True)
    elif choice is not None:
        entries = [entry.get(VAL, "") for entry in choice.iterchildren(w("listEntry"))]
        at = number(value(choice, "result") or value(choice, "default"))
        story.put(entries[at] if 0 <= at < len(entries) else "", made=True)
    story.place.fields = before
