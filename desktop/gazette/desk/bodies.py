"""Bodies: who issues and who is responsible, under all names that the office says are one body's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive, NameUse
from gazette.desk.command import NOTHING, Change
from gazette.errors import DeskError
from gazette.model import BodyName
from gazette.reading import read_date
from gazette.reading.characters import squash
from gazette.reading.one_body import may_be_one


@dataclass(frozen=True, slots=True)
class SetBodyNames:
    """Keep these names of bodies, and no others.

    ``seen`` are those that stood there when that was decided: what others have said since of other names stays. None:
    whatever stands there.
    """

    act: ClassVar[str] = "desk.act.body_names"
    names: tuple[BodyName, ...]
    seen: tuple[BodyName, ...] | None = None

    def apply(self, archive: Archive) -> Change:
        """DeskError as ``checked_names``, ``desk.bodies_changed_elsewhere``; the inverse keeps what was kept before."""
        before = archive.books.body_names()
        names = self.names if self.seen in (None, before) else _on_top(before, self.seen or (), self.names)
        after = checked_names(names)
        if before == after:
            return NOTHING
        archive.books.set_body_names(after)
        return Change(inverse=SetBodyNames(before, seen=after))


@dataclass(frozen=True, slots=True)
class SetBodiesApart:
    """Keep these pairs of bodies as two that are not one, and no others; ``seen`` as of ``SetBodyNames``."""

    act: ClassVar[str] = "desk.act.bodies_apart"
    pairs: frozenset[tuple[str, str]]
    seen: frozenset[tuple[str, str]] | None = None

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.bodies_same`` where both names of a pair are one; the inverse keeps what was kept before."""
        before, after = archive.books.bodies_apart(), frozenset(pair_of(*pair) for pair in self.pairs)
        if self.seen is not None:
            after = (before - (self.seen - after)) | (after - self.seen)
        for one, other in after:
            if one == other:
                raise DeskError("desk.bodies_same", name=one)
        if before == after:
            return NOTHING
        archive.books.set_bodies_apart(after)
        return Change(inverse=SetBodiesApart(before, seen=after))


def _on_top(now: Sequence[BodyName], seen: Sequence[BodyName], wanted: Sequence[BodyName]) -> tuple[BodyName, ...]:
    """What is ``wanted`` instead of what was ``seen``, done to what stands there now.

    DeskError ``desk.bodies_changed_elsewhere`` where another said something else of the same name, or of the name that
    a body is listed under.
    """
    before, after, theirs = ({one.name: one for one in those} for those in (seen, checked_names(wanted), now))
    ours = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    made = dict(theirs)
    for name in ours:
        if theirs.get(name) not in (before.get(name), after.get(name)):
            raise DeskError("desk.bodies_changed_elsewhere", name=name)
        made.pop(name, None)
        if name in after:
            made[name] = after[name]
    if listed := _listed_twice(made.values()) - _listed_twice(theirs.values()) - _listed_twice(after.values()):
        raise DeskError("desk.bodies_changed_elsewhere", name=min(listed))
    return tuple(made.values())


def _listed_twice(names: Iterable[BodyName]) -> set[str]:
    """Names that are one body's and that another is listed under."""
    names = tuple(names)
    return {one.name for one in names if one.name != one.body} & {one.body for one in names}


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two names without spaces, as the archive keeps them that are not one body's."""
    first, second = sorted((squash_name(one), squash_name(other)))
    return first, second


def checked_names(names: Sequence[BodyName]) -> tuple[BodyName, ...]:
    """The names without spaces and with days as ISO has them; a line that says nothing is left out.

    A name of a name of a body is one of that body. DeskError ``desk.body_twice`` where one name is of two bodies,
    ``desk.body_day`` where a day is none.
    """
    kept: dict[str, BodyName] = {}
    for name in names:
        written, body = squash_name(name.name), squash_name(name.body)
        if not written or not body:
            continue
        if written in kept and kept[written].body != body:
            raise DeskError("desk.body_twice", name=written, body=kept[written].body, other=body)
        kept[written] = BodyName(name=written, body=body, since=_day(name.since), until=_day(name.until))
    return tuple(replace(one, body=_of_body(kept, one.name)) for one in kept.values())


