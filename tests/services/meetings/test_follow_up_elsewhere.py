"""What meetings left is told on the home page, on the page of a person, and before a departure."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.actions_drafts import DUE_BEFORE, AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import HeardNow
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.departures_rows import ActionLeft
from engagement_desktop.domain.register.person_file_rows import FileEventKind
from engagement_desktop.domain.reports.home_rows import NextStep, StepKind
from engagement_desktop.services.meetings.follow_up.actions import ActionService
from engagement_desktop.services.meetings.follow_up.decisions import DecisionService
from engagement_desktop.services.meetings.follow_up.proposals import ProposalService
from engagement_desktop.services.register.departures import DepartureService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.register.person_file import PersonFileService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.search import SearchService
from engagement_desktop.services.workspace import Workspace
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened

LATE = TODAY - timedelta(days=3)
KINDS = {StepKind.ACTIONS_LATE, StepKind.PROPOSALS_AWAITING}


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    """Monique has a late action and one that is done, and proposed something."""
    made, actions = opened(workspace), ActionService(workspace)
    for words, due_on in (("Relire", LATE), ("Écrire", date(2026, 1, 1))):
        asked = AskedNow(wording=words, owner_id=made.people[0], due_on=due_on)
        actions.ask(made.place(), asked, frozenset({DUE_BEFORE}))
    actions.close(2)
    ProposalService(workspace).hear(made.place(), HeardNow(said="Un banc", person_id=made.people[0]))
    return made


def steps(workspace: Workspace) -> list[NextStep]:
    return [step for step in HomeService(workspace).home().steps if step.kind in KINDS]


def test_home_tells_what_is_late_and_who_waits(room: OpenMeeting) -> None:
    assert steps(room.workspace) == [
        NextStep(StepKind.ACTIONS_LATE, 1, LATE),
        NextStep(StepKind.PROPOSALS_AWAITING, 1, TODAY),
    ]


@pytest.mark.parametrize(("role", "told"), [(Role.SECRETARIAT, 2), (Role.TREASURY, 0), (Role.READING, 0)])
def test_only_those_who_follow_it_are_told(
    room: OpenMeeting, workspace_as: Callable[[Role], Workspace], role: Role, told: int
) -> None:
    del room
    assert len(steps(workspace_as(role))) == told


def test_the_page_of_a_person_tells_what_they_do_and_said(room: OpenMeeting) -> None:
    file = PersonFileService(room.workspace).file(room.people[0])
    actions = file.of_kind(FileEventKind.ACTION)
    assert [(event.title, event.detail, event.page) for event in actions] == [
        ("Action 2026-02, écrire", "faite, pour le 01/01/2026", "actions"),
        ("Action 2026-01, relire", "en retard, pour le 19/11/2026", "actions"),
    ]
    proposals = file.of_kind(FileEventKind.PROPOSAL)
    assert [(event.title, event.detail, event.page) for event in proposals] == [
        ("Un banc", "sans réponse", "proposals")
    ]


def test_a_departure_tells_the_actions_left_open(room: OpenMeeting) -> None:
    view = DepartureService(room.workspace).look(room.people[0])
    assert view.actions == (ActionLeft(1, "2026-01", "Relire", LATE),)
    assert DepartureService(room.workspace).look(room.people[1]).actions == ()


@pytest.mark.parametrize(
    ("words", "page", "title", "detail"),
    [
        (
            "samedi ouvrir",
            "decisions",
            "Décision 2026-01",
            "Ouvrir le samedi., Comité des usagers, 22/11/2026",
        ),
        ("2026-02", "actions", "Action 2026-02", "Écrire, Monique Hélias, faite"),
        ("RELIRE", "actions", "Action 2026-01", "Relire, Monique Hélias, à faire"),
        ("banc", "proposals", "Un banc", "Sans réponse, 22/11/2026"),
    ],
)
def test_what_meetings_left_is_found_by_number_and_words(
    room: OpenMeeting, words: str, page: str, title: str, detail: str
) -> None:
    decided = DecidedNow(wording="Ouvrir le samedi.")
    DecisionService(room.workspace).decide(room.place(), decided)
    groups = SearchService(room.workspace).find(words)
    found = [one for group in groups for one in group.found if one.page == page]
    assert [(one.title, one.detail) for one in found] == [(title, detail)]


def test_two_files_made_one_keep_their_actions_and_proposals(room: OpenMeeting) -> None:
    MergeService(room.workspace).merge(room.people[2], room.people[0], {})
    file = PersonFileService(room.workspace).file(room.people[2])
    assert len(file.of_kind(FileEventKind.ACTION)) == 2
    assert len(file.of_kind(FileEventKind.PROPOSAL)) == 1


def test_a_person_who_proposed_something_is_archived_rather_than_deleted(room: OpenMeeting) -> None:
    heard = HeardNow(said="Une rampe", person_id=room.people[2])
    ProposalService(room.workspace).hear(room.place(), heard)
    with pytest.raises(DomainError, match="1\u00a0proposition"):
        PeopleService(room.workspace).delete(room.people[2])
