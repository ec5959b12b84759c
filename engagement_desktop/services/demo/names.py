"""Who people are: names, ages, ways to reach them. All invented."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.text import fold, name_key, search_key, sort_key
from engagement_desktop.services.demo import identifiers
from engagement_desktop.services.demo.library import Library, Town

_ELDER_BEFORE, _YOUNGER_FROM = 1958, 1984
_WORKING_AGES, _ALL_AGES = (28, 64), (26, 90)
_NEAR, _NEARNESS = 400, 100
_WITH_BIRTH_DATE, _WITH_CIVILITY, _WITH_IBAN, _WITH_EMAIL, _WITH_PHONE = 78, 94, 62, 86, 90
_YEAR = 365
_FOLDED = str.maketrans({" ": "-", "'": "", "’": ""})


@dataclass(frozen=True, slots=True)
class Resident:
    """One invented person, as later rooms need them."""

    id: int
    capacity: Capacity
    town: Town


class People:
    """Draws people without ever giving two of them one name."""

    def __init__(self, library: Library, rng: Random, today: date, around: Town) -> None:
        self._library, self._rng, self._today = library, rng, today
        self._taken: set[str] = set()
        self._weights = [
            town.weight * _NEARNESS // (1 + around.km_hundredths_to(town) // _NEAR) for town in library.towns
        ]

    def draw(self, number: int, capacity: Capacity) -> tuple[dict[str, Any], Town]:
        """The columns of one person, and the town where they live."""
        rng = self._rng
        born_on = self._birth(capacity)
        woman, first, last = self._name(born_on)
        town = rng.choices(self._library.towns, self._weights)[0]
        email = self._email(first, last, number) if self._one_in(_WITH_EMAIL) else None
        return {
            "last_name": last,
            "first_name": first,
            "name_key": name_key(last, first),
            "sort_key": sort_key(last, first),
            "search_key": search_key(last, first, identifier(number), town.name, email),
            "capacity": capacity,
            "civility": (Civility.MRS if woman else Civility.MR) if self._one_in(_WITH_CIVILITY) else None,
            "born_on": born_on if self._one_in(_WITH_BIRTH_DATE) else None,
            "email": email,
            "phone": identifiers.phone(rng) if self._one_in(_WITH_PHONE) else None,
            "address": f"{rng.randrange(1, 90)} {rng.choice(self._library.streets)}",
            "postcode": town.postcode,
            "city": town.name,
            "archived_on": None,
            **self._bank(first, last),
        }, town

    def _one_in(self, hundred: int) -> bool:
        return self._rng.randrange(100) < hundred

    def _birth(self, capacity: Capacity) -> date:
        working = capacity in {Capacity.PROFESSIONAL, Capacity.ELECTED}
        least, most = _WORKING_AGES if working else _ALL_AGES
        # two draws kept in the middle: few very young, few very old
        age = (self._rng.randint(least, most) + self._rng.randint(least, most)) // 2
        return self._today - timedelta(days=age * _YEAR + self._rng.randrange(_YEAR))

    def _name(self, born_on: date) -> tuple[bool, str, str]:
        generation = "middle"
        if born_on.year < _ELDER_BEFORE:
            generation = "elder"
        elif born_on.year >= _YOUNGER_FROM:
            generation = "younger"
        while True:
            woman = self._one_in(56)
            first = self._rng.choice(self._library.people["women" if woman else "men"][generation])
            last = self._rng.choice(self._library.people["family"]["names"])
            key = name_key(last, first)
            if key not in self._taken:
                self._taken.add(key)
                return woman, first, last

    def _email(self, first: str, last: str, number: int) -> str:
        local = f"{fold(first)}.{fold(last)}".translate(_FOLDED)
        return f"{local}{number if self._one_in(12) else ''}@exemple.fr"

    def _bank(self, first: str, last: str) -> dict[str, Any]:
        if not self._one_in(_WITH_IBAN):
            return {"iban": None, "account_holder": None}
        holder = f"{first} {last}" if self._one_in(88) else f"M. et Mme {last}"
        return {"iban": Sealed(identifiers.iban(self._rng)), "account_holder": holder}


def identifier(number: int) -> str:
    """« P0042 »."""
    return f"P{number:04d}"
