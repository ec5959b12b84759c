"""The dossier's own structure is created once, its identifiers checked."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import LegalForm, MileageScale, StructureKind
from engagement_desktop.domain.register.structures_drafts import OwnStructureDraft
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder


def draft(**values: Any) -> OwnStructureDraft:
    usual = {"name": "MSP des Deux-Ponts", "kind": StructureKind.MSP, "legal_form": LegalForm.SISA}
    return OwnStructureDraft(**usual | values)


def test_a_new_dossier_has_no_structure(workspace: Workspace) -> None:
    assert StructureService(workspace).own() is None


def test_the_structure_is_kept_as_typed_and_compacted(workspace: Workspace) -> None:
    structures = StructureService(workspace)
    created = structures.create_own(
        draft(
            name=" MSP  des Deux-Ponts ",
            siren="328 532 916",
            siret="",
            finess="56 000 123 4",
            iban="FR76 3000 6000 0112 3456 7890 189",
            account_holder="SISA des Deux-Ponts",
            city="Vannes",
            exercise_first_month=9,
            counts_travel=True,
            mileage_scale=MileageScale.PUBLIC,
        )
    )
    own = structures.own()
    assert own is not None
    assert (own.id, own.siren, own.siret, own.finess) == (created, "328532916", None, "560001234")
    assert own.iban is not None
    assert own.iban.clear == "FR7630006000011234567890189"
    assert (own.city, own.address, own.exercise_first_month, own.counts_travel) == ("Vannes", None, 9, True)
    assert own.mileage_scale is MileageScale.PUBLIC


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"siren": "123456789"}, "siren"),
        ({"siret": "12345678901234"}, "siret"),
        ({"iban": "FR76 3000 6000 0112 3456 7890 188"}, "iban"),
        ({"declared_on": date(2026, 11, 23)}, "declared_on"),
        ({"exercise_first_month": 13}, "exercise_first_month"),
        ({"legal_form": LegalForm.ASSOCIATION_ALSACE_MOSELLE, "rna": "W251234567"}, "rna"),
    ],
)
def test_a_field_that_cannot_be_is_refused_at_its_place(
    workspace: Workspace, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        StructureService(workspace).create_own(draft(**values))
    assert refused.value.field == field
    assert StructureService(workspace).own() is None


def test_a_dossier_has_one_structure(workspace: Workspace) -> None:
    structures = StructureService(workspace)
    structures.create_own(draft())
    with pytest.raises(DomainError, match="a déjà sa structure"):
        structures.create_own(draft(name="Une autre"))


def test_two_structures_never_share_a_name(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        Builder(session).association("MSP des Deux-Ponts")
    with pytest.raises(DomainError, match="déjà dans le dossier"):
        StructureService(workspace).create_own(draft())
    with pytest.raises(DomainError, match="déjà dans le dossier"):
        StructureService(workspace).create_own(draft(name="MSP des\x07 Deux-\u200bPonts"))


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_the_coordination_creates_it(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    with pytest.raises(NotPermitted):
        StructureService(workspace_as(role)).create_own(draft())


def test_creating_can_be_taken_back(workspace: Workspace) -> None:
    StructureService(workspace).create_own(draft())
    assert workspace.undo() == "Structure créée."
    assert StructureService(workspace).own() is None
