"""The documents found in the copy as hits."""

from collections.abc import Sequence

from gazette.archive.file import Row
from gazette.archive.read_copy.texts import CopiedTexts
from gazette.archive.search.hits import HEADS, hit_of, passages_shown
from gazette.archive.search.results import SearchHit

_FACTS = (
    "SELECT document.id, document.place AS order, title_zh, title_full, number_zh, page,"
    " coalesce(document.date, issue.date) AS day, coalesce(name_zh, name_en) AS section, issue_id, serial, facsimile"
    " FROM document JOIN section ON section.id = section_id JOIN issue ON issue.id = issue_id"
    " WHERE document.id = ANY(%s)"
)


def copied_hits(texts: CopiedTexts, documents: list[int], marked: Sequence[str]) -> tuple[SearchHit, ...]:
    """The documents as hits, with the words around the texts of ``marked``, folded."""
    if not documents:
        return ()
    server = texts.server
    facts = {row["id"]: row for row in server.rows(_FACTS, documents)}
    writings = {text: texts.writings(text) for text in marked}

    def ask(wanted: Sequence[str], heads_too: bool, left: list[int]) -> list[Row]:
        where = "" if heads_too else f" AND place NOT IN ({HEADS})"
        for text in wanted:
            said = " OR ".join(["strpos(coalesce(folded, text), %s) > 0"] * len(writings[text]))
            where += f" AND ({said})"
        return server.rows(
            "SELECT one AS entry_id, place, text, folded FROM unnest(%s::integer[]) AS one CROSS JOIN LATERAL"
            f" (SELECT place, text, folded FROM passage WHERE document_id = one{where} ORDER BY position LIMIT 1) AS p",
            left,
            *(each for text in wanted for each in writings[text]),
        )

    passages = passages_shown(documents, marked, ask)
    facsimiles = [row["issue_id"] for row in facts.values() if row["facsimile"]]
    pages = "SELECT issue_id, sheet, number FROM page WHERE issue_id = ANY(%s)"
    numbered = server.rows(pages, facsimiles) if facsimiles else []
    printed = {(row["issue_id"], row["sheet"]): row["number"] for row in numbered}
    return tuple(
        hit_of(
            facts[document],
            passages.get(document),
            marked,
            lambda sheet, row=facts[document]: printed.get((row["issue_id"], sheet)),  # type: ignore[misc]
            variants=texts.variants,
        )
        for document in documents
    )
