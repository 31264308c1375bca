"""The publish room's forms: each is written as the command writes it, what is wanted now and then lies below More."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gazette.desk import ReplaceBlocks
from gazette.errors import ExportError
from gazette.export import coated_paper
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.export_forms import ExportForms
from gazette.gui.publish_panel import PublishPanel
from gazette.model import Finding, Note


@pytest.fixture
def publish(application: Application, home: Path) -> PublishPanel:
    """The publish room, to write into the home."""
    application.window.show_room("publish")
    application.window.publish.folder.setText(str(home))
    return application.window.publish


@pytest.fixture
def press(home: Path) -> Path:
    """A profile of the office's own."""
    file = home / "press.icc"
    file.write_bytes(coated_paper().profile)
    return file


def choosing(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))


def exported(publish: PublishPanel, qtbot: QtBot, choices: str) -> None:
    publish.forms.choices = choices
    publish.export_button.click()
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=60000)


def test_more_is_folded_until_it_is_wanted(publish: PublishPanel) -> None:
    forms = publish.forms
    assert forms.boxes["pdfa"].isVisible()
    assert not forms.boxes["booklet"].isVisible()
    forms.more.click()
    assert forms.boxes["booklet"].isVisible()
    forms.more.click()
    assert not forms.boxes["booklet"].isVisible()


