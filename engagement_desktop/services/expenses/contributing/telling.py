"""One paid contribution whole: its words, who decided, what may not be done now and why."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.contributing import rules
from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail
from engagement_desktop.domain.expenses.contributions import PaidContribution
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.french.formats import date_short, duration
from engagement_desktop.services.expenses.rules.policies import policy_of
from engagement_desktop.storage.expenses.contributing import contributions as stored
from engagement_desktop.storage.hours.validation import account_names


def decider_of(session: Session, row: PaidContribution, account_id: int, today: date) -> rules.Decider:
    """The account at work, before this contribution."""
    return rules.Decider(
        account_id=account_id,
        person_id=stored.person_of_account(session, account_id),
        alone=policy_of(session, today).decides_alone,
        approver_person_id=stored.person_of_account(session, row.approved_by_id),
    )


def approval_barred(session: Session, row: PaidContribution, by: rules.Decider) -> str:
    """Why it may not be approved now, hours noted as volunteering included; "" when it may."""
    minutes = stored.volunteered(session, row)
    return rules.approval_barred(row, by, duration(minutes) if minutes else "")


def told_contribution(session: Session, row: PaidContribution, by: rules.Decider) -> ContributionDetail:
    """What its pane and its order to pay say."""
    names = account_names(session, (row.approved_by_id, row.paid_by_id))
    meeting = None if row.meeting_id is None else session.get(Meeting, row.meeting_id)
    envelope = None if row.envelope_id is None else session.get(Envelope, row.envelope_id)
    return ContributionDetail(
        row=stored.contribution_rows(session, [row.id])[row.id],
        meeting="" if meeting is None else f"Réunion du {date_short(meeting.held_on)}",
        envelope="" if envelope is None else envelope.label,
        warned_on=row.warned_on,
        impact_told_on=row.impact_told_on,
        smoothing_asked_on=row.smoothing_asked_on,
        smoothing_months=row.smoothing_months,
        invoice_number=row.invoice_number or "",
        invoice_on=row.invoice_on,
        addressee=row.addressee or "",
        approved_on=row.approved_on,
        approved_by=names.get(row.approved_by_id or 0, ""),
        paid_on=row.paid_on,
        paid_by=names.get(row.paid_by_id or 0, ""),
        volunteer_minutes=stored.volunteered(session, row),
        barred_approval=approval_barred(session, row, by),
        barred_payment=rules.payment_barred(row, by),
    )
