"""Paid contributions as lists and panes read them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Integer, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.contributing.rows import ContributionRow
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import search_words
from engagement_desktop.storage.facets import Counts, Facet, Facets, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.reports.exercises import asked
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import holding, holding_text

_PERSON = (Person, Person.id == PaidContribution.person_id)
_CENTS = type_coerce(PaidContribution.amount, Integer)
SORTS = sorts(
    PaidContribution.id,
    {
        "date": SortKey(PaidContribution.done_on),
        "person": SortKey(Person.sort_key, joins=(_PERSON,)),
        "kind": SortKey(ranked(PaidContribution.kind, ContributionKind)),
        "state": SortKey(ranked(PaidContribution.state, ContributionState)),
        "amount": SortKey(_CENTS),
    },
    "date",
    descending=True,
)
FACETS: Facets = {
    "state": Facet.of(PaidContribution.state, ContributionState),
    "kind": Facet.of(PaidContribution.kind, ContributionKind),
}


def contributions_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[ContributionRow]:
    """One page of contributions."""
    found = page_of_ids(session, SORTS, query, _kept(session, query), after)
    return widened(found, contribution_rows(session, found.rows))


def contributions_sums(session: Session, query: ListQuery) -> tuple[int, Money, int]:
    """How many contributions the query keeps, their sum (those renounced apart), and how many there are."""
    owed = PaidContribution.state != ContributionState.RENOUNCED
    sums = select(func.count(), func.coalesce(func.sum(_CENTS).filter(owed), 0)).select_from(PaidContribution)
    kept, cents = session.execute(sums.where(*_kept(session, query))).one()
    total = session.execute(select(func.count()).select_from(PaidContribution)).scalar_one()
    return kept, Money(cents), total


def contributions_facets(session: Session, query: ListQuery) -> Counts:
    """How many contributions each chip keeps."""
    return counted(session, FACETS, query.filters, select(PaidContribution.id), _asked(session, query))


def contribution_rows(session: Session, ids: Iterable[int]) -> dict[int, ContributionRow]:
    """The contributions of these ids."""
    found = session.execute(
        select(PaidContribution, Person.last_name, Person.first_name, Committee.name)
        .join(*_PERSON)
        .outerjoin(Committee, Committee.id == PaidContribution.committee_id)
        .where(PaidContribution.id.in_(list(ids)))
    )
    return {
        one.id: ContributionRow(
            id=one.id,
            done_on=one.done_on,
            person_id=one.person_id,
            last_name=last,
            first_name=first,
            kind=one.kind,
            state=one.state,
            quantity=one.quantity_hundredths,
            unit_price=one.unit_price,
            amount=one.amount,
            purpose=one.purpose or "",
            committee=committee or "",
        )
        for one, last, first, committee in found
    }


def person_of_account(session: Session, account_id: int | None) -> int | None:
    """Whose account it is; None when it is nobody's."""
    account = session.get(Account, account_id or 0)
    return None if account is None else account.person_id


def envelopes(session: Session) -> list[tuple[int, str]]:
    """The envelopes in use, those of the newest exercise first."""
    query = select(Envelope.id, Envelope.label).where(Envelope.archived_on.is_(None))
    return [
        (row[0], row[1]) for row in session.execute(query.order_by(Envelope.first_day.desc(), Envelope.id))
    ]


def volunteered(session: Session, row: PaidContribution) -> int:
    """Minutes of the same meeting that this person's hours call volunteering."""
    if row.meeting_id is None:
        return 0
    return session.execute(
        select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(
            HoursEntry.person_id == row.person_id,
            HoursEntry.meeting_id == row.meeting_id,
            HoursEntry.nature == HoursNature.VOLUNTEER,
        )
    ).scalar_one()


def _kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    return [*_asked(session, query), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words (of the purpose or of the person), exercise, person."""
    conditions: list[ColumnElement[bool]] = [
        or_(
            holding_text(PaidContribution.purpose, word),
            PaidContribution.person_id.in_(select(Person.id).where(holding(Person.search_key, word))),
        )
        for word in search_words(query.search)
    ]
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(within(PaidContribution.done_on, exercise))
    if "person" in query.filters:
        conditions.append(PaidContribution.person_id == int(query.filters["person"]))
    return conditions
