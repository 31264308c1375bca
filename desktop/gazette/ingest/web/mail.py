"""Pages saved as mail (.mht): which of its parts are the page; nothing but the file is asked for the others."""

from collections.abc import Sequence
from email import message_from_bytes
from email.message import Message

from gazette.errors import IngestError

_MOST_PARTS = 2_000
_LARGEST = 64 * 2**20


def pages_of_mail(source: bytes, file: str) -> Sequence[tuple[bytes, str | None]]:
    """The bytes of the page and its encoding as the mail names it; of a page of frames those of its frames.

    IngestError where the mail holds no page, or parts beyond all measure.
    """
    try:
        message = message_from_bytes(source)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError as error:
        raise IngestError("ingest.web_too_nested", file=file) from error
    if len(parts) > _MOST_PARTS:
        raise IngestError("ingest.web_too_nested", file=file)
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise IngestError("ingest.web_without_text", file=file)
    main = _main(message, pages)
    read = [_content(part) for part in ([main] if not _is_frames(main) else pages)]
    if sum(len(content) for content, _ in read) > _LARGEST:
        raise IngestError("ingest.too_large", file=file)
    return read


def _main(message: "Message[str, str]", pages: "Sequence[Message[str, str]]") -> "Message[str, str]":
    """The page that the mail begins with: the one it names, else the first."""
    start = str(message.get_param("start", "") or "")
    return next((page for page in pages if start and page.get("Content-ID", "") == start), pages[0])


def _content(part: "Message[str, str]") -> tuple[bytes, str | None]:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b"", part.get_content_charset()


def _is_frames(page: "Message[str, str]") -> bool:
    """Whether a page only says which others stand beside each other in it."""
    return b"<frameset" in _content(page)[0].lower()
