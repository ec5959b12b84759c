"""Balanced entries: costs granted, paid, given up, contributions paid; pure rules over facts and a chart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from engagement_desktop.domain.expenses.ledger.accounts import Account, AccountUse, Chart
from engagement_desktop.domain.expenses.ledger.facts import (
    ClaimFact,
    ContributionFact,
    Facts,
    PaymentFact,
    WaiverFact,
)
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.expenses.ledger.wording import entry_label, reversal_label
from engagement_desktop.domain.money import Money

Subject = tuple[EntryKind, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Posting:
    """One debit or one credit; the other is zero. `person_id` stands on the account of volunteers only."""

    account: str
    account_label: str
    debit: Money
    credit: Money
    person_id: int | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One balanced entry. `undone_on`: the day on which the bank gave the payment back."""

    kind: EntryKind
    journal: Account
    entry_on: date
    piece_ref: str
    piece_on: date
    label: str
    postings: tuple[Posting, ...]
    claim_id: int | None = None
    payment_id: int | None = None
    contribution_id: int | None = None
    undone_on: date | None = None
    number: int = 0
    reverses_id: int | None = None
    export_id: int | None = None
    id: int | None = None

    @property
    def subject(self) -> Subject:
        """What it records, whatever its lines."""
        return self.kind, self.claim_id, self.payment_id, self.contribution_id

    @property
    def debit(self) -> Money:
        return Money.sum(posting.debit for posting in self.postings)

    @property
    def credit(self) -> Money:
        return Money.sum(posting.credit for posting in self.postings)


def entries_of(facts: Facts, chart: Chart) -> tuple[Entry, ...]:
    """Every entry that the facts ask for, in the order of days; each debits what it credits."""
    found = [*_of_claims(facts.claims, chart), *_of_contributions(facts.contributions, chart)]
    return tuple(sorted(found, key=place))


def turned(entry: Entry, day: date, *, rejected: bool = False) -> Entry:
    """The entry that undoes another one."""
    return replace(
        entry,
        kind=EntryKind.REVERSAL,
        entry_on=day,
        label=reversal_label(entry.label, rejected=rejected),
        postings=tuple(replace(one, debit=one.credit, credit=one.debit) for one in entry.postings),
        undone_on=None,
        number=0,
        reverses_id=entry.id,
        export_id=None,
        id=None,
    )


def balance_due(facts: Facts, day: date) -> Money:
    """What is granted and neither paid nor given up at the end of a day: the account of volunteers."""
    due = Money()
    for claim in facts.claims:
        if claim.granted_on is not None and claim.granted_on <= day:
            settled = [one.amount for one in claim.payments if _stands(one, day)]
            given = [one.amount for one in claim.waivers if one.given_on <= day]
            due += claim.total - Money.sum([*settled, *given])
    return due


def _stands(paid: PaymentFact, day: date) -> bool:
    return paid.paid_on <= day and (paid.rejected_on is None or paid.rejected_on > day)


def _of_claims(claims: Iterable[ClaimFact], chart: Chart) -> Iterator[Entry]:
    for claim in claims:
        granted = _grant(claim, chart)
        if granted is None:
            continue
        yield granted
        yield from (_payment(claim, paid, chart) for paid in claim.payments if paid.amount)
        yield from (_waiver(claim, given, chart) for given in claim.waivers if given.amount)


def _grant(claim: ClaimFact, chart: Chart) -> Entry | None:
    """Costs by account against the person; None while nobody knows when, or when nothing is due."""
    by_account: dict[Account, Money] = {}
    for cost in claim.costs:
        account = chart.of_nature(cost.nature)
        by_account[account] = by_account.get(account, Money()) + cost.amount
    charges = sorted(by_account.items(), key=lambda one: (one[0].number, one[0].label))
    postings = [_sided(account, amount) for account, amount in charges if amount]
    if claim.granted_on is None or not postings:
        return None
    if claim.total:
        postings.append(_due(chart, claim, -claim.total))
    return Entry(
        EntryKind.GRANT,
        chart.of(AccountUse.JOURNAL_GENERAL),
        claim.granted_on,
        claim.reference,
        claim.piece_on,
        entry_label(EntryKind.GRANT, claim.reference, claim.person),
        tuple(postings),
        claim_id=claim.claim_id,
    )


def _payment(claim: ClaimFact, paid: PaymentFact, chart: Chart) -> Entry:
    account = chart.paying(paid.means)
    if paid.bank:
        account = Account(paid.bank, account.label)
    return Entry(
        EntryKind.PAYMENT,
        chart.journal_paying(paid.means),
        paid.paid_on,
        paid.piece or claim.reference,
        paid.paid_on,
        entry_label(EntryKind.PAYMENT, claim.reference, claim.person),
        (_due(chart, claim, paid.amount), _sided(account, -paid.amount)),
        claim_id=claim.claim_id,
        payment_id=paid.payment_id,
        undone_on=paid.rejected_on,
    )


def _waiver(claim: ClaimFact, given: WaiverFact, chart: Chart) -> Entry:
    return Entry(
        EntryKind.WAIVER,
        chart.of(AccountUse.JOURNAL_GENERAL),
        given.given_on,
        claim.reference,
        given.given_on,
        entry_label(EntryKind.WAIVER, claim.reference, claim.person),
        (_due(chart, claim, given.amount), _sided(chart.of(AccountUse.WAIVERS), -given.amount)),
        claim_id=claim.claim_id,
    )


def _of_contributions(contributions: Iterable[ContributionFact], chart: Chart) -> Iterator[Entry]:
    for one in contributions:
        if one.amount:
            yield Entry(
                EntryKind.CONTRIBUTION,
                chart.of(AccountUse.JOURNAL_BANK),
                one.paid_on,
                one.piece,
                one.piece_on,
                entry_label(EntryKind.CONTRIBUTION, one.piece, one.person),
                (
                    _sided(chart.of_contribution(one.kind), one.amount),
                    _sided(chart.of(AccountUse.BANK), -one.amount),
                ),
                contribution_id=one.contribution_id,
            )


def _due(chart: Chart, claim: ClaimFact, amount: Money) -> Posting:
    due = _sided(chart.of(AccountUse.VOLUNTEERS), amount)
    return replace(due, person_id=claim.person_id, person=claim.person)


def _sided(account: Account, amount: Money) -> Posting:
    """Debited above zero, credited below."""
    zero = Money()
    debit, credit = (amount, zero) if amount > zero else (zero, -amount)
    return Posting(account.number, account.label, debit, credit)


def place(entry: Entry) -> tuple[date, int, int, int, int]:
    """By day, then what was granted before what settles it."""
    kinds = list(EntryKind)
    about = entry.claim_id or 0, entry.payment_id or 0, entry.contribution_id or 0
    return (entry.entry_on, kinds.index(entry.kind), *about)
