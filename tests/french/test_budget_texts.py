"""What the budget and the ledger say in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from engagement_desktop.domain.expenses.budget.rows import (
    Budget,
    DistanceBand,
    EnvelopeRow,
    PersonCost,
    Use,
)
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.expenses.ledger.rows import ExportRow, LedgerPreview
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.french import budget_texts, ledger_texts

YEAR = Exercise.starting_in(2026)


def envelope(amount: int, spent: int) -> EnvelopeRow:
    use = Use(Money(spent), Money())
    return EnvelopeRow(1, "ARS 2026", FundingSource.ARS, None, None, Money(amount), use, None, None)


def person(distance: int, waiting: int = 0) -> PersonCost:
    since = date(2026, 3, 3) if waiting else None
    use = Use(Money(5000), Money())
    return PersonCost(1, "Jeanne Morvan", 2, 0, use, Money(distance), Money(), Money(waiting), since)


def budget(*envelopes: EnvelopeRow, people: tuple[PersonCost, ...] = ()) -> Budget:
    bands = (DistanceBand("Toutes distances", 1, Money()),) if people else ()
    return Budget(YEAR, envelopes, Use(Money(200), Money()), 2, (), people, bands)


def preview(late: int = 0, undated: int = 0) -> LedgerPreview:
    late_from = date(2026, 1, 5) if late else None
    return LedgerPreview(YEAR, YEAR.start, YEAR.end, (), late, late_from, undated, Money())


def export(first: int, last: int) -> ExportRow:
    made = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    return ExportRow(1, made, YEAR.start, YEAR.end, first, last, last - first + 1, Money(1250))


def test_what_is_left_or_over_is_said_in_one_line() -> None:
    assert budget_texts.opening(budget()) == "Pas encore d’enveloppe pour cet exercice"
    assert budget_texts.opening(budget(envelope(1000, 400))) == "10,00\u00a0€ prévus, il reste 6,00\u00a0€"
    assert budget_texts.opening(budget(envelope(1000, 1400))).endswith("dépassé de 4,00\u00a0€")
    over = budget_texts.over_sentence((envelope(1000, 1400),))
    assert over.startswith("«\u00a0ARS 2026\u00a0» est dépassée de 4,00\u00a0€. Rien n’est bloqué")
    assert budget_texts.unassigned_sentence(budget()).startswith("2\u00a0coûts, 2,00\u00a0€, sans enveloppe")


def test_what_distance_costs_is_told_with_those_whom_it_keeps_away() -> None:
    assert budget_texts.distance_sentence(budget()).startswith("Aucun frais de trajet")
    said = budget_texts.distance_sentence(budget(people=(person(2500),)))
    assert said.startswith("25,00\u00a0€ de trajets et de nuits, 50")
    assert "éloignent ceux qui habitent loin" in said
    assert budget_texts.each_sentence(budget()) == ""
    assert budget_texts.each_sentence(budget(people=(person(2500), person(0)))) == (
        "En moyenne 50,00\u00a0€ par personne qui a eu des frais."
    )
    assert budget_texts.waiting_sentence((person(0),)) == ""
    waiting = budget_texts.waiting_sentence((person(0, 900), person(0)))
    assert (
        waiting == "1\u00a0personne attend 9,00\u00a0€, depuis le 03/03/2026 pour la plus ancienne dépense."
    )
    assert budget_texts.bands_sentence(budget(people=(person(0),))).endswith("voisine.")
    assert "De 1\u00a0personne, aucune distance" in budget_texts.bands_sentence(
        budget(people=(person(0), person(0)))
    )


def test_what_came_with_a_workbook_is_told_with_what_to_do() -> None:
    assert ledger_texts.history(preview()) == ""
    one = ledger_texts.history(replace(preview(), history=1))
    assert one.endswith("vient d’un import\u00a0: ne l’exportez que si votre comptable ne l’a pas.")
    several = ledger_texts.history(replace(preview(), history=12))
    assert several.startswith("12\u00a0écritures d’avant cette période viennent d’un import\u00a0: ne les")


def test_periods_follow_the_exercise_of_the_structure() -> None:
    periods = ledger_texts.periods_of(Exercise.starting_in(2025, 9))
    assert len(periods) == 17
    assert periods[0] == ("Exercice entier", (date(2025, 9, 1), date(2026, 8, 31)))
    assert periods[1] == ("1er trimestre", (date(2025, 9, 1), date(2025, 11, 30)))
    assert periods[2][0] == "2e trimestre"
    assert periods[10] == ("Février 2026", (date(2026, 2, 1), date(2026, 2, 28)))


def test_what_an_export_leaves_out_is_told_with_why() -> None:
    assert ledger_texts.opening(preview()) == "Rien à exporter dans cette période"
    assert ledger_texts.notes(preview()) == ()
    one, several = ledger_texts.notes(preview(1))[0], ledger_texts.notes(preview(2, 3))
    assert "dès le 05/01/2026, n’est jamais partie" in one
    assert "ne sont jamais parties" in several[0]
    assert several[1].startswith("3\u00a0notes approuvées sans jour de décision")


def test_an_export_is_named_by_its_numbers() -> None:
    assert ledger_texts.export_title(export(1, 42)).startswith("Écritures 1 à 42, du 1er\u00a0janvier")
    assert ledger_texts.export_title(export(7, 7)).startswith("Écriture 7, ")
    assert ledger_texts.export_detail(export(1, 2)).endswith("12,50\u00a0€")
