"""The issue's XML inside the archive file: what the pages say, for programs to read."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from gazette.export.pdf_fonts import deflated
from gazette.export.pdf_manner import PdfManner
from gazette.export.pdf_metadata import pdf_date

_MIME = Name("/application/xml")


def attach_xml(pdf: pikepdf.Pdf, manner: PdfManner) -> None:
    """Put the XML into the file as its source, with name, type and date."""
    content = manner.xml or b""
    stream = deflated(pdf, content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = _MIME
    stream.Params = Dictionary(Size=len(content), ModDate=pikepdf.String(pdf_date(manner.date)))
    file = pdf.make_indirect(stream)
    name = pikepdf.String(manner.xml_name)
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=pikepdf.String("Akoma Ntoso 3.0"),
            AFRelationship=Name.Source,
            EF=Dictionary(F=file, UF=file),
        )
    )
    pdf.Root.AF = Array([specification])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([name, specification])))
