"""What the frozen `gazette-desk` starts with."""

from gazette.gui import run

if __name__ == "__main__":
    run()
