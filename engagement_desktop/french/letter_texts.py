"""The words of letters and convocations that nobody types: place and day, how a person is addressed."""

from collections.abc import Mapping
from datetime import date

from engagement_desktop.domain.register.letter_fields import filled, lines, paragraphs
from engagement_desktop.domain.register.letters_rows import (
    ConvocationDraft,
    Letter,
    LetterDraft,
    LetterField,
    Letterhead,
    LetterPerson,
    MeetingFacts,
)
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.french.formats import clock_time, date_long, day_and_date

NO_AGENDA = ("L’ordre du jour sera envoyé avant la réunion.",)
PLACE_TO_COME = "il sera précisé avant la réunion"


def letter_of(person: LetterPerson, draft: LetterDraft, head: Letterhead, today: date) -> Letter:
    """The letter of one person, its fields replaced."""
    values = field_values(person, head, today)
    return Letter(
        person=person,
        written=written_at(draft.place or head.city, today),
        subject=filled(draft.subject, values).strip(),
        paragraphs=tuple(filled(one, values) for one in paragraphs(draft.text)),
        signatory=draft.signatory.strip(),
    )


def convocation_of(
    person: LetterPerson, draft: ConvocationDraft, meeting: MeetingFacts, head: Letterhead, today: date
) -> Letter:
    """The convocation of one person: the facts, the agenda, then what the coordinator adds."""
    values = field_values(person, head, today)
    return Letter(
        person=person,
        written=written_at(draft.place or head.city, today),
        subject=f"Convocation à la réunion du {date_long(meeting.held_on)}",
        paragraphs=(
            f"{greeting(person)},",
            "Cette lettre vous convoque à la prochaine réunion du comité.",
        ),
        facts=(
            ("Comité", meeting.committee),
            ("Date", day_and_date(meeting.held_on)),
            ("Heures", hours_of(meeting)),
            ("Lieu", meeting.place or PLACE_TO_COME),
        ),
        agenda=lines(meeting.agenda) or NO_AGENDA,
        closing=tuple(filled(one, values) for one in paragraphs(draft.text)),
        signatory=draft.signatory.strip(),
    )


def field_values(person: LetterPerson, head: Letterhead, today: date) -> Mapping[LetterField, str]:
    """What each field says for this person."""
    return {
        LetterField.CIVILITY: greeting(person),
        LetterField.FIRST_NAME: person.first_name,
        LetterField.LAST_NAME: person.last_name,
        LetterField.STRUCTURE: head.name,
        LetterField.TODAY: date_long(today),
    }


def greeting(person: LetterPerson) -> str:
    """« Madame », « Monsieur », or both where the person did not say."""
    if person.civility is Civility.MRS:
        return "Madame"
    return "Monsieur" if person.civility is Civility.MR else "Madame, Monsieur"


def written_at(place: str, today: date) -> str:
    """« Saint-Aubin, le 22 novembre 2026 »; without a place, the day alone."""
    town = place.strip()
    return f"{town}, le {date_long(today)}" if town else f"Le {date_long(today)}"


def hours_of(meeting: MeetingFacts) -> str:
    """« de 18 h 00 à 20 h 00 », « à partir de 18 h 00 » when the end is not said."""
    begins = clock_time(meeting.starts_minute)
    if meeting.ends_minute is None:
        return f"à partir de {begins}"
    return f"de {begins} à {clock_time(meeting.ends_minute)}"
