"""Text out of Akoma Ntoso elements: exact where the file is ours, with white space folded where it is foreign."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from gazette.model import Finding, Note, PictureFile
from gazette.model.akoma_ntoso_names import AKN, GAZETTE, NOTHING, XML, akn, gz

_BLOCKS = frozenset(
    (
        "p num heading subheading content intro wrapUp li item td th tr table block blockList "
        "listIntroduction listWrapUp article section paragraph subparagraph subsection chapter part point "
        "indent alinea list clause title book"
    ).split()
)


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty where it is neither the standard's nor ours."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name if namespace[1:] in {AKN, GAZETTE} else ""


def source_line(element: etree._Element) -> int | None:
    """The element's line in the file, from 1."""
    return cast(int | None, element.sourceline)


def classes(element: etree._Element) -> frozenset[str]:
    """The words of ``class``."""
    return frozenset(element.get("class", "").split())


def is_nothing(element: etree._Element) -> bool:
    """True where the element only holds the place that the schema wants filled."""
    return NOTHING in classes(element)


def language(element: etree._Element) -> str:
    """``xml:lang`` of the element itself (``zh``, ``en``), empty where it says none."""
    return element.get(f"{{{XML}}}lang", "")


@dataclass(slots=True)
class Reading:
    """One file being read; ``exact``: this program wrote it, so that every space counts."""

    exact: bool
    findings: list[Finding] = field(default_factory=list)
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    """Footnotes that texts held, to follow the block that they were met in."""
    again: list[str] = field(default_factory=list)
    """What stands in the head of an entry and, as the file has it once, in one of its blocks too."""
    _noted_apart: dict[str, etree._Element] | None = None

    def text(self, element: etree._Element) -> str:
        """All text in ``element``; ``br`` is a line end, ``eol`` nothing."""
        return self._fold("".join(piece for piece in self._pieces(element) if piece is not None))

    def rows(self, element: etree._Element) -> tuple[str, ...]:
        """The text between the ``eol`` of ``element``."""
        rows = [""]
        for piece in self._pieces(element):
            if piece is None:
                rows.append("")
            else:
                rows[-1] += piece
        return tuple(self._fold(row) for row in rows)

    def child_text(self, parent: etree._Element | None, tag: str) -> str | None:
        """The text of the first child ``tag``; None where there is none."""
        found = None if parent is None else parent.find(tag)
        return None if found is None else self.text(found)

    def own(self, parent: etree._Element | None, name: str) -> str | None:
        """The text of our element ``name`` in ``parent``."""
        return self.child_text(parent, gz(name))

    def number(self, element: etree._Element | None, attribute: str, default: int | None = None) -> int | None:
        """An attribute as a number; what is none is reported and left out."""
        value = None if element is None else element.get(attribute)
        if element is None or value is None:
            return default
        try:
            return int(value)
        except ValueError:
            self.doubt("ingest.xml_value", element, value, attribute=attribute.rpartition("}")[2])
            return default

    def flag(self, element: etree._Element | None, attribute: str) -> bool | None:
        """An attribute as yes or no; None where it says neither, which is reported."""
        said = None if element is None else element.get(attribute)
        if element is not None and said not in (None, "yes", "no"):
            self.doubt("ingest.xml_value", element, said or "", attribute=attribute)
        return {"yes": True, "no": False}.get(said or "")

    def doubt(self, rule: str, element: etree._Element, text: str, **values: str) -> None:
        """Report something about ``element``, with its line in the file."""
        values["element"] = str(element.tag).rpartition("}")[2]
        self.findings.append(
            Finding(
                rule=rule, level="doubt", text=text, values=tuple(sorted(values.items())), line=source_line(element)
            )
        )

    def left_out(self, rule: str, text: str, element: etree._Element | None = None) -> None:
        """Tell of text of a foreign file that is no part of its documents."""
        if text:
            line = None if element is None else source_line(element)
            self.findings.append(Finding(rule=rule, level="hint", text=text, line=line))

    def unread(self, rule: str, element: etree._Element, text: str) -> None:
        """Tell of a part of a foreign file that is not in it or cannot be read."""
        self.findings.append(Finding(rule=rule, level="error", text=text, line=source_line(element)))

    def place(self, start: int, entry: int) -> None:
        """Say of the findings from ``start`` on that they belong to ``entry``."""
        self.findings[start:] = [replace(finding, entry=entry) for finding in self.findings[start:]]

    def take_notes(self) -> list[Note]:
        """The notes met since this was last asked."""
        notes, self.notes = self.notes, []
        return notes

    def _fold(self, text: str) -> str:
        if self.exact:
            return text
        return " ".join(text.split())

    def _pieces(self, element: etree._Element) -> Iterator[str | None]:
        """The text of ``element`` in order; None for the end of a printed row."""
        if element.text:
            yield element.text
        for inner in element:
            name = local(inner)
            if name == "br":
                yield "\n"
            elif name == "eol":
                yield None
            elif name in {"marker", "character"}:
                yield _character(inner)
            elif name == "authorialNote" or (name == "noteRef" and not self.exact):
                yield self._note(inner)
            elif not self.exact and name in _BLOCKS:
                # a structure that is quoted inside a sentence: its words do not run into those round it
                yield " "
                yield from self._pieces(inner)
                yield " "
            else:
                yield from self._pieces(inner)
            if inner.tail:
                yield inner.tail

    def _note(self, element: etree._Element) -> str:
        """The mark of a footnote; its text is kept for the block behind."""
        mark = element.get("marker", "")
        text = self._noted(element)
        if self.exact:
            self.notes.append(Note(text=f"{mark}{text}", mark=mark))
        elif text:
            self.notes.append(Note(text=f"{mark} {text}".strip(), mark=mark or None))
        return mark

    def _noted(self, element: etree._Element) -> str:
        if local(element) == "authorialNote":
            return self._fold("".join(piece or " " for piece in self._pieces(element)))
        name = element.get("href", "").removeprefix("#")
        if self._noted_apart is None:
            self._noted_apart = {one.get("eId", ""): one for one in element.getroottree().iter(akn("note"))}
        found = self._noted_apart.get(name) if name else None
        return "" if found is None else self._fold("".join(piece or " " for piece in self._pieces(found)))


def mark_of(note: etree._Element) -> str | None:
    """The mark of a footnote; None for a note that has none."""
    codes = note.get(gz("markCodes"))
    return note.get(gz("mark")) if codes is None else "".join(map(_coded, codes.split()))


def _character(marker: etree._Element) -> str:
    """The character that XML could not hold; nothing for a marker that is not ours."""
    return _coded(marker.get(gz("code")) or marker.get("code") or "")


def _coded(code: str) -> str:
    try:
        return chr(int(code.removeprefix("U+"), 16)) if code.startswith("U+") else ""
    except (ValueError, OverflowError):
        return ""
