"""Expenses of a workbook: claims whole or not at all, kilometres priced with all the others."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, PaymentMeans
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.money import Money
from tests.services.imports.conftest import LINE, Desk, kilometres, person, usual

PAID = {"statut": "remboursée", "payée le": date(2025, 5, 1)}


def cents(desk: Desk) -> list[int]:
    return [row.amount.cents for row in desk.rows("expense_line")]


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"montant": 0}, "montant"),
        ({"montant": "-3,20"}, "montant"),
        ({"montant": "1.234,56"}, "montant"),
        ({"montant": "12,505"}, "montant"),
        ({"montant": "1€2"}, "montant"),
        ({"montant": ""}, "montant"),
        ({"montant": 1e300}, "montant"),
        ({"montant": 1e12}, "montant"),
        ({"montant": "9" * 200}, "montant"),
        ({"montant": True}, "montant"),
        ({"km": 12}, "km"),
        ({"nature": "kilomètres"}, "nature"),
        ({"nature": "kilomètres", "km": 12}, "montant"),
        ({"nature": "kilomètres", "montant": ""}, "km"),
        ({"nature": "kilomètres", "montant": "", "km": 0}, "km"),
        ({"nature": "kilomètres", "montant": "", "km": "12,345"}, "km"),
        ({"nature": "kilomètres", "montant": "", "km": 1e9}, "km"),
        ({"nature": "kilomètres", "montant": "", "km": True}, "km"),
        ({"nature": "kilomètres", "montant": "", "km": 12, "date": date(2021, 12, 31)}, "date"),
        ({"statut": "payée en espèces"}, "statut"),
        ({"statut": "remboursée"}, "payée le"),
        ({"payée le": date(2025, 5, 1)}, "payée le"),
        ({**PAID, "payée le": date(2025, 3, 3)}, "payée le"),
        ({**PAID, "payée le": date(2026, 12, 1)}, "payée le"),
        ({"date": date(2026, 11, 23)}, "date"),
        ({"statut": "abandonnée", "abandonnée le": date(2027, 1, 1)}, "abandonnée le"),
        ({"note": ""}, "note"),
    ],
)
def test_a_line_that_cannot_be_is_refused(desk: Desk, said: dict[str, object], column: str) -> None:
    assert desk.refused(usual(Frais=[{**LINE, **said}])) == [("Frais", 2, column)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(12.505, 1251), ("12,50", 1250), ("12.5", 1250), ("1 234,56 €", 123456), ("12 EUR", 1200), (7, 700)],
)
def test_amounts_are_understood_as_people_write_them(desk: Desk, cell: object, expected: int) -> None:
    desk.done(usual(Frais=[{**LINE, "montant": cell}]))

    assert cents(desk) == [expected]


def test_a_draft_may_be_ahead_of_its_expense(desk: Desk) -> None:
    desk.done(usual(Frais=[{**LINE, "date": date(2027, 1, 5), "statut": "brouillon"}]))


def test_one_bad_line_refuses_its_whole_claim(desk: Desk) -> None:
    lines = [LINE, {**LINE, "montant": ""}, {**LINE, "note": "N2"}]

    assert desk.refused(usual(Frais=lines)) == [("Frais", 3, "montant")]
    assert desk.refused(usual(Frais=lines), follows=True) == [("Frais", 2, "montant")]
    journal = desk.run(usual(Frais=lines), partial=True)
    assert (journal.counts["Frais"].new, journal.counts["Frais"].refused) == (1, 2)
    assert [row.reference for row in desk.rows("expense_claim")] == ["N2"]


def test_a_claim_is_of_one_person_one_status_and_one_payment(desk: Desk) -> None:
    lines = [
        {**LINE, **PAID},
        {**LINE, **PAID, "personne": "P2"},
        {**LINE, "statut": "soumise"},
        {**LINE, **PAID, "payée le": date(2025, 5, 2)},
    ]

    assert desk.refused(usual(Frais=lines)) == [
        ("Frais", 3, "personne"),
        ("Frais", 4, "statut"),
        ("Frais", 5, "payée le"),
    ]


def test_a_claim_of_the_dossier_stays_its_persons(desk: Desk) -> None:
    desk.done(usual(Frais=[LINE]))

    assert desk.refused(usual(Frais=[{**LINE, "personne": "P2"}]), update=True) == [("Frais", 2, "personne")]


def test_a_claim_is_known_by_its_reference_and_its_lines_by_their_place(desk: Desk) -> None:
    desk.done(usual(Frais=[LINE, {**LINE, "montant": 20}]))
    more = [{**LINE, "note": " n1"}, {**LINE, "montant": 21, "motif": "Train"}, {**LINE, "montant": 30}]

    assert desk.refused(usual(Frais=more)) == [("Frais", 3, "motif"), ("Frais", 3, "montant")]
    journal = desk.done(usual(Frais=more), update=True)
    counts = journal.counts["Frais"]
    assert (counts.unchanged, counts.changed, counts.new) == (1, 1, 1)
    assert cents(desk) == [1250, 2100, 3000]


def test_a_claim_that_was_paid_since_is_brought_up_to_date(desk: Desk) -> None:
    desk.done(usual(Frais=[LINE, LINE]))
    paid = usual(Frais=[{**LINE, **PAID}, {**LINE, **PAID}])

    assert {column for _, _, column in desk.refused(paid)} == {"statut", "payée le"}
    desk.done(paid, update=True)
    (claim,) = desk.rows("expense_claim")
    assert (claim.status, claim.paid_on) == (ClaimStatus.REIMBURSED, date(2025, 5, 1))


def test_kilometres_are_priced_on_the_year_of_the_vehicle(desk: Desk) -> None:
    lines = [
        kilometres(1200, note="N2", date=date(2025, 6, 1)),
        kilometres(4900, note="N1", date=date(2025, 1, 1), statut="soumise"),
        kilometres(1300, note="N3", date=date(2025, 12, 1), personne="P2"),
        kilometres(100, note="N4", date=date(2024, 12, 31)),
    ]

    desk.done(usual(Frais=lines))

    # 5 CV: 0.636 € up to 5,000 km, then 0.357 € and 1,395 € for the whole distance of 6,100 km.
    assert cents(desk) == [217_770 + 139_500 - 311_640, 311_640, 82_680, 6_360]
    assert "5\u00a0CV" in desk.rows("expense_line")[0].rate_text


def test_unpaid_kilometres_are_priced_again_and_paid_ones_are_not(desk: Desk) -> None:
    base = [
        kilometres(4900, note="N1", date=date(2025, 3, 1), **PAID),
        kilometres(300, note="N2", date=date(2025, 4, 1)),
    ]
    desk.done(usual(Frais=base))
    before = cents(desk)

    desk.done(usual(Frais=[*base, kilometres(1000, note="N3", date=date(2025, 1, 15))]))

    after = cents(desk)
    assert after[0] == before[0] == 311_640
    assert after[1] != before[1]
    assert after[2] == 63_600
    assert desk.rows("expense_line")[1].version == 2


def test_a_changed_line_prices_its_year_again(desk: Desk) -> None:
    desk.done(usual(Frais=[kilometres(4900), kilometres(300, note="N2", date=date(2025, 4, 1))]))

    desk.done(usual(Frais=[kilometres(100), kilometres(300, note="N2", date=date(2025, 4, 1))]), update=True)

    assert cents(desk) == [6_360, 19_080]


def test_a_line_may_stop_being_mileage(desk: Desk) -> None:
    desk.done(usual(Frais=[kilometres(4900), kilometres(300, note="N2", date=date(2025, 4, 1))]))

    changed = {**LINE, "montant": 50, "km": ""}
    desk.done(
        usual(Frais=[changed, {**kilometres(300, note="N2", date=date(2025, 4, 1)), "montant": ""}]),
        update=True,
    )

    assert cents(desk) == [5_000, 19_080]
    assert desk.rows("expense_line")[0].rate_text is None


@pytest.mark.parametrize(
    ("card", "line", "column"),
    [
        ({}, {}, "véhicule"),
        ({"véhicule": "voiture"}, {}, "puissance fiscale"),
        ({"véhicule": "voiture", "puissance fiscale": 5}, {"véhicule": "moto"}, "puissance fiscale"),
        ({"véhicule": "cyclo"}, {}, None),
        ({}, {"véhicule": "cyclo"}, None),
        ({"véhicule": "voiture"}, {"puissance fiscale": "6 CV"}, None),
    ],
)
def test_kilometres_need_a_vehicle_that_the_scale_knows(
    desk: Desk, card: dict[str, Any], line: dict[str, Any], column: str | None
) -> None:
    plan = desk.plan(usual(Personnes=[person("P1", **card)], Frais=[kilometres(10, **line)]))

    assert [fault.column for fault in plan.faults] == ([column] if column else [])


def test_a_line_may_name_another_vehicle_than_the_usual_one(desk: Desk) -> None:
    scooter = {"véhicule": "cyclo"}

    desk.done(
        usual(
            Frais=[
                kilometres(100),
                kilometres(100, note="N2", **scooter),
                kilometres(100, note="N3", électrique="oui"),
            ]
        )
    )

    assert cents(desk) == [6_360, 3_150, 7_632]
    assert [row.is_usual for row in desk.rows("vehicle")] == [True, True, True, False, False]
    again = usual(
        Frais=[kilometres(100), kilometres(100, note="N2", **{"véhicule": "moto", "puissance fiscale": 3})]
    )
    assert desk.refused(again) == [("Frais", 3, "véhicule")]
    desk.done(again, update=True)
    assert cents(desk)[1] == 4_680


def test_receipts_are_said_in_any_words(desk: Desk) -> None:
    desk.done(usual(Frais=[{**LINE, "justificatif": said} for said in ("x", 1, "non", "facture 12")]))

    assert [row.receipt for row in desk.rows("expense_line")] == ["oui", "oui", None, "facture 12"]


def test_a_passenger_and_a_cyclist_take_no_car(desk: Desk) -> None:
    rows = [
        {**LINE, "nature": "kilomètres", "montant": "", "km": 12, "véhicule": word}
        for word in ("Passagère", "vélo", "voiture")
    ]
    book = usual(Frais=rows)
    desk.done(book)
    lines = desk.rows("expense_line")
    assert [row.means for row in lines] == [Means.PASSENGER, Means.BICYCLE, None]
    assert [row.vehicle_id is None for row in lines] == [True, True, False]
    assert [row.amount.cents > 0 for row in lines] == [False, False, True]
    desk.done(book)
    assert len(desk.rows("expense_line")) == 3
    assert desk.refused(usual(Frais=[rows[1], rows[1], rows[2]])) == [("Frais", 2, "véhicule")]


def test_a_trip_that_becomes_a_ride_on_a_bicycle_leaves_the_price_of_the_car(desk: Desk) -> None:
    trip = {**LINE, "nature": "kilomètres", "montant": "", "km": 100}
    desk.done(usual(Frais=[{**trip, "véhicule": "voiture"}]))
    assert cents(desk) == [6_360]
    desk.done(usual(Frais=[{**trip, "véhicule": "vélo"}]), update=True)
    assert cents(desk) == [0]
    assert (desk.rows("expense_line")[0].vehicle_id, desk.rows("expense_line")[0].means) == (
        None,
        Means.BICYCLE,
    )


def test_a_bicycle_is_paid_at_the_rate_of_the_structure(desk: Desk) -> None:
    with desk.workspace.database.work() as session:
        session.add(LocalRate(series=BICYCLE_SERIES, valid_from=date(2025, 1, 1), value="0.25", source="CA"))
    desk.done(usual(Frais=[{**LINE, "nature": "kilomètres", "montant": "", "km": 100, "véhicule": "vélo"}]))
    assert cents(desk) == [2_500]


def test_what_a_run_holds_keeps_its_price_when_an_earlier_trip_comes_in(desk: Desk) -> None:
    first = kilometres(4900, note="N1", date=date(2025, 3, 1))
    desk.done(usual(Frais=[first]))
    with desk.workspace.database.work() as session:
        run = PaymentRun(
            number="REM-1", state=RunState.MADE, made_on=date(2026, 11, 1), execute_on=date(2026, 11, 2)
        )
        session.add(run)
        session.flush()
        session.add(
            Payment(
                run_id=run.id,
                claim_id=desk.rows("expense_claim")[0].id,
                means=PaymentMeans.CHEQUE,
                amount=Money(311_640),
                state=PaymentState.MADE,
                position=1,
            )
        )
    desk.done(usual(Frais=[first, kilometres(1000, note="N2", date=date(2025, 1, 15))]))
    assert cents(desk) == [311_640, 63_600]


def test_a_workbook_that_approves_says_who_did_and_forgets_former_accords(desk: Desk) -> None:
    desk.done(usual(Frais=[{**LINE, "statut": "soumise"}]))
    desk.done(usual(Frais=[{**LINE, "statut": "approuvée"}]), update=True)
    (claim,) = desk.rows("expense_claim")
    assert (claim.decided_by_id, str(claim.decided_on)) == (desk.workspace.actor.account_id, "2026-11-22")
    desk.done(usual(Frais=[{**LINE, "statut": "soumise"}]), update=True)
    (claim,) = desk.rows("expense_claim")
    assert (claim.decided_by_id, claim.decided_on) == (None, None)


CORRECTION = {**LINE, "note": "N0", "montant": "-2,50", "corrige": "N1, ligne 1", "statut": "brouillon"}


def test_a_line_that_corrects_a_later_one_of_the_workbook_may_be_below_zero(desk: Desk) -> None:
    desk.done(usual(Frais=[CORRECTION, {**LINE, **PAID}]))
    wrong, right = sorted(desk.rows("expense_line"), key=lambda row: int(row.amount.cents))
    assert (wrong.amount.cents, right.amount.cents) == (-250, 1250)
    assert (wrong.corrects_id, wrong.correction) == (right.id, Correction.OPPOSITE)
    assert (right.corrects_id, right.correction) == (None, None)
    assert wrong.id < right.id  # claims keep the order of the workbook


def test_a_correction_names_a_line_that_the_dossier_holds_already(desk: Desk) -> None:
    desk.done(usual(Frais=[{**LINE, **PAID}]))
    desk.done(usual(Frais=[CORRECTION]))
    desk.done(usual(Frais=[CORRECTION]))
    assert sorted(cents(desk)) == [-250, 1250]
    other = {**CORRECTION, "montant": "-3,00"}
    assert desk.refused(usual(Frais=[other])) == [("Frais", 2, "montant")]
    desk.done(usual(Frais=[other]), update=True)
    assert sorted(cents(desk)) == [-300, 1250]


def test_a_correction_of_kilometres_keeps_their_vehicle_and_counts_none(desk: Desk) -> None:
    even = {
        **CORRECTION,
        "nature": "kilomètres",
        "véhicule": "voiture",
        "montant": "1,30",
        "corrige": "N1, ligne 1 (régularisation)",
    }
    trip = kilometres(100, **PAID)
    desk.done(usual(Frais=[trip, even]))
    desk.done(usual(Frais=[trip, even]))
    paid, line = desk.rows("expense_line")
    assert (line.vehicle_id, line.km_hundredths, line.amount.cents) == (paid.vehicle_id, None, 130)
    assert (line.corrects_id, line.correction) == (paid.id, Correction.REGULARISATION)


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"corrige": "N9, ligne 1"}, "corrige"),
        ({"corrige": "N1, ligne 2"}, "corrige"),
        ({"corrige": "N0, ligne 1"}, "corrige"),
        ({"corrige": "oui"}, "corrige"),
        ({"corrige": ""}, "montant"),
        ({"montant": "0"}, "montant"),
        ({"km": 4}, "km"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(desk: Desk, said: dict[str, Any], column: str) -> None:
    found = desk.refused(usual(Frais=[{**LINE, **PAID}, {**CORRECTION, **said}]))
    assert ("Frais", 3, column) in found


def test_a_correction_is_not_corrected_and_goes_with_a_refused_claim(desk: Desk) -> None:
    again = {**CORRECTION, "note": "N2", "corrige": "N0, ligne 1"}
    assert desk.refused(usual(Frais=[again, CORRECTION, {**LINE, **PAID}])) == [("Frais", 2, "corrige")]
    bad = {**LINE, **PAID, "montant": ""}
    assert ("Frais", 2, "corrige") in desk.refused(usual(Frais=[CORRECTION, bad]))
    ring = {**LINE, "note": "N0", "corrige": "N1, ligne 1"}, {**LINE, "corrige": "N0, ligne 1"}
    assert {column for _sheet, _row, column in desk.refused(usual(Frais=ring))} == {"corrige"}
