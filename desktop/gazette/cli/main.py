"""The entry point ``gazette``: the help at once, everything else through the commands."""

import gc
import sys

from gazette.cli.overview import overview


def run() -> None:
    """Run the command line and end the process: 0 done, 1 a known error, 2 wrong usage, 130 stopped."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        try:
            sys.stdout.write(overview())
            sys.stdout.flush()
        except OSError as error:
            from gazette.cli.failing import output_lost

            sys.exit(output_lost(error))
        return
    # Loading makes a hundred thousand objects and no garbage; the usual threshold looks at them again and again.
    gc.set_threshold(50_000, 20, 20)
    from gazette.cli.commands import exit_code  # takes twice as long to load as the help may take in all

    sys.exit(exit_code())
