"""What to know a minute before the meeting. It ends with what we promise."""

from valuecase.brief.asking import question_told, worth_asking
from valuecase.brief.pains import named
from valuecase.brief.teller import Teller
from valuecase.logic import red_lines_on
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.wording import ended, sentence_list

FIRST_QUESTIONS = 5


def minute(t: Teller) -> Section:
    """Pressure, pain, the first question, the first sentence, what to leave for now, the promise."""
    blocks: list[Block] = []
    if pressing := [t.tell(t.type.driver[id].title) for id in t.drivers("active")[:2]]:
        blocks.append(Paragraph(ended(f"**What presses on them.** {'; '.join(pressing)}")))
    if hurting := t.present()[:2]:
        blocks.append(Paragraph(ended(f"**What hurts most.** {'; '.join(named(t, pain) for pain in hurting)}")))
    if t.usable and t.points:
        blocks += _first_words(t)
    else:
        blocks.append(Paragraph(_nothing_yet(t)))
        if questions := worth_asking(t)[:FIRST_QUESTIONS]:
            blocks.append(Bullets(tuple(question_told(t, one) for one in questions), numbered=True))
    if waiting := _not_yet(t):
        blocks.append(Paragraph(f"**Not yet.** {waiting}"))
    if t.case.promises:
        blocks.append(Paragraph(f"**What we promise, in the first meeting.** {t.tell(t.case.promises[0])}"))
    return Section("In one minute", tuple(blocks))


def _first_words(t: Teller) -> list[Block]:
    """A point that rests on one person, or has something to rule out, is asked before it is said."""
    point = t.points[0]
    finding = next(one for one in t.usable if one.id == point.proposition)
    say = f"“{point.say}”{t.cite.mark(t.figure_sources(point.figures))}"
    if finding.firm and not finding.ready:
        return [Paragraph(f"**Say first.** {say}"), Paragraph(f"**Then ask.** “{point.ask}”")]
    ask = t.check(finding) or t.to_confirm(finding) or point.ask
    return [Paragraph(f"**Ask first.** “{ask}”"), Paragraph(f"**Then say, if it is so.** {say}")]


def _nothing_yet(t: Teller) -> str:
    if not t.type.proposition:
        return "**No rules describe this kind of organization.** Put the questions of the method to it:"
    if not t.case.facts:
        return "**We know nothing about them yet.** These answers would change most:"
    if t.case.with_status("open"):
        return "**Nothing is sure to fit yet.** These answers would change most:"
    return "**Listen first.** Nothing that we know of fits yet; start with these:"


def _not_yet(t: Teller) -> str:
    lead = t.points[0].proposition if t.points else ""
    ready = [one for one in t.usable if one.ready and one.id != lead]
    # What a red line may stop is the dangerous one to blurt out.
    if ready:
        one = min(ready, key=lambda one: not red_lines_on(t.type, one.id))
        return f"{t.tell(one.proposition.title)}: find out first. “{t.check(one)}”"
    if stopped := t.stopped():
        return f"{t.tell(stopped[0].proposition.title)}, because {t.why_not(stopped[0])}."
    waiting = [t.tell(one.proposition.title) for one in t.shown if one.status == "open" and not one.ready][:2]
    return f"{sentence_list(waiting)}: too little is known." if waiting and t.usable else ""
