"""A coalition laid out for its staff: what could move, who holds and needs, who pays and gains, whom to invite."""

from collections import Counter
from collections.abc import Iterator

from valuecase.brief.teller import lower_first
from valuecase.model.coalition import Coalition, DataRow, Stake, Worth
from valuecase.model.paper import Block, Bullets, Paper, Paragraph, Section
from valuecase.points import plainly
from valuecase.shared.teller import ExchangeTeller
from valuecase.telling import VALUES
from valuecase.wording import about, day, sentence_list, unit_named

EXCHANGES = 8
ROWS = 10
NAMES = 6  # of partners in one sentence
PARTNERS = 8  # whose stakes are laid out, and whose readiness
STAKES = 2  # of each partner; JSON has all
WRONG = 6
REMEDIES = 5  # those that fit most of them
OUTSIDE = 8
INVITED = 5
HORIZONS = {"short": "soon", "long": "in years"}
HELD = {"holds": "", "usually_holds": " (usually)", "may_hold": " (perhaps)"}
KINDS = {**VALUES, "cash": "cash"}


def told(coalition: Coalition, us: str = "our coalition") -> Paper:
    """Everything in the order in which a coalition would talk about it."""
    return _Told(coalition, us).paper()


class _Told:
    def __init__(self, coalition: Coalition, us: str) -> None:
        self.coalition = coalition
        self.teller = ExchangeTeller(coalition.cases, us)
        self.type = self.teller.type

    def paper(self) -> Paper:
        cases = self.coalition.cases
        lead = [f"{len(cases)} {'partner' if len(cases) == 1 else 'partners'} · as of {day(cases[0].as_of)}"]
        lead.append(
            sentence_list((f"{case.partner.name} ({lower_first(case.type.about.title)})" for case in cases), 2 * NAMES)
        )
        if any(case.partner.fictional for case in cases):
            lead.append("Made up, to show how this reads.")
        parts = (
            self.begin(),
            self.teller.listed("What could move", self._possible(), EXCHANGES),
            self.data(),
            self.stakes(),
            self.wrong_pockets(),
            self.outside(),
            self.missing(),
            self.teller.readiness(),
            self.teller.never(self.coalition.exchanges),
            self.teller.sources(),
        )
        notice = self.type.phrase["for_our_preparation"].text
        return Paper("Around the table", notice, tuple(lead), tuple(section for section in parts if section))

    def _possible(self) -> list:  # type: ignore[type-arg]
        return [one for one in self.coalition.exchanges if not one.forbidden]

    def begin(self) -> Section:
        if self.coalition.first is not None:
            return self.teller.first(self.coalition.first)
        if len(self.coalition.cases) == 1:
            text = "There is one partner. With a second, what each holds and the other could use shows here."
        else:
            text = "As far as we know, nobody here holds what another could use now. The questions of each brief may change it."
        return Section("Nothing to begin with yet", (Paragraph(text),))

    # --- who holds, who needs ---

    def data(self) -> Section | None:
        """What somebody could use and somebody else holds; what most could use comes first."""
        wanted = [row for row in self.coalition.rows if not row.missing and set(row.needed) - self._holders(row)]
        wanted.sort(key=lambda row: -len(row.needed))
        if not wanted:
            return None
        blocks: list[Block] = [Bullets(tuple(self._row(row) for row in wanted[:ROWS]))]
        if rest := len(wanted) - ROWS if len(wanted) > ROWS else 0:
            blocks.append(Paragraph(f"And {rest} more: --format html has a table of all."))
        blocks.append(Paragraph("*Usually:* the file of the partner does not say, and such organizations do."))
        return Section("Who holds what somebody could use", tuple(blocks))

    @staticmethod
    def _holders(row: DataRow) -> set[str]:
        return {name for name, status in row.held.items() if status in HELD}

    def _row(self, row: DataRow) -> str:
        holders = [f"{name}{HELD[status]}" for name, status in row.held.items() if status in HELD]
        none = [name for name, status in row.held.items() if status == "none"]
        use = sentence_list(row.needed, NAMES)
        said = f"*{self.teller.data(row.data)}:* held by {sentence_list(holders, NAMES)}; of use to {use}"
        return f"{said}; none at {sentence_list(none, NAMES)}." if none else f"{said}."

    # --- who pays, who gains ---

    def stakes(self) -> Section | None:
        shown: dict[str, list[str]] = {}
        for stake in self.coalition.stakes:
            if len(shown.setdefault(stake.partner, [])) < STAKES:
                shown[stake.partner].append(self._stake(stake))
        items = tuple(item for each in tuple(shown.values())[:PARTNERS] for item in each)
        return Section("Who bears it, and who gains", (Bullets(items),)) if items else None

    def _stake(self, stake: Stake) -> str:
        own = stake.finding.proposition
        lenses = ", ".join(self.type.lens[lens].title for lens in own.lenses)
        horizon = " and ".join(HORIZONS[one] for one in own.horizon)
        gains = [*(["their own organization"] if stake.own else []), *map(self.teller.organisation, stake.elsewhere)]
        parts = [
            f"**{self._title(stake)}** ({stake.partner}) · {lenses} · {horizon}.",
            f"Work: {sentence_list(stake.effort, NAMES)}.",
            f"Money, usually: {sentence_list(map(self.teller.organisation, stake.pays))}." if stake.pays else "",
            f"Gain: {sentence_list(gains)}{', and the people served' if stake.people and gains else ''}."
            if gains
            else "",
        ]
        return " ".join(part for part in parts if part)

    def wrong_pockets(self) -> Section | None:
        """Where most of the organizations that gain bear nothing, worst first, and what has been done about that."""
        wrong = sorted(
            (stake for stake in self.coalition.stakes if stake.wrong),
            key=lambda stake: (-len(stake.outside) / stake.pockets, -len(stake.outside)),
        )
        if not wrong:
            return None
        blocks: list[Block] = [Bullets(tuple(self._wrong(stake) for stake in wrong[:WRONG]))]
        if len(wrong) > WRONG:
            blocks.append(Paragraph(f"And {len(wrong) - WRONG} more: --format json has all."))
        fitting = Counter(remedy for stake in wrong for remedy in stake.remedies)
        if fitting:
            blocks.append(Paragraph("**What has been done about it elsewhere**"))
            items = [
                f"*{plainly(self.coalition.cases[0], one.title)}.* {plainly(self.coalition.cases[0], one.text)} "
                f"{plainly(self.coalition.cases[0], one.beware)}{self.teller.cite.mark(one.sources)}"
                for one, _ in fitting.most_common(REMEDIES)
            ]
            blocks.append(Bullets(tuple(items)))
        return Section("Gains in other pockets", tuple(blocks))

    def _wrong(self, stake: Stake) -> str:
        outside = sentence_list(map(self.teller.organisation, stake.outside))
        count = (
            f"Its value lands in {stake.pockets} pockets, and {len(stake.outside)} of them bear none of it: {outside}."
        )
        money = "; ".join(self._worth(worth) for worth in stake.worth if worth.unit.startswith("usd"))
        return f"**{self._title(stake)}** ({stake.partner}). {count}{f' In dollars a year: {money}.' if money else ''}"

    def _worth(self, worth: Worth) -> str:
        """Kinds are told apart and never added."""
        size = about(min(worth.ends), max(worth.ends), unit_named(self.type.unit, worth.unit))
        pocket = worth.pocket if worth.pocket in self.teller.cases else self.teller.organisation(worth.pocket)
        return f"{size} to {pocket} ({KINDS[worth.kind]})"

    def outside(self) -> Section | None:
        items = [
            f"{self.teller.organisation(id)}, in {count} {'way' if count == 1 else 'ways'}"
            for id, count in self.coalition.beneficiaries[:OUTSIDE]
        ]
        return Section("Who gains and is not here", (Bullets(tuple(items)),)) if items else None

    def missing(self) -> Section | None:
        """Data that nobody here holds, who might, and sectors from which nobody is here."""
        items = [
            f"*{self.teller.organisation(id)}* could bring: {self._titles(data)}."
            for id, data in self.coalition.invite[:INVITED]
        ]
        known = {data for _, brought in self.coalition.invite for data in brought}
        if nobody := [row.data for row in self.coalition.rows if row.missing and row.data not in known]:
            items.append(f"Nobody we know of holds: {self._titles(nobody)}.")
        if self.coalition.sectors_missing:
            titles = (self.type.sector[id].title.lower() for id in self.coalition.sectors_missing)
            items.append(f"Nobody is here from: {', '.join(titles)}.")
        return Section("Who and what is missing", (Bullets(tuple(items)),)) if items else None

    def _titles(self, data: Iterator[str] | tuple[str, ...] | list[str]) -> str:
        return "; ".join(dict.fromkeys(self.teller.data(id) for id in data))

    def _title(self, stake: Stake) -> str:
        case = self.teller.cases[stake.partner]
        return plainly(case, stake.finding.proposition.title, self.teller.us)
