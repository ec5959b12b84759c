"""A row of every kind that names a person beside their own file."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.entities import (
    Action,
    AgendaItem,
    CecFile,
    Convocation,
    IssuedDocument,
    Meeting,
    Mission,
    PresenceSpan,
    Proposal,
    RoleCorrection,
    Talk,
    TrainingPresence,
    TrainingSession,
    Vote,
    VoteElector,
)
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.ledger.kept import EntryKind, LedgerEntry, LedgerExport, LedgerLine
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.voting.votes import VoiceBy, VoteMode, VoteResult
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import MajorityRule

DAY = date(2025, 1, 1)


def at_meetings(session: Session, meeting: Meeting, who: int, luc: int) -> None:
    """Every row that names a person in a meeting and what comes of it."""
    meeting.chair_id = meeting.secretary_id = who
    item = AgendaItem(meeting_id=meeting.id, position=1, title="Accueil")
    item.rapporteur_id = who
    vote = Vote(
        meeting_id=meeting.id,
        subject="Le budget",
        mode=VoteMode.ROLL_CALL,
        at_minute=1090,
        majority=MajorityRule.SIMPLE,
        votes_for=2,
        votes_against=0,
        result=VoteResult.ADOPTED,
        explanation="Majorité simple.",
    )
    session.add_all([item, vote])
    session.flush()
    session.add_all(
        [
            VoteElector(vote_id=vote.id, member_id=who, carried_by_id=who),
            VoteElector(vote_id=vote.id, member_id=luc, carried_by_id=who, by=VoiceBy.PROXY),
            PresenceSpan(meeting_id=meeting.id, person_id=who, arrived_minute=1080, left_minute=1100),
            Convocation(meeting_id=meeting.id, person_id=who, way=ConvocationWay.LETTER, sent_on=DAY),
            Action(
                committee_id=meeting.committee_id,
                number="2025-01",
                number_year=2025,
                number_sequence=1,
                asked_on=DAY,
                wording="Appeler",
                owner_id=who,
            ),
            Proposal(committee_id=meeting.committee_id, made_on=DAY, said="Un banc", person_id=who),
            paper(who),
        ]
    )


def paid(session: Session, who: int) -> None:
    """Every row that names a person for money, beside their claims."""
    export = LedgerExport(
        made_at=datetime(2025, 1, 1, 9, 0, tzinfo=UTC),
        first_day=DAY,
        last_day=DAY,
        entries=1,
        total=Money(500),
    )
    session.add(export)
    session.flush()
    entry = LedgerEntry(
        export_id=export.id,
        exercise_first_day=DAY,
        number=1,
        kind=EntryKind.GRANT,
        journal="OD",
        entry_on=DAY,
        piece_ref="NDF-1",
        piece_on=DAY,
        label="Frais",
    )
    session.add(entry)
    session.flush()
    session.add_all(
        [
            LedgerLine(
                entry_id=entry.id,
                position=1,
                account="4681",
                account_label="Bénévoles",
                debit=Money(),
                credit=Money(500),
                person_id=who,
            ),
            GiftReceipt(number="2025-001", person_id=who, given_on=DAY, issued_on=DAY, amount=Money(500)),
            PaidContribution(
                person_id=who,
                kind=ContributionKind.VACATION,
                state=ContributionState.PAID,
                done_on=DAY,
                quantity_hundredths=100,
                unit_price=Money(500),
                amount=Money(500),
            ),
        ]
    )


def paper(who: int) -> IssuedDocument:
    return IssuedDocument(
        kind="attestation",
        number="1",
        name="Attestation.pdf",
        issued_on=DAY,
        media_type="application/pdf",
        content=b"%PDF",
        fingerprint="0",
        person_id=who,
    )


def recognised(session: Session, structure_id: int, who: int) -> None:
    """Every row that names a person for the hours given."""
    training = TrainingSession(title="Écouter", started_on=DAY, minutes=180)
    session.add(training)
    session.flush()
    session.add_all(
        [
            RoleCorrection(
                person_id=who, structure_id=structure_id, started_on=DAY, role=HoursRole.OTHER, reason="élue"
            ),
            CecFile(person_id=who, structure_id=structure_id, year=2025),
            Mission(person_id=who, title="Accueillir", started_on=DAY),
            TrainingPresence(session_id=training.id, person_id=who),
            Talk(person_id=who, held_on=DAY, note=Sealed("lasse")),
        ]
    )
