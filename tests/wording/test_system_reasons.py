"""The reasons that the system gives in English are said in Chinese inside Chinese sentences."""

import errno
import os

import pytest

from gazette.errors import ExportError, IngestError
from gazette.wording import error_sentence


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EIO, errno.EROFS, errno.EBUSY, errno.ESTALE])
def test_a_reason_of_the_system_in_both_languages(number: int) -> None:
    error = ExportError("export.cannot_write", file="a.pdf", reason=os.strerror(number))
    assert os.strerror(number) in error_sentence(error, "en")
    assert os.strerror(number) not in error_sentence(error, "zh")


def test_a_full_disk_is_named() -> None:
    error = ExportError("export.cannot_write", file="a.pdf", reason=os.strerror(errno.ENOSPC))
    assert "（磁盘已满）" in error_sentence(error, "zh")


def test_an_unknown_reason_stays_as_it_is() -> None:
    error = IngestError("ingest.unreadable", file="a.txt", reason="quantum flux")
    assert "（quantum flux）" in error_sentence(error, "zh")
