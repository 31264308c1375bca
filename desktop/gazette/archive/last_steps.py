"""The last steps of an issue as they are kept: proofs, sign-off, reopening, publishing, their files, corrections."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from gazette.archive.file import ArchiveFile, Row
from gazette.archive.rows import as_json
from gazette.errors import ArchiveError
from gazette.model import Bilingual, Issue, Section, entry_from_plain, issue_to_plain

_PROOF = ("issue_id", "round", "made", "who", "changes", "pages", "digest")
ActKind = Literal["press", "reopen", "publish"]
FileForm = Literal["pdf", "pdfa", "xml", "sign_off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who read a proof, on which day (ISO), and what they said of it."""

    who: str
    day: str
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A round of proofs (``round`` from 1), when it was made (UTC) and by whom.

    ``changes`` is the revision at the head of its pages, ``pages`` counts all of them, ``digest`` is the SHA-256 of
    what the issue said.
    """

    id: int
    issue_id: int
    round: int
    made: str
    who: str
    changes: int
    pages: int
    digest: str
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueAct:
    """What was done with an issue as a whole, when (UTC) and by whom.

    ``day`` (ISO) is that of the signature, ``reason`` why it was reopened, or signed with something open.
    """

    act: ActKind
    who: str
    digest: str
    day: str | None = None
    reason: str | None = None
    at: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFile:
    """A file of an act: one that was published, or the scan of the sheet that was signed. ``size`` counts bytes."""

    id: int
    form: FileForm
    name: str
    sha256: str
    size: int


class LastSteps:
    """Rows are added, never changed; ``archive.last_steps``."""

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def proofs(self, issue_id: int) -> tuple[Proof, ...]:
        """The rounds of proofs of an issue, the first one first."""
        rows = self._file.rows(
            "SELECT id, issue_id, round, made, who, changes, pages, digest FROM proof"
            " WHERE issue_id = ? ORDER BY round",
            issue_id,
        )
        return tuple(Proof(**row, readings=self._readings(row["id"])) for row in rows)

    def proofed_issue(self, proof_id: int) -> Issue:
        """What the issue of a round said: its numbers, sections and entries, with their ids."""
        plain, issue_id = self._proofed(proof_id)
        with self._file.understood():
            return _from_plain(plain, issue_id)

    def proofed_plain(self, proof_id: int) -> dict[str, Any]:
        """The same as values of JSON; sections and entries have their ``id``."""
        return self._proofed(proof_id)[0]

    def _proofed(self, proof_id: int) -> tuple[dict[str, Any], int]:
        row = self._file.row("SELECT issue_id, content FROM proof WHERE id = ?", proof_id)
        if row is None:
            raise ArchiveError("archive.damaged", file=str(self._file.path))
        with self._file.understood():
            return json.loads(zlib.decompress(row["content"]).decode("utf-8", "surrogatepass")), row["issue_id"]

    def acts(self, issue_id: int) -> tuple[IssueAct, ...]:
        """Sign-off, reopening and publishing of an issue, the first act first."""
        rows = self._file.rows(
            "SELECT id, act, at, who, day, reason, digest FROM issue_act WHERE issue_id = ? ORDER BY id", issue_id
        )
        return tuple(IssueAct(**row) for row in rows)

    def files_of_act(self, act_id: int) -> tuple[IssueFile, ...]:
        """The files that were kept with an act."""
        rows = self._file.rows(
            "SELECT id, form, name, sha256, length(content) AS size FROM issue_file WHERE act_id = ? ORDER BY id",
            act_id,
        )
        return tuple(IssueFile(**row) for row in rows)

    def file_content(self, file_id: int) -> bytes:
        """The bytes of a file that was kept with an act."""
        row = self._file.row("SELECT content FROM issue_file WHERE id = ?", file_id)
        if row is None:
            raise ArchiveError("archive.damaged", file=str(self._file.path))
        return bytes(row["content"])

    def content_of(self, sha256: str) -> bytes | None:
        """The bytes of a file that was kept with an act, by its hash; None where there is none."""
        row = self._file.row("SELECT content FROM issue_file WHERE sha256 = ?", sha256)
        return None if row is None else bytes(row["content"])

    def corrected_by(self, entry_id: int) -> tuple[int, ...]:
        """The entries that correct this one and are there, oldest first."""
        rows = self._file.rows(
            "SELECT entry_id FROM correction JOIN entry ON entry.id = entry_id WHERE corrected_id = ? ORDER BY 1",
            entry_id,
        )
        return tuple(row["entry_id"] for row in rows)

    def corrects(self, entry_id: int) -> int | None:
        """The published entry that this one corrects."""
        row = self._file.row("SELECT corrected_id FROM correction WHERE entry_id = ?", entry_id)
        return None if row is None else row["corrected_id"]

    def add_proof(self, issue: Issue, *, who: str, changes: int, pages: int, digest: str) -> Proof:
        """Keep what an issue says, as it was read at ``changes``, as the next round of its proofs."""
        with self._file.transaction():
            earlier = self.proofs(issue.id)
            row: Row = {
                "issue_id": issue.id,
                "round": earlier[-1].round + 1 if earlier else 1,
                "who": who,
                "changes": changes,
                "pages": pages,
                "digest": digest,
                "content": zlib.compress(as_json(_with_ids(issue)).encode("utf-8", "surrogatepass")),
            }
            self._file.insert("proof", row)
            return self.proofs(issue.id)[-1]

    def put_back_proof(self, proof: Proof, plain: Mapping[str, Any]) -> None:
        """Keep a round and its readings as another archive had them; ``plain`` is what its issue said."""
        with self._file.transaction():
            row: Row = {name: getattr(proof, name) for name in _PROOF}
            row["content"] = zlib.compress(as_json(plain).encode("utf-8", "surrogatepass"))
            proof_id = self._file.insert("proof", row)
            for reading in proof.readings:
                self.add_reading(proof_id, reading)

    def add_reading(self, proof_id: int, reading: Reading) -> None:
        """Note who read a round of proofs."""
        with self._file.transaction():
            self._file.insert("proof_reading", {"proof_id": proof_id, **asdict(reading)})

    def add_act(self, issue_id: int, act: IssueAct) -> int:
        """Keep what was done with an issue as a whole, now or when it says; returns the id of the act."""
        with self._file.transaction():
            row: Row = {"issue_id": issue_id, "act": act.act, "who": act.who, "day": act.day}
            row |= {"at": act.at} if act.at else {}
            return self._file.insert("issue_act", {**row, "reason": act.reason, "digest": act.digest})

    def add_file(self, act_id: int, form: FileForm, name: str, sha256: str, content: bytes) -> None:
        """Keep a file of an act, byte for byte."""
        with self._file.transaction():
            row: Row = {"act_id": act_id, "form": form, "name": name, "sha256": sha256, "content": content}
            self._file.insert("issue_file", row)

    def set_correction(self, entry_id: int, corrected_id: int) -> None:
        """Say that an entry corrects a published one."""
        with self._file.transaction():
            self._file.run(
                "INSERT INTO correction VALUES (?, ?) ON CONFLICT DO UPDATE SET corrected_id = excluded.corrected_id",
                entry_id,
                corrected_id,
            )

    def _readings(self, proof_id: int) -> tuple[Reading, ...]:
        rows = self._file.rows("SELECT who, day, remark FROM proof_reading WHERE proof_id = ? ORDER BY id", proof_id)
        return tuple(Reading(**row) for row in rows)


def _with_ids(issue: Issue) -> dict[str, Any]:
    plain = issue_to_plain(issue)
    for section, kept in zip(issue.sections, plain["sections"], strict=True):
        kept["id"] = section.id
        for entry, each in zip(section.entries, kept["entries"], strict=True):
            each["id"] = entry.id
    return plain


def _from_plain(plain: dict[str, Any], issue_id: int) -> Issue:
    sections = tuple(
        Section(
            name=Bilingual(kept["zh"], kept["en"]),
            entries=tuple(entry_from_plain(each, each["id"]) for each in kept["entries"]),
            id=kept["id"],
        )
        for kept in plain["sections"]
    )
    return Issue(
        serial=plain["serial"],
        year=plain["year"],
        numbers=tuple(plain["numbers"]),
        date=plain["date"],
        editor=Bilingual(plain["editor"]["zh"], plain["editor"]["en"]),
        sections=sections,
        id=issue_id,
    )
