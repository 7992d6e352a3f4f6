"""`python -m valuecase` is the same as `valuecase`."""

from valuecase.cli import run

if __name__ == "__main__":
    run()
