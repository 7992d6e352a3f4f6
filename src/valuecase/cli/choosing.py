"""What `brief` can be narrowed to, as people name it: an audience, a lens, a person, with drafts."""

from collections.abc import Mapping

from attrs import evolve

from valuecase.cli.shared import refusal
from valuecase.model.facts import Partner, Person
from valuecase.model.pack import StakeholderType
from valuecase.model.problems import did_you_mean


def audience_named(type: StakeholderType, said: str) -> str:
    """The id of an audience, named by its id, its title or one of its roles; empty for none."""
    names = {role: one.id for one in type.audience.values() for role in one.roles}
    names |= {one.title: one.id for one in type.audience.values()}
    return _named("audience", said, names | {id: id for id in type.audience}, type.audience)


def lens_named(type: StakeholderType, said: str) -> str:
    """The id of a lens, named by its id or its title; empty for none."""
    return _named(
        "lens", said, {one.title: one.id for one in type.lens.values()} | {id: id for id in type.lens}, type.lens
    )


def person_named(partner: Partner, said: str) -> Person | None:
    """One of the partner's people, named by name, part of a name, or role."""
    if not said:
        return None
    wanted = said.casefold()
    for matches in (
        [one for one in partner.people if wanted in (one.name.casefold(), one.role.casefold())],
        [one for one in partner.people if wanted in one.name.casefold()],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise refusal(f'"{said}" could be {" or ".join(one.name for one in matches)}', "Give the whole name.")
    people = [one.name for one in partner.people]
    otherwise = (
        f"The file has: {', '.join(people)}." if people else "The file has no [[person]]: add one with name and role."
    )
    raise refusal(
        f'there is no "{said}" among the people of {partner.file or partner.name}',
        did_you_mean(said, people, otherwise),
    )


def with_drafts(type: StakeholderType) -> StakeholderType:
    """The type with its drafts beside what is reviewed, marked so that nobody takes one for the other."""
    marked = {
        id: evolve(one, status="reviewed", title=f"Draft: {one.title}") if one.status == "draft" else one
        for id, one in type.proposition.items()
    }
    return evolve(type, proposition=marked)


def _named(what: str, said: str, names: Mapping[str, str], known: Mapping[str, object]) -> str:
    if not said:
        return ""
    plain = {_plain(name): id for name, id in names.items()}
    if _plain(said) in plain:
        return plain[_plain(said)]
    otherwise = f"It can be: {', '.join(known)}." if known else f"This type has no {what} of its own."
    raise refusal(f'there is no {what} "{said}"', did_you_mean(said, names, otherwise))


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()
