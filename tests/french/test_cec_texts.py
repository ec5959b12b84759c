"""What may be said of the compte d'engagement citoyen, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
    AssociationHours,
    CecParameters,
    CecReason,
    decide,
)
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.french.cec_texts import (
    MENTION,
    amount_text,
    deadline_label,
    reason_texts,
    short_reason,
    status_text,
)
from engagement_desktop.french.typography import typo
from engagement_desktop.storage.rate_files import load_rates

HOUR = 60
X = AssociationFacts(
    "Les Usagers du Canton",
    LegalForm.ASSOCIATION_1901,
    date(2015, 3, 1),
    Answer.YES,
    siren="732829320",
    rna="W123456789",
)
SISA = AssociationFacts("MSP des Prés", LegalForm.SISA)


@pytest.fixture
def parameters() -> CecParameters:
    return CecParameters.of(2025, load_rates())


def told(parameters: CecParameters, *hours: AssociationHours, born_on: date | None = None) -> str:
    return status_text(decide(parameters.year, hours, born_on, parameters), parameters)


def test_conditions_met_are_told_with_what_remains_to_do(parameters: CecParameters) -> None:
    assert told(parameters, AssociationHours(X, 12630, 12630)) == typo(
        "Au vu des informations saisies, les conditions du compte d’engagement citoyen semblent réunies pour "
        "2025 : 210 h 30 dont 210 h 30 dans Les Usagers du Canton. Le bénévole doit déclarer lui-même ses "
        "heures sur Le Compte Bénévole avant le 30 juin 2026 ; l’association atteste avant le 31 décembre "
        "2026."
    )


def test_conditions_not_met_are_told_with_every_reason(parameters: CecParameters) -> None:
    hours = (AssociationHours(X, 130 * HOUR, 130 * HOUR), AssociationHours(SISA, 90 * HOUR, 0))
    assert told(parameters, *hours) == typo(
        "Conditions non réunies pour 2025 parce que MSP des Prés n’est pas une association loi 1901 (forme : "
        "SISA) ; 130 h éligibles sur 200 h requises. Ces heures restent valorisables (attestation de "
        "bénévolat, passeport bénévole, VAE, valorisation comptable)."
    )


def test_a_doubt_is_told_as_a_doubt(parameters: CecParameters) -> None:
    doubtful = replace(X, art200_all_activities=Answer.UNKNOWN)
    assert told(parameters, AssociationHours(doubtful, 210 * HOUR, 210 * HOUR)) == typo(
        "À vérifier : l’ensemble des activités doit relever du b du 1 de l’article 200 du CGI. Le logiciel "
        "ne peut pas conclure. Vérifiez auprès du téléservice Le Compte Asso ou de l’administration."
    )


@pytest.mark.parametrize(
    ("facts", "eligible", "said"),
    [
        (replace(X, declared_on=date(2025, 6, 1)), 210, "association déclarée depuis moins d’un an"),
        (replace(X, declared_on=date(2024, 6, 1)), 210, "atteint l’ancienneté demandée en cours d’année"),
        (
            replace(X, declared_on=None),
            210,
            "la date de déclaration de Les Usagers du Canton n’est pas connue",
        ),
        (replace(X, siren=None), 210, "il manque à Les Usagers du Canton son numéro SIREN ou RNA"),
        (X, 0, "aucune heure en instance dirigeante ni en encadrement d’autres bénévoles"),
        (X, 199, "199\u00a0h éligibles sur 200\u00a0h requises"),
    ],
)
def test_reasons_are_told_in_words(
    parameters: CecParameters, facts: AssociationFacts, eligible: int, said: str
) -> None:
    assert said in told(parameters, AssociationHours(facts, 220 * HOUR, eligible * HOUR))


def test_hours_spread_thin_are_told_with_the_best_association(parameters: CecParameters) -> None:
    hours = [AssociationHours(replace(X, name=name), 99 * HOUR, 99 * HOUR) for name in "XYZ"]
    assert "99\u00a0h au plus dans une même association, 100\u00a0h requises" in told(parameters, *hours)


def test_a_child_is_told_the_age(parameters: CecParameters) -> None:
    said = told(parameters, AssociationHours(X, 12600, 12600), born_on=date(2012, 1, 1))
    assert "moins de 16\u00a0ans" in said


def test_three_years_were_asked_before_2024() -> None:
    parameters = CecParameters.of(2022, load_rates())
    young = replace(X, declared_on=date(2020, 1, 1))
    assert "depuis moins de 3\u00a0ans" in told(parameters, AssociationHours(young, 12600, 12600))


def test_one_reason_for_two_associations_is_told_for_each(parameters: CecParameters) -> None:
    town = AssociationFacts("Ville", LegalForm.MUNICIPALITY, art200_all_activities=Answer.NO)
    hours = (AssociationHours(SISA, 10, 0), AssociationHours(town, 10, 0), AssociationHours(town, 10, 0))
    assert len(reason_texts(decide(2025, hours, None, parameters), parameters)) == 3


@pytest.mark.parametrize("reason", list(CecReason))
def test_each_reason_has_a_few_words_for_a_table(reason: CecReason) -> None:
    assert short_reason(reason)


@pytest.mark.parametrize(
    ("day", "declared", "attested_on", "said"),
    [
        (date(2025, 11, 21), False, None, "Heures en cours de constitution"),
        (date(2026, 6, 30), False, None, "À déclarer par le bénévole avant le 30 juin 2026"),
        (date(2026, 7, 1), False, None, "Délai dépassé : les heures 2025 ne peuvent plus être déclarées"),
        (date(2026, 7, 1), True, None, "À attester par le valideur CEC avant le 31 décembre 2026"),
        (date(2027, 1, 1), True, None, "Délai d’attestation dépassé"),
        (date(2026, 7, 1), True, date(2026, 6, 2), "Attestée le 02/06/2026 (information saisie)"),
    ],
)
def test_the_state_of_the_declaration_is_told(
    parameters: CecParameters, day: date, declared: bool, attested_on: date | None, said: str
) -> None:
    assert deadline_label(day, parameters, declared=declared, attested_on=attested_on) == typo(said)


def test_the_amount_is_only_what_the_text_provides() -> None:
    said = amount_text(load_rates(), date(2026, 1, 1))
    assert said == typo("montant prévu par le texte : 240 € par an, plafond 720 €")
    assert "droit" not in said
    assert MENTION.endswith("ne vaut pas déclaration")
