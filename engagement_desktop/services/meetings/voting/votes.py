"""Votes: electors frozen, totals checked, one act."""

from engagement_desktop.domain.errors import DomainError, ToConfirm, raise_all
from engagement_desktop.domain.meetings.attending.presences import hour
from engagement_desktop.domain.meetings.attending.quorum import QuorumState, quorum_at
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.voting.voters import voices_at
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteResult
from engagement_desktop.domain.meetings.voting.votes_drafts import Ballot, VoteDraft, outcome_of, vote_faults
from engagement_desktop.domain.meetings.voting.votes_rows import VoteRecorded
from engagement_desktop.french.vote_texts import verdict
from engagement_desktop.services.meetings.attending.live_acts import RIGHT, Room, in_room, refuse_unless_open
from engagement_desktop.services.meetings.voting.vote_writing import decide, place_markers, write_vote
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.attending.live import chair_of, live_meeting
from engagement_desktop.storage.meetings.minuting.texts import forget_marker
from engagement_desktop.storage.meetings.voting.votes import decision_carried, electors_of

QUORUM = "quorum"
"""The code that accepts a vote taken while the quorum was missing."""

_VOTE_GONE = "Ce vote n’est plus dans le dossier."


class VoteService:
    """Votes of an open meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def freeze(self, meeting_id: int, item_id: int | None, minute: int | None = None) -> Ballot:
        """The voices of this minute; the subject proposed is the item's title.

        Raises:
            DomainError: the meeting or the item is gone, it is not open, or nobody has a voice.
        """
        with self._workspace.read() as session:
            live = live_meeting(session, meeting_id, self._workspace.now(), minute)
            refuse_unless_open(session, session.get_one(Meeting, meeting_id))
        item = next((one for one in live.items if one.id == item_id), None)
        if item_id is not None and item is None:
            raise DomainError("Ce point n’est plus à l’ordre du jour. Rien n’a été changé.")
        if not live.voices:
            raise DomainError(
                "Personne n’a de voix à cette heure\u00a0: aucun membre n’est noté présent. Notez d’abord "
                "les présences."
            )
        return Ballot(
            meeting_id=meeting_id,
            item_id=item_id,
            item_number=None if item is None else item.number,
            subject="" if item is None else item.title,
            at_minute=live.clock_minute,
            rules=live.rules,
            voices=live.voices,
            quorum=live.quorum,
            chair_id=live.chair_id,
        )

    def record(
        self, draft: VoteDraft, place: TextPlace | None = None, accepted: frozenset[str] = frozenset()
    ) -> VoteRecorded:
        """Writes the vote, its electors, the decision and their markers in the item's text, in one act.

        Args:
            draft: what the sheet holds; its voices are those of its ballot.
            place: where the vote stands in the text of its item; None leaves the text as it is.
            accepted: codes of questions answered.

        Raises:
            NotPermitted: the role may not.
            DomainError, Faults: not open, presences changed since the ballot, impossible totals, a tie that
                awaits the chair.
            ChangedMeanwhile: the text was written since; `theirs` is the ItemContent.
            ToConfirm: code "quorum": the quorum is missing at that minute.
        """
        with in_room(self._workspace, "record vote", draft.meeting_id) as room:
            _refuse_other_room(room, draft)
            raise_all(list(vote_faults(draft)))
            quorum = quorum_at(room.roll, room.rules, draft.at_minute, room.opened_minute)
            _ask_about_quorum(quorum, accepted)
            outcome = outcome_of(draft, room.rules, chair_of(room.meeting, room.roll))
            if outcome.awaits_chair:
                raise DomainError(
                    "Les voix sont à égalité et la présidence a voix prépondérante\u00a0: dites son choix.",
                    "chair_says",
                )
            vote = write_vote(room, draft, outcome, quorum)
            decision = (
                decide(room, draft, vote) if draft.decide and vote.result is VoteResult.ADOPTED else None
            )
            text = None if place is None else place_markers(room.session, place, vote, decision)
            number = "" if decision is None else decision.number
            carried = f", décision {number}" if number else ""
            room.change.said = f"Vote inscrit\u00a0: {verdict(vote.result).lower()}{carried}."
            return VoteRecorded(
                vote_id=vote.id,
                result=vote.result,
                decision_id=None if decision is None else decision.id,
                decision_number=number,
                text=text,
            )

    def delete(self, vote_id: int) -> None:
        """The vote goes, its electors and its line in the text too; undo brings them back.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, its meeting is not open, or a decision leans on it.
        """
        with self._workspace.act(RIGHT, "delete vote") as change:
            session = change.session
            vote = session.get(Vote, vote_id)
            if vote is None:
                raise DomainError(_VOTE_GONE)
            refuse_unless_open(session, session.get_one(Meeting, vote.meeting_id))
            carried = decision_carried(session, vote_id)
            if carried is not None:
                raise DomainError(
                    f"La décision {carried.number} s’appuie sur ce vote. Supprimez d’abord la décision. "
                    "Rien n’a été changé."
                )
            forget_marker(session, vote.item_id, Marker(MarkerKind.VOTE, vote.id))
            for elector in electors_of(session, vote_id):
                session.delete(elector)
            session.flush()
            session.delete(vote)
            change.said = f"Vote supprimé\u00a0: {vote.subject}."


def _refuse_other_room(room: Room, draft: VoteDraft) -> None:
    """The voices are those of the ballot: nobody came, left or gave a pouvoir for that minute since."""
    if draft.voices != voices_at(room.roll, draft.at_minute, room.rules.proxies):
        raise DomainError(
            "Les présences ont changé depuis que ce vote a commencé. Rien n’a été inscrit. Abandonnez ce "
            "vote, puis recommencez."
        )


def _ask_about_quorum(quorum: QuorumState, accepted: frozenset[str]) -> None:
    if quorum.is_missing and QUORUM not in accepted:
        since = f" depuis {hour(quorum.since)}" if quorum.since is not None else ""
        raise ToConfirm(
            f"Le quorum manque{since}\u00a0: {quorum.count} sur {quorum.needed}. Ce vote pourrait être "
            "contesté. S’il a eu lieu, inscrivez-le\u00a0: le compte rendu dira que le quorum manquait.",
            QUORUM,
        )
