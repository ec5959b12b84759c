"""The dossier's own structure, and the associations, members and sites around it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import Cause, ChangedMeanwhile, DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.domain.register.structures_drafts import (
    OwnStructureDraft,
    StructureDraft,
    TypedStructure,
    blank_structure,
    new_own_structure,
    new_structure,
    own_structure_draft,
    structure_draft,
    write_own_structure,
    write_structure,
)
from engagement_desktop.domain.register.structures_rows import OtherStructureRow, StructureRow
from engagement_desktop.domain.text import clean, compact, fold
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.mileage import price_everything_again
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import attachments
from engagement_desktop.storage.register import structures

_RIGHT = Permission.STRUCTURE_WRITE
_LEANING: Mapping[str, str] = MappingProxyType(
    {
        "committees": "des comités y sont rattachés",
        "people": "des personnes y sont rattachées",
        "mandates": "elle a désigné des personnes",
        "hours": "des heures y ont été faites",
        "distances": "des trajets y mènent",
        "corrections": "des qualités y sont corrigées",
        "cec": "des années de CEC y sont suivies",
    }
)


class StructureService:
    """What a person does with the structures of the dossier."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def own(self) -> StructureRow | None:
        """The dossier's own structure; None before it is created."""
        with self._workspace.read() as session:
            found = structures.own_structure(session)
            return None if found is None else _row(found)

    def create_own(self, draft: OwnStructureDraft) -> int:
        """Creates it and returns its id.

        Raises:
            NotPermitted: the role may not.
            DomainError: the dossier has one already, the name is taken, or a field is refused.
        """
        with self._workspace.act(_RIGHT, "create structure", "Structure créée.") as change:
            if structures.own_structure(change.session) is not None:
                raise DomainError("Ce dossier a déjà sa structure. Rien n’a été changé.")
            structure = new_own_structure(draft, self._workspace.today())
            _refuse_taken(change.session, draft)
            change.session.add(structure)
            change.session.flush()
            return structure.id

    def own_draft(self) -> OwnStructureDraft:
        """The dossier's own structure as a form holds it.

        Raises:
            DomainError: the dossier has no structure yet.
        """
        with self._workspace.read() as session:
            return own_structure_draft(_own(session))

    def save_own(self, draft: OwnStructureDraft) -> int:
        """Keeps what the form says of the dossier's own structure.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a field is refused; a name or SIREN is another structure's.
            ChangedMeanwhile: somebody saved it since; `theirs` is an OwnStructureDraft.
        """
        said = f"Structure enregistrée\u00a0: {_short(draft)}."
        with self._workspace.act(_RIGHT, "save structure", said) as change:
            structure = _own(change.session)
            if structure.version != draft.version:
                raise ChangedMeanwhile(own_structure_draft(structure))
            scale = structure.mileage_scale
            write_own_structure(structure, draft, self._workspace.today())
            _refuse_taken(change.session, draft)
            if structure.mileage_scale is not scale:
                change.session.flush()
                price_everything_again(change.session)
            return structure.id

    def others(self) -> tuple[OtherStructureRow, ...]:
        """Associations, members and sites, the archived ones last."""
        with self._workspace.read() as session:
            return structures.structures_around(session, self._workspace.today())

    def draft(self, structure_id: int) -> StructureDraft:
        """One of them as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier, or is the dossier's own.
        """
        with self._workspace.read() as session:
            return structure_draft(_around(session, structure_id))

    def blank(self, link: StructureLink) -> StructureDraft:
        """An empty form, of the kind and legal form that are usual for that link."""
        with self._workspace.read() as session:
            return blank_structure(link, structures.own_structure(session))

    def save(self, draft: StructureDraft) -> int:
        """Keeps a new one, or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a field is refused; a name or SIREN is another structure's.
            ChangedMeanwhile: somebody saved it since; `theirs` is a StructureDraft.
        """
        said = f"Structure enregistrée\u00a0: {_short(draft)}."
        with self._workspace.act(_RIGHT, "save structure", said) as change:
            structure = self._written(change.session, draft)
            _refuse_taken(change.session, draft)
            change.session.add(structure)
            change.session.flush()
            return structure.id

    def _written(self, session: Session, draft: StructureDraft) -> Structure:
        today = self._workspace.today()
        if draft.id is None:
            return new_structure(draft, today)
        structure = _around(session, draft.id)
        if structure.version != draft.version:
            raise ChangedMeanwhile(structure_draft(structure))
        with session.no_autoflush:
            write_structure(structure, draft, today)
        return structure

    def archive(self, structure_id: int) -> None:
        """Takes it out of the lists of choices; what it did stays in past figures.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier, or is the dossier's own.
        """
        with self._workspace.act(_RIGHT, "archive structure") as change:
            structure = _around(change.session, structure_id)
            structure.archived_on = structure.archived_on or self._workspace.today()
            change.said = f"Structure archivée\u00a0: {structure.name}."

    def bring_back(self, structure_id: int) -> None:
        """Puts an archived one back into the lists.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier, or is the dossier's own.
        """
        with self._workspace.act(_RIGHT, "bring back structure") as change:
            structure = _around(change.session, structure_id)
            structure.archived_on = None
            change.said = f"Structure remise dans les listes\u00a0: {structure.name}."

    def delete(self, structure_id: int) -> None:
        """Puts one that nothing leans on into the bin.

        Raises:
            NotPermitted: the role may not.
            DomainError: something leans on it (it can be archived), it is gone, or is the dossier's own.
        """
        with self._workspace.act(_RIGHT, "delete structure") as change:
            structure = _around(change.session, structure_id)
            leaning = structures.leaning_on(change.session, structure_id)
            if leaning:
                why = ", ".join(_LEANING[name] for name in leaning)
                raise DomainError(
                    f"«\u00a0{structure.name}\u00a0» ne peut pas être supprimée\u00a0: {why}. Rien n’a été "
                    "changé. Archivez-la plutôt\u00a0: elle quitte les listes et reste dans le passé."
                )
            change.said = f"Structure mise à la corbeille\u00a0: {structure.name}."
            put_away(self._workspace, change.session, BinKind.STRUCTURE, structure.name, structure)

    def logo(self) -> bytes | None:
        """The picture that heads the documents; None without one."""
        with self._workspace.read() as session:
            own = structures.own_structure(session)
            found = None if own is None else structures.logo_of(session, own)
            return None if found is None else found.content

    def set_logo(self, path: Path) -> None:
        """Takes a PNG or JPEG of 1 MB at most into the dossier.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no such picture, or too heavy; the logo stays as it was.
            KnownProblem: the file cannot be read.
        """
        from engagement_desktop.documents.pictures import PICTURE_BYTES, media_type, too_heavy

        self._workspace.require(_RIGHT)
        try:
            if path.stat().st_size > PICTURE_BYTES:
                raise too_heavy()
            content = path.read_bytes()
        except OSError as error:
            raise KnownProblem(
                f"Le fichier «\u00a0{clean(path.name)}\u00a0» ne peut pas être lu. Le logo n’a pas "
                "été changé. Vérifiez son nom et son emplacement, puis réessayez.",
                Cause.MISSING,
            ) from error
        kind = media_type(content)
        with self._workspace.act(_RIGHT, "set logo", "Logo enregistré.") as change:
            own = _own(change.session)
            former = structures.logo_of(change.session, own)
            picture = Attachment(
                name=clean(path.name),
                media_type=kind,
                content=content,
                added_on=self._workspace.today(),
                digest=digest_of(content),
            )
            change.session.add(picture)
            change.session.flush()
            own.logo_id = picture.id
            _drop(change.session, former)

    def remove_logo(self) -> None:
        """Takes the picture out of the dossier.

        Raises:
            NotPermitted: the role may not.
            DomainError: the dossier has no structure yet.
        """
        with self._workspace.act(_RIGHT, "remove logo", "Logo retiré.") as change:
            own = _own(change.session)
            former = structures.logo_of(change.session, own)
            own.logo_id = None
            _drop(change.session, former)


