"""What is asked of a run, of a payment that came back, and of an account."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.drafts import checked_account, refuse_run, rejection_reason
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, RunDraft
from engagement_desktop.domain.expenses.paying.slips import PaidLine, RunSlip, summed
from engagement_desktop.domain.money import Money

TODAY = date(2026, 11, 22)
ACCOUNT = BankAccountDraft(
    label=" Courant ", iban="FR76 3000 6000 0112 3456 7890 189", holder="MSP", ledger_account="512 1"
)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (RunDraft((), TODAY), "claim_ids"),
        (RunDraft((1,), None), "execute_on"),
        (RunDraft((1,), date(2026, 11, 21)), "execute_on"),
        (RunDraft((1,), date(2027, 11, 23)), "execute_on"),
    ],
)
def test_a_run_pays_something_on_a_day_to_come(draft: RunDraft, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        refuse_run(draft, TODAY)
    assert refused.value.field == field


def test_today_and_a_year_from_now_are_taken() -> None:
    refuse_run(RunDraft((1,), TODAY), TODAY)
    refuse_run(RunDraft((1,), date(2027, 11, 22)), TODAY)


def test_a_payment_comes_back_with_a_reason_and_a_day_after_the_sending() -> None:
    sent = date(2026, 11, 19)
    assert rejection_reason("  compte \n clos ", sent, sent, TODAY) == "compte clos"
    for words, day, field in (
        (" ", TODAY, "reason"),
        ("clos", None, "day"),
        ("clos", date(2026, 11, 18), "day"),
        ("clos", date(2026, 11, 23), "day"),
    ):
        with pytest.raises(DomainError) as refused:
            rejection_reason(words, day, sent, TODAY)
        assert refused.value.field == field


def test_an_account_is_kept_compact() -> None:
    kept = checked_account(ACCOUNT)
    assert (kept.label, kept.iban, kept.ledger_account) == ("Courant", "FR7630006000011234567890189", "5121")


def test_all_that_an_account_lacks_is_told_at_once() -> None:
    with pytest.raises(Faults) as refused:
        checked_account(BankAccountDraft(ledger_account="401"))
    assert [fault.field for fault in refused.value.faults] == ["label", "iban", "holder", "ledger_account"]
    assert refused.value.faults[1].sentence == "Donnez l’IBAN de ce compte."


def test_an_iban_whose_key_fails_is_named() -> None:
    wrong = BankAccountDraft(label="a", iban="FR7630006000011234567890188", holder="MSP")
    with pytest.raises(Faults, match="erreur de frappe"):
        checked_account(wrong)


def test_a_slip_sums_by_means() -> None:
    lines = (
        PaidLine("a", "A", "A", PaymentMeans.TRANSFER, Money(8451)),
        PaidLine("b", "B", "B", PaymentMeans.CHEQUE, Money(1894)),
        PaidLine("c", "C", "C", PaymentMeans.CASH, Money(1200)),
    )
    slip = RunSlip(
        number="REM-2026-001",
        structure="MSP",
        city="",
        made_on=TODAY,
        execute_on=TODAY,
        account="",
        holder="",
        lines=lines,
    )
    assert slip.total == summed(lines) == Money(11545)
    assert slip.by(PaymentMeans.CHEQUE) == lines[1:2]
