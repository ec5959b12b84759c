"""Mandates, meetings and presences of a workbook."""

from datetime import date

import pytest

from tests.services.imports.conftest import COMMITTEE, MANDATE, MEETING, PRESENCE, Desk, person, usual


@pytest.mark.parametrize(
    ("second", "column"),
    [
        ({"début": date(2025, 1, 1)}, "début"),
        ({"début": date(2023, 1, 1)}, "début"),
        ({"début": date(2023, 1, 1), "fin": date(2023, 12, 31)}, None),
        ({"siège": "suppléant"}, None),
        ({"fonction": "secrétaire"}, None),
        ({"personne": "P2"}, None),
        ({}, "début"),
    ],
)
def test_one_seat_is_not_held_twice_at_a_time(
    desk: Desk, second: dict[str, object], column: str | None
) -> None:
    sheets = usual(Mandats=[MANDATE, {**MANDATE, **second}])

    assert [(f.row, f.column) for f in desk.plan(sheets).faults] == ([(3, column)] if column else [])


def test_a_mandate_may_end_and_begin_again_the_next_day(desk: Desk) -> None:
    ended = {**MANDATE, "fin": date(2024, 12, 31)}

    desk.done(usual(Mandats=[{**MANDATE, "début": date(2025, 1, 1)}, ended]))

    assert desk.count("mandate") == 2


def test_a_mandate_of_the_dossier_counts_too(desk: Desk) -> None:
    desk.done(usual(Mandats=[MANDATE]))

    assert desk.refused(usual(Mandats=[{**MANDATE, "début": date(2025, 6, 1)}])) == [("Mandats", 2, "début")]
    closed = [{**MANDATE, "fin": date(2025, 5, 31)}, {**MANDATE, "début": date(2025, 6, 1)}]
    assert desk.refused(usual(Mandats=closed)) == [("Mandats", 2, "fin")]
    journal = desk.done(usual(Mandats=closed), update=True)
    assert (journal.counts["Mandats"].changed, journal.counts["Mandats"].new) == (1, 1)


def test_a_mandate_goes_forwards_and_names_people_who_exist(desk: Desk) -> None:
    backwards = {**MANDATE, "fin": date(2023, 1, 1)}
    alone = {**MANDATE, "personne": "P2", "siège": "suppléante", "suppléant de": "P2"}
    lost = {**MANDATE, "personne": "P9", "comité": "Bureau", "suppléant de": "P8"}

    assert desk.refused(usual(Mandats=[backwards, alone, lost])) == [
        ("Mandats", 2, "fin"),
        ("Mandats", 3, "suppléant de"),
        ("Mandats", 4, "personne"),
        ("Mandats", 4, "comité"),
        ("Mandats", 4, "suppléant de"),
    ]


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"fin": "13h"}, "fin"),
        ({"début": "25h"}, "début"),
        ({"début": 14.5}, "début"),
        ({"date": date(2026, 11, 23)}, "date"),
        ({"statut": "reportée"}, "statut"),
        ({"comité": "Bureau"}, "comité"),
    ],
)
def test_a_meeting_that_cannot_have_been_is_refused(desk: Desk, said: dict[str, object], column: str) -> None:
    assert desk.refused(usual(Réunions=[{**MEETING, **said}])) == [("Réunions", 2, column)]


def test_a_planned_meeting_of_the_past_is_only_warned_about(desk: Desk) -> None:
    journal = desk.done(
        usual(
            Réunions=[
                {**MEETING, "statut": "prévue"},
                {**MEETING, "début": "18h", "fin": "", "statut": "annulée"},
            ]
        )
    )

    assert [(one.row, one.column) for one in journal.warnings] == [(2, "date")]


def test_one_meeting_is_one_row(desk: Desk) -> None:
    assert desk.refused(usual(Réunions=[MEETING, {**MEETING, "lieu": "Ailleurs"}])) == [
        ("Réunions", 3, "début")
    ]


def test_a_known_meeting_with_another_status_is_brought_up_to_date(desk: Desk) -> None:
    desk.done(usual(Réunions=[{**MEETING, "statut": "prévue"}]))
    held = usual(Réunions=[{**MEETING, "relevé de décisions": "Un\nDeux"}], Présences=[PRESENCE])

    assert desk.refused(held) == [
        ("Réunions", 2, "statut"),
        ("Réunions", 2, "relevé de décisions"),
        ("Présences", 2, "date"),
    ]
    desk.done(held, update=True)
    assert desk.rows("meeting")[0].decisions == "Un\nDeux"
    assert desk.count("attendance") == 1


def test_a_presence_belongs_to_a_held_meeting(desk: Desk) -> None:
    planned = {**MEETING, "date": date(2025, 4, 1), "statut": "annulée"}
    sheets = usual(
        Réunions=[MEETING, planned],
        Présences=[
            PRESENCE,
            {**PRESENCE, "personne": "P2", "date": date(2025, 4, 1)},
            {**PRESENCE, "personne": "P2", "date": date(2025, 5, 1)},
            {**PRESENCE, "personne": "P2", "début": "9h"},
            PRESENCE,
            {**PRESENCE, "personne": "P3", "statut": "représentée", "pouvoir donné à": "P3"},
        ],
    )

    assert desk.refused(sheets) == [
        ("Présences", 3, "date"),
        ("Présences", 4, "date"),
        ("Présences", 5, "début"),
        ("Présences", 6, "personne"),
        ("Présences", 7, "pouvoir donné à"),
    ]


def test_a_second_meeting_the_same_day_asks_for_the_hour(desk: Desk) -> None:
    twice = [MEETING, {**MEETING, "début": "18h", "fin": ""}]

    assert desk.refused(usual(Réunions=twice, Présences=[PRESENCE])) == [("Présences", 2, "début")]
    desk.done(usual(Réunions=twice, Présences=[{**PRESENCE, "début": "18:00"}]))
    assert desk.rows("attendance")[0].meeting_id == 2


def test_a_presence_may_come_after_its_meeting_and_without_a_mandate(desk: Desk) -> None:
    desk.done(usual(Réunions=[MEETING]))

    desk.done(
        usual(
            Présences=[{**PRESENCE, "statut": "visio"}, {**PRESENCE, "personne": "P2", "statut": "excusée"}]
        )
    )

    assert desk.count("attendance") == 2
    assert desk.refused(usual(Présences=[PRESENCE])) == [("Présences", 2, "statut")]


def test_presences_of_a_refused_meeting_follow_it(desk: Desk) -> None:
    sheets = usual(Réunions=[{**MEETING, "fin": "8h"}], Présences=[PRESENCE])

    assert desk.refused(sheets) == [("Réunions", 2, "fin")]
    assert desk.refused(sheets, follows=True) == [("Présences", 2, "date")]


def test_a_committee_may_come_from_the_dossier(desk: Desk) -> None:
    desk.done(usual(Comités=[COMMITTEE, {**COMMITTEE, "comité": "Bureau"}]))

    desk.done(
        {
            "Personnes": [person("P1", véhicule="voiture", **{"puissance fiscale": 5})],
            "Réunions": [{**MEETING, "comité": "bureau"}],
        }
    )

    assert desk.rows("meeting")[0].committee_id == 2
