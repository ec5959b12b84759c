"""Structures as typed: what a form holds, what is refused of it, what becomes of the entity."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.reach import email_faults, phone_faults
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
_PREPARATION, _SPEEDS, _ROUNDINGS = range(10 * 60 + 1), range(1, 131), range(1, 61)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStructure:
    """What every structure says of itself; a text left empty is "".

    `iban` None is « unreadable for this account, left as it is ».
    """

    id: int | None = None
    version: int | None = None
    name: str
    kind: StructureKind
    legal_form: LegalForm
    finess: str = ""
    siren: str = ""
    siret: str = ""
    rna: str = ""
    declared_on: date | None = None
    art200_all_activities: Answer = Answer.UNKNOWN
    iban: str | None = ""
    account_holder: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    validator: str = ""
    signatory: str = ""
    signatory_capacity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStructureDraft(TypedStructure):
    """The dossier's own structure, as typed; no preparation and no speed is « not by a rule »."""

    exercise_first_month: int = 1
    counts_travel: bool = False
    mileage_scale: MileageScale = MileageScale.TAX
    preparation_minutes: int | None = None
    travel_kmh: int | None = None
    rounding_minutes: int = 5
    validates_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureDraft(TypedStructure):
    """An association, a member or a site, as typed; `approval` is the agrément of an association of users."""

    link: StructureLink = StructureLink.ASSOCIATION
    approval: str = ""
    approved_until: date | None = None


def new_own_structure(draft: OwnStructureDraft, today: date) -> Structure:
    """The dossier's own structure, its identifiers checked and compacted.

    Raises:
        DomainError: a key fails, the name is empty, a day is to come, an association of Alsace-Moselle has
            an RNA.
    """
    raise_all([*_faults(draft, today), *_own_faults(draft)])
    return _filled(_bare(draft, StructureLink.OWN), draft)


def write_own_structure(structure: Structure, draft: OwnStructureDraft, today: date) -> None:
    """The same entity as the draft now says it; refused as a new one would be."""
    raise_all([*_faults(draft, today), *_own_faults(draft)])
    _filled(structure, draft)


def new_structure(draft: StructureDraft, today: date) -> Structure:
    """An association, a member or a site.

    Raises:
        DomainError: as for the dossier's own; or it says that it is the dossier's own.
    """
    raise_all([*_faults(draft, today), *_other_faults(draft)])
    return _filled(_bare(draft, draft.link), draft)


def write_structure(structure: Structure, draft: StructureDraft, today: date) -> None:
    """The same entity as the draft now says it; refused as a new one would be."""
    raise_all([*_faults(draft, today), *_other_faults(draft)])
    _filled(structure, draft)


def own_structure_draft(structure: Structure) -> OwnStructureDraft:
    """What the form shows of the dossier's own structure."""
    return OwnStructureDraft(
        **_said(structure),
        exercise_first_month=structure.exercise_first_month,
        counts_travel=structure.counts_travel,
        mileage_scale=structure.mileage_scale,
        preparation_minutes=structure.preparation_minutes or None,
        travel_kmh=structure.travel_kmh,
        rounding_minutes=structure.rounding_minutes,
        validates_alone=structure.validates_alone,
    )


def structure_draft(structure: Structure) -> StructureDraft:
    """What the form shows of a structure around."""
    return StructureDraft(
        **_said(structure),
        link=structure.link,
        approval=structure.approval or "",
        approved_until=structure.approved_until,
    )


def blank_structure(link: StructureLink, own: Structure | None) -> StructureDraft:
    """An empty form: a site is of the dossier's own kind and form, a member a MSP, else an association."""
    if link is StructureLink.SITE and own is not None:
        return StructureDraft(name="", kind=own.kind, legal_form=own.legal_form, link=link)
    if link is StructureLink.MEMBER:
        return StructureDraft(name="", kind=StructureKind.MSP, legal_form=LegalForm.SISA, link=link)
    kind, form = StructureKind.ASSOCIATION, LegalForm.ASSOCIATION_1901
    return StructureDraft(name="", kind=kind, legal_form=form, link=link)


def _faults(draft: TypedStructure, today: date) -> Iterator[DomainError]:
    if not fold(clean(draft.name)):
        yield DomainError("Donnez le nom de la structure.", "name")
    wrong = [*_refused(draft.siren, identifiers.siren), *_refused(draft.siret, identifiers.siret)]
    yield from wrong
    siren, siret = compact(draft.siren), compact(draft.siret)
    if not wrong and siren and siret and not siret.startswith(siren):
        yield DomainError("Ce SIRET ne commence pas par le SIREN. Corrigez l’un des deux.", "siret")
    if draft.rna.strip() and draft.legal_form is LegalForm.ASSOCIATION_ALSACE_MOSELLE:
        yield DomainError(
            "Une association d’Alsace-Moselle n’a pas de RNA\u00a0: laissez ce champ vide.", "rna"
        )
    if draft.declared_on is not None and draft.declared_on > today:
        yield DomainError("La date de déclaration est à venir. Vérifiez-la.", "declared_on")
    yield from _refused(draft.iban or "", identifiers.iban)
    yield from email_faults(clean(draft.email))
    yield from phone_faults(clean(draft.phone))


