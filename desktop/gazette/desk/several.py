"""Several commands as one act of the person: all of them or none, taken back in one step."""

from dataclasses import dataclass

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, Command


@dataclass(frozen=True, slots=True)
class Several:
    """Commands done in their order."""

    commands: tuple[Command, ...]
    act: str = "desk.act.several"

    def apply(self, archive: Archive) -> Change:
        """The inverse takes them back in reverse order."""
        changes = [command.apply(archive) for command in self.commands]
        inverses = tuple(change.inverse for change in reversed(changes) if change.inverse is not None)
        if not inverses:
            return NOTHING
        return Change(
            inverse=Several(inverses),
            issues=frozenset().union(*(change.issues for change in changes)),
            entries=frozenset().union(*(change.entries for change in changes)),
        )
