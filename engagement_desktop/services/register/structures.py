"""The dossier's own structure: shown, and created with the dossier."""

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.register.structures_rows import (
    OwnStructureDraft,
    StructureRow,
    new_own_structure,
)
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.structures import own_structure, structure_named


class StructureService:
    """What a person does with the dossier's own structure."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def own(self) -> StructureRow | None:
        """The dossier's own structure; None before it is created."""
        with self._workspace.read() as session:
            found = own_structure(session)
            return None if found is None else _row(found)

    def create_own(self, draft: OwnStructureDraft) -> int:
        """Creates it and returns its id.

        Raises:
            NotPermitted: the role may not.
            DomainError: the dossier has one already, the name is taken, or a field is refused.
        """
        said = "Structure créée."
        with self._workspace.act(Permission.STRUCTURE_WRITE, "create structure", said) as change:
            if own_structure(change.session) is not None:
                raise DomainError("Ce dossier a déjà sa structure. Rien n’a été changé.")
            structure = new_own_structure(draft, self._workspace.today())
            if structure_named(change.session, structure.name_key) is not None:
                raise DomainError("Une structure de ce nom est déjà dans le dossier.", "name")
            change.session.add(structure)
            change.session.flush()
            return structure.id


def _row(structure: Structure) -> StructureRow:
    return StructureRow(
        id=structure.id,
        name=structure.name,
        kind=structure.kind,
        legal_form=structure.legal_form,
        finess=structure.finess,
        siren=structure.siren,
        siret=structure.siret,
        rna=structure.rna,
        declared_on=structure.declared_on,
        art200_all_activities=structure.art200_all_activities,
        iban=structure.iban,
        account_holder=structure.account_holder,
        address=structure.address,
        postcode=structure.postcode,
        city=structure.city,
        exercise_first_month=structure.exercise_first_month,
        counts_travel=structure.counts_travel,
        mileage_scale=structure.mileage_scale,
    )
