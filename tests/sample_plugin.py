"""The code of a plugin, as short as it can be."""

PLUGIN = """
from pathlib import Path
from valuecase import hookimpl, read_pack

@hookimpl
def valuecase_stakeholder():
    return read_pack(Path(__file__).parent / "pack")
"""
