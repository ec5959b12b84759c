"""Activities: offered, added, renamed, hidden, kept apart from the usual ones."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.hours.activities_drafts import ActivityDraft, ActivityRow
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.services.hours.activities import ActivityService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

WALK = ActivityDraft(family=MissionFamily.PEERS, label="Marche du  jeudi")


@pytest.fixture
def activities(workspace: Workspace) -> ActivityService:
    with workspace.database.work() as session:
        make = Builder(session)
        own, person = make.structure(), make.person()
        make.hours(person, own, date(2026, 11, 1), activity="Marche du jeudi", family=MissionFamily.PEERS)
        make.hours(person, own, date(2026, 11, 2), activity="Relecture de l’affiche")
    return ActivityService(workspace)


def row(activities: ActivityService, label: str) -> ActivityRow:
    return next(one for one in activities.rows() if one.label == label)


def test_what_was_said_lately_is_offered_first(activities: ActivityService) -> None:
    offered = activities.offered()
    assert [one.label for one in offered[:2]] == ["Relecture de l’affiche", "Marche du jeudi"]
    assert {one.family for one in offered if not one.label} == set(MissionFamily)
    assert "Plaidoyer" in {one.label for one in offered}


def test_an_own_activity_stands_before_the_usual_ones(activities: ActivityService) -> None:
    activity_id = activities.save(WALK)
    mine = row(activities, "Marche du jeudi")
    assert (mine.activity_id, mine.is_own, mine.uses) == (activity_id, True, 1)
    assert activities.rows()[0] == mine
    assert next(one for one in activities.offered() if one.label == "Marche du jeudi").activity_id == 1


def test_an_activity_is_renamed_and_entries_keep_their_words(activities: ActivityService) -> None:
    activities.save(WALK)
    draft = activities.draft(1)
    activities.save(ActivityDraft(id=1, version=draft.version, family=draft.family, label="Marche"))
    assert row(activities, "Marche").uses == 0
    with pytest.raises(ChangedMeanwhile):
        activities.save(draft)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (ActivityDraft(family=MissionFamily.PEERS), "Donnez un nom"),
        (ActivityDraft(label="Marche"), "Choisissez la famille"),
        (ActivityDraft(family=MissionFamily.REPRESENTATION, label="PLAIDOYER"), "activités usuelles"),
        (ActivityDraft(family=MissionFamily.PEERS, label="marche du jeudi"), "déjà dans cette famille"),
        (ActivityDraft(id=9, family=MissionFamily.PEERS, label="x"), "n’est plus dans le dossier"),
    ],
)
def test_what_is_refused_of_an_activity(
    activities: ActivityService, draft: ActivityDraft, words: str
) -> None:
    activities.save(WALK)
    with pytest.raises(DomainError, match=words):
        activities.save(draft)


def test_a_hidden_activity_is_no_longer_offered_and_comes_back(
    workspace: Workspace, activities: ActivityService
) -> None:
    family = MissionFamily.REPRESENTATION
    activities.hide(family, "Plaidoyer", hidden=True)
    assert row(activities, "Plaidoyer").is_hidden
    assert not row(activities, "Plaidoyer").is_own
    assert "Plaidoyer" not in {one.label for one in activities.offered()}
    assert workspace.last_act() == "Activité cachée\u00a0: Plaidoyer."
    activities.hide(family, "Plaidoyer", hidden=False)
    assert row(activities, "Plaidoyer").activity_id is None
    activities.save(WALK)
    activities.hide(MissionFamily.PEERS, "Marche du jeudi", hidden=True)
    assert row(activities, "Marche du jeudi").is_hidden
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        activities.hide(family, "Inconnue", hidden=True)


def test_an_activity_that_entries_say_is_not_deleted(activities: ActivityService) -> None:
    activities.save(WALK)
    with pytest.raises(DomainError, match="Cachez-la"):
        activities.delete(1)
    other = activities.save(ActivityDraft(family=MissionFamily.ETHICS, label="Café éthique"))
    activities.delete(other)
    assert "Café éthique" not in {one.label for one in activities.rows()}
    assert activities.blank() == ActivityDraft()
