"""Claims typed by hand: checked line by line, priced, numbered, kept in one act; split, put into the bin."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.expenses.claiming.around import ClaimAround
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, Wish
from engagement_desktop.domain.expenses.rules.trips import PricedTrip
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.people import Person
from engagement_desktop.french.formats import count, money
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.expenses.claiming.checking import (
    ClaimChecker,
    prices_of,
    waiver_closed,
)
from engagement_desktop.services.expenses.claiming.keeping import ClaimKeeper, as_draft, claim_found
from engagement_desktop.services.ledger_locks import refuse_erasing
from engagement_desktop.services.meetings.booking.booking_filling import choice_of
from engagement_desktop.services.mileage import price_claim_again
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.claiming import claims
from engagement_desktop.storage.meetings.booking.bookings import vehicles_of

_RIGHT = Permission.CLAIM_WRITE
_OPEN = frozenset({ClaimStatus.DRAFT, ClaimStatus.SUBMITTED, ClaimStatus.APPROVED})
_MAY_GO = frozenset({ClaimStatus.DRAFT, ClaimStatus.REFUSED})


class ClaimWritingService:
    """What a person does to write a claim."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def blank(self, person_id: int | None = None) -> ClaimDraft:
        """A new claim, of oneself when the account is somebody's."""
        if person_id is None:
            with self._workspace.read() as session:
                person_id = session.get_one(Account, self._workspace.actor.account_id).person_id
        return ClaimDraft(person_id=person_id, entered_by_id=self._workspace.actor.account_id)

    def draft(self, claim_id: int) -> ClaimDraft:
        """One claim as its page holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return as_draft(session, claim_found(session, claim_id))

    def around(self, draft: ClaimDraft) -> ClaimAround:
        """What the page offers for the person of a claim."""
        with self._workspace.read() as session:
            closed = waiver_closed(session, self._workspace.today())
            person = None if draft.person_id is None else session.get(Person, draft.person_id)
            if person is None:
                return ClaimAround(waiver_closed=closed)
            entered = None if draft.entered_by_id is None else session.get(Account, draft.entered_by_id)
            by = "" if entered is None or entered.person_id == person.id else entered.first_name
            return ClaimAround(
                person_id=person.id,
                last_name=person.last_name,
                first_name=person.first_name,
                entered_by=by,
                vehicles=tuple(
                    choice_of(one) for one in vehicles_of(session, [person.id]).get(person.id, ())
                ),
                trips=claims.trips_of(session, person),
                meetings=claims.meetings_for(session, person.id),
                waiver_closed=closed,
                pay_by=claims.last_pay_by(session, person.id),
                envelopes=claims.envelope_offers(session),
            )

    def prices(self, draft: ClaimDraft) -> dict[int, PricedTrip]:
        """What the kilometres lines cost as they are typed, by place; those that say too little apart."""
        with self._workspace.read() as session:
            return dict(prices_of(session, draft))

    def over_ceiling(self, line: LineDraft) -> ToConfirm | None:
        """The question that a line over its ceiling will ask at saving."""
        with self._workspace.read() as session:
            return ClaimChecker(session, self._workspace.today()).over(line)

    def check(self, draft: ClaimDraft) -> tuple[DomainError, ...]:
        """What would be refused of this claim; fields are « lines.2.amount », the place from 0."""
        with self._workspace.read() as session:
            return tuple(ClaimChecker(session, self._workspace.today()).filled(draft)[1])

    def save(self, draft: ClaimDraft, accepted: frozenset[str] = frozenset()) -> int:
        """Keeps a claim with exactly these lines and their receipts, in one act; gives its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a field is refused (`check`); nothing is written.
            ToConfirm: 3 000 km on one line, an amount over its ceiling; `about` is the place of the line.
            ChangedMeanwhile: somebody saved it since; `theirs` is a ClaimDraft.
        """
        with self._workspace.act(_RIGHT, "save claim") as change:
            session = change.session
            stored = None if draft.id is None else claim_found(session, draft.id)
            if stored is not None and stored.status is not ClaimStatus.DRAFT:
                raise DomainError(
                    f"La note {stored.reference} n’est plus un brouillon\u00a0: elle ne change plus ici. "
                    "Rien n’a été changé."
                )
            checked = ClaimChecker(session, self._workspace.today()).checked(draft, accepted)
            claim = ClaimKeeper(self._workspace, session).keep(checked)
            session.flush()
            change.said = f"Note {'modifiée' if stored else 'enregistrée'}\u00a0: {_what(session, claim)}."
            return claim.id

    def choose(self, claim_id: int, wish: Wish) -> None:
        """Says what is to be done with a claim that nothing pays yet.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is settled, refused or in a run; giving up is not open here.
        """
        with self._workspace.act(_RIGHT, "choose wish") as change:
            claim = self._open(change.session, claim_id, wish)
            claim.wish = wish
            change.said = f"Souhait noté\u00a0: {_what(change.session, claim)}."

    def split(self, claim_id: int, line_ids: Collection[int], wish: Wish) -> int:
        """Moves lines to a twin claim with another wish, in the same state; gives the twin's id.

        Raises:
            NotPermitted: the role may not.
            DomainError: no line or every line was chosen, the wish is the same, or as `choose`.
        """
        with self._workspace.act(_RIGHT, "split claim") as change:
            session = change.session
            claim = self._open(session, claim_id, wish)
            lines = claims.lines_of(session, claim.id)
            moved = [line for line in lines if line.id in line_ids]
            if claim.wish is wish or not moved or len(moved) == len(lines):
                raise DomainError(
                    "Choisissez une partie des lignes, et un autre souhait pour elles. Rien n’a été changé."
                )
            twin = ClaimKeeper(self._workspace, session).new_claim(claim.person_id, moved[0].spent_on.year)
            _like(twin, claim)
            twin.wish = wish
            claims.note_change(claim)
            session.flush()
            for position, line in enumerate(moved, start=1):
                line.claim_id, line.position = twin.id, position
            session.flush()
            stay = (line for line in lines if line not in moved)
            for position, line in enumerate(stay, start=1):
                line.position = position
                session.flush()
            for each in (claim, twin):
                price_claim_again(session, each.id)
            parts = count(len(moved), "ligne passe", "lignes passent")
            change.said = f"{parts} dans la note {twin.reference}\u00a0: {_what(session, twin)}."
            return twin.id

    def delete(self, claim_id: int) -> None:
        """Puts a draft or a refused claim into the bin, with its lines and receipts.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is submitted or decided, or something leans on it.
        """
        with self._workspace.act(_RIGHT, "delete claim") as change:
            session = change.session
            claim = claim_found(session, claim_id)
            if claim.status not in _MAY_GO:
                raise DomainError(
                    f"La note {claim.reference} est soumise ou décidée\u00a0: elle reste dans le dossier. "
                    "Rien n’a été changé. Reprenez-la en brouillon d’abord."
                )
            refuse_erasing(session, "expense_claim", claim.id)
            if claims.has_payments(session, claim.id):
                raise DomainError(
                    f"Un paiement de la note {claim.reference} est revenu de la banque\u00a0: elle reste "
                    "dans le dossier. Rien n’a été changé."
                )
            said, lines = _what(session, claim), claims.lines_of(session, claim.id)
            receipts = claims.receipts_of(session, [line.id for line in lines])
            put_away(self._workspace, session, BinKind.CLAIM, said, claim, *lines, *receipts)
            change.said = f"Note mise à la corbeille\u00a0: {said}."

    def _open(self, session: Session, claim_id: int, wish: Wish) -> ExpenseClaim:
        claim = claim_found(session, claim_id)
        if claim.status not in _OPEN or claims.is_in_a_run(session, claim.id):
            raise DomainError(
                f"La note {claim.reference} est réglée, refusée ou dans un remboursement\u00a0: son souhait "
                "ne change plus. Rien n’a été changé."
            )
        if wish is Wish.WAIVE and (closed := waiver_closed(session, self._workspace.today())):
            raise DomainError(closed, "wish")
        return claim


def _like(twin: ExpenseClaim, claim: ExpenseClaim) -> None:
    """The same state, by the same people."""
    twin.status, twin.pay_by, twin.note = claim.status, claim.pay_by, claim.note
    twin.entered_by_id = claim.entered_by_id
    twin.submitted_on, twin.submitted_by_id = claim.submitted_on, claim.submitted_by_id
    twin.decided_on, twin.decided_by_id = claim.decided_on, claim.decided_by_id
    twin.seconded_on, twin.seconded_by_id = claim.seconded_on, claim.seconded_by_id
    twin.decided_alone = claim.decided_alone


def _what(session: Session, claim: ExpenseClaim) -> str:
    """« NDF-2026-0031 de Monique Hélias, 3 lignes, 45,07 € »."""
    person = session.get_one(Person, claim.person_id)
    lines = claims.lines_of(session, claim.id)
    total = money(Money.sum(line.amount for line in lines))
    return (
        f"{claim.reference} de {person.first_name} {person.last_name}, {count(len(lines), 'ligne')}, {total}"
    )
