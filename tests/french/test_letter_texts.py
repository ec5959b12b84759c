"""The words of letters that nobody types."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.letters_rows import (
    ConvocationDraft,
    LetterDraft,
    Letterhead,
    LetterPerson,
    MeetingFacts,
)
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.french import letter_texts as texts

TODAY = date(2026, 11, 22)
HEAD = Letterhead(name="Maison de santé", city="Kervalec")


def a_person(civility: Civility | None = Civility.MRS) -> LetterPerson:
    return LetterPerson(
        1, civility, "Hélias", "Monique", None, None, "12 rue du Pont", "96130", "Kervalec", None, None, None
    )


def a_meeting(**values: Any) -> MeetingFacts:
    usual: dict[str, Any] = {
        "meeting_id": 1,
        "committee_id": 1,
        "committee": "Comité des usagers",
        "held_on": date(2026, 12, 10),
        "starts_minute": 18 * 60,
        "ends_minute": 20 * 60,
        "place": "Mairie",
        "agenda": "- Accueil\n- Questions",
    }
    return MeetingFacts(**usual | values)


def test_a_letter_is_filled_for_its_person() -> None:
    draft = LetterDraft(
        subject=" Pour {prénom} {nom} ",
        text="{civilité},\n\nLe {date}, {structure} vous écrit.",
        signatory=" Claire ",
    )
    letter = texts.letter_of(a_person(), draft, HEAD, TODAY)
    assert letter.subject == "Pour Monique Hélias"
    assert letter.paragraphs == ("Madame,", "Le 22\u00a0novembre 2026, Maison de santé vous écrit.")
    assert letter.written == "Kervalec, le 22\u00a0novembre 2026"
    assert letter.signatory == "Claire"


@pytest.mark.parametrize(
    ("civility", "said"),
    [(Civility.MRS, "Madame"), (Civility.MR, "Monsieur"), (None, "Madame, Monsieur")],
)
def test_a_person_is_addressed_as_they_said(civility: Civility | None, said: str) -> None:
    assert texts.greeting(a_person(civility)) == said


def test_a_convocation_tells_the_facts_and_the_agenda() -> None:
    draft = ConvocationDraft(meeting_id=1, text="À bientôt, {prénom}.", place="Bourg")
    letter = texts.convocation_of(a_person(), draft, a_meeting(), HEAD, TODAY)
    assert letter.subject == "Convocation à la réunion du 10\u00a0décembre 2026"
    assert dict(letter.facts) == {
        "Comité": "Comité des usagers",
        "Date": "jeudi 10\u00a0décembre 2026",
        "Heures": "de 18\u00a0h\u00a000 à 20\u00a0h\u00a000",
        "Lieu": "Mairie",
    }
    assert letter.agenda == ("Accueil", "Questions")
    assert letter.closing == ("À bientôt, Monique.",)
    assert letter.written.startswith("Bourg, le")


def test_what_is_not_known_yet_is_told() -> None:
    meeting = a_meeting(agenda="", place="", ends_minute=None)
    letter = texts.convocation_of(a_person(), ConvocationDraft(meeting_id=1), meeting, HEAD, TODAY)
    assert letter.agenda == texts.NO_AGENDA
    assert dict(letter.facts)["Lieu"] == texts.PLACE_TO_COME
    assert dict(letter.facts)["Heures"] == "à partir de 18\u00a0h\u00a000"


def test_without_a_place_the_day_stands_alone() -> None:
    assert texts.written_at(" ", TODAY) == "Le 22\u00a0novembre 2026"
