"""What recording a vote gives back."""

from dataclasses import dataclass

from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent
from engagement_desktop.domain.meetings.voting.votes import VoteResult


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRecorded:
    """A vote written: what came out, the decision it carried, the text of its item as it stands now."""

    vote_id: int
    result: VoteResult
    decision_id: int | None = None
    decision_number: str = ""
    text: ItemContent | None = None
