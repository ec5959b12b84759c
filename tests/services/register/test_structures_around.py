"""The own structure changed, and the associations, members and sites around it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import LegalForm, Structure, StructureKind, StructureLink
from engagement_desktop.domain.register.structures_drafts import OwnStructureDraft, StructureDraft
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.tables import changed, dump

IBAN = "FR7630006000011234567890189"


def draft(name: str = "Les Usagers du Canton", **values: Any) -> StructureDraft:
    usual = {"kind": StructureKind.ASSOCIATION, "legal_form": LegalForm.ASSOCIATION_1901}
    return StructureDraft(name=name, **usual | values)


@pytest.fixture
def structures(workspace: Workspace) -> StructureService:
    """A dossier whose own structure is the MSP des Deux-Ponts."""
    with workspace.database.work() as session:
        Builder(session).structure(iban=Sealed(IBAN))
    return StructureService(workspace)


def test_the_own_structure_is_changed_and_taken_back(
    structures: StructureService, workspace: Workspace
) -> None:
    before = dump(workspace.database)
    typed = replace(structures.own_draft(), name="MSP des Trois-Ponts", phone="02 97 00 00 00")
    assert typed.iban == IBAN
    structures.save_own(typed)
    own = structures.own()
    assert own is not None
    assert (own.name, own.phone, own.iban) == ("MSP des Trois-Ponts", "02 97 00 00 00", Sealed(IBAN))
    assert workspace.last_act() == "Structure enregistrée\u00a0: MSP des Trois-Ponts."
    workspace.undo()
    assert changed(before, dump(workspace.database)) <= {"structure"}
    assert structures.own_draft().name == "MSP des Deux-Ponts"


def test_two_people_who_change_the_structure_see_each_other(structures: StructureService) -> None:
    mine, theirs = structures.own_draft(), structures.own_draft()
    structures.save_own(replace(theirs, city="Vannes"))
    with pytest.raises(ChangedMeanwhile) as refused:
        structures.save_own(replace(mine, city="Auray"))
    assert isinstance(refused.value.theirs, OwnStructureDraft)
    assert refused.value.theirs.city == "Vannes"


def test_a_dossier_without_structure_has_no_form(workspace: Workspace) -> None:
    with pytest.raises(DomainError, match="pas encore de structure"):
        StructureService(workspace).own_draft()


def test_an_association_is_added_changed_and_found(structures: StructureService) -> None:
    added = structures.save(draft(approval="N2019", approved_until=date(2029, 5, 1)))
    known = structures.draft(added)
    assert (known.approval, known.version) == ("N2019", 1)
    assert structures.save(replace(known, city="Auray")) == added
    assert structures.draft(added) == replace(known, city="Auray", version=2)
    with pytest.raises(ChangedMeanwhile) as refused:
        structures.save(replace(known, city="Vannes"))
    assert refused.value.theirs == structures.draft(added)


def test_those_around_come_by_link_then_by_name_with_who_is_there(
    structures: StructureService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        site = build.association("Site du Bourg", link=StructureLink.SITE, siren=None)
        gone = build.association("Ancienne", siren=None, archived_on=date(2024, 1, 1))
        elan = build.association("Élan", siren=None)
        build.association("Zèle", siren=None)
        committee = build.committee(site)
        one = build.person(association_id=elan.id)
        build.person(association_id=elan.id, archived_on=date(2024, 1, 1))
        build.mandate(one, committee, date(2025, 1, 1), appointed_by_id=elan.id)
        build.mandate(one, committee, date(2020, 1, 1), ended_on=date(2021, 1, 1), appointed_by_id=elan.id)
        expected = (elan.id, site.id, gone.id)
    rows = {row.name: row for row in structures.others()}
    assert list(rows) == ["Élan", "Zèle", "Site du Bourg", "Ancienne"]
    assert (rows["Élan"].id, rows["Site du Bourg"].id, rows["Ancienne"].id) == expected
    assert (rows["Élan"].people, rows["Élan"].mandates, rows["Élan"].committees) == (1, 1, 0)
    assert rows["Site du Bourg"].committees == 1
    assert rows["Ancienne"].archived_on == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "msp des DEUX-PONTS"}, "name"),
        ({"siren": "328 532 916"}, "siren"),
        ({"link": StructureLink.OWN}, "link"),
    ],
)
def test_a_name_and_a_siren_are_those_of_one_structure(
    structures: StructureService, workspace: Workspace, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        structures.save(replace(draft(), **values))
    assert refused.value.field == field
    assert structures.others() == ()
    assert workspace.last_act() is None


def test_a_known_one_takes_no_name_that_another_bears(structures: StructureService) -> None:
    structures.save(draft("Élan"))
    other = structures.draft(structures.save(draft("Zèle")))
    with pytest.raises(DomainError, match="déjà dans le dossier"):
        structures.save(replace(other, name="elan"))
    with pytest.raises(DomainError, match="déjà dans le dossier"):
        structures.save_own(replace(structures.own_draft(), name="Zele"))
    assert structures.draft(other.id or 0).name == "Zèle"


def test_a_blank_site_looks_like_the_dossiers_own(structures: StructureService) -> None:
    site = structures.blank(StructureLink.SITE)
    assert (site.kind, site.legal_form, site.id) == (StructureKind.MSP, LegalForm.SISA, None)


def test_an_archived_one_comes_back(structures: StructureService, workspace: Workspace) -> None:
    added = structures.save(draft())
    structures.archive(added)
    assert structures.others()[0].archived_on == workspace.today()
    assert workspace.last_act() == "Structure archivée\u00a0: Les Usagers du Canton."
    structures.bring_back(added)
    assert structures.others()[0].archived_on is None


def test_what_nothing_leans_on_goes_to_the_bin(structures: StructureService, workspace: Workspace) -> None:
    added = structures.save(draft())
    structures.delete(added)
    assert structures.others() == ()
    with workspace.database.alone() as raw:
        assert raw.execute("SELECT kind, said FROM bin_entry").fetchall() == [
            ("structure", "Les Usagers du Canton")
        ]
    workspace.undo()
    assert [row.id for row in structures.others()] == [added]


def test_what_something_leans_on_stays_and_says_why(
    structures: StructureService, workspace: Workspace
) -> None:
    added = structures.save(draft())
    with workspace.database.work() as session:
        build = Builder(session)
        person = build.person(association_id=added)
        build.hours(person, session.get_one(Structure, added), date(2026, 1, 1))
    with pytest.raises(DomainError, match="des personnes y sont rattachées, des heures y ont été faites"):
        structures.delete(added)


@pytest.mark.parametrize("verb", ["draft", "archive", "bring_back", "delete"])
def test_the_own_structure_and_one_that_is_gone_are_refused(structures: StructureService, verb: str) -> None:
    own = structures.own()
    assert own is not None
    with pytest.raises(DomainError, match="La structure du dossier"):
        getattr(structures, verb)(own.id)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        getattr(structures, verb)(999)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_coordination_changes_structures(
    workspace_as: Callable[[Role], Workspace], structures: StructureService, role: Role
) -> None:
    other = StructureService(workspace_as(role))
    with pytest.raises(NotPermitted):
        other.save(draft())
    with pytest.raises(NotPermitted):
        other.save_own(structures.own_draft())
