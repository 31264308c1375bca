"""The k-th write of an act fails: a sentence says so, what was called done is there, and nothing is half-done."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("writes are made to fail by LD_PRELOAD", allow_module_level=True)

from tests.desk.killed_acts import OWN
from tests.desk.test_killed import CASES, Killer, fresh, goes_on, prepared

__all__ = ["prepared"]

TIMES, LONG_TIMES = 6, 100
"""How many of the writes of an act fail in the suite, and with ``--long``: all ten acts make 7,000, twice."""


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler is here")
    library = tmp_path_factory.mktemp("failing") / "failing_writes.so"
    source = Path(__file__).with_name("failing_writes.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    there = Killer(LD_PRELOAD=str(library))
    yield there
    there.close()


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("case", CASES)
def test_whichever_write_fails_nothing_is_lost_and_nothing_half_done(
    case: str, lasting: bool, failing: Killer, prepared: Callable[[str], Path], long: bool
) -> None:
    act, _, holds, _ = CASES[case]
    before, rng = prepared(case), random.Random(f"{case} {lasting}")
    whole = failing.do(act, fresh(before), fail=0, lasting=False)
    assert whole["error"] is None
    assert whole["writes"] > TIMES
    refused, chosen = 0, range(1, whole["writes"] + 1)
    for number in sorted(rng.sample(chosen, min(LONG_TIMES if long else TIMES, whole["writes"]))):
        answer = failing.do(act, folder := fresh(before), fail=number, lasting=lasting)
        refused += answer["error"] is not None
        try:
            holds(folder, answer["done"])
            if (folder / OWN).exists():
                goes_on(folder / OWN)
        except Exception as error:
            error.add_note(f"write {number} of {whole['writes']}: {answer}")
            raise
    assert refused, "none of them was noticed"
