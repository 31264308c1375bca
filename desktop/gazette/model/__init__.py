"""What a gazette is: frozen values for issue, entry, block and finding; nothing here reads, stores or draws them."""

from gazette.model.blocks import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Plain,
    Signature,
    Table,
)
from gazette.model.document_number import latin_number
from gazette.model.finding import Finding, Level
from gazette.model.issue import Bilingual, Entry, EntryState, Issue, IssueState, Publication, Section, issue_reference
from gazette.model.plain import (
    block_from_plain,
    block_to_plain,
    entry_to_plain,
    issue_to_plain,
)
from gazette.model.walk import BlockPath, block_at, block_texts, entry_texts, replace_block, walk_blocks

__all__ = [
    "Appointment",
    "AppointmentRecord",
    "Attachment",
    "Bilingual",
    "Block",
    "BlockPath",
    "Cell",
    "Enclosure",
    "Entry",
    "EntryState",
    "Finding",
    "Heading",
    "Issue",
    "IssueState",
    "Level",
    "NameList",
    "Note",
    "Paragraph",
    "Person",
    "Plain",
    "Publication",
    "Section",
    "Signature",
    "Table",
    "block_at",
    "block_from_plain",
    "block_texts",
    "block_to_plain",
    "entry_texts",
    "entry_to_plain",
    "issue_reference",
    "issue_to_plain",
    "latin_number",
    "replace_block",
    "walk_blocks",
]
