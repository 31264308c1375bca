"""What proofreading knows beside the issue: what other issues of the archive have printed, and the office's list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gazette.model import ExactForm
from gazette.translation import TermBase


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """Where a document number stands in another issue."""

    issue: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the archive's other issues say of one issue.

    ``numbers``: those of its document numbers, folded, that were printed before, and where; ``sections``: how many
    documents of a code (青政办字) stood in a section of this name; ``has_english``: whether any issue has English
    titles; ``terms``: how kinds of documents were rendered in them; ``exact``: the
    names, posts and phrases of the office that must stand to the letter; ``rules_off``: the rules that it does not want
    to hear of.
    """

    numbers: Mapping[str, PrintedNumber] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    has_english: bool = False
    terms: TermBase = field(default_factory=TermBase)
    exact: tuple[ExactForm, ...] = ()
    rules_off: tuple[str, ...] = ()


NOTHING_KNOWN = Knowledge()
