"""Every entity, imported once so that the schema is whole."""

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.base import Base
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.meetings.attendance import Attendance
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person, PersonIdentifier
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.domain.settings import DossierState, Setting

__all__ = [
    "Account",
    "Attendance",
    "AuditEntry",
    "Base",
    "Committee",
    "DossierState",
    "ExpenseClaim",
    "ExpenseLine",
    "HoursEntry",
    "LocalRate",
    "Mandate",
    "Meeting",
    "Person",
    "PersonIdentifier",
    "Setting",
    "Structure",
    "Vehicle",
]
