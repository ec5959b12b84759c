"""What the form of a person holds: the file of one person, typed but not yet saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    Civility,
    ConsentPurpose,
    ContactChannel,
    InvolvementStatus,
    NeedKind,
    PartnerFigure,
)
from engagement_desktop.domain.register.vehicles import VehicleKind


@dataclass(frozen=True, slots=True)
class CapacityDraft:
    """One capacity, from one day to another; None is open."""

    kind: CapacityKind
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class InvolvementDraft:
    """The terms on which a person gives time, from one day to another; None is open."""

    status: InvolvementStatus
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """One need, in a few words."""

    kind: NeedKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What a person agreed to, when, how it was told, and when they took it back."""

    purpose: ConsentPurpose
    given_on: date
    withdrawn_on: date | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class VehicleDraft:
    """One vehicle: fiscal power in CV, none for a moped."""

    kind: VehicleKind
    power: int | None = None
    electric: bool = False
    is_usual: bool = False


@dataclass(frozen=True, slots=True)
class DistanceDraft:
    """From home to a structure or site, one way, in hundredths of a kilometre."""

    structure_id: int
    km_hundredths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """The file of one person as its form shows it; `version` is the one that was read.

    Texts are "" when empty. `needs`, `own_words` and `iban` are None when the account may not read them:
    saving leaves them as they are ("" and () empty them). `account_holder` follows `iban`. `college` is
    that of the file; a capacity in force today takes over. `needs_consented_on` is the day of the consent
    in force for the needs; `consents` tells it again, with every other one.
    `own_values` goes by the id of the own field.
    """

    id: int | None = None
    version: int | None = None
    civility: Civility | None = None
    last_name: str = ""
    first_name: str = ""
    identifier: str = ""
    born_on: date | None = None
    college: Capacity | None = None
    capacities: tuple[CapacityDraft, ...] = ()
    figure: PartnerFigure | None = None
    association_id: int | None = None
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    availability: str = ""
    channel: ContactChannel | None = None
    own_words: str | None = None
    needs: tuple[NeedDraft, ...] | None = None
    needs_consented_on: date | None = None
    consents: tuple[ConsentDraft, ...] = ()
    involvements: tuple[InvolvementDraft, ...] = ()
    pay_renounced_on: date | None = None
    iban: str | None = None
    account_holder: str = ""
    vehicles: tuple[VehicleDraft, ...] = ()
    distances: tuple[DistanceDraft, ...] = ()
    own_values: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFieldDraft:
    """A field of the structure's own, as its form shows it; `choices` only for a list."""

    id: int | None = None
    version: int | None = None
    label: str = ""
    kind: OwnFieldKind = OwnFieldKind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFieldRow:
    """A field of the structure's own, as the forms ask for it; `values` counts the files that fill it."""

    id: int
    version: int
    label: str
    kind: OwnFieldKind
    choices: tuple[str, ...]
    is_hidden: bool
    values: int
