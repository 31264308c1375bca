"""What every bag keeps of the archive as a whole: what the office says of bodies and the ledger, its list and choices.

The newest bag has the last word.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from gazette.archive import Archive, LedgerAnswer, SavedSearch
from gazette.model import BodyName, ExactForm, Office

OFFICE = "office.json"
"""The file of a bag that says this."""


def office_json(archive: Archive) -> bytes:
    """The file."""
    books = archive.books
    said: dict[str, Any] = {
        "written": datetime.now(UTC).isoformat(),
        "body_names": [asdict(name) for name in books.body_names()],
        "bodies_apart": sorted(books.bodies_apart()),
        "ledger_answers": [asdict(answer) for answer in archive.ledger_answers.all().values()],
        "saved_searches": [asdict(search) for search in archive.saved_searches.all()],
        "exact_list": [asdict(form) for form in books.exact_list()],
        "office": asdict(books.office()),
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def written(content: bytes) -> str:
    """When a bag was written; LookupError, TypeError or ValueError: not by this program."""
    return str(json.loads(content.decode("utf-8", "surrogatepass"))["written"])


def put_back_office(archive: Archive, content: bytes) -> None:
    """Put it into an archive that has nothing of it; errors as with ``written``, and those of ``NOT_TAKEN``."""
    said, books = json.loads(content.decode("utf-8", "surrogatepass")), archive.books
    books.set_body_names(tuple(BodyName(**name) for name in said["body_names"]))
    books.set_bodies_apart(frozenset((one, other) for one, other in said["bodies_apart"]))
    for answer in said["ledger_answers"]:
        archive.ledger_answers.keep(LedgerAnswer(**answer))
    for search in said["saved_searches"]:
        chosen = {facet: tuple(values) for facet, values in search["chosen"].items()}
        archive.saved_searches.keep(SavedSearch(**{**search, "chosen": chosen}))
    books.set_exact_list(tuple(ExactForm(**form) for form in said["exact_list"]))
    office = said["office"]
    roles = tuple((role, tuple(names)) for role, names in office["roles"])
    chosen_office = Office(rules_off=tuple(office["rules_off"]), roles=roles, sheet=office["sheet"])
    if chosen_office != Office():
        books.set_office(chosen_office)