def test_beside_a_form_stands_when_it_was_written_and_the_way_to_open_it(
    publish: PublishPanel, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    written = publish.forms.written
    assert not written["xml"].isVisible()
    exported(publish, qtbot, "xml")
    assert written["xml"].isVisible()
    assert not written["pdf"].isVisible()
    file = home / "公报总第218期.xml"
    written["xml"].open_button.click()
    assert [Path(path) for path in opened] == [file]
    file.unlink()
    written["xml"].open_button.click()
    assert "找不到文件" in publish.messages.sentence.text()
    assert len(opened) == 1


def test_every_form_is_written(
    application: Application, publish: PublishPanel, qtbot: QtBot, home: Path, press: Path
) -> None:
    application.workbench.choose_entry(application.workbench.entries[2].id)
    publish.forms.icc = str(press)
    exported(publish, qtbot, "pdf entry booklet spreads pictures crop_marks")
    name = "公报总第218期"
    pages = application.workbench.sheet_pages
    assert pages is not None
    assert {file.name for file in home.glob(f"{name}*")} == {
        *(f"{name}{part}" for part in (".pdf", "-第3条.pdf", "-小册子.pdf", "-对开.pdf", "-图片")),
    }
    assert len(list((home / f"{name}-图片").glob("*.png"))) == pages
    sizes = {
        part: pypdfium2.PdfDocument(home / f"{name}{part}.pdf")[0].get_size()
        for part in ("", "-第3条", "-小册子", "-对开")
    }
    assert sizes["-小册子"] == pytest.approx((1190.551, 841.89), abs=0.01)
    assert sizes["-对开"][0] == pytest.approx(2 * 595.276, abs=0.01)
    assert sizes[""][0] > sizes["-第3条"][0]  # the crop marks
    for part in ("", "-第3条"):
        with pikepdf.open(home / f"{name}{part}.pdf") as pdf:
            assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "Custom"


def test_the_archive_file_stays_whole_and_plain_beside_a_print_file_with_crop_marks(
    publish: PublishPanel, qtbot: QtBot, home: Path
) -> None:
    exported(publish, qtbot, "pdf pdfa xml crop_marks")
    assert {file.name for file in home.glob("公报总第218期*")} == {
        "公报总第218期.pdf",
        "公报总第218期-存档.pdf",
        "公报总第218期.xml",
    }


def test_what_was_chosen_is_remembered(application: Application, publish: PublishPanel, press: Path) -> None:
    publish.forms.choices = "xml booklet"
    publish.forms.icc = str(press)
    application.window.remember()
    assert application.settings.exports == "xml booklet"
    assert application.settings.icc == str(press)
    later = ExportForms(publish.forms._look)
    later.choices = application.settings.exports
    assert later.more.isChecked()


def test_crop_marks_and_entry_are_offered_only_where_they_can_be_had(
    application: Application, publish: PublishPanel
) -> None:
    forms = publish.forms
    forms.choices = "pdf entry crop_marks"
    assert forms.wanted(Path()).crop_marks
    forms.boxes["pdf"].setChecked(False)
    assert not forms.boxes["crop_marks"].isEnabled()
    assert not forms.wanted(Path()).crop_marks
    assert "第1条" in forms.boxes["entry"].text()
    application.workbench.choose_entry(application.workbench.entries[1].id)
    assert "第2条" in forms.boxes["entry"].text()


def test_a_profile_is_checked_when_it_is_chosen_and_can_be_left_again(
    publish: PublishPanel, press: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = publish.forms
    (home / "no.icc").write_bytes(b"no profile")
    choosing(monkeypatch, home / "no.icc")
    forms.choose_press.click()
    assert "no.icc" in publish.messages.sentence.text()
    assert forms.icc == ""
    choosing(monkeypatch, press)
    forms.choose_press.click()
    assert forms.icc == str(press)
    forms.usual_press.click()
    assert forms.icc == ""


def test_a_profile_that_is_gone_is_told_and_nothing_is_written(
    publish: PublishPanel, qtbot: QtBot, press: Path, home: Path
) -> None:
    publish.forms.icc = str(press)
    press.unlink()
    exported(publish, qtbot, "pdf")
    assert "press.icc" in publish.messages.sentence.text()
    assert not list(home.glob("公报总第218期*"))


def test_ofd_word_web_text_and_workbook_are_written(
    application: Application, publish: PublishPanel, qtbot: QtBot, home: Path
) -> None:
    application.workbench.choose_entry(application.workbench.entries[2].id)
    exported(publish, qtbot, "ofd docx html txt contents entry_docx entry_ofd")
    name = "公报总第218期"
    assert {file.name for file in home.glob(f"{name}*")} == {
        *(f"{name}{part}" for part in (".ofd", ".docx", "-网页", ".txt", "-目录.xlsx", "-第3条.docx", "-第3条.ofd")),
    }
    assert "都是新写的" in publish.messages.sentence.text()
    exported(publish, qtbot, "html")
    assert "没有变化" in publish.messages.sentence.text()


def test_a_mark_stops_the_web_pages_until_a_reason_is_given(
    application: Application, publish: PublishPanel, qtbot: QtBot, home: Path
) -> None:
    bench = application.workbench
    entry = bench.entries[2]
    bench.do(ReplaceBlocks(entry.id, (0,), (Note(text="（此件不公开）"), *entry.blocks[:1])))
    qtbot.waitUntil(lambda: any(one.rule == "desk.mark_not_public" for one in bench.all_findings))
    exported(publish, qtbot, "html txt")
    assert "此件不公开" in publish.messages.sentence.text()
    assert "--despite-marks" not in publish.messages.sentence.text()
    assert not list(home.glob("公报总第218期*"))
    exported(publish, qtbot, "txt")
    assert "已写好" in publish.messages.sentence.text()
    exported(publish, qtbot, "html txt")
    publish.messages.button.click()
    form = publish.findChild(Asking)
    assert form is not None
    form.fields["reason"].setText("  ")
    assert not form.button.isEnabled()
    form.reject()
    assert "此件不公开" in publish.messages.sentence.text()
    assert not list(home.glob("公报总第218期-网页*"))
    publish.messages.button.click()
    form = publish.findChildren(Asking)[-1]
    form.fields["reason"].setText("已同意公开")
    form.button.click()
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=60000)
    assert (home / "公报总第218期-网页" / "index.html").exists()
    assert "已同意公开" in (home / "公报总第218期-网页-放行记录.txt").read_text("utf-8")


def test_what_was_written_of_an_archive_that_was_left_is_not_said_of_the_next(
    application: Application, publish: PublishPanel, home: Path
) -> None:
    done: list[Callable[[tuple[Finding, ...]], None]] = []
    publish.exporting.begin = lambda _archive, _job, written, _failed: done.append(written)  # type: ignore[method-assign]
    publish.forms.choices = "xml"
    publish.export_button.click()
    shutil.copyfile(application.workbench.path, home / "other.gazette")
    application.window.archive_wanted.emit(str(home / "other.gazette"))
    assert application.workbench.path == home / "other.gazette"
    application.window.show_room("publish")
    done.pop()(())
    assert "公报总第218期.xml" in publish.messages.sentence.text()
    assert not publish.forms.written["xml"].isVisible()


def test_a_file_that_cannot_be_replaced_is_written_under_another_name(
    publish: PublishPanel, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish.forms.choices = "xml"
    (path,) = publish.forms.wanted(home).paths.values()
    path.write_text("<akomaNtoso>old</akomaNtoso>")
    begin = publish.exporting.begin

    def refuse(_archive: Path, _job: object, _done: object, failed: Callable[[Exception], None]) -> None:
        failed(ExportError("export.in_use", file=path.name, place=str(path.resolve()), reason=""))

    monkeypatch.setattr(publish.exporting, "begin", refuse)
    publish.export_button.click()
    assert path.name in publish.messages.sentence.text()
    assert publish.messages.button.text() == "替换", "what somebody else put there is replaced after a yes only"
    assert path.read_text() == "<akomaNtoso>old</akomaNtoso>"
    publish.messages.button.click()
    assert "正在别的程序里打开，没有覆盖" in publish.messages.sentence.text()
    another = path.with_name(f"{path.stem} (2).xml")
    assert publish.messages.button.text() == f"另存为“{another.name}”"
    monkeypatch.setattr(publish.exporting, "begin", begin)
    publish.messages.button.click()
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=60000)
    assert another.name in publish.messages.sentence.text()
    assert b"akomaNtoso" in another.read_bytes()
    assert path.read_text() == "<akomaNtoso>old</akomaNtoso>"
