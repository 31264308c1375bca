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
    ("聘请", "engaged"),
    ("续聘", "engaged"),
)
ACT_VERBS = "|".join(verb for verb, _ in _ACTS)
"""As a pattern: what decisions say that they do."""
_LEAD = late_pattern(rf"(?:{ACT_VERBS})(?:如下|以下(?:人员|同志))?\s*[：:]$")
# 一、任命, （二）免去: a heading over those whom it concerns
_LEAD_HEADING = late_pattern(
    rf"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d[.．、])\s*(?:决定)?(?:{ACT_VERBS})$"
)
_PEOPLE = rf"(?P<people>[{HAN}·、\s]{{2,60}}?(?:[（(][^（）()；。]{{1,16}}[）)](?:、[{HAN}·、\s]{{2,60}}?)?)*)"
_TAKES = "(?:正式)?(?:任|担任|兼任)"
_EACH = "(?P<each>分别)?"  # to each of them one of the posts
_GIVEN = late_pattern(rf"{_PEOPLE}(?:同志)?{_EACH}(?:为|{_TAKES})(?P<posts>[^，。；]+)")
_TAKEN = late_pattern(rf"{_PEOPLE}(?:同志的?|的)(?P<posts>[^，。；]+?)职务")
# 张三同志任…, 李四任某局局长, 王五同志不再担任…, 赵六辞去…: acts without a verb of their own in front
_COMRADE_GIVEN = late_pattern(rf"{_PEOPLE}同志{_EACH}(?:为|{_TAKES})(?P<posts>[^，。；]+)")
_PLAIN_GIVEN = late_pattern(
    rf"{_PEOPLE}{_EACH}{_TAKES}(?!由)(?P<posts>[^，。；]*?(?:[长任席记员理师督事官]|顾问)(?:[（(][^（）()]*[）)])?)(?=，|$)"
)
_COMRADE_LEFT = late_pattern(rf"{_PEOPLE}(?:同志)?不再(?:担任|兼任)(?P<posts>[^，。；]+?)(?:职务)?$")
_RESIGNED = late_pattern(rf"(?:同意|接受|批准)?{_PEOPLE}(?:同志)?辞去(?P<posts>[^，。；]+?)职务")
# …，免去其…职务, …，免去…职务, …，不再担任…职务 behind what else is said of the same person
_PART = late_pattern(rf"[，,]\s*(?=(?:同时|并|一并)?(?:{ACT_VERBS}|不再(?:担任|兼任)))")
_OF_THE_SAME = late_pattern(
    r"(?:同时|并|一并)?(?:免去(?P<its>其)?|(?P<left>不再(?:担任|兼任)))"
    r"(?P<posts>(?:[兼担所原现]任的?)?[^，。；的]+?)(?:职务|(?(left)$|职务))"
)
# 免去张三某市某局局长职务, nothing between
_UNPARTED = late_pattern(rf"(?P<both>[{HAN}·]{{4,60}}?)职务")
_PLACE = late_pattern(rf"(?:[{HAN}]{{2,4}}?)?[省市县区州]")
_SHORT_PLACE = late_pattern(rf"[{HAN}][省市县区州]")
_HELD = late_pattern("^[兼担所原现]任的?")
_NEXT_POST = late_pattern(rf"、|(?<=[长任记席员事])兼任?(?=[{HAN}]{{4}})(?!职)")
_VERB = late_pattern(rf"(?:决定|研究|同意)?\s*[，,]?\s*(?P<act>{ACT_VERBS})\s*[：:]?\s*(?P<rest>[^：:]+)$")
_TERM = late_pattern(r"(?:聘期|任期|试用期|挂职)(?:期|时间)?(?:为|：)?\s*([\d一二三四五六七八九十两]+(?:个)?[年月]半?)")
_COMMA = late_pattern(r"[，,]\s*")
_TERM_REMARK = late_pattern(r"[（(](?:聘期|任期|试用期|挂职)[^（）()]*[）)]")
_ALL_ABOVE = late_pattern(r"以上(?:人员|同志|各?职务)?.*(?:聘期|任期|试用期)")

_UNTOLD: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_COMRADE_LEFT, "removed"),
    (_RESIGNED, "removed"),
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
    term, records = read_term(text), list[AppointmentRecord]()
    for sentence in re.split("。", text):
        said = act
        for clause in re.split("[；;]", sentence):
            found = _records_of_clause(clause, act, date, term) or _records_going_on(clause, said, date, term)
            records += found
            said = found[-1].act if found else said
    return tuple(records)


