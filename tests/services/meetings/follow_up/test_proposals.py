"""« Vous avez dit, nous avons fait »: heard, answered, told, put on the poster."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import HeardNow, ProposalDraft
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.meetings.follow_up.proposals import ProposalService
from engagement_desktop.services.workspace import Workspace
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened

MADE = date(2026, 10, 1)


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


@pytest.fixture
def proposals(workspace: Workspace) -> ProposalService:
    return ProposalService(workspace)


def draft(room: OpenMeeting, said: str = "Un banc devant l’entrée", **values: Any) -> ProposalDraft:
    heard = ProposalDraft(committee_id=room.committee, made_on=MADE, said=said, person_id=room.people[0])
    return replace(heard, **values)


def test_a_proposal_is_a_row_and_a_line_in_one_act(room: OpenMeeting, proposals: ProposalService) -> None:
    heard = HeardNow(said=" Un  banc ", person_id=room.people[1])
    placed = proposals.hear(TextPlace(item_id=room.items[0], before="Mots"), heard)
    assert placed.text.content == f"Mots\n::proposal {placed.row_id}::"
    detail = proposals.detail(placed.row_id)
    assert (detail.row.said, detail.row.person, detail.row.made_on) == ("Un banc", "Yann Le Goff", TODAY)
    assert (detail.row.feedback, detail.item) == (Feedback.ANSWER, "Accueil du samedi")
    assert room.workspace.undo() == "Proposition inscrite\u00a0: Un banc."
    assert proposals.summary(ListQuery()).total == 0


def test_nothing_said_and_nobody_known_are_refused_together(
    room: OpenMeeting, proposals: ProposalService
) -> None:
    with pytest.raises(Faults) as refused:
        proposals.hear(room.place(), HeardNow(said=" ", person_id=99))
    assert [fault.field for fault in refused.value.faults] == ["said", "person_id"]
    with pytest.raises(Faults) as refused:
        proposals.save(draft(room, committee_id=99, person_id=99, decision_id=99))
    assert len(refused.value.faults) == 3


def test_a_refusal_without_reason_and_a_telling_without_answer_are_refused(
    room: OpenMeeting, proposals: ProposalService
) -> None:
    with pytest.raises(DomainError, match="droit à une raison"):
        proposals.save(draft(room, state=ProposalState.NOT_RETAINED))
    with pytest.raises(DomainError, match="pas encore"):
        proposals.save(draft(room, told_on=TODAY))
    waiting = proposals.save(draft(room))
    with pytest.raises(DomainError, match="d’abord la suite"):
        proposals.tell(waiting)
    with pytest.raises(DomainError, match="d’abord la suite"):
        proposals.tick(waiting, on_poster=True)
    proposals.tick(waiting, on_poster=False)


def test_a_proposal_goes_from_heard_to_told(room: OpenMeeting, proposals: ProposalService) -> None:
    assert proposals.blank() == ProposalDraft(committee_id=room.committee, made_on=TODAY)
    made = proposals.save(draft(room))
    assert [(row.id, row.waiting_days) for row in proposals.awaiting()] == [(made, 52)]
    kept = proposals.draft(made)
    proposals.save(replace(kept, state=ProposalState.RETAINED, answer="Il est posé."))
    assert proposals.detail(made).row.feedback is Feedback.TELLING
    with pytest.raises(ChangedMeanwhile) as refused:
        proposals.save(kept)
    assert refused.value.theirs == proposals.draft(made)
    proposals.tell(made)
    row = proposals.detail(made).row
    assert (row.feedback, row.told_on, row.answered_on) == (Feedback.TOLD, TODAY, TODAY)
    assert proposals.awaiting() == ()
    proposals.tick(made, on_poster=True)
    assert proposals.summary(ListQuery()).sums["poster"] == 1
    assert room.workspace.undo() == "Proposition mise sur l’affiche\u00a0: Un banc devant l’entrée."
    proposals.tick(made, on_poster=True)
    proposals.tick(made, on_poster=False)
    assert room.workspace.last_act() == "Proposition retirée de l’affiche\u00a0: Un banc devant l’entrée."


def test_an_idea_of_the_box_is_told_by_its_answer(room: OpenMeeting, proposals: ProposalService) -> None:
    made = proposals.save(draft(room, person_id=None, state=ProposalState.IN_PROGRESS))
    assert proposals.detail(made).row.feedback is Feedback.TOLD
    assert proposals.awaiting() == ()


def test_the_list_is_searched_narrowed_and_counted(room: OpenMeeting, proposals: ProposalService) -> None:
    refused = draft(
        room, "Ouvrir le dimanche", state=ProposalState.NOT_RETAINED, reason="Personne n’est libre."
    )
    told = draft(room, "Un banc", state=ProposalState.RETAINED, told_on=TODAY, on_poster=True)
    late, first, new = (
        proposals.save(one) for one in (refused, told, draft(room, "Une rampe", person_id=None))
    )

    def found(**asked: Any) -> list[int]:
        return [row.id for row in proposals.page(ListQuery(**asked)).rows]

    assert found() == [new, late, first]
    assert found(search="libre") == [late]
    assert found(search="helias") == [late, first]
    assert found(filters={"person": str(room.people[0])}) == [late, first]
    assert found(filters={"poster": "yes"}) == [first]
    assert found(filters={"feedback": "answer"}) == [new]
    assert found(filters={"state": "retained"}) == [first]
    assert found(filters={"meeting": "1"}) == []
    for key in ("date", "person", "committee", "state", "told"):
        assert len(found(sort=key)) == 3
    chips = proposals.chips(ListQuery())
    assert {chip.key: chip.count for chip in chips["feedback"]} == {"answer": 1, "telling": 1, "told": 1}
    assert [row.id for row in proposals.of_person(room.people[0])] == [late, first]
    summary = proposals.summary(ListQuery(search="banc"))
    assert (summary.count, summary.total) == (1, 3)


def test_validated_minutes_keep_the_words_of_a_proposal(
    room: OpenMeeting, proposals: ProposalService
) -> None:
    made = proposals.hear(room.place(), HeardNow(said="Un banc")).row_id
    room.seal()
    kept = proposals.draft(made)
    with pytest.raises(DomainError, match="Faites un rectificatif"):
        proposals.save(replace(kept, said="Deux bancs"))
    with pytest.raises(DomainError, match="Faites un rectificatif"):
        proposals.delete(made)
    assert proposals.save(replace(kept, state=ProposalState.IN_PROGRESS, answer="Vu")) == made
    proposals.tell(made)
    proposals.tick(made, on_poster=True)
    assert proposals.detail(made).row.on_poster


def test_a_proposal_goes_to_the_bin_with_its_line_and_comes_back(
    room: OpenMeeting, proposals: ProposalService
) -> None:
    long = "Un banc devant l’entrée, à l’ombre du grand tilleul de la place"
    made = proposals.hear(room.place(), HeardNow(said=long)).row_id
    proposals.delete(made)
    assert room.text().content == ""
    entry = BinService(room.workspace).entries()[0]
    assert entry.said == "Proposition\u00a0: Un banc devant l’entrée, à l’ombre du\u00a0…"
    BinService(room.workspace).restore(entry.id)
    assert proposals.detail(made).row.said == long


def test_what_is_gone_is_said_gone(proposals: ProposalService) -> None:
    for act in (proposals.detail, proposals.draft, proposals.tell, proposals.delete):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            act(99)
