"""What proofreading knows beside the issue: what other issues of the archive have printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gazette.translation import TitlePair


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """Where a document number stands in another issue."""

    issue: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the archive's other issues say.

    ``numbers``: document numbers, folded, and where each was printed; ``sections``: how many documents of a code
    (青政办字) stood in a section of this name; ``titles``: titles in both languages, the latest first.
    """

    numbers: Mapping[str, PrintedNumber] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    titles: tuple[TitlePair, ...] = ()


NOTHING_KNOWN = Knowledge()
