"""What is refused of an action, what is asked, when it is late."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import ToConfirm
from engagement_desktop.domain.meetings.follow_up.actions_drafts import (
    DUE_BEFORE,
    ActionDraft,
    action_draft,
    action_faults,
    ask_due_day,
    write_action,
)
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming, days_late, timing_of
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Priority

TODAY, ASKED = date(2026, 11, 22), date(2026, 11, 3)
GOOD = ActionDraft(committee_id=1, asked_on=ASKED, wording="Relire le livret")
DONE = replace(GOOD, state=ActionState.DONE)


def faults(draft: ActionDraft) -> list[str | None]:
    return [fault.field for fault in action_faults(draft, TODAY)]


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (GOOD, []),
        (replace(GOOD, wording=" \n"), ["wording"]),
        (replace(GOOD, wording="a" * 4_001), ["wording"]),
        (replace(GOOD, committee_id=None, asked_on=None), ["committee_id", "asked_on"]),
        (replace(GOOD, asked_on=date(2026, 11, 23)), ["asked_on"]),
        (DONE, []),
        (replace(DONE, closed_on=TODAY), []),
        (replace(DONE, closed_on=date(2026, 11, 23)), ["closed_on"]),
        (replace(DONE, closed_on=date(2026, 11, 2)), ["closed_on"]),
        (replace(DONE, closed_on=date(2026, 11, 2), asked_on=None), ["asked_on"]),
        (replace(GOOD, closed_on=date(2030, 1, 1)), []),
    ],
)
def test_what_is_refused_of_an_action(draft: ActionDraft, fields: list[str]) -> None:
    assert faults(draft) == fields


def test_a_day_before_the_meeting_is_asked_once() -> None:
    day = date(2026, 11, 2)
    with pytest.raises(ToConfirm, match="en retard dès maintenant") as asked:
        ask_due_day(day, ASKED, frozenset())
    assert (asked.value.code, asked.value.field) == (DUE_BEFORE, "due_on")
    ask_due_day(day, ASKED, frozenset({DUE_BEFORE}))
    ask_due_day(ASKED, ASKED, frozenset())
    ask_due_day(None, ASKED, frozenset())


@pytest.mark.parametrize(
    ("state", "due_on", "timing"),
    [
        (ActionState.OPEN, None, ActionTiming.TO_DO),
        (ActionState.OPEN, date(2026, 11, 21), ActionTiming.LATE),
        (ActionState.OPEN, TODAY, ActionTiming.TO_DO),
        (ActionState.OPEN, date(2026, 11, 23), ActionTiming.TO_DO),
        (ActionState.DONE, date(2026, 1, 1), ActionTiming.DONE),
        (ActionState.DROPPED, date(2026, 1, 1), ActionTiming.DROPPED),
    ],
)
def test_an_action_is_late_when_it_is_open_after_its_day(
    state: ActionState, due_on: date | None, timing: ActionTiming
) -> None:
    assert timing_of(state, due_on, TODAY) is timing


@pytest.mark.parametrize(("due_on", "days"), [(date(2026, 11, 1), 21), (TODAY, 0), (date(2027, 1, 1), 0)])
def test_days_late_are_whole_and_never_negative(due_on: date, days: int) -> None:
    assert days_late(due_on, TODAY) == days


def an_action() -> Action:
    return Action(
        committee_id=1, number="2026-01", number_year=2026, number_sequence=1, asked_on=ASKED, wording="x"
    )


def test_an_action_closed_without_a_day_is_closed_today() -> None:
    action = an_action()
    write_action(action, replace(DONE, proof=" courrier ", comment=" "), TODAY)
    assert (action.state, action.closed_on, action.proof, action.comment) == (
        ActionState.DONE,
        TODAY,
        "courrier",
        None,
    )


def test_an_action_opened_again_has_no_day_of_end() -> None:
    action = an_action()
    write_action(action, replace(DONE, closed_on=ASKED), TODAY)
    assert action.closed_on == ASKED
    write_action(action, replace(GOOD, closed_on=ASKED, priority=Priority.HIGH, decision_id=4), TODAY)
    again = action_draft(action)
    assert (again.closed_on, again.priority, again.decision_id) == (None, Priority.HIGH, 4)


def test_a_form_gives_back_what_it_was_given() -> None:
    action = an_action()
    draft = replace(DONE, wording="Écrire", owner_id=3, due_on=TODAY, proof="oui", comment="bien")
    write_action(action, replace(draft, closed_on=TODAY), TODAY)
    assert action_draft(action) == replace(draft, closed_on=TODAY, version=action.version)
