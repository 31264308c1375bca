"""What decisions on posts say: who is appointed, removed or engaged, to what, when and for how long."""

import re
from dataclasses import replace

from gazette.model import Appointment, AppointmentRecord
from gazette.model.blocks import Act
from gazette.reading.characters import HAN
from gazette.reading.dates import read_date
from gazette.reading.late_patterns import late_pattern
from gazette.reading.people import bare_name, is_person_name, without_remarks

_ACTS: tuple[tuple[str, Act], ...] = (
    ("任命", "appointed"),
    ("免去", "removed"),
    ("解聘", "removed"),
    ("撤销", "removed"),
    ("聘用", "engaged"),
    ("聘任", "engaged"),
    ("续聘", "engaged"),
)
_LEAD = late_pattern(r"(?:任命|免去|解聘|撤销|聘用|聘任|续聘)(?:如下|以下(?:人员|同志))?\s*[：:]$")
# 一、任命, （二）免去: a heading over those whom it concerns
_LEAD_HEADING = late_pattern(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d[.．、])\s*(?:决定)?(?:任命|免去|解聘|撤销|聘用|聘任|续聘)$"
)
_PEOPLE = rf"(?P<people>[{HAN}·、\s]{{2,60}}?(?:[（(][^（）()；。]{{1,16}}[）)](?:、[{HAN}·、\s]{{2,60}}?)?)*)"
_GIVEN = late_pattern(rf"{_PEOPLE}(?:同志)?(?:为|任|担任)(?P<posts>[^，。；]+)")
_TAKEN = late_pattern(rf"{_PEOPLE}(?:同志的?|的)(?P<posts>[^，。；]+?)职务")
# 张三同志任…, 李四任某局局长, 王五同志不再担任…: acts without a verb of their own in front
_COMRADE_GIVEN = late_pattern(rf"{_PEOPLE}同志(?:任|为|担任)(?P<posts>[^，。；]+)")
_PLAIN_GIVEN = late_pattern(
    rf"{_PEOPLE}(?:任|担任)(?P<posts>[^，。；]*?(?:[长任席记员理师督事官]|顾问)(?:[（(][^（）()]*[）)])?)(?=，|$)"
)
# 免去其…职务, behind an appointment of the same person; 免去张三某市某局局长职务, without anything between
_AND_TAKEN = late_pattern(r"，\s*免去其(?P<posts>[^，。；]+?)职务")
_PLACE = late_pattern(rf"(?:[{HAN}]{{1,4}}?)?[省市县区州]")
_UNPARTED = late_pattern(rf"(?P<both>[{HAN}·]{{4,60}}?)职务")
_COMRADE_LEFT = late_pattern(rf"{_PEOPLE}(?:同志)?不再(?:担任|兼任)(?P<posts>[^，。；]+?)(?:职务)?$")
_VERB = late_pattern(r"(?:决定|研究|同意)?\s*[，,]?\s*(?P<act>任命|免去|解聘|撤销|聘用|聘任|续聘)\s*(?P<rest>[^：:]+)$")
_TERM = late_pattern(r"(?:聘期|任期|试用期)(?:为|：)?\s*([\d一二三四五六七八九十两]+(?:个)?[年月]半?)")
_TERM_REMARK = late_pattern(r"[（(](?:聘期|任期|试用期)[^（）()]*[）)]")
_ALL_ABOVE = late_pattern(r"以上(?:人员|同志|各?职务)?.*(?:聘期|任期|试用期)")

_UNTOLD: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_COMRADE_LEFT, "removed"),
    (_COMRADE_GIVEN, "appointed"),
    (_PLAIN_GIVEN, "appointed"),
)


def read_lead(text: str) -> Act | None:
    """The act that a line announces for the lines under it (…决定，任命：); None where it announces none."""
    leads = len(text) <= 80 and (_LEAD.search(text) or _LEAD_HEADING.match(text))
    return _act_of(text) if leads else None


def begins_posts(text: str) -> bool:
    """Whether those whom it concerns are to follow a line (…决定，任命：); what is revoked may be no post at all."""
    return read_lead(text) is not None and not text.rstrip("：: ").endswith("撤销")


