"""A decision on a finding is known again by its string and what stands around it, whatever is edited elsewhere."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import Desk, RemoveEntry
from gazette.desk.decision_commands import AcceptSuggestion, EndDecision, IgnoreFinding
from gazette.desk.decisions import fingerprint, sort_findings
from gazette.desk.memory_table import memory_csv
from gazette.errors import DeskError
from gazette.model import Cell, Decision, Entry, Finding, Heading, Paragraph, Scope, Table, entry_parts
from tests.archive.building import an_entry, an_issue

TEXT = (
    "面向毕业年度高校毕业生及本市贫困家庭子女、城乡未继续升学应届初高中毕业生、农村转移就业劳动者，"
    "开展以职业技能培训为重点的前置性培训和即退即训为原则的适应性培训。开展残疾人职业技能培训。"
)
MEANT = "即退即训为原则"


def entry_of(*texts: str, number: str = "云政办字〔2024〕12号") -> Entry:
    return an_entry("关于培训的通知", *(Paragraph(text=text) for text in texts), number_zh=number)


def found_in(entry: Entry, text: str, block: int, at: int = 1, start: int | None = None) -> Finding:
    place = {"start": entry.blocks[block].text.find(text) if start is None else start}  # type: ignore[union-attr]
    return Finding(rule="desk.heading_number", level="doubt", entry=at, block=(block,), part="text", text=text, **place)  # type: ignore[arg-type]


def decided(entry: Entry, finding: Finding, scope: Scope = "place", issue: str | None = "88") -> Decision:
    seen = fingerprint(replace(finding, entry=1), (entry,), issue)
    return Decision(place=seen, scope=scope, reason="set_phrase", id=1)


def is_ignored(decision: Decision, entry: Entry, finding: Finding, issue: str | None = "88") -> bool:
    found = sort_findings((finding,), (entry,), issue, (decision,))
    assert bool(found.open) != bool(found.ignored)
    return bool(found.ignored)


def edited_elsewhere(text: str, chance: random.Random) -> str:
    """``text`` with a few characters put in or taken out where ``MEANT`` does not stand."""
    start = text.find(MEANT)
    at = chance.choice([at for at in range(len(text)) if not start <= at <= start + len(MEANT)])
    most = len(text) - at if at > start else start - at
    new = "".join(chance.choices("市政府办公厅，。培训", k=chance.randint(0, 3)))
    return text[:at] + new + text[at + chance.randint(0, min(2, most)) :]


def test_edits_elsewhere_in_the_paragraph_keep_the_decision() -> None:
    chance = random.Random(7)
    entry = entry_of("一、总则", TEXT)
    decision = decided(entry, found_in(entry, MEANT, 1))
    kept = 0
    for _ in range(2000):
        text = TEXT
        for _ in range(3):
            text = edited_elsewhere(text, chance)
        edited = entry_of("新的一段。", "一、总则", text)
        kept += is_ignored(decision, edited, found_in(edited, MEANT, 2))
    assert kept >= 1998


def test_a_changed_string_is_a_new_finding() -> None:
    entry = entry_of(TEXT)
    decision = decided(entry, found_in(entry, MEANT, 0))
    edited = entry_of(TEXT.replace(MEANT, "即退即训为准则"))
    assert not is_ignored(decision, edited, found_in(edited, "即退即训为准则", 0))


def test_a_place_is_not_another_place_of_the_same_string() -> None:
    entry = entry_of(TEXT, f"坚持{MEANT}，统筹推进各项工作落到实处。")
    there, other = found_in(entry, MEANT, 0), found_in(entry, MEANT, 1)
    decision = decided(entry, there)
    found = sort_findings((other, there), (entry,), "88", (decision,))
    assert found.open == (other,)
    assert found.ignored == ((there, decision),)


def test_of_two_places_that_look_alike_the_better_one_is_taken_and_only_one() -> None:
    entry = entry_of(TEXT, TEXT.replace("适应性", "针对性"))
    first, second = (found_in(entry, MEANT, block) for block in (0, 1))
    for meant, other in ((first, second), (second, first)):
        found = sort_findings((first, second), (entry,), "88", (decided(entry, meant),))
        assert found.open == (other,)


def test_cells_are_told_apart_by_their_neighbours() -> None:
    rows = (("企业代表", "20", "15"), ("基层代表", "20", "18"))
    table = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows))
    entry = an_entry("名额", table)
    first, second = (
        Finding(
            rule="desk.heading_number", level="error", entry=1, block=(0,), part="cell", index=at, text="20", start=0
        )
        for at in (1, 4)
    )
    found = sort_findings((first, second), (entry,), "88", (decided(entry, second),))
    assert found.open == (first,)


@pytest.mark.parametrize(
    ("scope", "same_entry", "same_issue", "elsewhere"),
    [
        ("place", False, False, False),
        ("entry", True, False, False),
        ("issue", True, True, False),
        ("everywhere", True, True, True),
    ],
)
def test_a_decision_reaches_as_far_as_it_says(
    scope: Scope, same_entry: bool, same_issue: bool, elsewhere: bool
) -> None:
    entry = entry_of(TEXT, f"坚持{MEANT}，统筹推进各项工作落到实处。")
    other = entry_of(f"按照{MEANT}办理有关手续。", number="云政办字〔2024〕13号")
    decision = decided(entry, found_in(entry, MEANT, 0), scope)
    assert is_ignored(decision, entry, found_in(entry, MEANT, 0))
    assert is_ignored(decision, entry, found_in(entry, MEANT, 1)) == same_entry
    assert is_ignored(decision, other, found_in(other, MEANT, 0)) == same_issue
    assert is_ignored(decision, other, found_in(other, MEANT, 0), issue="89") == elsewhere
    assert not is_ignored(decision, entry, replace(found_in(entry, MEANT, 0), rule="ingest.unplaced"))


def test_it_holds_after_the_entry_has_moved_to_another_issue_or_block() -> None:
    entry = entry_of(TEXT)
    decision = decided(entry, found_in(entry, MEANT, 0), issue=None)
    moved = entry_of("甲。", "乙。", TEXT)
    assert is_ignored(decision, moved, found_in(moved, MEANT, 2), issue="401")


def test_what_has_no_string_is_known_by_its_part_and_what_follows() -> None:
    entry = an_entry("标题", Heading(text="一、目标", level=1), Heading(text="二、措施", level=1), title_en=None)
    english = Finding(rule="desk.heading_number", level="error", entry=1, block=(), part="title_en")
    number = replace(english, part="number_zh")
    found = sort_findings((english, number), (entry,), "88", (decided(entry, english),))
    assert found.open == (number,)
    first, second = (Finding(rule="desk.heading_number", level="error", entry=1, block=(at,)) for at in (0, 1))
    found = sort_findings((first, second), (entry,), "88", (decided(entry, second),))
    assert found.open == (first,)


def test_a_finding_on_the_issue_itself_is_that_of_its_issue_alone() -> None:
    of_issue = Finding(rule="ingest.trace", level="hint", text="---")
    decision = Decision(place=fingerprint(of_issue, (), "88"), scope="place", reason="as_original", id=1)
    assert sort_findings((of_issue,), (), "88", (decision,)).open == ()
    assert sort_findings((of_issue,), (), "89", (decision,)).open == (of_issue,)


# the commands


@pytest.fixture
def meant(desk: Desk) -> tuple[int, Finding]:
    """The id of an entry in an issue, and a finding on it with a suggestion."""
    issue_id = desk.archive.add_issue(an_issue(88))
    entry_id = desk.archive.issue(issue_id).entries[0].id
    desk.archive.set_entry(replace(entry_of(TEXT), id=entry_id))
    finding = replace(found_in(entry_of(TEXT), MEANT, 0), suggestion=f"以{MEANT}")
    return entry_id, finding


def test_accepting_puts_the_suggestion_in_and_is_taken_back_by_its_name(desk: Desk, meant: tuple[int, Finding]) -> None:
    entry_id, finding = meant
    before = desk.archive.entry(entry_id)
    desk.do(AcceptSuggestion(entry_id, finding))
    assert desk.archive.entry(entry_id).blocks == (Paragraph(text=TEXT.replace(MEANT, f"以{MEANT}")),)
    undo = desk.can_undo()
    assert undo is not None
    assert (undo.zh, undo.en) == ("采纳", "Accept Suggestion")
    desk.undo()
    assert desk.archive.entry(entry_id) == before


def test_of_two_places_the_one_meant_is_changed(desk: Desk, meant: tuple[int, Finding]) -> None:
    entry_id, _ = meant
    desk.archive.set_entry(replace(entry_of("市发改委会同市发改委。"), id=entry_id))
    finding = Finding(
        rule="desk.heading_number",
        level="doubt",
        entry=1,
        block=(0,),
        part="text",
        text="市发改委",
        start=6,
        suggestion="市发展改革委",
    )
    desk.do(AcceptSuggestion(entry_id, finding))
    assert desk.archive.entry(entry_id).blocks == (Paragraph(text="市发改委会同市发展改革委。"),)


def test_a_suggestion_for_a_number_takes_its_latin_form_along(desk: Desk, meant: tuple[int, Finding]) -> None:
    entry_id, _ = meant
    desk.archive.set_entry(replace(desk.archive.entry(entry_id), number_en="YZBZ [2024] No. 12"))
    finding = Finding(
        rule="desk.heading_number", level="error", entry=1, block=(), part="number_zh", text="12", suggestion="13"
    )
    desk.do(AcceptSuggestion(entry_id, finding))
    entry = desk.archive.entry(entry_id)
    assert (entry.number_zh, entry.number_en) == ("云政办字〔2024〕13号", "YZBZ [2024] No. 13")


def test_what_is_gone_is_not_replaced(desk: Desk, meant: tuple[int, Finding]) -> None:
    entry_id, finding = meant
    for gone in (replace(finding, text="不在这里"), replace(finding, suggestion=None)):
        with pytest.raises(DeskError) as told:
            desk.do(AcceptSuggestion(entry_id, gone))
        assert told.value.code == "desk.finding_gone"


def test_a_decision_is_kept_with_who_and_when_undone_done_again_and_ended(
    desk: Desk, meant: tuple[int, Finding]
) -> None:
    desk.person = "校对员甲"
    entry_id, finding = meant
    issue_id = desk.archive.place(entry_id).issue_id
    issue = desk.archive.issue(issue_id or 0)
    place = fingerprint(finding, issue.entries, issue.reference)
    command = IgnoreFinding(
        Decision(place=place, scope="place", reason="set_phrase", level="doubt", values=finding.values), issue_id
    )
    assert desk.do(command).issues == {issue_id}
    (kept,) = desk.archive.decisions.counting()
    assert (kept.place, kept.who, kept.reason) == (place, "校对员甲", "set_phrase")
    assert kept.at
    desk.undo()
    assert desk.archive.decisions.all() == ()
    desk.redo()
    assert desk.archive.decisions.all() == (kept,)
    desk.person = "校对员乙"
    desk.do(EndDecision(kept.id))
    assert desk.archive.decisions.counting() == ()
    (ended,) = desk.archive.decisions.all()
    assert (ended.ended_by, bool(ended.ended)) == ("校对员乙", True)
    desk.undo()
    assert desk.archive.decisions.all() == (kept,)


def test_what_another_program_decides_or_ends_counts_at_once(desk: Desk, meant: tuple[int, Finding]) -> None:
    _, finding = meant
    place = fingerprint(finding, (entry_of(TEXT),), "88")
    assert desk.archive.decisions.counting() == ()
    with Desk.open(desk.archive.path) as other:
        other.do(IgnoreFinding(Decision(place=place, scope="place", reason="name"), None))
        (kept,) = desk.archive.decisions.counting()
        other.do(EndDecision(kept.id))
        other.do(IgnoreFinding(Decision(place=place, scope="entry", reason="asked"), None))
    (last,) = desk.archive.decisions.counting()
    assert (last.scope, last.id) == ("entry", kept.id + 1)


def test_another_reason_is_given_in_words(desk: Desk, meant: tuple[int, Finding]) -> None:
    _, finding = meant
    place = fingerprint(finding, (entry_of(TEXT),), "88")
    for note in (None, " "):
        with pytest.raises(DeskError) as told:
            desk.do(IgnoreFinding(Decision(place=place, scope="place", reason="other", note=note), None))
        assert told.value.code == "desk.no_note"


def test_uses_are_counted_by_issue(desk: Desk, meant: tuple[int, Finding]) -> None:
    _, finding = meant
    place = fingerprint(finding, (entry_of(TEXT),), "88")
    desk.do(IgnoreFinding(Decision(place=place, scope="everywhere", reason="name"), None))
    (kept,) = desk.archive.decisions.counting()
    decisions = desk.archive.decisions
    decisions.note_uses("88", {kept.id: 3})
    decisions.note_uses(None, {kept.id: 1})
    assert decisions.get(kept.id).uses == 4
    decisions.note_uses("88", {kept.id: 2})
    assert decisions.get(kept.id).uses == 3
    decisions.note_uses("88", {})
    assert decisions.get(kept.id).uses == 1


def test_the_table_is_one_that_a_spreadsheet_opens_and_takes_for_no_formula(meant: tuple[int, Finding]) -> None:
    _, finding = meant
    place = replace(fingerprint(finding, (entry_of(TEXT),), "88"), text="=1+1")
    decision = Decision(
        place=place, scope="everywhere", reason="other", note="问过", values=(("number", "五"), ("expected", "三"))
    )
    table = memory_csv((decision,), "zh")
    assert table.startswith("\ufeff字串,".encode())
    assert "'=1+1," in table.decode("utf-8-sig")
    assert "一律" in table.decode("utf-8-sig")
    assert "问过" in table.decode("utf-8-sig")


def test_a_document_that_comes_in_anew_keeps_what_was_decided(desk: Desk, tmp_path: Path) -> None:
    """Its lines are broken elsewhere, a paragraph stands before it: other blocks, other places."""
    head = "云川市人民政府办公室关于培训的通知\n（2024年3月8日）\n云政办字〔2024〕12号\n各区人民政府：\n"
    first, second = tmp_path / "一.txt", tmp_path / "二.txt"
    first.write_text(f"{head}一、总则\n{TEXT}\n", "utf-8")
    second.write_text(f"{head}一、总则\n先说明一下情况。\n二、办法\n{TEXT}\n特此通知。\n", "utf-8")
    before = desk.archive.entry(desk.bring_in(first).entries[0].id)
    seen = replace(found_at(before), entry=1)
    decision = Decision(place=fingerprint(seen, (before,), None), scope="place", reason="set_phrase")
    desk.do(IgnoreFinding(decision, None))
    desk.do(RemoveEntry(before.id))
    after = desk.archive.entry(desk.bring_in(second).entries[0].id)
    again = found_at(after)
    assert again.block != seen.block
    counting = desk.archive.decisions.counting()
    assert [one for one, _ in sort_findings((again,), (after,), None, counting).ignored] == [again]


def found_at(entry: Entry) -> Finding:
    """A finding on the string in whichever block it stands."""
    block, text = next((path, text) for path, name, _, text in entry_parts(entry) if name == "text" and MEANT in text)
    return Finding(
        rule="desk.heading_number", level="doubt", entry=1, block=block, part="text", text=MEANT, start=text.find(MEANT)
    )


# final entries


def test_an_edit_of_a_final_entry_puts_it_into_proof_again_and_undo_makes_it_final(
    desk: Desk, meant: tuple[int, Finding]
) -> None:
    entry_id, finding = meant
    final = replace(desk.archive.entry(entry_id), state="final")
    desk.archive.set_entry(final)
    desk.do(AcceptSuggestion(entry_id, finding))
    assert desk.archive.entry(entry_id).state == "in_proof"
    desk.undo()
    assert desk.archive.entry(entry_id) == final
    desk.redo()
    assert desk.archive.entry(entry_id).state == "in_proof"
