"""Format → the reader that reads it."""

from gazette.errors import IngestError
from gazette.ingest.akoma_ntoso.reader import read_akoma_ntoso
from gazette.ingest.decoding import decode
from gazette.ingest.formats import Format
from gazette.ingest.plain_text import read_plain_text
from gazette.ingest.reading_result import Contents, Wishes


def read_format(source: bytes, format_: Format, file: str, wishes: Wishes) -> Contents:
    """What the bytes of a file hold; IngestError where they cannot be read at all."""
    match format_:
        case _ if wishes.want == "unlocked":
            from gazette.ingest.unlocking import read_unlocked  # noqa: PLC0415 -- others do without

            return read_unlocked(source, file=file, wishes=wishes)
        case "text":
            return _read_decoded(source, file)
        case "table_text":
            from gazette.ingest.sheets.table_text import read_table_text  # noqa: PLC0415 -- others do without

            return read_table_text(source, file=file, wishes=wishes)
        case "workbook":
            from gazette.ingest.sheets.workbook import read_workbook  # noqa: PLC0415 -- others do without

            return read_workbook(source, file=file, wishes=wishes)
        case "old_workbook":
            from gazette.ingest.sheets.old_workbook import read_old_workbook  # noqa: PLC0415 -- others do without

            return read_old_workbook(source, file=file, wishes=wishes)
        case "akoma_ntoso":
            return read_akoma_ntoso(source, file=file)
        case "word":
            from gazette.ingest.word.reader import read_word  # noqa: PLC0415 -- others do without

            return read_word(source, file=file, wishes=wishes)
        case "web":
            from gazette.ingest.web.reader import read_web  # noqa: PLC0415 -- others do without

            return read_web(source, file=file, wishes=wishes)
        case "mail_web":
            from gazette.ingest.web.reader import read_mail_web  # noqa: PLC0415 -- others do without

            return read_mail_web(source, file=file, wishes=wishes)
        case "pdf" if wishes.want == "pages":
            from gazette.ingest.pdf.kept_pages import read_kept_pdf  # noqa: PLC0415 -- others do without

            return read_kept_pdf(source, file=file)
        case "picture" if wishes.want == "pages":
            from gazette.ingest.scans import read_scan  # noqa: PLC0415 -- others do without

            return read_scan(source, file=file)
        case "pdf":
            from gazette.ingest.pdf.reader import read_pdf  # noqa: PLC0415 -- others do without

            return read_pdf(source, file=file, wishes=wishes)
        case "ofd":
            raise IngestError("ingest.ofd", file=file)
        case "picture":
            raise IngestError("ingest.picture", file=file)
        case "archive":
            raise IngestError("ingest.archive", file=file)
        case "protected":
            raise IngestError("ingest.protected", file=file)
        case _:
            raise IngestError("ingest.not_yet", file=file)


def _read_decoded(source: bytes, file: str) -> Contents:
    decoded = decode(source, file=file)
    if not decoded.text.strip(" \t\r\n\f\v\ufeff\u3000"):
        raise IngestError("ingest.empty", file=file)
    return read_plain_text(decoded.text, decoded.findings)
