"""Rows of a sheet whose columns have roles → name lists and decisions on posts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette.ingest.column_roles import ColumnRole
from gazette.model import Appointment, AppointmentRecord, NameList, Person
from gazette.model.blocks import Act
from gazette.reading.characters import close_up
from gazette.reading.dates import read_date
from gazette.reading.people import bare_name

Row = tuple[str, ...]
_ISO_LIKE = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_ACTS: tuple[tuple[re.Pattern[str], Act], ...] = (
    (re.compile(r"任|任命|任职|任用|提任|拟任"), "appointed"),
    (re.compile(r"免|免去|免职|免任|解聘|撤销|撤职"), "removed"),
    (re.compile(r"聘|聘任|聘用|续聘"), "engaged"),
)


@dataclass(slots=True)
class People:
    """``made``: what was written beside the texts of the cells; ``told``: texts of cells that the blocks have not."""

    blocks: list[NameList | Appointment] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def names_of(rows: Sequence[Row], roles: Sequence[ColumnRole], lead: str | None) -> People | None:
    """The name list of these rows, read down each run of columns that begins with a name; None where a name lacks."""
    people = People()
    found: list[Person] = []
    for columns in _runs(roles):
        group: str | None = None
        for row in rows:
            texts = _texts(row, roles, columns)
            if not any(texts.values()):
                continue
            if not texts.get("name"):
                return None
            group = close_up(texts.get("group", "")) or group
            beside = close_up(texts.get("affiliation", "")) + close_up(texts.get("post", ""))
            remark = close_up(texts.get("remark", ""))
            name = bare_name(texts["name"]) + (f"（{remark}）" if remark else "")
            people.made += ["（）"] if remark else []
            people.told += [texts["number"]] if texts.get("number") else []
            if texts.get("group") and found and found[-1].role == group:
                people.told.append(texts["group"])
            found.append(Person(name=name, affiliation=beside or None, role=group))
    if not found:
        return None
    people.blocks.append(NameList(people=tuple(found), lead=lead))
    return people


def _runs(roles: Sequence[ColumnRole]) -> list[list[int]]:
    """The columns of each run: a sheet may set its list in several runs beside each other."""
    runs: list[list[int]] = [[]]
    for column, role in enumerate(roles):
        if role in {roles[at] for at in runs[-1]}:
            runs.append([])
        runs[-1].append(column)
    return [run for run in runs if any(roles[at] == "name" for at in run)]


def _texts(row: Row, roles: Sequence[ColumnRole], columns: Sequence[int]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for column in columns:
        texts[roles[column]] = texts.get(roles[column], "") + row[column].strip()
    return texts


def appointments_of(rows: Sequence[Row], roles: Sequence[ColumnRole], lead: str | None) -> People | None:
    """The decisions of these rows, a block for each run of one date; None where a row lacks person, post or act."""
    people = People()
    columns = range(len(roles))
    runs: list[tuple[str, list[dict[str, str]]]] = []
    for row in rows:
        texts = _texts(row, roles, columns)
        if not any(texts.values()):
            continue
        post = close_up(texts.get("affiliation", "")) + close_up(texts.get("post", ""))
        if not texts.get("name") or not post or read_act(texts.get("act", "")) is None:
            return None
        texts["whole_post"] = post
        if not runs or runs[-1][0] != texts.get("date", ""):
            runs.append((texts.get("date", ""), []))
        elif texts.get("date"):
            people.told.append(texts["date"])
        people.told += [texts["number"]] if texts.get("number") else []
        runs[-1][1].append(texts)
    for date, each in runs:
        records = tuple(_record(texts, date) for texts in each)
        lines = tuple(_line(texts, people) for texts in each)
        people.blocks.append(Appointment(lead=_lead(lead, date, people), lines=lines, records=records))
        lead = None
    return people if runs else None


def _lead(above: str | None, date: str, people: People) -> str | None:
    if not date:
        return above
    people.made.append("：，" if above else "：")
    return f"{above}，{date}：" if above else f"{date}："


def _record(texts: dict[str, str], date: str) -> AppointmentRecord:
    act = read_act(texts["act"])
    assert act is not None
    return AppointmentRecord(
        person=bare_name(texts["name"]),
        post=texts["whole_post"],
        act=act,
        date=day_of(date),
        term=texts.get("term") or None,
    )


def _line(texts: dict[str, str], people: People) -> str:
    """The sentence of one decision, as the gazette prints it."""
    act, name, post = read_act(texts["act"]), bare_name(texts["name"]), texts["whole_post"]
    verb = {"appointed": "任命", "removed": "免去", "engaged": "聘任"}[act or "appointed"]
    line = f"{verb}{name}的{post}职务" if act == "removed" else f"{verb}{name}为{post}"
    own = name + post
    for column in ("term", "remark"):
        if texts.get(column):
            line += f"（聘期{texts[column]}）" if column == "term" else f"（{texts[column]}）"
            own += texts[column]
    said = squeezed_out(line, own)
    people.told.append(texts["act"])
    people.made.append(said)
    return line


def squeezed_out(line: str, own: str) -> str:
    """The characters of ``line`` beyond those of ``own``."""
    rest = list(line)
    for character in own:
        if character in rest:
            rest.remove(character)
    return "".join(rest)


def read_act(text: str) -> Act | None:
    """What a cell says of a post: taken (任, 任命), left (免, 免去) or by contract (聘, 聘任)."""
    bare = bare_name(text)
    return next((act for pattern, act in _ACTS if pattern.fullmatch(bare)), None)


def day_of(text: str) -> str | None:
    """The day that a cell shows, as ISO: 2019年11月1日, 2019-11-01, 2019/11/1, 2019.11.1."""
    found = _ISO_LIKE.match(text.strip())
    return read_date(f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else text)
