"""« Ma participation » on paper, in both sizes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.register.participation import method, opening, participation_pdf
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility, ContactChannel
from engagement_desktop.domain.register.person_file_rows import (
    ClaimOfPerson,
    MandateHeld,
    MeetingAttended,
    MissionHours,
    Participation,
    ParticipationFigures,
)
from tests.documents.register.people import HOSTILE

SPAN = ParticipationFigures(
    attended=7,
    expected=9,
    volunteer_minutes=2550,
    reimbursed=Money(4530),
    waived=Money(1200),
    waiting=Money(800),
)
MEETING = MeetingAttended(date(2026, 1, 8), "Comité des usagers", AttendanceStatus.REMOTE, 120)
LINES = ("Maison de santé", "01 23 45 67 89")


def told(**values: Any) -> Participation:
    usual = {
        "person_id": 1,
        "civility": Civility.MRS,
        "first_name": "Monique",
        "last_name": "Hélias",
        "structure": "Maison de santé",
        "channel": None,
        "exercise": "2026",
        "since": date(2022, 2, 28),
        "until": date(2026, 11, 22),
        "span": SPAN,
        "always": replace(SPAN, attended=20, expected=30, other_minutes=60),
        "mandates": (
            MandateHeld(
                "Comité des usagers", Office.CHAIR, SeatKind.TITULAR, date(2022, 2, 28), date(2028, 2, 27)
            ),
            MandateHeld("Comité éthique", Office.GUEST, SeatKind.TITULAR, date(2025, 1, 1), None),
        ),
        "meetings": (MEETING,),
        "missions": (MissionHours(MissionFamily.PEERS, 2550),),
        "claims": (ClaimOfPerson("NDF-1", date(2026, 1, 8), ClaimStatus.REIMBURSED, Money(4530)),),
        "travel_counts": False,
    }
    return Participation(**usual | values)


@pytest.mark.parametrize("large", [False, True])
def test_the_page_says_what_the_person_did(large: bool, properties: Properties, read_pdf: Callable) -> None:
    content = participation_pdf(told(), LINES, properties, large=large)
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    for words in (
        "Ma participation 2026",
        "Monique Hélias",
        "En 2026, vous avez participé à 7 réunions sur 9 et donné 42 h 30 de votre temps.",
        "Depuis le 28 février 2022",
        "20 sur 30",
        "présidence titulaire, du 28/02/2022 au 27/02/2028",
        "Comité éthique : invité, depuis le 01/01/2025",
        "08/01/2026",
        "À distance",
        "Soutien par les pairs",
        "45,30 €",
        "Auxquels vous avez renoncé 12,00 €",
        "pas encore payés 8,00 €",
        "01 23 45 67 89",
    ):
        assert words in read.words
    assert content == participation_pdf(told(), LINES, properties, large=large)


def test_large_print_is_larger_and_goes_on_more_pages(properties: Properties) -> None:
    def sizes(content: bytes) -> set[float]:
        found: set[float] = set()
        for page in PdfReader(BytesIO(content)).pages:
            page.extract_text(visitor_text=lambda text, *more: found.add(more[3]) if text.strip() else None)
        return found

    large = sizes(participation_pdf(told(), LINES, properties, large=True))
    usual = sizes(participation_pdf(told(), LINES, properties, large=False))
    assert {36, 22, 18, 16} <= large
    assert {23, 15, 11, 10} <= usual
    assert min(large - {8.6}) >= 15


def test_many_meetings_are_counted_rather_than_listed(properties: Properties, read_pdf: Callable) -> None:
    meetings = tuple(replace(MEETING, held_on=date(2026, 1, day)) for day in range(1, 16))
    read = read_pdf(participation_pdf(told(meetings=meetings), LINES, properties, large=False))
    assert "3 réunions plus anciennes ne sont pas dans cette liste" in read.words
    assert "03/01/2026" not in read.words
    assert "15/01/2026" in read.words


def test_since_the_beginning_there_is_no_year(properties: Properties, read_pdf: Callable) -> None:
    alone = told(exercise=None, always=SPAN)
    read = read_pdf(participation_pdf(alone, LINES, properties, large=False))
    assert "Depuis le 28 février 2022, vous avez participé à 7 réunions sur 9" in read.words
    assert "2026 et" not in read.words


def test_a_person_of_whom_nothing_is_known_has_a_short_page(
    properties: Properties, read_pdf: Callable
) -> None:
    nothing = ParticipationFigures()
    empty = told(span=nothing, always=nothing, mandates=(), meetings=(), missions=(), claims=(), since=None)
    read = read_pdf(participation_pdf(empty, LINES, properties, large=False))
    assert "En 2026, aucune réunion ni aucune heure n’est notée pour vous." in read.words
    assert read.properties["Pages"] == "1"
    assert "Vos frais" not in read.words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"exercise": None, "since": None, "span": ParticipationFigures()},
            "Aucune activité n’est encore notée",
        ),
        ({"span": ParticipationFigures(attended=1, expected=1)}, "participé à 1\u00a0réunion sur 1."),
        (
            {"span": ParticipationFigures(volunteer_minutes=90)},
            "vous avez donné 1\u00a0h\u00a030 de votre temps.",
        ),
    ],
)
def test_the_first_sentence_is_true(changes: dict[str, Any], said: str) -> None:
    assert said in opening(told(**changes))


def test_the_rule_on_travel_is_told() -> None:
    assert "le trajet ne compte pas" in method(told())
    assert "le trajet compte" in method(told(travel_counts=True))


def test_the_channel_says_the_size() -> None:
    assert told(channel=ContactChannel.LARGE_PRINT).is_large_print
    assert not told(channel=ContactChannel.EMAIL).is_large_print


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("large", [False, True])
def test_no_word_breaks_the_page(words: str, large: bool, properties: Properties, read_pdf: Callable) -> None:
    hostile = told(
        first_name=words, last_name=words, structure=words, meetings=(replace(MEETING, committee=words),)
    )
    read = read_pdf(participation_pdf(hostile, (words,), properties, large=large))
    assert "No syntax" in read.told("qpdf", "--check")
