"""Whether two files are of one person: names compared as heard and as typed, births, ways to reach."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz, process

from engagement_desktop.domain.register.sounds import sound
from engagement_desktop.domain.text import fold, name_key

NAMES_NEAR = 90
"""From this closeness (0 to 100), two names may be one that was mistyped."""
NAMES_AKIN = 75
"""From this one, two names may be one if something else is shared."""

_MARK = 4
_CROWD = 40
"""A trait that more files share (a landline of a home) brings nobody near."""
_LONGEST = 200 - NAMES_NEAR
"""A name near to one of n signs has at most n × 110 / 90."""
_JOINT = re.compile(r"[-']")


class Likeness(StrEnum):
    """Why two files may be of one person, the strongest first."""

    SAME_NAME = "same_name"
    SOUNDS_ALIKE = "sounds_alike"
    TYPED_ALIKE = "typed_alike"
    SAME_BIRTH = "same_birth"
    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What two files of one person have in common; `person_id` is None for a file not yet saved."""

    person_id: int | None = None
    last_name: str
    first_name: str
    born_on: date | None = None
    email: str = ""
    phone: str = ""
    city: str = ""
    identifier: str = ""
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A file that may be of the same person; `score` from 0 to 100, `why` the strongest reason first."""

    face: Face
    score: int
    why: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two files of the dossier that may be of one person; the older (by id) first."""

    left: Face
    right: Face
    score: int
    why: tuple[Likeness, ...]


class Gallery:
    """Faces among which one is looked for; faces born on two days known are never of one person."""

    def __init__(self, faces: Iterable[Face] = ()) -> None:
        self._faces: list[Face] = []
        self._names: list[str] = []
        self._by_trait: dict[tuple[str, object], list[int]] = defaultdict(list)
        for face in faces:
            self.put(face)

    def put(self, face: Face) -> None:
        """One more face among those that are looked through."""
        for trait in _traits(face):
            self._by_trait[trait].append(len(self._faces))
        self._faces.append(face)
        self._names.append(_spelt(face))

    def alike(self, face: Face, most: int = 5) -> tuple[Resemblance, ...]:
        """The faces that may be of the same person, the likeliest first; never the face's own file."""
        name = _spelt(face)
        near = process.extract(name, self._names, scorer=fuzz.ratio, score_cutoff=NAMES_NEAR, limit=_CROWD)
        places = {place for _, _, place in near}
        shared = (self._by_trait.get(trait, []) for trait in _traits(face))
        places.update(place for bearers in shared for place in bearers[:_CROWD])
        found = [compared(face, self._faces[place]) for place in sorted(places)]
        kept = [one for one in found if one is not None]
        return tuple(sorted(kept, key=lambda one: -one.score)[:most])

    def pairs(self) -> tuple[LikelyPair, ...]:
        """Every two faces that may be of one person, the likeliest first."""
        found = [
            LikelyPair(self._faces[left], self._faces[right], alike.score, alike.why)
            for left, right in self._near_pairs()
            if (alike := compared(self._faces[left], self._faces[right])) is not None
        ]
        return tuple(sorted(found, key=lambda pair: -pair.score))

    def _near_pairs(self) -> list[tuple[int, int]]:
        near = {
            pair
            for places in self._by_trait.values()
            if len(places) <= _CROWD
            for pair in combinations(places, 2)
        }
        by_length = sorted(range(len(self._names)), key=lambda place: len(self._names[place]))
        lengths = [len(self._names[place]) for place in by_length]
        names = [self._names[place] for place in by_length]
        for rank, place in enumerate(by_length):
            last = bisect_right(lengths, lengths[rank] * _LONGEST // NAMES_NEAR)
            among = names[rank + 1 : last]
            for _, _, shift in process.extract(
                names[rank], among, scorer=fuzz.ratio, score_cutoff=NAMES_NEAR, limit=None
            ):
                other = by_length[rank + 1 + shift]
                near.add((min(place, other), max(place, other)))
        return sorted(near)


def compared(face: Face, other: Face) -> Resemblance | None:
    """How near the other file is to this one; None when they are of two people.

    Names alike are enough, unless both births are known and differ; names only akin need the same birth,
    e-mail or telephone beside.
    """
    if face is other or _is_same_file(face, other) or _born_apart(face, other):
        return None
    how, score = _names_compared(face, other)
    shared = _shared(face, other)
    if how is None and (score < NAMES_AKIN or not shared):
        return None
    why = (*((how,) if how else ()), *shared)
    return Resemblance(other, min(score + _MARK * len(shared), 100), why)


def _names_compared(face: Face, other: Face) -> tuple[Likeness | None, int]:
    name, another = _spelt(face), _spelt(other)
    if name == another:
        return Likeness.SAME_NAME, 95
    typed = int(fuzz.ratio(name, another))
    if _heard(face) == _heard(other):
        return Likeness.SOUNDS_ALIKE, max(88, typed)
    return (Likeness.TYPED_ALIKE if typed >= NAMES_NEAR else None), typed


def _shared(face: Face, other: Face) -> tuple[Likeness, ...]:
    said = {
        Likeness.SAME_BIRTH: (face.born_on, other.born_on),
        Likeness.SAME_EMAIL: (fold(face.email), fold(other.email)),
        Likeness.SAME_PHONE: (_digits(face.phone), _digits(other.phone)),
    }
    return tuple(why for why, (one, another) in said.items() if one and one == another)


def _traits(face: Face) -> tuple[tuple[str, object], ...]:
    traits: dict[str, object] = {
        "sound": _heard(face),
        "born": face.born_on,
        "email": fold(face.email),
        "phone": _digits(face.phone),
    }
    return tuple((kind, value) for kind, value in traits.items() if value)


def _is_same_file(face: Face, other: Face) -> bool:
    return face.person_id is not None and face.person_id == other.person_id


def _born_apart(face: Face, other: Face) -> bool:
    return face.born_on is not None and other.born_on is not None and face.born_on != other.born_on


def _spelt(face: Face) -> str:
    """The words of the name in alphabetical order: which is the first name does not matter."""
    return " ".join(sorted(_JOINT.sub(" ", name_key(face.last_name, face.first_name)).split()))


def _heard(face: Face) -> str:
    return " ".join(sorted(filter(None, (sound(face.last_name), sound(face.first_name)))))


def _digits(phone: str) -> str:
    """The last nine figures: +33 6 and 06 are one telephone."""
    return "".join(sign for sign in phone if sign.isdigit())[-9:]
