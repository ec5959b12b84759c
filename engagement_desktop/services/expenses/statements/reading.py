"""From claims or days to the parts of people: everything is read in one session."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.mileage import VehicleScale, scale_in
from engagement_desktop.domain.expenses.statements.asked import StatementAsk
from engagement_desktop.domain.expenses.statements.told import (
    PersonStatement,
    Statement,
    StatementLine,
    counted_apart,
)
from engagement_desktop.domain.hours.papers_facts import PaperIssuer
from engagement_desktop.domain.rates import NoRateInForce
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.storage.expenses.statements.lines import (
    lines_asked,
    lines_of_claims,
    writes_traditionally,
)
from engagement_desktop.storage.hours.papers import functions_held, issuer_of, paper_person
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure

_NO_STRUCTURE = "Ce dossier n’a pas encore de structure. Créez-la ou importez un classeur, puis réessayez."
_END = 4


def statement_asked(session: Session, ask: StatementAsk) -> Statement:
    """All the lines of what is asked, those that do not count apart."""
    counted, left_out = counted_apart(lines_asked(session, ask))
    return Statement(first_day=ask.first_day, last_day=ask.last_day, lines=counted, left_out=left_out)


def parts_of(session: Session, statement: Statement) -> tuple[PersonStatement, ...]:
    """One part for each person who has a line that counts, in order of name.

    Raises:
        DomainError: the dossier has no structure yet.
    """
    issuer = issuer_now(session)
    apart = statement.left_out
    return tuple(
        _part(session, issuer, (statement.first_day, statement.last_day), lines, apart)
        for lines in _by_person(statement.lines)
    )


def statement_of_claims(
    session: Session, claim_ids: Sequence[int], means: Mapping[int, PaymentMeans] | None = None
) -> tuple[PersonStatement, ...]:
    """One part for each person of these claims, in the order of the claims; drafts and refusals left out.

    The days are those of the part's own first and last costs. `means` says how each claim is paid this
    time, whatever was asked when it was written.

    Raises:
        DomainError: the dossier has no structure yet.
    """
    chosen = means or {}
    found = lines_of_claims(session, claim_ids)
    counted, _ = counted_apart([replace(one, pay_by=chosen.get(one.claim_id, one.pay_by)) for one in found])
    issuer = issuer_now(session)
    place = {claim: at for at, claim in enumerate(claim_ids)}
    people = sorted(_by_person(counted), key=lambda lines: min(place[line.claim_id] for line in lines))
    return tuple(
        _part(session, issuer, (lines[0].spent_on, lines[-1].spent_on), lines, ()) for lines in people
    )


def scales_of(session: Session, lines: Sequence[StatementLine]) -> dict[tuple[int, int], VehicleScale]:
    """The scale of each vehicle and civil year of these lines; a year without any is left out."""
    own, rates = own_structure(session), rates_in_force(session)
    method = MileageScale.TAX if own is None else own.mileage_scale
    found: dict[tuple[int, int], VehicleScale] = {}
    for vehicle, year in {(line.vehicle, line.spent_on.year) for line in lines if line.vehicle}:
        try:
            scale = scale_in(year, method, rates)
            found[vehicle.id, year] = scale.vehicle(vehicle.kind, vehicle.power, vehicle.electric)
        except (NoRateInForce, DomainError):  # the words frozen with the line say how it was priced
            continue
    return found


def issuer_now(session: Session) -> PaperIssuer:
    """The structure as a paper names it.

    Raises:
        DomainError: there is none yet.
    """
    own = own_structure(session)
    if own is None:
        raise DomainError(_NO_STRUCTURE)
    return issuer_of(session, own)


def _by_person(lines: Sequence[StatementLine]) -> list[tuple[StatementLine, ...]]:
    return [tuple(group) for _, group in groupby(lines, key=lambda line: line.person_id)]


def _part(
    session: Session,
    issuer: PaperIssuer,
    days: tuple[date, date],
    lines: tuple[StatementLine, ...],
    apart: Sequence[StatementLine],
) -> PersonStatement:
    person = session.get_one(Person, lines[0].person_id)
    first, last = days
    return PersonStatement(
        issuer=issuer,
        person=paper_person(person),
        functions=functions_held(session, person.id, first, last),
        first_day=first,
        last_day=last,
        lines=lines,
        left_out=tuple(line for line in apart if line.person_id == person.id),
        account_end=_account_end(person),
        traditional=writes_traditionally(session),
    )


def _account_end(person: Person) -> str:
    """The last four signs, for those who may read the account."""
    return "" if person.iban is None or person.iban.clear is None else person.iban.clear[-_END:]
