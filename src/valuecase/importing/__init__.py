"""From published files to facts: recognize files, join their rows, collect what they say of one organization or of all.

Nothing here prints.
"""

from valuecase.importing.counties import collect_counties
from valuecase.importing.files import recognise
from valuecase.importing.organizations import candidates, collect
from valuecase.importing.records import Candidate, Published

__all__ = ["Candidate", "Published", "candidates", "collect", "collect_counties", "recognise"]
