"""The acts on posts that the documents of issues tell, in the order in which they were done."""

from dataclasses import dataclass
from datetime import date

from gazette.archive.file import ArchiveFile
from gazette.archive.knowing.citing import KnownDocument, known_documents, on_page
from gazette.archive.knowing.texts_read import Tables
from gazette.model.blocks import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAct:
    """One person and one post; ``date`` is that of the decision, else of the document; ``term`` as written.

    ``place`` is the path of the block as JSON, or the page of a facsimile issue (``sheet 3``), whose printed number is
    then that of ``document``; ``line`` counts the lines of the one, or the acts on the other, from 0.
    """

    document: KnownDocument
    place: str
    line: int
    person: str
    post: str
    act: Act
    date: str | None
    term: str | None


def post_acts(file: ArchiveFile, tables: Tables) -> tuple[PostAct, ...]:
    """All acts by their days; of one day removals first, then in the order of issues. The inbox is left out."""
    acts = tables["post_act"]
    rows = file.rows(
        f"SELECT post_act.*, coalesce(post_act.date, entry.date, issue.date) AS day FROM {acts} AS post_act"
        " JOIN entry ON entry.id = entry_id JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
        " ORDER BY day, act <> 'removed', issue.date, issue.serial, issue.id, section.position, entry.position,"
        " post_act.id"
    )
    documents = {each.entry_id: each for each in known_documents(file, {row["entry_id"] for row in rows})}
    places = {(row["entry_id"], row["place"]) for row in rows}
    told_in = {(entry_id, place): on_page(file, documents[entry_id], place) for entry_id, place in places}
    return tuple(
        PostAct(
            document=told_in[row["entry_id"], row["place"]],
            place=row["place"],
            line=row["line"],
            person=row["person"],
            post=row["post"],
            act=row["act"],
            date=_iso_day(row["day"]),
            term=row["term"],
        )
        for row in rows
    )


def _iso_day(day: str | None) -> str | None:
    """A day; None where another program wrote something else in its place (2019, 二〇一九年)."""
    try:
        return date.fromisoformat(day or "").isoformat()
    except ValueError:
        return None
