"""What stands for ever is chained: published and facsimile issues, in the order in which they came to be kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gazette.archive.file import ArchiveFile
from gazette.archive.rows import as_json
from gazette.model import issue_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the chain (``position`` from 1): ``says`` is the JSON that ``sha256`` was made of."""

    position: int
    issue_id: int
    says: str
    sha256: str

    @property
    def called(self) -> str:
        """What sentences call its issue, as it was when it was linked."""
        return str(self.content.get("serial") or issue_reference(self.issue_id))

    @property
    def content(self) -> Mapping[str, Any]:
        """What it says, with the hash of the link before under ``previous``; empty where it cannot be read."""
        try:
            content = json.loads(self.says)
        except (ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}


class Chain:
    """The links of an archive; they are added, never changed. ``archive.chain``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def links(self) -> tuple[Link, ...]:
        """All links, the first one first."""
        rows = self._file.rows("SELECT position, issue_id, says, sha256 FROM chain_link ORDER BY position")
        return tuple(Link(**row) for row in rows)

    def head(self) -> Link | None:
        """The last link."""
        row = self._file.row("SELECT position, issue_id, says, sha256 FROM chain_link ORDER BY position DESC LIMIT 1")
        return Link(**row) if row else None

    def last_of(self, issue_id: int) -> Link | None:
        """The last link of an issue; an issue whose contents list was corrected has one more."""
        row = self._file.row(
            "SELECT position, issue_id, says, sha256 FROM chain_link WHERE issue_id = ? ORDER BY position DESC LIMIT 1",
            issue_id,
        )
        return Link(**row) if row else None

    def unlinked(self) -> tuple[int, ...]:
        """Issues that stand for ever and have no link, those that were published in the order of publishing."""
        rows = self._file.rows(
            "SELECT issue.id FROM issue LEFT JOIN (SELECT issue_id, max(id) AS act FROM issue_act WHERE act = 'publish'"
            " GROUP BY issue_id) AS done ON done.issue_id = issue.id"
            " WHERE (act IS NOT NULL AND state = 'published'"
            " OR EXISTS (SELECT 1 FROM facsimile_file WHERE issue_id = issue.id))"
            " AND NOT EXISTS (SELECT 1 FROM chain_link WHERE issue_id = issue.id) ORDER BY act NULLS FIRST, issue.id"
        )
        return tuple(row["id"] for row in rows)

    def add(self, issue_id: int, content: Mapping[str, Any]) -> Link:
        """Add a link over ``content`` and the link before it."""
        head = self.head()
        return self.put_back(issue_id, as_json({**content, "previous": head.sha256 if head else None}))

    def put_back(self, issue_id: int, says: str) -> Link:
        """Add a link as it was written before; ValueError where it does not follow from the last one."""
        with self._file.transaction():
            head = self.head()
            if not follows(says, head.sha256 if head else None):
                raise ValueError(says)
            link = Link(position=head.position + 1 if head else 1, issue_id=issue_id, says=says, sha256=hash_of(says))
            self._file.run(
                "INSERT INTO chain_link VALUES (?, ?, ?, ?)", link.position, issue_id, link.says, link.sha256
            )
        return link


def follows(says: str, before: str | None) -> bool:
    """Whether what a link says has the hash of the link before it."""
    content = Link(position=0, issue_id=0, says=says, sha256="").content
    return bool(content) and content.get("previous") == before


def hash_of(says: str) -> str:
    """SHA-256 of a text as UTF-8."""
    return hashlib.sha256(says.encode("utf-8", "surrogatepass")).hexdigest()
