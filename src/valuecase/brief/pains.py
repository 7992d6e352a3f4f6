"""What hurts, how badly, and how we know."""

from valuecase.brief.teller import Teller, lower_first
from valuecase.model.case import PainFinding
from valuecase.model.paper import Block, Paragraph, Section, Table
from valuecase.telling import how_we_know, sureness, told
from valuecase.wording import sentence_list

UNKNOWN_NAMED = 6


def hurts(t: Teller) -> Section | None:
    """A row for every pain that is there, disagreements to settle, and the pains that nobody has asked about."""
    blocks: list[Block] = []
    if there := t.present():
        blocks.append(Table(("pain", "how bad", "how we know"), tuple(_row(t, finding) for finding in there)))
    blocks += [
        Paragraph(f"*Disagreement to settle.* {_disagreement(t, id)}")
        for id, fact in t.case.facts.items()
        if fact.disputed
    ]
    if unknown := [lower_first(t.pain(one.id)) for one in t.case.pains if one.status == "unknown"]:
        more = f", and {len(unknown) - UNKNOWN_NAMED} more" if len(unknown) > UNKNOWN_NAMED else ""
        blocks.append(Paragraph(f"**To find out, whether it hurts:** {'; '.join(unknown[:UNKNOWN_NAMED])}{more}."))
    return Section("What hurts, and how we know", tuple(blocks)) if blocks else None


def named(t: Teller, finding: PainFinding) -> str:
    """A pain in a sentence, with how bad and how sure."""
    return f"{t.pain(finding.id)} (*{'; '.join([_grade(finding), *sureness(finding)])}*)"


def _grade(finding: PainFinding) -> str:
    return f"{finding.grade} at least" if finding.grade_open else finding.grade


def _row(t: Teller, finding: PainFinding) -> tuple[str, str, str]:
    pain = t.type.pain[finding.id]
    known = [how_we_know(t.case, id) for id in finding.facts]
    if finding.heard:
        known.insert(0, told(finding.heard))
    known += [f"*{doubt}*" for doubt in sureness(finding)]
    return f"**{t.pain(finding.id)}.** {t.tell(pain.feels)}", _grade(finding), "; ".join(known)


def _disagreement(t: Teller, id: str) -> str:
    fact = t.case.facts[id]
    values = (fact.chosen, *fact.others) if fact.chosen else fact.others
    said = [how_we_know(t.case, id, value) for value in values]
    used = "We use the first." if fact.chosen else "Until it is settled we use neither."
    return f"{sentence_list(said)}. {used}"
