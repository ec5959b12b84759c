"""The words of a statement of expenses: each line with its calculation, the recap, the sentence of gifts."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, PaymentMeans, Wish
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.paper import Said
from engagement_desktop.domain.expenses.statements.told import Driven, PersonStatement
from engagement_desktop.domain.hours.papers_facts import PaperPerson
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.statement_texts import statement_text
from engagement_desktop.french.statement_words import (
    GROUPINGS,
    OUTCOMES,
    PAID_BY,
    cost_words,
    grouped,
    left_out_words,
    nothing_words,
    payment_words,
    proof_words,
    seen_words,
)
from tests.statement_samples import CAR, COSTS, ISSUER, LINE, SAMPLE, TRIPS, scales

NBSP, NARROW = "\u00a0", "\u202f"
PASSAGE = (
    f"passage de 5{NARROW}000{NBSP}km dans l’année{NBSP}: (5{NARROW}030 × 0,357 + 1{NARROW}395,00) − "
    f"(4{NARROW}992 × 0,636)"
)
APART = (
    f"N’entrent pas dans ce total{NBSP}: 2{NBSP}lignes en brouillon (85,20{NBSP}€) et 1{NBSP}ligne non "
    f"accordée (5,00{NBSP}€)."
)
WAIVED = replace(LINE, status=ClaimStatus.WAIVED, wish=Wish.WAIVE)


def of(*lines: object, **changes: object) -> PersonStatement:
    return replace(SAMPLE, lines=lines, **changes)


def test_who_by_what_and_the_net_to_pay_come_first() -> None:
    assert statement_text(SAMPLE, scales()).facts == (
        Said("Bénévole", "Mme Hélène Vasseur", ", membre titulaire (Comité des usagers)"),
        Said(
            "Véhicule", "", f"Voiture 5{NBSP}CV, thermique{NARROW}; carte grise vue le 14{NBSP}janvier 2025"
        ),
        Said("À payer", f"173,56{NBSP}€", ", par virement sur le compte terminé par 4417"),
    )


def test_each_trip_has_its_calculation_under_it() -> None:
    (table,) = statement_text(SAMPLE, scales()).trips
    assert [(row.how, row.km, row.euros) for row in table.rows] == [
        (f"4{NARROW}870{NBSP}km déjà comptés{NARROW}; 38 × 0,636", "38", "24,17"),
        (
            f"4{NARROW}908{NBSP}km déjà comptés{NARROW}; (4{NARROW}954 × 0,636) − (4{NARROW}908 × 0,636)",
            "46",
            "29,25",
        ),
        (f"4{NARROW}954{NBSP}km déjà comptés{NARROW}; 38 × 0,636", "38", "24,17"),
        (
            PASSAGE,
            "38",
            "15,80",
        ),
        (f"5{NARROW}030{NBSP}km déjà comptés{NARROW}; 38 × 0,357", "38", "13,57"),
    ]
    assert (table.title, table.km, table.euros) == ("Kilomètres", "198", "106,96")
    assert table.rows[0].day == "07/10"
    assert table.rows[0].what == f"Ronquerolles – Saint-Aubin{NBSP}: réunion du comité"


def test_other_costs_name_their_proof_and_the_wish() -> None:
    text = statement_text(SAMPLE, scales())
    assert [(row.what, row.proof, row.wish) for row in text.costs] == [
        (f"Train Clermont – Amiens{NBSP}: formation commune", "J-2025-0001", "rembourser"),
        (f"Garde{NBSP}: formation commune", "J-2025-0002", "rembourser"),
        (f"Repas{NBSP}: réunion du comité, fin à 20{NBSP}h{NBSP}30", "J-2025-0003", "abandonner"),
    ]
    assert text.costs_total == "85,10"


def test_the_recap_goes_from_the_total_to_the_net() -> None:
    assert statement_text(SAMPLE, scales()).recap == (
        ("Kilomètres", "106,96"),
        ("Autres frais", "85,10"),
        ("Total des frais", "192,06"),
        ("Abandonné au profit de la structure", "−18,50"),
        ("À payer", "173,56"),
    )


def test_what_is_paid_or_to_be_decided_is_taken_off() -> None:
    paid = replace(LINE, status=ClaimStatus.REIMBURSED)
    later = replace(LINE, wish=Wish.LATER, amount=Money(100))
    assert statement_text(of(paid, later), {}).recap == (
        ("Autres frais", "43,60"),
        ("Total des frais", "43,60"),
        ("Déjà remboursé", "−42,60"),
        ("Suite à décider", "−1,00"),
        ("À payer", "0,00"),
    )
    assert statement_text(of(paid), {}).facts[-1] == Said("À payer", f"0,00{NBSP}€", "")


def test_the_sum_is_said_in_letters_with_what_is_to_pay() -> None:
    assert statement_text(SAMPLE, scales()).in_letters == (
        "Arrêté le présent état à la somme de cent-quatre-vingt-douze euros et six centimes, dont "
        "cent-soixante-treize euros et cinquante-six centimes à payer."
    )
    assert statement_text(of(LINE, traditional=True), {}).in_letters == (
        "Arrêté le présent état à la somme de quarante-deux euros et soixante centimes."
    )


@pytest.mark.parametrize(
    ("civility", "begins"),
    [
        (Civility.MRS, "Je soussignée Hélène Vasseur certifie"),
        (Civility.MR, "Je soussigné Hélène Vasseur certifie"),
        (None, "Je, Hélène Vasseur, certifie"),
    ],
)
def test_who_gives_up_a_sum_signs_the_sentence(civility: Civility | None, begins: str) -> None:
    person = PaperPerson(1, "Hélène", "Vasseur", civility)
    assert statement_text(of(WAIVED, person=person), {}).waiver == (
        f"{begins} renoncer au remboursement des frais ci-dessus, soit quarante-deux euros et soixante "
        f"centimes (42,60{NBSP}€), et les laisser à l’association en tant que don."
    )


def test_only_what_is_marked_is_given_up_and_a_structure_is_named() -> None:
    issuer = replace(ISSUER, legal_form=LegalForm.SISA)
    said = statement_text(of(LINE, WAIVED, issuer=issuer), {}).waiver
    assert f"marqués «{NBSP}abandonner{NBSP}» ou «{NBSP}abandonné{NBSP}», soit" in said
    assert "les laisser à Maison de santé des Trois Rivières en tant que don." in said
    assert statement_text(of(LINE), {}).waiver == ""


def test_what_waits_and_what_does_not_count_is_remarked() -> None:
    waiting = replace(LINE, status=ClaimStatus.SUBMITTED)
    draft = replace(LINE, status=ClaimStatus.DRAFT)
    refused = replace(LINE, status=ClaimStatus.REFUSED, amount=Money(500))
    text = statement_text(of(waiting, left_out=(draft, draft, refused)), {})
    assert text.remarks == (
        f"En attente d’accord{NBSP}: 42,60{NBSP}€. Le montant à payer peut changer.",
        APART,
    )
    assert left_out_words((refused, refused)).endswith(f"2{NBSP}lignes non accordées (10,00{NBSP}€).")


def test_each_vehicle_has_its_table_and_a_bicycle_comes_last() -> None:
    scooter = Driven(id=9, kind=VehicleKind.MOPED, electric=True)
    lines = (
        replace(TRIPS[0], vehicle=None, means=Means.BICYCLE, amount=Money(), rate_text=""),
        TRIPS[1],
        replace(TRIPS[2], vehicle=scooter, rate_text="Cyclo ; au barème"),
    )
    titles = [table.title for table in statement_text(of(*lines), scales()).trips]
    assert titles == [
        f"Kilomètres, voiture 5{NBSP}CV, thermique",
        "Kilomètres, cyclo, électrique",
        "Kilomètres, sans véhicule à rembourser",
    ]
    assert seen_words(scooter) == "Cyclo, électrique"


def test_a_regularisation_has_no_kilometres_and_a_waived_trip_says_so() -> None:
    line = replace(
        TRIPS[0],
        km_hundredths=None,
        correction=Correction.REGULARISATION,
        amount=Money(-120),
        rate_text="",
        status=ClaimStatus.WAIVED,
        origin="",
        destination="",
        purpose="",
    )
    (table,) = statement_text(of(line), scales()).trips
    assert (table.rows[0].km, table.rows[0].euros) == ("–", "−1,20")
    assert (table.rows[0].what, table.rows[0].how) == ("Régularisation, Kilomètres", "abandonné")


def test_days_of_two_years_are_written_whole() -> None:
    text = statement_text(replace(of(LINE), first_day=date(2024, 12, 1)), {})
    assert text.costs[0].day == "21/11/2025"


def test_a_cost_says_how_it_was_made_and_why_there_is_no_receipt() -> None:
    passenger = replace(TRIPS[0], means=Means.PASSENGER)
    assert cost_words(passenger) == f"En passager, Ronquerolles – Saint-Aubin{NBSP}: réunion du comité"
    bare = replace(LINE, receipt="")
    assert [proof_words(one) for one in (LINE, bare, TRIPS[0])] == ["J-2025-0001", "manque", "–"]
    assert proof_words(replace(bare, attested_on=date(2025, 12, 1))) == "reçu perdu, attesté"
    assert proof_words(replace(bare, correction=Correction.OPPOSITE)) == "–"


def test_the_means_of_payment_are_told_together() -> None:
    cash = replace(LINE, pay_by=PaymentMeans.CASH)
    assert payment_words((LINE, cash), "4417") == (
        "par virement sur le compte terminé par 4417 et en espèces"
    )
    assert payment_words((LINE,), "") == "par virement"
    assert payment_words((WAIVED,), "4417") == ""


def test_lines_stand_by_person_committee_nature_or_month() -> None:
    line = replace(LINE, committee="Comité qualité", committee_id=4)
    assert [grouped((line,), by) for by in Grouping] == [
        (("Hélène Vasseur", (line,)),),
        (("Comité qualité", (line,)),),
        (("Train", (line,)),),
        (("novembre 2025", (line,)),),
    ]
    assert grouped((LINE,), Grouping.COMMITTEE)[0][0] == "Sans comité"


def test_two_people_of_one_name_are_two_groups_and_months_go_with_time() -> None:
    namesake, earlier = replace(LINE, person_id=2), replace(LINE, spent_on=date(2025, 10, 1))
    assert grouped((LINE, namesake, LINE), Grouping.PERSON) == (
        ("Hélène Vasseur", (LINE, LINE)),
        ("Hélène Vasseur", (namesake,)),
    )
    assert [words for words, _ in grouped((LINE, earlier), Grouping.MONTH)] == [
        "octobre 2025",
        "novembre 2025",
    ]


@pytest.mark.parametrize(
    ("km", "said"),
    [
        ((3800, 4600), ["38", "46", "84"]),
        ((3800, 4630), ["38,0", "46,3", "84,3"]),
        ((3800, 4605), ["38,00", "46,05", "84,05"]),
    ],
)
def test_kilometres_of_one_column_have_as_many_decimals(km: tuple[int, ...], said: list[str]) -> None:
    (table,) = statement_text(of(*(replace(TRIPS[0], km_hundredths=one) for one in km)), scales()).trips
    assert [*(row.km for row in table.rows), table.km] == said


def test_nothing_to_tell_is_said_with_what_stands_apart() -> None:
    draft = replace(LINE, status=ClaimStatus.DRAFT)
    assert nothing_words((), "en 2025") == "Aucun frais à compter en 2025. Rien n’a été écrit."
    assert nothing_words((draft,), "en 2025") == (
        f"Aucun frais à compter en 2025. N’entrent pas dans ce total{NBSP}: 1{NBSP}ligne en brouillon "
        f"(42,60{NBSP}€). Rien n’a été écrit."
    )


def test_every_word_of_a_list_is_there() -> None:
    assert set(GROUPINGS) == set(Grouping)
    assert set(PAID_BY) == set(PaymentMeans)
    assert len(set(OUTCOMES.values())) == len(OUTCOMES)
    assert COSTS[0].nature is ExpenseNature.TRAIN
    assert CAR.seen_on is not None
