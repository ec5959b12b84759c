"""Committees, the people who sit in them and the others, mandates and vehicles."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import fold
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.library import CommitteeSpec, Library, Town
from engagement_desktop.services.demo.names import People, Resident, identifier
from engagement_desktop.services.demo.rows import Rows
from engagement_desktop.services.demo.seating import Term, day_before, seat_terms
from engagement_desktop.services.demo.sizes import DemoSize, Scale
from engagement_desktop.services.demo.structures import Structures

_CAPACITIES = (
    (Capacity.USER, 40),
    (Capacity.RELATIVE, 9),
    (Capacity.CARER, 10),
    (Capacity.ASSOCIATION_REPRESENTATIVE, 11),
    (Capacity.RESIDENT, 10),
    (Capacity.PROFESSIONAL, 14),
    (Capacity.ELECTED, 6),
)
_OFFICES = (Office.CHAIR, Office.VICE_CHAIR, Office.SECRETARY)
_SITTING_TWICE, _DRIVERS, _ELECTRIC = 18, 60, 14
_KIND_WEIGHTS = (92, 5, 3)
_POWERS, _POWER_WEIGHTS = (3, 4, 5, 6, 7, 9), (8, 26, 36, 18, 9, 3)
_CREATED_FROM, _CREATED_YEARS = 2016, 4


@dataclass(frozen=True, slots=True)
class Seated:
    """One mandate, as meetings need it."""

    person: Resident
    office: Office
    seat: SeatKind
    started_on: date
    ended_on: date | None
    substitute_for: Resident | None

    def is_in_office(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(slots=True)
class Body:
    """One committee with its mandates."""

    id: int
    name: str
    spec: CommitteeSpec
    town: Town
    structure: int
    seated: list[Seated] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Driven:
    """The usual vehicle of a person."""

    id: int
    kind: VehicleKind
    power: int | None
    electric: bool


@dataclass(slots=True)
class Register:
    """Everybody and every body."""

    residents: list[Resident] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    vehicles: dict[int, Driven] = field(default_factory=dict)
    unseated: list[Resident] = field(default_factory=list)


class RegisterMaker:
    """Fills committees first, then adds the volunteers who sit in none."""

    def __init__(self, rows: Rows, library: Library, scale: Scale, span: Span, rng: Random) -> None:
        self._rows, self._library, self._scale, self._span, self._rng = rows, library, scale, span, rng
        self._people = People(library, rng, span.today, library.town(library.own(scale.size).town))
        self._made = Register()
        self._in_one_only: list[Resident] = []

    def make(self, structures: Structures) -> Register:
        for name, spec, town in self._committees():
            self._body(name, spec, town, structures)
        while len(self._made.residents) < self._scale.people:
            self._recruit()
        for resident in self._made.residents:
            self._vehicle(resident)
        seated = {one.person.id for body in self._made.bodies for one in body.seated}
        self._made.unseated = [one for one in self._made.residents if one.id not in seated]
        return self._made

    def _committees(self) -> list[tuple[str, CommitteeSpec, Town]]:
        specs, own = self._library.committees(self._scale.size), self._library.own(self._scale.size)
        if self._scale.size is not DemoSize.LARGE:
            return [(spec.name, spec, self._library.town(own.town)) for spec in specs]
        return [(f"{spec.name} ({town.name})", spec, town) for spec in specs for town in self._library.towns][
            : self._scale.committees
        ]

    def _body(self, name: str, spec: CommitteeSpec, town: Town, structures: Structures) -> None:
        rng = self._rng
        created = date(_CREATED_FROM + rng.randrange(_CREATED_YEARS), rng.randrange(1, 13), 1)
        body_id = self._rows.add(
            "committee",
            name=name,
            name_key=fold(name),
            structure_id=structures.own,
            kind=spec.kind,
            created_on=created,
            closed_on=None,
            seats=spec.seats,
            quorum=spec.quorum,
            archived_on=None,
        )
        body = Body(body_id, name, spec, town, structures.own)
        self._made.bodies.append(body)
        self._seats(body)

    def _seats(self, body: Body) -> None:
        offices = [*_OFFICES, Office.TREASURER if body.spec.board else Office.LEAD]
        titulars: list[Resident] = []
        here: set[int] = set()
        for at, terms in enumerate(seat_terms(self._rng, self._span, body.spec.seats)):
            office = offices[at] if at < len(offices) else Office.MEMBER
            holders = [self._member(here) for _ in range(1 + max(term.holder for term in terms))]
            for term in terms:
                self._mandate(body, holders[term.holder], office, SeatKind.TITULAR, term)
            if terms[0].steady:
                titulars.append(holders[0])
        for titular in self._rng.sample(titulars, min(body.spec.substitutes, len(titulars))):
            self._mandate(
                body, self._member(here), Office.MEMBER, SeatKind.SUBSTITUTE, self._open_term(), titular
            )
        self._mandate(body, self._member(here), Office.GUEST, SeatKind.TITULAR, self._open_term())

    def _open_term(self) -> Term:
        return Term(0, day_before(self._rng, self._span), None, steady=True)

    def _member(self, here: set[int]) -> Resident:
        """Someone new to this committee; now and then someone who already sits in another one."""
        others = [resident for resident in self._in_one_only if resident.id not in here]
        again = self._scale.size is DemoSize.MEDIUM and others and self._rng.randrange(100) < _SITTING_TWICE
        resident = self._rng.choice(others) if again else self._recruit()
        if again:
            self._in_one_only.remove(resident)
        elif self._scale.size is DemoSize.MEDIUM:
            self._in_one_only.append(resident)
        here.add(resident.id)
        return resident

    def _mandate(
        self,
        body: Body,
        person: Resident,
        office: Office,
        seat: SeatKind,
        term: Term,
        substitute_for: Resident | None = None,
    ) -> None:
        body.seated.append(Seated(person, office, seat, term.started_on, term.ended_on, substitute_for))
        self._rows.add(
            "mandate",
            person_id=person.id,
            committee_id=body.id,
            office=office,
            seat=seat,
            started_on=term.started_on,
            ended_on=term.ended_on,
            substitute_for_id=substitute_for.id if substitute_for else None,
        )

    def _recruit(self) -> Resident:
        number = len(self._made.residents) + 1
        capacity = self._rng.choices([one for one, _ in _CAPACITIES], [weight for _, weight in _CAPACITIES])[
            0
        ]
        columns, town = self._people.draw(number, capacity)
        person_id = self._rows.add("person", **columns)
        value = identifier(number)
        self._rows.add(
            "person_identifier", person_id=person_id, value=value, value_key=fold(value), position=0
        )
        resident = Resident(person_id, capacity, town)
        self._made.residents.append(resident)
        return resident

    def _vehicle(self, resident: Resident) -> None:
        rng = self._rng
        if rng.randrange(100) >= _DRIVERS:
            return
        kind = rng.choices(tuple(VehicleKind), _KIND_WEIGHTS)[0]
        power = {
            VehicleKind.CAR: rng.choices(_POWERS, _POWER_WEIGHTS)[0],
            VehicleKind.MOTORCYCLE: rng.choice((2, 3, 5)),
            VehicleKind.MOPED: None,
        }[kind]
        electric = kind is VehicleKind.CAR and rng.randrange(100) < _ELECTRIC
        made = self._rows.add(
            "vehicle", person_id=resident.id, kind=kind, power=power, electric=electric, is_usual=True
        )
        self._made.vehicles[resident.id] = Driven(made, kind, power, electric)
