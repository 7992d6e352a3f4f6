"""Two partner files as a pair."""

from pathlib import Path
from typing import TYPE_CHECKING

from valuecase.cli.shared import Session, refusal

if TYPE_CHECKING:
    from valuecase.shared.pair import Pair


def two(session: Session, ours: Path, theirs: Path) -> "Pair":
    """Our organization and theirs; refused where both files describe one."""
    from valuecase.reading.partner import read_partner
    from valuecase.shared.pair import Pair

    us, them = (session.engine.evaluate(read_partner(path), as_of=session.as_of) for path in (ours, theirs))
    if us.partner.name == them.partner.name:
        raise refusal(f"both files describe {us.partner.name}", "Name two organizations, ours first.")
    return Pair.of(us, them)
