"""Names, posts and phrases of the exact list: a near miss, another post, a form out of its time, another order.

All of it is a doubt: the office's list is right, and the text may be about something else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazette.model import Entry, ExactForm, Finding, PartName, entry_parts
from gazette.model.walk import BlockPath
from gazette.proofreading.folding import Folded, fold, folded
from gazette.proofreading.near_misses import near_misses
from gazette.reading.characters import HAN
from gazette.reading.dates import chinese_date
from gazette.reading.homophones import sound_alike

_NOT_READ: frozenset[PartName] = frozenset(
    {"title_row", "title_en", "number_zh", "number_en", "index_number", "subject", "validity", "label", "description"}
)
# as ``fold`` writes them
_ITEM = re.compile(r"[^、,。;:!?()\"\[\]]{2,24}")
_RUN = re.compile(rf"{_ITEM.pattern}(?:、{_ITEM.pattern})+")
_DEPUTY = frozenset("副代原前兼任")
_SHORTEST_NAME = 3


@lru_cache(maxsize=512)
def find(entry: Entry, forms: tuple[ExactForm, ...], issue_date: str | None) -> tuple[Finding, ...]:
    """What the texts of an entry say otherwise than the list on the day of the document, else of the issue."""
    if not forms:
        return ()
    day = entry.date or issue_date
    listed = _listed(forms)
    found: list[Finding] = []
    for path, part, index, text in entry_parts(entry):
        if part not in _NOT_READ:
            place = _Place(path, part, index, folded(text), text, day)
            found += place.phrases(listed)
            found += place.persons(listed.persons)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Listed:
    """The list: phrases with what they are compared as, ``right`` all that may stand, persons in their order."""

    phrases: tuple[tuple[ExactForm, str], ...]
    right: frozenset[str]
    persons: tuple[ExactForm, ...]


@lru_cache(maxsize=4)
def _listed(forms: tuple[ExactForm, ...]) -> _Listed:
    return _Listed(
        tuple((form, fold(form.form)) for form in forms if form.kind == "phrase"),
        frozenset(fold(form.form) for form in forms),
        tuple(form for form in forms if form.kind == "person"),
    )


class _Place:
    """A text of the entry, as it is compared, and the day it is of."""

    def __init__(self, path: BlockPath, part: PartName, index: int, text: Folded, whole: str, day: str | None) -> None:
        self.path, self.part, self.index = path, part, index
        self.text, self.whole, self.day = text, whole, day

    def phrases(self, listed: _Listed) -> Iterator[Finding]:
        text, right = self.text.text, listed.right
        for form, phrase in listed.phrases:
            if not form.holds(self.day):
                if not any(other.holds(self.day) for other, said in listed.phrases if said == phrase):
                    yield from self._untimely(form, phrase)
                continue
            for near in near_misses(text, phrase):
                if text[near.start : near.end] not in right and not self._within(near.start, near.end, right):
                    yield self._finding("proofreading.exact_near", near.start, near.end, form.form, form=form.form)

    def _within(self, start: int, end: int, right: frozenset[str]) -> bool:
        """Whether the place is part of another form that stands there to the letter."""
        text = self.text.text
        for phrase in right:
            at = text.find(phrase, max(0, end - len(phrase)))
            if 0 <= at <= start and at + len(phrase) >= end:
                return True
        return False

    def _untimely(self, form: ExactForm, phrase: str) -> Iterator[Finding]:
        at = self.text.text.find(phrase)
        if at >= 0:
            early = form.since is not None and self.day is not None and self.day < form.since
            rule = "proofreading.exact_early" if early else "proofreading.exact_late"
            yield self._finding(rule, at, at + len(phrase), None, form=form.form, day=_day(form, early))

    def persons(self, forms: Sequence[ExactForm]) -> Iterator[Finding]:
        yield from self._posts(forms)
        yield from self._names(forms)
        yield from self._order([form for form in forms if form.holds(self.day)])

    def _posts(self, forms: Sequence[ExactForm]) -> Iterator[Finding]:
        """A post with a name behind it: the right one, one nearly right, or one that has another post."""
        text = self.text.text
        posts = sorted({fold(form.post) for form in forms if form.post}, key=len, reverse=True)
        if not posts:
            return
        names = {fold(form.form) for form in forms}
        for found in re.finditer("|".join(map(re.escape, posts)), text):
            if found.start() and text[found.start() - 1] in _DEPUTY:
                continue
            holders = [form for form in forms if form.post and fold(form.post) == found[0] and form.holds(self.day)]
            behind = next((name for name in names if text.startswith(name, found.end())), None)
            if behind is None:
                yield from self._nearly_named(holders, found.end())
            elif all(fold(form.form) != behind for form in holders):
                yield self._wrong_post(forms, found[0], behind, found.start(), found.end() + len(behind))

    def _nearly_named(self, holders: Sequence[ExactForm], at: int) -> Iterator[Finding]:
        text = self.text.text
        for form in holders:
            name = fold(form.form)
            there = text[at : at + len(name)]
            if len(there) == len(name) and _is_misspelt(name, there):
                yield self._finding("proofreading.exact_near", at, at + len(name), form.form, form=form.form)
                return

    def _wrong_post(self, forms: Sequence[ExactForm], post: str, name: str, start: int, end: int) -> Finding:
        own = [form for form in forms if fold(form.form) == name and form.post]
        now = next((form for form in own if form.holds(self.day)), None)
        if now is not None:
            right = f"{now.post}{now.form}"
            return self._finding("proofreading.exact_post", start, end, right, form=right)
        of_post = next((form for form in own if fold(form.post or "") == post), own[0] if own else None)
        if of_post is None:
            return self._finding("proofreading.exact_no_post", start, end, None, form=name)
        values = {"since": _written(of_post.since), "until": _written(of_post.until)}
        form = f"{of_post.post}{of_post.form}"
        return self._finding("proofreading.exact_term", start, end, None, form=form, **values)

    def _names(self, forms: Sequence[ExactForm]) -> Iterator[Finding]:
        """A name of three characters that sounds like one of the list, with the same surname."""
        text = self.text.text
        names = {fold(form.form): form.form for form in forms if len(fold(form.form)) >= _SHORTEST_NAME}
        posts = tuple(fold(form.post) for form in forms if form.post)
        for name, form in names.items():
            for found in re.finditer(re.escape(name[0]), text):
                there = text[found.start() : found.start() + len(name)]
                told = posts and text[: found.start()].endswith(posts)
                if there in names or len(there) < len(name) or told or not re.fullmatch(rf"[{HAN}]+", there):
                    continue
                if all(map(sound_alike, name, there)):
                    yield self._finding(
                        "proofreading.exact_near", found.start(), found.start() + len(name), form, form=form
                    )

    def _order(self, forms: Sequence[ExactForm]) -> Iterator[Finding]:
        """Persons of the list in a row that 、 parts: in the order of the list."""
        ranks: dict[str, int] = {}
        for rank, form in enumerate(forms):
            ranks.setdefault(fold(form.form), rank)
        posts = tuple(fold(form.post) for form in forms if form.post)
        for run in _RUN.finditer(self.text.text) if len(ranks) > 1 else ():
            items = run[0].split("、")
            named = [_named(item, ranks, posts, first=not at) for at, item in enumerate(items)]
            listed = [(at, name) for at, name in enumerate(named) if name is not None]
            ordered = sorted((name for _, name in listed), key=lambda name: name.rank)
            if len(listed) < 2 or [name for _, name in listed] == ordered:
                continue
            right = items[:]
            for (at, name), other in zip(listed, ordered, strict=True):
                right[at] = items[at][: name.start] + other.core + items[at][name.end :]
            (first, opening), (last, closing) = listed[0], listed[-1]
            start = run.start() + len("、".join(items[:first])) + (first > 0) + opening.start
            cut = len(items[last]) - closing.end
            end = run.start() + len("、".join(items[: last + 1])) - cut
            suggestion = "、".join(right[first : last + 1])[opening.start :]
            yield self._finding("proofreading.exact_order", start, end, suggestion[: len(suggestion) - cut])

    def _finding(self, rule: str, start: int, end: int, right: str | None, **values: str) -> Finding:
        first, last = self.text.span(start, end)
        return Finding(
            rule=rule,
            level="doubt",
            block=self.path,
            part=self.part,
            index=self.index,
            text=self.whole[first:last],
            start=first,
            suggestion=right,
            values=tuple(values.items()),
        )


@dataclass(frozen=True, slots=True)
class _Named:
    """A person in an item of a row: ``core`` is the name with the post in front of it, from ``start`` to ``end``."""

    rank: int
    core: str
    start: int
    end: int


def _named(item: str, ranks: dict[str, int], posts: tuple[str, ...], *, first: bool) -> _Named | None:
    """The person of the list that an item names; what stands before the post of the first one is no part of the row."""
    for name, rank in ranks.items():
        at = item.find(name)
        if at < 0:
            continue
        post = max((post for post in posts if item[:at].endswith(post)), key=len, default="")
        start, end = (at - len(post) if first or post else 0), at + len(name)
        return _Named(rank, item[start:end], start, end)
    return None


def _is_misspelt(name: str, there: str) -> bool:
    """One character is another, which sounds alike or is a given name's of three; or two are exchanged."""
    wrong = [(right, other) for right, other in zip(name, there, strict=True) if right != other]
    if sorted(name) == sorted(there) and len(wrong) == 2:
        return True
    if not wrong or not re.fullmatch(rf"[{HAN}]+", there):
        return False
    if all(sound_alike(right, other) for right, other in wrong):
        return True
    return len(wrong) == 1 and len(name) >= _SHORTEST_NAME and name[0] == there[0]


def _day(form: ExactForm, early: bool) -> str:
    return _written(form.since if early else form.until)


def _written(day: str | None) -> str:
    return chinese_date(day) if day else "…"
