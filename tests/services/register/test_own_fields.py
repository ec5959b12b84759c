"""The structure's own fields: added, changed as far as files allow, moved, hidden."""

from dataclasses import replace

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft, PersonDraft
from engagement_desktop.services.register.own_fields import OwnFieldService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.services.contents import contents

SIZE = OwnFieldDraft(label="Taille", kind=OwnFieldKind.CHOICE, choices=("S", "M", " ", "L\n"))


@pytest.fixture
def fields(workspace: Workspace) -> OwnFieldService:
    return OwnFieldService(workspace)


def labels(fields: OwnFieldService) -> list[str]:
    return [one.label for one in fields.all()]


def filled(workspace: Workspace, field_id: int, value: str) -> int:
    return PeopleService(workspace).save(
        PersonDraft(last_name="Hélias", first_name="Monique", own_values={field_id: value})
    )


def test_a_field_is_kept_tidied_at_the_end(fields: OwnFieldService, workspace: Workspace) -> None:
    fields.save(OwnFieldDraft(label=" Formation\nsuivie ", choices=("sans objet",)))
    saved = fields.save(SIZE)
    filled(workspace, saved, "M")
    first, last = fields.all()
    assert (first.label, first.choices, first.values) == ("Formation suivie", (), 0)
    assert (last.label, last.choices, last.values, last.is_hidden) == ("Taille", ("S", "M", "L"), 1, False)
    assert workspace.last_act() == "Personne ajoutée\u00a0: Monique Hélias."


def test_a_name_is_given_once(fields: OwnFieldService) -> None:
    saved = fields.save(SIZE)
    with pytest.raises(DomainError, match=r"porte déjà ce nom\.$") as refused:
        fields.save(OwnFieldDraft(label="TAILLE"))
    assert refused.value.field == "label"
    fields.hide(saved)
    with pytest.raises(DomainError, match="caché"):
        fields.save(OwnFieldDraft(label="taille"))
    with pytest.raises(DomainError, match="Donnez un nom"):
        fields.save(OwnFieldDraft(label=" "))


def test_a_field_changes_as_far_as_files_allow(fields: OwnFieldService, workspace: Workspace) -> None:
    saved = fields.save(SIZE)
    filled(workspace, saved, "M")
    draft = replace(SIZE, id=saved, version=fields.all()[0].version)
    for poorer, field in (
        (replace(draft, choices=("S", "L")), "choices"),
        (replace(draft, kind=OwnFieldKind.NUMBER), "kind"),
    ):
        with pytest.raises(DomainError, match="Des fiches disent") as refused:
            fields.save(poorer)
        assert refused.value.field == field
    fields.save(replace(draft, label="Taille du gilet", kind=OwnFieldKind.TEXT))
    assert (fields.all()[0].label, fields.all()[0].choices) == ("Taille du gilet", ())
    with pytest.raises(ChangedMeanwhile) as met:
        fields.save(draft)
    assert isinstance(met.value.theirs, OwnFieldDraft)
    assert met.value.theirs.label == "Taille du gilet"


def test_fields_move_among_the_others(fields: OwnFieldService, workspace: Workspace) -> None:
    for label in ("un", "deux", "trois"):
        fields.save(OwnFieldDraft(label=label))
    last = fields.all()[-1].id
    fields.move(last, -1)
    assert labels(fields) == ["un", "trois", "deux"]
    fields.move(last, -9)
    assert labels(fields) == ["trois", "un", "deux"]
    fields.move(last, +9)
    assert labels(fields) == ["un", "deux", "trois"]
    assert workspace.undo() == "Champ déplacé\u00a0: trois."
    assert labels(fields) == ["trois", "un", "deux"]


def test_a_hidden_field_keeps_what_files_say(fields: OwnFieldService, workspace: Workspace) -> None:
    saved = fields.save(SIZE)
    person = filled(workspace, saved, "M")
    before = contents(workspace.database)
    fields.hide(saved)
    assert fields.all()[0].is_hidden
    assert PeopleService(workspace).draft(person).own_values == {saved: "M"}
    assert workspace.last_act() == "Champ caché\u00a0: Taille."
    fields.hide(saved, hidden=False)
    assert workspace.last_act() == "Champ de nouveau demandé\u00a0: Taille."
    assert contents(workspace.database) == before


def test_a_field_that_is_gone_is_said_to_be(fields: OwnFieldService) -> None:
    with pytest.raises(DomainError, match="n’est plus"):
        fields.hide(7)
