"""People, letters and meetings made by hand for the papers of the register."""

from datetime import date
from typing import Any

from engagement_desktop.domain.register.letters_rows import (
    Letter,
    Letterhead,
    LetterPerson,
    MeetingFacts,
)
from engagement_desktop.domain.register.people import Capacity, Civility, ContactChannel

HEAD = Letterhead(
    name="Maison de santé des Trois-Fontaines",
    address="34 quai des Mariniers",
    postcode="96120",
    city="Les Trois-Fontaines",
    phone="0123456789",
    email="contact@exemple.fr",
)
LARGE = ContactChannel.LARGE_PRINT
HOSTILE = (
    "<b>gras</b> & {prénom}",
    "=1+1",
    "fête 🎉",
    "x" * 300,
    "mot " * 200,
    "\u202e\ud800",
    "a\nb\rc\0d",
)


def a_person(last: str = "Hélias", first: str = "Monique", **values: Any) -> LetterPerson:
    usual = {
        "id": 1,
        "civility": Civility.MRS,
        "email": None,
        "phone": "0611223344",
        "address": "12 rue du Pont",
        "postcode": "96130",
        "city": "Montclar-le-Vieux",
        "channel": None,
        "availability": None,
        "capacity": Capacity.USER,
    }
    return LetterPerson(last_name=last, first_name=first, **usual | values)


def a_letter(person: LetterPerson | None = None, **values: Any) -> Letter:
    usual = {
        "written": "Les Trois-Fontaines, le 22 novembre 2026",
        "subject": "Réunion d'information",
        "paragraphs": ("Madame,", "Venez : tout le monde est attendu !\nUne collation est prévue."),
        "signatory": "Claire Morvan",
    }
    return Letter(person=person or a_person(), **usual | values)


def a_meeting(**values: Any) -> MeetingFacts:
    usual = {
        "meeting_id": 1,
        "committee_id": 1,
        "committee": "Comité des usagers",
        "held_on": date(2026, 12, 10),
        "starts_minute": 18 * 60,
        "ends_minute": 20 * 60,
        "place": "Salle des Tilleuls",
        "agenda": "Accueil",
    }
    return MeetingFacts(**usual | values)
