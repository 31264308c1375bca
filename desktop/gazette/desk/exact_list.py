"""The exact list of the office (固定提法): kept in the archive and edited as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change
from gazette.errors import DeskError
from gazette.model import ExactForm
from gazette.reading import read_date


@dataclass(frozen=True, slots=True)
class SetExactList:
    """Keep these forms, and no others."""

    act: ClassVar[str] = "desk.act.exact_list"
    forms: tuple[ExactForm, ...]

    def apply(self, archive: Archive) -> Change:
        """DeskError as ``checked_forms``; the inverse keeps what was kept before."""
        before, after = archive.books.exact_list(), checked_forms(self.forms)
        if before == after:
            return NOTHING
        archive.books.set_exact_list(after)
        return Change(inverse=SetExactList(before))


def checked_forms(forms: Sequence[ExactForm], rows: Sequence[int] | None = None) -> tuple[ExactForm, ...]:
    """The forms with days as ISO has them, empty ones left out.

    DeskError ``desk.exact_day`` or ``desk.exact_term`` with the row, from 1 or of ``rows``, whose days are none or end
    before they begin.
    """
    kept: list[ExactForm] = []
    for row, form in zip(rows or range(1, len(forms) + 1), forms, strict=True):
        form_ = replace(form, form=form.form.strip(), post=_text(form.post), note=_text(form.note))
        if not form_.form:
            continue
        since, until = (_day(text, row) for text in (form.since, form.until))
        if since and until and until < since:
            raise DeskError("desk.exact_term", row=row, form=form_.form)
        kept.append(replace(form_, since=since, until=until))
    return tuple(kept)


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None


def _day(text: str | None, row: int) -> str | None:
    if not _text(text):
        return None
    day = read_date(text or "")
    if day is None:
        raise DeskError("desk.exact_day", row=row, day=text)
    return day
