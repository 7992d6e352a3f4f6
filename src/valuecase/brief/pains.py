"""What hurts, how badly, and how we know."""

from valuecase.brief.teller import Teller, lower_first, upper_first
from valuecase.model.case import PainFinding
from valuecase.model.paper import Block, Paragraph, Section, Table
from valuecase.telling import held, how_we_know, sureness, told
from valuecase.wording import ended

UNKNOWN_NAMED = 2
FACTS_EACH = 2
IN_FULL = 3


def hurts(t: Teller) -> Section | None:
    """A row for every pain that is there, disagreements to settle, and the pains that nobody has asked about."""
    blocks: list[Block] = []
    there = t.present()
    # Every pain is named; the worst are laid out, and where none is worse than mild, the first.
    worst = [finding for finding in there if finding.grade != "mild"][:IN_FULL] or there[:1]
    if worst:
        blocks.append(Table(("pain", "how bad", "how we know"), tuple(_row(t, finding) for finding in worst)))
    if further := [named(t, finding) for finding in there if finding not in worst]:
        blocks.append(Paragraph(f"**Also:** {'; '.join(further)}."))
    blocks += [
        Paragraph(f"*Disagreement to settle.* {_disagreement(t, id)}")
        for id, fact in t.case.facts.items()
        if fact.disputed and fact.others  # not what is worked out from it
    ]
    if unknown := [lower_first(t.pain(one.id)) for one in t.case.pains if one.status == "unknown"]:
        more = f", and {len(unknown) - UNKNOWN_NAMED} more" if len(unknown) > UNKNOWN_NAMED else ""
        blocks.append(Paragraph(f"**Still to find out:** {'; '.join(unknown[:UNKNOWN_NAMED])}{more}."))
    return Section("What hurts, and how we know", tuple(blocks)) if blocks else None


def named(t: Teller, finding: PainFinding) -> str:
    """A pain in a sentence, with how bad and how sure."""
    return f"{t.pain(finding.id)} (*{'; '.join([_grade(finding), *sureness(t.case, finding)])}*)"


def _grade(finding: PainFinding) -> str:
    return f"{finding.grade} at least" if finding.grade_open else finding.grade


def _row(t: Teller, finding: PainFinding) -> tuple[str, str, str]:
    pain = t.type.pain[finding.id]
    known = [how_we_know(t.case, id) for id in finding.facts[:FACTS_EACH]]
    if finding.heard:
        known.insert(0, told(finding.heard))
    known += [f"*{doubt}*" for doubt in sureness(t.case, finding)]
    return f"**{ended(t.pain(finding.id))}** {t.tell(pain.feels)}", _grade(finding), "; ".join(known)


def _disagreement(t: Teller, id: str) -> str:
    fact = t.case.facts[id]
    values = (fact.chosen, *fact.others) if fact.chosen else fact.others
    said = "; ".join(held(t.case, id, value) for value in values)
    used = "We use the first." if fact.chosen else "Until it is settled we use neither."
    return f"{upper_first(t.type.fact[id].label)}: {said}. {used}"
