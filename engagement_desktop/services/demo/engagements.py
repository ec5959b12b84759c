"""People who give an association enough time to raise the question of the CEC, one case after another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from engagement_desktop.domain.hours.entries import HoursRole, MissionFamily
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.services.demo.names import Resident
from engagement_desktop.services.demo.structures import Structures

_HOUR = 60
_COUNTED = frozenset({HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS})


@dataclass(frozen=True, slots=True)
class Engagement:
    """So many minutes a year of one person for one structure, in one role."""

    person: Resident
    structure: int
    role: HoursRole
    family: MissionFamily
    yearly_minutes: int

    @property
    def counts(self) -> bool:
        return self.role in _COUNTED


def make_engagements(
    residents: Sequence[Resident], structures: Structures, champions: int, rng: Random
) -> Iterator[Engagement]:
    """Takes volunteers in turn through the cases: met, to check, and each reason why not."""
    adults = [person for person in residents if person.capacity is not Capacity.PROFESSIONAL]
    cases = _cases(structures)
    for at, person in enumerate(rng.sample(adults, min(champions, len(adults)))):
        for structure, role, hours in cases[at % len(cases)]:
            yield Engagement(
                person,
                structure,
                role,
                rng.choice((MissionFamily.REPRESENTATION, MissionFamily.SUPPORT, MissionFamily.PEERS)),
                hours * _HOUR + rng.randrange(0, 8 * _HOUR, 15),
            )


def _cases(structures: Structures) -> list[list[tuple[int, HoursRole, int]]]:
    leads, trains, helps = HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS, HoursRole.OTHER
    sure = structures.sure
    cases = [
        [(sure[0], leads, 268)],
        [(structures.own, leads, 246)],
        [(sure[0], leads, 146)],
        [(sure[0], leads, 128), (sure[1], trains, 84)],
        [(structures.by_case["activities_no"], leads, 211)],
        [(sure[1], trains, 205)],
        [(structures.by_case["no_date"], leads, 222)],
        [(structures.members[0], helps, 58)],
        [(sure[0], helps, 118)],
    ]
    if "activities_unknown" in structures.by_case:
        cases.append([(structures.by_case["activities_unknown"], leads, 209)])
        cases.append([(sure[0], leads, 74), (sure[1], leads, 71), (sure[2], leads, 68)])
    return cases
