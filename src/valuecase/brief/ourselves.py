"""Our own organization, asked what we ask of others: what we can say of ourselves, what we can offer, what to settle."""

import re

from valuecase.brief.asking import question_told
from valuecase.brief.teller import Teller, upper_first
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.telling import held
from valuecase.wording import ended

DRIVERS = 5
QUESTIONS = 10
CLASHES = 6
# What every partner will want to know of us, whatever we propose.
SETTLED = ("has_data_lead", "cross_sector_agreement", "legal_review_weeks", "recent_breach", "would_pay_after_grant")


_AS_WE = {"their": "our", "they": "we", "them": "us"}


def as_we(label: str) -> str:
    """A label that speaks of a partner, speaking of us."""
    return re.sub(r"\b(their|they|them)\b", lambda word: _AS_WE[word.group()], label)


def of_ourselves(t: Teller) -> Section | None:
    """What we say of ourselves, in the words in which it was given."""
    known = [id for id in t.case.facts if t.type.fact[id].type == "text"]
    items = tuple(f"**{upper_first(as_we(t.type.fact[id].label))}.** {ended(held(t.case, id))}" for id in known)
    return Section("What we say of ourselves", (Bullets(items),)) if items else None


def on_us(t: Teller) -> Section | None:
    """The forces on us and what they make us feel, as anybody would tell it who is not one of us."""
    items = [
        f"**{ended(t.tell(t.type.driver[id].title))}** {t.tell(t.type.driver[id].summary)}"
        + t.cite.mark(t.type.driver[id].sources[:1])
        for id in t.drivers("active")[:DRIVERS]
    ]
    items += [f"*{ended(t.pain(one.id))}* {t.tell(t.type.pain[one.id].feels)}" for one in t.present()[:DRIVERS]]
    return Section("What presses on us, as others would say it", (Bullets(tuple(items)),)) if items else None


def to_offer(t: Teller) -> Section | None:
    """What we hold and could give, and what we would ask for."""
    held_here = [t.type.data_set[id].title for id, one in t.case.data.items() if one.status == "holds"]
    usual = [t.type.data_set[id].title for id, one in t.case.data.items() if one.status == "usually_holds"]
    needed = [id for id, one in t.case.data.items() if one.status == "needs"]
    needed += [move.data for one in t.usable for move in one.proposition.gets]
    lines = {
        "We hold": held_here,
        "Organizations like ours usually hold": usual,
        "We could use": [t.type.data_set[id].title for id in dict.fromkeys(needed)],
    }
    blocks: list[Block] = [Paragraph(f"**{what}:** {'; '.join(titles)}.") for what, titles in lines.items() if titles]
    return Section("What we can offer, and what we would ask for", tuple(blocks)) if blocks else None


def not_known(t: Teller) -> Section | None:
    """What we do not know about ourselves: put it to those who lead us before anybody else does."""
    asked = t.case.questions[:QUESTIONS]
    items = tuple(question_told(t, one) for one in asked)
    return Section("What we do not know about ourselves", (Bullets(items, numbered=True),)) if items else None


def to_settle(t: Teller) -> Section:
    """What to settle before the first meeting: what nobody can answer, what speaks against us, and what we promise."""
    items = [t.type.fact[id].question for id in SETTLED if id in t.type.fact and id not in t.case.facts]
    signs = [t.type.readiness[one.id].title for one in t.case.readiness if one.counts < 0]
    if signs:
        items.append(f"What to say when somebody notices: {'; '.join(signs)}.")
    items += [question for one in t.usable if one.ready and (question := t.check(one))]
    items += [f"Whether we stand by this, in writing: {t.tell(promise)}" for promise in t.case.promises[:2]]
    items.append(t.phrase("handout_promise"))
    return Section("What to settle before the first meeting", (Bullets(tuple(dict.fromkeys(items))),))


def heard_elsewhere(t: Teller) -> Section | None:
    """Our words, as those we will meet hear them."""
    items = []
    for term in [term for term in t.type.term.values() if term.elsewhere][:CLASHES]:
        others = "; ".join(
            f"{t.type.organisation[id].title if id in t.type.organisation else id.replace('_', ' ')}: {means.rstrip('.')}"
            for id, means in term.elsewhere.items()
        )
        instead = f" Say: {ended(term.say_instead)}" if term.say_instead else ""
        items.append(f"*{term.term}*: to us, {term.means.rstrip('.')}; {others}.{instead}")
    return Section("Our words, as others hear them", (Bullets(tuple(items)),)) if items else None
