"""The usual meetings of a committee."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    TITLES,
    PreparedDraft,
    TemplateDraft,
    TemplateItemDraft,
)
from engagement_desktop.services.meetings.preparing.agenda import AgendaService
from engagement_desktop.services.meetings.preparing.templates import TemplateService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.tables import changed, dump

BILAN, TRAVEL = TemplateItemDraft(title="Bilan", minutes=30), TemplateItemDraft(title="Transports")


@pytest.fixture
def service(workspace: Workspace) -> TemplateService:
    with workspace.database.work() as session:
        build = Builder(session)
        build.committee(build.structure())
    return TemplateService(workspace)


def template(**changes: object) -> TemplateDraft:
    usual = TemplateDraft(
        committee_id=1, name="Ordinaire", starts_minute=1080, minutes=90, place="Salle", items=(BILAN, TRAVEL)
    )
    return replace(usual, **changes)  # type: ignore[arg-type]  # fields by name


def test_a_template_is_kept_and_read_again_in_order(service: TemplateService, workspace: Workspace) -> None:
    made = service.save(template())
    read = service.draft(made)
    assert replace(read, id=None, version=None) == template()
    row = service.every(1)[0]
    assert (row.name, row.committee, row.titles) == (
        "Ordinaire",
        "Comité des usagers",
        ("Bilan", "Transports"),
    )
    assert workspace.last_act() == "Modèle d’ordre du jour enregistré\u00a0: Ordinaire."


def test_items_are_added_and_removed_with_the_form_and_taken_back(
    service: TemplateService, workspace: Workspace
) -> None:
    made = service.save(template())
    before = dump(workspace.database)
    service.save(replace(service.draft(made), items=(TRAVEL,)))
    assert service.draft(made).items == (TRAVEL,)
    workspace.undo()
    assert changed(before, dump(workspace.database)) <= {"agenda_template"}
    service.save(replace(service.draft(made), items=(BILAN, TRAVEL, BILAN)))
    assert len(service.draft(made).items) == 3


def test_a_new_template_begins_with_what_every_meeting_has(service: TemplateService) -> None:
    blank = service.blank()
    assert blank.committee_id == 1
    assert [item.title for item in blank.items][-1] == TITLES[ItemKind.OTHER_BUSINESS]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"items": ()}, "items"), ({"name": ""}, "name"), ({"committee_id": 9}, "committee_id")],
)
def test_a_template_without_items_name_or_committee_is_refused(
    service: TemplateService, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        service.save(template(**changes))
    assert refusal.value.field == field
    assert service.every() == ()


def test_two_templates_of_a_committee_do_not_share_a_name(service: TemplateService) -> None:
    service.save(template())
    with pytest.raises(DomainError, match="déjà un modèle"):
        service.save(template())


def test_a_template_changed_meanwhile_is_compared(service: TemplateService) -> None:
    draft = service.draft(service.save(template()))
    service.save(replace(draft, place="Ailleurs"))
    with pytest.raises(ChangedMeanwhile):
        service.save(draft)


def test_a_template_is_made_of_a_meeting(service: TemplateService, workspace: Workspace) -> None:
    agendas = AgendaService(workspace)
    first = service.save(template())
    meeting = agendas.prepare(
        PreparedDraft(
            committee_id=1, template_id=first, held_on=date(2026, 12, 1), starts_minute=1080, ends_minute=1140
        )
    )
    drawn = service.from_meeting(meeting)
    assert (drawn.committee_id, drawn.starts_minute, drawn.minutes) == (1, 1080, 60)
    assert [item.title for item in drawn.items] == [
        TITLES[ItemKind.SECRECY],
        "Bilan",
        "Transports",
        TITLES[ItemKind.OTHER_BUSINESS],
    ]


def test_a_template_goes_and_the_meetings_made_of_it_stay(
    service: TemplateService, workspace: Workspace
) -> None:
    made = service.save(template())
    agendas = AgendaService(workspace)
    day = date(2026, 12, 1)
    meeting = agendas.prepare(
        PreparedDraft(committee_id=1, template_id=made, held_on=day, starts_minute=1080)
    )
    service.delete(made)
    assert service.every() == ()
    assert "Bilan" in [item.title for item in agendas.of(meeting).items]
    with pytest.raises(DomainError, match="n’est plus"):
        service.draft(made)
