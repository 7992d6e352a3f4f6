"""The structural red line: nothing sensitive, finer than counts, to anybody with power over the people it is about."""

from valuecase.model.pack import StakeholderType

SENSITIVE = {"health", "food", "social", "victims"}
POWERS = {"arrest", "tenancy", "immigration"}


def crosses(type: StakeholderType, data: str, form: str, receiver: str) -> bool:
    """Whether such a move needs a red line that permits it. Names are those that `type` knows."""
    return form != "counts" and type.data_set[data].about in SENSITIVE and bool(powers_of(type, receiver) & POWERS)


def powers_of(type: StakeholderType, receiver: str) -> set[str]:
    """The powers of an organization that a type knows, or of the type itself."""
    own = set(type.about.powers) if receiver == type.id else set()
    return own | (set(type.organisation[receiver].powers) if receiver in type.organisation else set())


def permitted(type: StakeholderType, data: str, form: str, receiver: str) -> bool:
    """Whether a red line of the type names the lawful, consented purpose."""
    return any(
        permit.data == data and permit.form == form and permit.to == receiver
        for line in type.red_line.values()
        for permit in line.permits
    )
