"""What a PDF says of itself: title, dates, the standard it keeps, identifiers; in XMP and the same in the info record.

Everything comes from the issue and the date handed in, so that the same pages make the same bytes.
"""

import re
from datetime import datetime
from hashlib import sha256
from uuid import UUID
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name

from gazette.export.pdf_manner import PdfManner

PRODUCER = "Gazette Desk"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STANDARDS = {
    "print": (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
        "<pdf:Trapped>False</pdf:Trapped>"
        "<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    ),
    "archive": "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
    "office": "",
}
_NAMESPACES = {
    "print": ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"',
    "archive": ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    "office": "",
}


def readable(text: str) -> str:
    """``text`` as outline and metadata can hold it: what no Unicode text or XML has stands as U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)


def add_metadata(pdf: pikepdf.Pdf, title: str, manner: PdfManner, content: bytes) -> None:
    """Title, dates, standard and identifiers; ``content`` is a digest of the pages, which the instance is named by."""
    title = readable(title)
    packet = _packet(title, manner, content).encode()
    pdf.Root.Metadata = pdf.make_indirect(pikepdf.Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML))
    made = pikepdf.String(pdf_date(manner.date))
    record = Dictionary(
        Title=pikepdf.String(title), Creator=pikepdf.String(PRODUCER), Producer=pikepdf.String(PRODUCER)
    )
    record.CreationDate = record.ModDate = made
    if manner.purpose == "print":
        record.Trapped = Name("/False")
    pdf.trailer.Info = pdf.make_indirect(record)


def pdf_date(moment: datetime) -> str:
    """``D:20191130000000+08'00'``."""
    zone = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _packet(title: str, manner: PdfManner, content: bytes) -> str:
    purpose, made = manner.purpose, manner.date.isoformat(timespec="seconds")
    document = _identifier(title.encode("utf-8"))
    instance = _identifier(title.encode("utf-8"), purpose.encode("ascii"), made.encode("ascii"), content)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"{_NAMESPACES[purpose]}>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"{_relation(manner)}<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>"
        f"<dc:format>application/pdf</dc:format><pdf:Producer>{PRODUCER}</pdf:Producer>"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{made}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{made}</xmp:ModifyDate><xmp:MetadataDate>{made}</xmp:MetadataDate>"
        f"<xmpMM:DocumentID>{document}</xmpMM:DocumentID><xmpMM:InstanceID>{instance}</xmpMM:InstanceID>"
        f"{_STANDARDS[purpose]}</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


def _relation(manner: PdfManner) -> str:
    """What an archive file follows in the chain of published issues: it cannot be exchanged without those after it."""
    if manner.chain_head is None:
        return ""
    return f"<dc:relation><rdf:Bag><rdf:li>urn:sha256:{manner.chain_head}</rdf:li></rdf:Bag></dc:relation>"


def _identifier(*parts: bytes) -> str:
    """A name made of a digest, in the form of a UUID."""
    return f"uuid:{UUID(bytes=sha256(b'|'.join(parts)).digest()[:16], version=5)}"
