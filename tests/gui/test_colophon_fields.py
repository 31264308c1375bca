"""Colophon and cover in the issue's details: typed, seen on the pages, taken back, done again."""

from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.colophon_fields import ColophonFields
from gazette.model import Colophon


def fields(application: Application) -> ColophonFields:
    """The fields, unfolded."""
    application.window.actions_by_name["issue_details"].trigger()
    found = application.window.edit.tree_pane.details.colophon
    found.unfold.click()
    return found


def parts(application: Application) -> list[str]:
    pages = application.workbench.pages
    return [] if pages is None else [page.part for page in pages.pages]


def colophon(application: Application) -> Colophon:
    issue = application.workbench.issue
    assert issue is not None
    return issue.publication.colophon


def test_a_field_that_is_filled_is_kept_and_printed(application: Application, qtbot: QtBot) -> None:
    bench, form = application.workbench, fields(application)
    before = colophon(application)
    form.fields["copies"].setText("1500册")
    form.fields["copies"].settle()
    assert colophon(application) == before.with_text("copies", "1500册")
    qtbot.waitUntil(lambda: "colophon" in parts(application), timeout=20_000)
    bench.undo()
    assert colophon(application) == before
    assert form.fields["copies"].text() == (before.copies or "")
    bench.redo()
    assert form.fields["copies"].text() == "1500册"


def test_an_emptied_field_says_nothing(application: Application) -> None:
    form = fields(application)
    for text in ("免费赠阅", ""):
        form.fields["price"].setText(text)
        form.fields["price"].settle()
    assert colophon(application).price is None


def test_a_cover_is_chosen_and_taken_back(application: Application, qtbot: QtBot) -> None:
    bench, form = application.workbench, fields(application)
    form.cover.setCurrentIndex(form.cover.findData("yes"))
    form.cover.activated.emit(form.cover.currentIndex())
    qtbot.waitUntil(lambda: parts(application)[:2] == ["cover", "blank"], timeout=20_000)
    bench.undo()
    assert form.cover.currentData() == "style"
    qtbot.waitUntil(lambda: parts(application)[:1] == ["contents"], timeout=20_000)


def test_it_is_folded_until_it_is_wanted(application: Application) -> None:
    application.window.actions_by_name["issue_details"].trigger()
    form = application.window.edit.tree_pane.details.colophon
    assert not form.cover.isVisibleTo(form)
    form.unfold.click()
    assert form.cover.isVisibleTo(form)
    assert all(field.isVisibleTo(form) for field in form.fields.values())


def test_the_form_is_no_wider_than_its_pane(application: Application) -> None:
    application.window.resize(1440, 900)
    application.window.actions_by_name["language_en"].trigger()
    fields(application)
    application.window.grab()  # lays everything out
    details = application.window.edit.tree_pane.details
    form = details.widget()
    assert form is not None
    assert form.minimumSizeHint().width() <= details.viewport().width()
