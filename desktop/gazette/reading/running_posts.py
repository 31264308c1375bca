"""Acts on posts in text whose lines run on, as the pages of back issues have it: …决定，任命：张三为…局长；李四为…。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.model import AppointmentRecord
from gazette.model.blocks import Act
from gazette.reading.appointments import ACT_VERBS, read_lead, read_records, read_term_of_all
from gazette.reading.characters import HAN
from gazette.reading.dates import DATE_PATTERN, read_date
from gazette.reading.late_patterns import late_pattern
from gazette.reading.people import is_person_name, may_be_name
from gazette.reading.posts import body_of_post

_CLAUSE = late_pattern(r"[^；;。：:]+[；;。：:]?")
_DATE = late_pattern(DATE_PATTERN)
_LEAD = late_pattern(rf"(?:{ACT_VERBS})[^：:]{{0,6}}[：:]$")
_LONGEST_LEAD = 80
_OF_POSTS = late_pattern("任免|任命|免职|任职|聘任|聘用|聘请|任用|免去|辞去|职务")
# where one who is named follows another's post and no mark parts them
_NEXT_GIVEN = late_pattern(
    rf"(?<=[长任员记席理师督事官问])(?P<name>[{HAN}·]{{2,9}})(?=(?:、[{HAN}·]{{2,9}})*(?:同志)?(?:为|任)[{HAN}])"
)
_NEXT_TAKEN = late_pattern(r"(?<=职务)(?=[^、，,；;。）)])")


@dataclass(frozen=True, slots=True)
class ToldAct:
    """An act on a post, and where the clause begins that tells it."""

    at: int
    record: AppointmentRecord


def tells_of_posts(title: str) -> bool:
    """Whether a document of this title is one on posts, so that its sentences need no announcing line."""
    return _OF_POSTS.search(title) is not None


def told_acts(text: str, *, of_posts: bool) -> list[ToldAct]:
    """The acts that a line announces (…决定，任命：), each with its day and term; ``of_posts``, those without one too.

    A list ends with the first clause that names no one.
    """
    told: list[ToldAct] = []
    act: Act | None = None
    day: str | None = None
    above = 0
    for at, clause in _clauses(text):
        lead = clause[-_LONGEST_LEAD:]
        if announced := read_lead(lead):
            told += (ToldAct(at, one) for one in _announced(_LEAD.sub("", clause), act, day))
            act, day, above = announced, _last_day(lead) or day, len(told)
            continue
        if term := read_term_of_all(clause):
            told[above:] = [
                replace(one, record=replace(one.record, term=one.record.term or term)) for one in told[above:]
            ]
            continue
        records = _announced(clause, act, day)
        if not records:
            act = None
            if of_posts:
                day = _last_day(clause) or day
                records = _by_itself(clause, day)
        told += (ToldAct(at, record) for record in records)
    return told


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    for found in _CLAUSE.finditer(text):
        starts = sorted({found.start(), *_unparted(text, found.start(), found.end())})
        for start, end in zip(starts, [*starts[1:], found.end()], strict=True):
            yield start, text[start:end].strip()


def _unparted(text: str, start: int, end: int) -> Iterator[int]:
    """Where, within a clause, another begins though no mark says so."""
    for found in _NEXT_GIVEN.finditer(text, start, end):
        if is_person_name(found["name"]):
            yield found.start()
    for found in _NEXT_TAKEN.finditer(text, start, end):
        yield found.start()


def _announced(clause: str, act: Act | None, day: str | None) -> tuple[AppointmentRecord, ...]:
    """What a clause tells under a line that announced an ``act``; nothing where none did."""
    records = read_records(clause, act, day) if act else ()
    sure = all(may_be_name(record.person) and not _DATE.search(record.post) for record in records)
    return records if sure else ()


def _by_itself(clause: str, day: str | None) -> tuple[AppointmentRecord, ...]:
    """What a clause tells with a verb of its own: 免去王五的云川市教育局局长职务, 张三同志任…."""
    records = read_records(clause, None, day)
    sure = all(is_person_name(record.person) and body_of_post(record.post) for record in records)
    return records if sure else ()


def _last_day(text: str) -> str | None:
    days = re.findall(DATE_PATTERN, text)
    return read_date(days[-1]) if days else None
