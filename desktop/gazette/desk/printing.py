"""What the office's printer is to print: the pages of the files of an export, on the same sides of sheets."""

from gazette.desk.desk import Desk
from gazette.desk.export_wishes import ExportManner, refuse_missing_entry
from gazette.desk.exporting import marked_pages, sides_of
from gazette.desk.pictures import picture_sizes, pictures_shown
from gazette.desk.setting import read_issue, typeset_read
from gazette.desk.typesetters import entry_pages
from gazette.export import Side
from gazette.model import PictureFiles
from gazette.typeset import Pages, Progress


def sides_to_print(
    desk: Desk, issue_id: int, manner: ExportManner, *, progress: Progress | None = None
) -> tuple[Pages, tuple[Side, ...], PictureFiles]:
    """The pages, the sides that they stand on, and the files of their pictures: as ``export_issue`` writes them."""
    read = read_issue(desk, issue_id)
    issue = read.issue
    refuse_missing_entry(issue, manner)
    if manner.entry is not None:
        issue, pages = entry_pages(issue, manner.entry, picture_sizes(desk.archive, issue), progress=progress)
    else:
        pages = typeset_read(desk, read, progress=progress)
    pages = marked_pages(issue, pages, manner, at=read.at)
    return pages, sides_of(pages, manner), pictures_shown(desk.archive, pages)
