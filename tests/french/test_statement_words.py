"""A statement of expenses, word by word: what was bought, how it is proved, what became of it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, PaymentMeans, Wish
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.told import Driven, Outcome, StatementLine
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.statement_words import (
    NO_COMMITTEE,
    OUTCOMES,
    cost_words,
    grouped,
    left_out_words,
    nothing_words,
    payment_words,
    proof_words,
    seen_words,
)
from engagement_desktop.french.typography import typo

DAY = date(2026, 3, 4)
CAR = Driven(id=1, kind=VehicleKind.CAR, power=5)
DRAFT, REFUSED, APPROVED = ClaimStatus.DRAFT, ClaimStatus.REFUSED, ClaimStatus.APPROVED


def line(**changes: Any) -> StatementLine:
    usual: dict[str, Any] = {
        "line_id": 1,
        "claim_id": 1,
        "reference": "NDF-2026-0001",
        "person_id": 1,
        "last_name": "Benali",
        "first_name": "Fatima",
        "spent_on": DAY,
        "nature": ExpenseNature.MEAL,
        "amount": Money(1_250),
        "status": APPROVED,
    }
    return StatementLine(**usual | changes)


def trip(**changes: Any) -> StatementLine:
    return line(nature=ExpenseNature.KILOMETRES, **{"origin": "Brest", "destination": "Quimper"} | changes)


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (line(), "Repas"),
        (line(purpose="formation commune"), "Repas : formation commune"),
        (line(nature=ExpenseNature.TRAIN, origin="Lille", destination="Amiens"), "Train Lille – Amiens"),
        (line(nature=ExpenseNature.TRAIN, origin="Lille"), "Train Lille"),
        (trip(), "Brest – Quimper"),
        (trip(purpose="comité"), "Brest – Quimper : comité"),
        (trip(origin="", destination=""), "Kilomètres"),
        (trip(origin="", destination="", purpose="comité"), "comité"),
        (trip(means=Means.BICYCLE), "À vélo, Brest – Quimper"),
        (trip(means=Means.PASSENGER), "En passager, Brest – Quimper"),
        (trip(means=Means.ON_FOOT, purpose="comité"), "À pied, Brest – Quimper : comité"),
        (line(correction=Correction.OPPOSITE), "Correction, Repas"),
        (trip(correction=Correction.REGULARISATION), "Régularisation, Brest – Quimper"),
    ],
)
def test_a_cost_says_what_was_bought_and_what_for(cost: StatementLine, said: str) -> None:
    assert cost_words(cost) == typo(said)


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (line(receipt="J-2026-0012"), "J-2026-0012"),
        (line(receipt="J-2026-0012", attested_on=DAY), "J-2026-0012"),
        (line(attested_on=DAY), "reçu perdu, attesté"),
        (line(), "manque"),
        (line(amount=Money(0)), "–"),
        (line(correction=Correction.OPPOSITE), "–"),
        (trip(), "–"),
        (trip(receipt="J-2026-0001"), "J-2026-0001"),
    ],
)
def test_a_cost_is_proved_or_its_receipt_is_said_to_be_missing(cost: StatementLine, said: str) -> None:
    assert proof_words(cost) == said


@pytest.mark.parametrize(
    ("vehicle", "said"),
    [
        (CAR, "Voiture 5\u00a0CV, thermique"),
        (Driven(id=1, kind=VehicleKind.CAR, power=5, electric=True), "Voiture 5\u00a0CV, électrique"),
        (Driven(id=1, kind=VehicleKind.MOPED), "Cyclo, thermique"),
        (
            Driven(id=1, kind=VehicleKind.CAR, power=7, seen_on=date(2026, 1, 1)),
            "Voiture 7\u00a0CV, thermique\u202f; carte grise vue le 1er\u00a0janvier 2026",
        ),
    ],
)
def test_a_vehicle_says_its_power_and_when_its_papers_were_seen(vehicle: Driven, said: str) -> None:
    assert seen_words(vehicle) == said


@pytest.mark.parametrize(
    ("lines", "account", "said"),
    [
        ([line()], "4417", "par virement sur le compte terminé par 4417"),
        ([line()], "", "par virement"),
        ([line(pay_by=PaymentMeans.CHEQUE)], "4417", "par chèque"),
        (
            [line(pay_by=PaymentMeans.CASH), line(), line(pay_by=PaymentMeans.CHEQUE)],
            "",
            "par virement, par chèque et en espèces",
        ),
        ([line(status=ClaimStatus.REIMBURSED)], "4417", ""),
        ([line(wish=Wish.WAIVE), line(wish=Wish.LATER), line(status=REFUSED)], "4417", ""),
        ([], "4417", ""),
    ],
)
def test_only_what_is_still_to_be_paid_says_how(lines: list[StatementLine], account: str, said: str) -> None:
    assert payment_words(lines, account) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([line()], ""),
        ([line(status=DRAFT)], "N’entrent pas dans ce total : 1 ligne en brouillon (12,50 €)."),
        ([line(status=DRAFT)] * 2, "N’entrent pas dans ce total : 2 lignes en brouillon (25,00 €)."),
        ([line(status=REFUSED)], "N’entrent pas dans ce total : 1 ligne non accordée (12,50 €)."),
        (
            [line(status=REFUSED), line(status=DRAFT), line(status=REFUSED)],
            (
                "N’entrent pas dans ce total : 1 ligne en brouillon (12,50 €) "
                "et 2 lignes non accordées (25,00 €)."
            ),
        ),
    ],
)
def test_what_is_left_out_of_a_total_is_told_beside_it(lines: list[StatementLine], said: str) -> None:
    assert left_out_words(lines).replace("\u00a0", " ") == said


def test_an_empty_statement_says_why_and_that_nothing_was_written() -> None:
    assert nothing_words([], "en 2026") == "Aucun frais à compter en 2026. Rien n’a été écrit."
    said = nothing_words([line(status=DRAFT)], "en 2026").replace("\u00a0", " ")
    assert "1 ligne en brouillon (12,50 €)." in said
    assert said.endswith("Rien n’a été écrit.")


def test_each_outcome_has_its_own_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert len(set(OUTCOMES.values())) == len(Outcome)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Grouping.PERSON, ["Fatima Benali", "Luc Fournier"]),
        (Grouping.COMMITTEE, ["Comité des usagers", NO_COMMITTEE]),
        (Grouping.NATURE, ["Repas", "Train"]),
        (Grouping.MONTH, ["février 2026", "mars 2026"]),
    ],
)
def test_groups_have_a_name_each(by: Grouping, names: list[str]) -> None:
    lines = [
        line(committee_id=4, committee="Comité des usagers"),
        line(
            person_id=2,
            last_name="Fournier",
            first_name="Luc",
            nature=ExpenseNature.TRAIN,
            spent_on=date(2026, 2, 1),
        ),
    ]
    assert [name for name, _ in grouped(lines, by)] == names


def test_namesakes_and_committees_of_one_name_stay_apart() -> None:
    lines = [line(person_id=at, committee_id=at, committee="Bureau") for at in (1, 2)]
    assert len(grouped(lines, Grouping.PERSON)) == 2
    assert len(grouped(lines, Grouping.COMMITTEE)) == 2
    assert len(grouped(lines, Grouping.NATURE)) == 1


LINES = st.builds(
    line,
    line_id=st.integers(1, 10**6),
    person_id=st.integers(1, 3),
    committee_id=st.sampled_from([None, 1, 2]),
    nature=st.sampled_from(ExpenseNature),
    spent_on=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    amount=st.integers(-5_000, 50_000).map(Money),
)


@given(st.lists(LINES, max_size=12), st.sampled_from(Grouping))
def test_each_line_stands_in_exactly_one_group(lines: list[StatementLine], by: Grouping) -> None:
    groups = grouped(lines, by)
    found = [one for _, its in groups for one in its]
    assert sorted(map(id, found)) == sorted(map(id, lines))
    assert all(its for _, its in groups)
    assert Money.sum(one.amount for one in found) == Money.sum(one.amount for one in lines)


@given(st.lists(LINES, max_size=12))
def test_months_come_in_the_order_of_time(lines: list[StatementLine]) -> None:
    firsts = [its[0].spent_on.replace(day=1) for _, its in grouped(lines, Grouping.MONTH)]
    assert firsts == sorted(set(firsts))
