"""Export of an issue as both PDFs and XML out of an archive, as the command does it, with all checks: processor time.

    python tests/benchmarks/export_all.py [TEXT OF AN ISSUE]

Must: at most 5 s for 30 pages; aim 1 s. The first export of a process opens fonts and reads the house style; the second
finds them there, as the window does. Reported for 30 pages, whatever the issue has.
"""

import sys
import tempfile
from pathlib import Path

from _measuring import FORM, milliseconds, verdict

from gazette.desk import Desk
from gazette.desk.exporting import ExportFiles, export_issue
from gazette.desk.self_test import sample_issue


def main() -> None:
    """Print the figures."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else sample_issue()
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder, "a.gazette"), create=True) as desk:
        issue_id = desk.bring_in(source).issue_id
        assert issue_id is not None
        files = ExportFiles(pdf=Path(folder, "o.pdf"), pdfa=Path(folder, "a.pdf"), xml=Path(folder, "o.xml"))
        first, second = milliseconds(lambda _: export_issue(desk, issue_id, files), range(2))
        made = desk.made_pages(issue_id)
        assert made is not None
        print(
            f"{made.count} pages, {FORM}: both PDFs and XML, checked, in {first:.0f} ms, once more in {second:.0f} ms"
        )
        verdict("30 pages, first time", first / made.count * 30 / 1000, 5, " s")


if __name__ == "__main__":
    main()
