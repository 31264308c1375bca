"""What a person can do and undo over one archive: commands, bringing in, the drop folder, setting and exporting.

How it looks is left to ``gui`` and ``cli``, how it is kept to ``archive``. ``checking``, ``exporting``, ``fitting``,
``self_test``, ``setting`` and ``typesetters`` are taken from their own modules: they load fonts and writers, which most
commands do without.
"""

from gazette.desk.annual_contents import AddAnnualContents
from gazette.desk.block_moves import MoveBlock, moved_block, numbered_attachments
from gazette.desk.bringing_in import (
    UNDECIDED,
    BroughtIn,
    Manner,
    NotIn,
    PlaceInIssue,
    Received,
    read_received,
    takes_documents,
)
from gazette.desk.command import Change, Command
from gazette.desk.correcting import AddCorrection
from gazette.desk.delivery import Delivery
from gazette.desk.desk import Desk
from gazette.desk.drop_event import DropEvent
from gazette.desk.drop_folder import DropFolder, Intake, Pace, WatchedFolder
from gazette.desk.entry_commands import (
    AddEntry,
    BlockAct,
    EntryField,
    InsertBlocks,
    MoveEntry,
    RemoveEntry,
    ReplaceBlocks,
    SetEntryField,
)
from gazette.desk.exact_list import SetExactList
from gazette.desk.filing import FileEntry, FileIssue
from gazette.desk.inbox import (
    FilingHabits,
    InboxFile,
    ProposedPlace,
    filing_habits,
    inbox_files,
    proposed_moves,
    proposed_place,
    to_do_count,
)
from gazette.desk.issue_commands import (
    AddIssue,
    AddSection,
    IssueField,
    MoveSection,
    RemoveIssue,
    RemoveSection,
    RenameSection,
    SetIssueField,
)
from gazette.desk.parting import JoinEntries, SplitEntry
from gazette.desk.press import ReopenIssue, SendToPress, SignOff
from gazette.desk.reading_anew import ReadAnew, has_columns, read_kept_sheet
from gazette.desk.replacing import (
    EntryHits,
    EntryReplacement,
    ReplaceInIssue,
    hits_in_issue,
    replace_all,
    with_hits,
)
from gazette.desk.saved_searches import ForgetSearch, RenameSearch, SaveSearch
from gazette.desk.several import Several
from gazette.desk.unpacking import Unpacked
from gazette.desk.versions import TakeVersionBack, Version
from gazette.desk.watching import DeskIntake, FolderWatch, WatchStoppedError, require_folder, stored_folders, watch

__all__ = [
    "UNDECIDED",
    "AddAnnualContents",
    "AddCorrection",
    "AddEntry",
    "AddIssue",
    "AddSection",
    "BlockAct",
    "BroughtIn",
    "Change",
    "Command",
    "Delivery",
    "Desk",
    "DeskIntake",
    "DropEvent",
    "DropFolder",
    "EntryField",
    "EntryHits",
    "EntryReplacement",
    "FileEntry",
    "FileIssue",
    "FilingHabits",
    "FolderWatch",
    "ForgetSearch",
    "InboxFile",
    "InsertBlocks",
    "Intake",
    "IssueField",
    "JoinEntries",
    "Manner",
    "MoveBlock",
    "MoveEntry",
    "MoveSection",
    "NotIn",
    "Pace",
    "PlaceInIssue",
    "ProposedPlace",
    "ReadAnew",
    "Received",
    "RemoveEntry",
    "RemoveIssue",
    "RemoveSection",
    "RenameSearch",
    "RenameSection",
    "ReopenIssue",
    "ReplaceBlocks",
    "ReplaceInIssue",
    "SaveSearch",
    "SendToPress",
    "SetEntryField",
    "SetExactList",
    "SetIssueField",
    "Several",
    "SignOff",
    "SplitEntry",
    "TakeVersionBack",
    "Unpacked",
    "Version",
    "WatchStoppedError",
    "WatchedFolder",
    "filing_habits",
    "has_columns",
    "hits_in_issue",
    "inbox_files",
    "moved_block",
    "numbered_attachments",
    "proposed_moves",
    "proposed_place",
    "read_kept_sheet",
    "read_received",
    "replace_all",
    "require_folder",
    "stored_folders",
    "takes_documents",
    "to_do_count",
    "watch",
    "with_hits",
]
