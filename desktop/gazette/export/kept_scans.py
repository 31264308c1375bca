"""Scans and PDFs → one PDF of them, without loss: a JPEG stays the JPEG it is, other pictures are packed anew."""

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from gazette.ingest import flattened

_COLOURS = {"1": ("/DeviceGray", 1), "L": ("/DeviceGray", 8), "RGB": ("/DeviceRGB", 8), "CMYK": ("/DeviceCMYK", 8)}
_ORIENTATION = 0x0112
# Exif's ways to say that a picture lies on its side, and how far the page is then turned
_TURNED = {1: 0, 3: 180, 6: 90, 8: 270}


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A file of a back issue and the sizes in points of the pages in it, as they are seen."""

    content: bytes
    media_type: str
    sizes: tuple[tuple[float, float], ...]


def scans_to_pdf(scans: Sequence[KeptScan]) -> bytes:
    """One PDF with the pages of all files in their order; the same files give the same bytes."""
    with pikepdf.new() as pdf:
        for scan in scans:
            if scan.media_type == "application/pdf":
                with pikepdf.open(io.BytesIO(scan.content)) as kept:
                    pdf.pages.extend(kept.pages)
            else:
                for picture, size in zip(_pictures(scan), scan.sizes, strict=False):
                    _add_page(pdf, picture, size)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Packed:
    """A picture as a PDF has it, and by how many degrees the page is turned that shows it."""

    data: bytes
    entries: dict[str, Any]
    turn: int = 0


def _pictures(scan: KeptScan) -> Iterator[_Packed]:
    with Image.open(io.BytesIO(scan.content)) as image:
        turn = _TURNED.get(image.getexif().get(_ORIENTATION, 1))
        if image.format in {"JPEG", "MPO"} and image.mode in {"L", "RGB", "CMYK"} and turn is not None:
            yield _Packed(scan.content, {**_shape(image), "/Filter": Name.DCTDecode, **_inverted(image)}, turn)
            return
        for at in range(getattr(image, "n_frames", 1) if image.format == "TIFF" else 1):
            image.seek(at)
            yield _packed(image)


def _inverted(image: Image.Image) -> dict[str, Any]:
    """Photoshop writes the inks of a JPEG the other way round, and says so (marker APP14)."""
    if image.mode != "CMYK" or "adobe" not in image.info:
        return {}
    return {"/Decode": Array([1, 0] * 4)}


def _packed(image: Image.Image) -> _Packed:
    upright = flattened(image)
    return _Packed(zlib.compress(upright.tobytes(), 9), {**_shape(upright), "/Filter": Name.FlateDecode})


def _shape(image: Image.Image) -> dict[str, Any]:
    colours, bits = _COLOURS[image.mode]
    return {
        "/Width": image.width,
        "/Height": image.height,
        "/ColorSpace": Name(colours),
        "/BitsPerComponent": bits,
    }


def _add_page(pdf: pikepdf.Pdf, packed: _Packed, size: tuple[float, float]) -> None:
    width, height = size if packed.turn in {0, 180} else size[::-1]
    stream = pdf.make_stream(packed.data, {"/Type": Name.XObject, "/Subtype": Name.Image, **packed.entries})
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, width, height],
        Resources=Dictionary(XObject=Dictionary(Scan=stream)),
        Contents=pdf.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Scan Do Q".encode()),
    )
    if packed.turn:
        page.Rotate = packed.turn
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
