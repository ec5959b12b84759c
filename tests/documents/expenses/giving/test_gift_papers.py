"""The receipt carries every mention that the law asks for; the declaration names nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pdfua
import pytest

from engagement_desktop.documents.expenses.contributing.order import order_pdf
from engagement_desktop.documents.expenses.giving.declaration import declaration_csv, declaration_pdf
from engagement_desktop.documents.expenses.giving.receipt import gift_receipt_pdf
from engagement_desktop.domain.expenses.giving.due import declaration_due
from engagement_desktop.domain.expenses.giving.rows import (
    DeclaredReceipt,
    Gift,
    GiftBody,
    GiftDeclaration,
    GiftFacts,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.french.amount_words import in_letters
from engagement_desktop.french.contribution_texts import OrderPaper
from engagement_desktop.french.gift_texts import gift_paper

DAY = date(2026, 12, 30)
BODY = GiftBody(
    name="Les Usagers des Trois Rivières",
    legal_form="association 1901",
    siren="732829320",
    rna="W601234567",
    address=("2 place du Marché", "60123 Saint-Aubin-sur-Ourse"),
    city="Saint-Aubin-sur-Ourse",
    object="Donner la parole aux usagers",
    ground="Organisme d’intérêt général (rescrit du 12 mars 2024)",
    articles="200, 1 du code général des impôts",
    signatory="Mme Nadia Belkacem",
    capacity="présidente",
)


def gift(month: int, cents: int = 7_350) -> Gift:
    return Gift(month, f"NDF-2026-{month:04}", date(2026, month, 3), Money(cents))


def facts(*gifts: Gift) -> GiftFacts:
    total = Money.sum(one.amount for one in gifts)
    return GiftFacts(BODY, "Chantal Prigent", ("4 rue des Lilas", "60000 Bresles"), gifts, in_letters(total))


def receipt(*gifts: Gift, number: str = "2026-007") -> bytes:
    return gift_receipt_pdf(gift_paper(facts(*gifts), number, DAY))


def test_every_mention_stands_on_the_receipt(read_pdf: Callable[[bytes], Any]) -> None:
    read = read_pdf(receipt(gift(6)))
    said = read.words.replace("\u00a0", " ")
    for mention in (
        "Reçu au titre des dons",
        "n° 2026-007",
        "Les Usagers des Trois Rivières",
        "association 1901",
        "SIREN 732 829 320",
        "RNA W601 234 567",
        "2 place du Marché, 60123 Saint-Aubin-sur-Ourse",
        "Donner la parole aux usagers",
        "Organisme d’intérêt général",
        "Chantal Prigent",
        "4 rue des Lilas, 60000 Bresles",
        "73,50 €",
        "soixante-treize euros et cinquante centimes",
        "3 juin 2026",
        "renonciation expresse et écrite au remboursement de frais",
        "Frais engagés par les bénévoles, dont ils renoncent expressément au remboursement",
        "200, 1 du code général des impôts",
        "Fait à Saint-Aubin-sur-Ourse, le 30 décembre 2026",
        "Mme Nadia Belkacem, présidente",
        "Cerfa n° 11580*05",
    ):
        assert mention in said, mention
    assert "Page 1 / 1" in said


def test_the_receipt_is_tagged_archivable_and_the_same_each_time(read_pdf: Callable[[bytes], Any]) -> None:
    content = receipt(gift(2), gift(6, 120), gift(11, 5))
    assert content == receipt(gift(2), gift(6, 120), gift(11, 5))
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert (read.roles["H1"], read.roles["H2"]) == (1, 4)
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    said = read.words.replace("\u00a0", " ")
    for words in ("3 février 2026, 3 juin 2026 et 3 novembre 2026", "Note de frais NDF-2026-0006", "74,75 €"):
        assert words in said


def test_many_gifts_are_told_from_the_first_day_to_the_last(read_pdf: Callable[[bytes], Any]) -> None:
    said = read_pdf(receipt(*(gift(month) for month in range(1, 13)))).words
    assert "du 3 janvier au 3 décembre 2026" in said
    assert "NDF-2026-0012" in said


def test_another_amount_number_or_day_has_another_fingerprint() -> None:
    first = gift_paper(facts(gift(6)), "2026-007", DAY)
    assert gift_paper(facts(gift(6, 7_351)), "2026-007", DAY).fingerprint != first.fingerprint
    assert gift_paper(facts(gift(6)), "2026-008", DAY).fingerprint != first.fingerprint
    assert gift_paper(facts(gift(6)), "2026-007", DAY).fingerprint == first.fingerprint


def test_a_draft_says_so_and_what_is_not_known_is_left_out(read_pdf: Callable[[bytes], Any]) -> None:
    bare = replace(facts(gift(6)), body=replace(BODY, siren="", rna="", city="", ground=""))
    said = read_pdf(gift_receipt_pdf(gift_paper(bare, "", DAY))).words
    assert "Reçu au titre des dons · projet" in said
    assert "empreinte" not in said
    assert "SIREN" not in said


@pytest.mark.parametrize("number", [0, 3])
def test_the_declaration_tells_number_and_total(read_pdf: Callable[[bytes], Any], number: int) -> None:
    exercise = Exercise.starting_in(2026)
    rows = tuple(DeclaredReceipt(f"2026-{at:03}", DAY, Money(1_005)) for at in range(1, number + 1))
    told = GiftDeclaration(BODY.name, exercise, declaration_due(exercise), rows, ("2026-009",))
    read = read_pdf(declaration_pdf(told, datetime(2027, 1, 5, tzinfo=UTC)))
    assert list(pdfua.validate(str(read.path)).findings) == []
    said = read.words.replace("\u00a0", " ")
    assert "2026-009" in said
    if number:
        assert "3 reçus émis, pour 30,15 € en tout." in said
        assert "4 mai 2027" in said
        assert read.roles["Table"] == 2
    else:
        assert "il n’y a rien à déclarer" in said
        assert "4 mai 2027" not in said
    assert len(declaration_csv(told).splitlines()) == 1 + number


def test_the_order_to_pay_is_tagged(read_pdf: Callable[[bytes], Any]) -> None:
    order = OrderPaper("Les Usagers", DAY, "Chantal <b>&</b>", (("Jour", "2"),), "50,00 €", "cinquante euros")
    read = read_pdf(order_pdf(order))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "cinquante euros" in read.words
