"""Files behind a password → the same files without it, where a person gives the password."""

from io import BytesIO

import msoffcrypto
import pikepdf
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

from gazette.errors import IngestError
from gazette.ingest.formats import is_compound
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Account


def read_unlocked(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """The file without its password in ``unlocked``, one that has none as it is.

    IngestError where the password is another one, or the file is locked in a way that is not known.
    """
    return Contents(
        issue=None,
        entries=(),
        findings=(),
        account=Account(visible=0),
        unlocked=(_unlocked if is_compound(source) else _unlocked_pdf)(source, file, wishes.password or ""),
    )


def _unlocked(source: bytes, file: str, password: str) -> bytes:
    out = BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(BytesIO(source))
        if not locked.is_encrypted():
            return source
        # The older formats always compare the password.
        locked.load_key(password=password, **({"verify_password": True} if isinstance(locked, OOXMLFile) else {}))
        locked.decrypt(out)
    except InvalidKeyError as error:
        raise IngestError("ingest.wrong_password", file=file) from error
    except (FileFormatError, ParseError):
        return source  # what it is instead, its reader says
    except DecryptionError as error:
        raise IngestError("ingest.locked_otherwise", file=file) from error
    return out.getvalue()


def _unlocked_pdf(source: bytes, file: str, password: str) -> bytes:
    out = BytesIO()
    try:
        with pikepdf.open(BytesIO(source), password=password) as locked:
            if not locked.is_encrypted:
                return source
            locked.save(out, encryption=False, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise IngestError("ingest.wrong_password", file=file) from error
    except pikepdf.PdfError:
        return source  # what is wrong with it, its reader says
    return out.getvalue()
