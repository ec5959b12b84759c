"""The register of decisions, the list of actions and the poster, on paper."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_drafts import ActionDraft
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import ProposalDraft
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteMode, VoteResult
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.services.meetings.follow_up.actions import ActionService
from engagement_desktop.services.meetings.follow_up.decisions import DecisionService
from engagement_desktop.services.meetings.follow_up.follow_up_papers import FollowUpPaperService, vote_words
from engagement_desktop.services.meetings.follow_up.proposals import ProposalService
from engagement_desktop.services.workspace import Workspace
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


@pytest.fixture
def papers(workspace: Workspace) -> FollowUpPaperService:
    return FollowUpPaperService(workspace)


def words(path: Path) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages).split()
    )


def a_vote(room: OpenMeeting) -> int:
    with room.workspace.database.work() as session:
        vote = Vote(
            meeting_id=room.meeting,
            item_id=room.items[0],
            subject="Ouvrir le samedi",
            mode=VoteMode.SHOW_OF_HANDS,
            at_minute=1100,
            majority=MajorityRule.SIMPLE,
            votes_for=7,
            votes_against=2,
            abstentions=1,
            result=VoteResult.ADOPTED,
            explanation="Adopté.",
        )
        session.add(vote)
        session.flush()
        return vote.id


def test_the_register_is_written_as_it_is_looked_at(
    room: OpenMeeting, papers: FollowUpPaperService, tmp_path: Path
) -> None:
    decisions, vote = DecisionService(room.workspace), a_vote(room)
    decisions.decide(room.place(), DecidedNow(wording="Ouvrir le samedi.", vote_id=vote))
    decisions.decide(room.place(), DecidedNow(wording="Relire le livret."))
    whole, narrow, table = (tmp_path / name for name in ("tout.pdf", "livret.pdf", "tout.csv"))
    assert papers.decisions(ListQuery(), whole).made == 2
    assert "Ouvrir le samedi." in words(whole)
    assert "7 pour, 2 contre, 1 abstention" in words(whole)
    assert papers.decisions(ListQuery(search="livret"), narrow).made == 1
    assert "samedi" not in words(narrow)
    papers.decisions(ListQuery(), table)
    assert "2026-01" in table.read_text(encoding="utf-8-sig")
    assert vote_words(None) == ""


def test_the_actions_are_written_late_ones_first(
    room: OpenMeeting, papers: FollowUpPaperService, tmp_path: Path
) -> None:
    actions, target = ActionService(room.workspace), tmp_path / "actions.pdf"
    asked = ActionDraft(committee_id=room.committee, asked_on=date(2026, 1, 1), wording="Écrire à la mairie")
    actions.save(asked)
    late = TODAY - timedelta(days=3)
    actions.save(
        ActionDraft(
            committee_id=room.committee,
            asked_on=date(2026, 1, 1),
            wording="Relire",
            due_on=late,
            owner_id=room.people[0],
        )
    )
    assert papers.actions(ListQuery(), target).made == 2
    told = words(target)
    assert told.index("Relire") < told.index("Écrire à la mairie")
    assert "Hélias" in told


def test_the_poster_names_nobody(room: OpenMeeting, papers: FollowUpPaperService, tmp_path: Path) -> None:
    target = tmp_path / "affiche.pdf"
    with pytest.raises(DomainError, match="Aucune proposition"):
        papers.poster(target)
    ProposalService(room.workspace).save(
        ProposalDraft(
            committee_id=room.committee,
            made_on=date(2026, 10, 1),
            said="Un banc devant l’entrée",
            person_id=room.people[0],
            state=ProposalState.RETAINED,
            answer="Il est posé.",
            on_poster=True,
        )
    )
    papers.poster(target)
    told = words(target)
    assert "Un banc devant l’entrée" in told
    assert "Il est posé." in told
    assert "Hélias" not in told


def test_a_poster_takes_the_newest_ideas_and_counts_the_others(
    room: OpenMeeting, papers: FollowUpPaperService, tmp_path: Path
) -> None:
    proposals = ProposalService(room.workspace)
    for at in range(5):
        proposals.save(
            ProposalDraft(
                committee_id=room.committee,
                made_on=date(2026, 10, 1 + at),
                said=f"Une idée du {at}",
                state=ProposalState.RETAINED,
                answer="C’est fait.",
                on_poster=True,
            )
        )
    outcome = papers.poster(tmp_path / "affiche.pdf")
    told = words(tmp_path / "affiche.pdf")
    assert (outcome.made, outcome.beyond) == (3, 2)
    assert [at for at in range(5) if f"Une idée du {at}" in told] == [2, 3, 4]


def test_nothing_to_write_and_another_kind_of_file_are_refused(
    room: OpenMeeting,
    papers: FollowUpPaperService,
    tmp_path: Path,
    workspace_as: Callable[[Role], Workspace],
) -> None:
    with pytest.raises(DomainError, match="Aucune décision"):
        papers.decisions(ListQuery(), tmp_path / "vide.pdf")
    with pytest.raises(DomainError, match="Aucune action"):
        papers.actions(ListQuery(), tmp_path / "vide.pdf")
    for write in (
        lambda p: papers.decisions(ListQuery(), p),
        lambda p: papers.actions(ListQuery(), p),
        papers.poster,
    ):
        with pytest.raises(DomainError, match="finit par"):
            write(tmp_path / "autre.txt")
    with pytest.raises(NotPermitted):
        FollowUpPaperService(workspace_as(Role.READING)).poster(tmp_path / "affiche.pdf")
    assert not list(tmp_path.glob("*.pdf"))
    del room
