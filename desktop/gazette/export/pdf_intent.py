"""The output intent of a PDF: the printing condition that its inks are meant for, with the profile inside."""

from functools import cache

import pikepdf
from isal import isal_zlib
from pikepdf import Array, Dictionary, Name

from gazette.export.delivery import Purpose
from gazette.shipped import shipped

_SUBTYPES: dict[Purpose, str] = {"print": "/GTS_PDFX", "archive": "/GTS_PDFA1"}
_IDENTIFIER = "FOGRA39"
_CONDITION = "Offset printing on coated paper, FOGRA39L (ISO 12647-2)"
_REGISTRY = "http://www.color.org"


def add_output_intent(pdf: pikepdf.Pdf, purpose: Purpose) -> None:
    """Say that the file is for offset print on coated paper; a file for the office says nothing of the kind."""
    subtype = _SUBTYPES.get(purpose)
    if subtype is None:
        return
    profile = pikepdf.Stream(pdf, _profile(), N=4, Alternate=Name.DeviceCMYK, Filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name(subtype),
        OutputConditionIdentifier=pikepdf.String(_IDENTIFIER),
        OutputCondition=pikepdf.String(_CONDITION),
        RegistryName=pikepdf.String(_REGISTRY),
        Info=pikepdf.String(_CONDITION),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _profile() -> bytes:
    content = (shipped("resources/icc") / "FOGRA39L_coated.icc").read_bytes()
    compressed: bytes = isal_zlib.compress(content, isal_zlib.ISAL_BEST_COMPRESSION)
    return compressed
