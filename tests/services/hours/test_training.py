"""The register of trainings, from a real dossier."""

from datetime import date

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.training_drafts import PresenceDraft, TrainingDraft
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.person_file_rows import FileEventKind
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.hours.training import TrainingService
from engagement_desktop.services.register.person_file import PersonFileService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

HOUR = 60
MARCH = date(2026, 3, 2)


@pytest.fixture
def people(workspace: Workspace) -> tuple[int, int]:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        anne, paul = make.person("Aubry", "Anne"), make.person("Bel", "Paul")
        make.hours(paul, own, date(2026, 5, 5), 3 * HOUR, family=MissionFamily.PATIENT_EDUCATION)
        return anne.id, paul.id


@pytest.fixture
def service(workspace: Workspace) -> TrainingService:
    return TrainingService(workspace)


def draft(*people: PresenceDraft, **more: object) -> TrainingDraft:
    usual = {"title": "Écoute active", "started_on": MARCH, "minutes": 6 * HOUR, "people": people}
    return TrainingDraft(**usual | more)  # type: ignore[arg-type]  # words by name


def came(person_id: int, minutes: int | None = None) -> PresenceDraft:
    return PresenceDraft(person_id=person_id, minutes=minutes)


def test_a_training_is_kept_with_who_came(service: TrainingService, people: tuple[int, int]) -> None:
    anne, paul = people
    kept = service.save(draft(came(anne), came(paul, 2 * HOUR), cost=Money(12_000), is_joint=True))
    found = service.detail(kept)
    assert [(one.name, one.minutes, one.is_whole) for one in found.people] == [
        ("Anne Aubry", 6 * HOUR, True),
        ("Paul Bel", 2 * HOUR, False),
    ]
    assert (found.row.people, found.row.cost, found.row.is_joint) == (2, Money(12_000), True)
    assert service.draft(kept).people == (came(anne), came(paul, 2 * HOUR))


def test_who_is_taken_off_the_list_did_not_come(service: TrainingService, people: tuple[int, int]) -> None:
    anne, paul = people
    kept = service.save(draft(came(anne), came(paul)))
    before = service.draft(kept)
    service.save(TrainingDraft(**{**vars_of(before), "people": (came(paul, HOUR),)}))
    assert [(one.person_id, one.minutes) for one in service.detail(kept).people] == [(paul, HOUR)]


def vars_of(one: TrainingDraft) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_a_training_saved_meanwhile_is_not_overwritten(service: TrainingService) -> None:
    kept = service.save(draft())
    first = service.draft(kept)
    service.save(first.__class__(**{**vars_of(first), "place": "Vannes"}))
    with pytest.raises(ChangedMeanwhile) as refusal:
        service.save(first)
    assert refusal.value.theirs == service.draft(kept)


def test_somebody_unknown_does_not_come(service: TrainingService) -> None:
    with pytest.raises(DomainError, match="plus dans le dossier"):
        service.save(draft(came(99)))


def test_what_is_gone_is_said(service: TrainingService) -> None:
    for ask in (service.detail, service.draft, service.delete):
        with pytest.raises(DomainError, match="plus dans le dossier"):
            ask(12)


def test_a_training_deleted_comes_back_from_the_bin_with_who_came(
    workspace: Workspace, service: TrainingService, people: tuple[int, int]
) -> None:
    kept = service.save(draft(came(people[0])))
    service.delete(kept)
    assert service.page(ListQuery()).rows == ()
    entries = BinService(workspace)
    (lying,) = entries.entries()
    assert lying.said == "Formation Écoute active"
    entries.restore(lying.id)
    assert [one.person_id for one in service.detail(kept).people] == [people[0]]


def test_the_list_is_searched_by_words_and_by_who_came(
    service: TrainingService, people: tuple[int, int]
) -> None:
    first = service.save(
        draft(came(people[0]), topic="Littératie en santé", is_required=True, required_because="ETP")
    )
    second = service.save(draft(title="Forum", started_on=date(2025, 1, 1), is_joint=True))
    rows = lambda **asked: [row.id for row in service.page(ListQuery(**asked)).rows]  # noqa: E731 # short
    assert rows() == [first, second]
    assert rows(search="littératie") == [first]
    assert rows(search="anne aubry") == [first]
    assert rows(filters={"person": str(people[0])}) == [first]
    assert rows(filters={"exercise": "2025"}) == [second]
    assert rows(filters={"kind": "joint"}) == [second]
    assert rows(sort="date") == [second, first]
    chips = service.chips(ListQuery())
    assert [(one.key, one.count) for one in chips["kind"]] == [
        ("joint", 1),
        ("patient_education", 0),
        ("required", 1),
    ]


def test_the_foot_tells_hours_and_cost(service: TrainingService) -> None:
    assert service.summary(ListQuery()).sums == {"minutes": 0, "cost": Money()}
    service.save(draft(cost=Money(5_000)))
    service.save(draft(title="Forum"))
    found = service.summary(ListQuery())
    assert (found.count, found.total) == (2, 2)
    assert found.sums == {"minutes": 12 * HOUR, "cost": Money(5_000)}


def test_the_usual_topics_lead_those_of_the_structure(service: TrainingService) -> None:
    usual = service.topics()
    assert usual[:2] == ("Écoute active", "Animation collective")
    assert len(usual) == 9
    service.save(draft(topic="Premiers secours"))
    service.save(draft(topic="Posture"))
    assert service.topics() == (*usual, "Premiers secours")


def test_forty_hours_of_patient_education_are_followed_person_by_person(
    service: TrainingService, people: tuple[int, int]
) -> None:
    anne, paul = people
    service.save(draft(came(anne), minutes=40 * HOUR, is_patient_education=True))
    service.save(
        draft(came(paul, 10 * HOUR), minutes=12 * HOUR, is_patient_education=True, ended_on=date(2026, 3, 4))
    )
    service.save(draft(came(paul), minutes=30 * HOUR))  # of another subject
    service.save(draft(came(paul), minutes=30 * HOUR, is_patient_education=True, started_on=date(2027, 1, 1)))
    found = service.patient_education()
    assert [(one.name, one.missing_minutes, one.given_minutes) for one in found] == [
        ("Paul Bel", 30 * HOUR, 3 * HOUR),
        ("Anne Aubry", 0, 0),
    ]
    assert found[0].last_on == date(2026, 3, 4)


def test_who_gives_hours_without_any_training_is_flagged(
    service: TrainingService, people: tuple[int, int]
) -> None:
    (record,) = service.patient_education()
    assert (record.person_id, record.followed_minutes, record.last_on) == (people[1], 0, None)


def test_the_page_of_a_person_lists_their_trainings(
    workspace: Workspace, service: TrainingService, people: tuple[int, int]
) -> None:
    kept = service.save(draft(came(people[0], 2 * HOUR), topic="Écoute active", organiser="CODES 56"))
    (event,) = PersonFileService(workspace).file(people[0]).of_kind(FileEventKind.TRAINING)
    assert (event.day, event.title, event.page, event.target) == (MARCH, "Écoute active", "training", kept)
    assert event.detail == "2\u00a0h suivies, écoute active, CODES 56"


def test_a_new_one_is_blank(service: TrainingService) -> None:
    assert service.blank() == TrainingDraft()
