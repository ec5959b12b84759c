"""The six warnings, word for word, and an order that says only what is known."""

from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail, ContributionRow
from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState
from engagement_desktop.domain.money import Money
from engagement_desktop.french.contribution_texts import WARNINGS, order_paper
from engagement_desktop.french.gift_texts import waiver_sentence

DAY = date(2026, 3, 2)
SIX = """
Une somme versée au-delà des frais réels peut être un salaire (cotisations dès le 1er euro). \
Vérifiez le statut avant de payer.
Cette somme peut modifier les prestations de la personne (AAH, RSA, ASS, prime d’activité, pension \
d’invalidité, ASI, ASPA, allocations chômage, aides au logement, complémentaire santé solidaire). La \
personne doit être informée avant d’accepter. Le logiciel ne calcule aucun droit.
Le lissage n’est possible qu’à la demande écrite de la personne.
Le statut de collaborateur occasionnel du service public suppose une mission de service public \
administratif. À vérifier avec l’Urssaf.
Les heures payées ne sont pas du bénévolat : elles sont exclues du CEC, de l’attestation de bénévolat et \
de la valorisation.
Bons d’achat et cadeaux sont une forme de rétribution.
"""


def detail(**more: Any) -> ContributionDetail:
    row = ContributionRow(
        id=1, done_on=DAY, person_id=1, last_name="Prigent", first_name="Chantal",
        kind=ContributionKind.VOUCHER, state=ContributionState.APPROVED, quantity=200,
        unit_price=Money(2_500), amount=Money(5_000), purpose="", committee="",
    )  # fmt: skip
    usual: dict[str, Any] = {
        "row": row, "meeting": "", "envelope": "", "warned_on": DAY, "impact_told_on": None,
        "smoothing_asked_on": None, "smoothing_months": None, "invoice_number": "", "invoice_on": None,
        "addressee": "", "approved_on": DAY, "approved_by": "", "paid_on": None, "paid_by": "",
        "volunteer_minutes": 0,
    }  # fmt: skip
    return ContributionDetail(**usual | more)


def test_the_six_warnings_stand_word_for_word() -> None:
    assert [words.replace("\u00a0", " ") for words in WARNINGS] == SIX.strip().splitlines()


def test_an_order_says_only_what_is_known() -> None:
    paper = order_paper(detail(), "Les Usagers", DAY)
    assert [name for name, _words in paper.facts] == ["Personne", "Jour", "Calcul", "Approuvée"]
    assert dict(paper.facts)["Calcul"] == "2 × 25,00\u00a0€ (bon d’achat)"
    assert paper.in_letters == "cinquante euros"


def test_an_order_tells_smoothing_by_the_day_it_was_asked() -> None:
    paper = order_paper(detail(smoothing_asked_on=DAY, smoothing_months=6), "Les Usagers", DAY)
    assert dict(paper.facts)["Lissage"] == "sur 6 mois, à la demande écrite de la personne du 02/03/2026"


def test_the_sentence_to_sign_names_person_and_structure() -> None:
    assert waiver_sentence("Chantal Prigent", "Les Usagers") == (
        "Je soussigné(e) Chantal Prigent certifie renoncer au remboursement des frais ci-dessus et les "
        "laisser à Les Usagers en tant que don."
    )
