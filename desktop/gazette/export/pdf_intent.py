"""The output intent of a PDF: the printing condition that its inks are meant for, with the profile inside."""

from functools import lru_cache

import pikepdf
from isal import isal_zlib
from pikepdf import Array, Dictionary, Name

from gazette.export.pdf_manner import PdfManner, Purpose
from gazette.export.printing_condition import PrintingCondition, coated_paper

_SUBTYPES: dict[Purpose, str] = {"print": "/GTS_PDFX", "archive": "/GTS_PDFA1"}
_REGISTRY = "http://www.color.org"


def condition_of(manner: PdfManner) -> PrintingCondition | None:
    """The printing that a file is for, offset on coated paper where no other was chosen; none for the office."""
    return (manner.condition or coated_paper()) if manner.purpose in _SUBTYPES else None


def add_output_intent(pdf: pikepdf.Pdf, manner: PdfManner) -> None:
    """Say which printing the file is for."""
    condition = condition_of(manner)
    if condition is None:
        return
    profile = pikepdf.Stream(
        pdf, _compressed(condition.profile), N=4, Alternate=Name.DeviceCMYK, Filter=Name.FlateDecode
    )
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name(_SUBTYPES[manner.purpose]),
        OutputConditionIdentifier=pikepdf.String(condition.identifier),
        OutputCondition=pikepdf.String(condition.description),
        Info=pikepdf.String(condition.description),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    if condition.registered:
        intent.RegistryName = pikepdf.String(_REGISTRY)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@lru_cache(maxsize=2)
def _compressed(profile: bytes) -> bytes:
    compressed: bytes = isal_zlib.compress(profile, isal_zlib.ISAL_BEST_COMPRESSION)
    return compressed
