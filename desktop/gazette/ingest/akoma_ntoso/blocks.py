"""The body of an Akoma Ntoso document as blocks: ours comes back as it was, a foreign one as near as the model allows.

What no block fits becomes a plain block with a finding; no text is left out.
"""

from collections.abc import Iterator

from lxml import etree

from gazette.ingest.akoma_ntoso.pictures import read_image, read_picture_block
from gazette.ingest.akoma_ntoso.rows import read_appointment, read_lines, read_name_list, read_table
from gazette.ingest.akoma_ntoso.text import Reading, classes, is_nothing, local, mark_of
from gazette.model import Attachment, Block, Enclosure, Heading, Note, Paragraph, Plain, Signature
from gazette.model.akoma_ntoso_names import (
    APART,
    APPOINTMENT,
    GAZETTE,
    LEAD_BARE,
    LEVEL_ELEMENTS,
    NAME_LIST,
    NOTE,
    NUMBERED,
    OTHER_LEVEL,
    PICTURE,
    PLAIN,
    RUN_IN,
    SIGNATURE,
    WHOLE,
    akn,
    gz,
)

BODIES = frozenset({"mainBody", "body", "collectionBody", "debateBody", "judgmentBody", "amendmentBody", "portionBody"})
DOCUMENTS = frozenset(
    (
        "act amendment amendmentList bill debate debateReport doc documentCollection judgment officialGazette portion"
        " statement"
    ).split()
)
_NUMBERED_BLOCKS = frozenset({"blockContainer", "recital", "citation"})
_LEVELS = {name: level for level, name in LEVEL_ELEMENTS.items()}
_HIERARCHY = frozenset(
    (
        "alinea article book chapter clause division hcontainer indent level list paragraph part point proviso rule"
        " section subchapter subclause subdivision sublist subparagraph subpart subrule subsection subtitle title tome"
        " transitional tblock"
        # the parts of a debate
        " debateSection administrationOfOath rollCall prayers oralStatements writtenStatements personalStatements"
        " ministerialStatements resolutions nationalInterest declarationOfVote communication petitions papers"
        " noticesOfMotion questions address proceduralMotions pointOfOrder adjournment speech speechGroup question"
        " answer"
    ).split()
)
_TEXTS = frozenset("block crossHeading heading li listIntroduction listWrapUp num p subheading".split())
# running text of debates and prefaces, which may hold inline elements alone
_FOREIGN_TEXTS = frozenset("from narrative scene summary other longTitle docketNumber".split())


