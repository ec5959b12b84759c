"""The words of a receipt for a gift, of the sentence to sign and of the declaration."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.expenses.giving.rows import (
    DeclaredReceipt,
    Gift,
    GiftBody,
    GiftDeclaration,
    GiftFacts,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.french.gift_texts import (
    NATURE,
    NOTHING_TO_FILE,
    declaration_facts,
    declaration_note,
    declaration_opening,
    gift_paper,
    waiver_sentence,
)

BODY = GiftBody(
    name="Les Usagers des Trois Rivières",
    legal_form="Association loi 1901",
    siren="123456782",
    rna="W601234567",
    address=("2 place du Marché", "60123 Bresles"),
    city="Bresles",
    object="Donner la parole aux usagers",
    ground="Rescrit du 12 mars 2024",
    articles="200",
    signatory="Mme Nadia Belkacem",
    capacity="présidente",
)
ISSUED = date(2027, 1, 12)


def given(*days: date) -> GiftFacts:
    gifts = tuple(Gift(at, f"NDF-{at}", day, Money(1_000)) for at, day in enumerate(days, 1))
    return GiftFacts(BODY, "Luc Fournier", ("4 rue des Lilas", "60123 Bresles"), gifts, "trente euros")


def said(rows: tuple[tuple[str, str], ...], name: str) -> str:
    return dict(rows)[name].replace("\u00a0", " ").replace("\u202f", " ")


def test_every_mention_of_the_model_is_on_the_receipt() -> None:
    paper = gift_paper(given(date(2026, 3, 2)), "2027-001", ISSUED)
    assert said(paper.body, "Numéro") == "SIREN 123 456 782, RNA W601 234 567"
    assert said(paper.body, "Adresse") == "2 place du Marché, 60123 Bresles"
    assert said(paper.donor, "Adresse") == "4 rue des Lilas, 60123 Bresles"
    assert said(paper.gift, "Date du don") == "2 mars 2026"
    assert said(paper.gift, "Nature du don") == NATURE
    assert said(paper.gift, "Articles du CGI") == "200"
    assert paper.in_letters == "trente euros"
    assert paper.under.endswith("pour l’année 2026")
    assert "12 janvier 2027" in paper.made.replace("\u00a0", " ")
    assert paper.signing.endswith("Mme Nadia Belkacem, présidente")


def test_three_days_are_named_and_more_go_from_first_to_last() -> None:
    three = gift_paper(given(*(date(2026, month, 2) for month in (1, 2, 3))), "2027-001", ISSUED)
    four = gift_paper(given(*(date(2026, month, 2) for month in (1, 2, 3, 4))), "2027-001", ISSUED)
    assert said(three.gift, "Date du don") == "2 janvier 2026, 2 février 2026 et 2 mars 2026"
    assert "février" not in said(four.gift, "Date du don")
    assert len(four.lines) == 4
    assert said((four.total[::2],), "Total") == "40,00 €"


def test_two_gifts_of_one_day_name_it_once() -> None:
    paper = gift_paper(given(date(2026, 3, 2), date(2026, 3, 2)), "2027-001", ISSUED)
    assert said(paper.gift, "Date du don") == "2 mars 2026"


def test_a_draft_has_no_fingerprint_and_one_word_less_changes_that_of_a_receipt() -> None:
    facts = given(date(2026, 3, 2))
    assert gift_paper(facts, "", ISSUED).fingerprint == ""
    first = gift_paper(facts, "2027-001", ISSUED).fingerprint
    assert first == gift_paper(facts, "2027-001", ISSUED).fingerprint
    assert first != gift_paper(replace(facts, donor="Luc Fourier"), "2027-001", ISSUED).fingerprint


def test_the_sentence_to_sign_names_the_person_and_the_structure() -> None:
    sentence = waiver_sentence("Luc Fournier", "Les Usagers")
    assert sentence == (
        "Je soussigné(e) Luc Fournier certifie renoncer au remboursement des frais ci-dessus et les laisser "
        "à Les Usagers en tant que don."
    )


@pytest.mark.parametrize("many", [0, 1, 2])
def test_the_declaration_tells_how_many_and_how_much_or_that_there_is_nothing(many: int) -> None:
    rows = tuple(DeclaredReceipt(f"2026-00{at}", ISSUED, Money(1_050)) for at in range(many))
    told = GiftDeclaration(
        "Les Usagers", Exercise.starting_in(2026, 1), date(2027, 5, 4), rows, ("2026-009",)
    )
    facts = declaration_facts(told)
    assert said(facts, "Nombre de reçus") == str(many)
    assert said(facts, "Reçus annulés, non comptés") == "2026-009"
    assert ("À déclarer au plus tard" in dict(facts)) is bool(many)
    assert (declaration_opening(told) == NOTHING_TO_FILE) is not bool(many)
    assert "sans aucun nom" in declaration_note()
