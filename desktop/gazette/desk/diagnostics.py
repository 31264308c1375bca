"""What helps to find a fault, and nothing that a document says: versions, counts, and where the log names an error."""

import json
import platform
import re
import sys
from importlib.metadata import distributions
from pathlib import Path

import gazette
from gazette.desk.desk import Desk

# Of a logged error its place and its class; what the error says may quote a document, a name or a file.
_PLACE = re.compile(r'^\s+File "(?:.*[\\/])?([^"\\/]+)", line (\d+), in (\S+)$')
_HEAD = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ (\S+) (\w+) ")
_ERROR = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit))(?::|$)")
_LIBRARIES = ("pyside6", "lxml", "pypdfium2", "fonttools", "uharfbuzz", "watchdog", "python-docx", "openpyxl", "pillow")


def diagnostics(desk: Desk, chosen: dict[str, str | int], screens: list[str], log: Path) -> str:
    """The report as text; ``chosen`` are settings that name nobody and no place."""
    rows = [archive_line(desk), *(f"{name}: {value}" for name, value in sorted(chosen.items()))]
    installed = {each.metadata["Name"].lower(): each.version for each in distributions() if each.metadata["Name"]}
    return "\n".join(
        (
            f"Gazette Desk {gazette.__version__}",
            f"Python {sys.version.split()[0]}, {platform.system()} {platform.release()}, {platform.machine()}",
            *(f"{name} {installed[name]}" for name in _LIBRARIES if name in installed),
            "",
            *rows,
            "",
            *screens,
            "",
            "log",
            *logged_places(log),
            "",
        )
    )


def archive_line(desk: Desk) -> str:
    """How large the archive is and how much stands in it."""
    rows = desk.issues()
    counted = {
        "issues": len(rows),
        "entries": [row.entries for row in rows],
        "inbox": len(desk.inbox()),
        "bytes": desk.archive.path.stat().st_size,
        "read_only": desk.archive.read_only,
    }
    return f"archive: {json.dumps(counted)}"


def logged_places(log: Path) -> list[str]:
    """The errors of the log: when, where, of which class."""
    try:
        lines = log.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ["(none)"]
    told = []
    for line in lines:
        if head := _HEAD.match(line):
            told.append(" ".join(head.groups()))
        elif place := _PLACE.match(line):
            told.append(f"  {place[1]}:{place[2]} {place[3]}")
        elif error := _ERROR.match(line):
            told.append(f"  {error[1]}")
    return told[-400:] or ["(empty)"]
