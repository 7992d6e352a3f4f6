"""What sharing data could do for them: what fits, what to ask first, what to find out, what is not for them."""

from collections.abc import Iterator, Sequence

from valuecase.brief.teller import Teller
from valuecase.model.case import PropositionFinding, standing
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.model.proposition import GRADES_OF_EVIDENCE, TESTED, Evidence, Proposition
from valuecase.telling import estimate_told, pockets, sureness
from valuecase.wording import sentence_list

IN_FULL = 2  # laid out whole; the others get a line, so that a brief stays within four pages
OPEN_NAMED = 2
ESTIMATES = 1  # of each; `why` has all
READY_NAMED = 2
IN_A_LINE = 1
_HORIZONS = {"short": "soon", "long": "in years"}


def could_do(t: Teller) -> Section | None:
    """The propositions, in the order of their strength."""
    blocks: list[Block] = []
    if fits := [one for one in t.usable if not one.ready]:
        blocks.append(Paragraph("**Fits**"))
        for place, one in enumerate(fits, 1):
            if place <= IN_FULL + IN_A_LINE:
                blocks += _in_full(t, one, place) if place <= IN_FULL else [_in_a_line(t, one, place)]
        if further := [f"*{t.tell(one.proposition.title)}*" for one in fits[IN_FULL + IN_A_LINE :]]:
            blocks.append(Paragraph(f"Also: {'; '.join(further)}."))
    if ready := [one for one in t.usable if one.ready]:
        blocks.append(Paragraph("**Ready to raise, after a question**"))
        blocks.append(Bullets(tuple(_after_a_question(t, one) for one in ready[:READY_NAMED])))
    if waiting := [one for one in t.shown if standing(one) == "open"]:
        more = f"; and {len(waiting) - OPEN_NAMED} more" if len(waiting) > OPEN_NAMED else ""
        named = "; ".join(_with_what_is_missing(t, one) for one in waiting[:OPEN_NAMED])
        blocks.append(Paragraph(f"**To find out:** {named}{more}."))
    if stopped := _by_reason(t):
        items = tuple(f"{sentence_list(titles)}, because {reason}." for reason, titles in stopped.items())
        blocks += [Paragraph("**Not for them**"), Bullets(items)]
    return Section("What sharing could do for them", tuple(blocks)) if blocks else None


def _in_full(t: Teller, one: PropositionFinding, place: int) -> Iterator[Block]:
    own = one.proposition
    lenses = ", ".join(t.type.lens[lens].title for lens in own.lenses)
    horizon = " and ".join(_HORIZONS[horizon] for horizon in own.horizon)
    doubts = "".join(f" · *{doubt}*" for doubt in sureness(t.case, one))
    yield Paragraph(f"{place}. **{t.tell(own.title)}** · {lenses} · {horizon}{doubts}")
    yield Paragraph(t.tell(own.value))
    lines = [
        f"*Who gains:* {pockets(t.case, own)}.",
        *(
            estimate_told(t.case, each) + t.cite.mark(t.figure_sources(each.figures))
            for each in one.estimates[:ESTIMATES]
        ),
        f"*If it works:* {t.tell(own.success)}",
        f"*If it does not:* {t.tell(own.failure)}",
        f"*First small step:* {t.tell(own.first_step)}",
        _evidence(t, "Speaks for", own.supports),
        _evidence(t, "Speaks against", own.contrary) or _nothing_against(t, own),
    ]
    yield Bullets(tuple(line for line in lines if line))


def _nothing_against(t: Teller, proposition: Proposition) -> str:
    return f"*Speaks against:* nothing that we found. {t.tell(proposition.contrary_sought)}".rstrip()


def _in_a_line(t: Teller, one: PropositionFinding, place: int) -> Block:
    return Paragraph(f"{place}. **{t.tell(one.proposition.title)}.** {t.tell(one.proposition.value)}")


def _after_a_question(t: Teller, one: PropositionFinding) -> str:
    return f"*{t.tell(one.proposition.title)}.* Ask first: “{t.check(one)}”"


def _with_what_is_missing(t: Teller, one: PropositionFinding) -> str:
    if not one.missing:
        return f"*{t.tell(one.proposition.title)}*"
    more = " and more" if len(one.missing) > 1 else ""
    return f"*{t.tell(one.proposition.title)}* (not known: {t.type.fact[one.missing[0]].label}{more})"


def _by_reason(t: Teller) -> dict[str, list[str]]:
    """What is not for them, under each reason: one red line often stops several."""
    reasons: dict[str, list[str]] = {}
    for one in t.stopped():
        reasons.setdefault(t.why_not(one), []).append(f"*{t.tell(one.proposition.title)}*")
    return reasons


def _evidence(t: Teller, kind: str, items: Sequence[Evidence]) -> str:
    """The first finding, with how it was tested, and whether the help itself or the sharing was; `why` has all of them."""
    for item in items[:1]:
        tested = "" if item.grade == "opinion" else f"; {TESTED[item.tested]}"
        how = f"{GRADES_OF_EVIDENCE[item.grade]}{tested}"
        return f"*{kind}:* {item.finds.rstrip('.')} ({how}).{t.cite.mark([item.source])}"
    return ""
