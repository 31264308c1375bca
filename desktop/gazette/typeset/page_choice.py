"""Some of an issue's pages, with what leads to them."""

from collections.abc import Callable
from dataclasses import replace

from gazette.typeset.pages import Link, Page, Pages


def body_pages(pages: Pages) -> Pages:
    """The pages of the body: no cover, no contents, no colophon."""
    return only_pages(pages, lambda _, page: page.number is not None)


def only_pages(pages: Pages, keep: Callable[[int, Page], bool]) -> Pages:
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
