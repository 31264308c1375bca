"""Every screen and dialog, in both languages: nothing cut, nothing to scroll sideways, all named, reached and ringed.

``python -m tests.gui.screenshots FOLDER`` makes pictures of the same screens.
"""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from gazette.gui.theme import DARK, LIGHT, Theme, contrast
from gazette.settings import Settings
from tests.gui.looking import (
    against_reading,
    by_tab,
    crowded_heads,
    cut_words,
    nameless,
    out_of_reach,
    scrolls_sideways,
    small_targets,
    without_ring,
)
from tests.gui.screens import STAGES, Stage, look_at, stage

_SIZES = {100: ((1366, 768), (1024, 680)), 150: ((1366, 768),)}
"""Of small windows, by the size of the text in percent."""
# in how many twentieths of a second the layout has come to rest
_PATIENCE = 40


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archives of the stages lie."""
    return tmp_path_factory.mktemp("stages")


def measured(there: Stage, shown: QWidget) -> list[str]:
    """What is wrong with a screen at the sizes of small windows, once it is laid out; a dialog has its own."""
    wrong = []
    sizes = _SIZES[there.program.settings.text_size]
    for size in sizes if shown is there.program.window else (None,):
        if size is not None:
            shown.resize(*size)
        for _ in range(_PATIENCE):
            there.spin(50)
            found = _wrong_at(there, shown, size)
            if not found:
                break
        wrong += found
    return wrong


def _wrong_at(there: Stage, shown: QWidget, size: tuple[int, int] | None) -> list[str]:
    found = [f"at {size}: {each}" for each in (*cut_words(shown), *crowded_heads(shown), *scrolls_sideways(shown))]
    if size is not None:
        rooms = there.program.window.stack
        least = max(rooms.widget(at).minimumSizeHint().width() for at in range(rooms.count()))
        if least + there.program.window.rail.width() > size[0] or shown.width() > size[0]:
            found.append(f"needs {least} of {size[0]}")
    return found


@pytest.mark.parametrize(("name", "language", "text"), [*product(STAGES, ("zh", "en"), (100,)), ("sample", "en", 150)])
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    qapp: QApplication, home: Path, made: Path, name: str, language: str, text: int
) -> None:
    settings = Settings(language=language, theme="light", last_folder=str(home), person="王芳", text_size=text)
    wrong: dict[str, list[str]] = {}
    with stage(name, home, settings, qapp, made) as there:
        for screen, show in STAGES[name][1].items():
            look_at(show, there, lambda shown, screen=screen: wrong.update({screen: measured(there, shown)}))
    assert {screen: found for screen, found in wrong.items() if found} == {}


def without_mouse(there: Stage, shown: QWidget) -> list[str]:
    """What somebody without a mouse, or who does not see, would miss."""
    if shown is there.program.window:
        shown.resize(*_SIZES[100][0])
    shown.activateWindow()
    there.spin(100)
    if not shown.isActiveWindow():  # where a box was closed, nothing is active on a screen that is none
        shown.hide()
        shown.show()
        there.until(shown.isActiveWindow)
    order = by_tab(shown)
    return [
        *nameless(shown),
        *small_targets(shown),
        *without_ring(shown),
        *out_of_reach(shown, order),
        *against_reading(shown, order),
    ]


@pytest.mark.parametrize("name", STAGES)
def test_all_controls_are_named_reached_and_ringed(qapp: QApplication, home: Path, made: Path, name: str) -> None:
    settings = Settings(language="zh", theme="dark", last_folder=str(home), person="王芳")
    wrong: dict[str, list[str]] = {}
    with stage(name, home, settings, qapp, made) as there:
        for screen, show in STAGES[name][1].items():
            look_at(show, there, lambda shown, screen=screen: wrong.update({screen: without_mouse(there, shown)}))
    assert {screen: found for screen, found in wrong.items() if found} == {}


_TEXTS = [
    *((text, ground) for text in ("text", "text2") for ground in ("bg", "panel", "surface", "sel", "current")),
    *(("text3", ground) for ground in ("bg", "panel", "surface", "current")),
    *(("accent", ground) for ground in ("bg", "panel", "surface", "sel")),
    ("on_accent", "accent"),
    *((level, f"{level}_ground") for level in ("error", "doubt", "hint", "ok")),
    *((level, ground) for level in ("error", "doubt", "hint", "ok") for ground in ("surface", "panel", "bg")),
    *(("text", f"{level}_ground") for level in ("error", "doubt", "hint", "ok")),
]
_EDGES = [
    *(("line2", ground) for ground in ("surface", "panel")),
    *(("accent", ground) for ground in ("bg", "panel", "surface", "sel")),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("pairs", "least"), [(_TEXTS, 4.5), (_EDGES, 3.0)], ids=["texts", "edges"])
def test_colours_stand_apart(theme: Theme, pairs: list[tuple[str, str]], least: float) -> None:
    measured_pairs = {pair: round(contrast(theme.color(pair[0]), theme.color(pair[1])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in measured_pairs.items() if ratio < least} == {}


def test_black_on_white_is_as_far_apart_as_can_be() -> None:
    assert contrast(LIGHT.color("paper"), LIGHT.color("paper")) == pytest.approx(1)
    assert contrast(QColor("#000000"), LIGHT.color("paper")) == pytest.approx(21)
