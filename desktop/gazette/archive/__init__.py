"""The archive file: keeps issues, entries, sources and findings in SQLite and searches them.

What a person may do with them is left to ``desk``, reading foreign files to ``ingest``.
"""

from gazette.archive.act_log import LOG_BREAKS, REPAIR, LoggedAct, broken_lines, first_broken
from gazette.archive.archive import Archive
from gazette.archive.books import KeptHandOver
from gazette.archive.chain import Link, follows, hash_of
from gazette.archive.copying import backup_folder, restored_copy, swap_in
from gazette.archive.damage_places import DamagePlace
from gazette.archive.deliveries import Arrival, FolderPlace, StoredFolder, Verdict, as_kept
from gazette.archive.exchanging import (
    BESIDE,
    PART,
    part_of,
    put_folder_in_place,
    put_in_place,
    put_instead,
    remove_whole,
    take_back,
)
from gazette.archive.file import NOT_TAKEN, NOT_WRITTEN_NOW, last_line_of, refuse_no_file
from gazette.archive.folding import folded
from gazette.archive.issues import Filed, IssueRow, Place, SectionRow
from gazette.archive.knowing import Cited, Citing, Duty, KnownDocument, NameUse, NumberedEntry, PostAct
from gazette.archive.last_steps import ActKind, FileForm, IssueAct, IssueFile, Proof, Reading
from gazette.archive.ledger_answers import AnswerKind, LedgerAnswer
from gazette.archive.left_over import clear_unfinished, working_folder
from gazette.archive.made_pages import MadePages
from gazette.archive.passages import read_place
from gazette.archive.repairing import Became, Mended, Repair, repair
from gazette.archive.revisions import Revision
from gazette.archive.search import (
    ANYTHING,
    FacetValue,
    Narrowing,
    Order,
    QueryForm,
    SavedSearch,
    SearchHit,
    SearchResult,
    places_of,
    read_form,
    read_query,
    write_query,
)
from gazette.archive.sources import Reason, Source, SourceState, Way
from gazette.archive.standing import Standing
from gazette.archive.verifying import Damage, Seen, Thoroughness
from gazette.archive.writing import RemovedEntry

__all__ = [
    "ANYTHING",
    "BESIDE",
    "LOG_BREAKS",
    "NOT_TAKEN",
    "NOT_WRITTEN_NOW",
    "PART",
    "REPAIR",
    "ActKind",
    "AnswerKind",
    "Archive",
    "Arrival",
    "Became",
    "Cited",
    "Citing",
    "Damage",
    "DamagePlace",
    "Duty",
    "FacetValue",
    "FileForm",
    "Filed",
    "FolderPlace",
    "IssueAct",
    "IssueFile",
    "IssueRow",
    "KeptHandOver",
    "KnownDocument",
    "LedgerAnswer",
    "Link",
    "LoggedAct",
    "MadePages",
    "Mended",
    "NameUse",
    "Narrowing",
    "NumberedEntry",
    "Order",
    "Place",
    "PostAct",
    "Proof",
    "QueryForm",
    "Reading",
    "Reason",
    "RemovedEntry",
    "Repair",
    "Revision",
    "SavedSearch",
    "SearchHit",
    "SearchResult",
    "SectionRow",
    "Seen",
    "Source",
    "SourceState",
    "Standing",
    "StoredFolder",
    "Thoroughness",
    "Verdict",
    "Way",
    "as_kept",
    "backup_folder",
    "broken_lines",
    "clear_unfinished",
    "first_broken",
    "folded",
    "follows",
    "hash_of",
    "last_line_of",
    "part_of",
    "places_of",
    "put_folder_in_place",
    "put_in_place",
    "put_instead",
    "read_form",
    "read_place",
    "read_query",
    "refuse_no_file",
    "remove_whole",
    "repair",
    "restored_copy",
    "swap_in",
    "take_back",
    "working_folder",
    "write_query",
]
