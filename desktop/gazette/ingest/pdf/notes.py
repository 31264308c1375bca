"""What stands on pages beside their text: comments, fields of forms; and files inside a PDF."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_MOST_NOTES, _LONGEST = 2_000, 64 * 1024
_MOST_FILES, _LARGEST_FILE = 50, 50 * 1024 * 1024
# links, marks without words, windows that open over their note
_SILENT = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET})


class PageNotes(NamedTuple):
    """The comments of a page and what its fields hold."""

    comments: list[str]
    fields: list[str]


def read_notes(page: Any, form: Any) -> PageNotes:
    """The comments on a page, and its fields as ``name: value``; ``form`` is the environment of the form, if any."""
    comments: list[str] = []
    fields: list[str] = []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == raw.FPDF_ANNOT_WIDGET and form is not None:
            name = _said(raw.FPDFAnnot_GetFormFieldName, form, note)
            value = _said(raw.FPDFAnnot_GetFormFieldValue, form, note)
            fields += [f"{name}: {value}"] if value.strip() else []
        elif kind not in _SILENT and (said := _said(raw.FPDFAnnot_GetStringValue, note, b"Contents")).strip():
            comments.append(said)
        raw.FPDFPage_CloseAnnot(note)
    return PageNotes(comments, fields)


def _said(ask: Any, *about: Any) -> str:
    """A string that pdfium gives in UTF-16 as soon as one brings a buffer of its length."""
    length = min(ask(*about, None, 0), _LONGEST)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(*about, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace").replace("\0", "")


def files_inside(document: pdfium.PdfDocument) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files that a PDF carries; those too large or damaged are empty."""
    for at in range(min(document.count_attachments(), _MOST_FILES)):
        attachment = document.get_attachment(at)
        length = ctypes.c_ulong()
        raw.FPDFAttachment_GetFile(attachment, None, 0, length)
        name = attachment.get_name()
        if not 0 < length.value <= _LARGEST_FILE:
            yield name, b""
            continue
        content = (ctypes.c_ubyte * length.value)()
        raw.FPDFAttachment_GetFile(attachment, content, length.value, length)
        yield name, bytes(content)
