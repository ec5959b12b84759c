"""Coming, leaving, sitting for another: what is refused, and in which words."""

from collections.abc import Iterable

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.presences import (
    absence_faults,
    arrival_faults,
    clock_faults,
    departure_faults,
    hours_faults,
    seat_faults,
)
from engagement_desktop.domain.meetings.attending.roll import RollEntry, RollPart, Span
from tests.domain.meetings.rolls import NOW, guest, member, person, stand_by

P, GONE = AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED
NOBODY: frozenset[int] = frozenset()


def told(faults: Iterable[DomainError]) -> str:
    return " ".join(fault.sentence for fault in faults)


@pytest.mark.parametrize(
    ("minute", "latest", "words"),
    [
        (-1, None, "Une heure va de 0 h à 23 h 59."),
        (1440, None, "Une heure va de 0 h à 23 h 59."),
        (1150, 1149, "Il est 19\u00a0h\u00a009\u00a0: 19\u00a0h\u00a010 n’est pas encore là."),
        (1149, 1149, ""),
        (1300, None, ""),
    ],
)
def test_an_hour_is_one_of_the_day_and_not_to_come(minute: int, latest: int | None, words: str) -> None:
    assert told(clock_faults(minute, latest)) == words


def test_who_is_there_does_not_arrive_and_who_left_returns_after() -> None:
    assert "est déjà là depuis 18\u00a0h\u00a000" in told(arrival_faults(member(1), NOW))
    assert "est déjà là." in told(arrival_faults(_without_hours(), NOW))
    left = member(1, P, Span(1080, 1145))
    assert "son retour vient après" in told(arrival_faults(left, 1140))
    assert told(arrival_faults(left, 1145)) == ""
    assert told(arrival_faults(member(1, GONE), NOW)) == ""


def test_a_departure_comes_after_the_arrival_and_from_somebody_who_is_there() -> None:
    assert "n’est pas dans la salle" in told(departure_faults(member(1, GONE), NOW, NOBODY))
    assert "n’est pas dans la salle" in told(departure_faults(member(1, P, Span(1080, 1100)), NOW, NOBODY))
    assert "vient avant l’arrivée" in told(departure_faults(member(1), 1079, NOBODY))
    assert told(departure_faults(member(1), NOW, NOBODY)) == ""
    assert told(departure_faults(_without_hours(), NOW, NOBODY)) == ""


def test_whoever_voted_was_there_at_that_minute() -> None:
    voted = frozenset({1100, 1130})
    assert told(departure_faults(member(1), 1130, voted)) == ""
    assert "a voté à 18\u00a0h\u00a020" in told(departure_faults(member(1), 1090, voted))
    assert "a voté à 18\u00a0h\u00a020" in told(absence_faults(member(1), voted))
    spans = (Span(1080, 1110), Span(1120))
    assert told(hours_faults(member(1), spans, None, voted)) == ""
    assert "Corrigez l’heure" in told(hours_faults(member(1), (Span(1110),), None, voted))


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((), "au moins une heure d’arrivée"),
        ((Span(1100, 1090),), "vient avant l’arrivée"),
        ((Span(1080), Span(1100)), "Un retour vient après"),
        ((Span(1080, 1100), Span(1100)), "Un retour vient après"),
        ((Span(1500),), "de 0 h à 23 h 59"),
        ((Span(1080, 1300),), "n’est pas encore là"),
        ((Span(1080, 1080), Span(1081, 1100)), ""),
    ],
)
def test_hours_typed_anew_follow_each_other(spans: tuple[Span, ...], words: str) -> None:
    found = told(hours_faults(member(1), spans, 1200, NOBODY))
    assert words in found
    assert bool(found) is bool(words)


def test_a_suppleant_is_neither_excused_nor_absent() -> None:
    assert "n’est ni excusé ni absent" in told(absence_faults(stand_by(5, 1, None), NOBODY))
    assert told(absence_faults(stand_by(5, 1), NOBODY)) == ""
    assert told(absence_faults(member(1), NOBODY)) == ""


def test_a_suppleant_sits_for_a_titulaire_who_is_away() -> None:
    roll = (member(1, GONE), stand_by(5, 1))
    assert told(seat_faults(roll, roll[1], roll[0], NOW)) == ""


@pytest.mark.parametrize(
    ("titular", "substitute", "words"),
    [
        (member(1), stand_by(5, 1), "ne siège que si son titulaire"),
        (member(1, GONE), member(5), "n’est pas suppléant"),
        (member(1, GONE), guest(5), "n’est pas suppléant"),
        (None, stand_by(5, None), "Dites pour quel titulaire"),
        (guest(1), stand_by(5, None), "Dites pour quel titulaire"),
        (member(1, GONE), stand_by(5, 2), "est suppléant de Prénom2 Nom2"),
        (member(1, GONE), stand_by(5, 99), "est suppléant d’un autre titulaire"),
        (
            member(1, AttendanceStatus.REPRESENTED, proxy_to_id=2),
            stand_by(5, 1),
            "ce siège a déjà sa voix",
        ),
    ],
)
def test_a_seat_is_refused_in_words(titular: RollEntry | None, substitute: RollEntry, words: str) -> None:
    roll = tuple(one for one in (titular, member(2), substitute) if one is not None)
    assert words in told(seat_faults(roll, substitute, titular, NOW))


def test_one_seat_takes_one_suppleant() -> None:
    seated, other = stand_by(5, 1, stands_in_for_id=1), stand_by(6, 1)
    roll = (member(1, GONE), seated, other)
    assert "Prénom5 Nom5 siège déjà" in told(seat_faults(roll, other, roll[0], NOW))


def _without_hours() -> RollEntry:
    return RollEntry(person=person(1), part=RollPart.TITULAR, status=P)
