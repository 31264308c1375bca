"""What a document cites and is cited by, with the pages on which that stands, and whether it still holds."""

from dataclasses import dataclass, replace

from gazette.archive import Cited, Citing, KnownDocument
from gazette.desk.desk import Desk
from gazette.desk.setting import page_spans


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


def citations_of(desk: Desk, entry_id: int) -> DocumentCitations:
    """What an entry cites and is cited by."""
    known, pages = desk.archive.known, _Pages(desk)
    return DocumentCitations(
        document=pages.of(known.document(entry_id)),
        cites=tuple(replace(one, documents=tuple(map(pages.of, one.documents))) for one in known.cites(entry_id)),
        cited_by=tuple(pages.of_citing(one) for one in known.cited_by(entry_id)),
    )


class _Pages:
    """Pages of documents; an issue that has none yet is set for them, once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._spans: dict[int, list[int | None]] = {}

    def of_citing(self, one: Citing) -> Citing:
        document = self.of(one.document)
        page = one.page if one.page is not None else document.page
        return replace(one, document=document, page=page, others=tuple(map(self.of, one.others)))

    def of(self, document: KnownDocument) -> KnownDocument:
        issue_id = document.issue_id
        if document.page is not None or issue_id is None or document.facsimile:
            return document
        if issue_id not in self._spans:
            self._spans[issue_id] = [span and span[0] for span in page_spans(self._desk, issue_id)]
        return replace(document, page=self._spans[issue_id][document.entry - 1])
