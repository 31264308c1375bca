"""Pages → PDF: transcribes glyphs, rules and links, black only, with outline and page labels; it decides nothing."""

import io
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from gazette.export.pdf_fonts import EmbeddedFont, deflated
from gazette.typeset import FontSet, LineOnPage, Page, Pages, Rule

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Progress = Callable[[int, int], None]


def pages_to_pdf(pages: Pages, fonts: FontSet, *, progress: Progress | None = None) -> bytes:
    """The print file. ``progress`` is called with (pages written, pages) and may raise to cancel."""
    pdf = pikepdf.new()
    embedded: dict[str, EmbeddedFont] = {}
    for count, page in enumerate(pages.pages, 1):
        _add_page(pdf, page, pages.bleed, fonts, embedded)
        if progress:
            progress(count, len(pages.pages))
    table = Dictionary({f"/{font.resource}": font.embed(pdf) for font in embedded.values()})
    resources = pdf.make_indirect(Dictionary(Font=table))
    for pdf_page in pdf.pages:
        pdf_page.obj.Resources = resources
    _add_links(pdf, pages)
    _add_outline(pdf, pages)
    _add_labels(pdf, pages)
    _add_metadata(pdf, pages)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _add_page(pdf: pikepdf.Pdf, page: Page, bleed: float, fonts: FontSet, embedded: dict[str, EmbeddedFont]) -> None:
    media = Array([0, 0, _number(page.width + 2 * bleed), _number(page.height + 2 * bleed)])
    trim = Array([_number(bleed), _number(bleed), _number(page.width + bleed), _number(page.height + bleed)])
    content = _content(page, bleed, fonts, embedded)
    pdf.pages.append(
        pikepdf.Page(
            Dictionary(
                Type=Name.Page,
                MediaBox=media,
                BleedBox=media,
                TrimBox=trim,
                Contents=deflated(pdf, content),
            )
        )
    )


def _content(page: Page, bleed: float, fonts: FontSet, embedded: dict[str, EmbeddedFont]) -> bytes:
    top = page.height + bleed
    parts = ["0 0 0 1 k 0 0 0 1 K"]
    parts += [_rule(rule, bleed, top) for rule in page.rules]
    lines = list(page.lines())
    _learn(lines, fonts, embedded)
    look = ("", 0)
    for line, x, y, artefact in lines:
        if artefact:
            parts.append("/Artifact BMC")
        height = f"{top - y / 1000:.3f}"
        for run in line.runs:
            font = embedded[run.font]
            if look != (run.font, run.size):
                look = (run.font, run.size)
                parts.append(f"/{font.resource} {run.size / 1000:g} Tf")
            parts.append(f"BT {bleed + (x + run.x) / 1000:.3f} {height} Td {font.shown(run)} ET")
        if artefact:
            parts.append("EMC")
    return "\n".join(parts).encode("ascii")


def _learn(lines: list[LineOnPage], fonts: FontSet, embedded: dict[str, EmbeddedFont]) -> None:
    """Tell every font which glyphs it shows on a page, and for what."""
    shown: dict[str, tuple[list[int], list[str]]] = {}
    for line, _, _, _ in lines:
        for run in line.runs:
            glyphs = shown.get(run.font)
            if glyphs is None:
                glyphs = shown[run.font] = ([], [])
            glyphs[0].extend(run.ids)
            glyphs[1].extend(run.texts)
    for name, (ids, texts) in shown.items():
        font = embedded.get(name)
        if font is None:
            font = embedded[name] = EmbeddedFont(fonts[name], f"F{len(embedded) + 1}")
        font.learn(ids, texts)


def _rule(rule: Rule, left: float, top: float) -> str:
    return f"{rule.width:.3f} w {left + rule.x0:.3f} {top - rule.y0:.3f} m {left + rule.x1:.3f} {top - rule.y1:.3f} l S"


def _number(value: float) -> float:
    return round(value, 3)


def _add_links(pdf: pikepdf.Pdf, pages: Pages) -> None:
    for page, pdf_page in zip(pages.pages, pdf.pages, strict=True):
        if not page.links:
            continue
        top = page.height + pages.bleed
        pdf_page.obj.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Link,
                        Border=Array([0, 0, 0]),
                        F=4,
                        Rect=Array(
                            [
                                _number(pages.bleed + link.x),
                                _number(top - link.y - link.height),
                                _number(pages.bleed + link.x + link.width),
                                _number(top - link.y),
                            ]
                        ),
                        Dest=Array([pdf.pages[link.target].obj, Name.Fit]),
                    )
                )
                for link in page.links
            ]
        )


def _add_outline(pdf: pikepdf.Pdf, pages: Pages) -> None:
    with pdf.open_outline() as outline:
        for item in pages.outline:
            line = OutlineItem(_readable(item.title), item.page)
            if item.depth and outline.root:
                outline.root[-1].children.append(line)
            else:
                outline.root.append(line)


def _readable(text: str) -> str:
    """``text`` as outline and metadata can hold it: what no Unicode text or XML has stands as U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)


def _add_labels(pdf: pikepdf.Pdf, pages: Pages) -> None:
    """Contents pages i, ii …; the body from 1, as printed."""
    front = sum(page.number is None for page in pages.pages)
    ranges = [0, Dictionary(S=Name.r, St=1)] if front else []
    if front < len(pages.pages):
        ranges += [front, Dictionary(S=Name.D, St=1)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(ranges))


def _add_metadata(pdf: pikepdf.Pdf, pages: Pages) -> None:
    pdf.Root.Lang = pikepdf.String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        metadata["dc:title"] = _readable(pages.title)
        metadata["pdf:Producer"] = "Gazette Desk"
