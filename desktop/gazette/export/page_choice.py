"""The pages of an issue that are asked for by the numbers printed on them."""

from gazette.errors import ExportError
from gazette.typeset import Pages, only_pages


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
    return only_pages(pages, lambda index, _: index in chosen)
