"""Seats of a committee by college: how many places each one holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Dialect, String, TypeDecorator

from engagement_desktop.domain.register.people import Capacity


@dataclass(frozen=True, slots=True)
class Seats:
    """Places by college, in the order of the colleges; a college without place is left out."""

    places: tuple[tuple[Capacity, int], ...] = ()

    @classmethod
    def of(cls, places: Mapping[Capacity, int]) -> "Seats":
        return cls(tuple((college, places[college]) for college in Capacity if places.get(college)))

    def held_by(self, college: Capacity) -> int:
        return dict(self.places).get(college, 0)

    @property
    def total(self) -> int:
        return sum(number for _, number in self.places)


class SeatsType(TypeDecorator[Seats]):
    """Places by college, as a JSON object."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Seats | None, dialect: Dialect) -> str:
        del dialect
        return json.dumps({college.value: number for college, number in (value or Seats()).places})

    def process_result_value(self, value: str | None, dialect: Dialect) -> Seats:
        del dialect
        said = json.loads(value or "{}")
        return Seats.of({Capacity(college): number for college, number in said.items()})