def _drop(session: Session, picture: Attachment | None) -> None:
    """Once nothing points at it any more."""
    if picture is not None:
        attachments.let_go(session, picture.id)


def _own(session: Session) -> Structure:
    found = structures.own_structure(session)
    if found is None:
        raise DomainError("Ce dossier n’a pas encore de structure. Créez-la, puis réessayez.")
    return found


def _around(session: Session, structure_id: int) -> Structure:
    found = session.get(Structure, structure_id)
    if found is None:
        raise DomainError("Cette structure n’est plus dans le dossier.")
    if found.link is StructureLink.OWN:
        raise DomainError(
            "La structure du dossier se modifie dans «\u00a0Structure\u00a0». Rien n’a été changé."
        )
    return found


def _refuse_taken(session: Session, draft: TypedStructure) -> None:
    """A name belongs to one structure, a SIREN too: the workbook recognises structures by them."""
    with session.no_autoflush:
        named = structures.structure_named(session, fold(_short(draft)))
        if named is not None and named.id != draft.id:
            raise DomainError("Une structure de ce nom est déjà dans le dossier.", "name")
        siren = compact(draft.siren)
        other = structures.structure_numbered(session, siren, draft.id) if siren else None
        if other is not None:
            raise DomainError(
                f"Ce SIREN est déjà celui de «\u00a0{other.name}\u00a0». Laissez ce champ vide pour un site.",
                "siren",
            )


def _short(draft: TypedStructure) -> str:
    return " ".join(clean(draft.name).split())


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
        email=structure.email,
        phone=structure.phone,
        has_logo=structure.logo_id is not None,
        preparation_minutes=structure.preparation_minutes,
        travel_kmh=structure.travel_kmh,
        rounding_minutes=structure.rounding_minutes,
        validates_alone=structure.validates_alone,
    )
