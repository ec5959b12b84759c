"""The structure's further accounts: written, changed by two, put away, and sealed."""

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft
from engagement_desktop.services.expenses.paying.bank_accounts import BankAccountService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.paying.paying_world import IBANS, OWN

DRAFT = BankAccountDraft(label="Livret", iban=OWN, holder="MSP LIVRET", ledger_account="5121")


@pytest.fixture
def accounts(workspace: Workspace) -> BankAccountService:
    with workspace.database.work() as session:
        Builder(session).structure()
    return BankAccountService(workspace)


def test_an_account_is_written_changed_and_taken_back(
    accounts: BankAccountService, workspace: Workspace
) -> None:
    account_id = accounts.save(DRAFT)
    draft = accounts.draft(account_id)
    assert (draft.label, draft.iban, draft.holder, draft.ledger_account) == (
        "Livret",
        OWN,
        "MSP LIVRET",
        "5121",
    )
    changed = BankAccountDraft(account_id, "Livret A", IBANS[1], "MSP", draft.sepa, "", draft.version)
    accounts.save(changed)
    row = accounts.accounts()[0]
    assert (row.label, row.iban, row.ledger_account, row.runs) == ("Livret A", IBANS[1], None, 0)
    workspace.undo()
    assert accounts.draft(account_id).label == "Livret"
    workspace.undo()
    assert accounts.accounts() == ()


def test_the_second_of_two_who_write_it_is_told(accounts: BankAccountService) -> None:
    account_id = accounts.save(DRAFT)
    first = accounts.draft(account_id)
    accounts.save(BankAccountDraft(account_id, "Un", OWN, "MSP", first.sepa, "", first.version))
    with pytest.raises(ChangedMeanwhile):
        accounts.save(BankAccountDraft(account_id, "Deux", OWN, "MSP", first.sepa, "", first.version))


def test_one_put_away_is_proposed_no_more(accounts: BankAccountService, workspace: Workspace) -> None:
    account_id = accounts.save(DRAFT)
    accounts.save(BankAccountDraft(label="Courant", iban=OWN, holder="MSP"))
    runs = RunService(workspace)
    assert [one.label for one in runs.ready().accounts] == ["Courant", "Livret"]
    accounts.archive(account_id)
    assert [one.label for one in runs.ready().accounts] == ["Courant"]
    assert [one.label for one in accounts.accounts()] == ["Courant", "Livret"]
    accounts.restore(account_id)
    assert [one.label for one in runs.ready().accounts] == ["Courant", "Livret"]


def test_what_is_wrong_or_gone_is_refused(accounts: BankAccountService) -> None:
    with pytest.raises(Faults):
        accounts.save(BankAccountDraft())
    with pytest.raises(DomainError, match="plus dans le dossier"):
        accounts.draft(7)
