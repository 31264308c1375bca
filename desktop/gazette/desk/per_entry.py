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
    """``act``, whose value for an entry is remembered; of more than a thousand entries, for the latest."""
    known: OrderedDict[int, tuple[Entry, T]] = OrderedDict()

    @wraps(act)
    def remembered(entry: Entry) -> T:
        # The entry is kept with its value, so that no other object can come to have its identity.
        kept = known.get(id(entry))
        if kept is not None:
            return kept[1]
        value = act(entry)
        known[id(entry)] = (entry, value)
        while len(known) > _MOST:
            known.popitem(last=False)
        return value

    return remembered
