"""What a drop folder tells: one thing that happened to a file, or to the folder itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazette.desk.bringing_in import BroughtIn
from gazette.errors import GazetteError
from gazette.wording import Language, sentence

DropCode = Literal[
    "desk.drop.taken",
    "desk.drop.already",
    "desk.drop.replaced",
    "desk.drop.version_edited",
    "desk.drop.version_closed",
    "desk.drop.version_other_documents",
    "desk.drop.version_older",
    "desk.drop.issue_replaced",
    "desk.drop.issue_version",
    "desk.drop.waiting",
    "desk.drop.decided",
    "desk.drop.failed",
    "desk.drop.left_out",
    "desk.drop.skipped",
    "desk.drop.too_deep",
    "desk.drop.refused",
    "desk.drop.not_moved",
    "desk.drop.moved_again",
    "desk.drop.archive",
    "desk.drop.archive_back",
    "desk.drop.folder_gone",
    "desk.drop.folder_back",
]

_VERSIONS: dict[str, DropCode] = {
    "edited": "desk.drop.version_edited",
    "closed": "desk.drop.version_closed",
    "other_documents": "desk.drop.version_other_documents",
    "older": "desk.drop.version_older",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DropEvent:
    """``code`` has its sentence in ``gazette.wording``.

    ``brought`` comes with what was taken or was there already, ``error`` with ``failed``, ``waiting`` and ``archive``,
    ``entry`` names the entry of which the file is a new version, ``at`` is when it was seen (14:05).
    """

    code: DropCode
    folder: Path
    file: Path
    brought: BroughtIn | None = None
    error: GazetteError | None = None
    reason: str = ""
    entry: str = ""
    at: str = ""

    def sentence(self, language: Language) -> str:
        """What a person is told."""
        return sentence(
            self.code, {"file": self.file, "reason": self.reason, "entry": self.entry, "at": self.at}, language
        )


OnEvent = Callable[[DropEvent], None]


def code_of(brought: BroughtIn) -> DropCode:
    """What is told of a file that came in."""
    if brought.already:
        return "desk.drop.already"
    if brought.version is None:
        return "desk.drop.taken"
    if brought.version.whole_issue:
        return "desk.drop.issue_replaced" if brought.version.beside is None else "desk.drop.issue_version"
    return "desk.drop.replaced" if brought.version.beside is None else _VERSIONS[brought.version.beside]
