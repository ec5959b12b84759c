"""The cells of a booking: what rules propose, what a hand typed over it, what each line then says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.means import WITH_KILOMETRES, Means
from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingGrid,
    BookingLine,
    BookingRow,
    DoubtKind,
    LinePrice,
    WorkTerms,
)
from engagement_desktop.domain.meetings.booking.booking_rules import BookingRule, line_faults, travel_minutes
from engagement_desktop.domain.money import Money
from engagement_desktop.french.parsing import parse_amount, parse_km, parse_typed_duration
from engagement_desktop.ui.meetings.booking.words import (
    amount_words,
    doubt_words,
    km_words,
    means_words,
    minutes_words,
    parse_means,
)

SESSION, PREPARATION, TRAVEL = "session_minutes", "preparation_minutes", "travel_minutes"
MEANS, KM, FARE, MEAL = "means", "km_hundredths", "fare", "meal"
FIELDS = (SESSION, PREPARATION, TRAVEL, MEANS, KM, FARE, MEAL)
_PARSERS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        SESSION: parse_typed_duration,
        PREPARATION: parse_typed_duration,
        TRAVEL: parse_typed_duration,
        KM: parse_km,
        FARE: parse_amount,
        MEAL: parse_amount,
    }
)
_NO_PRICE = LinePrice(None, Money())


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong, or to be looked at, in one cell."""

    field: str
    sentence: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class RowCells:
    """One person's line with what a hand typed, by field; "" empties a cell."""

    row: BookingRow
    grid: BookingGrid
    typed: Mapping[str, str] = field(default_factory=dict)
    price: LinePrice = _NO_PRICE

    def line(self) -> BookingLine:
        """What would be booked; a cell that is not understood says nothing."""
        proposed = self.row.proposed
        line = replace(proposed, **{name: self._value(name, proposed) for name in (SESSION, PREPARATION)})
        if MEANS in self.typed:
            line = replace(line, means=None, vehicle_id=None, km_hundredths=None, fare=None)
            if (said := self._read(MEANS)) is not None:
                means, vehicle_id = said
                line = replace(line, means=means, vehicle_id=vehicle_id)
                if means is Means.VEHICLE:
                    line = replace(line, km_hundredths=self.row.km_hundredths)
        line = replace(line, **{name: self._value(name, line) for name in (KM, FARE, MEAL)})
        if KM in self.typed and line.km_hundredths is not None:
            rule = BookingRule(travel_kmh=self.grid.travel_kmh, rounding_minutes=self.grid.rounding_minutes)
            line = replace(line, travel_minutes=travel_minutes(line.km_hundredths, rule))
        return replace(line, travel_minutes=self._value(TRAVEL, line))

    def words(self, name: str) -> str:
        """What a cell says; as typed when it is not understood."""
        if name in self.typed and self._parse_fault(name) is not None:
            return self.typed[name]
        line = self.line()
        if name == MEANS:
            return means_words(self.row, line.means, line.vehicle_id)
        if name in {SESSION, PREPARATION, TRAVEL}:
            return minutes_words(getattr(line, name))
        if name == KM:
            return km_words(line.km_hundredths)
        if name == FARE and line.means in WITH_KILOMETRES:
            return amount_words(self.price.mileage)
        return amount_words(getattr(line, name))

    def is_computed(self, name: str) -> bool:
        """The price of kilometres is never typed."""
        return name == FARE and self.line().means in WITH_KILOMETRES

    def faults(self) -> tuple[CellFault, ...]:
        """Refusals first, then doubts; a doubt goes once its cell is typed."""
        refused = [
            CellFault(name, fault.sentence, is_refused=True)
            for name in self.typed
            if (fault := self._parse_fault(name)) is not None
        ]
        refused += [
            CellFault(fault.field or SESSION, fault.sentence, is_refused=True)
            for fault in line_faults(self.line(), self.grid.longest)
        ]
        if self.price.fault:
            refused.append(CellFault(self.price.field, self.price.fault, is_refused=True))
        at_fault = {fault.field for fault in refused}
        doubts = [
            CellFault(doubt.field, doubt_words(doubt), is_refused=False)
            for doubt in self.row.doubts
            if doubt.field not in self.typed and doubt.field not in at_fault
            if not (doubt.kind is DoubtKind.NO_DISTANCE and self._needs_no_distance())
        ]
        if self.row.terms is WorkTerms.WORKING_TIME and self.line().total_minutes:
            doubts = [CellFault(SESSION, "compté en temps rémunéré, pas en bénévolat", is_refused=False)]
        return (*refused, *doubts)

    def _needs_no_distance(self) -> bool:
        line = self.line()
        return line.means not in {None, Means.VEHICLE} and not self.grid.travel_kmh

    def _value(self, name: str, line: BookingLine) -> Any:
        return self._read(name) if name in self.typed else getattr(line, name)

    def _read(self, name: str) -> Any:
        """None when it is empty or not understood."""
        try:
            return self._parsed(name)
        except DomainError:
            return None

    def _parsed(self, name: str) -> Any:
        text = self.typed[name].strip()
        if text in {"", "—"}:
            return None
        return parse_means(text, self.row) if name == MEANS else _PARSERS[name](text)

    def _parse_fault(self, name: str) -> DomainError | None:
        try:
            self._parsed(name)
        except DomainError as fault:
            return fault
        return None
