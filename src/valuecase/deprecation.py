"""What is still understood and will not always be."""

import warnings


def deprecated(what: str, instead: str, *, stacklevel: int = 2) -> None:
    """Warn the program that still says `what`, and name what to say `instead`.

    Python shows a warning once for each line of a program that causes it; `stacklevel` counts from the caller of this
    function to that line, as in `warnings.warn`.
    """
    warnings.warn(f"{what}: use {instead} instead", DeprecationWarning, stacklevel=stacklevel + 1)
