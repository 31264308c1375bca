"""The folder that a person used last for each purpose; at first their folder of documents."""

import json
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStandardPaths

from gazette.settings import Settings

Purpose = Literal[
    "back_issue",
    "backup",
    "colleague",
    "contents_list",
    "diagnostics",
    "documents",
    "drop_folder",
    "exact_list",
    "filing",
    "hits",
    "ledger",
    "house_style",
    "memory",
    "original",
    "picture",
    "printed",
    "proof",
    "red_line",
    "report",
    "sign_off",
]


class LastFolders:
    """Kept in the settings; a folder that is gone is forgotten."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def begin(self, purpose: Purpose, name: str = "") -> str:
        """Where a dialog begins: the folder, with a proposed file name in it."""
        return str(self._folder(purpose) / name)

    def note(self, purpose: Purpose, chosen: str) -> Path:
        """Remember where a file was chosen, or which folder was; the file or folder."""
        file = Path(chosen)
        folder = file if file.is_dir() else file.parent
        self._settings.folders = json.dumps({**self._known(), purpose: str(folder)}, ensure_ascii=False)
        return file

    def _folder(self, purpose: Purpose) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = (Path(text) for text in (self._known().get(purpose, ""), documents) if text)
        return next((folder for folder in proposed if folder.is_dir()), Path.home())

    def _known(self) -> dict[str, str]:
        try:
            read = json.loads(self._settings.folders or "{}")
        except ValueError:
            return {}
        return {str(purpose): str(folder) for purpose, folder in read.items()} if isinstance(read, dict) else {}
