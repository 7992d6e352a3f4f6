"""What a local adaptation changes for one partner."""

from collections.abc import Iterator

from valuecase.model.case import ValueCase, standing
from valuecase.model.paper import Bullets, Paragraph, Section

STANDINGS = {
    "applies": "fits", "ready": "is ready to raise", "open": "is to find out", "does_not_apply": "is not for them",
    "present": "hurts", "absent": "does not hurt", "unknown": "is not known",
}  # fmt: skip
Answers = dict[tuple[str, str], tuple[str, str]]  # by table and id: the title, and where it stands


def changes(shipped: ValueCase, adapted: ValueCase) -> Section:
    """Every pain and proposition that stands elsewhere than by the shipped rules; and what was adapted, in words."""
    moved = tuple(_moved(_answers(shipped), _answers(adapted)))
    what = tuple(f"{one.change[:1].upper()}{one.change[1:]}." for one in adapted.type.adapted)
    blocks = (
        Bullets(what) if what else Paragraph("Nothing of this type is adapted."),
        Bullets(moved)
        if moved
        else Paragraph("*For this partner nothing stands elsewhere than by the shipped rules.*"),
    )
    return Section("What the adaptation changes", blocks)


def _answers(case: ValueCase) -> Answers:
    pains = {
        ("pain", one.id): (case.type.pain[one.id].title, _with(STANDINGS[one.status], one.grade)) for one in case.pains
    }
    return pains | {
        ("proposition", one.id): (one.proposition.title, STANDINGS[standing(one)]) for one in case.propositions
    }


def _with(standing: str, grade: str) -> str:
    return f"{standing} ({grade})" if grade else standing


def _moved(before: Answers, after: Answers) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        then, now = before.get(key), after.get(key)
        if then is None and now is not None:
            yield f"“{now[0]}” {now[1]}; the shipped rules do not have it."
        elif then is not None and now is None:
            yield f"“{then[0]}” is switched off; by the shipped rules it {then[1]}."
        elif then and now and then[1] != now[1]:
            yield f"“{now[0]}” {now[1]}; by the shipped rules it {then[1]}."
