"""Pages saved as mail (.mht): which of its parts are the page; nothing but the file is asked for the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from gazette.errors import IngestError

_MOST_PARTS = 2_000
_LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPage:
    """A page as it was sent: its bytes, the encoding that the mail names, and the address that it was saved from."""

    content: bytes
    said: str | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The pages of a mail, and the pictures that it holds by the addresses under which pages name them."""

    pages: tuple[SentPage, ...]
    pictures: Mapping[str, bytes]
    attached: tuple[str, ...] = ()
    """The names of the files that somebody sent with it."""


def read_mail(source: bytes, file: str) -> Mail:
    """The page of a mail; of a page of frames those of its frames.

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
    attached = tuple(_name(part) for part in parts if _is_attached(part))
    if not pages:
        sent = attached or message.get_content_type() != "multipart/related"
        raise IngestError("ingest.mail_without_page" if sent else "ingest.web_without_text", file=file)
    main = _main(message, pages)
    read = tuple(_sent(part) for part in ([main] if not _is_frames(main) else pages))
    if sum(len(page.content) for page in read) > _LARGEST:
        raise IngestError("ingest.too_large", file=file)
    return Mail(pages=read, pictures=_pictures(parts), attached=attached)


def _is_attached(part: "Message[str, str]") -> bool:
    """Whether a part is a file that was sent, and nothing that the page shows."""
    if part.get_content_disposition() == "attachment":
        return True
    shown = part.get("Content-ID") or part.get("Content-Location")
    return bool(part.get_filename()) and not shown


def _name(part: "Message[str, str]") -> str:
    """What an attached file is called; many programs write its name as they do a subject."""
    name = part.get_filename() or part.get_content_type()
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, UnicodeDecodeError, LookupError):
        return name


def _pictures(parts: "Sequence[Message[str, str]]") -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    for part in parts:
        if part.get_content_maintype() in {"image", "application"}:
            named = part.get("Content-ID", "").strip().strip("<>")
            names = (f"cid:{named}" if named else "", part.get("Content-Location", "").strip())
            content = _content(part)
            pictures |= {name: content for name in names if name}
    return pictures


def _main(message: "Message[str, str]", pages: "Sequence[Message[str, str]]") -> "Message[str, str]":
    """The page that the mail begins with: the one it names, else the first."""
    start = str(message.get_param("start", "") or "")
    return next((page for page in pages if start and page.get("Content-ID", "") == start), pages[0])


def _sent(part: "Message[str, str]") -> SentPage:
    address = part.get("Content-Location", "").strip()
    return SentPage(content=_content(part), said=part.get_content_charset(), address=address)


def _content(part: "Message[str, str]") -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _is_frames(page: "Message[str, str]") -> bool:
    """Whether a page only says which others stand beside each other in it."""
    return b"<frameset" in _content(page).lower()
