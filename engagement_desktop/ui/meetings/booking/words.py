"""How a booking is said on screen: presence, means, doubts, the rule in a sentence."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.meetings.booking.booking_rows import (
    Booked,
    BookingDoubt,
    BookingGrid,
    BookingRow,
    BookingTotals,
    DoubtKind,
    VehicleChoice,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import (
    clock_time,
    count,
    date_long,
    day_and_date,
    duration,
    instant,
    money,
    trimmed,
)
from engagement_desktop.french.rate_texts import vehicle_text

_MEANS: Mapping[Means, str] = MappingProxyType(
    {
        Means.PASSENGER: "Passager",
        Means.PUBLIC_TRANSPORT: "Transports en commun",
        Means.TRAIN: "Train",
        Means.TAXI: "Taxi",
        Means.BICYCLE: "Vélo",
        Means.ON_FOOT: "À pied",
    }
)
_NICKNAMES: Mapping[str, Means] = MappingProxyType(
    {
        "passagere": Means.PASSENGER,
        "covoiturage": Means.PASSENGER,
        "bus": Means.PUBLIC_TRANSPORT,
        "car": Means.PUBLIC_TRANSPORT,
        "metro": Means.PUBLIC_TRANSPORT,
        "tram": Means.PUBLIC_TRANSPORT,
        "bicyclette": Means.BICYCLE,
        "pied": Means.ON_FOOT,
        "marche": Means.ON_FOOT,
    }
)
WORKING = "temps de travail"
_WHY: Mapping[DoubtKind, str] = MappingProxyType(
    {
        DoubtKind.WORKING_TIME: "sur son temps de travail, pas de bénévolat",
        DoubtKind.NO_END: "la réunion n’a pas d’heure de fin, tapez la durée",
        DoubtKind.NOT_IN_ROOM: "ses heures d’arrivée et de départ sont hors de la réunion",
        DoubtKind.NO_DISTANCE: "la distance du domicile n’est pas connue, kilomètres vides",
        DoubtKind.NO_POWER: "son véhicule n’a pas de puissance, les kilomètres n’ont pas de prix",
        DoubtKind.NO_SCALE: "aucun barème kilométrique à cette date",
    }
)


def vehicle_words(vehicle: VehicleChoice) -> str:
    return vehicle_text(vehicle.kind, vehicle.power, electric=vehicle.electric)


def means_words(row: BookingRow, means: Means | None, vehicle_id: int | None) -> str:
    """« Voiture 5 CV », « À pied »; nothing when it is not said."""
    if means is Means.VEHICLE:
        return next((vehicle_words(one) for one in row.vehicles if one.id == vehicle_id), "Véhicule")
    return "" if means is None else _MEANS[means]


def means_choices(row: BookingRow) -> tuple[str, ...]:
    """The person's vehicles first."""
    return (*(vehicle_words(one) for one in row.vehicles), *_MEANS.values())


def parse_means(text: str, row: BookingRow) -> tuple[Means, int | None]:
    """What is typed for short too: « voit », « bus », « pied ».

    Raises:
        DomainError: it is none of them, or a vehicle that the person has not.
    """
    said = fold(text)
    for vehicle in row.vehicles:
        if fold(vehicle_words(vehicle)).startswith(said):
            return Means.VEHICLE, vehicle.id
    if said in _NICKNAMES:
        return _NICKNAMES[said], None
    for means, words in _MEANS.items():
        if fold(words).startswith(said):
            return means, None
    if said.partition(" ")[0] in {"voiture", "moto", "cyclo"}:
        raise DomainError(
            f"{name_of(row)} n’a pas ce véhicule. Inscrivez-le dans sa fiche, ou choisissez un autre moyen."
        )
    raise DomainError("Ce moyen n’est pas connu. Alt+↓ montre ceux qui le sont.")


def name_of(row: BookingRow) -> str:
    return f"{row.last_name} {row.first_name}"


def short_name(row: BookingRow) -> str:
    """« É. Caron »."""
    return f"{row.first_name[:1]}. {row.last_name}" if row.first_name else row.last_name


