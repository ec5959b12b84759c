"""The invented words of the demo, read from the shipped files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import isqrt
from pathlib import Path
from typing import Any

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind
from engagement_desktop.paths import resources

_ROAD_BEND = 169
"""The road is 1.3 times the straight line: 1.3², in hundredths."""
_ACROSS_TOWN = 180


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the invented country; `east` and `north` are tenths of a kilometre."""

    name: str
    postcode: str
    east: int
    north: int
    weight: int

    def km_hundredths_to(self, other: "Town") -> int:
        """By road, one way; a short ride inside one town."""
        east, north = self.east - other.east, self.north - other.north
        # tenths of km squared, times 100 for hundredths of km, times 1.69 for the bends
        return max(_ACROSS_TOWN, isqrt((east * east + north * north) * _ROAD_BEND))


@dataclass(frozen=True, slots=True)
class StructureSpec:
    """A structure as the file describes it; `case` says what it shows of the CEC."""

    name: str
    kind: StructureKind
    legal_form: LegalForm
    town: str
    declared: date | None
    art200: Answer
    case: str


@dataclass(frozen=True, slots=True)
class CommitteeSpec:
    """A committee as the file describes it."""

    name: str
    kind: str
    themes: tuple[str, ...]
    family: MissionFamily
    quorum: QuorumRule
    seats: int
    substitutes: int
    weekday: int
    starts: int
    board: bool


@dataclass(frozen=True, slots=True)
class Activity:
    """Something one does, and how long it takes."""

    said: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Step:
    """One session of a topic: what the agenda says, what was decided."""

    agenda: str
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that a committee follows from session to session."""

    theme: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a cost of one nature looks like, in cents."""

    least: int
    most: int
    purposes: tuple[str, ...]
    receipts: tuple[str, ...]


class Library:
    """Every word of the demo."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "demo"

    def _read(self, name: str) -> dict[str, Any]:
        return tomllib.loads((self._folder / f"{name}.toml").read_text(encoding="utf-8"))

    @cached_property
    def people(self) -> dict[str, Any]:
        return self._read("people")

    @cached_property
    def _places(self) -> dict[str, Any]:
        return self._read("places")

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        return tuple(Town(**town) for town in self._places["town"])

    def town(self, name: str) -> Town:
        return next(town for town in self.towns if town.name == name)

    @cached_property
    def streets(self) -> tuple[str, ...]:
        return tuple(self._places["streets"]["names"])

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        return tuple(self._places["rooms"]["names"])

    @cached_property
    def remote_room(self) -> str:
        return str(self._places["rooms"]["remote"])

    @cached_property
    def told_towns(self) -> tuple[str, ...]:
        return tuple(self._places["texts"]["towns"])

    @cached_property
    def _structures(self) -> dict[str, Any]:
        return self._read("structures")

    def own(self, size: str) -> StructureSpec:
        return _structure(self._structures[size])

    @cached_property
    def members(self) -> tuple[StructureSpec, ...]:
        return tuple(_structure(spec) for spec in self._structures["member"])

    @cached_property
    def associations(self) -> tuple[StructureSpec, ...]:
        return tuple(_structure(spec) for spec in self._structures["association"])

    def committees(self, size: str) -> tuple[CommitteeSpec, ...]:
        return tuple(_committee(spec) for spec in self._read("committees")[size])

    @cached_property
    def details(self) -> dict[str, Any]:
        return self._read("details")

    def sites(self, own: StructureSpec) -> tuple[StructureSpec, ...]:
        """Places of the own structure: of its kind and form."""
        return tuple(
            replace(own, name=site["name"], town=site["town"], declared=None, case="")
            for site in self.details["site"]
        )

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                topic["theme"],
                topic["title"],
                tuple(Step(step["agenda"], tuple(step["decisions"])) for step in topic["steps"]),
            )
            for file in sorted(self._folder.glob("minutes-*.toml"))
            for topic in self._read(file.stem)["topic"]
        )

    @cached_property
    def activities(self) -> Mapping[str, tuple[Activity, ...]]:
        """By mission family, and « governing » and « supervising »."""
        return {
            key: tuple(Activity(*item) for item in group["items"])
            for key, group in self._read("activities").items()
        }

    @cached_property
    def _expenses(self) -> dict[str, Any]:
        return self._read("expenses")

    @cached_property
    def costs(self) -> Mapping[ExpenseNature, Cost]:
        return {
            ExpenseNature(nature): Cost(
                cost["cents"][0], cost["cents"][1], tuple(cost["purpose"]), tuple(cost["receipt"])
            )
            for nature, cost in self._expenses["nature"].items()
        }

    @cached_property
    def trips(self) -> tuple[str, ...]:
        return tuple(self._expenses["purposes"]["other"])

    @cached_property
    def meeting_trip(self) -> str:
        return str(self._expenses["purposes"]["meeting"])

    @cached_property
    def refusals(self) -> tuple[str, ...]:
        return tuple(self._expenses["refusals"]["reasons"])


def _structure(spec: Mapping[str, str]) -> StructureSpec:
    declared = spec.get("declared")
    return StructureSpec(
        name=spec["name"],
        kind=StructureKind(spec["kind"]),
        legal_form=LegalForm(spec["legal_form"]),
        town=spec["town"],
        declared=date.fromisoformat(declared) if declared else None,
        art200=Answer(spec.get("art200", "unknown")),
        case=spec.get("case", ""),
    )


def _committee(spec: Mapping[str, Any]) -> CommitteeSpec:
    return CommitteeSpec(
        name=spec["name"],
        kind=spec["kind"],
        themes=tuple(spec["themes"]),
        family=MissionFamily(spec["family"]),
        quorum=QuorumRule(spec["quorum"]),
        seats=spec["seats"],
        substitutes=spec["substitutes"],
        weekday=spec["weekday"],
        starts=spec["starts"],
        board=spec.get("board", False),
    )
