"""A rate or a ceiling that the structure fixes from a day on, and what the scale comes to."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.mileage import (
    PRICING_SERIES,
    MileageLine,
    price_lines,
    vehicle_scales,
)
from engagement_desktop.domain.expenses.rules.dated_rates import RateDraft, check_rate
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.domain.text import clean
from engagement_desktop.french.formats import date_short, kilometres
from engagement_desktop.french.rate_texts import calculation, vehicle_text
from engagement_desktop.french.typography import typo
from engagement_desktop.services.mileage import price_again
from engagement_desktop.storage.local_rates import local_rate_on, rates_in_force
from engagement_desktop.storage.register.structures import own_structure

_POWER, _HUNDREDTHS = 5, 120_000


def write_rate(session: Session, draft: RateDraft) -> tuple[str, LocalRate]:
    """The sentence of the act, and the period; one that began that day already takes the new value.

    Raises:
        Faults, DomainError: something is missing or out of bounds.
    """
    check_rate(draft)
    key, day, value = draft.key or "", draft.valid_from or date.max, draft.value or 0
    row = local_rate_on(session, key, day)
    if row is None:
        row = LocalRate(series=key, valid_from=day, value="", source="")
        session.add(row)
    row.value, row.source = f"{value:f}", clean(draft.source)
    session.flush()
    if key in PRICING_SERIES:
        price_again(session, day)
    label = rates_in_force(session)[key].label.partition(" (")[0]
    return typo(f"{label}, à partir du {date_short(day)}."), row


def worked_example(session: Session, year: int) -> str:
    """« 1 200 km en voiture 5 CV sur l’année : 1 200 × 0,636 = 763,20 € »."""
    structure = own_structure(session)
    method = MileageScale.TAX if structure is None else structure.mileage_scale
    scale_of = vehicle_scales(rates_in_force(session), method, VehicleKind.CAR, _POWER, electric=False)
    line = MileageLine(1, date(year, 12, 31), _HUNDREDTHS, ClaimStatus.DRAFT)
    vehicle = vehicle_text(VehicleKind.CAR, _POWER).lower().replace("cv", "CV")
    try:
        (priced,) = price_lines([line], scale_of)
    except DomainError as refusal:
        return refusal.sentence
    return typo(f"{kilometres(_HUNDREDTHS)} en {vehicle} sur l’année : {calculation(priced)}")
