"""A committee with two meetings behind it, one ready to be validated: what tests of minutes start from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState, ItemText
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteElector, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import MajorityRule, QuorumRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.services.meetings.minuting.minutes import MinutesService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

DAY, LATER, STARTED = date(2026, 9, 10), date(2026, 11, 5), date(2025, 1, 1)
TEXT = (
    "## Constat\nM. Dupuis, 12 rue des Lilas, attend **trois** semaines. Son numéro : 06 12 34 56 78.\n"
    "Mme Prigent a un cancer et demande un rappel.\n::decision 1::"
)


@dataclass
class MinutesRoom:
    """What a test asks for by name; ids of rows in the order in which they were made."""

    workspace: Workspace
    service: MinutesService
    committee: int
    meeting: int
    later: int
    chantal: int
    yves: int
    guest: int
    outsider: int
    item: int
    approval: int

    def write(self, change: Callable[[Session], object]) -> None:
        """Past the doors, as a former program or a hand would."""
        with self.workspace.database.work() as session:
            change(session)

    def sealed(self) -> "MinutesRoom":
        self.service.validate(self.meeting)
        return self


def make_room(workspace: Workspace) -> MinutesRoom:
    """Two members and a guest at a meeting of three items; an approval item at the later meeting."""
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(
            make.structure(address="1 place du Pont", postcode="35000", city="Rennes"),
            quorum=QuorumRule.HALF,
            proxies=1,
            minutes_opening="Le {date}, {comité} s’est réuni à {heure}, {lieu}. {inconnu}",
            minutes_closing="Séance levée à {fin}.",
        )
        chantal = make.person("Prigent", "Chantal", civility=Civility.MRS)
        yves = make.person("Le Gall", "Yves", civility=Civility.MR)
        guest, outsider = make.person("Morvan", "Anne"), make.person("Dupuis", "Jean")
        make.mandate(chantal, committee, STARTED, office=Office.CHAIR)
        make.mandate(yves, committee, STARTED)
        substitute = make.person("Bellec", "Rose")
        make.mandate(substitute, committee, STARTED, seat=SeatKind.SUBSTITUTE, substitute_for_id=yves.id)
        meeting = make.meeting(
            committee,
            DAY,
            number="2026-05",
            number_year=2026,
            number_sequence=5,
            opened_minute=1083,
            secretary_id=yves.id,
            secrecy_minute=1085,
            place="Salle des fêtes",
        )
        later = make.meeting(committee, LATER, number="2026-06", number_year=2026, number_sequence=6)
        _opened(session, meeting, chantal.id, yves.id, guest.id)
        make.attendance(later, chantal)
        item = _written(session, meeting, yves.id, chantal.id)
        approval = AgendaItem(
            meeting_id=later.id,
            position=1,
            title="Approbation",
            kind=ItemKind.APPROVAL,
            state=ItemState.TREATED,
            approves_id=meeting.id,
        )
        session.add(approval)
        session.flush()
        ids = (committee.id, meeting.id, later.id, chantal.id, yves.id, guest.id, outsider.id)
        return MinutesRoom(workspace, MinutesService(workspace), *ids, item.id, approval.id)


def _opened(session: Session, meeting: Meeting, chantal: int, yves: int, guest: int) -> None:
    session.add(MeetingRules(meeting_id=meeting.id, quorum=QuorumRule.HALF, proxies=1))
    present = AttendanceStatus.PRESENT
    session.add(Attendance(meeting_id=meeting.id, person_id=chantal, status=present))
    session.add(
        Attendance(
            meeting_id=meeting.id, person_id=yves, status=AttendanceStatus.REPRESENTED, proxy_to_id=chantal
        )
    )
    session.add(Attendance(meeting_id=meeting.id, person_id=guest, status=present))
    session.add(PresenceSpan(meeting_id=meeting.id, person_id=chantal, arrived_minute=1083, left_minute=None))
    meeting.closed_at = datetime(2026, 9, 10, 18, tzinfo=UTC)
    session.flush()


def _written(session: Session, meeting: Meeting, yves: int, chantal: int) -> AgendaItem:
    treated = ItemState.TREATED
    item = AgendaItem(
        meeting_id=meeting.id,
        position=1,
        title="Accueil",
        state=treated,
        started_minute=1090,
        ended_minute=1130,
    )
    dropped = AgendaItem(meeting_id=meeting.id, position=2, title="Écarté", state=ItemState.DROPPED)
    session.add_all([item, dropped])
    session.flush()
    session.add(ItemText(item_id=item.id, content=TEXT))
    vote = Vote(
        meeting_id=meeting.id,
        subject="Ouvrir plus tôt",
        mode=VoteMode.ROLL_CALL,
        at_minute=1120,
        majority=MajorityRule.SIMPLE,
        votes_for=2,
        votes_against=0,
        result=VoteResult.ADOPTED,
        explanation="Deux voix pour.",
        item_id=item.id,
    )
    session.add(vote)
    session.flush()
    session.add(VoteElector(vote_id=vote.id, member_id=chantal, carried_by_id=chantal))
    numbered = {"committee_id": meeting.committee_id, "number_year": 2026, "meeting_id": meeting.id}
    session.add(
        Decision(
            number="2026-01",
            number_sequence=1,
            decided_on=DAY,
            wording="Ouvrir à 8 h.",
            item_id=item.id,
            vote_id=vote.id,
            **numbered,
        )
    )
    session.add(
        Action(
            number="2026-01",
            number_sequence=1,
            asked_on=DAY,
            wording="Rappeler",
            item_id=item.id,
            owner_id=yves,
            due_on=LATER,
            **numbered,
        )
    )
    proposal = Proposal(
        committee_id=meeting.committee_id,
        made_on=DAY,
        said="Un banc",
        person_id=chantal,
        meeting_id=meeting.id,
        item_id=item.id,
    )
    session.add(proposal)
    session.flush()
    return item
