"""The life of a claim: submitted, approved or refused by somebody else, taken back while it may be."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseClaim
from engagement_desktop.domain.expenses.deciding.rows import ClaimDecision
from engagement_desktop.domain.expenses.deciding.rules import (
    Decider,
    Done,
    Standing,
    WhyNot,
    bypasses,
    reason_of,
    sorted_out,
    why_not_decided,
    why_not_given_back,
    why_not_reopened,
    why_not_seconded,
    why_not_submitted,
    why_not_taken_back,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, money
from engagement_desktop.services.expenses.deciding import writing
from engagement_desktop.services.expenses.deciding.correcting import write_correction
from engagement_desktop.services.expenses.deciding.telling import decision_of
from engagement_desktop.services.workspace import Change, Workspace
from engagement_desktop.storage.expenses.deciding.standings import (
    decider_of,
    own_policy,
    standings,
)

_WRITE, _DECIDE = Permission.CLAIM_WRITE, Permission.CLAIM_DECIDE
Found = Sequence[tuple[ExpenseClaim, Standing]]


class DecidingService:
    """What a person does with claims that are written."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def decision(self, claim_id: int) -> ClaimDecision:
        """Who did what on a claim, and what the account at work may do.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return decision_of(session, self._workspace, claim_id)

    def submit(self, claim_id: int) -> None:
        """A draft waits for a decision; its kilometres count from now on.

        Raises:
            NotPermitted: the role may not.
            DomainError: no longer a draft, empty, or a waiver while the structure takes none.
        """
        with self._workspace.act(_WRITE, "submit claim") as change:
            gifts = _takes_gifts(change.session)
            taken = self._one(change.session, claim_id, lambda one, _: why_not_submitted(one, gifts=gifts))
            writing.refuse_unready(change.session, taken[0], self._workspace.today())
            writing.submit(taken[0], self._workspace.actor.account_id, self._workspace.today())
            self._settle(change, [taken], "soumise", "soumises", priced=True)

    def take_back(self, claim_id: int) -> None:
        """Back to the draft, while nobody decided.

        Raises:
            NotPermitted: the role may not.
            DomainError: it does not wait for a decision.
        """
        with self._workspace.act(_WRITE, "take back claim") as change:
            taken = self._one(change.session, claim_id, why_not_taken_back)
            writing.back_to_draft(taken[0], None)
            self._settle(change, [taken], "reprise en brouillon", "reprises en brouillon", priced=True)

    def approve(self, ids: Collection[int], *, accord: bool = False) -> Done:
        """Approves those that wait and that one may decide; tells which were left, and why.

        Args:
            ids: of the claims.
            accord: the committee agreed on the costs that pass their ceiling; the lines keep it.

        Raises:
            NotPermitted: the role may not.
            DomainError: nothing chosen, one is gone, or none could be approved.
        """
        verb = "approve claims alone" if self._bypasses(ids, why_not_decided) else "approve claims"
        with self._workspace.act(_DECIDE, verb) as change:
            over = {} if accord else writing.over_ceilings(change.session, ids)

            def why_not(one: Standing, decider: Decider) -> str:
                return why_not_decided(one, decider) or over.get(one.id, "")

            found, done, decider = self._several(change.session, ids, why_not)
            if accord:
                writing.note_accord(
                    change.session, [one.id for _claim, one in found], self._workspace.today()
                )
            for claim, one in found:
                alone = bypasses([one], decider)
                writing.approve(claim, decider.account_id, self._workspace.today(), alone=alone)
            self._settle(change, found, "approuvée", "approuvées")
            return done

    def second(self, ids: Collection[int]) -> Done:
        """The second accord, for the claim of somebody who presides or keeps the money.

        Raises:
            NotPermitted: the role may not.
            DomainError: nothing chosen, one is gone, or none awaits one's own accord.
        """
        verb = "second claims alone" if self._bypasses(ids, why_not_seconded) else "second claims"
        with self._workspace.act(_DECIDE, verb) as change:
            found, done, decider = self._several(change.session, ids, why_not_seconded)
            for claim, _one in found:
                writing.second(claim, decider.account_id, self._workspace.today(), alone=decider.alone)
            self._settle(change, found, "approuvée par un second accord", "approuvées par un second accord")
            return done

    def refuse(self, ids: Collection[int], reason: str) -> Done:
        """Refuses, with a reason that the person reads; the costs stay theirs.

        Raises:
            NotPermitted: the role may not.
            DomainError: no reason, nothing chosen, one is gone, or none could be refused.
        """
        kept = reason_of(reason, "Dites pourquoi cette note est refusée\u00a0: la personne le lira.")
        with self._workspace.act(_DECIDE, "refuse claims") as change:
            found, done, decider = self._several(change.session, ids, why_not_decided)
            for claim, one in found:
                alone = bypasses([one], decider)
                writing.refuse(
                    change.session, claim, decider.account_id, self._workspace.today(), kept, alone=alone
                )
            self._settle(change, found, "refusée", "refusées", priced=True)
            return done

    def give_back(self, claim_id: int, reason: str) -> None:
        """Back to its draft with what is to be mended, which is read above it.

        Raises:
            NotPermitted: the role may not.
            DomainError: no reason, one's own, or it does not wait for a decision.
        """
        kept = reason_of(reason, "Dites ce qui est à reprendre\u00a0: la personne le lira.")
        with self._workspace.act(_DECIDE, "give back claim") as change:
            taken = self._one(change.session, claim_id, why_not_given_back)
            writing.back_to_draft(taken[0], kept)
            self._settle(change, [taken], "rendue", "rendues", priced=True)

    def reopen(self, claim_id: int) -> None:
        """Comes back on a decision: the claim waits again.

        Raises:
            NotPermitted: the role may not.
            DomainError: one's own, nothing was decided, it is paid, or a run holds it.
        """
        with self._workspace.act(_DECIDE, "reopen claim decision") as change:
            taken = self._one(change.session, claim_id, why_not_reopened)
            writing.reopen(change.session, taken[0])
            self._settle(change, [taken], "de nouveau à décider", "de nouveau à décider", priced=True)

    def correct(self, line_id: int, right: Money | None) -> int:
        """Writes the difference beside a line that changes no more, in a draft of the person.

        Args:
            line_id: of the line that is paid or given up.
            right: what it should have been in all; None takes it back whole.

        Returns:
            The id of the line that corrects it.

        Raises:
            NotPermitted: the role may not.
            DomainError: gone, not settled yet, nothing to correct, or a right amount below 0.
        """
        with self._workspace.act(_WRITE, "correct claim line") as change:
            written = write_correction(
                change.session, line_id, right, self._workspace.today(), self._workspace.actor.account_id
            )
            change.said = (
                f"Correction de {money(written.line.amount)} écrite dans la note {written.reference}."
            )
            return written.line.id

    def _bypasses(self, ids: Collection[int], why_not: WhyNot) -> bool:
        with self._workspace.read() as session:
            decider = self._decider(session)
            if not decider.alone:
                return False
            found = [one for _claim, one in standings(session, ids, self._workspace.today())]
            return bypasses([one for one in found if not why_not(one, decider)], decider)

    def _several(
        self, session: Session, ids: Collection[int], why_not: WhyNot
    ) -> tuple[Found, Done, Decider]:
        decider = self._decider(session)
        found = standings(session, ids, self._workspace.today())
        taken, done = sorted_out([one for _claim, one in found], len(set(ids)), decider, why_not)
        kept = {one.id for one in taken}
        return [pair for pair in found if pair[1].id in kept], done, decider

    def _one(self, session: Session, claim_id: int, why_not: WhyNot) -> tuple[ExpenseClaim, Standing]:
        found, _done, _decider = self._several(session, (claim_id,), why_not)
        return found[0]

    def _decider(self, session: Session) -> Decider:
        return decider_of(session, self._workspace.actor.account_id)

    def _settle(self, change: Change, found: Found, one: str, many: str, *, priced: bool = False) -> None:
        """Says what was done, with the amounts as they stand now."""
        claims = [claim for claim, _standing in found]
        if priced:
            writing.price_around(change.session, claims)
        else:
            change.session.flush()
        now = [
            standing
            for _claim, standing in standings(
                change.session, [claim.id for claim in claims], self._workspace.today()
            )
        ]
        total = money(Money.sum(standing.total for standing in now))
        if len(now) == 1:
            change.said = f"Note {now[0].reference} de {now[0].person} {one}\u00a0: {total}."
        else:
            change.said = f"{count(len(now), f'note {one}', f'notes {many}')}\u00a0: {total}."


def _takes_gifts(session: Session) -> bool:
    policy = own_policy(session)
    return policy is not None and bool(policy.gift_ground)
