"""The issue's XML inside the archive file: what the pages say, for programs to read."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from gazette.export.delivery import Delivery
from gazette.export.pdf_fonts import deflated
from gazette.export.pdf_metadata import pdf_date

_MIME = Name("/application/xml")


def attach_xml(pdf: pikepdf.Pdf, delivery: Delivery) -> None:
    """Put the XML into the file as its source, with name, type and date."""
    content = delivery.xml or b""
    stream = deflated(pdf, content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = _MIME
    stream.Params = Dictionary(Size=len(content), ModDate=pikepdf.String(pdf_date(delivery.date)))
    file = pdf.make_indirect(stream)
    name = pikepdf.String(delivery.xml_name)
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
