"""What the web pages of an issue show once it is out: its PDF as it was published, and where entries were corrected."""

from gazette.archive import Archive
from gazette.desk.published_files import published_as
from gazette.errors import ArchiveError
from gazette.export.web_site import NOT_PRINTED, Printed
from gazette.model import Issue


def printed(archive: Archive, issue: Issue) -> Printed:
    """Nothing before it is published; a correction counts once its own issue is out."""
    published = published_as(archive, issue.id) if issue.state == "published" else None
    if published is None:
        return NOT_PRINTED
    kept = next((file for file in published.files if file.form == "pdfa"), None)
    corrected = {}
    for place, entry in enumerate(issue.entries, 1):
        told = [named for each in archive.last_steps.corrected_by(entry.id) if (named := _issue_of(archive, each))]
        if told:
            corrected[place] = "、".join(dict.fromkeys(told))
    return Printed(pdf=None if kept is None else archive.last_steps.file_content(kept.id), corrected=corrected)


def _issue_of(archive: Archive, entry_id: int) -> str | None:
    """The published issue that has a correction, as people call it; None where it is not out, or is gone."""
    try:
        issue_id = archive.place(entry_id).issue_id
    except ArchiveError as error:
        if error.code != "archive.no_entry":
            raise
        return None
    if issue_id is None or archive.issue_state(issue_id) != "published":
        return None
    row = archive.issue_row(issue_id)
    if row is None:
        return None
    numbers = "、".join(map(str, row.numbers))
    named = f"{row.year}年第{numbers}期" if row.year and numbers else ""
    serial = f"总第{row.serial}期" if row.serial else ""
    return f"{named}（{serial}）" if named and serial else named or serial or row.reference
