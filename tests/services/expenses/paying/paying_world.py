"""Claims to pay, made by hand: what the tests of runs stand on."""

from datetime import date
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, PaymentMeans, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from tests.builders import Builder

OWN = "FR7630006000011234567890189"
IBANS = ("FR1420041010050500013M02606", "DE89370400440532013000", "BE68539007547034")
SPENT = date(2026, 11, 3)


def prepare(make: Builder) -> None:
    """The seven claims of the drawing: four are ready, three wait."""
    make.structure(iban=Sealed(OWN), account_holder="MSP DES DEUX-PONTS", city="Quimper")
    to_pay(make, "Benali", "Fatima", 3214, IBANS[0])
    to_pay(make, "Diallo", "Mamadou", 1200, None, pay_by=PaymentMeans.CASH)
    to_pay(make, "Hélias", "Monique", 5237, IBANS[1])
    to_pay(make, "Œuvrard", "André", 1894, None, pay_by=PaymentMeans.CHEQUE)
    to_pay(make, "Prigent", "Chantal", 2740, IBANS[2], receipt=None)
    to_pay(make, "Fournier", "Luc", 798, "FR7630006000011234567890188")
    to_pay(make, "Caron", "Élodie", 2160, IBANS[2], wish=Wish.LATER)


def to_pay(make: Builder, last: str, first: str, cents: int, iban: str | None, **values: Any) -> ExpenseClaim:
    """An approved claim of one parking, of a new person."""
    receipt = values.pop("receipt", "J-2026-0001")
    person = make.person(last, first, known_as=f"P-{last}", iban=None if iban is None else Sealed(iban))
    claim: ExpenseClaim = make.claim(person, ClaimStatus.APPROVED, **values)
    make.line(claim, SPENT, cents, nature=ExpenseNature.PARKING, receipt=receipt)
    return claim