def read_term_of_all(text: str) -> str | None:
    """The term that a line gives for everyone above it (以上人员聘期三年 → 三年)."""
    return read_term(text) if _ALL_ABOVE.match(text) else None


def read_term(text: str) -> str | None:
    """The term of office that a sentence names, as written."""
    found = _TERM.search(text)
    return found[1] if found else None


def read_records(text: str, act: Act | None = None, date: str | None = None) -> tuple[AppointmentRecord, ...]:
    """The records of one line; where no ``act`` is announced above, the line names its own (免去张三的…职务)."""
    records: list[AppointmentRecord] = []
    term = read_term(text)
    for clause in re.split(r"[；;。]", text):
        own = _VERB.search(clause) if act is None and "免去其" not in clause else None
        if act is None and not own:
            records += _records_of_comrades(clause.strip(), date, term)
            continue
        said = _act_of(own["act"]) if own else act
        clause_date = (read_date(clause) if own else None) or date
        if said:
            records += _records_of(own["rest"] if own else clause.strip(), said, clause_date, term)
    return tuple(records)


def _records_of(clause: str, act: Act, date: str | None, term: str | None) -> list[AppointmentRecord]:
    found = _TAKEN.match(clause) if act == "removed" else _GIVEN.match(clause)
    if found:
        return _records_found(found, act, date, term)
    return _records_unparted(clause, date) if act == "removed" else []


def _records_unparted(clause: str, date: str | None) -> list[AppointmentRecord]:
    """张三某市某局局长职务: the name ends where the name of a place begins."""
    found = _UNPARTED.match(clause)
    both = found["both"] if found else ""
    for length in (3, 2, 4):
        name, post = both[:length], both[length:]
        if is_person_name(name) and _PLACE.match(post):
            return [AppointmentRecord(person=name, post=post, act="removed", date=date)]
    return []


def names_comrades(text: str) -> bool:
    """Whether a line opens with who takes or leaves a post and no verb: 张三同志任…, 李四任…局长."""
    return bool(_records_of_comrades(re.split(r"[；;。]", text)[0].strip(), None, None))


def _records_of_comrades(clause: str, date: str | None, term: str | None) -> list[AppointmentRecord]:
    """The records of 张三同志任… and 李四同志不再担任…, where those who are named have names of persons."""
    for pattern, act in _UNTOLD:
        found = pattern.match(clause)
        if found and all(map(is_person_name, _names(found))):
            records = _records_found(found, act, date, term)
            taken = _AND_TAKEN.search(clause)
            posts = taken["posts"].split("、") if taken else ()
            people = dict.fromkeys(record.person for record in records)
            return records + [
                AppointmentRecord(person=p, post=post, act="removed", date=date) for p in people for post in posts
            ]
    return []


def _records_found(found: re.Match[str], act: Act, date: str | None, term: str | None) -> list[AppointmentRecord]:
    people = [bare_name(person) for person in _names(found) if person.strip()]
    posts = [post.strip() for post in _TERM_REMARK.sub("", found["posts"]).split("、") if post.strip()]
    return [
        AppointmentRecord(person=person, post=post, act=act, date=date, term=term)
        for person in people
        for post in posts
    ]


def _names(found: re.Match[str]) -> list[str]:
    """The names of those who are named, without what stands in brackets behind some: 王芳（女，回族）."""
    return without_remarks(found["people"]).split("、")


def _act_of(text: str) -> Act | None:
    last = max(_ACTS, key=lambda pair: text.rfind(pair[0]))
    return last[1] if last[0] in text else None


def records_anew(block: Appointment, lines: tuple[str, ...], lead: str | None) -> tuple[AppointmentRecord, ...]:
    """What other lines of a decision say; what they did not say before (its date, the term of all) stays."""
    if lines == block.lines and lead == block.lead:
        return block.records
    before = block.records[0] if block.records else None
    date = (read_date(lead) if lead else None) or (before.date if before else None)
    found = (record for line in lines for record in read_records(line, read_lead(lead) if lead else None, date))
    return tuple(replace(record, term=record.term or (before.term if before else None)) for record in found)
