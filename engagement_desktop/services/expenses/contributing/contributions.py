"""Sums paid beyond real costs: noted after the warnings, approved by somebody else, paid, or renounced."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.expenses.contributing import rules
from engagement_desktop.domain.expenses.contributing.drafts import (
    ContributionDraft,
    contribution_draft,
    contribution_faults,
    write_contribution,
)
from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail, ContributionRow
from engagement_desktop.domain.expenses.contributions import ContributionState, PaidContribution
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.contribution_texts import order_paper
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.expenses.contributing.telling import (
    approval_barred,
    decider_of,
    told_contribution,
)
from engagement_desktop.services.expenses.giving.targets import refuse_name
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.services.ledger_locks import refuse_erasing
from engagement_desktop.services.register.found import found_person, full_name
from engagement_desktop.services.workspace import Change, Workspace
from engagement_desktop.storage.expenses.contributing import contributions as stored
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.register.structures import own_structure

_RIGHT, _DECIDE, _PAY = Permission.CONTRIBUTION_WRITE, Permission.CLAIM_DECIDE, Permission.CLAIM_PAY
_GONE = "Cette contribution n’est plus dans le dossier."
NOBODY: frozenset[str] = frozenset()
S = ContributionState


class ContributionService:
    """What a person does with paid contributions."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[ContributionRow]:
        """Up to 200 contributions; filters `state`, `kind`, `exercise`, `person`."""
        with self._workspace.read() as session:
            return stored.contributions_page(session, query, after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many contributions the query keeps; sum: `amount`, those renounced apart."""
        with self._workspace.read() as session:
            kept, amount, total = stored.contributions_sums(session, query)
        return ListSummary(kept, total, {"amount": amount})

    def chips(self, query: ListQuery) -> Chips:
        """The families `state`, `kind` and `exercise`."""
        with self._workspace.read() as session:
            return chips_of(stored.contributions_facets(session, query)) | exercise_chips(session)

    def detail(self, contribution_id: int) -> ContributionDetail:
        """One contribution, with what may not be done now and why.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            row = _found(session, contribution_id)
            return told_contribution(session, row, self._decider(session, row))

    def blank(self) -> ContributionDraft:
        """A new contribution: the warnings are still to be read."""
        return ContributionDraft(done_on=self._workspace.today())

    def draft(self, contribution_id: int) -> ContributionDraft:
        """One contribution as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return contribution_draft(_found(session, contribution_id))

    def envelopes(self) -> tuple[tuple[int, str], ...]:
        """The envelopes of the budget that are in use, the newest first: number and label."""
        with self._workspace.read() as session:
            return tuple(stored.envelopes(session))

    def save(self, draft: ContributionDraft, accepted: frozenset[str] = NOBODY) -> int:
        """Keeps a new contribution or the changes of one that is planned; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: the warnings were not read; a field is refused, or names a benefit; it is
                approved, paid or renounced.
            ChangedMeanwhile: somebody saved it since; `theirs` is a ContributionDraft.
        """
        del accepted
        with self._workspace.act(_RIGHT, "save contribution") as change:
            session, today = change.session, self._workspace.today()
            row = None if draft.id is None else _found(session, draft.id)
            if row is not None and row.version != draft.version:
                raise ChangedMeanwhile(contribution_draft(row))
            if row is not None:
                rules.refuse_change(row)
            raise_all(list(contribution_faults(draft, today)))
            row = write_contribution(row, draft, today)
            who = full_name(found_person(session, row.person_id))
            session.add(row)
            session.flush()
            change.said = f"Contribution de {who} enregistrée\u00a0: {money(row.amount)}."
            return row.id

    def delete(self, contribution_id: int) -> None:
        """Puts a planned contribution into the bin.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or no longer planned.
        """
        with self._workspace.act(_RIGHT, "delete contribution") as change:
            session = change.session
            row = _found(session, contribution_id)
            rules.refuse_change(row)
            refuse_erasing(session, "paid_contribution", row.id)
            who = full_name(found_person(session, row.person_id))
            label = f"Contribution de {who}, {date_short(row.done_on)}"
            change.said = f"{label}\u00a0: mise à la corbeille."
            put_away(self._workspace, session, BinKind.CONTRIBUTION, label, row)

    def approve(self, contribution_id: int) -> None:
        """Grants a contribution that is planned; done alone in a small structure, it leaves its own trace.

        Raises:
            NotPermitted: the role may not.
            DomainError: one's own, the person was not informed, hours of that meeting are noted as
                volunteering, or it is not planned.
        """
        self._workspace.require(_DECIDE)
        verb = self._verb(contribution_id, "approve contribution", "approve contribution alone")
        with self._workspace.act(_DECIDE, verb) as change:
            row = _found(change.session, contribution_id)
            _refuse(approval_barred(change.session, row, self._decider(change.session, row)))
            row.state, row.approved_on = S.APPROVED, self._workspace.today()
            row.approved_by_id = self._workspace.actor.account_id
            _say(change, row, "approuvée")

    def pay(self, contribution_id: int, paid_on: date) -> None:
        """Notes that an approved contribution was paid on that day.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not approved, one's own, approved by the same person, or the day is to come
                or before the approval ("paid_on").
        """
        self._workspace.require(_PAY)
        verb = self._verb(contribution_id, "pay contribution", "pay contribution alone")
        with self._workspace.act(_PAY, verb) as change:
            row = _found(change.session, contribution_id)
            _refuse(rules.payment_barred(row, self._decider(change.session, row)))
            _refuse_day(row, paid_on, self._workspace.today())
            row.state, row.paid_on, row.paid_by_id = S.PAID, paid_on, self._workspace.actor.account_id
            _say(change, row, f"payée le {date_short(paid_on)}")

    def renounce(self, contribution_id: int) -> None:
        """The person gives up the sum; no motive is asked or kept.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is paid, or renounced already.
        """
        with self._workspace.act(_RIGHT, "renounce contribution") as change:
            row = _found(change.session, contribution_id)
            rules.refuse_renouncing(row)
            row.state, row.approved_on, row.approved_by_id = S.RENOUNCED, None, None
            _say(change, row, "renoncée")

    def reopen(self, contribution_id: int) -> None:
        """An approved or renounced contribution is planned again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is paid, or planned already.
        """
        with self._workspace.act(_DECIDE, "reopen contribution") as change:
            row = _found(change.session, contribution_id)
            rules.refuse_reopening(row)
            row.state, row.approved_on, row.approved_by_id = S.PLANNED, None, None
            _say(change, row, "remise en prévision")

    def order(self, contribution_id: int, target: Path) -> Path:
        """Writes the order to pay, amount in figures and letters, as a PDF.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not approved, or another kind of file ("path").
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.expenses.contributing.order import order_pdf

        refuse_name(target, ".pdf")
        with self._workspace.act(_RIGHT, "make contribution order") as change:
            session, today = change.session, self._workspace.today()
            row = _found(session, contribution_id)
            if row.state not in {S.APPROVED, S.PAID}:
                raise DomainError("L’ordre de paiement se fait une fois la contribution approuvée.")
            own = own_structure(session)
            traditional = policy_of(session, today).letters_traditional
            name = "" if own is None else own.name
            told = told_contribution(session, row, self._decider(session, row))
            paper = order_paper(told, name, today, traditional=traditional)
            write_atomically(target, order_pdf(paper))
            change.concern("paid_contribution", [row.id])
        return target

    def _decider(self, session: Session, row: PaidContribution) -> rules.Decider:
        return decider_of(session, row, self._workspace.actor.account_id, self._workspace.today())

    def _verb(self, contribution_id: int, usual: str, alone: str) -> str:
        with self._workspace.read() as session:
            row = _found(session, contribution_id)
            return alone if rules.decided_alone(row, self._decider(session, row)) else usual


def _found(session: Session, contribution_id: int) -> PaidContribution:
    row = session.get(PaidContribution, contribution_id)
    if row is None:
        raise DomainError(_GONE)
    return row


def _refuse(why: str) -> None:
    if why:
        raise DomainError(f"{why} Rien n’a été changé.")


def _refuse_day(row: PaidContribution, paid_on: date, today: date) -> None:
    if paid_on > today:
        raise DomainError("Ce jour est à venir. Dites le jour du paiement.", "paid_on")
    if row.approved_on is not None and paid_on < row.approved_on:
        raise DomainError("Le paiement vient après l’approbation. Corrigez le jour.", "paid_on")


def _say(change: Change, row: PaidContribution, done: str) -> None:
    who = full_name(change.session.get_one(Person, row.person_id))
    change.said = f"Contribution de {who} {done}\u00a0: {money(row.amount)}."
