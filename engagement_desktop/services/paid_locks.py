"""The lock on money: a claim that is paid or given up changes no more, nor what a run holds or sent."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import Settled
from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus
from engagement_desktop.domain.expenses.runs import PaymentState, RunState
from engagement_desktop.french.formats import date_short
from engagement_desktop.services.row_images import changed, images, rows, spans, written_whole
from engagement_desktop.storage.changes import RowImage, Step
from engagement_desktop.storage.expenses.deciding.held import held_claims
from engagement_desktop.storage.expenses.deciding.locks import (
    SettledClaim,
    claims_of_lines,
    claims_of_lines_in,
    lines_of_receipts_in,
    reference_of,
    sent_run,
    settled_among,
    settled_in_range,
)

_CLAIM, _LINE, _RECEIPT = "expense_claim", "expense_line", "expense_receipt"
_RUN, _PAYMENT, _PAPER = "payment_run", "payment", "run_document"
_OURS: Final = frozenset({_CLAIM, _LINE, _RECEIPT, _RUN, _PAYMENT, _PAPER})
_NOTHING_DONE: Final = " Rien n’a été changé."
_AFTER: Final = frozenset({"gift_receipt_id", "waiver_scan_id"})
"""What is still written on a claim that is given up: its receipt, and what the person signed."""
_HELD: Final = frozenset({"wish", "pay_by", "person_id", "decided_by_id", "seconded_by_id"})
"""What a run was made on: whose claim it is, how it is paid, and the accords."""
_PRICE: Final = frozenset({"amount", "rate_text"})
_REJECTION: Final = frozenset({"state", "rejected_on", "rejection_reason"})


class PaidLocked(Settled):
    """The change touches money that is settled."""


def refuse_paid(session: Session, steps: Collection[Step]) -> None:
    """Looks whether these steps, done or about to be taken back, change what is settled.

    A claim that these very steps write, pay or give up is not locked by it; people and vehicles that are
    joined are followed.

    Raises:
        PaidLocked: they do.
    """
    ours = [step for step in steps if step.table in _OURS]
    if not ours:
        return
    _refuse_sent(session, ours)
    act = _Act(session, steps)
    for step in images(ours, _CLAIM):
        act.look_at_claim(step)
    act.look_at_lines(ours)
    act.look_at_held(ours)


class _Act:
    """One act: what it settles itself, what it joins."""

    def __init__(self, session: Session, steps: Collection[Step]) -> None:
        self._session = session
        self._people = written_whole(steps, "person")
        self._vehicles = written_whole(steps, "vehicle")
        self._rejected = {
            step.after["claim_id"]
            for step in images(steps, _PAYMENT)
            if step.after is not None and step.after["state"] is PaymentState.REJECTED
        }
        self._paid = written_whole(steps, _PAYMENT, "claim_id")
        self._born = written_whole(steps, _CLAIM)
        self._born_in_bulk = spans(steps, _CLAIM)
        crossing = [step for step in images(steps, _CLAIM) if _crosses(step)]
        self._crossing = {step.before["id"] for step in crossing if step.before is not None}
        self._leaving = {
            step.before["id"]: step.before
            for step in crossing
            if step.before is not None and step.before["status"] in FROZEN
        }
        self._settled_now = {
            step.after["id"] for step in crossing if step.after is not None and step.after["status"] in FROZEN
        }

    def look_at_claim(self, step: RowImage) -> None:
        """A settled claim stays, as it is."""
        before, after = step.before, step.after
        if before is None or before["status"] not in FROZEN:
            return
        if after is None:
            self._refuse(before)
        elif after["status"] is before["status"]:
            free = _AFTER | self._joined(step, "person_id", self._people)
            if changed(step) - free:
                self._refuse(before)
        elif not self._may_leave(step):
            self._refuse(before)

    def look_at_lines(self, steps: Iterable[Step]) -> None:
        """Its lines and their receipts too."""
        steps = list(steps)
        for span in spans(steps, _LINE):
            for settled in settled_in_range(self._session, span, self._born_in_bulk):
                if settled.claim_id not in self._born:
                    raise PaidLocked(sentence_of(settled))
        touched = self._of_lines(steps) | self._of_receipts(steps)
        for claim_id in touched & set(self._leaving):
            self._refuse(self._leaving[claim_id])
        for settled in settled_among(self._session, touched - self._born - self._settled_now):
            raise PaidLocked(sentence_of(settled))

    def look_at_held(self, steps: Iterable[Step]) -> None:
        """What a run counts with stays as it was counted, until the run is cancelled or sent."""
        steps = list(steps)
        touched = self._of_receipts(steps) | {
            row["claim_id"] for step in images(steps, _LINE) if self._weighs(step) for row in rows(step)
        }
        for span in spans(steps, _LINE):
            touched |= claims_of_lines_in(self._session, span)
        for step in images(steps, _CLAIM):
            joined = self._joined(step, "person_id", self._people)
            if step.before is not None and (step.after is None or (changed(step) & _HELD) - joined):
                touched.add(step.before["id"])
            if step.before is not None and step.after is not None and _changes_approval(step):
                touched.add(step.before["id"])
        asked = touched - self._paid
        held = held_claims(self._session) if asked else {}
        for claim_id in sorted(asked & set(held)):
            raise PaidLocked(held_sentence(self._session, claim_id, held[claim_id]))

    def _of_lines(self, steps: Iterable[Step]) -> set[int]:
        """The claims whose lines change."""
        found = set()
        for step in images(steps, _LINE):
            names = changed(step)
            if None not in (step.before, step.after) and names <= {"waived_on"} and self._crosses_all(step):
                continue
            if self._is_priced_again(step):
                continue
            if self._weighs(step):
                found |= {row["claim_id"] for row in rows(step)}
        return found

    def _of_receipts(self, steps: Iterable[Step]) -> set[int]:
        """The claims whose receipts change."""
        lines = {row["line_id"] for step in images(steps, _RECEIPT) for row in rows(step)}
        for span in spans(steps, _RECEIPT):
            lines |= lines_of_receipts_in(self._session, span)
        gone = {row["id"]: row["claim_id"] for step in images(steps, _LINE) for row in rows(step)}
        known = claims_of_lines(self._session, lines) if lines else {}
        return {claim_id for line in lines if (claim_id := known.get(line, gone.get(line))) is not None}

    def _weighs(self, step: RowImage) -> bool:
        """Something of the cost changes: not its envelope, nor the vehicle of a file that was joined."""
        if step.before is None or step.after is None:
            return True
        return bool(changed(step) - {"envelope_id"} - self._joined(step, "vehicle_id", self._vehicles))

    def _is_priced_again(self, step: RowImage) -> bool:
        """A trip whose payment comes back in this act is worth what it is worth today."""
        if step.before is None or step.after is None or step.before["km_hundredths"] is None:
            return False
        came_back = step.before["claim_id"] in self._rejected & self._leaving.keys()
        return came_back and changed(step) <= _PRICE

    def _crosses_all(self, step: RowImage) -> bool:
        return all(row["claim_id"] in self._crossing for row in rows(step))

    def _may_leave(self, step: RowImage) -> bool:
        """The bank gave it back, or it is no longer given up and no receipt was issued."""
        before, after = step.before or {}, step.after or {}
        if after["status"] is not ClaimStatus.APPROVED:
            return False
        if before["status"] is ClaimStatus.REIMBURSED:
            return before["id"] in self._rejected
        return before["gift_receipt_id"] is None

    def _joined(self, step: RowImage, column: str, gone: frozenset[Any]) -> frozenset[str]:
        """A column that names what these steps join to another."""
        ends = {row[column] for row in rows(step)}
        return frozenset({column}) if ends & gone else frozenset()

    def _refuse(self, row: Any) -> None:
        raise PaidLocked(
            sentence_of(SettledClaim(row["id"], row["reference"], row["status"], row["paid_on"]))
        )


def sentence_of(claim: SettledClaim) -> str:
    """What is settled, since when, that nothing was done, what to do."""
    if claim.status is ClaimStatus.WAIVED:
        stands = "est abandonnée par la personne"
    else:
        stands = "est remboursée" + (f" depuis le {date_short(claim.paid_on)}" if claim.paid_on else "")
    return (
        f"La note {claim.reference} {stands}\u00a0: elle ne change plus.{_NOTHING_DONE} Corrigez par une "
        "ligne à côté."
    )


def held_sentence(session: Session, claim_id: int, number: str) -> str:
    """Which run holds it."""
    reference = reference_of(session, claim_id)
    named = f"La note {reference}" if reference else "Cette note"
    return (
        f"{named} est dans le remboursement {number}, qui est prêt\u00a0: elle ne change plus."
        f"{_NOTHING_DONE} Annulez d’abord ce remboursement."
    )


def _crosses(step: RowImage) -> bool:
    """It becomes settled, or is settled no more."""
    before, after = step.before, step.after
    if before is None or after is None:
        return False
    return (before["status"] in FROZEN) is not (after["status"] in FROZEN)


def _changes_approval(step: RowImage) -> bool:
    """An approval is given, or is taken back: read both ways, since the step may be about to be undone.

    What a run pays is no longer held when this is asked: the same act sent the run.
    """
    before, after = step.before or {}, step.after or {}
    return (before["status"] is ClaimStatus.APPROVED) is not (after["status"] is ClaimStatus.APPROVED)


def _refuse_sent(session: Session, steps: Iterable[Step]) -> None:
    """What the bank has changes no more: a payment may only come back."""
    steps = list(steps)
    for step in images(steps, _RUN):
        if (
            step.before is not None
            and step.before["state"] is RunState.SENT
            and (step.after is None or changed(step))
        ):
            raise PaidLocked(_sent_sentence(step.before["number"], step.before["sent_on"]))
    for step in images(steps, _PAYMENT):
        before = step.before
        if before is None or before["state"] is PaymentState.MADE:
            continue
        comes_back = (
            before["state"] is PaymentState.PAID
            and step.after is not None
            and step.after["state"] is PaymentState.REJECTED
            and changed(step) <= _REJECTION
        )
        run = None if comes_back else sent_run(session, before["run_id"])
        if run is not None and (step.after is None or changed(step)):
            raise PaidLocked(_sent_sentence(run.number, run.sent_on))
    for step in images(steps, _PAPER):
        if step.after is None and step.before is not None:
            run = sent_run(session, step.before["run_id"])
            if run is not None:
                raise PaidLocked(_sent_sentence(run.number, run.sent_on))


def _sent_sentence(number: str, sent_on: date | None) -> str:
    since = f" le {date_short(sent_on)}" if sent_on else ""
    return (
        f"Le remboursement {number} est parti{since}\u00a0: il ne change plus.{_NOTHING_DONE} Notez un "
        "paiement rejeté, ou corrigez par une ligne à côté."
    )
