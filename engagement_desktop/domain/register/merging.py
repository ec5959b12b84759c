"""Two files of one person made one: what each says, field by field, and what is counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.register.people_checks import overlap, same_vehicle
from engagement_desktop.domain.register.people_drafts import PersonDraft, VehicleDraft
from engagement_desktop.domain.register.resemblance import Face, Likeness

T = TypeVar("T")


class Side(StrEnum):
    """Which of the two files a field is taken from; the left one is the file that stays."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field of both files, as shown; "" is empty. `proposed` is the side taken unless said otherwise."""

    key: str
    label: str
    left: str
    right: str
    proposed: Side

    @property
    def differs(self) -> bool:
        """Both say something, and not the same: a choice is due."""
        return bool(self.left) and bool(self.right) and self.left != self.right


@dataclass(frozen=True, slots=True)
class MergeLinks:
    """How much hangs on one file."""

    mandates: int
    attendances: int
    hours_entries: int
    claims: int


@dataclass(frozen=True, slots=True)
class MergeComparison:
    """The two files side by side; `fields` in the order of the form, those empty on both sides left out."""

    left: Face
    right: Face
    fields: tuple[MergeField, ...]
    left_links: MergeLinks
    right_links: MergeLinks
    meetings_in_common: int
    why: tuple[Likeness, ...]


Choices = Mapping[str, Side]

TAKEN_TOGETHER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "civility": ("civility",),
        "last_name": ("last_name",),
        "first_name": ("first_name",),
        "identifier": ("identifier",),
        "born_on": ("born_on",),
        "college": ("college",),
        "figure": ("figure",),
        "association_id": ("association_id",),
        "email": ("email",),
        "phone": ("phone",),
        "address": ("address", "postcode", "city"),
        "availability": ("availability",),
        "channel": ("channel",),
        "own_words": ("own_words",),
        "pay_renounced_on": ("pay_renounced_on",),
        "iban": ("iban", "account_holder"),
    }
)
"""The fields that are chosen, in the order of the form, each with what goes with it."""
USUAL_VEHICLE = "usual_vehicle"
DISTANCE = "distance:"
OWN_VALUE = "own:"

_STRENGTH = (
    AttendanceStatus.ABSENT,
    AttendanceStatus.EXCUSED,
    AttendanceStatus.REPRESENTED,
    AttendanceStatus.REMOTE,
    AttendanceStatus.PRESENT,
)


def stronger(one: AttendanceStatus, other: AttendanceStatus) -> AttendanceStatus:
    """Of two presences of one person at one meeting, the one that says most: who came was not absent."""
    return max(one, other, key=_STRENGTH.index)


def spans_meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether two times from arrival to departure (None: until the end) touch."""
    return all(last is None or first <= last for first, last in ((one[0], other[1]), (other[0], one[1])))


def merged(left: PersonDraft, right: PersonDraft, choices: Choices) -> PersonDraft:
    """The left file with what is taken from the right one; lists are joined, each thing once.

    A field left without a choice is the left one's, unless it is empty there. Sealed values must be
    readable in both.
    """
    taken = {
        name: getattr(right, name)
        for key, names in TAKEN_TOGETHER.items()
        if _side(choices, key, any(getattr(left, name) for name in names)) is Side.RIGHT
        for name in names
    }
    return replace(
        left,
        **taken,
        capacities=_joined_periods(left.capacities, right.capacities, lambda one: one.kind),
        involvements=_joined_periods(left.involvements, right.involvements, lambda one: one.status),
        needs=_joined(left.needs or (), right.needs or ()),
        consents=_joined(left.consents, right.consents),
        vehicles=_joined_vehicles(left.vehicles, right.vehicles, choices),
        distances=tuple(
            _chosen(
                {one.structure_id: one for one in left.distances},
                {one.structure_id: one for one in right.distances},
                choices,
                DISTANCE,
            ).values()
        ),
        own_values=_chosen(left.own_values, right.own_values, choices, OWN_VALUE),
    )


def usual(vehicles: Iterable[VehicleDraft]) -> VehicleDraft | None:
    """The vehicle taken when a line of kilometres names none."""
    return next((one for one in vehicles if one.is_usual), None)


def _side(choices: Choices, key: str, left_says: object) -> Side:
    return choices.get(key, Side.LEFT if left_says else Side.RIGHT)


def _chosen(left: Mapping[int, T], right: Mapping[int, T], choices: Choices, key: str) -> dict[int, T]:
    """Each thing by its id, from the side chosen where both or the chosen one say it."""
    return {
        one: (right if one in right and _side(choices, f"{key}{one}", one in left) is Side.RIGHT else left)[
            one
        ]
        for one in dict.fromkeys((*left, *right))
        if one in left or _side(choices, f"{key}{one}", left_says=False) is Side.RIGHT
    }


def _joined(left: tuple[T, ...], right: tuple[T, ...]) -> tuple[T, ...]:
    return (*left, *(one for one in right if one not in left))


def _joined_periods(
    left: tuple[Any, ...], right: tuple[Any, ...], kind_of: Callable[[Any], object]
) -> tuple[Any, ...]:
    """Periods of one kind that overlap become one, from the earlier start to the later end."""
    joined = list(left)
    for one in right:
        near = [other for other in joined if kind_of(other) == kind_of(one) and overlap(other, one)]
        widest = one
        for other in near:
            widest = replace(
                widest,
                started_on=_both(min, widest.started_on, other.started_on),
                ended_on=_both(max, widest.ended_on, other.ended_on),
            )
            joined.remove(other)
        joined.append(widest)
    return tuple(joined)


def _both(choose: Callable[..., Any], one: Any, other: Any) -> Any:
    """The earlier or later of two ends; an open one stays open."""
    return None if one is None or other is None else choose(one, other)


def _joined_vehicles(
    left: tuple[VehicleDraft, ...], right: tuple[VehicleDraft, ...], choices: Choices
) -> tuple[VehicleDraft, ...]:
    side = _side(choices, USUAL_VEHICLE, usual(left) is not None)
    the_usual = usual(left if side is Side.LEFT else right)
    every = (*left, *(one for one in right if not any(same_vehicle(one, other) for other in left)))
    return tuple(
        replace(one, is_usual=the_usual is not None and same_vehicle(one, the_usual)) for one in every
    )
