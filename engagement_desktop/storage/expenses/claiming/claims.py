"""What the writing of a claim reads: its lines, the meetings and the ways of its person."""

from collections.abc import Collection

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from engagement_desktop.domain.expenses.claiming.around import EnvelopeOffer, MeetingOffer, TripOffer
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine, PaymentMeans
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import Payment, PaymentState
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import HomeDistance, Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.meetings.booking.bookings import place_of
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import first_month

_MEETINGS = 20
_HOME = "Domicile"


def lines_of(session: Session, claim_id: int) -> list[ExpenseLine]:
    """The lines of a claim in their order."""
    found = select(ExpenseLine).where(ExpenseLine.claim_id == claim_id).order_by(ExpenseLine.position)
    return list(session.scalars(found))


def receipts_of(session: Session, line_ids: Collection[int]) -> list[ExpenseReceipt]:
    """The receipts of these lines."""
    found = select(ExpenseReceipt).where(ExpenseReceipt.line_id.in_(line_ids)).order_by(ExpenseReceipt.id)
    return list(session.scalars(found))


def corrected_lines(session: Session, line_ids: Collection[int]) -> bool:
    """Whether another line corrects one of these."""
    found = select(ExpenseLine.id).where(
        ExpenseLine.corrects_id.in_(line_ids), ExpenseLine.id.not_in(line_ids)
    )
    return session.scalars(found).first() is not None


def note_change(claim: ExpenseClaim) -> None:
    """The lines of a claim change: so does the claim, that no undo of theirs passes over a later decision."""
    flag_modified(claim, "reference")


def is_in_a_run(session: Session, claim_id: int) -> bool:
    """Whether a run pays the claim, or is about to."""
    found = select(Payment.id).where(Payment.claim_id == claim_id, Payment.state != PaymentState.REJECTED)
    return session.scalars(found).first() is not None


def last_pay_by(session: Session, person_id: int) -> PaymentMeans | None:
    """How the latest claim of a person is paid; None: by transfer, or there is no claim yet."""
    found = select(ExpenseClaim.pay_by).where(ExpenseClaim.person_id == person_id)
    return session.scalars(found.order_by(ExpenseClaim.id.desc()).limit(1)).first()


def envelope_offers(session: Session) -> tuple[EnvelopeOffer, ...]:
    """The envelopes in which a cost may be counted, with the days of their exercise."""
    month = first_month(session)
    open_ones = select(Envelope).where(Envelope.archived_on.is_(None))
    found = session.scalars(open_ones.order_by(Envelope.first_day.desc(), Envelope.label_key, Envelope.id))
    return tuple(
        EnvelopeOffer(one.id, one.label, one.first_day, Exercise.holding(one.first_day, month).end)
        for one in found
    )


def has_payments(session: Session, claim_id: int) -> bool:
    """Whether a run ever paid the claim, also what came back."""
    return session.scalars(select(Payment.id).where(Payment.claim_id == claim_id)).first() is not None


def trips_of(session: Session, person: Person) -> tuple[TripOffer, ...]:
    """The ways from a person's home that are known, the dossier's own structure first."""
    own = own_structure(session)
    found = session.execute(
        select(Structure, HomeDistance.km_hundredths)
        .join(HomeDistance, HomeDistance.structure_id == Structure.id)
        .where(HomeDistance.person_id == person.id)
        .order_by(Structure.id != (0 if own is None else own.id), Structure.name_key, Structure.id)
    )
    return tuple(
        TripOffer(structure.id, person.city or _HOME, structure.city or structure.name, km)
        for structure, km in found
    )


def meetings_for(session: Session, person_id: int) -> tuple[MeetingOffer, ...]:
    """The meetings that a person came to, then the others that were held: the latest first."""
    came = exists().where(
        Attendance.meeting_id == Meeting.id,
        Attendance.person_id == person_id,
        Attendance.status.in_(sorted(ATTENDED)),
    )
    costs = exists().where(
        ExpenseLine.meeting_id == Meeting.id,
        ExpenseClaim.id == ExpenseLine.claim_id,
        ExpenseClaim.person_id == person_id,
    )
    query = select(Meeting, Committee.name, came.label("came"), costs.label("costs")).join(
        Committee, Committee.id == Meeting.committee_id
    )
    query = query.where(Meeting.status == MeetingStatus.HELD)
    latest = (Meeting.held_on.desc(), Meeting.id.desc())
    theirs = session.execute(query.where(came).order_by(*latest).limit(_MEETINGS)).all()
    others = session.execute(query.where(~came).order_by(*latest).limit(_MEETINGS)).all()
    return tuple(
        MeetingOffer(
            meeting.id,
            meeting.committee_id,
            committee,
            meeting.held_on,
            meeting.number,
            place_of(session, meeting).goes_to.id,
            came=bool(is_theirs),
            has_costs=bool(has_costs),
        )
        for meeting, committee, is_theirs, has_costs in (*theirs, *others)
    )
