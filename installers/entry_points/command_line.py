"""What the frozen `gazette` starts with."""

from multiprocessing import freeze_support

from gazette.cli.main import run

if __name__ == "__main__":
    freeze_support()
    run()
