"""A checked claim written: its head, its lines in their places, its receipts, its envelope."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft, claim_draft, write_line
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.services.expenses.receipts.keeping import (
    keep_prepared,
    let_receipt_go,
    let_receipts_go,
)
from engagement_desktop.services.mileage import price_claim_again
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.claiming import claims
from engagement_desktop.storage.expenses.claiming.numbers import next_claim_reference

_ASIDE = 100_000
_GONE = "Cette note de frais n’est plus dans le dossier. Rien n’a été changé."


def claim_found(session: Session, claim_id: int) -> ExpenseClaim:
    """The claim of that id.

    Raises:
        DomainError: it is no longer in the dossier.
    """
    found = session.get(ExpenseClaim, claim_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def as_draft(session: Session, claim: ExpenseClaim) -> ClaimDraft:
    """A claim as its page holds it."""
    return claim_draft(claim, tuple(claims.lines_of(session, claim.id)))


def refuse_stale(session: Session, claim: ExpenseClaim, draft: ClaimDraft) -> None:
    """Another account saved it since; kilometres that were only priced again do not count.

    Raises:
        ChangedMeanwhile: `theirs` is the ClaimDraft as it stands.
    """
    theirs = as_draft(session, claim)
    known = {line.id: line.version for line in draft.lines if line.id is not None and not line.is_kilometres}
    stand = {line.id: line.version for line in theirs.lines}
    moved = any(stand.get(line_id) != version for line_id, version in known.items() if version is not None)
    if draft.version not in {None, claim.version} or moved:
        raise ChangedMeanwhile(theirs)


class ClaimKeeper:
    """Writes one claim inside an act."""

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self._workspace, self._session = workspace, session

    def keep(self, draft: ClaimDraft) -> ExpenseClaim:
        """The claim with exactly these lines."""
        claim = self._head(draft)
        known = {line.id: line for line in claims.lines_of(self._session, claim.id)}
        self._let_go(known, draft.lines)
        self._make_room(known, draft.lines)
        for position, line in enumerate(draft.lines, start=1):
            row = write_line(known.get(line.id or 0), claim.id, position, line)
            row.position = position
            self._session.add(row)
            self._session.flush()
            self._receipts(row, line)
        self._session.flush()
        price_claim_again(self._session, claim.id)
        return claim

    def _head(self, draft: ClaimDraft) -> ExpenseClaim:
        if draft.person_id is None:
            raise DomainError("Dites qui a payé ces frais.", "person_id")
        claim = None if draft.id is None else claim_found(self._session, draft.id)
        if claim is None:
            claim = self.new_claim(draft.person_id, self._year(draft))
        else:
            refuse_stale(self._session, claim, draft)
        claim.person_id, claim.wish, claim.pay_by = draft.person_id, draft.wish, draft.pay_by
        claim.note = clean(draft.note) or None
        claims.note_change(claim)
        self._session.flush()
        return claim

    def new_claim(self, person_id: int, year: int) -> ExpenseClaim:
        """A blank claim under the next number of that year."""
        reference = next_claim_reference(self._session, year)
        claim = ExpenseClaim(
            reference=reference,
            reference_key=fold(reference),
            person_id=person_id,
            status=ClaimStatus.DRAFT,
            entered_by_id=self._workspace.actor.account_id,
        )
        self._session.add(claim)
        self._session.flush()
        return claim

    def _year(self, draft: ClaimDraft) -> int:
        """That of its first cost: a claim of December written in January is of December's year."""
        days = [line.spent_on for line in draft.lines if line.spent_on is not None]
        return min(days, default=self._workspace.today()).year

    def _let_go(self, known: dict[int, ExpenseLine], lines: Sequence[LineDraft]) -> None:
        """The lines that the page no longer has, and their receipts."""
        kept = {line.id for line in lines}
        gone = [row for line_id, row in known.items() if line_id not in kept]
        if gone and claims.corrected_lines(self._session, [row.id for row in gone]):
            raise DomainError("Une ligne retirée est corrigée par une autre note\u00a0: elle ne part pas.")
        for row in gone:
            let_receipts_go(self._session, row.id)
            self._session.delete(row)
        self._session.flush()

    def _make_room(self, known: Mapping[int, ExpenseLine], lines: Sequence[LineDraft]) -> None:
        """Two lines never stand in one place, not even while they change places."""
        for position, line in enumerate(lines, start=1):
            row = known.get(line.id or 0)
            if row is not None and row.position != position:
                row.position += _ASIDE
        self._session.flush()

    def _receipts(self, row: ExpenseLine, line: LineDraft) -> None:
        for receipt in claims.receipts_of(self._session, [row.id]):
            if receipt.id in line.gone:
                let_receipt_go(self._session, receipt)
        for prepared in line.prepared:
            keep_prepared(self._session, row, prepared, self._workspace.today())
