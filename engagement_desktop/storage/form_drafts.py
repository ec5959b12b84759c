"""Drafts of forms as they are found again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.base import Base
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.contributions import PaidContribution
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.form_drafts import FormDraft
from engagement_desktop.domain.hours.training import Talk, TrainingSession
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, Phrase
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.own_fields import OwnField
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure

_RECORD_OF: Mapping[str, type[Base]] = MappingProxyType(
    {
        "action": Action,
        "around": Structure,
        "bank": Person,
        "booking": Meeting,
        "claim": ExpenseClaim,
        "claim_back": ExpenseClaim,
        "claim_correction": ExpenseLine,
        "claim_refusal": ExpenseClaim,
        "committee": Committee,
        "decision": Decision,
        "mandate": Mandate,
        "mandate_end": Mandate,
        "meeting": Meeting,
        "minutes": AgendaItem,
        "own_field": OwnField,
        "person": Person,
        "phrase": Phrase,
        "proposal": Proposal,
        "cec_file": Person,
        "renewal": Committee,
        "role_correction": Person,
        "talk": Talk,
        "training": TrainingSession,
        "contribution": PaidContribution,
        "contribution_payment": PaidContribution,
        "waiver": ExpenseClaim,
        "gift_cancel": GiftReceipt,
    }
)
"""What a form is on, by the kind of the form."""
_AROUND: Mapping[str, type[Base]] = MappingProxyType({"claim": Person, "talk": Person})
"""What a form on a new record is in, when that is no committee."""


def draft_of(session: Session, account_id: int, form: str) -> FormDraft | None:
    """What one account typed in one form."""
    found = select(FormDraft).where(FormDraft.account_id == account_id, FormDraft.form == form)
    return session.scalars(found).one_or_none()


def drafts_of(session: Session, account_id: int) -> Sequence[FormDraft]:
    """Every draft of one account, the latest first."""
    found = select(FormDraft).where(FormDraft.account_id == account_id)
    return session.scalars(found.order_by(FormDraft.kept_at.desc(), FormDraft.id.desc())).all()


def record_stands(session: Session, form: str) -> bool:
    """What a form is on is still in the dossier; a form on a new record can always be taken up.

    Forms are called `person:12`, `person:12:beside`, `person:new`, `meeting:new:3` in committee 3, and
    `talk:new:5` with person 5.
    """
    kind, first, second = (*form.split(":"), "", "")[:3]
    around = _AROUND.get(kind, Committee)
    record, number = (_RECORD_OF.get(kind), first) if first.isdecimal() else (around, second)
    return record is None or not number.isdecimal() or session.get(record, int(number)) is not None


def left_behind(session: Session, before: datetime) -> Sequence[FormDraft]:
    """Drafts that nobody can take up any more, and not touched since: their record or their account went."""
    found = (
        select(FormDraft, Account.removed_on)
        .join(Account, Account.id == FormDraft.account_id)
        .where(FormDraft.kept_at < before)
    )
    return [
        row[0]
        for row in session.execute(found)
        if row[1] is not None or not record_stands(session, row[0].form)
    ]
