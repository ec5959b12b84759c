"""Votes of a meeting: voices frozen, one act, refusals with their sentence."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, NotPermitted, ToConfirm
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.preparing.agenda import ItemText
from engagement_desktop.domain.meetings.voting.majority import Totals
from engagement_desktop.domain.meetings.voting.votes import (
    Choice,
    VoiceBy,
    Vote,
    VoteElector,
    VoteMode,
    VoteResult,
)
from engagement_desktop.domain.meetings.voting.votes_drafts import Ballot, VoteDraft, totals_of
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.services.meetings.attending.attendances import AttendanceService
from engagement_desktop.services.meetings.voting.votes import VoteService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.live_rooms import CLOCK, OPENED, LiveRoom, live_room
from tests.tables import dump

P = AttendanceStatus.PRESENT
SECRET, CALL = VoteMode.SECRET, VoteMode.ROLL_CALL


def start(workspace: Workspace, **rules: Any) -> LiveRoom:
    """Three members in the room, one represented by the chair: four voices."""
    with workspace.database.work() as session:
        room = live_room(Builder(session), **rules)
    attendances = AttendanceService(workspace)
    for name in ("Benali", "Diallo", "Hélias"):
        attendances.mark(room.meeting, room[name], P, OPENED)
    attendances.give_proxy(room.meeting, room["Œuvrard"], room["Benali"])
    return room


@pytest.fixture
def room(workspace: Workspace) -> LiveRoom:
    return start(workspace)


@pytest.fixture
def service(workspace: Workspace) -> VoteService:
    return VoteService(workspace)


@pytest.fixture
def ballot(service: VoteService, room: LiveRoom) -> Ballot:
    return service.freeze(room.meeting, room.item)


def drafted(ballot: Ballot, votes_for: int = 3, against: int = 1, **values: Any) -> VoteDraft:
    draft = VoteDraft(
        meeting_id=ballot.meeting_id,
        item_id=ballot.item_id,
        subject=ballot.subject,
        mode=VoteMode.SHOW_OF_HANDS,
        at_minute=ballot.at_minute,
        voices=ballot.voices,
        totals=Totals(votes_for=votes_for, votes_against=against),
    )
    return replace(draft, **values)


def test_a_ballot_freezes_the_voices_of_the_minute_and_proposes_the_title_of_the_item(
    ballot: Ballot, room: LiveRoom
) -> None:
    assert (ballot.subject, ballot.item_number, ballot.at_minute) == ("Accueil du samedi matin", 1, CLOCK)
    assert [(one.member.id, one.by) for one in ballot.voices] == [
        (room["Benali"], VoiceBy.MEMBER),
        (room["Diallo"], VoiceBy.MEMBER),
        (room["Hélias"], VoiceBy.MEMBER),
        (room["Œuvrard"], VoiceBy.PROXY),
    ]
    assert ballot.chair_id == room["Benali"]


def test_a_vote_adopted_writes_its_electors_and_its_decision_in_one_act(
    service: VoteService, ballot: Ballot, workspace: Workspace
) -> None:
    before = dump(workspace.database)
    done = service.record(drafted(ballot))
    assert (done.result, done.decision_number, done.text) == (VoteResult.ADOPTED, "2026-01", None)
    assert workspace.last_act() == "Vote inscrit\u00a0: adopté, décision 2026-01."
    with workspace.read() as session:
        vote = session.get_one(Vote, done.vote_id)
        electors = session.query(VoteElector).all()
        decision = session.get_one(Decision, done.decision_id)
    assert (vote.votes_for, vote.votes_against, vote.majority) == (3, 1, MajorityRule.SIMPLE)
    assert vote.explanation.startswith("Adopté\u00a0: 3 pour sur 4\u00a0voix exprimées")
    assert [(one.took_part, one.choice) for one in electors] == [(True, None)] * 4
    assert (decision.wording, decision.vote_id, decision.decided_minute) == (vote.subject, vote.id, CLOCK)
    workspace.undo()
    after = dump(workspace.database)
    assert all(after[table] == before[table] for table in ("vote", "vote_elector", "decision"))


def test_a_vote_rejected_or_kept_out_of_the_register_makes_no_decision(
    service: VoteService, ballot: Ballot
) -> None:
    assert service.record(drafted(ballot, 1, 3)).decision_id is None
    assert service.record(drafted(ballot, decide=False)).decision_id is None
    worded = service.record(drafted(ballot, wording="Ouvrir à 8 h le samedi."))
    assert worded.decision_number == "2026-01"


def test_its_lines_stand_in_the_text_of_the_item(
    service: VoteService, ballot: Ballot, room: LiveRoom, workspace: Workspace
) -> None:
    done = service.record(drafted(ballot), TextPlace(item_id=room.item, before="Avant.", after="Après."))
    assert done.text is not None
    assert done.text.content == (f"Avant.\n::vote {done.vote_id}::\n::decision {done.decision_id}::\nAprès.")
    again = TextPlace(item_id=room.item, before=done.text.content, version=done.text.version)
    rejected = service.record(drafted(ballot, 0, 4), again)
    assert rejected.text is not None
    assert rejected.text.content.endswith(f"::vote {rejected.vote_id}::")
    service.delete(rejected.vote_id)
    with workspace.read() as session:
        assert session.query(ItemText).one().content == done.text.content


def test_a_text_written_meanwhile_is_not_lost(
    service: VoteService, ballot: Ballot, room: LiveRoom, workspace: Workspace
) -> None:
    service.record(drafted(ballot), TextPlace(item_id=room.item))
    before = dump(workspace.database)
    with pytest.raises(ChangedMeanwhile):
        service.record(drafted(ballot), TextPlace(item_id=room.item, before="Plus vieux."))
    with pytest.raises(DomainError, match="ordre du jour"):
        service.record(drafted(ballot, item_id=None), TextPlace(item_id=room.item, version=1))
    assert dump(workspace.database) == before


def test_who_takes_no_part_is_removed_from_the_voices(
    service: VoteService, ballot: Ballot, room: LiveRoom, workspace: Workspace
) -> None:
    done = service.record(drafted(ballot, 3, 0, aside=frozenset({room["Diallo"]})))
    with workspace.read() as session:
        aside = session.query(VoteElector).filter_by(took_part=False).one()
    assert (aside.vote_id, aside.member_id) == (done.vote_id, room["Diallo"])


def test_a_roll_call_keeps_what_each_voice_said_and_a_secret_ballot_nothing(
    service: VoteService, ballot: Ballot, workspace: Workspace
) -> None:
    choices = tuple(
        (voice.member.id, choice)
        for voice, choice in zip(
            ballot.voices, (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR), strict=True
        )
    )
    service.record(drafted(ballot, mode=CALL, choices=choices, totals=totals_of(choices)))
    service.record(drafted(ballot, mode=SECRET, totals=Totals(votes_for=2, blank=1, void=1)))
    with workspace.read() as session:
        kept = [one.choice for one in session.query(VoteElector).order_by(VoteElector.id)]
        secret = session.query(Vote).order_by(Vote.id.desc()).first()
    assert kept == [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR, None, None, None, None]
    assert secret is not None
    assert (secret.blank, secret.void) == (1, 1)


def test_the_chair_settles_a_tie_by_hands_and_never_in_a_secret_ballot(
    service: VoteService, workspace: Workspace
) -> None:
    room = start(workspace, casting_vote=True)
    ballot = service.freeze(room.meeting, room.item)
    with pytest.raises(DomainError, match="dites son choix") as refused:
        service.record(drafted(ballot, 2, 2))
    assert refused.value.field == "chair_says"
    done = service.record(drafted(ballot, 2, 2, chair_says=Choice.FOR))
    with workspace.read() as session:
        vote = session.get_one(Vote, done.vote_id)
    assert (vote.result, vote.was_cast) == (VoteResult.ADOPTED, True)
    assert service.record(drafted(ballot, 2, 2, chair_says=Choice.ABSTAIN)).result is VoteResult.REJECTED
    with pytest.raises(DomainError, match="ne départage pas"):
        service.record(drafted(ballot, 2, 2, mode=SECRET, chair_says=Choice.FOR))
    assert service.record(drafted(ballot, 2, 2, mode=SECRET)).result is VoteResult.REJECTED


def test_a_vote_without_quorum_is_asked_about_then_says_so(
    service: VoteService, ballot: Ballot, room: LiveRoom, workspace: Workspace
) -> None:
    AttendanceService(workspace).leave(room.meeting, room["Benali"])
    ballot = service.freeze(room.meeting, room.item)
    with pytest.raises(ToConfirm) as asked:
        service.record(drafted(ballot, 2, 0))
    assert asked.value.code == "quorum"
    done = service.record(drafted(ballot, 2, 0), accepted=frozenset({"quorum"}))
    with workspace.read() as session:
        assert "Le quorum n’était pas atteint" in session.get_one(Vote, done.vote_id).explanation


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda d: replace(d, totals=Totals(votes_for=4, votes_against=1)), "il y en a une de trop"),
        (lambda d: replace(d, totals=Totals(votes_for=2)), "il en manque 2"),
        (lambda d: replace(d, subject=" "), "Écrivez ce qui est mis aux voix"),
        (lambda d: replace(d, totals=Totals(votes_for=3, blank=1)), "qu’au scrutin secret"),
        (lambda d: replace(d, voices=d.voices[:2], totals=Totals(votes_for=2)), "Les présences ont changé"),
        (lambda d: replace(d, item_id=99), "n’est plus à l’ordre du jour"),
        (lambda d: replace(d, meeting_id=99), "n’est plus dans le dossier"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_half_written(
    service: VoteService,
    ballot: Ballot,
    workspace: Workspace,
    spoil: Callable[[VoteDraft], VoteDraft],
    words: str,
) -> None:
    before = dump(workspace.database)
    with pytest.raises(DomainError) as refused:
        service.record(spoil(drafted(ballot)))
    assert words in refused.value.sentence
    assert dump(workspace.database) == before


def test_several_faults_are_told_together(service: VoteService, ballot: Ballot) -> None:
    with pytest.raises(Faults):
        service.record(drafted(ballot, 9, 9, subject=""))


def test_a_ballot_needs_a_voice_and_an_item_that_is_there(service: VoteService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        empty = live_room(Builder(session))
    with pytest.raises(DomainError, match="Personne n’a de voix"):
        service.freeze(empty.meeting, None)
    with pytest.raises(DomainError, match="plus à l’ordre du jour"):
        service.freeze(empty.meeting, 99)


def test_a_vote_outside_the_agenda_has_no_subject_yet(service: VoteService, room: LiveRoom) -> None:
    ballot = service.freeze(room.meeting, None)
    assert (ballot.subject, ballot.item_number) == ("", None)
    assert service.record(drafted(ballot, subject="Motion")).decision_number == "2026-01"


def test_a_vote_that_carried_a_decision_stays(
    service: VoteService, ballot: Ballot, workspace: Workspace
) -> None:
    done = service.record(drafted(ballot))
    with pytest.raises(DomainError, match="La décision 2026-01 s’appuie sur ce vote"):
        service.delete(done.vote_id)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        service.delete(99)
    assert workspace.last_act() == "Vote inscrit\u00a0: adopté, décision 2026-01."


def test_whoever_voted_does_not_become_absent_nor_leave_before(
    service: VoteService, ballot: Ballot, room: LiveRoom, workspace: Workspace
) -> None:
    service.record(drafted(ballot))
    attendances = AttendanceService(workspace)
    with pytest.raises(DomainError, match="a voté à"):
        attendances.mark(room.meeting, room["Hélias"], AttendanceStatus.ABSENT)
    with pytest.raises(DomainError, match="a voté à"):
        attendances.leave(room.meeting, room["Hélias"], CLOCK - 1)
    attendances.leave(room.meeting, room["Hélias"])


def test_reading_rights_record_no_vote(workspace_as: Callable[[Role], Workspace]) -> None:
    room = start(workspace_as(Role.SECRETARIAT))
    reader = VoteService(workspace_as(Role.READING))
    ballot = reader.freeze(room.meeting, room.item)
    with pytest.raises(NotPermitted):
        reader.record(drafted(ballot))
    with pytest.raises(NotPermitted):
        reader.delete(1)
