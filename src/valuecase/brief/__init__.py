"""The brief: a value case laid out for our own preparation, never for the partner."""

from valuecase.brief.asking import to_ask
from valuecase.brief.closing import cautions, sources, together, words
from valuecase.brief.minute import minute
from valuecase.brief.ourselves import heard_elsewhere, not_known, of_ourselves, on_us, to_offer, to_settle
from valuecase.brief.pains import hurts
from valuecase.brief.partner import alert, lead, who_they_are
from valuecase.brief.saying import to_say
from valuecase.brief.sharing import could_do
from valuecase.brief.teller import Options, Teller
from valuecase.model.case import ValueCase
from valuecase.model.paper import Paper

__all__ = ["Options", "brief"]

# The reading order of a person who prepares a meeting. Sources come last because the sections before them cite.
WHOLE = (minute, who_they_are, hurts, could_do, to_say, to_ask, words, cautions, together, sources)
SHORT = (minute, to_say, to_ask)
OURS = (of_ourselves, on_us, to_offer, not_known, to_settle, heard_elsewhere, sources)


def brief(case: ValueCase, options: Options | None = None) -> Paper:
    """The whole brief, about four pages; with `short` one page: the minute, what to say, what to ask.

    About our own organization, a self-assessment.
    """
    teller = Teller(case, options or Options())
    told = [part(teller) for part in (OURS if case.partner.ours else SHORT if teller.options.short else WHOLE)]
    sections = tuple(section for section in told if section is not None)
    return Paper(case.partner.name, teller.phrase("for_our_preparation"), lead(teller), sections, alert(teller))
