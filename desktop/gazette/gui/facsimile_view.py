"""The pages of a back issue beside its contents list, drawn as they are kept."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gazette.desk.facsimile_facts import numbered
from gazette.desk.facsimile_pages import facsimile_pages
from gazette.gui.look import Look
from gazette.gui.page_view import PageView
from gazette.gui.picture_shelf import PictureShelf, Read
from gazette.model import Issue, PageNumbering


class FacsimileView(PageView):
    """The pages are drawn in a thread of their own."""

    def __init__(self, read: Read, look: Look, parent: QWidget | None = None) -> None:
        shelf = PictureShelf(read)
        super().__init__(look.theme, shelf, parent)
        self.shelf = shelf
        shelf.setParent(self)

    def dress(self, look: Look) -> None:
        """Take colours and the name."""
        self.set_theme(look.theme)
        self.setAccessibleName(look.say("act.pages"))

    def show_issue(self, issue: Issue | None, numbering: PageNumbering) -> None:
        """Show the pages of an issue, numbered as ``numbering`` says."""
        if issue is not None and issue.facsimile is not None:
            self.set_pages(facsimile_pages(replace(issue, facsimile=numbered(issue.facsimile, numbering))))

    def show_number(self, number: int, numbering: PageNumbering) -> None:
        """Turn to the page with a printed number, where there is one."""
        sheet = number - numbering.number + numbering.sheet
        if 0 < sheet <= self.page_count:
            self.show_page(sheet - 1)

    def empty(self) -> None:
        """Show no pages, and forget what was drawn."""
        self.shelf.clear()
        self.clear()

    def end(self) -> None:
        """End the thread in which pages are drawn."""
        self.shelf.close()
