"""What the picture says in words: its heading, its legend, and all of it for those who cannot see it."""

from valuecase.render.picture.content import Content, Flow
from valuecase.wording import sentence_list


def heading(content: Content) -> str:
    count = len(content.nodes)
    return (
        f"What {count} partners could do for one another" if count > 1 else "One partner, and nobody yet to share with"
    )


def told(content: Content) -> str:
    """The picture in words, for those who cannot see it: every partner, what moves between them, and who else gains."""
    sentences = [
        f"{title}: {'; '.join(node.name for node in content.nodes if node.sector == id)}."
        for id, title in content.sectors.items()
    ]
    sentences.append(content.first_step)
    for node in content.nodes:
        given = [f"{one.told} to {one.receiver}" for one in content.flows if one.giver == node.name and one.ready]
        if given:
            sentences.append(f"{node.name} could give {'; '.join(given)}.")
    if content.gainers:
        sentences.append(f"Others who would gain: {sentence_list(one.title for one in content.gainers)}.")
    return " ".join(sentences)


def left_out(content: Content) -> str:
    """What there was no room for; empty when everything is drawn."""
    ready = sum(one.ready for one in content.left_out)
    open_ = len(content.left_out) - ready
    left = [
        *([f"{ready:,} more that could begin"] if ready else []),
        *([f"{open_:,} still to find out"] if open_ else []),
        *([f"{content.more_gainers} more organizations that would gain"] if content.more_gainers else []),
    ]
    order = ", each partner’s most promising first" if ready else ""
    drawn = f"{len(content.flows)} arrows are drawn{order}. " if content.left_out else ""
    return f"{drawn}Left out: {sentence_list(left)}." if left else ""


def moves(flow: Flow) -> str:
    """What an arrow says when it is pointed at."""
    worth = "serves both" if flow.both else "serves one of the two"
    standing = "" if flow.ready else ", still to find out"
    return f"{flow.giver} to {flow.receiver}: {'; '.join(flow.data)} ({worth}{standing})"
