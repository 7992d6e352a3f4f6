"""The schema of partner files: of any type, or with the facts, pains and audiences of one."""

from valuecase.model.facts import CONFIDENCES, FactDefinition
from valuecase.model.pack import GRADES, StakeholderType
from valuecase.reading.partner import HOLDINGS
from valuecase.schemas import parts as s

_TITLE = "A partner file of valuecase"
_ABOUT = "One organization: what is known about it, and from whom. What is not known is left out."
_CONFIDENCE = (
    "published (then say the source), confirmed (the organization said so officially), impression (one person said so), "
    "assumed (we think so)."
)
_AS_OF = s.described(s.DAY, "When it was true, or said: 2026-12-01.")
_SAID_BY = s.described(s.TEXT, "Who said so.")


def partner_schema(type: StakeholderType | None = None) -> s.Schema:
    """The schema of a partner file; of a type, its facts by name, each with its question and what it can be."""
    if type is None:
        facts, heard, data = (
            s.tables_of(_known("any_fact")),
            s.tables_of(_known("heard")),
            s.tables_of(_known("holding")),
        )
        is_of = s.described(
            s.WRITTEN, "The kind of organization: valuecase types lists them; other for any other kind."
        )
    else:
        facts = s.table({id: _asked(one) for id, one in type.fact.items() if one.formula is None})
        heard = s.table({id: s.described(_known("heard"), one.title) for id, one in type.pain.items()})
        data = s.table({id: s.described(_known("holding"), one.title) for id, one in type.data_set.items()})
        is_of = s.described(s.one_of([type.id]), f"{type.about.title}.")
    fields = {
        "partner": s.table({"name": s.described(s.WRITTEN, "What the organization is called."), "type": is_of,
                            "place": s.described(s.TEXT, "The county or city it serves."),
                            "fictional": s.described(s.YES_NO, "It is made up, as an example."),
                            "ours": s.described(s.YES_NO, "It is our own organization: its brief is a self-assessment.")},
                           ("name", "type")),
        "facts": s.described(facts, "What is known. Leave out what is not."),
        "heard": s.described(heard, "What somebody told us of a pain, in their words."),
        "data": s.described(data, "Data it holds, needs or has none of, where that differs from what is usual."),
        "person": s.described(s.listed(_person(type)), "Whom we meet. People appear in no output unless asked for."),
    }  # fmt: skip
    name = f"{_TITLE}: {type.about.title.lower()}" if type else _TITLE
    return s.whole_file(name, _ABOUT, {**s.table(fields, ["partner"]), "definitions": _definitions()})


def _definitions() -> dict[str, s.Schema]:
    """What many entries share."""
    values = {
        "any": s.any_of(s.YES_NO, s.NUMBER, s.TEXT, s.listed(s.TEXT, least=1)),
        "yes_no": s.YES_NO, "integer": s.WHOLE, "number": s.NUMBER, "date": s.DAY, "text": s.WRITTEN,
    }  # fmt: skip
    heard = {
        "value": s.described(s.YES_NO, "true: it hurts; false: they say that it does not."),
        "grade": s.one_of(GRADES),
        "confidence": _known("confidence"),
        "said_by": _SAID_BY,
        "words": s.described(s.TEXT, "Their own words."),
        "as_of": _AS_OF,
    }
    return {
        "confidence": s.described(s.one_of(CONFIDENCES), _CONFIDENCE),
        "heard": s.table(heard, ["value"]),
        "holding": s.one_of(HOLDINGS),
        **{f"{name}_fact": _fact(value) for name, value in values.items()},
    }


def _known(name: str) -> s.Schema:
    """What stands among the definitions; in a list of one, since words beside a bare reference are not shown."""
    return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


def _fact(value: s.Schema) -> s.Schema:
    """One value, a table with its source, or several of either."""
    entry = s.table({"value": value, "confidence": _known("confidence"),
                     "source": s.described(s.TEXT, "The publication."), "said_by": _SAID_BY, "as_of": _AS_OF},
                    ["value"])  # fmt: skip
    return s.any_of(value, entry, s.listed(s.any_of(value, entry), least=1))


def _asked(fact: FactDefinition) -> s.Schema:
    """A fact of a type, with its question, where its answer is found, and what an answer can be."""
    options = s.one_of(fact.options)
    match fact.type:
        case "choice":
            answer = _fact(options)
        case "choices":
            answer = _fact(s.listed(options, least=1))
        case kind:
            answer = _known(f"{kind}_fact")
    where = f"{'Look' if fact.step == 'homework' else 'Who may know'}: {fact.where}"
    words = "; ".join(f"{id}: {words}" for id, words in fact.options.items())
    return s.described(answer, "\n".join(filter(None, (fact.question, where, words))))


def _person(type: StakeholderType | None) -> s.Schema:
    audience = s.one_of(type.audience) if type and type.audience else s.TEXT
    fields = {
        "name": s.WRITTEN,
        "role": s.TEXT,
        "audience": s.described(audience, "As whom we talk to them."),
        "motivation": s.described(s.TEXT, "What moves them."),
    }
    return s.table(fields, ["name"])
