"""Where there is no POSIX shell, the tests of the shell scripts have nothing to run."""

import sys

collect_ignore = ["test_set_up.py", "test_printed_commands.py"] if sys.platform == "win32" else []
