"""How two files that resemble each other are said: who each is, and what makes one think so."""

from collections.abc import Iterable

from engagement_desktop.domain.register.resemblance import Face, Likeness
from engagement_desktop.french.formats import date_short, phone
from engagement_desktop.french.labels import label
from engagement_desktop.ui.register.words import sorted_name


def why_words(why: Iterable[Likeness]) -> str:
    """« Même nom, même téléphone »."""
    words = ", ".join(label(one) for one in why)
    return words[:1].upper() + words[1:]


def face_name(face: Face) -> str:
    return sorted_name(face.last_name, face.first_name)


def face_facts(face: Face) -> tuple[str, ...]:
    """What tells one namesake from another, one fact a line."""
    born = f"Naissance le {date_short(face.born_on)}" if face.born_on else ""
    known = f"Identifiant {face.identifier}" if face.identifier else ""
    archived = "Fiche archivée" if face.is_archived else ""
    reached = phone(face.phone) if face.phone else ""
    return tuple(fact for fact in (born, face.city, reached, face.email, known, archived) if fact)
