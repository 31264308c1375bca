"""What the frozen `gazette-desk` starts with."""

from multiprocessing import freeze_support

from gazette.gui.app import run

if __name__ == "__main__":
    freeze_support()
    run()
