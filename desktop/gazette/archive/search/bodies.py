"""Bodies as search takes them: all names that the office says are one body's count as one, and are found by any."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gazette.archive.file import ArchiveFile
from gazette.archive.folding import folded
from gazette.archive.search.query import Fact, Term, Text

NameTable = tuple[tuple[str, str], ...]
Mentions = Mapping[int, Iterable[tuple[str, str]]]
"""By entry: the facet and a name that the text writes."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The table of names of the office: name and body, as it was read."""

    table: NameTable = ()
    _body_of: dict[str, str] = field(default_factory=dict)
    _names_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded, by body."""

    @classmethod
    def of(cls, table: NameTable) -> "Bodies":
        """Those of a table."""
        names: dict[str, list[str]] = defaultdict(list)
        for name, body in table:
            names[body].append(folded(name))
        return cls(table, dict(table), {body: tuple({folded(body), *those}) for body, those in names.items()})

    def called(self, name: str) -> str:
        """The body that has this name, as it is listed."""
        return self._body_of.get("".join(name.split()), name)

    def names(self, name: str) -> tuple[str, ...]:
        """All names of the body that has this one, folded."""
        return self._names_of.get(self.called(name), (folded(name),))

    def widened(self, term: Term, same: Callable[[str], str]) -> Term:
        """A term that names an issuer, with the documents of all names of the bodies that have such a name."""
        more = [
            Fact("issuer", choice.folded)
            for choice in term.choices
            if isinstance(choice, Text) and choice.field == "issuer" and self._has(choice.folded, same)
        ]
        return replace(term, choices=(*term.choices, *more)) if more else term

    def _has(self, said: str, same: Callable[[str], str]) -> bool:
        return any(said in same(name) for names in self._names_of.values() for name in names)


def name_table(file: ArchiveFile) -> NameTable:
    """The names as the office has them now."""
    rows = file.rows("SELECT name, body FROM body_name ORDER BY position")
    return tuple((row["name"], row["body"]) for row in rows)


def mentions(file: ArchiveFile, entry_ids: Iterable[int] | None = None) -> Mentions:
    """Whom the texts of entries make lead and be responsible, as far as they were read; of all where none is named."""
    where = "" if entry_ids is None else f" AND entry_id IN ({', '.join(map(str, entry_ids))})"
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in file.rows(f"SELECT DISTINCT entry_id, role, name FROM body_mention WHERE role <> 'issues'{where}"):
        found[row["entry_id"]] += [(facet, row["name"]) for facet in _facets(row["role"])]
    return found


def _facets(role: str) -> Iterator[str]:
    """Who leads is responsible, too."""
    if role == "leads":
        yield "leads"
    yield "responsible"
