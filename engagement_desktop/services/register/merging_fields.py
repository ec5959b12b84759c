"""Two files side by side, each field in the words of the screen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.register.merging import (
    DISTANCE,
    OWN_VALUE,
    TAKEN_TOGETHER,
    USUAL_VEHICLE,
    MergeField,
    Side,
    usual,
)
from engagement_desktop.domain.register.people_drafts import PersonDraft, VehicleDraft
from engagement_desktop.domain.text import compact
from engagement_desktop.french.formats import date_short, kilometres, phone
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "civility": "Civilité",
        "last_name": "Nom",
        "first_name": "Prénom",
        "identifier": "Identifiant montré",
        "born_on": "Date de naissance",
        "college": "Collège",
        "figure": "Figure de partenaire",
        "association_id": "Association",
        "email": "Courriel",
        "phone": "Téléphone",
        "address": "Adresse",
        "availability": "Disponibilités",
        "channel": "Moyen de contact préféré",
        "own_words": "Mots choisis pour sa situation",
        "pay_renounced_on": "Renonce à la rémunération depuis le",
        "iban": "Compte pour les remboursements",
    }
)
_ANOTHER = " (autre compte)"


@dataclass(frozen=True, slots=True)
class Names:
    """What the dossier calls the things that files point at."""

    structures: Mapping[int, str]
    own_fields: Mapping[int, str]


def merge_fields(left: PersonDraft, right: PersonDraft, names: Names) -> tuple[MergeField, ...]:
    """Every field that one of the files fills, in the order of the form."""
    return tuple(one for one in _every(left, right, names) if one.left or one.right)


def _every(left: PersonDraft, right: PersonDraft, names: Names) -> Iterator[MergeField]:
    for key in TAKEN_TOGETHER:
        said = [_shown(draft, key, names) for draft in (left, right)]
        if key == "iban" and said[0] == said[1] and left.iban != right.iban:
            said[1] += _ANOTHER
        yield _field(key, LABELS[key], *said)
    yield _field(
        USUAL_VEHICLE, "Véhicule habituel", *(_vehicle(usual(one.vehicles)) for one in (left, right))
    )
    distances = [{one.structure_id: one.km_hundredths for one in draft.distances} for draft in (left, right)]
    for place in dict.fromkeys((*distances[0], *distances[1])):
        said = [kilometres(one[place]) if place in one else "" for one in distances]
        yield _field(f"{DISTANCE}{place}", f"Du domicile à {names.structures[place]}", *said)
    for field_id, label in names.own_fields.items():
        yield _field(
            f"{OWN_VALUE}{field_id}", label, *(one.own_values.get(field_id, "") for one in (left, right))
        )


def _field(key: str, label: str, left: str, right: str) -> MergeField:
    return MergeField(key, label, left, right, Side.LEFT if left else Side.RIGHT)


def _shown(draft: PersonDraft, key: str, names: Names) -> str:
    if key == "address":
        town = " ".join(filter(None, (draft.postcode, draft.city)))
        return ", ".join(filter(None, (", ".join(draft.address.splitlines()), town)))
    if key == "association_id":
        return "" if draft.association_id is None else names.structures[draft.association_id]
    if key == "iban":
        return " — ".join(filter(None, (_masked(draft.iban), draft.account_holder))) if draft.iban else ""
    if key == "phone":
        return phone(draft.phone)
    return _said(getattr(draft, key))


def _masked(number: str) -> str:
    """« •••• 0189 »: enough to tell two accounts apart, too little to copy one."""
    return f"••••{NBSP}{compact(number)[-4:]}"


def _said(value: Any) -> str:
    if value is None:
        return ""
    shown: Callable[[Any], str] = str
    if isinstance(value, StrEnum):
        shown = badge
    elif isinstance(value, date):
        shown = date_short
    return shown(value)


def _vehicle(vehicle: VehicleDraft | None) -> str:
    if vehicle is None:
        return ""
    power = f", {vehicle.power}{NBSP}CV" if vehicle.power else ""
    return badge(vehicle.kind) + power + (", électrique" if vehicle.electric else "")
