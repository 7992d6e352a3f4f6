"""What sharing data could do for them: what fits, what to ask first, what to find out, what is not for them."""

from collections.abc import Iterator, Sequence

from valuecase.brief.teller import Teller
from valuecase.model.case import PropositionFinding, standing
from valuecase.model.pack import Evidence
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.telling import GRADES_OF_EVIDENCE, estimate_told, pockets, sureness
from valuecase.wording import sentence_list

IN_FULL = 3  # laid out whole; the others get a line, so that a brief stays within four pages
OPEN_NAMED = 5
_HORIZONS = {"short": "soon", "long": "in years"}


def could_do(t: Teller) -> Section | None:
    """The propositions, in the order of their strength."""
    blocks: list[Block] = []
    if fits := [one for one in t.usable if not one.ready]:
        blocks.append(Paragraph("**Fits**"))
        for place, one in enumerate(fits, 1):
            blocks += _in_full(t, one, place) if place <= IN_FULL else [_in_a_line(t, one, place)]
    if ready := [one for one in t.usable if one.ready]:
        blocks.append(Paragraph("**Ready to raise, after a question**"))
        blocks.append(Bullets(tuple(_after_a_question(t, one) for one in ready)))
    if waiting := [one for one in t.shown if standing(one) == "open"]:
        more = f"; and {len(waiting) - OPEN_NAMED} more" if len(waiting) > OPEN_NAMED else ""
        named = "; ".join(_with_what_is_missing(t, one) for one in waiting[:OPEN_NAMED])
        blocks.append(Paragraph(f"**To find out:** {named}{more}."))
    if stopped := t.stopped():
        items = tuple(f"*{t.tell(one.proposition.title)}*, because {t.why_not(one)}." for one in stopped)
        blocks += [Paragraph("**Not for them**"), Bullets(items)]
    return Section("What sharing could do for them", tuple(blocks)) if blocks else None


def _in_full(t: Teller, one: PropositionFinding, place: int) -> Iterator[Block]:
    own = one.proposition
    lenses = ", ".join(t.type.lens[lens].title for lens in own.lenses)
    horizon = " and ".join(_HORIZONS[horizon] for horizon in own.horizon)
    doubts = "".join(f" · *{doubt}*" for doubt in sureness(one))
    yield Paragraph(f"{place}. **{t.tell(own.title)}** · {lenses} · {horizon}{doubts}")
    yield Paragraph(t.tell(own.value))
    lines = [
        f"*Who gains:* {pockets(t.case, own)}.",
        *(estimate_told(t.case, each) + t.cite.mark(t.figure_sources(each.figures)) for each in one.estimates),
        f"*If it works:* {t.tell(own.success)}",
        f"*If it does not:* {t.tell(own.failure)}",
        f"*First small step:* {t.tell(own.first_step)}",
        _evidence(t, "Speaks for", own.supports),
        _evidence(t, "Speaks against", own.contrary) or "*Speaks against:* nothing that we found.",
        *([f"*For counsel:* {t.tell(own.for_counsel)}"] if own.for_counsel else []),
        f"*Score {one.score}*: " + ", ".join(f"{points:+d} {reason}" for reason, points in one.score_parts) + ".",
    ]
    yield Bullets(tuple(line for line in lines if line))


def _in_a_line(t: Teller, one: PropositionFinding, place: int) -> Block:
    own = one.proposition
    return Paragraph(
        f"{place}. **{t.tell(own.title)}.** {t.tell(own.value)} *First small step:* {t.tell(own.first_step)}"
    )


def _after_a_question(t: Teller, one: PropositionFinding) -> str:
    own = one.proposition
    return f"*{t.tell(own.title)}.* {t.tell(own.value)} Ask first: “{t.check(one)}”"


def _with_what_is_missing(t: Teller, one: PropositionFinding) -> str:
    missing = [t.type.fact[id].label for id in one.missing[:2]]
    return f"*{t.tell(one.proposition.title)}* (not known: {sentence_list(missing)})"


def _evidence(t: Teller, kind: str, items: Sequence[Evidence]) -> str:
    """At most two findings, each with how it was tested, and whether the help or the sharing was."""
    parts = [
        f"{item.finds.rstrip('.')} ({GRADES_OF_EVIDENCE[item.grade]}; "
        f"{'the sharing' if item.tested == 'sharing' else 'the help itself'} was tested){t.cite.mark([item.source])}"
        for item in items[:2]
    ]
    return f"*{kind}:* {'; '.join(parts)}." if parts else ""
