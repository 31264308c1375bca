"""What the office chooses for all its issues is kept in the archive, and checking heeds the rules that are off."""

import pytest

from gazette.desk import Desk
from gazette.desk.checking import check_issue
from gazette.desk.office import SetOffice
from gazette.errors import DeskError
from gazette.model import Office
from gazette.proofreading import RULES, without_rules
from gazette.wording import RULE_NAMES, SENTENCES, finding_sentence


def test_choices_are_kept_and_undone_in_one_step(desk: Desk) -> None:
    assert desk.archive.books.office() == Office()
    desk.do(SetOffice(Office(rules_off=("marks", "counts"), roles=(("sign_off", (" 王芳 ", "", "王芳")),), sheet=8)))
    kept = Office(rules_off=("counts", "marks"), roles=(("sign_off", ("王芳",)),), sheet=8)
    assert desk.archive.books.office() == kept
    assert (kept.names("sign_off"), kept.names("proof_1"), kept.everybody) == (("王芳",), (), ("王芳",))
    desk.undo()
    assert desk.archive.books.office() == Office()


@pytest.mark.parametrize(
    ("office", "code"),
    [
        (Office(rules_off=("no_such",)), "desk.no_rule"),
        (Office(rules_off=("release_marks",)), "desk.rule_guards"),
        (Office(sheet=3), "desk.no_sheet"),
    ],
)
def test_what_cannot_be_chosen_is_refused(desk: Desk, office: Office, code: str) -> None:
    with pytest.raises(DeskError) as told:
        desk.do(SetOffice(office))
    assert told.value.code == code


def test_what_a_rule_finds_is_not_told_while_it_is_off(desk: Desk, issue_id: int) -> None:
    before = check_issue(desk, issue_id)
    spared = [rule for rule in RULES if not rule.guards and any(found.rule in rule.codes for found in before)]
    assert spared
    desk.do(SetOffice(Office(rules_off=tuple(rule.name for rule in spared))))
    codes = {code for rule in spared for code in rule.codes}
    assert check_issue(desk, issue_id) == tuple(found for found in before if found.rule not in codes)
    desk.undo()
    assert check_issue(desk, issue_id) == before


def test_a_rule_that_guards_is_told_whatever_the_archive_says() -> None:
    guards = [rule for rule in RULES if rule.guards]
    assert {code.partition(".mark_")[0] for rule in guards for code in rule.codes} >= {"desk"}
    findings = tuple(rule.example for rule in RULES)
    left = without_rules(findings, [rule.name for rule in RULES])
    assert left == tuple(rule.example for rule in guards)


def test_every_slip_in_a_text_belongs_to_one_rule_with_a_name_and_an_example() -> None:
    codes = [code for rule in RULES for code in rule.codes]
    looked_for = {code for code in SENTENCES if code.startswith(("proofreading.", "desk.mark_"))}
    assert len(codes) == len(set(codes))
    assert set(codes) == looked_for | {"desk.heading_number"}
    assert {rule.name for rule in RULES} == set(RULE_NAMES)
    for rule in RULES:
        assert "{" not in finding_sentence(rule.example, "zh") + finding_sentence(rule.example, "en")
