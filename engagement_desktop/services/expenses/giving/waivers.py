"""Costs that people give up: the signed sentence is recorded on its day, and may be taken back."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim
from engagement_desktop.domain.expenses.giving.ground import GiftGround
from engagement_desktop.domain.expenses.giving.rows import WaiverRow
from engagement_desktop.domain.expenses.giving.waiving import Waiving, refuse_waiving
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.services.expenses.giving.standing import TO_WAIVE, gift_ground
from engagement_desktop.services.expenses.giving.targets import refuse_name
from engagement_desktop.services.expenses.receipts.preparing import ENDINGS, prepared_file
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.services.meetings.preparing.joining import KeptFile
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import attachments
from engagement_desktop.storage.expenses.deciding.standings import awaiting_second
from engagement_desktop.storage.expenses.giving import gifts
from engagement_desktop.storage.expenses.receipts.likenesses import waiting_lines
from engagement_desktop.storage.files import write_atomically

_RIGHT = Permission.GIFT_ISSUE
_GONE = "Cette note n’est plus dans le dossier."


class WaiverService:
    """What a person does with costs given up."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def ground(self) -> GiftGround:
        """Whether anything may be waived here, and why not."""
        with self._workspace.read() as session:
            return gift_ground(session, self._workspace.today(), TO_WAIVE)

    def all(self, year: int | None = None) -> tuple[WaiverRow, ...]:
        """Claims whose sentence is still to be recorded, then those waived in a civil year."""
        with self._workspace.read() as session:
            return tuple(gifts.waivers(session, year))

    def record(self, claim_id: int, signed_on: date, scan: Path | None = None) -> None:
        """Notes that the person signed the sentence on that day: a gift, once the claim is granted too.

        Raises:
            NotPermitted: the role may not.
            DomainError: no ground to receive gifts; the claim is not granted, lacks a proof, or asks for its
                money; the day is to come, or before the costs ("signed_on"); the scan is no PDF nor picture.
            KnownProblem: the scan cannot be read.
        """
        self._workspace.require(_RIGHT)
        file = None if scan is None else prepared_file(scan)
        with self._workspace.act(_RIGHT, "waive claim") as change:
            session, today = change.session, self._workspace.today()
            gift_ground(session, today, TO_WAIVE).refuse()
            claim = _found(session, claim_id)
            waiving = _waiving(session, claim, today)
            refuse_waiving(waiving, signed_on, today)
            claim.status, given_on = ClaimStatus.WAIVED, waiving.gift_day(signed_on)
            for line in gifts.lines_of(session, claim_id):
                line.waived_on = given_on
            if file is not None:
                claim.waiver_scan_id = _kept(session, file, today)
            change.said = _said(claim.reference, waiving.total, signed_on, given_on)

    def undo_record(self, claim_id: int) -> None:
        """Takes a waiver back: the claim is granted again, and is paid or waived anew.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not waived, or a receipt carries it.
        """
        with self._workspace.act(_RIGHT, "take waiver back") as change:
            claim = _found(change.session, claim_id)
            _refuse_not_waived(claim)
            if claim.gift_receipt_id is not None:
                raise DomainError(
                    "Un reçu porte cet abandon. Annulez d’abord le reçu, avec son motif. Rien n’a été changé."
                )
            claim.status, scan_id = ClaimStatus.APPROVED, claim.waiver_scan_id
            claim.waiver_scan_id = None
            for line in gifts.lines_of(change.session, claim_id):
                line.waived_on = None
            if scan_id is not None:
                attachments.let_go(change.session, scan_id)
            change.said = f"Abandon retiré\u00a0: {claim.reference} est de nouveau approuvée."

    def join_scan(self, claim_id: int, scan: Path) -> None:
        """Keeps the signed paper of a waived claim, in place of the one that was there.

        Raises:
            NotPermitted: the role may not.
            DomainError: the claim is gone, or not waived; the scan is no PDF and no picture.
            KnownProblem: the scan cannot be read.
        """
        self._workspace.require(_RIGHT)
        file = prepared_file(scan)
        with self._workspace.act(_RIGHT, "join waiver paper") as change:
            session = change.session
            claim = _found(session, claim_id)
            _refuse_not_waived(claim)
            former, claim.waiver_scan_id = claim.waiver_scan_id, _kept(session, file, self._workspace.today())
            if former is not None:
                attachments.let_go(session, former)
            change.said = f"Papier signé joint à {claim.reference}."

    def scan(self, claim_id: int) -> KeptFile:
        """The signed paper.

        Raises:
            DomainError: the claim is gone, or has none.
        """
        with self._workspace.read() as session:
            return _paper(session, claim_id)

    def save_scan(self, claim_id: int, target: Path) -> Path:
        """Writes the signed paper as a file, as it is kept.

        Raises:
            NotPermitted: the role may not.
            DomainError: the claim is gone, or has none; the name asks for another form ("path").
            KnownProblem: the disk refuses.
        """
        with self._workspace.act(_RIGHT, "save waiver paper") as change:
            kept = _paper(change.session, claim_id)
            refuse_name(target, *ENDINGS[kept.media_type])
            change.concern("expense_claim", [claim_id])
            write_atomically(target, kept.content)
        return target


def _waiving(session: Session, claim: ExpenseClaim, today: date) -> Waiving:
    alone = policy_of(session, today).decides_alone
    decided = [day for day in (claim.decided_on, claim.seconded_on) if day is not None]
    spent = [line.spent_on for line in gifts.lines_of(session, claim.id)]
    unproved = waiting_lines(session, [claim.id])
    return Waiving(
        status=claim.status,
        wish=claim.wish,
        total=gifts.claim_total(session, claim.id),
        last_spent_on=max(spent, default=None),
        granted_on=max(decided, default=None),
        awaits_second=not alone and bool(awaiting_second(session, today, [claim.id])),
        unproved=min((line.position for line in unproved), default=None),
    )


def _said(reference: str, total: Money, signed_on: date, given_on: date) -> str:
    told = f"Abandon noté\u00a0: {reference}, {money(total)}, "
    if given_on == signed_on:
        return f"{told}le {date_short(signed_on)}."
    return f"{told}signé le {date_short(signed_on)}, don du {date_short(given_on)}, jour de l’approbation."


def _kept(session: Session, file: PreparedReceipt, today: date) -> int:
    return attachments.kept(session, file.name, file.media_type, file.content, today).id


def _paper(session: Session, claim_id: int) -> KeptFile:
    kept = session.get(Attachment, _found(session, claim_id).waiver_scan_id or 0)
    if kept is None:
        raise DomainError("Aucun papier signé n’est joint à cette note.")
    return KeptFile(kept.name, kept.media_type, kept.content)


def _refuse_not_waived(claim: ExpenseClaim) -> None:
    if claim.status is not ClaimStatus.WAIVED:
        raise DomainError("Cette note n’est pas abandonnée. Rien n’a été changé.")


def _found(session: Session, claim_id: int) -> ExpenseClaim:
    claim = session.get(ExpenseClaim, claim_id)
    if claim is None:
        raise DomainError(_GONE)
    return claim
