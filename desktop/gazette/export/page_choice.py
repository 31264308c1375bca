"""Some of an issue's pages: by the numbers printed on them, or those of the body alone."""

from collections.abc import Callable
from dataclasses import replace

from gazette.errors import ExportError
from gazette.typeset import Link, Page, Pages


def chosen_pages(pages: Pages, wanted: str) -> Pages:
    """The pages named in ``wanted`` (``3-8``, ``i,ii,1``), in their own order.

    Raises ExportError ``export.no_such_page`` where one is named that is not there.
    """
    labels = [page.label for page in pages.pages]
    chosen: set[int] = set()
    for part in wanted.replace("，", ",").replace("、", ",").split(","):
        first, _, last = (name.strip() for name in part.partition("-"))
        ends = [first, last or first]
        if not all(name in labels for name in ends) or labels.index(ends[0]) > labels.index(ends[1]):
            raise ExportError("export.no_such_page", pages=part.strip(), first=labels[0], last=labels[-1])
        chosen.update(range(labels.index(ends[0]), labels.index(ends[1]) + 1))
    return _only(pages, lambda index, _: index in chosen)


def body_pages(pages: Pages) -> Pages:
    """The pages without those of the contents."""
    return _only(pages, lambda _, page: page.number is not None)


def _only(pages: Pages, keep: Callable[[int, Page], bool]) -> Pages:
    """The pages that are to be kept; links and lines of the outline that lead elsewhere fall away."""
    kept = [index for index, page in enumerate(pages.pages) if keep(index, page)]
    moved = {index: place for place, index in enumerate(kept)}

    def link(old: Link) -> tuple[Link, ...]:
        return (replace(old, target=moved[old.target]),) if old.target in moved else ()

    return replace(
        pages,
        pages=tuple(
            replace(pages.pages[index], links=tuple(new for old in pages.pages[index].links for new in link(old)))
            for index in kept
        ),
        outline=tuple(replace(item, page=moved[item.page]) for item in pages.outline if item.page in moved),
    )