class Document:
    """One document being read: its records of appointments and its attachments, taken out as they are met."""

    def __init__(self, document: etree._Element, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.own = document.find(f"{akn('meta')}/{akn('proprietary')}/{{{GAZETTE}}}*") if reading.exact else None
        self.attachments = {
            attachment.get("eId", f"#{index}"): attachment for index, attachment in enumerate(self._attached(), start=1)
        }

    def blocks(self) -> tuple[Block, ...]:
        """Every block of the document in order, attachments that no reference places at the end."""
        blocks: list[Block] = []
        for part in self.document:
            name = local(part)
            if name in BODIES or name == "conclusions" or (not self.reading.exact and name == "preamble"):
                blocks.extend(self._inside(part, 0))
        for attachment in list(self.attachments.values()):
            blocks.extend(self._attachment(attachment))
        return tuple(blocks)

    def preface_blocks(self, taken: frozenset[str]) -> tuple[Block, ...]:
        """What a foreign document says before its body beyond the texts already ``taken`` into the entry."""
        blocks: list[Block] = []
        if not self.reading.exact:
            for part in self.document:
                if local(part) in {"coverPage", "preface", "header"}:
                    blocks.extend(self._inside(part, 0))
        return tuple(self._beyond(blocks, taken))

    def _beyond(self, blocks: list[Block], taken: frozenset[str]) -> Iterator[Block]:
        """The blocks without what the entry has taken from them; what they say again is told."""
        seen: set[str] = set()
        for block in blocks:
            if not isinstance(block, Paragraph) or block.text not in taken:
                self.reading.again += (text for text in taken - seen if text in getattr(block, "text", ""))
                yield block
            elif block.text in seen:
                self.reading.left_out("ingest.left_out.xml_repeated", block.text)
            seen |= {text for text in taken if text in getattr(block, "text", "")}

    def title_rows(self, title: etree._Element | None) -> tuple[str, ...]:
        """The printed rows of the title: marked in it, or kept beside it."""
        if title is not None and (
            title.get(gz("rows")) or (not self.reading.exact and title.find(akn("eol")) is not None)
        ):
            return self.reading.rows(title)
        return () if self.own is None else tuple(map(self.reading.text, self.own.findall(gz("titleRow"))))

    def _attached(self) -> Iterator[etree._Element]:
        for container, item in (("attachments", "attachment"), ("components", "component")):
            yield from self.document.findall(f"{akn(container)}/{akn(item)}")

    def _inside(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        for element in parent:
            if not is_nothing(element):
                yield from self._element(element, depth)
                yield from self._notes()

    def _notes(self) -> Iterator[Block]:
        """The footnotes of what was just read."""
        yield from self.reading.take_notes()

    def _element(self, element: etree._Element, depth: int) -> Iterator[Block]:
        name, words = local(element), classes(element)
        if name in _HIERARCHY:
            yield from self._level(element, depth)
        elif name in _TEXTS:
            yield from self._text(element, words, depth)
        elif name == "componentRef":
            yield from self._reference(element)
        elif name == "table":
            yield read_table(element, self.reading)
        elif name == "blockList" and NAME_LIST in words:
            yield read_name_list(element, self.reading)
        elif name == "blockContainer" and APPOINTMENT in words:
            yield read_appointment(element, self.own, self.reading)
        elif name == "blockContainer" and SIGNATURE in words:
            yield Signature(lines=read_lines(element, self.reading))
        elif name == "blockContainer" and PICTURE in words and self.reading.exact:
            yield from filter(None, (read_picture_block(element, self.reading),))
        elif name == "img":
            yield from filter(None, (read_image(element, self.reading),))
        elif name == "blockContainer" and NUMBERED in words:
            text, number = self._numbered(element, element.find(akn("p")))
            yield Paragraph(text=text, number=number)
        elif name == "item" or (name in _NUMBERED_BLOCKS and element.find(akn("num")) is not None):
            yield from self._item(element, depth)
        elif name == "toc" and not self.reading.exact:
            self.reading.left_out("ingest.left_out.xml_toc", self.reading.text(element), element)
        elif name in _FOREIGN_TEXTS and not self.reading.exact and not any(local(one) in _TEXTS for one in element):
            yield from self._text(element, words, depth)
        elif any(local(inner) for inner in element) and not _is_mixed(element):
            yield from self._inside(element, depth)
        else:
            yield from self._unplaced(element)

    def _text(self, element: etree._Element, words: frozenset[str], depth: int) -> Iterator[Block]:
        text = self.reading.text(element)
        if local(element) in {"crossHeading", "heading", "subheading"}:
            yield Heading(text=text, level=min(depth + 1, len(LEVEL_ELEMENTS)))
        elif NOTE in words:
            yield Note(text=text, mark=mark_of(element))
        elif PLAIN in words:
            yield Plain(text=text)
        elif text or (self.reading.exact and element.find(f".//{akn('img')}") is None):
            yield Paragraph(text=text)
        yield from filter(None, (read_image(image, self.reading) for image in element.iter(akn("img"))))

    def _unplaced(self, element: etree._Element) -> Iterator[Block]:
        text = self.reading.text(element)
        if text.strip():
            self.reading.doubt("ingest.xml_unplaced", element, text)
            yield Plain(text=text)

    def _level(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """An element of the hierarchy: its heading or numbered paragraph, then what it holds."""
        opening = self._opening(element)
        heading = element.find(akn("heading"))
        level = self._level_of(element, depth)
        if heading is not None:
            yield self._heading(element, heading, opening, level)
        elif opening is not None:
            text, number = self._numbered(element, opening)
            yield Paragraph(text=text, level=level, number=number)
        elif (number := self.reading.child_text(element, akn("num"))) is not None:
            yield Paragraph(text=number, level=level, number=number)
        yield from self._notes()
        taken = {heading, opening, element.find(akn("num")), element.find(akn("subheading"))}
        for inner in element:
            if inner not in taken and not is_nothing(inner):
                yield from self._part(inner, taken, depth + 1)
            yield from self._notes()

    def _part(self, part: etree._Element, taken: set[etree._Element | None], depth: int) -> Iterator[Block]:
        """A part of a level, without what its first block has taken."""
        if local(part) not in {"content", "intro"}:
            yield from self._element(part, depth)
            return
        for inner in part:
            if inner not in taken and not is_nothing(inner):
                yield from self._element(inner, depth)
                yield from self._notes()

    def _opening(self, element: etree._Element) -> etree._Element | None:
        """The paragraph that is one with the number or heading: marked in our files, else the first after a number."""
        for part in ("content", "intro"):
            first = element.find(f"{akn(part)}/*")
            if first is not None and local(first) == "p":
                unmarked = not self.reading.exact and element.find(akn("heading")) is None
                if RUN_IN in classes(first) or (unmarked and element.find(akn("num")) is not None):
                    return first
        return None

    def _level_of(self, element: etree._Element, depth: int) -> int:
        name = local(element)
        if name == OTHER_LEVEL:
            level = self.reading.number(element, gz("level"))
            if level is not None:
                return level
        by_depth = min(depth + 1, len(LEVEL_ELEMENTS))
        return _LEVELS.get(name, by_depth) if self.reading.exact else by_depth

    def _heading(
        self, element: etree._Element, heading: etree._Element, opening: etree._Element | None, level: int
    ) -> Heading:
        words, head = classes(heading), self.reading.text(heading)
        number, prefix = self._number(element)
        rest = "" if opening is None else self.reading.text(opening)
        subheading = self.reading.child_text(element, akn("subheading"))
        lead: str | None = None
        if WHOLE in words:
            lead = subheading
        elif RUN_IN in words:
            lead = prefix + head
        elif LEAD_BARE in words:
            lead = head
        elif subheading is not None:
            head = f"{head} {subheading}"
        return Heading(text=prefix + head + rest, level=level, number=number, lead=lead)

    def _numbered(self, element: etree._Element, paragraph: etree._Element | None) -> tuple[str, str | None]:
        number, prefix = self._number(element)
        return prefix + ("" if paragraph is None else self.reading.text(paragraph)), number

    def _number(self, element: etree._Element) -> tuple[str | None, str]:
        """The number of an element and what it adds to the front of the text."""
        found = element.find(akn("num"))
        if found is None:
            return None, ""
        number = self.reading.text(found)
        if APART in classes(found):
            return number, ""
        spaced = not self.reading.exact and number.isascii() and number
        return number, f"{number} " if spaced else number

    def _item(self, element: etree._Element, depth: int) -> Iterator[Block]:
        """An item of a list: its number goes to the front of its first paragraph."""
        number = element.find(akn("num"))
        first = element.find(akn("p"))
        if number is not None and first is not None:
            text, label = self._numbered(element, first)
            yield Paragraph(text=text, number=label)
        for inner in element:
            if number is None or first is None or (inner is not number and inner is not first):
                yield from self._element(inner, depth)

    def _reference(self, element: etree._Element) -> Iterator[Block]:
        attachment = self.attachments.get(element.get("src", "").removeprefix("#"))
        if attachment is not None:
            yield from self._attachment(attachment)
            return
        text = element.get("showAs") or element.get("src") or ""
        self.reading.doubt("ingest.xml_unplaced", element, text)
        yield Plain(text=text)

    def _attachment(self, attachment: etree._Element) -> Iterator[Block]:
        """An attachment with its document; one that holds none is reported."""
        self.attachments = {key: each for key, each in self.attachments.items() if each is not attachment}
        document = next((inner for inner in attachment if local(inner) in DOCUMENTS), None)
        label, heading = (self.reading.child_text(attachment, akn(name)) or "" for name in ("num", "heading"))
        if document is None:
            yield from self._unplaced(attachment)
            return
        inner = Document(document, self.reading)
        title = document.find(f"{akn('preface')}//{akn('docTitle')}")
        text = heading if title is None else self.reading.text(title)
        if title is not None and heading:
            label = f"{label} {heading}".strip()
        rows = inner.title_rows(title)
        blocks = inner.preface_blocks(frozenset({text})) + inner.blocks()
        if document.get("name") == "enclosure":
            yield Enclosure(title=text, title_lines=rows, blocks=blocks)
        else:
            yield Attachment(label=label, title=text, title_lines=rows, blocks=blocks)


def _is_mixed(element: etree._Element) -> bool:
    """True where text stands beside the elements inside ``element``."""
    return any(text and text.strip() for text in (element.text, *(inner.tail for inner in element)))
