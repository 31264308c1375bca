"""What is worked out of one entry, remembered as long as the entry stays what it is.

Checks ask after every change of an issue, and a change is in one entry. Entries are told apart as objects: reading an
unchanged one again gives the same object, while comparing hundreds of texts would cost more than the checks.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from gazette.model import Entry

T = TypeVar("T")

_MOST = 1000


def per_entry(act: Callable[[Entry], T]) -> Callable[[Entry], T]:
    """``act``, whose value for an entry is remembered; of one that was changed, for what it says now."""
    known: OrderedDict[int, tuple[Entry, T]] = OrderedDict()

    @wraps(act)
    def remembered(entry: Entry) -> T:
        # One that is in no archive has no number; below zero are the identities of those.
        place = entry.id or -id(entry)
        kept = known.get(place)
        if kept is not None and kept[0] is entry:
            return kept[1]
        value = act(entry)
        known[place] = (entry, value)
        while len(known) > _MOST:
            known.popitem(last=False)
        return value

    return remembered