def _own_faults(draft: OwnStructureDraft) -> Iterator[DomainError]:
    if draft.exercise_first_month not in _MONTHS:
        yield DomainError("L’exercice commence un mois de 1 à 12.", "exercise_first_month")
    if (draft.preparation_minutes or 0) not in _PREPARATION:
        yield DomainError("La préparation d’une réunion va de 0 à 10\u00a0h.", "preparation_minutes")
    if draft.travel_kmh is not None and draft.travel_kmh not in _SPEEDS:
        yield DomainError("La vitesse d’un trajet va de 1 à 130\u00a0km/h.", "travel_kmh")
    if draft.rounding_minutes not in _ROUNDINGS:
        yield DomainError("Une durée s’arrondit à 1 minute au moins et 60 au plus.", "rounding_minutes")


def _other_faults(draft: StructureDraft) -> Iterator[DomainError]:
    if draft.link is StructureLink.OWN:
        yield DomainError(
            "Le dossier n’a qu’une structure à lui. Choisissez association, structure membre ou site.", "link"
        )


def _refused(text: str, check: Callable[[str], str]) -> Iterator[DomainError]:
    if not text.strip():
        return
    try:
        check(text)
    except DomainError as fault:
        yield fault


def _bare(draft: TypedStructure, link: StructureLink) -> Structure:
    return Structure(name="", name_key="", kind=draft.kind, legal_form=draft.legal_form, link=link)


def _filled(structure: Structure, draft: TypedStructure) -> Structure:
    structure.name = _line(draft.name) or ""
    structure.name_key = fold(structure.name)
    structure.kind, structure.legal_form = draft.kind, draft.legal_form
    structure.finess, structure.rna = compact(draft.finess) or None, compact(draft.rna) or None
    structure.siren, structure.siret = compact(draft.siren) or None, compact(draft.siret) or None
    structure.declared_on = draft.declared_on
    structure.art200_all_activities = draft.art200_all_activities
    if draft.iban is not None:
        structure.iban = _resealed(structure.iban, compact(draft.iban))
    structure.account_holder = _line(draft.account_holder)
    structure.address = clean(draft.address) or None
    structure.postcode, structure.city = _line(draft.postcode), _line(draft.city)
    structure.email, structure.phone = _line(draft.email), _line(draft.phone)
    structure.validator, structure.signatory = _line(draft.validator), _line(draft.signatory)
    structure.signatory_capacity = _line(draft.signatory_capacity)
    if isinstance(draft, OwnStructureDraft):
        structure.exercise_first_month = draft.exercise_first_month
        structure.counts_travel = draft.counts_travel
        structure.mileage_scale = draft.mileage_scale
        structure.preparation_minutes = draft.preparation_minutes or 0
        structure.travel_kmh, structure.rounding_minutes = draft.travel_kmh, draft.rounding_minutes
        structure.validates_alone = draft.validates_alone
    if isinstance(draft, StructureDraft):
        structure.link = draft.link
        structure.approval, structure.approved_until = _line(draft.approval), draft.approved_until
    return structure


def _line(text: str) -> str | None:
    return " ".join(clean(text).split()) or None


def _resealed(former: Sealed | None, said: str) -> Sealed | None:
    """The same sealed value when it says the same: sealing again would look like a change."""
    if former is not None and former.clear == said:
        return former
    return Sealed(said) if said else None


def _said(structure: Structure) -> dict[str, Any]:
    iban = "" if structure.iban is None else structure.iban.clear
    return {
        "id": structure.id,
        "version": structure.version,
        "name": structure.name,
        "kind": structure.kind,
        "legal_form": structure.legal_form,
        "finess": structure.finess or "",
        "siren": structure.siren or "",
        "siret": structure.siret or "",
        "rna": structure.rna or "",
        "declared_on": structure.declared_on,
        "art200_all_activities": structure.art200_all_activities,
        "iban": iban,
        "account_holder": structure.account_holder or "",
        "address": structure.address or "",
        "postcode": structure.postcode or "",
        "city": structure.city or "",
        "email": structure.email or "",
        "phone": structure.phone or "",
        "validator": structure.validator or "",
        "signatory": structure.signatory or "",
        "signatory_capacity": structure.signatory_capacity or "",
    }
