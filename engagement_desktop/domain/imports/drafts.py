"""Rows of the workbook once each cell is understood; None is an empty or refused cell.

The fields stand in the order of the columns of the contract; `row` is the number that the spreadsheet shows.
"""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind


@dataclass(slots=True)
class StructureDraft:
    """A row of « Structures »."""

    row: int
    name: str | None
    kind: StructureKind | None
    legal_form: LegalForm | None
    finess: str | None
    siren: str | None
    siret: str | None
    rna: str | None
    declared_on: date | None
    art200: Answer | None
    link: StructureLink | None
    iban: str | None
    account_holder: str | None
    address: str | None
    postcode: str | None
    city: str | None


@dataclass(slots=True)
class CommitteeDraft:
    """A row of « Comités »."""

    row: int
    name: str | None
    structure: str | None
    kind: str | None
    created_on: date | None
    closed_on: date | None
    seats: int | None
    quorum: QuorumRule | None


@dataclass(slots=True)
class PersonDraft:
    """A row of « Personnes »."""

    row: int
    identifier: str | None
    civility: Civility | None
    last_name: str | None
    first_name: str | None
    born_on: date | None
    capacity: Capacity | None
    email: str | None
    phone: str | None
    address: str | None
    postcode: str | None
    city: str | None
    iban: str | None
    account_holder: str | None
    vehicle: VehicleKind | None
    power: int | None
    electric: bool | None


@dataclass(slots=True)
class MandateDraft:
    """A row of « Mandats »."""

    row: int
    person: str | None
    committee: str | None
    office: Office | None
    seat: SeatKind | None
    substitute_for: str | None
    started_on: date | None
    ended_on: date | None


@dataclass(slots=True)
class MeetingDraft:
    """A row of « Réunions »."""

    row: int
    committee: str | None
    held_on: date | None
    starts: int | None
    ends: int | None
    place: str | None
    status: MeetingStatus | None
    agenda: str | None
    decisions: str | None


@dataclass(slots=True)
class AttendanceDraft:
    """A row of « Présences »."""

    row: int
    committee: str | None
    held_on: date | None
    starts: int | None
    person: str | None
    status: AttendanceStatus | None
    proxy_to: str | None


@dataclass(slots=True)
class HoursDraft:
    """A row of « Heures »."""

    row: int
    person: str | None
    done_on: date | None
    minutes: int | None
    family: MissionFamily | None
    activity: str | None
    committee: str | None
    reason: str | None
    structure: str | None
    role: HoursRole | None
    nature: HoursNature | None
    starts: int | None
    kind: TimeKind | None
    state: HoursState | None


@dataclass(frozen=True, slots=True)
class CorrectedLine:
    """The line that another one corrects: the number of its claim, its place there, and why."""

    claim: str
    place: int
    kind: Correction


@dataclass(slots=True)
class ExpenseDraft:
    """A row of « Frais »."""

    row: int
    claim: str | None
    person: str | None
    spent_on: date | None
    nature: ExpenseNature | None
    purpose: str | None
    origin: str | None
    destination: str | None
    km_hundredths: int | None
    amount: Money | None
    receipt: str | None
    status: ClaimStatus | None
    paid_on: date | None
    waived_on: date | None
    refusal_reason: str | None
    vehicle: VehicleKind | Means | None
    power: int | None
    electric: bool | None
    corrects: CorrectedLine | None
