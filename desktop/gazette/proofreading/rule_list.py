"""The rules by their names, with the codes of what they find and an example; an office may switch most of them off.

A rule is what a person thinks of as one: a module of ``rules`` may have two, and what ``desk`` looks for in a text
stands here as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.model import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """``codes`` are the rules of its findings; one that ``guards`` keeps from print what must not be printed."""

    name: str
    codes: tuple[str, ...]
    example: Finding
    guards: bool = False


def _rule(
    called: str, /, *codes: str, text: str = "", guards: bool = False, suggestion: str = "", **values: str
) -> Rule:
    """A rule whose example is a finding of its first code."""
    example = Finding(
        rule=codes[0], level="doubt", text=text, suggestion=suggestion or None, values=tuple(values.items())
    )
    return Rule(called, codes, example, guards)


RULES: tuple[Rule, ...] = (
    _rule(
        "release_marks",
        "desk.mark_secret",
        "desk.mark_not_public",
        "desk.mark_on_request",
        "desk.mark_identity",
        "desk.mark_telephone",
        text="秘密★1年",
        guards=True,
    ),
    _rule(
        "missing_titles",
        "proofreading.no_english",
        "proofreading.no_chinese_title",
        "proofreading.section_no_english",
        title="关于印发城市更新行动计划的通知",
        guards=True,
    ),
    _rule(
        "contents_titles",
        "proofreading.title_differs",
        listed="关于印发城市更新计划的通知",
        document="关于印发城市更新行动计划的通知",
    ),
    _rule(
        "enclosure_titles",
        "proofreading.enclosure_title",
        named="城市更新行动计划",
        own="城市更新行动方案",
    ),
    _rule(
        "numbers_twice",
        "proofreading.number_twice",
        "proofreading.number_printed",
        number="青政办字〔2019〕67号",
        other="9",
    ),
    _rule(
        "number_order",
        "proofreading.number_late",
        "proofreading.number_early",
        "proofreading.date_order",
        number="青政办字〔2019〕66号",
        other="青政办字〔2019〕67号",
        entry="9",
    ),
    _rule(
        "dates",
        "proofreading.number_year",
        "proofreading.date_after_issue",
        "proofreading.date_none",
        number="青政办字〔2019〕67号",
        date="2018年11月22日",
    ),
    _rule(
        "sections",
        "proofreading.section_differs",
        number="青政办字〔2019〕67号",
        section="市政府文件",
        other="市政府办公厅文件",
    ),
    _rule(
        "exact_list",
        "proofreading.exact_near",
        "proofreading.exact_early",
        "proofreading.exact_late",
        "proofreading.exact_post",
        "proofreading.exact_no_post",
        "proofreading.exact_term",
        "proofreading.exact_order",
        text="高品质发展",
        form="高质量发展",
    ),
    _rule("headings", "proofreading.heading_without_text", text="二、主要任务"),
    _rule("heading_numbers", "desk.heading_number", number="四、", expected="三、"),
    _rule(
        "attachments",
        "proofreading.attachment_missing",
        "proofreading.attachment_label",
        "proofreading.attachment_gap",
        "proofreading.attachment_unnumbered",
        "proofreading.attachment_unmentioned",
        "proofreading.attachment_title",
        text="附件2",
    ),
    _rule("counts", "proofreading.count_differs", count="5", counted="4", unit="项"),
    _rule(
        "table_sums",
        "proofreading.column_sum",
        "proofreading.column_sum_gaps",
        "proofreading.row_sum",
        name="投资",
        added="1,280",
        called="合计",
        written="1,290",
        difference="10",
    ),
    _rule(
        "marks",
        "proofreading.marks_doubled",
        "proofreading.mark_unopened",
        "proofreading.mark_unclosed",
        "proofreading.bracket_widths",
        text="，。",
        around="抓好落实，。各县区",
    ),
    _rule("commas", "proofreading.comma_half", "proofreading.comma_half_many", around="统筹推进,确保实效"),
    _rule("members_twice", "proofreading.member_twice", text="市财政局", around="市财政局、市教育局、市财政局"),
    _rule(
        "english_numbers",
        "proofreading.english_number",
        "proofreading.number_only_english",
        english="QZBZ [2019] No. 76",
        number="青政办字〔2019〕67号",
    ),
    _rule(
        "english_figures",
        "proofreading.english_figure_differs",
        "proofreading.english_figure_missing",
        "proofreading.english_count_missing",
        "proofreading.english_year_added",
        figure="2019—2021年",
        english="2019–2020",
    ),
    _rule(
        "english_terms",
        "proofreading.english_term",
        "proofreading.english_kind",
        term="实施意见",
        english="Opinions",
        other="Implementation Opinions",
    ),
    _rule("english_places", "proofreading.english_place_missing", place="青岛市", english="Qingdao"),
    _rule(
        "english_capitals",
        "proofreading.english_lower",
        "proofreading.english_upper",
        text="notice",
        suggestion="Notice",
    ),
)
"""All rules: those that guard, then titles and numbers, the text, English."""
SWITCHABLE = frozenset(rule.name for rule in RULES if not rule.guards)
_NAMES = {code: rule.name for rule in RULES for code in rule.codes}


def without_rules(findings: Iterable[Finding], off: Sequence[str]) -> tuple[Finding, ...]:
    """The findings but for those of rules that are ``off``; one that guards never is."""
    away = SWITCHABLE.intersection(off)
    return tuple(finding for finding in findings if _NAMES.get(finding.rule) not in away)
