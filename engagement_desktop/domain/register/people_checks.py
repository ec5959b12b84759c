"""What a person's file may not say; only what was changed is looked at: imported files can be saved."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.capacities import Period
from engagement_desktop.domain.register.identifiers import iban
from engagement_desktop.domain.register.own_values import own_value_fault
from engagement_desktop.domain.register.people_drafts import OwnFieldRow, PersonDraft, VehicleDraft
from engagement_desktop.domain.register.reach import email_faults, phone_faults
from engagement_desktop.domain.register.vehicles import VehicleKind

_MOST_CV = 99
_MOST_KM = 10_000

Check = Callable[[PersonDraft, date], Iterator[DomainError]]


def person_faults(
    draft: PersonDraft, stored: PersonDraft | None, today: date, own_fields: Mapping[int, OwnFieldRow]
) -> list[DomainError]:
    """Every refusal, in the order of the form; `stored` is the file as it stands, None for a new one."""
    faults: list[DomainError] = []
    for name, check in _CHECKS:
        if stored is None or getattr(draft, name) != getattr(stored, name):
            faults += check(draft, today)
    before = {} if stored is None else stored.own_values
    for field_id, value in draft.own_values.items():
        if value and value != before.get(field_id) and field_id in own_fields:
            faults += _own_value(own_fields[field_id], value)
    return faults


def _last_name(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    if not draft.last_name:
        yield DomainError("Écrivez le nom.", "last_name")


def _first_name(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    if not draft.first_name:
        yield DomainError("Écrivez le prénom.", "first_name")


def _born_on(draft: PersonDraft, today: date) -> Iterator[DomainError]:
    if draft.born_on is not None and draft.born_on > today:
        yield DomainError("Cette naissance est dans l’avenir. Corrigez l’année.", "born_on")


def _email(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    return email_faults(draft.email)


def _phone(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    return phone_faults(draft.phone)


def _iban(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    if draft.iban:
        try:
            iban(draft.iban)
        except DomainError as fault:
            yield fault


def _capacities(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    yield from _backwards("capacities", draft.capacities)
    for at, one in _overlaps(draft.capacities, lambda held: held.kind):
        yield DomainError(
            "Cette qualité est déjà notée sur une période qui chevauche celle-ci. Gardez une seule ligne.",
            f"capacities.{at}.{one}",
        )


def _involvements(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    yield from _backwards("involvements", draft.involvements)
    for at, one in _overlaps(draft.involvements, lambda held: held.status):
        yield DomainError(
            "Ce statut est déjà noté sur une période qui chevauche celle-ci. Gardez une seule ligne.",
            f"involvements.{at}.{one}",
        )


def _consents(draft: PersonDraft, today: date) -> Iterator[DomainError]:
    for place, consent in enumerate(draft.consents):
        if consent.given_on > today:
            yield DomainError(
                "Cet accord est daté dans l’avenir. Corrigez le jour.", f"consents.{place}.given_on"
            )
        if consent.withdrawn_on is not None and consent.withdrawn_on > today:
            yield DomainError(
                "Ce retrait est daté dans l’avenir. Corrigez le jour.", f"consents.{place}.withdrawn_on"
            )
        if consent.withdrawn_on is not None and consent.withdrawn_on < consent.given_on:
            yield DomainError(
                "L’accord est retiré avant d’avoir été donné. Corrigez l’un des deux jours.",
                f"consents.{place}.withdrawn_on",
            )


def _needs(draft: PersonDraft, today: date) -> Iterator[DomainError]:
    if draft.needs_consented_on is not None and draft.needs_consented_on > today:
        yield DomainError("Cet accord est daté dans l’avenir. Corrigez le jour.", "needs_consented_on")


def _vehicles(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    usual = [place for place, one in enumerate(draft.vehicles) if one.is_usual]
    for place in usual[1:]:
        yield DomainError("Un seul véhicule peut être l’habituel.", f"vehicles.{place}.is_usual")
    for place, one in enumerate(draft.vehicles):
        if one.kind is not VehicleKind.MOPED and not 0 < (one.power or 0) <= _MOST_CV:
            yield DomainError(
                "Écrivez la puissance fiscale en CV\u00a0: elle est à la ligne P.6 de la carte grise.",
                f"vehicles.{place}.power",
            )
        if any(same_vehicle(one, other) for other in draft.vehicles[:place]):
            yield DomainError("Ce véhicule est déjà dans la liste.", f"vehicles.{place}.kind")


def _distances(draft: PersonDraft, _: date) -> Iterator[DomainError]:
    for place, one in enumerate(draft.distances):
        if one.km_hundredths <= 0:
            yield DomainError(
                "Écrivez une distance plus grande que zéro.", f"distances.{place}.km_hundredths"
            )
        if one.km_hundredths > _MOST_KM * 100:
            yield DomainError(
                "Cette distance dépasse 10\u202f000\u00a0km. Corrigez-la.", f"distances.{place}.km_hundredths"
            )
        if any(one.structure_id == other.structure_id for other in draft.distances[:place]):
            yield DomainError(
                "La distance jusqu’à ce lieu est déjà notée.", f"distances.{place}.structure_id"
            )


def same_vehicle(one: VehicleDraft, other: VehicleDraft) -> bool:
    """Of the same kind, power and energy; a moped's power does not count."""
    return (one.kind, counted_power(one), one.electric) == (other.kind, counted_power(other), other.electric)


def counted_power(vehicle: VehicleDraft) -> int | None:
    """The power as it is kept: a moped has none."""
    return None if vehicle.kind is VehicleKind.MOPED else vehicle.power


def _own_value(field: OwnFieldRow, value: str) -> Iterator[DomainError]:
    said = own_value_fault(field.kind, field.choices, value)
    if said is not None:
        yield DomainError(said, f"own_values.{field.id}")


def _backwards(name: str, periods: tuple[Period, ...]) -> Iterator[DomainError]:
    for place, one in enumerate(periods):
        if one.started_on is not None and one.ended_on is not None and one.ended_on < one.started_on:
            yield DomainError(
                "La fin est avant le début. Corrigez l’un des deux jours.", f"{name}.{place}.ended_on"
            )


def _overlaps(periods: tuple[Any, ...], kind_of: Callable[[Any], object]) -> Iterator[tuple[int, str]]:
    """The place of each later period that overlaps an earlier one of its kind."""
    for (_, one), (place, other) in combinations(enumerate(periods), 2):
        if kind_of(one) == kind_of(other) and overlap(one, other):
            yield place, "started_on"


def overlap(one: Period, other: Period) -> bool:
    """Whether the two periods have a day in common."""
    return (one.started_on or date.min) <= (other.ended_on or date.max) and (
        other.started_on or date.min
    ) <= (one.ended_on or date.max)


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("last_name", _last_name),
    ("first_name", _first_name),
    ("born_on", _born_on),
    ("capacities", _capacities),
    ("email", _email),
    ("phone", _phone),
    ("needs_consented_on", _needs),
    ("consents", _consents),
    ("involvements", _involvements),
    ("iban", _iban),
    ("vehicles", _vehicles),
    ("distances", _distances),
)
