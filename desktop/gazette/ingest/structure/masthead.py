"""What an issue says of itself: publication, year, numbers, serial, date, editor, in Chinese and English."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from gazette.ingest.structure.colophon_lines import CLOSING
from gazette.ingest.structure.lines import Line
from gazette.model import Bilingual, Colophon, Entry, Issue, Publication, Section
from gazette.reading.characters import close_up, unfill
from gazette.reading.dates import read_date
from gazette.reading.late_patterns import late_pattern

_NAME_ZH = late_pattern(r"[\u4e00-\u9fff]{2,20}(?:公报|公報|政报|政報)")
_NAME_EN = late_pattern(
    r"[A-Z][A-Za-z'’.,&\- ]{2,90}(?:Gazette|Bulletin)(?: of (?:the )?[A-Z][A-Za-z'’ ]+)?|"
    r"(?:Gazette|Bulletin) of (?:the )?[A-Z][A-Za-z'’ ]+|"
    r"(?:GAZETTE|BULLETIN) OF [A-Z'’ ]+|[A-Z'’ ]+ (?:GAZETTE|BULLETIN)"
)
_SERIAL = late_pattern(r"总\s*第?\s*(\d{1,5})\s*[期号號]|總\s*第?\s*(\d{1,5})\s*[期號]")
_SERIAL_EN = late_pattern(
    r"\(\s*(?:Serial\s*)?(?:No|Total|Total No|Serial No)\.?\s*(\d{1,5})\s*\)|(?:Serial|Total) No\.?\s*(\d{1,5})",
    re.IGNORECASE,
)
_NUMBERS = late_pattern(r"(?:(\d{4})\s*年\s*)?第\s*(\d{1,2}(?:\s*[、,，.·—\-至~～和]\s*\d{1,2})*)\s*[期號号]")
_NUMBERS_EN = late_pattern(r"(?:Vol|No|Issue|Nos)\.?\s*(\d{1,2}(?:\s*[&,，、\-–]\s*\d{1,2})*)(?!\d)", re.IGNORECASE)
_DAY = late_pattern(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:出版|出刊|印发)")
_EDITOR_ZH = late_pattern(
    r"(?P<label>(?:主管)?主办(?:单位)?|编\s*辑(?:出版)?(?:单位)?|編輯|主管)\s*[：:\s]\s*(?P<name>[\u4e00-\u9fff]{4,30}?)(?=\s|$)"
)
# 某市人民政府办公厅编, as covers print it
_EDITED_ZH = late_pattern(r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,26}(?:办公[厅室]|政府))\s*编[辑印]?(?=\s|$)")
_YEAR_ALONE = late_pattern(r"((?:19|20)\d{2})\s*年?")
# who edits the issue, best first
_EDITING = ("主办", "编辑", "編輯", "主管")
_EDITOR_EN = late_pattern(
    r"(?:Edited|Sponsored|Compiled|Published) by\s+(.+?)(?=\s+Published on|\s+Published by|\s*$)", re.IGNORECASE
)
_COLOPHON = late_pattern(
    r"(?:主\s*管|主\s*办|编\s*辑|出\s*版|承\s*印|印\s*[刷制数张]|地\s*址|邮\s*编|邮政编码|电\s*话|传\s*真|发\s*行|定\s*价|网\s*址|"
    r"(?:国内|国际)?(?:统一)?(?:连续出版物)?刊\s*号|国[内际](?:统一|标准)连续出版物号|准印证|电子[邮信]箱|责任编辑|[主总]\s*编|编\s*委|开\s*本)[^。：:]{0,12}[：:]"
)
_FEWEST_LABELS, _LONGEST_NAME = 2, 60


@dataclass(frozen=True, slots=True)
class Masthead:
    """What was found; ``used`` are the lines it was found in."""

    name: Bilingual = field(default_factory=Bilingual)
    editor: Bilingual = field(default_factory=Bilingual)
    year: int | None = None
    numbers: tuple[int, ...] = ()
    serial: int | None = None
    date: str | None = None
    used: frozenset[int] = field(default_factory=frozenset)


def read_masthead(lines: Sequence[Line]) -> Masthead:
    """The masthead of an issue, given the lines outside its lists and documents."""
    editor, edited = _editor(lines)
    head = Masthead(editor=Bilingual(editor), used=frozenset(edited))
    for line in lines:
        found = _read_line(head, unfill(line.text))
        if found != head or _says_again(unfill(line.text)):
            head = replace(found, used=head.used | {line.number})
    return _dated(_with_year(head, lines), lines)


def _with_year(head: Masthead, lines: Sequence[Line]) -> Masthead:
    """The masthead with its year, which a cover may print on a line of its own."""
    alone = {line.number: int(found[1]) for line in lines if (found := _YEAR_ALONE.fullmatch(unfill(line.text)))}
    year = head.year or (int(head.date[:4]) if head.date else next(iter(alone.values()), None))
    return replace(head, year=year, used=head.used | {number for number, said in alone.items() if said == year})


def _dated(head: Masthead, lines: Sequence[Line]) -> Masthead:
    """The masthead with a day of publication that leaves out its year (11月15日出版)."""
    for line in lines if head.year and not head.date else ():
        if (found := _DAY.search(line.text)) and (day := read_date(f"{head.year}年{found[1]}月{found[2]}日")):
            return replace(head, date=day, used=head.used | {line.number})
    return head


def _editor(lines: Sequence[Line]) -> tuple[str | None, list[int]]:
    """The body that edits the issue, in Chinese, and the line it stands in: 主办 before 编辑 before 主管."""
    ranked = [
        (rank, line.number, found["name"])
        for line in lines
        for found in _EDITOR_ZH.finditer(unfill(line.text))
        for rank, label in enumerate(_EDITING)
        if label in "".join(found["label"].split())
    ]
    edited = [(line.number, found["name"]) for line in lines if (found := _EDITED_ZH.search(unfill(line.text)))]
    if not ranked:
        return (edited[0][1], [number for number, name in edited if name == edited[0][1]]) if edited else (None, [])
    _, number, name = min(ranked)
    return name, [number, *(again for again, said in edited if said == name)]


def _says_again(text: str) -> bool:
    """Whether a line names the publication or its number once more, as the other language does."""
    own = _read_line(Masthead(), text)
    return bool(own.name.zh or own.name.en or own.serial or own.numbers) and len(text) <= _LONGEST_NAME


def colophon_start(lines: Sequence[Line]) -> int:
    """Where the lines on publisher, printer and address at the end of an issue begin; the end where there are none."""
    start = len(lines)
    if start and CLOSING.fullmatch(lines[-1].text):
        start -= 1
    while start and (_COLOPHON.match(lines[start - 1].text) or _says_again(unfill(lines[start - 1].text))):
        start -= 1
    labelled = sum(bool(_COLOPHON.match(line.text)) for line in lines[start:])
    return start if labelled >= _FEWEST_LABELS else len(lines)


def _read_line(head: Masthead, text: str) -> Masthead:
    name, editor = head.name, head.editor
    if not name.zh and (found := _NAME_ZH.search(close_up(text))):
        name = Bilingual(found[0], name.en)
    if not name.en and (found := _NAME_EN.fullmatch(text) or _NAME_EN.match(text)):
        name = Bilingual(name.zh, found[0].strip())
    if not editor.en and (found := _EDITOR_EN.search(text)):
        editor = Bilingual(editor.zh, found[1].strip(" .,"))
    head = replace(head, name=name, editor=editor, date=head.date or read_date(text))
    return _read_numbers(head, text)


def _read_numbers(head: Masthead, text: str) -> Masthead:
    serial = _SERIAL.search(text) or _SERIAL_EN.search(text)
    rest = text.replace(serial[0], " ") if serial else text
    if serial and head.serial is None:
        head = replace(head, serial=int(serial[1] or serial[2]))
    if found := _NUMBERS.search(rest):
        return replace(
            head, numbers=head.numbers or _listed(found[2]), year=head.year or (int(found[1]) if found[1] else None)
        )
    if not head.numbers and (found := _NUMBERS_EN.search(rest)):
        return replace(head, numbers=_listed(found[1]))
    return head


def complete_names(head: Masthead, entries: Iterable[Entry]) -> Masthead:
    """The masthead with Chinese names that the text leaves out, made from the bodies that issued its documents."""
    bodies = Counter(body for entry in entries for body in entry.issuers)
    governments = [body for body, _ in bodies.most_common() if body.endswith("人民政府")]
    offices = [body for body, _ in bodies.most_common() if body.endswith(("人民政府办公厅", "人民政府办公室"))]
    government = governments[0] if governments else next((office[:-3] for office in offices), None)
    name, editor = head.name, head.editor
    if not name.zh and government and name.en and "Government" in name.en:
        name = Bilingual(government + ("公报" if "Gazette" in name.en or "Bulletin" in name.en else ""), name.en)
    if not editor.zh and editor.en and "Office" in editor.en and offices:
        editor = Bilingual(offices[0], editor.en)
    return replace(head, name=name, editor=editor)


def masthead_issue(head: Masthead, sections: tuple[Section, ...], colophon: Colophon | None = None) -> Issue:
    """The issue that a masthead and a colophon tell of, with its sections."""
    return Issue(
        serial=head.serial,
        year=head.year,
        numbers=head.numbers,
        date=head.date,
        publication=Publication(name=head.name, colophon=colophon or Colophon()),
        editor=head.editor,
        sections=sections,
    )


def _listed(text: str) -> tuple[int, ...]:
    return tuple(int(figure) for figure in re.findall(r"\d+", text))
