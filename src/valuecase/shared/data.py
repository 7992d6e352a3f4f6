"""Exchanges and coalitions as plain data, for programs: never filtered, unknown is null, a list is never null."""

from typing import Any

from valuecase.model.case import standing
from valuecase.model.coalition import Coalition, Stake
from valuecase.model.exchange import Exchange, Served
from valuecase.shared.pair import Pair

PAIR = "valuecase/pair/1"
COALITION = "valuecase/coalition/1"


def pair_data(pair: Pair) -> dict[str, Any]:
    """Everything that could move between two, and what to begin with."""
    return {
        "schema": PAIR,
        "as_of": pair.ours.as_of.isoformat(),
        "ours": pair.ours.partner.name,
        "theirs": pair.theirs.partner.name,
        "first": pair.first.id if pair.first else None,
        "exchanges": [exchange_data(one) for one in pair.exchanges],
    }


def coalition_data(coalition: Coalition) -> dict[str, Any]:
    """The whole coalition, in its order."""
    return {
        "schema": COALITION,
        "as_of": coalition.cases[0].as_of.isoformat(),
        "partners": [{"name": case.partner.name, "type": case.partner.type} for case in coalition.cases],
        "first": coalition.first.id if coalition.first else None,
        "exchanges": [exchange_data(one) for one in coalition.exchanges],
        "data": [
            {"data": row.data, "held": dict(row.held), "needed": list(row.needed), "missing": row.missing}
            for row in coalition.rows
        ],
        "stakes": [_stake(one) for one in coalition.stakes],
        "beneficiaries": [{"organisation": id, "count": count} for id, count in coalition.beneficiaries],
        "invite": [{"organisation": id, "data": list(data)} for id, data in coalition.invite],
        "sectors_missing": list(coalition.sectors_missing),
    }


def exchange_data(one: Exchange) -> dict[str, Any]:
    """One exchange, its score taken apart."""
    return {
        "id": one.id,
        "data": one.data,
        "giver": one.giver,
        "receiver": one.receiver,
        "form": one.form,
        "forms": list(one.forms),
        "means": one.means,
        "held": one.held,
        "mutual": one.mutual,
        "ready": one.ready,
        "serves": [_served(each) for each in one.serves],
        "returns": [_served(each) for each in one.returns],
        "needed": one.needed,
        "laws": list(one.laws),
        "forbidden": list(one.forbidden),
        "unsure": list(one.unsure),
        "check_first": list(one.check_first),
        "score": one.score,
        "score_parts": [{"why": why, "points": points} for why, points in one.score_parts],
    }


def _served(one: Served) -> dict[str, Any]:
    return {"proposition": one.finding.id, "status": standing(one.finding), "form": one.form}


def _stake(one: Stake) -> dict[str, Any]:
    return {
        "partner": one.partner,
        "proposition": one.finding.id,
        "lenses": list(one.finding.proposition.lenses),
        "horizon": list(one.finding.proposition.horizon),
        "effort": list(one.effort),
        "pays": list(one.pays),
        "own": one.own,
        "people": one.people,
        "elsewhere": list(one.elsewhere),
        "outside": list(one.outside),
        "wrong_pocket": one.wrong,
        "worth": [
            {
                "kind": worth.kind,
                "unit": worth.unit,
                "pocket": worth.pocket,
                "conservative": worth.ends[0],
                "base": worth.ends[1],
                "optimistic": worth.ends[2],
                "parts": [part.name for part in worth.parts],
                "left_out": [part.name for part in worth.left_out],
            }
            for worth in one.worth
        ],
        "remedies": [remedy.id for remedy in one.remedies],
    }
