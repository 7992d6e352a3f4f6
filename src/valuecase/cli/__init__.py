"""The command line: one thin file per command."""

import gc


def run() -> None:
    """What `valuecase` in a shell runs."""
    # A command is one short run that keeps what it makes: collecting would cost a tenth of its time and free nothing.
    gc.disable()
    from valuecase.cli.group import main

    try:
        main()
    finally:
        # Python collects a last time when it ends, disabled or not; what is frozen is passed over.
        gc.freeze()
