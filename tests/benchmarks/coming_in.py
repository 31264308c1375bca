"""Documents come in through the window, which is asked all the while how long it lets one wait.

    python tests/benchmarks/coming_in.py [--long]

Must: the window is never silent for more than 100 ms. A timer of 5 ms runs on its event loop; what it is late by is the
silence. A hundred documents, a thousand with ``--long``.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from _measuring import named_issue, verdict
from _window import percentile, wait, window
from PySide6.QtCore import Qt, QTimer

LONG = "--long" in sys.argv
sys.argv = [each for each in sys.argv if each != "--long"]
TICK_MS = 5


class Listener:
    """Notes every silence of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.silences: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.silences.append((now - self._last) * 1000 - TICK_MS)
        self._last = now


def files(folder: Path, count: int) -> list[str]:
    """Text files of a document each."""
    made = []
    for number in range(1, count + 1):
        file = folder / f"{number:04}.txt"
        body = "\n".join(
            f"{'一二三四五六七八九十'[at]}、工作要求\n各部门要按照职责分工，抓好第{number}号事项的落实。"
            for at in range(8)
        )
        file.write_text(
            f"云澜市人民政府办公室\n关于第{number}号事项的通知\n云政办字〔2026〕{number}号\n{body}\n", "utf-8"
        )
        made.append(str(file))
    return made


def _silences(count: int, act: Callable[..., None]) -> list[float]:
    issue = named_issue()
    with tempfile.TemporaryDirectory() as folder, window(issue) as program:
        wait(lambda: program.workbench.pages is not None)
        given = files(Path(folder), count)
        listener = Listener()
        act(program, given)
        wait(lambda: len(program.workbench.inbox) >= count, step=0.2)
        return listener.silences


def main() -> None:
    """Print the figures."""
    count = 1000 if LONG else 100
    begun = time.perf_counter()
    silences = _silences(count, lambda program, given: program.window.bringing_in.bring_in(given, into_issue=False))
    print(f"{count} documents in {time.perf_counter() - begun:.0f} s")
    for share in (0.5, 0.99, 0.999):
        print(f"silence, {share:.1%} stay under: {percentile(silences, share):.1f} ms")
    verdict("longest silence", max(silences), 100, " ms")


if __name__ == "__main__":
    main()