def _records_going_on(clause: str, act: Act | None, date: str | None, term: str | None) -> list[AppointmentRecord]:
    """任命张三为…；李四为…: what a clause without a verb says goes on with the act of the one before."""
    records = _records_of(clause.strip(), act, date, term) if act is not None else []
    return records if all(is_person_name(record.person) for record in records) else []


def _records_of_clause(clause: str, act: Act | None, date: str | None, term: str | None) -> list[AppointmentRecord]:
    """What a clause says part by part: 任命张三为…，免去其…职务, …，免去李四的…职务."""
    first, *others = _PART.split(clause.strip())
    day = (read_date(clause) if act is None else None) or date
    records = _records_of_part(first, act, day, term)
    for part in others:
        records += _taken_of_the_same(part, records, day) or _records_of_part(part, None, day, term)
    return records


def _records_of_part(part: str, act: Act | None, date: str | None, term: str | None) -> list[AppointmentRecord]:
    """The records of a part under the act that is announced above, else by its own verb or none."""
    if act is not None:
        return _records_of(part, act, date, term)
    own = _VERB.search(part)
    said = _act_of(own["act"]) if own else None
    if own is None or said is None:
        return _records_of_comrades(part, date, term)
    records = _records_of(own["rest"], said, date, term)
    sure = said != "engaged" or all(is_person_name(record.person) for record in records)
    return records if sure else []  # 聘任具有高级职称的人员为…


def _records_of(clause: str, act: Act, date: str | None, term: str | None) -> list[AppointmentRecord]:
    """Of one after the other: 张三为…，李四为…; 张三的…职务，李四的…职务."""
    pattern = _TAKEN if act == "removed" else _GIVEN
    records = list[AppointmentRecord]()
    found = pattern.match(clause)
    while found:
        records += _records_found(found, act, date, term)
        comma = _COMMA.match(clause, found.end())
        found = pattern.match(clause, comma.end()) if comma else None
        if found and (_TERM.search(found[0]) or not all(map(is_person_name, _names(found)))):
            break  # 任期为三年
    return records or (_records_unparted(clause, date) if act == "removed" else [])


def _records_unparted(clause: str, date: str | None) -> list[AppointmentRecord]:
    """张三某市某局局长职务: the name ends where the name of a place begins, which seldom has one character."""
    found = _UNPARTED.match(clause)
    both = found["both"] if found else ""
    for place in (_PLACE, _SHORT_PLACE):
        for length in (3, 2, 4):
            name, post = both[:length], both[length:]
            if is_person_name(name) and place.match(post):
                return [AppointmentRecord(person=name, post=post, act="removed", date=date)]
    return []


def _taken_of_the_same(part: str, before: list[AppointmentRecord], date: str | None) -> list[AppointmentRecord]:
    """…，免去其…职务, …，不再担任…, and …，免去…职务 where the post begins as that before: of those named before."""
    found = _OF_THE_SAME.match(part)
    if found is None or not before or not (found["its"] or found["left"] or found["posts"][:2] == before[-1].post[:2]):
        return []
    posts = _posts(found["posts"])
    people = dict.fromkeys(record.person for record in before)
    return [AppointmentRecord(person=p, post=post, act="removed", date=date) for p in people for post in posts]


def names_comrades(text: str) -> bool:
    """Whether a line opens with who takes or leaves a post and no verb: 张三同志任…, 李四任…局长, 接受王五辞去…."""
    return bool(_records_of_comrades(re.split(r"[；;。]", text)[0].strip(), None, None))


def _records_of_comrades(clause: str, date: str | None, term: str | None) -> list[AppointmentRecord]:
    """The records of 张三同志任… and 李四同志不再担任…, where those who are named have names of persons."""
    for pattern, act in _UNTOLD:
        found = pattern.match(clause)
        if found and all(map(is_person_name, _names(found))):
            return _records_found(found, act, date, term)
    return []


def _records_found(found: re.Match[str], act: Act, date: str | None, term: str | None) -> list[AppointmentRecord]:
    people, posts = [bare_name(person) for person in _names(found) if person.strip()], _posts(found["posts"])
    both = [(person, post) for person in people for post in posts]
    if found.groupdict().get("each"):  # whose is which where they are not as many, nobody can tell
        both = list(zip(people, posts, strict=True)) if len(people) == len(posts) else []
    return [AppointmentRecord(person=person, post=post, act=act, date=date, term=term) for person, post in both]


def _posts(text: str) -> list[str]:
    """The posts that are listed, without how they were held (兼任的) and for how long."""
    posts = _NEXT_POST.split(_HELD.sub("", _TERM_REMARK.sub("", text)))
    return [post.strip() for post in posts if post.strip()]


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
