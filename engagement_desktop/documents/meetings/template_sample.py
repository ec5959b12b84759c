"""Small minutes with one of everything, by which a template is tried before it is kept."""

from datetime import UTC, date, datetime

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.meetings.minuting.minutes_facts import (
    ActionFact,
    AttendeeFact,
    DecisionFact,
    ItemFact,
    MinutesFacts,
    PersonFact,
    ProposalFact,
    StructureFact,
    VoteFact,
)
from engagement_desktop.domain.meetings.papers import MinutesSeal
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import VoteMode, VoteResult
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity

_DAY = date(2026, 1, 6)
_SOMEBODY = PersonFact(id=1, last_name="Nom", first_name="Prénom")


def sample_minutes() -> tuple[MinutesFacts, MinutesSeal]:
    """One person, one item with each kind of block, one vote, one decision, one action, one proposal."""
    attendee = AttendeeFact(
        person=_SOMEBODY, status=AttendanceStatus.PRESENT, college=Capacity.USER, office=Office.CHAIR
    )
    facts = MinutesFacts(
        meeting_id=1,
        number="2026-01",
        structure=StructureFact(name="Structure", kind_words="Maison de santé", address="1 rue du Puits"),
        committee="Comité",
        committee_kind="comité",
        title=None,
        held_on=_DAY,
        called_minute=1080,
        opened_minute=1080,
        ends_minute=1200,
        place="Salle",
        convoked_on=_DAY,
        convoked_how="par lettre",
        chair=_SOMEBODY,
        secretary=_SOMEBODY,
        secrecy_minute=1081,
        quorum=None,
        attendees=(attendee,),
        items=(_item(),),
        documents=("Document.pdf",),
        next_on=_DAY,
        next_minute=1080,
        text_before="Début.",
        text_after="Fin.",
        written_decisions="Décision écrite.",
    )
    return facts, MinutesSeal(dated=datetime(2026, 1, 6, tzinfo=UTC))


def _item() -> ItemFact:
    return ItemFact(
        id=1,
        number=1,
        title="Point",
        kind=ItemKind.ORDINARY,
        state=ItemState.TO_CARRY,
        level=EngagementLevel.INFORMATION,
        minutes=10,
        rapporteur=_SOMEBODY,
        content="## Titre\nUn texte **fort**.\n- Une entrée",
        votes=(
            VoteFact(
                id=1,
                subject="Objet",
                mode=VoteMode.SECRET,
                at_minute=1090,
                votes_for=1,
                votes_against=0,
                abstentions=0,
                blank=0,
                void=0,
                result=VoteResult.ADOPTED,
                explanation="Majorité simple.",
            ),
        ),
        decisions=(DecisionFact(id=1, number="2026-01", wording="Décision."),),
        actions=(
            ActionFact(
                id=1,
                number="2026-01",
                wording="Action",
                owner=_SOMEBODY,
                due_on=_DAY,
                state=ActionState.OPEN,
            ),
        ),
        proposals=(ProposalFact(id=1, said="Idée", person=_SOMEBODY),),
        documents=("Document.pdf",),
    )