def presence_words(row: BookingRow, grid: BookingGrid) -> str:
    """« 18:02 – 20:04 », each time the person was in the room."""
    spans = row.spans or ((grid.opens, None),)
    said = ", ".join(f"{_clock(start)} – {_clock(grid.ends if end is None else end)}" for start, end in spans)
    return f"{said}, à distance" if row.is_remote else said


def _clock(minute: int | None) -> str:
    return "fin" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def minutes_words(minutes: int | None) -> str:
    """« 0 h 30 »: every duration of a column in one way."""
    return "" if minutes is None else clock_time(minutes)


def km_words(hundredths: int | None) -> str:
    return "" if hundredths is None else trimmed(Money(hundredths).euros)


def amount_words(amount: Money | None) -> str:
    """« 10,18 »: the column says that these are euros."""
    return "" if amount is None else money(amount).removesuffix("€").rstrip()


def doubt_words(doubt: BookingDoubt) -> str:
    if doubt.kind is DoubtKind.ALREADY_ENTERED:
        return f"{duration(doubt.minutes)} déjà saisies ce jour-là pour ce comité, séance laissée vide"
    return _WHY[doubt.kind]


def rule_words(grid: BookingGrid) -> str:
    """The structure's rule in one sentence."""
    return (
        "Tout est rempli d’après les habitudes de chacun et la règle de la structure\u00a0: "
        f"{', '.join(_rule_parts(grid))}."
    )


def _rule_parts(grid: BookingGrid) -> Iterator[str]:
    step = grid.rounding_minutes
    yield "durées à la minute" if step == 1 else f"durées à {step}\u00a0min près"
    if grid.preparation_minutes:
        yield f"préparation {minutes_words(grid.preparation_minutes)}"
    else:
        yield "préparation tapée à la main"
    counted = "compté" if grid.counts_travel else "non compté"
    speed = f" à {grid.travel_kmh}\u00a0km/\u2060h" if grid.travel_kmh else ""
    yield f"trajet{speed} {counted}"


def title_words(grid: BookingGrid) -> str:
    return f"Comptabiliser la réunion {which_words(grid)}"


def which_words(grid: BookingGrid) -> str:
    return f"n°\u00a0{grid.number}" if grid.number else f"du {date_long(grid.held_on)}"


def facts_words(grid: BookingGrid) -> str:
    hours = f"{_clock(grid.opens)} – {_clock(grid.ends)}" if grid.ends is not None else _clock(grid.opens)
    day = day_and_date(grid.held_on).capitalize()
    said = f"{day}, {hours} — {grid.committee}"
    return f"{said} — heures pour {grid.structure}" if grid.structure else said


def totals_words(totals: BookingTotals) -> str:
    """« 8 personnes, 17 h 50, 36,88 € »."""
    people = count(totals.people, "personne")
    return f"{people}, {duration(totals.volunteer_minutes)}, {money(totals.amount)}"


def left_out_words(totals: BookingTotals) -> str:
    """« Sans les trajets (1 h 05), que la règle ne compte pas. »: why hours are less than the lines."""
    said = []
    if totals.travel_minutes:
        said.append(f"les trajets ({duration(totals.travel_minutes)}), que la règle ne compte pas")
    if totals.apart_minutes:
        said.append(f"le temps indemnisé ou de travail ({duration(totals.apart_minutes)}), écrit à part")
    return f"Sans {', ni '.join(said)}." if said else ""


def booked_words(booked: Booked) -> str:
    """What was written, when and by whom."""
    by = f" par {booked.by}" if booked.by else ""
    return (
        f"Comptabilisée le {instant(booked.booked_at)}{by}\u00a0: {count(booked.people, 'personne')}, "
        f"{duration(booked.minutes)} en tout, {_claims_words(booked)}."
    )


def _claims_words(booked: Booked) -> str:
    if not booked.claims:
        return "aucune note de frais"
    return f"{count(booked.claims, 'note')} de frais pour {money(booked.amount)}"
