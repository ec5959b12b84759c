"""Who is archived, who goes to the bin, and whom something still names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.entities import (
    OwnField,
    Person,
)
from engagement_desktop.domain.errors import (
    DomainError,
    NotPermitted,
)
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    NeedKind,
)
from engagement_desktop.domain.register.people_drafts import (
    NeedDraft,
)
from engagement_desktop.french.journal_words import TABLES
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.naming import naming_columns
from tests.builders import Builder
from tests.services.contents import contents
from tests.services.offices import make_office
from tests.services.register.every_link import at_meetings, recognised
from tests.services.register.whole_files import GIVEN, IBAN, TODAY, whole


@pytest.fixture
def people(workspace: Workspace) -> PeopleService:
    return PeopleService(workspace)


@pytest.fixture
def places(workspace: Workspace) -> tuple[int, int, int]:
    """The structure, an association and an own field."""
    with workspace.database.work() as session:
        make = Builder(session)
        own, around = make.structure(), make.association()
        field = OwnField(label="Taille", label_key="taille", kind=OwnFieldKind.TEXT)
        session.add(field)
        session.flush()
        return own.id, around.id, field.id


def test_roles_leave_untouched_what_they_may_not_read(pristine: Path, tmp_path: Path) -> None:
    office = make_office(pristine, tmp_path)
    opened = office.opened_by(Role.COORDINATION)
    with opened.workspace.database.work() as session:
        make = Builder(session)
        places = (make.structure().id, make.association().id, 1)
        session.add(OwnField(label="Taille", label_key="taille", kind=OwnFieldKind.TEXT))
    saved = opened.people.save(whole(places))
    before = opened.people.draft(saved)
    opened.close()

    secretariat = office.opened_by(Role.SECRETARIAT)
    draft = secretariat.people.draft(saved)
    assert (draft.iban, draft.account_holder, draft.own_words) == (None, "", before.own_words)
    assert secretariat.people.blank().iban is None
    with pytest.raises(NotPermitted, match="donnée protégée"):
        secretariat.people.save(replace(draft, iban=IBAN))
    secretariat.people.save(replace(draft, city="Auray", needs=(NeedDraft(NeedKind.MEAL, "sans sel"),)))
    secretariat.close()

    treasury = office.opened_by(Role.TREASURY)
    draft = treasury.people.draft(saved)
    assert (draft.needs, draft.own_words, draft.iban) == (None, None, IBAN)
    assert treasury.people.blank().needs is None
    with pytest.raises(NotPermitted):
        treasury.people.save(draft)
    treasury.people.save_bank(saved, IBAN, "M. Hélias", draft.version or 0)
    treasury.close()

    again = office.opened_by(Role.COORDINATION)
    found = again.people.draft(saved)
    assert found == replace(
        before,
        city="Auray",
        needs=(NeedDraft(NeedKind.MEAL, "sans sel"),),
        account_holder="M. Hélias",
        version=found.version,
    )
    again.close()


def test_who_sits_is_not_archived(people: PeopleService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        sits, sat = make.person(), make.person("Fournier", "Luc")
        make.mandate(sits, committee, GIVEN)
        make.mandate(sat, committee, GIVEN, ended_on=date(2026, 11, 21))
    with pytest.raises(DomainError, match=r"Comité des usagers.+Passez par.+Fin d’engagement"):
        people.archive(sits.id)
    people.archive(sat.id)
    assert [row.id for row in people.page(ListQuery()).rows] == [sits.id]
    with pytest.raises(DomainError, match="déjà archivée"):
        people.archive(sat.id)
    people.bring_back(sat.id)
    with pytest.raises(DomainError, match="n’est pas archivée"):
        people.bring_back(sat.id)
    assert workspace.undo() == "Fiche revenue dans les listes\u00a0: Luc Fournier."
    assert workspace.undo() == "Fiche archivée\u00a0: Luc Fournier."
    assert len(people.page(ListQuery()).rows) == 2


def test_a_person_on_whom_nothing_leans_goes_to_the_bin_with_their_file(
    people: PeopleService, workspace: Workspace, places: tuple[int, int, int]
) -> None:
    saved = people.save(whole(places))
    before = contents(workspace.database)
    people.delete(saved)
    after = contents(workspace.database)
    kept = {"bin_entry", "own_field", "structure", "account"}
    assert {table for table, rows in after.items() if rows} == kept
    assert workspace.undo() == "Fiche mise à la corbeille\u00a0: Monique Hélias."
    assert contents(workspace.database) == before


def _mandate(make: Builder, person: Person, other: Person) -> None:
    make.mandate(other, make.committee(make.structure()), GIVEN, substitute_for_id=person.id)


def _attendance(make: Builder, person: Person, other: Person) -> None:
    meeting = make.meeting(make.committee(make.structure()), GIVEN)
    make.attendance(meeting, other).proxy_to_id = person.id


def _account(make: Builder, person: Person, other: Person) -> None:
    from engagement_desktop.domain.accounts import Account

    make.session.add(Account(first_name=other.first_name, role=Role.READING, person_id=person.id))


def _vehicle(make: Builder, person: Person, other: Person) -> None:
    make.line(make.claim(other), TODAY, km_hundredths=100, vehicle_id=make.vehicle(person).id)


@pytest.mark.parametrize(
    ("leaning", "said"),
    [
        (_mandate, "1\u00a0mandat"),
        (_attendance, "1\u00a0présence"),
        (lambda make, person, _: make.hours(person, make.structure(), GIVEN), "1\u00a0saisie d’heures"),
        (lambda make, person, _: make.claim(person), "1\u00a0note de frais"),
        (_vehicle, "1\u00a0véhicule remboursé"),
        (_account, "1\u00a0compte"),
    ],
)
def test_a_person_on_whom_something_leans_is_not_deleted(
    people: PeopleService,
    workspace: Workspace,
    leaning: Callable[[Builder, Person, Person], object],
    said: str,
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        person = make.person()
        leaning(make, person, make.person("Fournier", "Luc"))
    with pytest.raises(DomainError, match=f"ne peut pas être supprimée\u00a0: {said}\\. Archivez-la"):
        people.delete(person.id)


def test_whoever_any_row_of_the_dossier_names_is_not_deleted(
    people: PeopleService, workspace: Workspace
) -> None:
    """A table to come that names people is found by itself, and has its words."""
    with workspace.database.work() as session:
        make = Builder(session)
        person, luc = make.person(), make.person("Fournier", "Luc").id
        own = make.association()
        at_meetings(session, make.meeting(make.committee(own), GIVEN), person.id, luc)
        recognised(session, own.id, person.id)
    with pytest.raises(DomainError) as refused:
        people.delete(person.id)
    for said in (
        "1\u00a0réunion",
        "1\u00a0convocation",
        "1\u00a0document remis",
        "2\u00a0voix",
        "1\u00a0action",
        "1\u00a0proposition",
        "1\u00a0point de l’ordre du jour",
    ):
        assert f"{said}," in str(refused.value) or f"{said}." in str(refused.value)


def test_every_table_that_names_people_has_its_words() -> None:
    assert {kind.__tablename__ for kind, _ in naming_columns()} <= set(TABLES)
