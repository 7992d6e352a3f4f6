"""The command line: one thin file per command."""

import gc


def run() -> None:
    """What `valuecase` in a shell runs."""
    # A command is one short run that keeps what it makes: collecting would cost a tenth of its time and free nothing.
    gc.disable()
    from valuecase.cli.group import main

    main()
