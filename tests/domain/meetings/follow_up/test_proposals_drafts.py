"""What is refused of a proposal, and since when a person waits."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import (
    ProposalDraft,
    proposal_draft,
    proposal_faults,
    write_proposal,
)
from engagement_desktop.domain.meetings.follow_up.proposals_rows import Feedback, feedback_of, waiting_days

TODAY, MADE = date(2026, 11, 22), date(2026, 10, 1)
TOMORROW, BEFORE = date(2026, 11, 23), date(2026, 9, 30)
HEARD = ProposalDraft(committee_id=1, made_on=MADE, said="Un banc devant l’entrée")
RETAINED = replace(HEARD, state=ProposalState.RETAINED)
REFUSED = replace(HEARD, state=ProposalState.NOT_RETAINED, reason="La place manque.")


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (HEARD, []),
        (RETAINED, []),
        (REFUSED, []),
        (replace(HEARD, said=" "), ["said"]),
        (replace(HEARD, committee_id=None, made_on=None), ["committee_id", "made_on"]),
        (replace(HEARD, made_on=TOMORROW), ["made_on"]),
        (replace(REFUSED, reason="  "), ["reason"]),
        (replace(HEARD, told_on=TODAY), ["told_on"]),
        (replace(HEARD, on_poster=True), ["on_poster"]),
        (replace(RETAINED, on_poster=True), []),
        (replace(RETAINED, answered_on=TOMORROW), ["answered_on"]),
        (replace(RETAINED, answered_on=BEFORE), ["answered_on"]),
        (replace(RETAINED, answered_on=TODAY, told_on=TODAY), []),
        (replace(RETAINED, answered_on=TODAY, told_on=MADE), ["told_on"]),
        (replace(RETAINED, told_on=TOMORROW), ["told_on"]),
        (replace(RETAINED, told_on=BEFORE), ["told_on"]),
        (replace(RETAINED, told_on=BEFORE, made_on=None), ["made_on"]),
    ],
)
def test_what_is_refused_of_a_proposal(draft: ProposalDraft, fields: list[str]) -> None:
    assert [fault.field for fault in proposal_faults(draft, TODAY)] == fields


def test_a_suite_without_a_day_is_given_today_or_the_day_it_was_told() -> None:
    assert write_proposal(None, RETAINED, TODAY).answered_on == TODAY
    assert write_proposal(None, replace(RETAINED, told_on=MADE), TODAY).answered_on == MADE
    assert write_proposal(None, replace(HEARD, answered_on=MADE), TODAY).answered_on is None


def test_a_form_gives_back_what_it_was_given() -> None:
    draft = replace(REFUSED, person_id=4, decision_id=2, answer="Vu", answered_on=MADE, told_on=TODAY)
    proposal = write_proposal(None, draft, TODAY)
    assert proposal_draft(proposal) == replace(draft, version=proposal.version)
    same = write_proposal(proposal, replace(draft, said=" Deux  bancs "), TODAY)
    assert same is proposal
    assert proposal.said == "Deux bancs"


def test_a_proposal_without_committee_or_day_is_not_written() -> None:
    with pytest.raises(DomainError, match="pas complète"):
        write_proposal(None, ProposalDraft(said="x"), TODAY)


@pytest.mark.parametrize(
    ("state", "told_on", "is_named", "feedback"),
    [
        (ProposalState.WAITING, None, True, Feedback.ANSWER),
        (ProposalState.WAITING, None, False, Feedback.ANSWER),
        (ProposalState.IN_PROGRESS, None, True, Feedback.TELLING),
        (ProposalState.NOT_RETAINED, None, False, Feedback.TOLD),
        (ProposalState.RETAINED, TODAY, True, Feedback.TOLD),
    ],
)
def test_what_the_person_still_waits_for(
    state: ProposalState, told_on: date | None, is_named: bool, feedback: Feedback
) -> None:
    assert feedback_of(state, told_on, is_named=is_named) is feedback


@pytest.mark.parametrize(("ended_on", "days"), [(None, 52), (MADE, 0), (date(2026, 10, 11), 10), (BEFORE, 0)])
def test_a_proposal_ages_until_the_person_knows(ended_on: date | None, days: int) -> None:
    assert waiting_days(MADE, ended_on, TODAY) == days
