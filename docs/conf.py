"""How the site is built: `make docs`. Everything it shows is in this folder or made from the commands and the packs."""

import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from reference import generate  # noqa: E402 - found through the line above

generate(Path(__file__).parent / "reference")

project = "valuecase"
author = "The valuecase authors"
copyright = "The valuecase authors, MIT license"
release = metadata.version("valuecase")
html_title = "valuecase"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3  # a link may name a heading, as it may where the sources are read
exclude_patterns = ["_static"]
pygments_style = "friendly"
smartquotes = False  # `--handout` is an option, not a dash and a word

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_use_index = False
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
