"""The entries that were read from an archive last, so that reading them again makes only those that changed."""

from collections import OrderedDict

from gazette.model import Block, Entry, is_read

# Those of the largest issue and its inbox; of more, the ones asked for last are remembered.
_MOST = 1000


class EntryMemory:
    """Entries by their ids; what writes an entry says so, and what others wrote is seen by the count of their acts."""

    def __init__(self) -> None:
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._before: OrderedDict[int, tuple[Block, ...]] = OrderedDict()
        """The blocks of entries that say something else by now, until they are read again."""
        self._others = -1

    def __contains__(self, entry_id: int) -> bool:
        return entry_id in self._entries

    def known(self, entry_id: int) -> Entry:
        """The entry as it was read last; KeyError."""
        return self._entries[entry_id]

    def keep(self, entry: Entry) -> Entry:
        """Remember an entry as it was read now."""
        self._entries[entry.id] = entry
        self._entries.move_to_end(entry.id)
        while len(self._entries) > _MOST:
            self._entries.popitem(last=False)
        return entry

    def forget(self, entry_id: int) -> None:
        """The entry says something else now."""
        old = self._entries.pop(entry_id, None)
        if old is not None and is_read(old):
            self._before[entry_id] = old.blocks
            while len(self._before) > _MOST:
                self._before.popitem(last=False)

    def remove(self, entry_id: int) -> None:
        """The entry is gone."""
        self._entries.pop(entry_id, None)
        self._before.pop(entry_id, None)

    def sharing(self, entry_id: int, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """``blocks`` of an entry as they were read now; those that it had before are the same objects.

        All states of an entry that are remembered for undo have most of their blocks in common.
        """
        before = {block: block for block in self._before.pop(entry_id, ())}
        return tuple(before.get(block, block) for block in blocks) if before else blocks

    def forget_all(self) -> None:
        """Nothing that was read is sure any more."""
        self._entries.clear()
        self._before.clear()

    def note_others(self, count: int) -> None:
        """``count`` is how often other connections have written; where they have, nothing is sure any more."""
        if count != self._others:
            self._others = count
            self.forget_all()
