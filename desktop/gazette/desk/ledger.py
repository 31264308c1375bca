"""The ledger of appointments (任免台账): who held which post from when to when, by which documents.

What cannot be known from the documents is a question, never decided: two who held one post at one time, one who was
removed and never appointed here, one name in two bodies.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from gazette.archive import Archive, KnownDocument, LedgerAnswer, PostAct
from gazette.reading.characters import unfill
from gazette.reading.posts import bare_post, body_of_post, calls_post, held_alone, term_end

DoubtCode = Literal[
    "desk.ledger_overlap",
    "desk.ledger_not_removed",
    "desk.ledger_again",
    "desk.ledger_never_appointed",
    "desk.ledger_near_post",
    "desk.ledger_namesake",
]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a row: the code of its sentence and its values; ``others`` are the rows that it is about too.

    ``question`` says what it is about, the same for all of its rows; ``answer`` None: it is open.
    """

    code: DoubtCode
    values: tuple[tuple[str, str], ...] = ()
    others: tuple[int, ...] = ()
    question: str = ""
    answer: LedgerAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One person in one post; ``number`` counts the rows from 1 by the days of their first acts.

    ``begun`` is the act of appointing or engaging, ``ended`` that of removing; one of both may not be in the archive.
    ``successor`` is the row of who held the post next, where one person holds it: it may be another's.
    """

    number: int
    person: str
    post: str
    begun: PostAct | None
    ended: PostAct | None
    doubts: tuple[Doubt, ...] = ()
    successor: int | None = None

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """The questions that nobody has answered."""
        return tuple(doubt for doubt in self.doubts if doubt.answer is None)

    @property
    def body(self) -> str | None:
        """The body that the post is of."""
        return body_of_post(self.post)

    @property
    def since(self) -> str | None:
        """The day of the appointment."""
        return self.begun.date if self.begun else None

    @property
    def until(self) -> str | None:
        """The day of the removal."""
        return self.ended.date if self.ended else None

    @property
    def term(self) -> str | None:
        """The term of office as written."""
        return self.begun.term if self.begun else None

    @property
    def term_ends(self) -> str | None:
        """The day on which the term is over; that does not end the row."""
        return term_end(self.since, self.term) if self.since and self.term else None

    @property
    def told_by(self) -> PostAct:
        """The first act of the row."""
        act = self.begun or self.ended
        assert act is not None
        return act

    def held_on(self, day: str) -> bool | None:
        """Whether the person held the post on a day (ISO); None where the documents leave it open."""
        if (self.since and day < self.since) or (self.until and day >= self.until):
            return False
        if self.since is None or (self.until is None and self.term_ends and day >= self.term_ends):
            return None
        return True


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted: parts of names, and who held a post on a day (ISO)."""

    person: str = ""
    post: str = ""
    body: str = ""
    on: str = ""

    def takes(self, row: LedgerRow) -> bool:
        """Whether a row is wanted."""
        return (
            unfill(self.person) in row.person
            and calls_post(unfill(self.post), row.post)
            and unfill(self.body) in (row.body or "")
            and (not self.on or row.held_on(self.on) is not False)
        )


@dataclass(slots=True)
class _Row:
    person: str
    post: str
    begun: PostAct | None = None
    ended: PostAct | None = None
    doubts: list[Doubt] = field(default_factory=list)


def ledger(
    archive: Archive, paged: Callable[[KnownDocument], KnownDocument] = lambda document: document
) -> tuple[LedgerRow, ...]:
    """All rows by the days of their first acts; ``paged`` gives documents their pages."""
    acts = archive.known.post_acts()
    rows = _paired(replace(act, document=paged(act.document)) for act in acts)
    made = [
        LedgerRow(
            number=number,
            person=row.person,
            post=row.post,
            begun=row.begun,
            ended=row.ended,
            doubts=tuple(row.doubts),
        )
        for number, row in enumerate(rows, 1)
    ]
    found: dict[int, list[Doubt]] = defaultdict(list)
    for number, doubt in (*_of_posts(made), *_of_people(made)):
        found[number].append(doubt)
    successors = _successors(made)
    answers = archive.ledger_answers.all()

    def asked(row: LedgerRow, doubt: Doubt) -> Doubt:
        question = _question(doubt, (row, *(made[number - 1] for number in doubt.others)))
        return replace(doubt, question=question, answer=answers.get(question))

    return tuple(
        replace(
            row,
            doubts=tuple(asked(row, doubt) for doubt in (*row.doubts, *found[row.number])),
            successor=successors.get(row.number),
        )
        for row in made
    )


def _question(doubt: Doubt, rows: Iterable[LedgerRow]) -> str:
    """What a question is about: its kind, its rows whichever of them it is told of, and its day."""
    who = sorted([row.person, row.post, row.since or "", row.until or ""] for row in rows)
    day = dict(doubt.values).get("day", "")
    return json.dumps([doubt.code.removeprefix("desk.ledger_"), *who, day], ensure_ascii=False)


