"""Which checks a finished file has to pass before it is called final."""

from gazette.export import Purpose
from gazette.model import Finding
from gazette.preflight.pdf_a import check_pdf_a
from gazette.preflight.pdf_tags import check_tags
from gazette.preflight.pdf_x import check_pdf_x


def check_file(content: bytes, purpose: Purpose) -> tuple[Finding, ...]:
    """What keeps the file ``content`` from what its purpose asks for; a file for the office is held to nothing."""
    if purpose == "print":
        return check_pdf_x(content)
    if purpose == "archive":
        return (*check_pdf_a(content), *check_tags(content))
    return ()
