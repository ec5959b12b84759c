"""Small makers of entities with usual values: a test says only what its story needs."""

import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursRole, MissionFamily
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Person, PersonIdentifier
from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    Structure,
    StructureKind,
    StructureLink,
)
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleKind
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.dossiers import open_dossier
from tests.conftest import NOW, PHRASE, POLICY


def plain(text: str) -> str:
    """Lower case without accents, enough for the names of tests."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


@dataclass
class Builder:
    """Adds entities to a session and flushes each, so that ids are known at once."""

    session: Session
    _numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def _kept(self, entity: Base) -> Any:
        self.session.add(entity)
        self.session.flush()
        return entity

    def structure(self, name: str = "MSP des Deux-Ponts", **values: Any) -> Structure:
        usual = {
            "kind": StructureKind.MSP,
            "legal_form": LegalForm.SISA,
            "link": StructureLink.OWN,
            "siren": "328532916",
        }
        return self._kept(Structure(name=name, name_key=plain(name), **usual | values))

    def association(self, name: str = "Les Usagers du Canton", **values: Any) -> Structure:
        usual = {
            "kind": StructureKind.ASSOCIATION,
            "legal_form": LegalForm.ASSOCIATION_1901,
            "link": StructureLink.ASSOCIATION,
            "rna": "W251234567",
            "declared_on": date(2012, 5, 4),
            "art200_all_activities": Answer.YES,
        }
        return self.structure(name, **usual | values)

    def person(
        self, last: str = "Hélias", first: str = "Monique", *, known_as: str | None = None, **values: Any
    ) -> Person:
        identifier = known_as or f"P{self._numbers():04}"
        usual = {
            "name_key": plain(f"{last} {first}"),
            "sort_key": plain(f"{last} {first}"),
            "search_key": plain(f"{last} {first} {identifier} {values.get('city', '')}"),
            "capacity": Capacity.USER,
        }
        person: Person = self._kept(Person(last_name=last, first_name=first, **usual | values))
        self._kept(
            PersonIdentifier(person_id=person.id, value=identifier, value_key=plain(identifier), position=0)
        )
        return person

    def vehicle(self, person: Person, **values: Any) -> Vehicle:
        return self._kept(
            Vehicle(person_id=person.id, **{"kind": VehicleKind.CAR, "power": 5, "is_usual": True} | values)
        )

    def committee(self, structure: Structure, name: str = "Comité des usagers", **values: Any) -> Committee:
        usual = {"kind": "comité des usagers"}
        return self._kept(
            Committee(name=name, name_key=plain(name), structure_id=structure.id, **usual | values)
        )

    def mandate(self, person: Person, committee: Committee, started: date, **values: Any) -> Mandate:
        usual = {"office": Office.MEMBER, "seat": SeatKind.TITULAR}
        return self._kept(
            Mandate(person_id=person.id, committee_id=committee.id, started_on=started, **usual | values)
        )

    def meeting(self, committee: Committee, day: date, **values: Any) -> Meeting:
        usual = {"starts_minute": 18 * 60, "ends_minute": 20 * 60, "status": MeetingStatus.HELD}
        return self._kept(Meeting(committee_id=committee.id, held_on=day, **usual | values))

    def attendance(
        self, meeting: Meeting, person: Person, status: AttendanceStatus = AttendanceStatus.PRESENT
    ) -> Attendance:
        return self._kept(Attendance(meeting_id=meeting.id, person_id=person.id, status=status))

    def hours(
        self, person: Person, structure: Structure, day: date, minutes: int = 60, **values: Any
    ) -> HoursEntry:
        usual = {
            "family": MissionFamily.REPRESENTATION,
            "role": HoursRole.OTHER,
            "nature": HoursNature.VOLUNTEER,
        }
        return self._kept(
            HoursEntry(
                person_id=person.id, structure_id=structure.id, done_on=day, minutes=minutes, **usual | values
            )
        )

    def claim(
        self, person: Person, status: ClaimStatus = ClaimStatus.SUBMITTED, **values: Any
    ) -> ExpenseClaim:
        reference = values.pop("reference", f"NDF-{self._numbers():04}")
        return self._kept(
            ExpenseClaim(
                reference=reference,
                reference_key=plain(reference),
                person_id=person.id,
                status=status,
                **values,
            )
        )

    def line(self, claim: ExpenseClaim, day: date, cents: int = 1250, **values: Any) -> ExpenseLine:
        usual = {"position": self._numbers(), "nature": ExpenseNature.MEAL, "receipt": "oui"}
        return self._kept(ExpenseLine(claim_id=claim.id, spent_on=day, amount=Money(cents), **usual | values))


def open_copy(pristine: Path, folder: Path) -> Workspace:
    """A dossier that several tests of one module share, opened by the coordinator."""
    copied = folder / "dossiers"
    shutil.copytree(pristine, copied)
    opened = open_dossier(copied / "essai.engagement", PHRASE, policy=POLICY)
    actor = Actor(opened.account_id, "Claire", Role.COORDINATION)
    return Workspace(opened.database, actor, FixedClock(NOW))
