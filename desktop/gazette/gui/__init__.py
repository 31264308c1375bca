"""The window ``gazette-desk``: shows and edits what a desk holds; rules of the trade are left to the rooms below."""

import multiprocessing


def run() -> None:
    """The entry point ``gazette-desk [--sample] [FILE.gazette]``."""
    # A frozen build starts the processes of the window through this same door.
    multiprocessing.freeze_support()
    # Not above: those processes need little of the window, and begin in half the time without.
    from gazette.gui.app import run_window  # noqa: PLC0415

    run_window()
