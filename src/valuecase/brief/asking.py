"""What to find out next, the most decisive first."""

from valuecase.brief.teller import Teller
from valuecase.model.case import Question
from valuecase.model.paper import Block, Bullets, Paragraph, Section
from valuecase.telling import what_it_decides

MOST = 4
MOST_SHORT = 3


def to_ask(t: Teller) -> Section | None:
    """The questions whose answers would change what we say."""
    asked = worth_asking(t)[: MOST_SHORT if t.options.short else MOST]
    if not asked:
        return None
    blocks: list[Block] = [Bullets(tuple(question_told(t, one) for one in asked), numbered=True)]
    if t.case.partner.file:
        blocks.append(Paragraph(f"All of them, in order: valuecase ask {t.case.partner.file}"))
    return Section("What to find out next", tuple(blocks))


def worth_asking(t: Teller) -> tuple[Question, ...]:
    """Questions that decide something; where none does, those the method begins a conversation with."""
    decisive = tuple(one for one in t.case.questions if one.decides)
    return decisive or t.case.questions


def question_told(t: Teller, one: Question) -> str:
    """A question, where its answer may be found, and what it may change."""
    how = f"{'look up' if one.step == 'homework' else 'ask'}: {one.where.rstrip('.')}"
    return f"**{one.question}** ({how}). {what_it_decides(t.case, one)}".rstrip()
