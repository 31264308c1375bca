"""The words in which two titles differ: what a person has to see, not two long titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from gazette.proofreading.folding import Folded, folded


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts differ: from and to in the one, from and to in the other; neither is empty."""

    one: tuple[int, int]
    other: tuple[int, int]


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """The differing words of two texts; widths, white space and kinds of brackets and dashes are no difference.

    Where one only has more, the words beside it are told too: 工作方案, 工作实施方案.
    """
    first, second = folded(one), folded(other)
    if first.text == second.text:
        return ()
    left, right = _words(first.text), _words(second.text)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    runs = [list(codes[1:]) for codes in matcher.get_opcodes() if codes[0] != "equal"]
    for run in runs:
        _take_neighbours(run, left, right)
    return tuple(_placed(first, second, left, right, run) for run in _joined(runs))


def _words(text: str) -> list[str]:
    import rjieba  # noqa: PLC0415 -- a tenth of a second for its dictionary, wanted only where titles differ

    return list(rjieba.cut(text))


def _take_neighbours(run: list[int], left: list[str], right: list[str]) -> None:
    """Give a run that one side has more of the equal words beside it, so that both sides say something."""
    one, other = "".join(left[run[0] : run[1]]), "".join(right[run[2] : run[3]])
    if one not in other and other not in one:
        return
    if run[0] > 0 and run[2] > 0:
        run[0], run[2] = run[0] - 1, run[2] - 1
    if not (one and other) and run[1] < len(left) and run[3] < len(right):
        run[1], run[3] = run[1] + 1, run[3] + 1


def _joined(runs: list[list[int]]) -> Iterator[list[int]]:
    """Runs that touch are one."""
    last: list[int] | None = None
    for run in runs:
        if last is not None and (run[0] <= last[1] or run[2] <= last[3]):
            last[1], last[3] = max(last[1], run[1]), max(last[3], run[3])
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _placed(first: Folded, second: Folded, left: list[str], right: list[str], run: list[int]) -> Difference:
    def span(text: Folded, words: list[str], start: int, end: int) -> tuple[int, int]:
        before = len("".join(words[:start]))
        return text.span(before, before + len("".join(words[start:end])))

    return Difference(span(first, left, run[0], run[1]), span(second, right, run[2], run[3]))
