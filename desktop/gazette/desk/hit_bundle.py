"""The pages of everything that was found, a PDF for each document: in a folder, or in one ZIP."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from gazette.archive import Narrowing, Order, SearchHit
from gazette.desk.acts_noted import note_handed_out
from gazette.desk.desk import Desk
from gazette.desk.exporting import made_on
from gazette.desk.facsimile_exporting import facsimile_pdf
from gazette.desk.pictures import pictures_shown
from gazette.desk.published_files import kept_content
from gazette.desk.search_results import found_hits
from gazette.desk.setting import page_spans, typeset_issue
from gazette.desk.typesetters import fonts
from gazette.errors import ExportError
from gazette.export import PdfManner, not_written, pages_to_pdf, write_file
from gazette.export.pdf_cutting import cut_pages, page_labels
from gazette.model import Issue
from gazette.typeset import Progress, only_pages

_UNNAMEABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST = 80
Put = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True)
class Bundle:
    """How many documents were written, and the titles of those that have no pages."""

    written: int
    left: tuple[str, ...]


def write_bundle(
    desk: Desk,
    query: str,
    narrowing: Narrowing,
    target: Path,
    *,
    order: Order = "relevance",
    progress: Progress | None = None,
) -> Bundle:
    """Write the pages of each hit; a ``target`` that ends in .zip is one file, any other a folder.

    Of published and facsimile issues they are cut out of the kept file, of others made now. ExportError where something
    cannot be written, DeskError ``desk.published_file_differs``. Where ``progress`` raises to cancel, every file that
    is there is whole.
    """
    hits = found_hits(desk, query, narrowing, order)
    by_issue: defaultdict[int | None, list[SearchHit]] = defaultdict(list)
    for hit in hits:
        by_issue[hit.issue_id].append(hit)
    left = [hit.title for hit in by_issue.pop(None, [])]
    done, written, names = len(left), 0, _Names()
    with _written_to(target) as put:
        for issue_id, of_issue in by_issue.items():
            assert issue_id is not None
            pages = _pages_of(desk, issue_id)
            for hit in of_issue:
                if progress is not None:
                    progress(done, len(hits))
                content = pages(hit)
                if content is None:
                    left.append(hit.title)
                else:
                    put(names.of(hit), content)
                    written += 1
                done += 1
    for issue_id in by_issue:
        assert issue_id is not None
        note_handed_out(desk.archive, "desk.act.export", issue_id, (target.name,), desk.person)
    return Bundle(written, tuple(left))


def _pages_of(desk: Desk, issue_id: int) -> Callable[[SearchHit], bytes | None]:
    """What gives the pages of a hit in an issue; None where it has none."""
    issue = desk.archive.issue(issue_id)
    if issue.facsimile is not None:
        return _facsimile_pages(desk, issue)
    kept = kept_content(desk.archive, issue_id, "pdfa") or kept_content(desk.archive, issue_id, "pdf")
    if kept is None:
        return _made_pages(desk, issue)
    labels, spans = page_labels(kept), page_spans(desk, issue_id)

    def cut(hit: SearchHit) -> bytes | None:
        first, last = spans[hit.entry - 1] or (0, 0)
        wanted = {str(number) for number in range(first, last + 1)}
        indexes = [at for at, label in enumerate(labels) if label in wanted]
        return cut_pages(kept, indexes) if indexes else None

    return cut


def _facsimile_pages(desk: Desk, issue: Issue) -> Callable[[SearchHit], bytes | None]:
    content, spans = facsimile_pdf(desk.archive, issue), page_spans(desk, issue.id)
    assert issue.facsimile is not None
    kept = issue.facsimile

    def cut(hit: SearchHit) -> bytes | None:
        span = spans[hit.entry - 1]
        sheets = set(desk.archive.sheets_of_entry(hit.entry_id))
        if span is not None:
            numbers = range(span[0], span[1] + 1)
            sheets |= {sheet for number in numbers if (sheet := kept.sheet_of(number)) is not None}
        return cut_pages(content, [sheet - 1 for sheet in sorted(sheets)]) if sheets else None

    return cut


def _made_pages(desk: Desk, issue: Issue) -> Callable[[SearchHit], bytes | None]:
    pages = typeset_issue(desk, issue.id)

    def made(hit: SearchHit) -> bytes | None:
        first, last = pages.spans[hit.entry - 1]
        chosen = only_pages(pages, lambda _index, page: page.number is not None and first <= page.number <= last)
        manner = PdfManner(purpose="office", date=made_on(issue))
        pictures = pictures_shown(desk.archive, chosen)
        return pages_to_pdf(chosen, fonts(), manner, pictures=pictures) if chosen.pages else None

    return made


class _Names:
    """Names of files by number and title, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, hit: SearchHit) -> str:
        said = _UNNAMEABLE.sub(" ", f"{hit.number or ''} {hit.title}")
        whole = " ".join(said.split())[:_LONGEST].strip(" .") or str(hit.entry_id)
        name, count = whole, 1
        while name.casefold() in self._taken:
            count += 1
            name = f"{whole} ({count})"
        self._taken.add(name.casefold())
        return f"{name}.pdf"


@contextmanager
def _written_to(target: Path) -> Iterator[Put]:
    """What writes a file of the bundle; a ZIP takes its name when it is complete, and not at all where it is not."""
    if target.suffix.lower() != ".zip":
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(target, error) from error
        yield lambda name, content: write_file(target / name, content)
        return
    temporary = target.parent / f".gazette-{token_hex(8)}"
    try:
        with zipfile.ZipFile(temporary, "x", zipfile.ZIP_STORED) as packed:
            yield packed.writestr
        if target.exists() and not (target.is_file() and zipfile.is_zipfile(target)):
            raise ExportError("export.another_kind", file=str(target), kind=".zip")
        temporary.replace(target)
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)
