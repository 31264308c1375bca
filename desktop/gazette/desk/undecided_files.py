"""Files that wait for a person's decision in 待决定, and whether it was made."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gazette.archive import SourceState
from gazette.desk.drop_scan import UNDECIDED_FOLDER, scan
from gazette.desk.open_elsewhere import StillWrittenError, read_unwritten, same_file
from gazette.desk.putting_away import REASON


@dataclass
class UndecidedFiles:
    """``state`` says what became of a file by its hash."""

    folder: Path
    state: Callable[[str], SourceState | None]
    _hashes: dict[Path, tuple[os.stat_result, str]] = field(default_factory=dict)

    def decided(self) -> Iterator[tuple[Path, os.stat_result, str, bool]]:
        """Those that wait no longer: the file, how it was seen, its name below the drop folder, whether it was read."""
        try:
            waiting = list(scan(self.folder / UNDECIDED_FOLDER))
        except OSError:
            return  # none is waiting
        for found in waiting:
            if found.kind != "file" or found.name.endswith(REASON):
                continue
            sha256 = self._hash(found.path, found.stat)
            state = self.state(sha256) if sha256 else None
            if state in {"read", "refused"}:
                yield found.path, found.stat, found.name, state == "read"

    def forget(self, path: Path) -> None:
        """A file moved on; what stood beside it goes."""
        self._hashes.pop(path, None)
        path.with_name(path.name + REASON).unlink(missing_ok=True)

    def _hash(self, path: Path, seen: os.stat_result) -> str | None:
        known = self._hashes.get(path)
        if known is None or not same_file(known[0], seen):
            try:
                self._hashes[path] = known = (seen, hashlib.sha256(read_unwritten(path, seen)).hexdigest())
            except (OSError, StillWrittenError):
                return None
        return known[1]
