"""四性检测: what a machine can check of the archive, or of issues, under the four heads of DA/T 70, item by item.

Which matters belong under which head follows what public accounts say of DA/T 70—2018 (its foreword and definitions:
rmc-2018.com/dag/info/1020/1436.html, handmsg.com/page/2020/1215/7343164.shtml; its groups of items:
processon.com/view/636daa1e0e3e742ce79dd283): where it comes from, whether records are right and belong to their texts;
whether they, their sequence, their texts and the records of their making are all there; whether they can be found and
opened in forms for keeping; harmful content, carrier, rights. Its own text is not at hand, so no item bears a number.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from gazette.archive import NOT_WRITTEN_NOW
from gazette.desk.acts_noted import note_act
from gazette.desk.desk import Desk
from gazette.desk.exam_files import FilesExam, KeptOne, kept_files
from gazette.desk.exam_items import HEADS, Examination, ExamItem, not_checked, said
from gazette.desk.exam_promises import PromiseCounts, promise_items
from gazette.desk.exam_records import RecordsExam, sequence_items
from gazette.desk.exam_safety import EXAMINED, safety_items
from gazette.desk.verifying import verify_archive
from gazette.errors import ArchiveError
from gazette.typeset import Progress

_WHOLE = 1000
_VERIFIED, _FILES, _RECORDS = 500, 800, 900
"""How far each part is, of a thousand."""


def examine(
    desk: Desk,
    backup_folder: Path,
    issue_ids: Sequence[int] = (),
    *,
    progress: Progress | None = None,
) -> Examination:
    """Check the archive, which must have been opened for this alone, or some of its issues.

    Of the whole archive the items speak of its published issues and back issues, and of every kept file. The log notes
    that it was done, but a damaged archive is left as it is.
    """
    archive, whole = desk.archive, not issue_ids
    made = datetime.now().astimezone().isoformat(timespec="seconds")
    files = FilesExam()
    rows = _Rows(_part(progress, 0, _VERIFIED))
    found = verify_archive(archive, progress=rows)
    standing = [row.id for row in desk.issues() if row.state == "published"] if whole else list(issue_ids)
    names = {row.id: row.reference for row in desk.issues()}
    references = [names[issue_id] for issue_id in standing]
    kept = kept_files(archive, map(archive.issue, standing), whole=whole)
    counts = PromiseCounts(rows=rows.total, files=len(kept), lines=len(archive.act_log.lines()))
    items = list(promise_items(found, counts, () if whole else references))
    items += _of_files(files, kept, _part(progress, _VERIFIED, _FILES))
    records, recorded = RecordsExam(desk), _part(progress, _FILES, _RECORDS)
    for done, issue_id in enumerate(standing):
        recorded(done, len(standing))
        records.look_at(archive.issue(issue_id))
    items += [*records.items(), *sequence_items(desk, whole=whole)]
    items.append(not_checked("authenticity", "desk.exam.seals", said("desk.exam.no_seals")))
    items += safety_items(archive, backup_folder, _part(progress, _RECORDS, _WHOLE))
    if found.is_whole:
        _note(desk, standing if not whole else ())
    if progress:
        progress(_WHOLE, _WHOLE)
    return Examination(
        archive=archive.path.name,
        made=made,
        who=desk.person,
        issues=() if whole else tuple(references),
        standing=len(standing),
        items=tuple(sorted(items, key=lambda item: HEADS.index(item.head))),
    )


def _of_files(files: FilesExam, kept: Sequence[KeptOne], progress: Progress) -> list[ExamItem]:
    for done, file in enumerate(kept):
        progress(done, len(kept))
        files.look_at(file)
    return list(files.items())


class _Rows:
    """Hands progress on, and keeps how many rows there were."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self.total = progress, 0

    def __call__(self, done: int, total: int) -> None:
        self.total = total
        self._progress(done, total)


def _part(progress: Progress | None, begin: int, end: int) -> Callable[[int, int], None]:
    """Progress of a part as that of the whole."""

    def at(done: int, total: int) -> None:
        if progress:
            progress(begin + (end - begin) * done // max(total, 1), _WHOLE)

    return at


def _note(desk: Desk, issue_ids: Sequence[int]) -> None:
    """Note it in the log; an archive that takes nothing just now gets no note."""
    try:
        with desk.archive.signed(EXAMINED, desk.person):
            note_act(desk.archive, EXAMINED, issues=issue_ids)
    except ArchiveError as error:
        if error.code not in NOT_WRITTEN_NOW:
            raise
