"""How an address is written for the post: six lines at most, the town last (NF Z 10-011)."""

from engagement_desktop.domain.register.letters_rows import LetterPerson
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.french.labels import label

MOST_LINES = 6
_AROUND = 2
"""The lines of the name and of the town."""


def address_lines(person: LetterPerson) -> tuple[str, ...]:
    """Name, street in up to four lines, postcode and town in capitals as the post reads them."""
    street = [line.strip() for line in (person.address or "").splitlines() if line.strip()]
    room = MOST_LINES - _AROUND
    if len(street) > room:
        street = [*street[: room - 1], ", ".join(street[room - 1 :])]
    town = " ".join(part for part in (person.postcode, (person.city or "").upper()) if part)
    return (addressed(person), *street, town)


def addressed(person: LetterPerson) -> str:
    """« Mme Monique Hélias »."""
    return f"{label(person.civility)} {person.name}" if isinstance(person.civility, Civility) else person.name
