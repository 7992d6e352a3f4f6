"""`why`: what one partner's answer to one rule rests on."""

from datetime import date

from valuecase.engine import Engine
from valuecase.explaining.common import bullets, evidence, lists, sources, upper
from valuecase.explaining.estimates import estimates_of
from valuecase.explaining.reasons import VERDICTS, Reasons
from valuecase.model.case import PainFinding, PropositionFinding, standing
from valuecase.model.facts import Partner
from valuecase.model.pack import GRADES
from valuecase.model.paper import Bullets, Paper, Paragraph, Section
from valuecase.references import TELLING, Ref, resolve, successor
from valuecase.telling import how_we_know, sureness, told
from valuecase.wording import day

_STANDS = {"applies": "It fits", "ready": "It is ready to raise, after a question", "open": "Still to find out"}
_PRESSES = {"active": "It presses on them.", "inactive": "It does not press on them.", "unknown": "Still to find out."}
_HURTS = {"absent": "It does not hurt, as far as we know.", "unknown": "Still to find out."}


def why(engine: Engine, partner: Partner, ref: str, as_of: date) -> Paper:
    """Why a driver, pain or proposition holds, does not, or is open; or what a fact rests on and decides."""
    found = resolve(ref, [engine.evaluator_of(partner).type], TELLING)
    case = engine.evaluate(partner, as_of=as_of)
    told_by = Why(Reasons(case, engine.evaluator_of(partner)))
    title, lead, sections = getattr(told_by, found.table)(found.id)
    return Paper(title, f"{partner.name}, as of {day(as_of)}", (lead,), lists(*sections))


Told = tuple[str, str, list[Section | None]]


