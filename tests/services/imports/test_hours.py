"""Hours of a workbook: a multiset, within days of 24 hours."""

from datetime import date, time, timedelta

import pytest

from engagement_desktop.domain.hours.entries import HoursState, TimeKind
from tests.services.imports.conftest import HOURS, STRUCTURE, Desk, usual


def test_two_equal_rows_are_two_entries_and_the_dossier_is_completed_to_that_number(desk: Desk) -> None:
    assert desk.done(usual(Heures=[HOURS, HOURS])).counts["Heures"].new == 2

    journal = desk.done(usual(Heures=[HOURS, HOURS, {**HOURS, "famille": "ETP"}, HOURS]))

    assert (journal.counts["Heures"].new, journal.counts["Heures"].unchanged) == (2, 2)
    assert desk.count("hours_entry") == 4


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("2h", 120),
        ("2h05", 125),
        ("2 h 30", 150),
        ("1h30min", 90),
        ("2 heures", 120),
        ("0:45", 45),
        ("90 min", 90),
        ("45 mn", 45),
        ("1,5", 90),
        ("1.5 h", 90),
        (0.75, 45),
        (time(3, 25), 205),
        (timedelta(hours=7, minutes=41), 461),
        (timedelta(hours=24), 1440),
        ("24h", 1440),
    ],
)
def test_durations_are_understood_as_people_write_them(desk: Desk, cell: object, minutes: int) -> None:
    desk.done(usual(Heures=[{**HOURS, "durée": cell}]))

    assert desk.rows("hours_entry")[0].minutes == minutes


@pytest.mark.parametrize(
    "cell", ["1h75", "0", 0, -1, "26:00", 25, "deux", timedelta(hours=26), date(2025, 1, 1), 1e300, True]
)
def test_durations_beyond_a_day_or_unreadable_are_refused(desk: Desk, cell: object) -> None:
    assert desk.refused(usual(Heures=[{**HOURS, "durée": cell}])) == [("Heures", 2, "durée")]


def test_a_day_of_one_person_has_24_hours_known_entries_included(desk: Desk) -> None:
    desk.done(usual(Heures=[{**HOURS, "durée": 20}]))

    more = [
        {**HOURS, "durée": 4, "activité": "veille"},
        {**HOURS, "durée": "1 min"},
        {**HOURS, "personne": "P2", "durée": 5},
    ]
    assert desk.refused(usual(Heures=more)) == [("Heures", 3, "durée")]


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"date": "30/02/2025"}, "date"),
        ({"date": 45000}, "date"),
        ({"date": date(2026, 11, 23)}, "date"),
        ({"famille": "bricolage"}, "famille"),
        ({"structure": "Association inconnue"}, "structure"),
        ({"comité": "Bureau"}, "comité"),
        ({"personne": "P9"}, "personne"),
        ({"état": "douteuse"}, "état"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, said: dict[str, object], column: str) -> None:
    assert desk.refused(usual(Heures=[{**HOURS, **said}])) == [("Heures", 2, column)]


def test_all_that_a_row_says_is_kept(desk: Desk) -> None:
    association = {"nom": "Les Usagers", "type": "association", "forme juridique": "association 1901"}
    full = {
        **HOURS,
        "activité": "Café des proches",
        "comité": "comite des usagers",
        "motif": "Accueil",
        "structure": "LES USAGERS",
        "début": "9h15",
        "temps": "préparation",
        "état": "à valider",
    }

    desk.done(usual(Structures=[STRUCTURE, association], Heures=[full, HOURS]))

    first, second = desk.rows("hours_entry")
    assert (first.activity, first.reason, first.starts_minute, first.structure_id) == (
        "Café des proches",
        "Accueil",
        555,
        2,
    )
    assert (first.kind, first.state, first.committee_id) == (TimeKind.PREPARATION, HoursState.TO_VALIDATE, 1)
    assert (second.kind, second.state, second.structure_id) == (TimeKind.SESSION, HoursState.VALIDATED, 1)