def _paired(acts: Iterable[PostAct]) -> list[_Row]:
    """Every act of appointing with the removal that ends it; one that is printed twice counts once."""
    rows: list[_Row] = []
    open_rows: dict[tuple[str, str], _Row] = {}
    seen: set[tuple[str, str, str, str | None]] = set()
    told_of: dict[str, set[int]] = defaultdict(set)
    for act in acts:
        post = bare_post(act.post)
        key = (act.person, post)
        if (*key, act.act, act.date) in seen:
            continue
        seen.add((*key, act.act, act.date))
        held = open_rows.get(key)
        told_of[body_of_post(post) or post].add(act.document.entry_id)
        if act.act == "removed":
            if held is None:
                earlier = told_of[body_of_post(post) or post] - {act.document.entry_id}
                rows.append(_Row(act.person, post, ended=act, doubts=_never_appointed(act, open_rows, bool(earlier))))
            else:
                held.ended = act
                del open_rows[key]
            continue
        if held is not None:
            held.doubts.append(Doubt("desk.ledger_again", (("day", act.date or ""),)))
        rows.append(_Row(act.person, post, begun=act))
        open_rows[key] = rows[-1]
    return rows


def _never_appointed(act: PostAct, open_rows: Iterable[tuple[str, str]], expected: bool) -> list[Doubt]:
    """A removal from a post that nobody was appointed to here: it was written in another way, or is not in the archive.

    That is a question only where an appointment is ``expected``: an earlier decision tells of the same body.
    """
    post = bare_post(act.post)
    near = (held for person, held in open_rows if person == act.person and (held.endswith(post) or post.endswith(held)))
    if other := next(near, None):
        return [Doubt("desk.ledger_near_post", (("post", other),))]
    return [Doubt("desk.ledger_never_appointed")] if expected else []


def _of_posts(rows: Sequence[LedgerRow]) -> Iterator[tuple[int, Doubt]]:
    """Two who held a post at one time that one person holds."""
    for held in _by_post(rows):
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                if one.person != other.person:
                    yield from _overlap(one, other)


def _overlap(one: LedgerRow, other: LedgerRow) -> Iterator[tuple[int, Doubt]]:
    first, later = sorted((one, other), key=lambda row: (row.since or "", row.number))
    if later.since is None:
        return  # of neither is known when it began
    if first.until is None:
        succeeded = (("person", first.person), ("other", later.person), ("day", later.since))
        yield first.number, Doubt("desk.ledger_not_removed", succeeded, (later.number,))
        return
    if first.until <= later.since or (first.since is None and later.until is not None and later.until < first.until):
        return
    until = min(first.until, later.until or first.until)
    days = (date.fromisoformat(until) - date.fromisoformat(later.since)).days
    for row, beside in ((first, later), (later, first)):
        values = (("other", beside.person), ("days", str(days)), ("since", later.since), ("until", until))
        yield row.number, Doubt("desk.ledger_overlap", values, (beside.number,))


def _of_people(rows: Sequence[LedgerRow]) -> Iterator[tuple[int, Doubt]]:
    """One name in two bodies at one time, by two documents: perhaps two persons."""
    of_person: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        if row.begun is not None and row.since is not None:
            of_person[row.person].append(row)
    for held in of_person.values():
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                if _may_be_two(one, other):
                    for row, beside in ((one, other), (other, one)):
                        values = (("person", row.person), ("post", beside.post))
                        yield row.number, Doubt("desk.ledger_namesake", values, (beside.number,))


def _may_be_two(one: LedgerRow, other: LedgerRow) -> bool:
    if one.begun is None or other.begun is None or one.body is None or other.body is None:
        return False
    if one.begun.document.entry_id == other.begun.document.entry_id:
        return False
    together = (one.until is None or (other.since or "") < one.until) and (
        other.until is None or (one.since or "") < other.until
    )
    return together and not (one.body.endswith(other.body) or other.body.endswith(one.body))


def _successors(rows: Sequence[LedgerRow]) -> dict[int, int]:
    """Of a post that one person holds: who was appointed to it next."""
    found: dict[int, int] = {}
    for held in _by_post(rows):
        begun = sorted((row for row in held if row.since is not None), key=lambda row: (row.since or "", row.number))
        for row in held:
            after = row.since or ""
            later = (each for each in begun if each.person != row.person and (each.since or "") > after)
            if row.until is not None and (next_row := next(later, None)) is not None:
                found[row.number] = next_row.number
    return found


def _by_post(rows: Sequence[LedgerRow]) -> Iterator[list[LedgerRow]]:
    of_post: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        if held_alone(row.post):
            of_post[row.post].append(row)
    yield from of_post.values()
