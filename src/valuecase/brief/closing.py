"""The end of a brief: words to watch, cautions, what we could create together, sources."""

from valuecase.brief.teller import Teller, opening
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.wording import ended, holds_word

HEARD = 2
TERMS = 2
CAUTIONS = 2
LAWS = 2
SENTENCES = 3  # of each caution
TOGETHER = 2
ABOUT_THEM = ("red_line", "contradiction", "implausible", "lapsed")  # never left out
ASKED_IN_RETURN = 3
_OURS = {"holds": " (we hold it)", "needs": " (we need it ourselves)", "none": " (we have none)"}


def words(t: Teller) -> Section | None:
    """Words of theirs that our points use, what they may hear in ours, and words that mean something else to us."""
    spoken = " ".join(t.said)
    used = [term for term in t.type.term.values() if not term.elsewhere and holds_word(spoken, term.term)]
    items = [f"*{term.term}*: {ended(term.means)}" for term in used]
    items += [
        f"When we say “{said}”, they may hear: {t.tell(heard.hears).rstrip('.')}. Say instead: {ended(t.tell(heard.say_instead))}"
        for said, heard in list(t.type.heard_as.items())[:HEARD]
    ]
    ours = t.options.us.type if t.options.us else ""
    clashing = [term for term in t.type.term.values() if term.elsewhere]
    for term in sorted(clashing, key=lambda term: ours not in term.elsewhere)[:TERMS]:
        type = ours if ours in term.elsewhere else next(iter(term.elsewhere))
        who = t.type.organisation[type].title if type in t.type.organisation else type.replace("_", " ")
        spelled = f" ({term.spell_out})" if term.spell_out else ""
        instead = f" Say: {ended(term.say_instead)}" if term.say_instead else ""
        items.append(
            f"*{term.term}*{spelled}: to them, {term.means.rstrip('.')}; {who}: {ended(term.elsewhere[type])}{instead}"
        )
    return Section("Words to watch", (Bullets(tuple(items)),)) if items else None


def cautions(t: Teller) -> Section | None:
    """What would go wrong: stops, facts at odds, the pack's own, when the best advice misleads, and the law in outline."""
    leading = tuple(f"{one.proposition.title}:" for one in t.usable[:1])
    told = {t.type.red_line[line].why.lower().rstrip(".") for one in t.stopped() for line in one.stopped_by}
    general = [
        one
        for one in t.case.cautions
        if one.kind not in ("law", "misleads") and one.text.lower().rstrip(".") not in told  # said under `not for them`
    ]
    misleading = [one for one in t.case.cautions if leading and one.kind == "misleads" and one.text.startswith(leading)]
    laws = [one for one in t.case.cautions if one.kind == "law"]
    about_them = [one for one in general if one.kind in ABOUT_THEM]
    usual = [one for one in general if one.kind not in ABOUT_THEM]
    kept = (*about_them, *usual[:CAUTIONS], *misleading, *laws[:LAWS])
    if not kept:
        return None
    items = tuple(opening(t.tell(one.text), SENTENCES) + t.cite.mark(one.sources[:1]) for one in kept)
    return Section("Cautions", (Bullets(items), Paragraph(f"*{t.phrase('not_legal_advice')}*")))


def together(t: Teller) -> Section:
    """The offer to make something new, and what we should be ready to be asked for."""
    blocks: list[Block] = [Paragraph(t.phrase("co_create"))]
    if best := t.usable[:TOGETHER]:
        blocks.append(Bullets(tuple(t.tell(one.proposition.together) for one in best)))
        moves = [move.data for one in best for move in one.proposition.gets]
        ours = t.options.us.data if t.options.us else {}
        if wanted := [
            *dict.fromkeys(f"{t.type.data_set[data].title}{_OURS.get(ours.get(data, ''), '')}" for data in moves)
        ]:
            blocks.append(Paragraph(f"{t.phrase('ready_to_be_asked')} {'; '.join(wanted[:ASKED_IN_RETURN])}."))
        could_give = [id for id, said in ours.items() if said == "needs" and _held(t, id)]
        if could_give:
            titles = (t.type.data_set[id].title for id in could_give)
            blocks.append(Paragraph(f"What we need and they may hold: {'; '.join(titles)}."))
    blocks.append(Paragraph(f"*{t.phrase('ask_ourselves')}*"))
    return Section("What we could create together", tuple(blocks))


def _held(t: Teller, data: str) -> bool:
    found = t.case.data.get(data)
    return found is not None and found.status not in ("needs", "none")


def sources(t: Teller) -> Section | None:
    """Everything cited above."""
    listed = t.cite.listed()
    return Section("Sources", (Bullets(listed, numbered=True),)) if listed else None
