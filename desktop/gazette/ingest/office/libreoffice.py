"""LibreOffice as a converter: found where it is installed, run out of the way, never longer than it may."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.errors import IngestError

_SECONDS = 120.0
_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
# A profile of its own: no window that is open is disturbed, no macro runs, nothing that is linked to is fetched.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""


def find_libreoffice() -> str | None:
    """The program, where it is installed."""
    named = (shutil.which(name) for name in ("soffice", "libreoffice"))
    there = (place for place in _PLACES.get(sys.platform, ()) if Path(place).is_file())
    return next((found for found in (*named, *there) if found), None)


def convert(source: bytes, ending: str, into: str, file: str, *, seconds: float = _SECONDS) -> bytes:
    """The bytes of a file of which LibreOffice has made one of another format; ``ending`` says what it is (.doc).

    ``into`` is what LibreOffice calls the format (docx, xlsx). IngestError where it is not installed, takes longer than
    ``seconds`` or makes nothing of the file.
    """
    program = find_libreoffice()
    if program is None:
        raise IngestError("ingest.no_libreoffice", file=file)
    with TemporaryDirectory(prefix="gazette-office-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder) / f"source{ending}", Path(folder) / "made"
        given.write_bytes(source)
        profile = Path(folder) / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        options = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
        command = (
            *(program, *options, f"-env:UserInstallation={profile.parent.as_uri()}"),
            *("--convert-to", into, "--outdir", str(made), str(given)),
        )
        _run(command, file, seconds)
        written = made / f"source.{into.partition(':')[0]}"
        if not written.is_file():
            raise IngestError("ingest.libreoffice_refused", file=file)
        return written.read_bytes()


def _run(command: tuple[str, ...], file: str, seconds: float) -> None:
    """Run a program to its end; at the limit it is ended with all that it has started."""
    group = {"start_new_session": True} if os.name == "posix" else {}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        process = subprocess.Popen(command, **quiet, **group)  # type: ignore[call-overload]  # noqa: S603 -- ours alone
    except OSError as error:
        raise IngestError("ingest.no_process", file=file, reason=error.strerror or str(error)) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise IngestError("ingest.too_slow", file=file, seconds=round(seconds)) from error
    finally:
        if process.poll() is None:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
