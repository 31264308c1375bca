"""What the rows of the contents room say: both lists, pages that moved, verdicts, and which words they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gazette.contents import ContentsItem, contents_list
from gazette.gui.captions import Captions
from gazette.gui.contents_verdicts import Verdict, marks_of
from gazette.model import LEVELS, Entry, Issue, Level
from gazette.wording import finding_sentence

NUMBER, ZH, PAGE_ZH, EN, PAGE_EN, VERDICT = range(6)
_COLUMN_OF = {"title_zh": ZH, "title_en": EN, "number_zh": NUMBER, "number_en": NUMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsRow:
    """A row: its six texts, and how they are drawn.

    ``entry_id`` is None for the name of a section; ``level`` that of the verdict (``waits``: none yet); ``marks`` are
    column, from, to, level; ``missing`` the columns in which nothing stands, ``moved`` whether the page is news.
    """

    texts: tuple[str, ...]
    entry_id: int | None = None
    level: str = "ok"
    marks: tuple[tuple[int, int, int, Level], ...] = ()
    missing: frozenset[int] = frozenset()
    moved: bool = False
    tips: dict[int, str] = field(default_factory=dict)
    spoken: str = ""


def contents_rows(
    issue: Issue,
    starts: Sequence[int | None],
    before: Mapping[int, int | None],
    verdicts: Mapping[int, Verdict],
    say: Captions,
) -> list[ContentsRow]:
    """The rows of an issue whose entries begin on ``starts``; ``before``: the page that was seen, where it moved."""
    rows: list[ContentsRow] = []
    lists = (contents_list(issue, starts, "zh").sections, contents_list(issue, starts, "en").sections)
    for section, zh, en in zip(issue.sections, *lists, strict=True):
        rows.append(ContentsRow(texts=("", f"【{zh.name}】" if zh.name else "", "", en.name or "", "", "")))
        for entry, item_zh, item_en in zip(section.entries, zh.items, en.items, strict=True):
            rows.append(_entry_row(entry, (item_zh, item_en), before.get(entry.id), verdicts[entry.id], say))
    return rows


def _entry_row(
    entry: Entry, items: tuple[ContentsItem, ContentsItem], before: int | None, verdict: Verdict, say: Captions
) -> ContentsRow:
    zh, en = items
    page = "–" if zh.page is None else str(zh.page)
    if before is not None and zh.page is not None:
        page += " ▲" if zh.page > before else " ▼"
    sentences = [finding_sentence(finding, say.language) for finding in verdict.findings]
    told = "\n".join([*sentences, *([verdict.note] if verdict.note else [])])
    tips = {VERDICT: told}
    if before is not None:
        tips |= dict.fromkeys((PAGE_ZH, PAGE_EN), say("contents.moved", page=before))
    level = say(f"level.{verdict.level}") if verdict.level in LEVELS else ""
    return ContentsRow(
        texts=("\n".join(n for n in (zh.number, en.number) if n), zh.title, page, en.title, page, verdict.word),
        entry_id=entry.id,
        level=verdict.level,
        marks=tuple(_marks(entry, verdict)),
        missing=frozenset([*([ZH] if zh.missing else []), *([EN] if en.missing else [])]),
        moved=before is not None,
        tips=tips,
        spoken=say("contents.spoken", level=level, word=verdict.word, sentence=told) if level else verdict.word,
    )


def _marks(entry: Entry, verdict: Verdict) -> Iterator[tuple[int, int, int, Level]]:
    for name, spans in marks_of(entry, verdict.findings).items():
        shift = len(entry.number_zh) + 1 if name == "number_en" and entry.number_zh else 0
        if name in _COLUMN_OF:
            yield from ((_COLUMN_OF[name], start + shift, end + shift, level) for start, end, level in spans)
