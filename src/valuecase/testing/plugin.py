"""What pytest finds by itself once valuecase is installed; it imports nothing of valuecase until a test asks for the fixture."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from valuecase.testing.command_line import CommandLine


@pytest.fixture
def valuecase_cli() -> "CommandLine":
    """Run the command line in this process: `valuecase_cli("brief", path)` has `exit_code`, `stdout` and `stderr`."""
    from valuecase.testing.command_line import CommandLine

    return CommandLine()
