"""The rules that every dossier obeys, as named queries that return the rows at fault."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.attending.attendance import Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import PersonIdentifier
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.domain.settings import DossierState

_NAMED = 10


@dataclass(frozen=True, slots=True)
class Invariant:
    """One rule: its name, its French sentence, and the ids of the rows that break it."""

    name: str
    sentence: str
    at_fault: Select[int]


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that some rows break: how many, and the first few of their ids."""

    name: str
    sentence: str
    rows: int
    ids: tuple[int, ...]


def state(session: Session) -> DossierState | None:
    """The dossier's own row."""
    return session.get(DossierState, 1)


def violations(session: Session) -> tuple[Violation, ...]:
    """Every rule that is broken, all asked in one statement; empty in a sound dossier."""
    asked = invariants()
    counted = union_all(
        *(
            select(literal(number), func.count()).select_from(rule.at_fault.subquery())
            for number, rule in enumerate(asked)
        )
    )
    broken = [number for number, rows in session.execute(counted) if rows]
    return tuple(_violation(session, asked[number]) for number in broken)


def _violation(session: Session, rule: Invariant) -> Violation:
    ids = tuple(session.scalars(rule.at_fault))
    return Violation(rule.name, rule.sentence, len(ids), ids[:_NAMED])


def invariants() -> tuple[Invariant, ...]:
    """The rules, in the order of the rooms."""
    return (*_of_the_house(), *_of_the_register(), *_of_meetings(), *_of_hours(), *_of_expenses())


def _of_the_house() -> tuple[Invariant, ...]:
    coordinates = select(Account.id).where(Account.role == Role.COORDINATION).exists()
    return (
        Invariant(
            "one_state",
            "Le dossier a une identité et une seule.",
            select(DossierState.id).where(DossierState.id != 1),
        ),
        Invariant(
            "coordination",
            "Un compte au moins est de coordination.",
            select(DossierState.id).where(~coordinates),
        ),
    )


def _of_the_register() -> tuple[Invariant, ...]:
    twin = aliased(PersonIdentifier)
    same_place = and_(
        twin.person_id == PersonIdentifier.person_id,
        twin.position == PersonIdentifier.position,
        twin.id < PersonIdentifier.id,
    )
    other = aliased(Structure)
    both_own = and_(other.link == StructureLink.OWN, other.id < Structure.id)
    return (
        Invariant(
            "one_own_structure",
            "Le dossier a une seule structure à lui.",
            select(Structure.id).where(
                Structure.link == StructureLink.OWN, select(other.id).where(both_own).exists()
            ),
        ),
        Invariant(
            "identifier_place",
            "Une personne ne montre qu’un identifiant.",
            select(PersonIdentifier.id).where(select(twin.id).where(same_place).exists()),
        ),
        Invariant(
            "committee_dates",
            "Un comité n’est pas clos avant d’être créé.",
            select(Committee.id).where(Committee.closed_on < Committee.created_on),
        ),
        Invariant(
            "mandate_dates",
            "Un mandat ne finit pas avant de commencer.",
            select(Mandate.id).where(Mandate.ended_on < Mandate.started_on),
        ),
        Invariant(
            "own_substitute",
            "Personne n’est son propre suppléant.",
            select(Mandate.id).where(Mandate.substitute_for_id == Mandate.person_id),
        ),
    )


def _of_meetings() -> tuple[Invariant, ...]:
    elsewhere = select(Meeting.id).where(
        Meeting.id == Attendance.meeting_id, Meeting.status != MeetingStatus.HELD
    )
    return (
        Invariant(
            "meeting_clock",
            "Une réunion commence un jour à une heure qui existe.",
            select(Meeting.id).where(
                or_(_outside(Meeting.starts_minute, 0, 1439), _outside(Meeting.ends_minute, 0, 1440))
            ),
        ),
        Invariant(
            "held_presence",
            "Une présence est celle d’une réunion tenue.",
            select(Attendance.id).where(elsewhere.exists()),
        ),
        Invariant(
            "own_proxy",
            "Personne ne se donne pouvoir à soi-même.",
            select(Attendance.id).where(Attendance.proxy_to_id == Attendance.person_id),
        ),
    )


def _of_hours() -> tuple[Invariant, ...]:
    return (
        Invariant(
            "minutes",
            "Une durée va d’une minute à vingt-quatre heures.",
            select(HoursEntry.id).where(_outside(HoursEntry.minutes, 1, 1440)),
        ),
    )


def _of_expenses() -> tuple[Invariant, ...]:
    travels = ExpenseLine.nature == ExpenseNature.KILOMETRES
    measured = ExpenseLine.km_hundredths.is_not(None)
    paid = ExpenseClaim.status == ClaimStatus.REIMBURSED
    has_lines = select(ExpenseLine.id).where(ExpenseLine.claim_id == ExpenseClaim.id).exists()
    return (
        Invariant(
            "amount",
            "Une ligne de frais a un montant positif.",
            select(ExpenseLine.id).where(ExpenseLine.amount < Money(0)),
        ),
        Invariant(
            "kilometres",
            "Une ligne de kilomètres, et elle seule, a une distance.",
            select(ExpenseLine.id).where(travels != measured),
        ),
        Invariant(
            "paid_on",
            "Une note payée, et elle seule, a un jour de paiement.",
            select(ExpenseClaim.id).where(paid != ExpenseClaim.paid_on.is_not(None)),
        ),
        Invariant(
            "empty_claim",
            "Une note envoyée a au moins une ligne.",
            select(ExpenseClaim.id).where(ExpenseClaim.status != ClaimStatus.DRAFT, ~has_lines),
        ),
    )


def _outside(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], least: int, most: int
) -> ColumnElement[bool]:
    return or_(column < least, column > most)
