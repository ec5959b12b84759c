"""The accounts of the structure beside the one in its own file: which the bank file may debit."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.expenses.paying.drafts import checked_account
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, BankAccountRow
from engagement_desktop.domain.expenses.runs import BankAccount
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.paying.runs import every_account, runs_by_account

_RIGHT = Permission.BANK_WRITE
_GONE = "Ce compte n’est plus dans le dossier."


class BankAccountService:
    """What a person does with the structure's accounts; each act can be taken back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def accounts(self) -> tuple[BankAccountRow, ...]:
        """Every account, archived ones last."""
        with self._workspace.read() as session:
            runs = runs_by_account(session)
            return tuple(_row(one, runs.get(one.id, 0)) for one in every_account(session))

    def draft(self, account_id: int) -> BankAccountDraft:
        """An account to change.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _draft(_found(session, account_id))

    def save(self, draft: BankAccountDraft) -> int:
        """Writes it; gives its id.

        Raises:
            NotPermitted: the role may not.
            Faults: what is missing or wrong, each with its field.
            ChangedMeanwhile: somebody else wrote it since.
        """
        self._workspace.require(_RIGHT)
        kept = checked_account(draft)
        verb = "add bank account" if draft.id is None else "change bank account"
        with self._workspace.act(_RIGHT, verb, f"Compte «\u00a0{kept.label}\u00a0» enregistré.") as change:
            return _written(change.session, kept)

    def archive(self, account_id: int) -> None:
        """No longer proposed; its past runs keep it.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.act(_RIGHT, "archive bank account") as change:
            one = _found(change.session, account_id)
            one.archived_on = self._workspace.today()
            change.said = f"Compte «\u00a0{one.label}\u00a0» rangé."

    def restore(self, account_id: int) -> None:
        """Proposed again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.act(_RIGHT, "restore bank account") as change:
            one = _found(change.session, account_id)
            one.archived_on = None
            change.said = f"Compte «\u00a0{one.label}\u00a0» repris."


def _found(session: Session, account_id: int) -> BankAccount:
    one = session.get(BankAccount, account_id)
    if one is None:
        raise DomainError(_GONE)
    return one


def _written(session: Session, kept: BankAccountDraft) -> int:
    number = Sealed(kept.iban)
    if kept.id is None:
        one = BankAccount(label=kept.label, iban=number, holder=kept.holder)
        session.add(one)
    else:
        one = _found(session, kept.id)
        if kept.version not in {None, one.version}:
            raise ChangedMeanwhile(_draft(one))
        one.label, one.holder = kept.label, kept.holder
        if one.iban != number:
            one.iban = number
    one.sepa_version, one.ledger_account = kept.sepa, kept.ledger_account or None
    session.flush()
    return one.id


def _draft(one: BankAccount) -> BankAccountDraft:
    return BankAccountDraft(
        id=one.id,
        label=one.label,
        iban=one.iban.clear or "",
        holder=one.holder,
        sepa=one.sepa_version,
        ledger_account=one.ledger_account or "",
        version=one.version,
    )


def _row(one: BankAccount, runs: int) -> BankAccountRow:
    return BankAccountRow(
        id=one.id,
        label=one.label,
        iban=one.iban.clear,
        holder=one.holder,
        version=one.sepa_version,
        ledger_account=one.ledger_account,
        archived_on=one.archived_on,
        runs=runs,
    )
