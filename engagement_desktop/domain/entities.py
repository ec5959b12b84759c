"""Every entity, imported once so that the schema is whole."""

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.base import Base
from engagement_desktop.domain.bin import BinEntry
from engagement_desktop.domain.custody import Custody
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.contributions import PaidContribution
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.ledger.kept import (
    LedgerAccount,
    LedgerEntry,
    LedgerExport,
    LedgerLine,
)
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import BankAccount, Payment, PaymentRun, RunDocument
from engagement_desktop.domain.form_drafts import FormDraft
from engagement_desktop.domain.hours.activities import Activity
from engagement_desktop.domain.hours.cec_files import CecFile, RoleCorrection
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.locks import ClosedMonth, HoursExport
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.training import Talk, TrainingPresence, TrainingSession
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.meetings.attending.attendance import Attendance, PresenceSpan
from engagement_desktop.domain.meetings.booking.bookings import Booking
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Rectification, SecrecyRuling
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    AgendaTemplate,
    ItemText,
    MeetingDocument,
    Phrase,
    TemplateItem,
)
from engagement_desktop.domain.meetings.preparing.convocations import Convocation
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteElector
from engagement_desktop.domain.numbers import NumberSeries
from engagement_desktop.domain.register.applicability_answers import ApplicabilityAnswer
from engagement_desktop.domain.register.committees import Committee, FormerRules
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.own_fields import OwnField, OwnValue
from engagement_desktop.domain.register.people import (
    Consent,
    HomeDistance,
    Involvement,
    Need,
    Person,
    PersonCapacity,
    PersonIdentifier,
)
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleOpening
from engagement_desktop.domain.saved_lists import SavedList
from engagement_desktop.domain.settings import DossierState, Setting

__all__ = [
    "Account",
    "Action",
    "Activity",
    "AgendaItem",
    "AgendaTemplate",
    "ApplicabilityAnswer",
    "Attachment",
    "Attendance",
    "AuditEntry",
    "BankAccount",
    "Base",
    "BinEntry",
    "Booking",
    "CecFile",
    "ClosedMonth",
    "Committee",
    "Consent",
    "Convocation",
    "Custody",
    "Decision",
    "DossierState",
    "Envelope",
    "ExpenseClaim",
    "ExpenseLine",
    "ExpensePolicy",
    "ExpenseReceipt",
    "FormDraft",
    "FormerRules",
    "GiftReceipt",
    "HomeDistance",
    "HoursEntry",
    "HoursExport",
    "Involvement",
    "IssuedDocument",
    "ItemText",
    "LedgerAccount",
    "LedgerEntry",
    "LedgerExport",
    "LedgerLine",
    "LocalRate",
    "Mandate",
    "Meeting",
    "MeetingDocument",
    "MeetingRules",
    "Minutes",
    "Mission",
    "Need",
    "NumberSeries",
    "OwnField",
    "OwnValue",
    "PaidContribution",
    "Payment",
    "PaymentRun",
    "Person",
    "PersonCapacity",
    "PersonIdentifier",
    "Phrase",
    "PresenceSpan",
    "Proposal",
    "Rectification",
    "RoleCorrection",
    "RunDocument",
    "SavedList",
    "SecrecyRuling",
    "Setting",
    "Structure",
    "Talk",
    "TemplateItem",
    "TrainingPresence",
    "TrainingSession",
    "Vehicle",
    "VehicleOpening",
    "Vote",
    "VoteElector",
]
