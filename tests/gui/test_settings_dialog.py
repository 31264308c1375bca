"""The settings: one dialog, found by words, applied at once, kept with the person or in the archive."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFocusFrame,
    QToolButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from gazette.gui import choices
from gazette.gui.app import Application
from gazette.gui.captions import Captions
from gazette.gui.choices import TEXT_SIZES, chosen_scale, chosen_theme
from gazette.gui.new_issue import next_issue
from gazette.gui.settings_dialog import SettingsDialog
from gazette.gui.text_fields import TextField, TitleField
from gazette.gui.theme import DARK, LIGHT, contrast, contrast_theme, style_sheet
from gazette.gui.typefaces import Typefaces
from gazette.model import Bilingual
from gazette.settings import Settings, load_settings, log_file, settings_file
from tests.gui.keyboard import give_keys
from tests.gui.looking import System, contrast_palette


@pytest.fixture
def dialog(application: Application, qtbot: QtBot) -> SettingsDialog:
    shown = application.window.settings_dialog
    give_keys(qtbot, application.window)
    QTest.keyClick(application.window.edit.document.editor, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shown.isVisible)
    return shown


def choose(box: QComboBox, value: object) -> None:
    at = box.findData(value)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def kept() -> Settings:
    return load_settings(settings_file())


def test_language_and_theme_count_at_once_and_are_kept(application: Application, dialog: SettingsDialog) -> None:
    choose(dialog.general.language, "en")
    assert dialog.windowTitle() == "Settings"
    assert application.window.actions_by_name["save"].text() == "&Save Now"
    assert kept().language == "en"
    choose(dialog.general.theme, "dark")
    assert application.window.palette().window().color().lightness() < 60
    assert kept().theme == "dark"


def test_the_text_size_reaches_interface_and_text(application: Application, dialog: SettingsDialog) -> None:
    editor, status = application.window.edit.document.editor, application.window.status

    def sizes() -> tuple[int, int]:
        return editor.document().begin().begin().fragment().charFormat().font().pixelSize(), status.height()

    before = sizes()
    button = QFontMetrics(dialog.advanced.log.font()).height()
    choose(dialog.general.text_size, 200)
    assert sizes() == (2 * before[0], 2 * before[1])
    assert QFontMetrics(dialog.advanced.log.font()).height() >= 1.9 * button
    assert kept().text_size == 200
    choose(dialog.general.text_size, 100)
    assert sizes() == before


def test_a_large_text_of_the_system_is_followed() -> None:
    def scale(pixels: int, chosen: int = 0) -> float:
        faces = Typefaces(interface=(), song=(), hei=(), kai=(), system_px=pixels)
        return chosen_scale(Settings(text_size=chosen), faces)

    assert scale(12) == scale(15) == 1.0
    assert scale(20) == pytest.approx(20 / 13)
    assert scale(20, chosen=125) == 1.25
    assert scale(60) == 2.0


def test_hairlines_stay_thin_at_every_text_size() -> None:
    sheet = style_sheet(LIGHT, 2.0)
    assert "border: 2px solid" in sheet
    assert "border: 1px solid" in sheet
    assert "font-size: 24px" in sheet
    assert "4px solid" not in sheet


def test_light_dark_and_high_contrast_follow_the_system_while_it_runs(
    application: Application, dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog.general.theme, "")
    hints, window = QApplication.styleHints(), application.window
    assert window.palette().window().color() == LIGHT.color("bg")
    plain, high = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    monkeypatch.setattr(
        choices, "QGuiApplication", System(Qt.ColorScheme.Dark, plain, contrast_palette("contrast_black"))
    )
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.palette().window().color() == DARK.color("bg")
    monkeypatch.setattr(
        choices, "QGuiApplication", System(Qt.ColorScheme.Light, high, contrast_palette("contrast_black"))
    )
    hints.accessibility().contrastPreferenceChanged.emit(high)
    assert window.palette().windowText().color() == QColor("#FFFFFF")
    choose(dialog.general.theme, "light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.palette().window().color() == LIGHT.color("bg")


def test_high_contrast_takes_the_colours_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    system = QPalette(QColor("#000000"))
    for role, color in (
        (QPalette.ColorRole.WindowText, "#FFFF00"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.Highlight, "#1AEBFF"),
        (QPalette.ColorRole.Link, "#1AEBFF"),
    ):
        system.setColor(role, QColor(color))
    theme = contrast_theme(system)
    assert theme.name == "dark"
    assert {theme.bg, theme.surface} == {"#000000"}
    assert {theme.text, theme.text3, theme.line2, theme.error, theme.doubt} == {"#ffff00"}
    assert theme.accent == "#1aebff"
    for text, ground in ((theme.text, theme.sel), (theme.accent, theme.surface), (theme.on_accent, theme.accent)):
        assert contrast(QColor(text), QColor(ground)) >= 4.5


def test_a_chosen_theme_outweighs_the_system() -> None:
    assert chosen_theme(Settings(theme="light")) is LIGHT


def test_the_paper_is_dimmed_in_dark_unless_that_is_not_wanted(
    application: Application, dialog: SettingsDialog
) -> None:
    dialog.open_at("general")
    general = dialog.general
    dark = general.theme.findData("dark")
    general.theme.setCurrentIndex(dark)
    general.theme.activated.emit(dark)
    assert application.window.dressed.theme.paper == DARK.paper != LIGHT.paper
    QTest.mouseClick(general.dim_paper, Qt.MouseButton.LeftButton)
    assert application.window.dressed.theme.paper == LIGHT.paper
    assert not application.settings.dim_paper


def test_it_is_found_by_words_in_both_languages(dialog: SettingsDialog) -> None:
    def left() -> list[str]:
        return [page.name for row, page in enumerate(dialog.pages) if not dialog.list.item(row).isHidden()]

    assert len(left()) == len(dialog.pages)
    dialog.search.setText("字号")
    assert left() == ["general"]
    assert dialog.general.text_size.isVisible()
    assert not dialog.general.person.isVisible()
    dialog.search.setText("appearance")
    assert left() == ["general"]
    dialog.search.setText("查找替换")
    assert left() == ["keys"]
    dialog.search.setText("no such thing")
    assert left() == []
    dialog.search.clear()
    assert len(left()) == len(dialog.pages)


def test_the_name_signs_what_is_done(application: Application, dialog: SettingsDialog) -> None:
    dialog.general.person.setText("王芳")
    dialog.general.person.editingFinished.emit()
    assert kept().person == "王芳"
    assert application.workbench.call_desk(lambda desk: desk.person) == "王芳"


def test_the_publication_is_kept_in_the_archive_and_undone(application: Application, dialog: SettingsDialog) -> None:
    bench = application.workbench
    assert bench.issue is not None
    before = bench.issue.publication
    dialog.list.setCurrentRow(2)
    field = dialog.publication.names["en"]
    field.setText("Cloud Brook Gazette")
    field.settle()
    assert bench.issue.publication.name.en == "Cloud Brook Gazette"
    dialog.publication.add_row.click()
    row = dialog.publication.table.rowCount() - 1
    dialog.publication.table.item(row, 0).setText("云政办字")
    dialog.publication.table.item(row, 1).setText("YZBZ")
    assert ("云政办字", "YZBZ") in bench.issue.publication.codes
    bench.undo()
    bench.undo()
    assert bench.issue.publication == before
    assert dialog.publication.names["en"].text() == (before.name.en or "")


def test_a_shortcut_can_be_another_or_none_or_the_usual_one(application: Application, dialog: SettingsDialog) -> None:
    acts, keys = application.window.actions_by_name, dialog.keys
    keys.choose("final")
    keys.field.setKeySequence(QKeySequence("Ctrl+Alt+M"))
    assert keys.set_button.isEnabled()
    keys.set_button.click()
    assert acts["final"].shortcut().toString() == "Ctrl+Alt+M"
    assert "Ctrl+Alt+M" in acts["final"].toolTip()
    assert json.loads(kept().keys) == {"final": "Ctrl+Alt+M"}
    keys.none_button.click()
    assert acts["final"].shortcuts() == []
    keys.usual_button.click()
    assert acts["final"].shortcut().toString() == "Ctrl+Shift+D"
    assert kept().keys == ""


def test_a_conflict_names_the_act_that_has_the_key(application: Application, dialog: SettingsDialog) -> None:
    acts, keys = application.window.actions_by_name, dialog.keys
    keys.choose("final")
    keys.field.setKeySequence(QKeySequence("Ctrl+K"))
    assert keys.told.text() == "Ctrl+K 现在是“全库检索”的快捷键。"
    assert keys.set_button.text() == "改给这一条"
    keys.set_button.click()
    assert acts["final"].shortcut().toString() == "Ctrl+K"
    assert acts["search"].shortcuts() == []
    keys.all_button.click()
    assert acts["search"].shortcut().toString() == "Ctrl+K"
    assert acts["final"].shortcut().toString() == "Ctrl+Shift+D"


@pytest.mark.parametrize("key", ["A", "Shift+A", "Ctrl+C", "Return", "Tab", "Left", "Shift+Right", "Del"])
def test_keys_for_typing_are_not_given_away(dialog: SettingsDialog, key: str) -> None:
    dialog.keys.choose("final")
    dialog.keys.field.setKeySequence(QKeySequence(key))
    assert not dialog.keys.set_button.isEnabled()


def test_a_chosen_shortcut_is_pressed_in_the_text(application: Application, qtbot: QtBot) -> None:
    application.settings.keys = json.dumps({"details": "Ctrl+Alt+I"})
    application.redress()
    pane = application.window.edit.document
    pane.editor.setFocus()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(pane.editor, Qt.Key.Key_I, control)
    qtbot.waitUntil(pane.details.isVisible)


def test_exported_files_are_called_after_the_pattern(application: Application, dialog: SettingsDialog) -> None:
    issue = application.workbench.issue
    assert issue is not None
    dialog.publish.names.setText("公报{年}年{期号}期/总{总期号}")
    dialog.publish.names.editingFinished.emit()
    assert kept().file_names == "公报{年}年{期号}期/总{总期号}"
    assert application.window.publish.forms.boxes["pdf"].text().endswith("公报2024年7-8期_总218.pdf")
    assert Captions("zh").naming("").file_name(issue) == Captions("zh").file_name(issue)


def test_diagnostics_say_nothing_of_documents(
    application: Application, dialog: SettingsDialog, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_file("gazette-desk")
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(
        "2026-01-02 03:04:05,678 gazette.gui ERROR Traceback (most recent call last):\n"
        '  File "/home/王芳/gazette/gui/app.py", line 12, in open\n    read(秘密内容)\n'
        "ValueError: 云澜市公共阅读促进办法\n",
        "utf-8",
    )
    file = home / "said.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    application.settings.person = "王芳"
    dialog.advanced.diagnostics.click()
    text = file.read_text("utf-8")
    assert "app.py:12 open" in text
    assert "ValueError" in text
    assert '"issues": 1' in text
    entries = application.workbench.entries
    assert not any(entry.title_zh in text for entry in entries)
    for secret in ("王芳", "秘密", "云澜", str(home), application.workbench.path.name):
        assert secret not in text
    assert "诊断信息已写到“said.txt”" in application.window.edit.document.messages.sentence.text()


def test_recent_archives_are_listed_and_can_be_forgotten(application: Application, dialog: SettingsDialog) -> None:
    own = str(application.workbench.path)
    assert application.settings.recent.splitlines() == [own]
    recent = application.window.menus.recent
    recent.aboutToShow.emit()
    assert [(action.toolTip(), action.isEnabled()) for action in recent.actions()] == [(own, False)]
    dialog.list.setCurrentRow(1)
    dialog.archive.forget.click()
    assert application.settings.recent == ""


def test_the_ring_around_a_field_outlives_the_window_that_held_it(application: Application, qtbot: QtBot) -> None:
    for _ in range(2):
        dialog = QDialog(application.window)
        box = QCheckBox("", dialog)
        QVBoxLayout(dialog).addWidget(box)
        dialog.show()
        give_keys(qtbot, dialog)
        box.setFocus()
        (ring,) = dialog.findChildren(QFocusFrame)
        assert ring.widget() is box
        with qtbot.waitSignal(dialog.destroyed):
            dialog.deleteLater()


def test_the_ring_around_a_field_is_painted_in_the_accent(application: Application, dialog: SettingsDialog) -> None:
    box = dialog.general.theme
    box.setFocus()
    place = QRect(box.mapTo(dialog, QPoint()), box.size()).adjusted(-2, -2, 2, 2)
    image = dialog.grab(place).toImage()
    top = [image.pixelColor(x, 1).name() for x in range(8, image.width() - 8)]
    assert set(top) == {LIGHT.accent.lower()}
    box.clearFocus()
    assert LIGHT.color("accent") not in [dialog.grab(place).toImage().pixelColor(x, 1) for x in range(8, 16)]


def test_the_page_that_is_shown_is_marked_in_the_list(application: Application, qtbot: QtBot) -> None:
    dialog = application.window.settings_dialog
    dialog.open_at("proofread")
    qtbot.waitUntil(dialog.isVisible)
    shown = dialog.list.viewport().grab().toImage()
    grounds = [
        shown.pixelColor(dialog.list.visualItemRect(dialog.list.item(row)).topRight() + QPoint(-12, 8)).name()
        for row in range(dialog.list.count())
    ]
    (marked,) = {at for at, ground in enumerate(grounds) if grounds.count(ground) == 1}
    assert marked == dialog.list.currentRow() == 4


def test_what_the_issue_says_of_itself_is_shown_though_its_pane_was_folded(
    application: Application, dialog: SettingsDialog
) -> None:
    window = application.window
    window.resize(1440, 900)
    window.actions_by_name["tree"].trigger()
    assert not window.edit.tree_pane.isVisible()
    window.show_room("publish")
    dialog.publication.issue.click()
    assert window.edit.tree_pane.details.isVisible()


def test_sections_are_named_and_ordered_and_the_next_issue_has_them(
    application: Application, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    bench, editor = application.workbench, dialog.publication.sections
    dialog.open_at("publication")
    editor.add.click()
    field = dialog.focusWidget()
    assert isinstance(field, TextField)
    assert field.selectedText() == bench.sections[-1].name.zh
    field.setText("统计资料")
    field.settle()
    english = editor.names[bench.sections[-1].id, "en"]
    assert isinstance(english, TitleField)
    lower = english.height()
    QTest.keyClicks(english, "Statistics of the Yunlan Municipal People's Government and of its Districts")
    qtbot.waitUntil(lambda: english.height() > lower)  # a long name is seen whole
    english.selectAll()
    QTest.keyClicks(english, "Statistics")
    QTest.keyClick(english, Qt.Key.Key_Return)
    assert english.toPlainText() == "Statistics"
    qtbot.waitUntil(lambda: english.height() == lower)
    assert bench.sections[-1].name == Bilingual("统计资料", "Statistics")
    up = [button for button in editor.findChildren(QToolButton) if button.toolTip() == "上移一位"]
    up[-1].click()
    order = [section.name for section in bench.sections]
    assert order[-2] == Bilingual("统计资料", "Statistics")
    # What is being typed in a name is kept by whatever is done next.
    first = editor.names[bench.sections[0].id, "zh"]
    assert isinstance(first, TextField)
    first.setText("规章")
    bench.save_now()
    assert bench.sections[0].name.zh == "规章"
    bench.undo()
    assert [_text(editor.names[section.id, "zh"]) for section in bench.sections] == [name.zh for name in order]
    assert bench.issue is not None
    assert [one.name for one in next_issue(bench.issue, 2024).issue.sections] == order
    bench.undo()
    assert bench.sections[-1].name.zh == "统计资料"


def test_it_opens_no_larger_than_its_screen_with_a_large_text(dialog: SettingsDialog) -> None:
    choose(dialog.general.text_size, TEXT_SIZES[-1])
    dialog.close()
    dialog.open_beside()
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height() - 40
    assert dialog.width() <= room.width() - 40


def _text(field: TextField | TitleField) -> str:
    return field.text() if isinstance(field, TextField) else field.toPlainText()
