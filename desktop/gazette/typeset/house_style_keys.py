"""What a house style may say: every key with what is allowed there."""

from dataclasses import dataclass

from gazette.model import FIT_STEPS, FitStep
from gazette.typeset.colophon_fields import COLOPHON_KEYS

FIT_ORDER = ("lines:one", "lines:two", "lines:three", *FIT_STEPS, "new_page")
FIXED, EM, LINE = ("pt", "mm"), ("pt", "mm", "em"), ("pt", "mm", "em", "line")
MOST = {"pt": 2400.0, "mm": 847.0, "em": 100.0, "line": 40.0}
"""No length of a page is more; with it sums stay whole numbers that a page can be counted in."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """A length in one of ``units``, or a list of ``count`` of them (0: any number).

    It lies between ``least`` and ``most`` points, an em or a line counted as ten of them.
    """

    units: tuple[str, ...]
    count: int | None = None
    least: float = 0.0
    most: float = MOST["pt"]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A whole number in the range, or a list of ``count``."""

    least: int
    most: int
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these texts."""

    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of some of these texts, each at most once."""

    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What only needs its type to be right; ``wanted`` is the code of the sentence that asks for it."""

    wanted: str


TEXT, TEXTS = Kind("typeset.style_wants_text"), Kind("typeset.style_wants_texts")
FLAG, FRACTION = Kind("typeset.style_wants_flag"), Kind("typeset.style_wants_fraction")
FACE, FACES = Kind("typeset.style_wants_face"), Kind("typeset.style_wants_faces")
Rule = Lengths | Numbers | Choice | Choices | Kind


def _group(prefix: str, **rules: Rule) -> dict[str, Rule]:
    return {f"{prefix}.{key}": rule for key, rule in rules.items()}


_POINTS, _EMS, _LINES = Lengths(FIXED), Lengths(EM), Lengths(LINE)
_SIZE, _LEADING = Lengths(FIXED, None, 3, 200), Lengths(FIXED, None, 3, 400)
_SIZES = Lengths(FIXED, 0, 3, 200)
_PADDING = Lengths(FIXED, None, 0, 60)

OPTIONAL_KEYS: dict[str, Rule] = _group("style", based_on=TEXT, name_en=TEXT)
"""What a style may leave out, and takes from no other."""
KEYS: dict[str, Rule] = {
    **_group("style", name=TEXT),
    **_group("page", trim=Lengths(FIXED, 2, 100), bleed=_POINTS, block=Lengths(FIXED, 2, 100)),
    **_group("page.margin", head=_POINTS, inner=_POINTS),
    **_group("columns", count=Numbers(1, 2), characters=Numbers(4, 80), gutter=_EMS, lines=Numbers(4, 200)),
    "columns.lines_allowed": Numbers(4, 200, 2),
    "faces": FACES,
    "faces.fallback": TEXTS,
    **_group("text.body", face=FACE, size=_SIZE, leading=_LEADING, indent=_EMS, baseline=FRACTION),
    **_group("text.chapter", face=FACE),
    **_group("text.heading_1", face=FACE),
    **_group("text.heading_2", face=FACE),
    **_group("text.heading_3", face=FACE, number_stop=TEXT),
    **_group("text.lead", face=FACE),
    **_group("head.title", face=FACE, sizes=_SIZES, row=_POINTS, max_characters=Numbers(4, 60)),
    **_group("head.date", face=FACE),
    **_group("head.number", face=FACE),
    **_group("head", before=_LINES, after_title=_LINES, after_number=_LINES, between_documents=_POINTS),
    "head.min_body_lines": Numbers(1, 20),
    **_group("head.plan_title", face=FACE, size=_SIZE, row=_LINES, before=_LINES, after=_LINES),
    "head.plan_title.max_characters": Numbers(4, 80),
    "composition.policy": Choice(("clreq", "push-out")),
    **_group("composition.han_latin_gap", normal=_EMS, min=_EMS, max=_EMS),
    "composition.word_space_max": _EMS,
    "composition.plus": Choice(("full", "half")),
    "composition.bind_units": TEXTS,
    "composition.one_character_line": Choice(("allow", "companion", "squeeze")),
    **_group("composition.paragraph_lines", foot=Numbers(1, 5), top=Numbers(1, 5)),
    "composition.heading_keep": Choice(("line", "chain")),
    **_group("contents", shown=FLAG, counted=FLAG),
    **_group("contents.zh.name", face=FACE, size=_SIZE, box=_POINTS, after=_POINTS),
    **_group("contents.zh.rules", heavy=_POINTS, fine=_POINTS, at=_POINTS, apart=_POINTS),
    **_group("contents.zh.facts", face=FACE, row=_POINTS),
    **_group("contents.zh.heading", face=FACE, size=_SIZE, row=_POINTS, after=_POINTS, gap=_EMS),
    **_group("contents.zh.section", face=FACE, size=_SIZE, row=_POINTS, before=_POINTS),
    **_group("contents.zh.entry", face=FACE, size=_SIZE, row=_POINTS, tight_row=_POINTS, after=_POINTS),
    **_group("contents.zh.entry", indent=_EMS, turn=_EMS),
    **_group("contents.zh.number", face=FACE),
    **_group("contents.zh.continued", face=FACE, row=_POINTS, after=_POINTS),
    **_group("contents.en.name", face=FACE, size=_SIZE, box=_POINTS),
    **_group("contents.en.rules", heavy=_POINTS, fine=_POINTS, at=_POINTS, apart=_POINTS),
    **_group("contents.en.facts", face=FACE, size=_SIZE, row=_POINTS, before=_POINTS),
    **_group("contents.en.date", face=FACE),
    **_group("contents.en.editor", face=FACE, row=_POINTS, before_rule=_POINTS, after=_POINTS),
    **_group("contents.en.heading", face=FACE, size=_SIZE, row=_POINTS, tracking=_POINTS),
    **_group("contents.en.section", face=FACE, size=_SIZE, row=_POINTS, before=_POINTS),
    **_group("contents.en.entry", face=FACE, size=_SIZE, row=_POINTS, tight_row=_POINTS, after=_POINTS),
    **_group("contents.en.entry", turn=_EMS, measure=_POINTS, last_min=_POINTS),
    **_group("contents.en.continued", face=FACE, row=_POINTS, after=_POINTS),
    **_group("contents.leader", step=Lengths(EM, None, 1), end=_POINTS, min_dots=Numbers(1, 20)),
    "contents.leader.raise": _POINTS,
    "cover.shown": FLAG,
    **_group("cover.rules", heavy=_POINTS, fine=_POINTS, at=_POINTS, apart=_POINTS, below=_POINTS),
    **{
        f"cover.{name}.{key}": rule
        for name in ("name", "english", "year", "numbers", "serial", "editor", "date")
        for key, rule in (("face", FACE), ("size", _SIZE), ("at", _POINTS))
    },
    **_group("colophon", shown=FLAG, fields=Choices(COLOPHON_KEYS), licence_label=TEXT, cn_label=TEXT),
    **_group("colophon", row=_POINTS, foot=_POINTS),
    "colophon.in": _EMS,
    **_group("colophon.rules", heavy=_POINTS, fine=_POINTS, apart=_POINTS, above=_POINTS, after=_POINTS, below=_POINTS),
    **_group("colophon.name", face=FACE, size=_SIZE, row=_POINTS, width=Numbers(10, 100)),
    **_group("colophon.english", face=FACE, size=_SIZE, row=_POINTS, tracking=_POINTS),
    **_group("colophon.label", face=FACE, colon=FACE, width=_EMS),
    **_group("colophon.statement", face=FACE, row=_POINTS, before=_POINTS),
    **_group("furniture.head", face=FACE, size=_SIZE, above=_POINTS, rule=_POINTS, rule_width=_POINTS, shown=FLAG),
    **_group("furniture.folio", face=FACE, size=_SIZE, below=_POINTS, gap=_POINTS),
    "furniture.folio.in": _EMS,
    **_group("table.rules", frame=_POINTS, header=_POINTS, inner=_POINTS),
    **_group("table.header", face=FACE),
    **_group("table.body", face=FACE),
    **_group("table.wide", size=_SIZE, leading=_LEADING, padding=_PADDING, aside=_PADDING),
    **_group("table.numbers", size=_SIZE, leading=_LEADING, padding=_PADDING, aside=_PADDING, min_row=_POINTS),
    **_group("table.scaled", sizes=_SIZES, leading=Lengths(EM, None, 3, 60), padding=_PADDING, aside=_PADDING),
    **_group("table.total", face=FACE, labels=TEXTS, width=_EMS),
    **_group("table.continued", face=FACE, row=_POINTS),
    **_group("table.caption", face=FACE, row=_POINTS),
    **_group("table.note", face=FACE, label=FACE, before=_POINTS, size=_SIZE, leading=_LEADING, turn=_EMS),
    **_group("footnote", face=FACE, size=_SIZE, leading=_LEADING, turn=_EMS, above=_POINTS, below=_POINTS),
    **_group("footnote.rule", width=_POINTS, length=_EMS),
    **_group("footnote.mark", size=Lengths(EM, None, 3, 15), **{"raise": Lengths(EM, None, 0, 10)}),
    "footnote.whole": Numbers(1, 20),
    **_group("table.narrow_cell", break_after=TEXTS, least_last=_EMS),
    **_group("table", after=_LINES, narrow=_EMS, longest_word=_EMS),
    **_group("picture.caption", face=FACE, size=_POINTS),
    **_group("picture", clear=_POINTS, least_share=FRACTION, least_dpi=Numbers(1, 1200)),
    "picture.ink": Choice(("black", "process")),
    **_group("names.role", face=FACE, width=_EMS),
    **_group("names", cells=_EMS, widest=_EMS, gap=_EMS, ragged_over=_EMS),
    **_group("attachment.label", face=FACE),
    **_group("attachment.title", face=FACE, size=_SIZE, row=_POINTS, max_characters=Numbers(4, 80)),
    **_group("attachment", after_label=_LINES, after_title=_LINES),
    **_group("fit", order=Choices(FIT_ORDER), leading_step=Lengths(FIXED, None, 0.01), printed_pages=FLAG),
    **_group("fit", between_documents_min=_POINTS, title_row_min=_POINTS, table_padding_min=_POINTS),
    "faults.allow": TEXTS,
    **_group("faults.loose", aim=_EMS, finding=_EMS),
}
FIT_KEYS: dict[FitStep, tuple[str, str]] = {
    "between_documents": ("head.between_documents", "fit.between_documents_min"),
    "title_row": ("head.title.row", "fit.title_row_min"),
    "table_padding": ("table.wide.padding", "fit.table_padding_min"),
}
"""What a step of fitting draws together, and to what."""
