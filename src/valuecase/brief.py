"""The brief: a value case laid out for our own preparation."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from valuecase.citations import Citations
from valuecase.model.case import PainFinding, PropositionFinding, Question, TalkingPoint, ValueCase, standing
from valuecase.model.facts import CONFIDENCES, Partner, Person
from valuecase.model.pack import GRADES
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section, Table
from valuecase.points import Filler
from valuecase.telling import (
    KINDS,
    estimate_told,
    how_we_know,
    pockets,
    sureness,
    told,
)
from valuecase.wording import day, fill, sentence_list

IN_FULL = 3  # propositions laid out whole; the others get a line, so that a brief stays within four pages
POINTS_EACH = 2  # talking points for each audience
QUESTIONS = 8


@frozen
class Options:
    """What a reader asked for. `person` is one of the partner's people; `us` our own organization."""

    audience: str = ""
    lens: str = ""
    person: Person | None = None
    us: Partner | None = None
    short: bool = False


def brief(case: ValueCase, options: Options | None = None) -> Paper:
    """The whole brief, or with `short` its one page: the minute, what to say, what to ask."""
    return _Brief(case, options or Options()).paper()


class _Brief:
    def __init__(self, case: ValueCase, options: Options) -> None:
        self.case = case
        self.type = case.type
        self.options = options
        self.audience = options.audience or (options.person.audience if options.person else "")
        self.cite = Citations(case.type.source)
        self.shown = [one for one in case.propositions if not options.lens or options.lens in one.proposition.lenses]
        self.usable = [one for one in self.shown if one.usable]
        self.points = case.points(self.audience, options.lens)

    def paper(self) -> Paper:
        short = (self.minute, self.to_say, self.to_ask)
        whole = (
            self.minute, self.who_they_are, self.hurts, self.could_do, self.to_say, self.to_ask,
            self.words, self.cautions, self.together, self.sources,
        )  # fmt: skip
        sections = [section for part in (short if self.options.short else whole) if (section := part())]
        return Paper(self.case.partner.name, self.type.phrase["for_our_preparation"].text, self.lead(), tuple(sections))

    def lead(self) -> tuple[str, ...]:
        partner, sector = self.case.partner, self.type.sector[self.type.about.sector].title.lower()
        parts = [f"{self.type.about.title}, {sector}", partner.place, f"as of {day(self.case.as_of)}", self.known()]
        lines = [" · ".join(part for part in parts if part)]
        if partner.fictional:
            lines.append("This partner is made up, to show how a brief reads.")
        if self.case.problems:
            count = len(self.case.problems)
            entries = "One entry" if count == 1 else f"{count} entries"
            lines.append(
                f"{entries} of the partner file could not be used and count as not known: run valuecase check."
            )
        lines += [f"Adapted: {one.change}." for one in self.type.adapted]
        return tuple(lines)

    def known(self) -> str:
        """How much we know, and how well."""
        asked = [fact for fact in self.type.fact.values() if fact.formula is None]
        chosen = [fact.chosen for fact in self.case.facts.values() if fact.chosen]
        names = {
            "published": "published",
            "confirmed": "confirmed by them",
            "impression": "from one person",
            "assumed": "assumed",
        }
        counts = {word: sum(one.confidence == word for one in chosen) for word in CONFIDENCES}
        told_counts = ", ".join(f"{count} {names[word]}" for word, count in counts.items() if count)
        return f"we know {len(chosen)} of {len(asked)} facts" + (f": {told_counts}" if told_counts else "")

    # --- in one minute ---

    def minute(self) -> Section:
        lines: list[str] = []
        pressing = self.drivers("active")
        if pressing:
            lines.append(
                f"**What presses on them.** {sentence_list(self.tell(self.type.driver[id].title) for id in pressing[:2])}."
            )
        if hurting := self.present():
            lines.append(f"**What hurts most.** {'; '.join(self.pain_named(pain) for pain in hurting[:2])}.")
        if self.usable and self.points:
            first, point = self.usable[0], self.points[0]
            lines.append(f"**Ask first.** “{self.check(first) or point.ask}”")
            lines.append(f"**Then say, if they agree.** “{point.say}”{self.cite.mark(point.sources[:3])}")
        else:
            lines.append(self.nothing_yet())
        if waiting := self.not_yet():
            lines.append(f"**Not yet.** {waiting}")
        if self.case.promises:
            lines.append(f"**What we promise, in the first meeting.** {self.tell(self.case.promises[0])}")
        blocks: list[Block] = [Paragraph(line) for line in lines]
        if not self.usable:
            best = self.questions()[:5]
            blocks[-1:-1] = [Bullets(tuple(self.question_told(one) for one in best), numbered=True)] if best else []
        return Section("In one minute", tuple(blocks))

    def nothing_yet(self) -> str:
        if not self.case.facts:
            return "**We know nothing about them yet.** These answers would change most:"
        if self.case.with_status("open"):
            return "**Nothing is sure to fit yet.** These answers would change most:"
        return "**Nothing we know of fits them.** Listen first, and ask what they cannot do alone:"

    def not_yet(self) -> str:
        for one in self.shown:
            if one.ready:
                return f"{one.proposition.title}: find out first. {self.check(one)}"
        for one in self.shown:
            if one.stopped_by or (
                one.status == "does_not_apply" and one.proposition.not_when_because and self.fits(one)
            ):
                return f"{one.proposition.title}, because {self.why_not(one)}."
        return ""

    # --- who they are ---

    def who_they_are(self) -> Section:
        about = self.type.about
        blocks: list[Block] = [Paragraph(self.tell(about.background) + self.cite.mark(about.sources))]
        blocks.append(Paragraph(f"**From day to day.** {self.tell(about.day_to_day)}"))
        text_facts = [
            self.type.fact[id] for id in self.case.facts if id in self.type.fact and self.type.fact[id].type == "text"
        ]
        blocks += [
            Paragraph(f"**{fact.label[0].upper()}{fact.label[1:]}.** {how_we_know(self.case, fact.id)}.")
            for fact in text_facts
        ]
        for id in self.drivers("active"):
            driver = self.type.driver[id]
            blocks.append(
                Paragraph(
                    f"**{self.tell(driver.title)}** ({driver.category}). {self.tell(driver.summary)}{self.cite.mark(driver.sources)}"
                )
            )
        if unsure := self.drivers("unknown"):
            titles = "; ".join(self.tell(self.type.driver[id].title) for id in unsure)
            blocks.append(Paragraph(f"**To find out, whether this presses on them:** {titles}."))
        return Section("Who they are, and what presses on them", tuple(blocks))

    def drivers(self, status: str) -> list[str]:
        """Drivers of one status, those behind the worst pains first."""
        found = [one.id for one in self.case.drivers if one.status == status]
        weight = dict.fromkeys(found, 0)
        for pain in self.case.pains:
            if pain.status == "present":
                for id in self.type.pain[pain.id].driven_by:
                    if id in weight:
                        weight[id] = max(weight[id], GRADES.index(pain.grade) + 1)
        return sorted(found, key=lambda id: -weight[id])

    # --- what hurts ---

    def present(self) -> list[PainFinding]:
        return sorted(
            (pain for pain in self.case.pains if pain.status == "present"), key=lambda pain: -GRADES.index(pain.grade)
        )

    def pain_named(self, finding: PainFinding) -> str:
        doubts = [finding.grade if not finding.grade_open else f"at least {finding.grade}", *sureness(finding)]
        return f"{self.tell(self.type.pain[finding.id].title)} (*{'; '.join(doubts)}*)"

    def hurts(self) -> Section | None:
        rows = [self.pain_row(finding) for finding in self.present()]
        unknown = [one for one in self.case.pains if one.status == "unknown"]
        blocks: list[Block] = []
        if rows:
            blocks.append(Table(("pain", "how bad", "how we know"), tuple(rows)))
        for one in self.case.facts.values():
            if one.disputed:
                blocks.append(Paragraph(f"*Disagreement to settle:* {self.disagreement(one.id)}"))
        if unknown:
            titles = "; ".join(self.tell(self.type.pain[one.id].title).lower() for one in unknown)
            blocks.append(Paragraph(f"**To find out, whether it hurts:** {titles}."))
        return Section("What hurts, and how we know", tuple(blocks)) if blocks else None

    def pain_row(self, finding: PainFinding) -> tuple[str, str, str]:
        pain = self.type.pain[finding.id]
        grade = finding.grade if not finding.grade_open else f"{finding.grade} at least"
        known = [how_we_know(self.case, id) for id in finding.facts]
        if finding.heard and finding.heard.value:
            known.insert(0, told(finding.heard))
        doubts = [f"*{doubt}*" for doubt in sureness(finding)]
        return f"**{self.tell(pain.title)}.** {self.tell(pain.feels)}", grade, "; ".join([*known, *doubts])

    def disagreement(self, id: str) -> str:
        fact = self.case.facts[id]
        said = [
            how_we_know(self.case, id, value) for value in ((fact.chosen, *fact.others) if fact.chosen else fact.others)
        ]
        used = (
            f"We use {said[0].split(',')[0].rsplit(': ', 1)[-1]}."
            if fact.chosen
            else "Until it is settled we use neither."
        )
        return f"{'; '.join(said)}. {used}"

    # --- what sharing could do ---

    def could_do(self) -> Section | None:
        blocks: list[Block] = []
        fits, ready = [one for one in self.usable if not one.ready], [one for one in self.usable if one.ready]
        if fits:
            blocks.append(Paragraph("**Fits**"))
            blocks += [block for place, one in enumerate(fits, 1) for block in self.laid_out(one, place)]
        if ready:
            blocks.append(Paragraph("**Ready to raise, after a question**"))
            blocks.append(
                Bullets(
                    tuple(
                        f"*{self.tell(one.proposition.title)}.* {self.tell(one.proposition.value)} Ask first: {self.check(one)}"
                        for one in ready
                    )
                )
            )
        if to_find := [one for one in self.shown if standing(one) == "open"]:
            blocks.append(Paragraph("**To find out:** " + "; ".join(self.open_named(one) for one in to_find[:6]) + "."))
        stopped = [one for one in self.shown if one.status == "does_not_apply" and self.fits(one)]
        if stopped:
            items = tuple(f"*{self.tell(one.proposition.title)}*, because {self.why_not(one)}." for one in stopped)
            blocks += [Paragraph("**Not for them**"), Bullets(items)]
        return Section("What sharing could do for them", tuple(blocks)) if blocks else None

    def laid_out(self, one: PropositionFinding, place: int) -> Iterator[Block]:
        own = one.proposition
        lenses = ", ".join(self.type.lens[lens].title for lens in own.lenses)
        horizon = " and ".join({"short": "soon", "long": "in years"}[horizon] for horizon in own.horizon)
        doubts = "".join(f" · *{doubt}*" for doubt in sureness(one))
        sure = self.evidence(one)
        yield Paragraph(f"{place}. **{self.tell(own.title)}** · {lenses} · {horizon}{doubts}")
        if place > IN_FULL:
            yield Paragraph(f"{self.tell(own.value)} *First small step:* {self.tell(own.first_step)}")
            return
        yield Paragraph(self.tell(own.value))
        yield Bullets(
            tuple(
                line
                for line in (
                    f"*Who gains:* {pockets(self.case, own)}.",
                    *(
                        estimate_told(self.case, estimate) + self.cite.mark(self.figure_sources(estimate.figures))
                        for estimate in one.estimates
                    ),
                    f"*If it works:* {self.tell(own.success)}",
                    f"*If it does not:* {self.tell(own.failure)}",
                    f"*First small step:* {self.tell(own.first_step)}",
                    sure,
                    f"*For counsel:* {self.tell(own.for_counsel)}" if own.for_counsel else "",
                    f"*Score {one.score}*: "
                    + ", ".join(f"{points:+d} {reason}" for reason, points in one.score_parts)
                    + ".",
                )
                if line
            )
        )

    def evidence(self, one: PropositionFinding) -> str:
        def line(kind: str, items: Sequence[object]) -> str:
            parts = [
                f"{item.finds.rstrip('.')} ({KINDS[item.grade]}, of the {'sharing' if item.tested == 'sharing' else 'help itself'})"  # type: ignore[attr-defined]
                + self.cite.mark([item.source])  # type: ignore[attr-defined]
                for item in items[:2]
            ]
            return f"*{kind}:* {'; '.join(parts)}." if parts else ""

        against = line("Speaks against", one.proposition.contrary) or "*Speaks against:* nothing that we found."
        return f"{line('Speaks for', one.proposition.supports)} {against}"

    def figure_sources(self, figures: Sequence[str]) -> list[str]:
        return [source for id in figures for source in self.type.figure[id].sources]

    def open_named(self, one: PropositionFinding) -> str:
        missing = [self.type.fact[id].label.lower() for id in one.missing[:2]]
        return f"*{self.tell(one.proposition.title)}* (missing: {sentence_list(missing)})"

    def why_not(self, one: PropositionFinding) -> str:
        if one.stopped_by:
            return self.tell(self.type.red_line[one.stopped_by[0]].why).rstrip(".")
        return self.tell(one.proposition.not_when_because).rstrip(".")

    def fits(self, one: PropositionFinding) -> bool:
        """Would apply but for what stops it; a pain that is not there needs no explanation."""
        relieved = {pain.id for pain in self.case.pains if pain.status == "present"} & set(one.proposition.relieves)
        return bool(relieved) and (bool(one.stopped_by) or one.proposition.not_when is not None)

    def check(self, one: PropositionFinding) -> str:
        """The question that would rule a ready proposition out, or settle what an unsure one rests on."""
        return self.type.fact[one.check_first[0]].question if one.check_first else ""

    # --- what to say, what to ask ---

    def to_say(self) -> Section | None:
        if not self.points:
            return None
        blocks: list[Block] = []
        culture = self.type.culture.get(str(self.case.facts["culture"].value)) if "culture" in self.case.facts else None
        if culture:
            blocks.append(Paragraph(f"They are {culture.shown_as}. {culture.opening}"))
        for audience in self.type.audience.values():
            points = [point for point in self.points if point.audience == audience.id]
            if not points:
                continue
            who = [person for person in self.people() if person.audience == audience.id]
            named = "; ".join(self.person_told(person) for person in who)
            head = f"**{audience.title}**" + (f": {named}" if named else "")
            blocks.append(
                Paragraph(
                    f"{head}. They care about {self.tell(audience.cares_about).rstrip('.')}. Avoid: {self.tell(audience.avoid).rstrip('.')}."
                )
            )
            blocks.append(
                Bullets(tuple(self.point_told(point) for point in points[: 1 if self.options.short else POINTS_EACH]))
            )
        return Section("What to say, to whom", tuple(blocks))

    def people(self) -> tuple[Person, ...]:
        return (self.options.person,) if self.options.person else self.case.partner.people

    def person_told(self, person: Person) -> str:
        notes = [note for note in (person.role, person.motivation) if note]
        return f"{person.name} ({'; '.join(notes)})" if notes else person.name

    def point_told(self, point: TalkingPoint) -> str:
        finding = next(one for one in self.case.propositions if one.id == point.proposition)
        say = f"*Say* “{point.say}”{self.cite.mark(self.figure_sources(point.figures))}"
        if finding.ready:
            return f"*Ask first* “{self.check(finding)}” {say} *Then ask* “{point.ask}”"
        # What rests on one person is asked before it is said.
        return f"{say} *Ask* “{point.ask}”" if finding.firm else f"*Ask first* “{point.ask}” {say}"

    def questions(self) -> tuple[Question, ...]:
        return tuple(one for one in self.case.questions if one.decides or one.because) or self.case.questions

    def to_ask(self) -> Section | None:
        asked = self.questions()[: 4 if self.options.short else QUESTIONS]
        if not asked:
            return None
        rest = f"The others, in order: valuecase ask {self.case.partner.file}" if self.case.partner.file else ""
        blocks: list[Block] = [Bullets(tuple(self.question_told(one) for one in asked), numbered=True)]
        return Section("What to find out next", (*blocks, *([Paragraph(rest)] if rest else [])))

    def question_told(self, one: Question) -> str:
        fact = self.type.fact[one.fact]
        how = f"look up: {one.where}" if one.step == "homework" else f"ask: {one.where}"
        effects = []
        if one.because:
            effects.append(one.because)
        if one.opens:
            effects.append("may open " + self.titles(one.opens))
        closes = [id for id in one.closes if id not in one.opens]
        if closes:
            effects.append("may rule out " + self.titles(closes))
        effect = f" {'; '.join(effects)[0].upper()}{'; '.join(effects)[1:]}." if effects else ""
        return f"**{fact.question}** ({how}).{effect}"

    def titles(self, ids: Sequence[str]) -> str:
        shown = [f"*{self.tell(self.type.proposition[id].title)}*" for id in ids[:2]]
        more = len(ids) - len(shown)
        return sentence_list(shown) + (f" and {more} more" if more else "")

    # --- words, cautions, together, sources ---

    def words(self) -> Section | None:
        own = [term for term in self.type.term.values() if term.elsewhere or term.say_instead]
        our_type = self.options.us.type if self.options.us else ""
        own.sort(key=lambda term: our_type not in term.elsewhere)
        items = [
            f"When we say “{said}”, they may hear: {self.tell(heard.hears).rstrip('.')}. Say instead: {self.tell(heard.say_instead)}"
            for said, heard in self.type.heard_as.items()
        ][:5]
        for term in own[:6]:
            other = term.elsewhere.get(our_type) or next(iter(term.elsewhere.values()), "")
            spelled = f" ({term.spell_out})" if term.spell_out else ""
            items.append(
                f"*{term.term}*{spelled} is {term.means.rstrip('.')} to them"
                + (f"; elsewhere {other.rstrip('.')}" if other else "")
                + (f". Say: {term.say_instead}" if term.say_instead else "")
                + "."
            )
        return Section("Words to watch", (Bullets(tuple(items)),)) if items else None

    def cautions(self) -> Section | None:
        kept = [one for one in self.case.cautions if one.kind not in ("law", "misleads")]
        full = {f"{one.proposition.title}:" for one in self.usable[:IN_FULL]}
        kept += [
            one for one in self.case.cautions if one.kind == "misleads" and any(one.text.startswith(t) for t in full)
        ]
        laws = [one for one in self.case.cautions if one.kind == "law" and "outline" not in one.kind][:4]
        items = tuple(self.tell(one.text) + self.cite.mark(one.sources) for one in (*kept[:8], *laws))
        if not items:
            return None
        legal = self.type.phrase["not_legal_advice"].text
        return Section("Cautions", (Bullets(items), Paragraph(f"*{legal}*")))

    def together(self) -> Section:
        blocks: list[Block] = [Paragraph(self.type.phrase["co_create"].text)]
        if self.usable:
            blocks.append(Bullets(tuple(self.tell(one.proposition.together) for one in self.usable[:IN_FULL])))
            wanted = dict.fromkeys(
                self.type.data_set[move.data].title.lower()
                for one in self.usable[:IN_FULL]
                for move in one.proposition.gets
            )
            if wanted:
                blocks.append(Paragraph(f"{self.type.phrase['ready_to_be_asked'].text} {'; '.join(wanted)}."))
        blocks.append(Paragraph(f"*{self.type.phrase['ask_ourselves'].text}*"))
        return Section("What we could create together", tuple(blocks))

    def sources(self) -> Section | None:
        listed = self.cite.listed()
        return Section("Sources", (Bullets(listed, numbered=True),)) if listed else None

    def tell(self, text: str) -> str:
        """A text with its figures filled in; what needs a fact we may not say falls back to the words around it."""
        filler = Filler(self.case, us=self.options.us.name if self.options.us else "our coalition")
        return fill(text, filler) or text
