"""What the window shows of structures: the dossier's own, and those around it."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    MileageScale,
    StructureKind,
    StructureLink,
)


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
    email: str | None = None
    phone: str | None = None
    has_logo: bool = False
    preparation_minutes: int = 0
    travel_kmh: int | None = None
    rounding_minutes: int = 5
    validates_alone: bool = False


@dataclass(frozen=True, slots=True)
class OtherStructureRow:
    """One structure around the dossier's own: an association, a member or a site.

    `people` counts those attached to it, `mandates` those in force that it appointed,
    `committees` those that it carries.
    """

    id: int
    name: str
    link: StructureLink
    kind: StructureKind
    legal_form: LegalForm
    city: str | None
    siren: str | None
    approval: str | None
    approved_until: date | None
    archived_on: date | None
    people: int
    mandates: int
    committees: int
