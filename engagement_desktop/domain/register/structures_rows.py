"""What the window shows and types of the dossier's own structure."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    MileageScale,
    Structure,
    StructureKind,
    StructureLink,
)
from engagement_desktop.domain.text import clean, compact, fold

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class StructureRow:
    """The dossier's own structure, as shown."""

    id: int
    name: str
    kind: StructureKind
    legal_form: LegalForm
    finess: str | None
    siren: str | None
    siret: str | None
    rna: str | None
    declared_on: date | None
    art200_all_activities: Answer
    iban: Sealed | None
    account_holder: str | None
    address: str | None
    postcode: str | None
    city: str | None
    exercise_first_month: int
    counts_travel: bool
    mileage_scale: MileageScale


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStructureDraft:
    """The dossier's own structure, as typed."""

    name: str
    kind: StructureKind
    legal_form: LegalForm
    finess: str = ""
    siren: str = ""
    siret: str = ""
    rna: str = ""
    declared_on: date | None = None
    art200_all_activities: Answer = Answer.UNKNOWN
    iban: str = ""
    account_holder: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    exercise_first_month: int = 1
    counts_travel: bool = False
    mileage_scale: MileageScale = MileageScale.TAX


def new_own_structure(draft: OwnStructureDraft, today: date) -> Structure:
    """The entity, its identifiers checked and compacted.

    Raises:
        DomainError: a key fails, the name is empty, a day is to come, an association of Alsace-Moselle has
            an RNA.
    """
    name = clean(draft.name)
    if not name:
        raise DomainError("Donnez le nom de la structure.", "name")
    if draft.declared_on is not None and draft.declared_on > today:
        raise DomainError("La date de déclaration est à venir. Vérifiez-la.", "declared_on")
    if draft.exercise_first_month not in _MONTHS:
        raise DomainError("L’exercice commence un mois de 1 à 12.", "exercise_first_month")
    rna = compact(draft.rna)
    if rna and draft.legal_form is LegalForm.ASSOCIATION_ALSACE_MOSELLE:
        raise DomainError(
            "Une association d’Alsace-Moselle n’a pas de RNA\u00a0: laissez ce champ vide.", "rna"
        )
    return Structure(
        name=name,
        name_key=fold(name),
        kind=draft.kind,
        legal_form=draft.legal_form,
        link=StructureLink.OWN,
        finess=compact(draft.finess) or None,
        siren=identifiers.siren(draft.siren) if draft.siren.strip() else None,
        siret=identifiers.siret(draft.siret) if draft.siret.strip() else None,
        rna=rna or None,
        declared_on=draft.declared_on,
        art200_all_activities=draft.art200_all_activities,
        iban=Sealed(identifiers.iban(draft.iban)) if draft.iban.strip() else None,
        account_holder=clean(draft.account_holder) or None,
        address=clean(draft.address) or None,
        postcode=clean(draft.postcode) or None,
        city=clean(draft.city) or None,
        exercise_first_month=draft.exercise_first_month,
        counts_travel=draft.counts_travel,
        mileage_scale=draft.mileage_scale,
    )
