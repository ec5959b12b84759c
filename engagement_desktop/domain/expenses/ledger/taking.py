"""What an export takes: entries that never left, and reversals of those that are no longer true."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.ledger.accounts import Chart
from engagement_desktop.domain.expenses.ledger.entries import Entry, Subject, entries_of, place, turned
from engagement_desktop.domain.expenses.ledger.facts import Facts
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise

Signature = tuple[tuple[str, Money, Money], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an export, both included, and the day on which it is made."""

    first: date
    last: date
    today: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def correcting(self) -> date:
        """The day of an entry that corrects: today, kept inside the period."""
        return min(max(self.today, self.first), self.last)


@dataclass(frozen=True, slots=True)
class Left:
    """Entries that left in earlier exports, the chart of each, and the first day that any of them took."""

    entries: tuple[Entry, ...] = ()
    charts: Mapping[int, Chart] | None = None
    since: date | None = None

    def chart_of(self, entry: Entry, now: Chart) -> Chart:
        return (self.charts or {}).get(entry.export_id or 0, now)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an export would write, in order; `late` entries are of days before it and never left.

    `history` is the same of claims that came settled with a workbook, before the first day ever exported:
    the accountant has them from elsewhere, as a rule.
    """

    entries: tuple[Entry, ...]
    late: int = 0
    late_from: date | None = None
    history: int = 0


def exercise_of(first: date, last: date, first_month: int) -> Exercise:
    """The exercise of a period.

    Raises:
        DomainError: the period ends before it begins, or touches two exercises.
    """
    if last < first:
        raise DomainError("La période finit avant de commencer. Changez l’un des deux jours.", "last_day")
    exercise = Exercise.holding(first, first_month)
    if last not in exercise:
        raise DomainError("Cette période touche deux exercices. Faites un export pour chacun.", "last_day")
    return exercise


def taken(facts: Facts, chart: Chart, left: Left, span: Span) -> Taken:
    """What leaves: each fact once, a difference as a reversal and, when there is one, its new entry."""
    return _Matching(facts, chart, left, span).found()


class _Matching:
    """Facts on one side, entries that left on the other."""

    def __init__(self, facts: Facts, chart: Chart, left: Left, span: Span) -> None:
        self._facts, self._chart, self._left, self._span = facts, chart, left, span
        self._expected = entries_of(facts, chart)
        self._by_subject: dict[Subject, list[int]] = defaultdict(list)
        for at, entry in enumerate(self._expected):
            self._by_subject[entry.subject].append(at)
        self._undone = {entry.reverses_id for entry in left.entries} - {None}
        self._known = {entry.subject for entry in left.entries}
        self._came_settled = {claim.claim_id for claim in facts.claims if claim.came_settled}
        self._matched: set[int] = set()
        self._held: set[Subject] = set()
        self._under: dict[frozenset[tuple[str, str]], Sequence[Entry]] = {}
        self._of_export: dict[int | None, Sequence[Entry]] = {}

    def found(self) -> Taken:
        entries = [*self._of_those_that_left(), *self._of_the_rest()]
        never_left = [entry for entry in self._unmatched() if self._is_late(entry)]
        late = [entry for entry in never_left if not self._is_history(entry)]
        return Taken(
            tuple(sorted(entries, key=place)),
            len(late),
            min((one.entry_on for one in late), default=None),
            history=len(never_left) - len(late),
        )

    def _of_those_that_left(self) -> Iterable[Entry]:
        """Their reversals; those still true are matched and leave no more."""
        for entry in self._left.entries:
            if entry.kind is EntryKind.REVERSAL or entry.id in self._undone:
                continue
            at = self._match(entry)
            if at is None and entry.entry_on <= self._span.last:
                yield turned(entry, max(self._span.correcting, entry.entry_on))
            elif at is None:
                self._held.add(entry.subject)
            else:
                yield from self._rejection(entry, self._expected[at].undone_on)
        for entry in self._left.entries:
            if entry.id in self._undone and entry.kind is EntryKind.PAYMENT:
                self._match(entry, only_undone=True)

    def _of_the_rest(self) -> Iterable[Entry]:
        """Entries that never left, each with its rejection when the bank gave it back."""
        for expected in self._unmatched():
            entry = self._dated(expected)
            if entry is not None and entry.subject not in self._held:
                yield entry
                yield from self._rejection(entry, entry.undone_on)

    def _unmatched(self) -> list[Entry]:
        return [entry for at, entry in enumerate(self._expected) if at not in self._matched]

    def _dated(self, entry: Entry) -> Entry | None:
        """The entry on the day on which it can be written; None when it is not of this period."""
        if entry.entry_on in self._span:
            return entry
        if entry.entry_on < self._span.first and entry.subject in self._known:
            return replace(entry, entry_on=self._span.correcting)
        return None

    def _is_late(self, entry: Entry) -> bool:
        return entry.entry_on < self._span.first and entry.subject not in self._known

    def _is_history(self, entry: Entry) -> bool:
        since = self._left.since
        return entry.claim_id in self._came_settled and (since is None or entry.entry_on < since)

    def _rejection(self, entry: Entry, day: date | None) -> Iterable[Entry]:
        if day is not None and day <= self._span.last:
            yield turned(entry, max(day, self._span.first, entry.entry_on), rejected=True)

    def _match(self, entry: Entry, *, only_undone: bool = False) -> int | None:
        """The fact that this entry tells, each fact once."""
        under = self._entries_under(entry)
        for at in self._by_subject[entry.subject]:
            if at in self._matched or (only_undone and under[at].undone_on is None):
                continue
            if _signature(under[at]) == _signature(entry):
                self._matched.add(at)
                return at
        return None

    def _entries_under(self, left: Entry) -> Sequence[Entry]:
        """The same facts under the chart of the export of this entry, in the same order."""
        if left.export_id not in self._of_export:
            chart = self._left.chart_of(left, self._chart)
            key = frozenset(chart.numbers().items())
            if key not in self._under:
                self._under[key] = entries_of(self._facts, chart)
            self._of_export[left.export_id] = self._under[key]
        return self._of_export[left.export_id]


def _signature(entry: Entry) -> Signature:
    """What makes two entries the same: costs by account; of what settles them, the amounts only."""
    by_account = entry.kind is EntryKind.GRANT
    return tuple(sorted((one.account if by_account else "", one.debit, one.credit) for one in entry.postings))
