"""The list of claims and the file of one, against the tables of the town."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.rows import BADGE_ROLE
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from tests.ui.conftest import Seat
from tests.ui.town import (
    CITIZENS,
    NBSP,
    NOTES,
    Note,
    after,
    chips,
    column,
    file_of,
    go_through,
    narrow,
    order,
    search,
    table,
    town,
)

NARROW = "\u202f"
Keeps = Callable[[Note], bool]


@pytest.fixture
def claims(seat: Seat) -> ExpensesPage:
    seat.fill(town)
    page = seat.open("expenses")
    assert isinstance(page, ExpensesPage)
    return page


def euros(cents: int) -> str:
    """« 1 234,56 », as one writes it by hand."""
    whole = f"{cents // 100:,}".replace(",", NARROW)
    return f"{whole},{cents % 100:02}"


def references(keeps: Keeps) -> set[str]:
    return {note.reference for note in NOTES if keeps(note)}


def told(seat: Seat, page: ExpensesPage, reference: str) -> list[str]:
    return file_of(seat, page, lambda row: row["reference"] == reference)


def test_every_claim_is_written_as_the_town_knows_it(claims: ExpensesPage) -> None:
    rows = {row["reference"]: row for row in table(claims)}
    assert set(rows) == references(lambda _note: True)
    for note in NOTES:
        row = rows[note.reference]
        last = max((one.day for one in note.lines), default=None)
        assert row["person"] == CITIZENS[note.who].listed
        assert row["total"] == euros(note.cents)
        assert row["date"] == (f"{last:%d/%m/%Y}" if last else "—")
        assert row["paid"] == (f"{note.paid_on:%d/%m/%Y}" if note.paid_on else "—")
        assert row["lines"] == str(len(note.lines))
        assert row["receipts"] == ("—", "1 manquant", "2 manquants")[note.missing]


def test_days_ways_and_natures_can_be_read_in_columns_of_their_own(claims: ExpensesPage) -> None:
    rows = {row["reference"]: row for row in table(claims)}
    assert rows["N-1"]["days"] == "03/03/2026 – 09/03/2026"
    assert rows["N-2"]["days"] == "05/05/2025"
    assert rows["N-7"]["days"] == "—"
    assert rows["N-1"]["km"] == f"42,5{NBSP}km"
    assert rows["N-2"]["km"] == "—"
    assert rows["N-1"]["natures"] == "kilomètres, repas"


def test_each_state_has_its_badge(claims: ExpensesPage) -> None:
    at = [column.key for column in claims.model.columns].index("status")
    said = {
        claims.model.row(row).status: claims.model.index(row, at).data(BADGE_ROLE)
        for row in range(claims.model.rowCount())
    }
    assert {status: (word.text, word.tone) for status, word in said.items()} == {
        ClaimStatus.DRAFT: ("Brouillon", "neutre"),
        ClaimStatus.SUBMITTED: ("Soumise", "attention"),
        ClaimStatus.APPROVED: ("Approuvée", "succes"),
        ClaimStatus.REFUSED: ("Refusée", "erreur"),
        ClaimStatus.REIMBURSED: ("Remboursée", "succes"),
        ClaimStatus.WAIVED: ("Abandonnée", "info"),
    }


def test_each_state_keeps_exactly_its_claims_and_their_sum(seat: Seat, claims: ExpensesPage) -> None:
    for status in ClaimStatus:
        kept = [note for note in NOTES if note.status is status]
        narrow(seat, claims, "status", status.value)
        assert set(column(claims, "reference")) == {note.reference for note in kept}
        total = euros(sum(note.cents for note in kept))
        assert claims._footer.whole().endswith(f"sur {len(NOTES)}, {total}{NBSP}€")
        assert chips(claims, "status")[status.value].endswith(f"  {len(kept)}")


def test_each_exercise_keeps_the_claims_with_a_cost_of_that_year(seat: Seat, claims: ExpensesPage) -> None:
    for year in (2025, 2026):
        narrow(seat, claims, "exercise", str(year))
        assert set(column(claims, "reference")) == references(lambda note, year=year: note.in_year(year))


def test_claims_come_the_newest_first_and_those_without_a_day_last(claims: ExpensesPage) -> None:
    references = [row.reference for row in claims.model.loaded()]
    assert references == sorted(references, key=str.casefold, reverse=True)
    claims.ask(replace(claims.query(), sort="date", descending=True))
    days = [row.last_on for row in claims.model.loaded()]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert days[-1] is None


def test_a_sort_by_amount_is_one_of_money(seat: Seat, claims: ExpensesPage) -> None:
    for descending in (False, True):
        order(seat, claims, "total", descending=descending)
        cents = [row.total.cents for row in claims.model.loaded() if row.lines]
        assert cents == sorted(cents, reverse=descending)
        assert f"1{NARROW}234,56" in column(claims, "total")


FOUND: dict[str, set[str]] = {
    "n-3": {"N-3"},
    "oeuvrard": {"N-1", "N-7"},
    "ornano": {"N-4"},
    "zzz": set(),
}


def test_claims_are_found_by_their_number_or_their_person(seat: Seat, claims: ExpensesPage) -> None:
    for words, found in FOUND.items():
        search(seat, claims, words)
        assert set(column(claims, "reference")) == found


def test_claims_that_lack_a_receipt_are_those_that_one_counts(seat: Seat, claims: ExpensesPage) -> None:
    query = ListQuery(filters={"exercise": "2026", "gap": GapKind.LINE_WITHOUT_RECEIPT.value})
    seat.open("expenses", ListView(query, "Lignes de frais sans reçu, 2026"))
    assert set(column(claims, "reference")) == references(
        lambda note: note.missing > 0 and note.in_year(2026)
    )


def test_the_file_of_a_paid_claim_prices_each_line(seat: Seat, claims: ExpensesPage) -> None:
    lines = told(seat, claims, "N-1")
    assert lines[:3] == ["Note de frais N-1", "03/03/2026 – 09/03/2026", "Remboursée"]
    assert after(lines, "Payée le") == "01/04/2026"
    assert lines[lines.index("en tout") - 1] == f"38,26{NBSP}€"
    assert lines[lines.index("lignes") - 1] == "2"
    assert lines[lines.index("de trajet") - 1] == f"42,5{NBSP}km"
    assert after(lines, "09/03/2026") == f"25,76{NBSP}€"
    assert after(lines, "Étel – Vannes") == f"42,5{NBSP}km"
    assert "Journée des usagers" in lines
    assert "42,5 km × 0,606 €" in lines
    assert f"Reçu{NBSP}: oui" in lines
    assert not any("attend" in line or "Reçu manquant" in line for line in lines)


def test_missing_receipts_are_counted_in_words(seat: Seat, claims: ExpensesPage) -> None:
    lines = told(seat, claims, "N-3")
    assert "Reçu manquant" in lines
    assert any(line.startswith(f"2{NBSP}lignes attendent") for line in lines)
    assert lines.count("Pas de reçu") == 2
    assert "Payée le" not in lines


def test_a_refusal_and_a_waiver_are_told_with_reason_and_day(seat: Seat, claims: ExpensesPage) -> None:
    assert f"Refusée{NBSP}: Hors mission" in told(seat, claims, "N-5")
    waived = told(seat, claims, "N-6")
    assert "Abandonnée le 01/09/2026." in waived
    assert f"Reçu{NBSP}: scan 12" in waived


def test_a_draft_without_a_line_costs_nothing_and_hides_the_rest(seat: Seat, claims: ExpensesPage) -> None:
    lines = told(seat, claims, "N-7")
    assert lines[:2] == ["Note de frais N-7", "Brouillon"]
    assert lines[lines.index("en tout") - 1] == f"0,00{NBSP}€"
    for absent in ("Payée le", "de trajet", "Reçu manquant", "Pas de reçu"):
        assert absent not in lines


def test_the_doors_lead_to_the_person_and_to_all_their_claims(seat: Seat, claims: ExpensesPage) -> None:
    told(seat, claims, "N-7")
    everything = go_through(seat, claims, "Toutes ses notes de frais", "expenses")
    assert set(column(everything, "reference")) == {"N-1", "N-7"}
    assert claims._scope_words.whole() == "Notes de frais de Élise Œuvrard"
    told(seat, claims, "N-1")
    people = go_through(seat, claims, "Élise Œuvrard", "people")
    assert column(people, "name") == ["Œuvrard Élise"]
