"""Where there is no POSIX shell, the test of the set-up script has nothing to run."""

import sys

collect_ignore = ["test_set_up.py"] if sys.platform == "win32" else []
