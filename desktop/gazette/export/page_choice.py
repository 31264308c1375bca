"""The pages of an issue that are asked for by the numbers printed on them."""

import unicodedata

from gazette.errors import ExportError
from gazette.typeset import Pages, only_pages

_AS_TYPED = str.maketrans("、–—", ",--")


def chosen_pages(pages: Pages, wanted: str) -> Pages:
    """The pages named in ``wanted`` (``3-8``, ``i,ii,1``, ``5-`` to the last), in their own order.

    Raises ExportError ``export.no_such_page`` where one is named that is not there.
    """
    labels = [page.label for page in pages.pages]
    chosen: set[int] = set()
    typed = unicodedata.normalize("NFKC", wanted).translate(_AS_TYPED)  # ３－８ comes out of a Chinese keyboard
    for part in typed.split(","):
        first, dash, last = (name.strip() for name in part.partition("-"))
        ends = [first, last or (labels[-1] if dash else first)]
        if not all(name in labels for name in ends) or labels.index(ends[0]) > labels.index(ends[1]):
            raise ExportError("export.no_such_page", pages=part.strip(), first=labels[0], last=labels[-1])
        chosen.update(range(labels.index(ends[0]), labels.index(ends[1]) + 1))
    return only_pages(pages, lambda index, _: index in chosen)
