"""What a document cites and is cited by, with the pages on which that stands, and whether it still holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from gazette.archive import Archive, Cited, Citing, KnownDocument
from gazette.desk.desk import Desk
from gazette.desk.pages_known import with_pages
from gazette.errors import DeskError


@dataclass(frozen=True, slots=True)
class DocumentCitations:
    """A document, what it cites and what cites it."""

    document: KnownDocument
    cites: tuple[Cited, ...]
    cited_by: tuple[Citing, ...]

    @property
    def no_longer(self) -> tuple[Citing, ...]:
        """Those that repeal or amend it for certain: no other document can be meant."""
        return tuple(one for one in self.cited_by if one.relation in ("repeals", "amends") and not one.others)


@dataclass(frozen=True, slots=True)
class NamedCitations:
    """The documents of a number or title, and, where there is none, what cites it all the same."""

    documents: tuple[DocumentCitations, ...]
    cited_by: tuple[Citing, ...]


def citations_of_name(desk: Desk, name: str) -> NamedCitations:
    """What is known of a document number, in any writing, or a title; issues whose pages are not known are set.

    DeskError ``cli.nothing_called`` where the archive neither has nor names it.
    """
    known = desk.archive.known
    documents = tuple(citations_of(desk, document.entry_id) for document in known.called(name))
    citing = () if documents else tuple(_paged(with_pages(desk), one) for one in known.citing_called(name))
    if not documents and not citing:
        raise DeskError("cli.nothing_called", name=name)
    return NamedCitations(documents, citing)


def known_citations(archive: Archive, entry_id: int) -> DocumentCitations:
    """What an entry cites and is cited by, with the pages that are known."""
    known = archive.known
    return DocumentCitations(known.document(entry_id), known.cites(entry_id), known.cited_by(entry_id))


def citations_of(desk: Desk, entry_id: int) -> DocumentCitations:
    """What an entry cites and is cited by; issues whose pages are not known are set."""
    found, paged = known_citations(desk.archive, entry_id), with_pages(desk)

    return DocumentCitations(
        document=paged(found.document),
        cites=tuple(replace(one, documents=tuple(map(paged, one.documents))) for one in found.cites),
        cited_by=tuple(_paged(paged, one) for one in found.cited_by),
    )


def _paged(paged: Callable[[KnownDocument], KnownDocument], one: Citing) -> Citing:
    document = paged(one.document)
    page = one.page if one.page is not None else document.page
    return replace(one, document=document, page=page, others=tuple(map(paged, one.others)))
