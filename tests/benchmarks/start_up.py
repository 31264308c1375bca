"""``gazette --help`` against ``python -c pass`` in the same environment: wall time and the ratio.

Must: at most 3 times. Also the processor time of import and export of an issue (aims: 0.5 s and 1.0 s).
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gazette.desk.self_test import sample_issue

RUNS = 15


def wall(*command: str) -> float:
    """Median seconds of a command."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def processor(*command: str) -> float:
    """Processor seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    program = str(Path(sys.executable).with_name("gazette"))
    source = sys.argv[1] if len(sys.argv) > 1 else str(sample_issue())
    helped, bare = wall(program, "--help"), wall(sys.executable, "-c", "pass")
    print(f"--help {helped * 1000:.0f} ms, python -c pass {bare * 1000:.0f} ms")
    print(f"ratio {helped / bare:.2f} (must: at most 3)")
    with tempfile.TemporaryDirectory() as folder:
        archive = f"{folder}/a.gazette"
        print(f"import {processor(program, 'import', source, '--archive', archive):.2f} s of processor time (aim 0.5)")
        files = ("--pdf", f"{folder}/o.pdf", "--xml", f"{folder}/o.xml")
        line = subprocess.run([program, "issues", "--archive", archive], capture_output=True, text=True, check=True)
        issue = line.stdout.split("\t")[0]
        print(f"export {processor(program, 'export', issue, '--archive', archive, *files):.2f} s (aim 1.0)")


if __name__ == "__main__":
    main()
