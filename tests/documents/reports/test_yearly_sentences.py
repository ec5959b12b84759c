"""The opening sentences: true, plain, with right plurals."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engagement_desktop.documents.reports import yearly_sentences as sentences
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import CommitteeYear, YearlyReport

Reports = Callable[..., YearlyReport]


def changed(report: YearlyReport, part: str, **values: Any) -> YearlyReport:
    figures = replace(report.figures, **{part: replace(getattr(report.figures, part), **values)})
    return replace(report, figures=figures)


def flat(sentence: str) -> str:
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_year_in_brief(a_report: Reports, an_empty_report: YearlyReport) -> None:
    said = flat(sentences.in_brief(a_report()))
    assert said == "En 2025 : 34 personnes engagées, 9 réunions tenues et 594 h 30 de bénévolat."
    assert sentences.in_brief(an_empty_report) == "Aucune activité n’est enregistrée pour 2025."


@pytest.mark.parametrize(
    ("seats", "members", "end"),
    [
        (16, 15, " 1 siège est vacant au 31 décembre 2025."),
        (17, 15, " 2 sièges sont vacants au 31 décembre 2025."),
        (15, 15, ""),
        (None, 15, ""),
        (12, 15, ""),
    ],
)
def test_vacant_seats_are_told(
    seats: int | None, members: int, end: str, a_report: Reports, committee: Callable[..., CommitteeYear]
) -> None:
    said = flat(sentences.committees(a_report(committee(seats=seats, members=members)).figures))
    assert said == f"1 comité, 15 sièges pourvus, dont 8 par des usagers ou leurs proches.{end}"


def test_presence_is_compared_when_it_can_be(a_report: Reports) -> None:
    report = a_report()
    assert flat(sentences.meetings(report)) == (
        "9 réunions ont été tenues. 81 % des personnes attendues étaient présentes, contre 69 % en 2024."
    )
    assert flat(sentences.meetings(a_report(alone=True))).endswith("étaient présentes.")
    unknown = changed(report, "meetings", held=1, expected=0)
    assert flat(sentences.meetings(unknown)) == "1 réunion a été tenue. Aucune présence n’y est notée."
    assert sentences.meetings(changed(report, "meetings", held=0)) == "Aucune réunion n’a été tenue en 2025."


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "Aucune heure bénévole validée en 2025."),
        (32154, "535 h 54 de bénévolat, autant qu’en 2024."),
        (32214, "536 h 54 de bénévolat, 1 h de plus qu’en 2024."),
        (32124, "535 h 24 de bénévolat, 30 min de moins qu’en 2024."),
    ],
)
def test_hours_are_compared(minutes: int, said: str, a_report: Reports) -> None:
    report = changed(a_report(), "hours", volunteer_minutes=minutes)
    assert flat(sentences.hours(report)).startswith(said)


def test_hours_alone_are_not_compared(a_report: Reports) -> None:
    assert flat(sentences.hours(a_report(alone=True))) == (
        "594 h 30 de bénévolat. "
        "La première famille de missions est « Représentation dans les instances », avec 251 h."
    )


def test_the_value_is_not_a_payment(a_report: Reports) -> None:
    assert "7 276,50 € au salaire minimum. Cette somme ne circule pas" in flat(
        sentences.value(a_report().figures)
    )


def test_costs_say_what_is_paid(a_report: Reports, an_empty_report: YearlyReport) -> None:
    report = a_report()
    assert flat(sentences.expenses(report.figures)) == (
        "2 645,72 € de frais retenus pour participer, dont 2 118,12 € déjà remboursés. "
        "Le premier poste est « Kilomètres », avec 1 486,32 €."
    )
    unpaid = dict(report.figures.expenses.by_status) | {ClaimStatus.REIMBURSED: Money()}
    assert "rien n’est encore remboursé" in sentences.expenses(
        changed(report, "expenses", by_status=unpaid).figures
    )
    assert sentences.expenses(an_empty_report.figures) == "Aucuns frais retenus en 2025."


def test_what_is_not_counted_is_told(a_report: Reports, an_empty_report: YearlyReport) -> None:
    said = flat(sentences.not_counted(a_report().figures.expenses))
    assert said == "Ne sont pas comptés : 21,50 € sont encore en brouillon, 36,00 € ont été refusés."
    assert sentences.not_counted(an_empty_report.figures.expenses) == ""


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ("NNN", "3 personnes ont donné des heures bénévoles. Pour aucune, les conditions"),
        ("ENN", "3 personnes ont donné des heures bénévoles. Pour une seule, les conditions"),
        ("EEN", "3 personnes ont donné des heures bénévoles. Pour 2 d’entre elles, les conditions"),
        ("EE", "2 personnes ont donné des heures bénévoles. Pour toutes, les conditions"),
        ("E", "1 personne a donné des heures bénévoles. Pour elle, les conditions"),
    ],
)
def test_conditions_only_seem_met(statuses: str, said: str, a_report: Reports) -> None:
    figures = a_report().figures
    kinds = {"E": CecStatus.ELIGIBLE, "N": CecStatus.NOT_ELIGIBLE}
    lines = tuple(replace(figures.cec[0], status=kinds[sign]) for sign in statuses)
    sentence = flat(sentences.cec(replace(figures, cec=lines)))
    assert sentence.startswith(said)
    assert sentence.endswith("semblent réunies.")


def test_what_did_not_happen_is_said(an_empty_report: YearlyReport, a_report: Reports) -> None:
    assert len(sentences.absences(an_empty_report.figures)) == 4
    assert sentences.absences(a_report().figures) == ()
