"""The chart: which account each use goes to, and in which journal an entry stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.domain.expenses.natures import ExpenseNature

_ACCOUNT: Final = re.compile(r"[1-7][0-9A-Z]{2,11}")
_JOURNAL: Final = re.compile(r"[0-9A-Z]{1,6}")
_LONGEST: Final = 80


class AccountUse(StrEnum):
    """What an account, or a journal, is for; natures of costs have the use of their own name."""

    KILOMETRES = "kilometres"
    TRAIN = "train"
    PUBLIC_TRANSPORT = "public_transport"
    TAXI = "taxi"
    TOLL = "toll"
    PARKING = "parking"
    MEAL = "meal"
    LODGING = "lodging"
    TRAINING = "training"
    HUMAN_ASSISTANCE = "human_assistance"
    CHILDCARE = "childcare"
    SUPPLIES = "supplies"
    OTHER = "other"
    VACATION = "vacation"
    INDEMNITY = "indemnity"
    WAGE = "wage"
    VOUCHER = "voucher"
    VOLUNTEERS = "volunteers"
    WAIVERS = "waivers"
    BANK = "bank"
    CASH = "cash"
    JOURNAL_GENERAL = "journal_general"
    JOURNAL_BANK = "journal_bank"
    JOURNAL_CASH = "journal_cash"


JOURNALS: Final = frozenset({AccountUse.JOURNAL_GENERAL, AccountUse.JOURNAL_BANK, AccountUse.JOURNAL_CASH})


@dataclass(frozen=True, slots=True)
class Account:
    """A number and its label; of a journal, its code and its label."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One use as the page shows it: what holds now, and what is shipped."""

    use: AccountUse
    account: Account
    shipped: Account
    source: str

    @property
    def is_own(self) -> bool:
        return self.account != self.shipped


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """One use as its form writes it; the shipped values bring the shipped account back."""

    use: AccountUse
    number: str = ""
    label: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Every use and its account."""

    accounts: Mapping[AccountUse, Account]

    def of(self, use: AccountUse) -> Account:
        return self.accounts[use]

    def of_nature(self, nature: ExpenseNature) -> Account:
        return self.accounts[AccountUse(nature.value)]

    def of_contribution(self, kind: ContributionKind) -> Account:
        return self.accounts[AccountUse(kind.value)]

    def paying(self, means: PaymentMeans) -> Account:
        return self.of(AccountUse.CASH if means is PaymentMeans.CASH else AccountUse.BANK)

    def journal_paying(self, means: PaymentMeans) -> Account:
        return self.of(AccountUse.JOURNAL_CASH if means is PaymentMeans.CASH else AccountUse.JOURNAL_BANK)

    def numbers(self) -> dict[str, str]:
        """The number of each use, as an export remembers it."""
        return {use.value: account.number for use, account in self.accounts.items()}

    def with_numbers(self, numbers: Mapping[str, str]) -> "Chart":
        """The chart as it was when its numbers were these."""
        return Chart(
            MappingProxyType(
                {
                    use: Account(numbers.get(use.value, account.number), account.label)
                    for use, account in self.accounts.items()
                }
            )
        )


def checked_account(use: AccountUse, number: str, label: str) -> Account:
    """An account as it is kept: capitals, no blank.

    Raises:
        DomainError: no such number in a chart of accounts, or no label.
    """
    tidy, words = "".join(number.split()).upper(), " ".join(label.split())
    if use in JOURNALS:
        if not _JOURNAL.fullmatch(tidy):
            raise DomainError(
                "Un code de journal compte une à six lettres ou chiffres, comme OD ou BQ.", "number"
            )
    elif not _ACCOUNT.fullmatch(tidy):
        raise DomainError(
            "Un compte commence par un chiffre de 1 à 7 et compte trois à douze chiffres, comme 6251.",
            "number",
        )
    if not words or len(words) > _LONGEST:
        raise DomainError("Donnez l’intitulé du compte, en 80 signes au plus.", "label")
    return Account(tidy, words)