class Why:
    def __init__(self, reasons: Reasons) -> None:
        self.reasons = reasons
        self.case = reasons.case
        self.type = reasons.type
        self.text = reasons.words.text

    def driver(self, id: str) -> Told:
        driver = self.type.driver[id]
        finding = next(one for one in self.case.drivers if one.id == id)
        felt = [self._pain_stands(one) for one in self.case.pains if id in self.type.pain[one.id].driven_by]
        sections = [
            Section("Why", (Bullets(self.reasons.inside(f"driver.{id}")),)),
            self._ask(finding.missing),
            bullets("What it can make them feel", felt),
            sources(self.type, driver.sources),
        ]
        return self.text(driver.title), _PRESSES[finding.status], sections

    def pain(self, id: str) -> Told:
        pain = self.type.pain[id]
        finding = next(one for one in self.case.pains if one.id == id)
        lead = _HURTS.get(finding.status) or f"It hurts: {self._grade(finding)}."
        if finding.heard:
            lead += f" We heard: {told(finding.heard)}."
        relieved = [self._stands(one) for one in self.case.propositions if id in one.proposition.relieves]
        sections = [
            Section("Why", (Bullets(self.reasons.inside(f"pain.{id}")),)),
            self._grades(id),
            self._ask(finding.missing),
            bullets("What could relieve it", relieved),
            sources(self.type, pain.sources),
        ]
        return self.text(pain.title), lead, sections

    def proposition(self, id: str) -> Told:
        finding = next((one for one in self.case.propositions if one.id == id), None)
        proposition = self.type.proposition[id]
        if finding is None:
            return self.text(proposition.title), self._aside(id), []
        lines = self.reasons.of(f"proposition.{id}.fits")
        sections = [
            Section("Why it would help", (Bullets(lines),)),
            bullets("What must not be so", self.reasons.stops(id)),
            self._score(finding),
            estimates_of(self.reasons, finding),
            self._ask(finding.missing),
            evidence(self.type, "What speaks for it", proposition.supports),
            evidence(self.type, "What speaks against it", proposition.contrary),
            Section("When this advice would mislead", (Paragraph(self.text(proposition.misleads_when)),)),
        ]
        return self.text(proposition.title), self._lead(finding), sections

    def fact(self, id: str) -> Told:
        definition, fact = self.type.fact[id], self.case.facts.get(id)
        values: list[str] = []
        if fact is not None and fact.value is not None:
            lead = f"We go by: {how_we_know(self.case, id)}."
            values = [how_we_know(self.case, id, other) for other in fact.others]
        else:
            lead = f"{self.reasons.fact(id)}."
        leaning = [self._stands(one) for one in self.case.propositions if self._leans_on(one, id)]
        sections = [
            bullets("Said beside it", values),
            bullets(
                "Worked out as", [self.reasons.words.formula(definition.formula.tree)] if definition.formula else []
            ),
            bullets("What it bears on", leaning),
        ]
        return upper(definition.label), upper(lead), sections

    # --- parts ---

    def _aside(self, id: str) -> str:
        """Why a proposition is put to nobody, and what is in its place."""
        lead = f"It is {self.type.proposition[id].status} and not put to partners."
        heir = successor(self.type, Ref(self.type.id, "proposition", id))
        return f"{lead} In its place: {self.text(self.type.proposition[heir.id].title)}." if heir else lead

    def _lead(self, finding: PropositionFinding) -> str:
        doubts = "".join(f"; {doubt}" for doubt in sureness(self.case, finding)) if finding.usable else ""
        if finding.status != "does_not_apply":
            return f"{_STANDS[standing(finding)]}{doubts}."
        reasons = [self.text(self.type.red_line[id].why) for id in finding.stopped_by]
        own = finding.proposition.not_when_because
        if not reasons and own and self.reasons.answers[f"proposition.{finding.id}.stopped"]:
            reasons = [self.text(own)]
        because = (
            f", because {reasons[0].rstrip('.')}" if reasons else ": what it would relieve is not there, or not enough"
        )
        return f"Not for them{because}."

    def _score(self, finding: PropositionFinding) -> Section | None:
        """Small whole numbers that put one proposition before another; they say nothing alone."""
        parts = [
            f"{'plus' if points >= 0 else 'minus'} {abs(points)}: {reason}" for reason, points in finding.score_parts
        ]
        return bullets(f"Its place in the order: {finding.score}", parts)

    def _grade(self, finding: PainFinding) -> str:
        grade = f"at least {finding.grade}" if finding.grade_open else finding.grade
        return "; ".join([grade, *sureness(self.case, finding)])

    def _grades(self, id: str) -> Section | None:
        lines: list[str] = []
        for grade in GRADES[1:]:
            if getattr(self.type.pain[id], grade) is not None:
                key = f"pain.{id}.{grade}"
                verdict = VERDICTS[self.reasons.verdict(self.reasons.program.trees[key])]
                lines += [
                    f"{grade.capitalize()}: **{verdict}**",
                    *("\u00a0\u00a0" + line for line in self.reasons.of(key)),
                ]
        return bullets("How bad", lines)

    def _ask(self, missing: tuple[str, ...]) -> Section | None:
        facts = [self.type.fact[id] for id in missing if id in self.type.fact]
        each = [
            f"{fact.question} ({'look' if fact.step == 'homework' else 'who may know'}: {fact.where})" for fact in facts
        ]
        return bullets("What would settle it", each)

    def _stands(self, one: PropositionFinding) -> str:
        word = {"applies": "fits", "ready": "ready to raise", "open": "to find out", "does_not_apply": "not for them"}
        return f"{self.text(one.proposition.title)}: {word[standing(one)]}"

    def _pain_stands(self, one: PainFinding) -> str:
        word = {"present": f"hurts, {self._grade(one)}", "absent": "does not hurt", "unknown": "to find out"}
        return f"{self.text(self.type.pain[one.id].title)}: {word[one.status]}"

    def _leans_on(self, one: PropositionFinding, fact: str) -> bool:
        program = self.reasons.program
        return fact in program.inputs_of(program.trees[f"proposition.{one.id}"])
