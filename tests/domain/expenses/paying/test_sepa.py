"""What a SEPA transfer may say: reduced text, unique identifiers, bounds."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.paying.sepa import (
    MOST,
    Transfer,
    TransferOrder,
    checked,
    end_to_end_id,
    identifier,
    is_payable_name,
    reduced,
)
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money

ALLOWED = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ")
IBAN = "FR7630006000011234567890189"


def transfer(**values: Any) -> Transfer:
    usual: dict[str, Any] = {
        "end_to_end": "REM-2026-001-001-NDF-2026-0014",
        "amount": Money(5237),
        "payee": "Monique Hélias",
        "iban": IBAN,
        "words": "Remb frais NDF-2026-0014",
    }
    return Transfer(**(usual | values))


def order(*transfers: Transfer, holder: str = "MSP des Deux-Ponts") -> TransferOrder:
    now = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    day = date(2026, 11, 25)
    version = SepaVersion.V09
    return TransferOrder("REM-2026-001-1", "REM-2026-001", now, day, holder, IBAN, version, transfers)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hélias Monique", "Helias Monique"),
        ("Œuvrard André", "OEuvrard Andre"),
        ("L’Hôpital d’Éloïse", "L'Hopital d'Eloise"),
        ("Maison « Les Ponts » & Cie", "Maison ' Les Ponts ' + Cie"),
        ("Łukasz Strauß Ørsted", "Lukasz Strauss Orsted"),
        ("Fath__i@mail", "Fath--i mail"),
        ("//NDF//2026//", "NDF/2026"),
        ("a\tb\u00a0c\u202fd", "a b c d"),
        ("N° 12 — 3 €", "No 12 - 3 EUR"),
        ("張偉", ""),
    ],
)
def test_text_is_written_in_the_characters_of_the_scheme(written: str, read: str) -> None:
    assert reduced(written) == read


def test_a_name_is_cut_at_seventy_signs_after_its_reduction() -> None:
    assert reduced("œ" * 60) == "oe" * 35
    assert len(reduced("é" * 200)) == 70


@given(st.text(max_size=200))
def test_whatever_is_typed_only_allowed_characters_are_left(text: str) -> None:
    said = reduced(text)
    assert set(said) <= ALLOWED
    assert len(said) <= 70
    assert said == said.strip("/ ")
    assert "//" not in said


def test_identifiers_hold_thirty_five_signs_and_no_space() -> None:
    assert identifier("Note de frais 2026/0014, réunion du comité") == "Note-de-frais-2026/0014,-reunion-du"
    assert end_to_end_id("REM-2026-001", 4, "NDF-2026-0014") == "REM-2026-001-004-NDF-2026-0014"


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=40))
def test_two_claims_of_a_run_never_share_an_identifier(references: list[str]) -> None:
    ids = [end_to_end_id("REM-2026-001", place, said) for place, said in enumerate(references, 1)]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(one) <= 35 for one in ids)


def test_a_name_without_a_letter_of_the_scheme_is_not_payable() -> None:
    assert is_payable_name("Hélias")
    assert not is_payable_name("張偉")
    assert not is_payable_name(" - ")


def test_an_order_sums_its_transfers_to_the_cent() -> None:
    assert order(transfer(), transfer(end_to_end="b", amount=Money(1))).total == Money(5238)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (order(), "Aucune note"),
        (order(transfer(amount=Money())), "hors des bornes"),
        (order(transfer(amount=Money(-1))), "hors des bornes"),
        (order(transfer(amount=MOST + Money(1))), "hors des bornes"),
        (order(transfer(), transfer()), "même identifiant"),
        (order(transfer(end_to_end="x" * 36)), "même identifiant"),
        (order(transfer(payee="張偉")), "caractères de la banque"),
        (order(transfer(), holder="…"), "caractères de la banque"),
    ],
)
def test_what_the_scheme_does_not_take_is_refused(wrong: TransferOrder, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        checked(wrong)


def test_the_largest_and_the_smallest_transfer_are_taken() -> None:
    both = order(transfer(amount=Money(1)), transfer(end_to_end="b", amount=MOST))
    assert checked(both) is both
