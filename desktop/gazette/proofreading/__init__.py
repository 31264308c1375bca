"""Proofreads an issue: what one place says against another, and what can be proved from the text; it changes nothing.

Rules are in ``rules``, one a module, pure functions without archive, file or clock.
"""

from gazette.proofreading.checks import proofread, proofread_entry, proofread_together
from gazette.proofreading.differing_words import Difference, differences
from gazette.proofreading.folding import fold
from gazette.proofreading.knowledge import NOTHING_KNOWN, Knowledge, PrintedNumber
from gazette.proofreading.listed_title import listed_title
from gazette.proofreading.rule_list import RULES, SWITCHABLE, Rule, without_rules
from gazette.proofreading.rules.english_terms import entry_terms, issue_terms

__all__ = [
    "NOTHING_KNOWN",
    "RULES",
    "SWITCHABLE",
    "Difference",
    "Knowledge",
    "PrintedNumber",
    "Rule",
    "differences",
    "entry_terms",
    "fold",
    "issue_terms",
    "listed_title",
    "proofread",
    "proofread_entry",
    "proofread_together",
    "without_rules",
]
