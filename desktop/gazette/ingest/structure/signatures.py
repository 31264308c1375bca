"""Signature blocks: who signed and when, at the end of a document or of a part of it."""

import re
from collections.abc import Sequence

from gazette.ingest.structure.lines import Line
from gazette.model import Signature
from gazette.reading.characters import unfill
from gazette.reading.dates import DATE_PATTERN, date_alone, date_in_brackets, read_date
from gazette.reading.issuers import is_body, read_signatory, split_issuers
from gazette.reading.numbering import opening_number

_BOTH = re.compile(rf"(?P<who>\S.*?)[\s\u3000]+(?P<day>{DATE_PATTERN})")
_SEAL = re.compile(r"[（(]\s*(?:印章|盖章|公章|代章|签字)\s*[）)]$")
_CONTACT = re.compile(r"(?:联系|咨询|电话|传真|邮箱|地址|网址)[^：:]{0,4}[：:]")
_MOST_LINES, _LONGEST = 8, 60


def find_signatures(lines: Sequence[Line]) -> dict[int, tuple[int, Signature]]:
    """Signatures by the index of their first line: index behind the last one, and the block."""
    found: dict[int, tuple[int, Signature]] = {}
    behind = 0
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        bracketed = date_in_brackets(line.text) is not None
        if bracketed or date_alone(line.text):
            start = _first_signing_line(lines, at, behind)
            end = at + 1 if start < at else _end_below(lines, at)
            if end - start > 1 and not (bracketed and not _closes(lines, start, at)):
                found[start] = end, _signature(lines[start:end])
                behind = end
        elif "年" in line.text and (both := _BOTH.fullmatch(line.text)) and split_issuers(both["who"]):
            found[at] = at + 1, Signature(lines=(both["who"], both["day"]))
            behind = at + 1
    return found


def signed_and_dated(text: str) -> tuple[tuple[str, ...], str] | None:
    """The bodies and the day of a line that holds both and nothing else (某市人民政府办公室　2023年3月8日)."""
    both = _BOTH.fullmatch(text) if "年" in text else None
    bodies, day = (split_issuers(both["who"]), read_date(both["day"])) if both else ((), None)
    return (bodies, day) if bodies and day else None


def signature_date(signature: Signature) -> str | None:
    """The date of a signature as ISO; in its last line, but for those that put the day first."""
    return next((day for line in signature.lines[::-1] if (day := read_date(line))), None)


def signing_bodies(signature: Signature) -> tuple[str, ...]:
    """The issuing bodies that signed; empty where a person or an unknown body did."""
    bodies: list[str] = []
    for line in signature.lines:
        bodies += split_issuers(_SEAL.sub("", line))
    return tuple(bodies)


def _signature(lines: Sequence[Line]) -> Signature:
    return Signature(lines=tuple(unfill(line.text) for line in lines))


def _first_signing_line(lines: Sequence[Line], date_at: int, lowest: int) -> int:
    start = date_at
    while start > lowest and date_at - start < _MOST_LINES and _can_sign(lines, start - 1, date_at):
        start -= 1
    return start


def _end_below(lines: Sequence[Line], date_at: int) -> int:
    """The index behind who signs under the date, at the end of a text; the date alone where nobody does."""
    end = date_at + 1
    while end < len(lines) and (read_signatory(lines[end].text) or split_issuers(lines[end].text)):
        end += 1
    return end if end == len(lines) or lines[end].text.startswith(("附件", "（", "(")) else date_at + 1


def _can_sign(lines: Sequence[Line], at: int, date_at: int) -> bool:
    text = _SEAL.sub("", lines[at].text).strip()
    if lines[at].is_row or not text or len(text) > _LONGEST or text[-1] in "。；：！？，" or opening_number(text):
        return False
    if text.startswith(("附件", "附表", "注：", "特此")) or _CONTACT.search(text):
        return False
    if read_signatory(text) or split_issuers(text) or is_body(unfill(text).replace(" ", "")):
        return True
    if at == date_at - 1:
        return len(text) <= 24 and (at == 0 or _ends_sentence(lines[at - 1].text) or lines[at].gap)
    return len(text) <= 24 and at > 0 and _ends_sentence(lines[at - 1].text)


def _closes(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a day in brackets is that of a signature: behind a sentence, with nothing right below."""
    over = at + 1 == len(lines) or lines[at + 1].gap
    return over and 0 < start < at and _ends_sentence(lines[start - 1].text)


def _ends_sentence(text: str) -> bool:
    """Whether a text is over at its end; a numbered heading (二、先进个人（4名）) opens what stands below it."""
    return text[-1] in "。；" or (text[-1] in "）)" and not opening_number(text))