def _of_body(names: Mapping[str, BodyName], name: str) -> str:
    """The body that a name is of; DeskError ``desk.body_twice`` where each is a name of the next, all around."""
    seen = [name]
    while (body := names[seen[-1]].body) in names and body not in seen:
        seen.append(body)
    if body in seen and body != seen[-1]:
        raise DeskError("desk.body_twice", name=body, body=names[body].body, other=seen[-1])
    return body


def squash_name(name: str) -> str:
    """A name without spaces."""
    return "".join(name.split())


def _day(text: str | None) -> str | None:
    if not (text or "").strip():
        return None
    day = read_date(text or "")
    if day is None:
        raise DeskError("desk.body_day", day=text)
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body and the names that texts have for it, those used most first, and what the office says of them."""

    name: str
    uses: tuple[NameUse, ...]
    said: tuple[BodyName, ...] = ()

    @property
    def issues(self) -> int:
        """How many documents it issued."""
        return sum(use.issues for use in self.uses)

    @property
    def leads(self) -> int:
        """How many documents make it lead (牵头)."""
        return sum(use.leads for use in self.uses)

    @property
    def takes_part(self) -> int:
        """How many make it take its part."""
        return sum(use.takes_part for use in self.uses)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names: as texts write them, and as the office says."""
        return tuple(dict.fromkeys((*(use.name for use in self.uses), *(one.name for one in self.said), self.name)))


def known_bodies(archive: Archive) -> tuple[KnownBody, ...]:
    """All bodies, those in most documents first."""
    said = archive.books.body_names()
    body_of = {one.name: one.body for one in said}
    uses: dict[str, list[NameUse]] = defaultdict(list)
    for use in archive.known.name_uses():
        uses[body_of.get(squash_name(use.name), use.name)].append(use)
    for one in said:
        uses.setdefault(one.body, [])
    made = (
        KnownBody(name=name, uses=tuple(those), said=tuple(one for one in said if one.body == name))
        for name, those in uses.items()
    )
    return tuple(sorted(made, key=lambda body: -(body.issues + body.leads + body.takes_part)))


def body_named(bodies: Iterable[KnownBody], name: str) -> KnownBody | None:
    """The body that has this name, whatever name it is listed under."""
    wanted = squash(name)
    return next((body for body in bodies if wanted in map(squash, body.names)), None)


def perhaps_one(bodies: Sequence[KnownBody], apart: Set[tuple[str, str]] = frozenset()) -> tuple[tuple[str, str], ...]:
    """Pairs of bodies that may be one by their names, and of which the office did not say that they are not."""
    named = {body.name: body for body in bodies}
    return tuple(pair for pair in may_be_one(list(named)) if not said_apart(named[pair[0]], named[pair[1]], apart))


def said_apart(one: KnownBody, other: KnownBody, apart: Set[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The pairs by which the office says that two bodies are not one, whatever names they are listed under now."""
    return frozenset(apart & {pair_of(name, another) for name in one.names for another in other.names})


def merged(bodies: Iterable[KnownBody], said: Sequence[BodyName], into: str) -> tuple[BodyName, ...]:
    """What the office says when all these bodies are one, listed under a name: theirs, another's, or a new one."""
    together = {body.name: body for body in bodies}
    body = squash_name(into)
    its = next((one.body for one in said if one.name == body), body)
    body = body if its in together else its
    kept = [replace(one, body=body) if one.body in together else one for one in said]
    there = {one.name for one in kept}
    names = (squash_name(name) for each in together.values() for name in each.names)
    new = [BodyName(name=name, body=body) for name in dict.fromkeys(names) if name not in there]
    return tuple(one for one in (*kept, *new) if one.name != one.body or one.since or one.until)


def split_off(said: Sequence[BodyName], name: str) -> tuple[BodyName, ...]:
    """What the office says when a name is a body's of its own again."""
    return tuple(one for one in said if one.name != squash_name(name))


def dated(
    said: Sequence[BodyName], body: KnownBody, name: str, *, since: str | None, until: str | None
) -> tuple[BodyName, ...]:
    """What the office says when a body had a name from day to day, as typed."""
    written = squash_name(name)
    new = BodyName(name=written, body=body.name, since=since, until=until)
    if all(one.name != written for one in said):
        return (*said, new)
    return tuple(new if one.name == written else one for one in said)
