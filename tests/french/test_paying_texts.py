"""Runs in words: every blocker says why and what mends it, in typographic French."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay, Hold
from engagement_desktop.domain.expenses.runs import PaymentState, RunState, SepaVersion
from engagement_desktop.domain.money import Money
from engagement_desktop.french.paying_texts import (
    BLOCKERS,
    MEANS,
    PAYMENT_STATES,
    STATES,
    VERSIONS,
    by_means,
    hold_sentence,
    left_out_words,
    means_counted,
    named_line,
)
from tests.domain.expenses.paying.test_holds import PARKING, STANDING

CLAIM = ClaimToPay(STANDING, "Prigent", "Chantal", None, "", None, (PARKING,))
OF_LINES = {Blocker.RECEIPT_MISSING, Blocker.RECEIPT_LOST, Blocker.CEILING}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("kind", list(Blocker))
def test_every_blocker_has_its_badge_and_a_whole_sentence(kind: Blocker) -> None:
    line = replace(PARKING, ceiling=Money(400)) if kind in OF_LINES else None
    said = hold_sentence(Hold(kind, line, "L’enveloppe ARS est dépassée."), CLAIM)
    assert BLOCKERS[kind]
    assert said.endswith((".", "IBAN."))
    assert "'" not in said
    assert " :" not in said


def test_a_lost_receipt_and_a_ceiling_say_their_amounts() -> None:
    line = replace(PARKING, ceiling=Money(400))
    assert "4,20 €) dépasse son plafond de 4,00 €" in plain(hold_sentence(Hold(Blocker.CEILING, line), CLAIM))
    lost = plain(hold_sentence(Hold(Blocker.RECEIPT_LOST, line), CLAIM))
    assert lost.startswith("Le stationnement du 3 novembre 2026 (4,20 €) : le reçu est déclaré perdu")


@pytest.mark.parametrize(
    ("nature", "said"),
    [
        (ExpenseNature.LODGING, "L’hébergement"),
        (ExpenseNature.HUMAN_ASSISTANCE, "L’aide humaine"),
        (ExpenseNature.TRAINING, "La formation"),
        (ExpenseNature.SUPPLIES, "Les fournitures"),
        (ExpenseNature.OTHER, "La ligne autre"),
        (ExpenseNature.TRAIN, "Le train"),
    ],
)
def test_a_line_is_named_with_its_article(nature: ExpenseNature, said: str) -> None:
    assert plain(named_line(replace(PARKING, nature=nature))) == f"{said} du 3 novembre 2026"
    assert named_line(replace(PARKING, nature=nature, spent_on=date(2026, 3, 1))).startswith(said)


def test_means_are_counted_and_told() -> None:
    assert plain(means_counted(PaymentMeans.TRANSFER, 2)) == "2 virements"
    assert plain(means_counted(PaymentMeans.CHEQUE, 1)) == "1 chèque"
    assert plain(means_counted(PaymentMeans.CASH, 2)) == "2 remises en espèces"
    assert plain(by_means(PaymentMeans.TRANSFER, "4471")) == "Par virement, sur le compte … 4471."
    assert by_means(PaymentMeans.CASH, None) == "En espèces, contre un reçu signé."
    assert by_means(PaymentMeans.CHEQUE, None).startswith("Par chèque")


def test_who_is_left_out_is_named_with_the_reason() -> None:
    said = plain(left_out_words(CLAIM, Blocker.IBAN_MISSING))
    assert said == "Chantal Prigent, note NDF-2026-0029 : sans IBAN"
    assert plain(left_out_words(CLAIM, "rien à verser")).endswith(": rien à verser")
    assert plain(left_out_words(CLAIM, Blocker.BUDGET)).endswith("budget")


def test_every_word_of_the_domain_is_told() -> None:
    assert set(MEANS) == set(PaymentMeans)
    assert set(STATES) == set(RunState)
    assert set(PAYMENT_STATES) == set(PaymentState)
    assert set(VERSIONS) == set(SepaVersion)
