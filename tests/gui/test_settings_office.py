"""What the office chooses in the settings: rules of proofreading, who does what, pages of a sheet, outputs."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.settings_dialog import SettingsDialog
from gazette.shipped import shipped
from tests.gui.keyboard import give_keys

KIND = "proofreading.english_kind"


@pytest.fixture
def dialog(application: Application, qtbot: QtBot) -> SettingsDialog:
    shown = application.window.settings_dialog
    give_keys(qtbot, application.window)
    application.window.actions_by_name["settings"].trigger()
    qtbot.waitUntil(shown.isVisible)
    return shown


def rules_found(application: Application) -> set[str]:
    return {finding.rule for finding in application.workbench.all_findings}


def test_a_rule_that_is_off_finds_nothing_and_the_window_says_so(
    application: Application, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    bench, window = application.workbench, application.window
    findings, page = window.edit.document.findings, dialog.proofread
    qtbot.waitUntil(lambda: KIND in rules_found(application), timeout=20_000)
    assert findings.rules_off.isHidden()
    dialog.open_at("proofread")
    box = page.boxes["english_terms"]
    assert box.isChecked()
    assert "文种" in box.text()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 8)
    assert bench.office.rules_off == ("english_terms",)
    qtbot.waitUntil(lambda: KIND not in rules_found(application), timeout=20_000)
    assert findings.rules_off.text() == "停用 1 条规则"
    assert "英文标题里文种的译法" in findings.rules_off.toolTip()
    assert not findings.rules_off.isHidden()
    assert "停用了 1 条" in page.told.text()
    window.show_room("publish")
    preflight = window.publish.preflight
    qtbot.waitUntil(lambda: any("停用" in row.accessibleName() for row in preflight.rows), timeout=20_000)
    dialog.hide()
    row = next(row for row in preflight.rows if "停用" in row.accessibleName())
    assert row.look_button is not None
    row.look_button.click()
    assert dialog.isVisible()
    assert dialog.pages[dialog.list.currentRow()] is page
    bench.undo()
    assert box.isChecked()
    qtbot.waitUntil(lambda: KIND in rules_found(application), timeout=20_000)
    assert findings.rules_off.isHidden()


def test_all_rules_come_back_at_once(application: Application, dialog: SettingsDialog) -> None:
    page = dialog.proofread
    assert not page.all_on.isEnabled()
    page.boxes["counts"].click()
    page.boxes["marks"].click()
    assert application.workbench.office.rules_off == ("counts", "marks")
    page.all_on.click()
    assert application.workbench.office.rules_off == ()


def test_what_guards_cannot_be_switched_off(dialog: SettingsDialog) -> None:
    boxes = dialog.proofread.boxes
    assert [name for name, box in boxes.items() if not box.isEnabled()] == ["release_marks", "missing_titles"]
    assert boxes["release_marks"].isChecked()
    assert "不能停用" in boxes["release_marks"].accessibleDescription()


def test_the_findings_lead_to_the_rules(application: Application, dialog: SettingsDialog) -> None:
    dialog.proofread.boxes["counts"].click()
    dialog.hide()
    application.window.edit.document.findings.rules_off.click()
    assert dialog.isVisible()
    assert dialog.pages[dialog.list.currentRow()].name == "proofread"


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("合计", "proofread"),
        ("exact list", "proofread"),
        ("倍数", "publish"),
        ("ICC", "publish"),
        ("签发", "publication"),
        ("akoma", "publish"),
    ],
)
def test_they_are_found_by_words(dialog: SettingsDialog, words: str, page: str) -> None:
    dialog.search.setText(words)
    left = [each.name for row, each in enumerate(dialog.pages) if not dialog.list.item(row).isHidden()]
    assert page in left


def test_memory_and_exact_list_are_reached(application: Application, dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.open_at("proofread")
    dialog.proofread.ways["memory"].click()
    memory = application.window.edit.document.finding_acts.memory
    qtbot.waitUntil(memory.isVisible)


def asked(parent: QWidget, qtbot: QtBot) -> Asking:
    def there() -> list[Asking]:
        return [each for each in parent.findChildren(Asking) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=20_000)
    return there()[0]


def test_the_house_style_is_a_word_in_the_menu_of_the_layout(application: Application) -> None:
    application.window.actions_by_name["house_style"].trigger()
    assert application.window.settings_dialog.isVisible()
    assert application.window.settings_dialog.list.currentItem().text() == "版式"


def offered(field: QLineEdit) -> list[str]:
    completer = field.completer()
    assert isinstance(completer, QCompleter)
    model = completer.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_who_has_a_role_is_offered_where_it_is_asked_for(
    application: Application, dialog: SettingsDialog, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, window = application.workbench, application.window
    for role, names in (("proof_1", "张艳、 孙继"), ("sign_off", "王主任")):
        field = dialog.publication.roles.fields[role]
        field.setText(names)
        field.settle()
    assert bench.office.names("proof_1") == ("张艳", "孙继")
    dialog.hide()
    window.show_room("publish")
    steps = window.publish.steps
    window.actions_by_name["press"].trigger()
    form = asked(steps, qtbot)
    assert form.fields["who"].text() == "王主任"
    assert offered(form.fields["who"]) == ["王主任", "张艳", "孙继"]
    form.reject()
    steps.write_proof(bench.issue, home / "一校.pdf")
    qtbot.waitUntil(lambda: steps.buttons["proof"].text() == "出二校…", timeout=30_000)
    window.actions_by_name["note_reading"].trigger()
    qtbot.waitUntil(
        lambda: any(each.isVisible() and "一校" in each.windowTitle() for each in steps.findChildren(Asking))
    )
    form = next(each for each in steps.findChildren(Asking) if each.isVisible())
    assert form.fields["who"].text() == "张艳"
    assert offered(form.fields["who"]) == ["张艳", "孙继", "王主任"]
    form.reject()


def test_the_sheet_of_the_press_is_followed_everywhere(
    application: Application, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=30_000)
    count = bench.sheet_pages
    assert count is not None
    box = dialog.publish.sheet
    at = box.findData(16)
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert bench.office.sheet == 16
    window.show_room("publish")
    qtbot.waitUntil(lambda: "16" in " ".join(row.accessibleName() for row in window.publish.preflight.rows))
    assert sorted(window.publish.fit.choices) == [16, 32, 64]
    assert window.publish.fit.target.value() % 16 == 0
    bench.undo()
    assert bench.office.sheet == 4
    assert box.currentData() == 4
    assert sorted(window.publish.fit.choices) == [4, 8, 16]


def test_the_outputs_and_the_profile_are_those_of_the_publish_room(
    application: Application, dialog: SettingsDialog, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms, page = application.window.publish.forms, dialog.publish
    assert page.outputs["pdf"].isChecked()
    assert not page.outputs["ofd"].isChecked()
    page.outputs["ofd"].click()
    assert forms.boxes["ofd"].isChecked()
    forms.boxes["ofd"].click()
    assert not page.outputs["ofd"].isChecked()
    bad = home / "不是.icc"
    bad.write_bytes(b"no profile")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    page.choose_profile.click()
    assert forms.icc == ""
    assert "不是.icc" in page.profile_told.text()
    good = home / "press.icc"
    shutil.copyfile(next(shipped("resources").rglob("*.icc")), good)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(good), ""))
    page.choose_profile.click()
    assert forms.icc == str(good)
    assert "press.icc" in page.profile_told.text()
    page.usual_profile.click()
    assert forms.icc == ""
