"""The texts of minutes that people typed: where secrets are looked for."""

from collections.abc import Iterator

from engagement_desktop.domain.meetings.minuting.minutes_facts import ItemFact, MinutesFacts
from engagement_desktop.domain.meetings.minuting.minutes_text import plain_text
from engagement_desktop.domain.meetings.minuting.secrecy import PlacedText


def texts_of(facts: MinutesFacts) -> Iterator[PlacedText]:
    """Every text, in the order of the paper; blank ones are left out."""
    meeting = (facts.title or "", facts.text_before, facts.written_agenda, facts.written_decisions)
    yield from (PlacedText(text=text) for text in meeting if text.strip())
    for item in facts.items:
        for text in _of_item(item):
            if text.strip():
                yield PlacedText(text=text, item_id=item.id, item_number=item.number)
    yield from (PlacedText(text=text) for text in (facts.text_after, *facts.documents) if text.strip())


def _of_item(item: ItemFact) -> Iterator[str]:
    yield item.title
    yield plain_text(item.content)
    yield from (vote.subject for vote in item.votes)
    yield from (decision.wording for decision in item.decisions)
    yield from (action.wording for action in item.actions)
    yield from (proposal.said for proposal in item.proposals)
    yield from item.documents
