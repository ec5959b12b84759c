"""Accounts of the ledger: what a number may be, and a chart as an export remembers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.domain.expenses.ledger.accounts import (
    JOURNALS,
    Account,
    AccountUse,
    checked_account,
)
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.expenses.ledger.wording import entry_label, reversal_label
from engagement_desktop.domain.expenses.natures import ExpenseNature
from tests.ledger_claims import CHART

MEAL = AccountUse.MEAL
JOURNAL = min(JOURNALS)


@pytest.mark.parametrize(
    ("use", "number", "kept"),
    [
        (MEAL, "625", "625"),
        (MEAL, " 6251 ", "6251"),
        (MEAL, "6251ab", "6251AB"),
        (MEAL, "712345678901", "712345678901"),
        (MEAL, "62", None),
        (MEAL, "8251", None),
        (MEAL, "0251", None),
        (MEAL, "A251", None),
        (MEAL, "6251-1", None),
        (MEAL, "7123456789012", None),
        (MEAL, "", None),
        (JOURNAL, "od", "OD"),
        (JOURNAL, "BQ1234", "BQ1234"),
        (JOURNAL, "BQ12345", None),
        (JOURNAL, "O D-", None),
        (JOURNAL, "", None),
    ],
)
def test_a_number_is_one_of_a_chart_of_accounts(use: AccountUse, number: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(DomainError) as refusal:
            checked_account(use, number, "Repas")
        assert refusal.value.field == "number"
    else:
        assert checked_account(use, number, "Repas") == Account(kept, "Repas")


@pytest.mark.parametrize(
    ("label", "kept"),
    [(" Repas  et\tfrais ", "Repas et frais"), ("x" * 80, "x" * 80), ("x" * 81, None), ("  ", None)],
)
def test_an_account_has_a_label_of_at_most_eighty_signs(label: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(DomainError) as refusal:
            checked_account(MEAL, "6257", label)
        assert refusal.value.field == "label"
    else:
        assert checked_account(MEAL, "6257", label).label == kept


def test_every_cost_contribution_and_means_has_its_account() -> None:
    assert {CHART.of_nature(nature) for nature in ExpenseNature}
    assert {CHART.of_contribution(kind) for kind in ContributionKind}
    assert CHART.paying(PaymentMeans.CASH) == CHART.of(AccountUse.CASH)
    for means in (PaymentMeans.TRANSFER, PaymentMeans.CHEQUE):
        assert CHART.paying(means) == CHART.of(AccountUse.BANK)
        assert CHART.journal_paying(means) == CHART.of(AccountUse.JOURNAL_BANK)
    assert CHART.journal_paying(PaymentMeans.CASH) == CHART.of(AccountUse.JOURNAL_CASH)


@given(some.dictionaries(some.sampled_from([use.value for use in AccountUse]), some.just("4671")))
def test_a_chart_takes_back_the_numbers_of_an_export_and_keeps_its_labels(numbers: dict[str, str]) -> None:
    former = CHART.with_numbers(numbers)
    assert former.numbers() == CHART.numbers() | numbers
    assert former.with_numbers(CHART.numbers()) == CHART
    assert {use: one.label for use, one in former.accounts.items()} == {
        use: one.label for use, one in CHART.accounts.items()
    }


def test_an_entry_names_its_piece_and_its_person_alone() -> None:
    assert entry_label(EntryKind.GRANT, "NDF-1", "José Ñuñez") == "Frais NDF-1, José Ñuñez"
    label = entry_label(EntryKind.PAYMENT, "REM-1", "Ange Abgrall")
    assert reversal_label(label, rejected=True).startswith("Paiement rejeté, Remboursement")
    assert reversal_label(label, rejected=False) == f"Contre-passation, {label}"
