"""Pictures of every screen: ``python -m tests.gui.screenshots FOLDER``; they are made to be looked at.

Both languages, light and dark, 100 % and 200 %, three sizes of the window; ``--only NAME`` makes one screen,
``--quick`` one size in Chinese and light. ``--contrast`` shows what a system in high contrast makes of it,
``--text 150`` a larger text; both in one scale.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.gui.screens import Stage

_USUAL_TEXT = 100
SIZES = ((1440, 900), (1366, 768), (1024, 680))
_HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")


def main() -> None:
    """Make the pictures; each scale in a process of its own, since Qt reads it once."""
    asked = argparse.ArgumentParser(description="Pictures of every screen of the window.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--only", default="")
    asked.add_argument("--scale", type=int, choices=(1, 2))
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--contrast", action="store_true")
    asked.add_argument("--text", type=int, default=100)
    chosen = asked.parse_args()
    if chosen.scale is None:
        for scale in (1,) if chosen.quick or chosen.contrast or chosen.text != _USUAL_TEXT else (1, 2):
            again = [sys.executable, "-m", "tests.gui.screenshots", *sys.argv[1:], "--scale", str(scale)]
            subprocess.run(again, check=True)
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    with tempfile.TemporaryDirectory(prefix="gazette-screens-") as home:
        os.environ.update(dict.fromkeys(_HOMES, home))
        take(chosen, Path(home))


def take(chosen: argparse.Namespace, home: Path) -> None:
    """Go through all stages and their screens in every look."""
    # After the homes and the scale are set.
    from PySide6.QtWidgets import QApplication

    from gazette.settings import Settings
    from tests.gui.looking import CONTRASTS, in_high_contrast
    from tests.gui.screens import STAGES, look_at, stage

    qapp = QApplication([])
    qapp.setStyle("Fusion")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    themes = tuple(CONTRASTS) if chosen.contrast else ("light", "dark")
    looks = [("zh", themes[0])] if chosen.quick else list(product(("zh", "en"), themes))
    size = f"{chosen.scale}00" if chosen.text == _USUAL_TEXT else f"text{chosen.text}"
    for (name, (_make, screens)), (language, theme) in product(STAGES.items(), looks):
        wanted = {each: show for each, show in screens.items() if chosen.only in (each, "")}
        if not wanted:
            continue
        settings = Settings(language=language, last_folder=str(home), person="王芳", text_size=chosen.text)
        settings.theme = "" if chosen.contrast else theme
        system = in_high_contrast(theme) if chosen.contrast else nullcontext()
        with system, stage(name, home, settings, qapp) as there:
            for screen, show in wanted.items():
                stem = chosen.folder / f"{screen}-{language}-{theme}-{size}"
                look_at(show, there, partial(_save, there, stem, SIZES[:1] if chosen.quick else SIZES))


def _save(there: "Stage", stem: Path, sizes: tuple[tuple[int, int], ...], shown: "QWidget") -> None:
    """A dialog keeps its own size, and is taken once it has laid out its new words."""
    if shown is not there.program.window:
        there.spin(150)
        shown.grab().save(f"{stem}.png")
        return
    for width, height in sizes:
        shown.resize(width, height)
        there.spin(150)
        shown.grab().save(f"{stem}-{width}x{height}.png")


if __name__ == "__main__":
    main()
