"""What a text typed under an item holds at most, and where a row is put into it."""

from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, blocks_of, content_of
from engagement_desktop.domain.text import clean

MOST_SIGNS = 300_000
"""A text of one item is at most so long: some hundred pages."""


@dataclass(frozen=True, slots=True)
class ItemContent:
    """The text of one item as it is kept; `version` None: nothing was ever written under it."""

    item_id: int
    content: str
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """Where a row goes into the text of an item: what stands before the cursor and after it, as typed.

    `version` is that of the text when the hand began (None: there was none).
    """

    item_id: int
    before: str = ""
    after: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A row written with its marker line: its id, its number (« » for a proposal or a vote), the new text."""

    row_id: int
    number: str
    text: ItemContent


def kept_content(typed: str) -> str:
    """The text as it is kept: without control characters; its lines as they are.

    Raises:
        DomainError: it is longer than the most; nothing is changed.
    """
    cleaned = clean(typed)
    if len(cleaned) > MOST_SIGNS:
        raise DomainError(
            "Ce texte dépasse 300\u202f000 caractères, une centaine de pages\u00a0: il n’est pas enregistré "
            "tel quel. Rien n’est perdu, il reste à l’écran. Répartissez-le entre plusieurs points.",
            "content",
        )
    return cleaned


def with_marker(place: TextPlace, marker: Marker) -> str:
    """The text with the marker line between what stands before and what stands after.

    Raises:
        DomainError: the whole is longer than the most.
    """
    before, after = blocks_of(place.before), blocks_of(place.after)
    return kept_content(content_of((*before, marker, *after)))
