"""The file of a person: who it is, how to reach them, what they have done."""

from collections.abc import Callable, Sequence
from functools import partial

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.people_rows import MandateOfPerson, PersonDetail
from engagement_desktop.french.formats import date_short, duration, money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.rate_texts import vehicle_text
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.rows import NOTHING
from engagement_desktop.ui.register.initials import SIDE, Initials
from engagement_desktop.ui.register.words import MANDATE_BADGES, capacity_of, said_name, seat_and_office
from engagement_desktop.ui.signals import AppSignals
from engagement_desktop.ui.theme import Look

_REACH = {Civility.MRS: "Comment la joindre", Civility.MR: "Comment le joindre"}


def write_person(
    pane: Pane,
    person: PersonDetail,
    look: Look,
    signals: AppSignals,
    act: Callable[[Pane], object] | None = None,
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    write_head(pane, person, look)
    if act is not None:
        act(pane)
    write_mandates(pane, person, signals)
    write_contact(pane, person)
    write_figures(pane, person, signals)
    write_payment(pane, person)
    write_rest(pane, person)


def write_head(pane: Pane, person: PersonDetail, look: Look, side: int = SIDE) -> None:
    """The disc, the name, in which capacity, and how they stand to the committees."""
    facts = [capacity_of(person.capacity, person.civility), person.city or ""]
    pane.heading(
        said_name(person.first_name, person.last_name),
        " — ".join(fact for fact in facts if fact),
        Initials(look, person.first_name, person.last_name, side),
    )
    if (word := MANDATE_BADGES.get(person.mandate)) is not None:
        pane.badge(word)


def write_mandates(pane: Pane, person: PersonDetail, signals: AppSignals) -> None:
    if not person.mandates:
        return
    pane.section("Mandats" if len(person.mandates) > 1 else "Mandat")
    for mandate in person.mandates:
        pane.door(mandate.committee, partial(signals.go, "committee", mandate.committee_id), "armchair")
        pane.line(*_mandate_words(mandate))


def _mandate_words(mandate: MandateOfPerson) -> tuple[str, str]:
    until = f"au {date_short(mandate.ended_on)}" if mandate.ended_on else "sans date de fin"
    term = f"du {date_short(mandate.started_on)} {until}"
    if mandate.substitute_for:
        term += f" — suppléance de {mandate.substitute_for}"
    words = seat_and_office(mandate.seat, mandate.office)
    return (words if mandate.in_office else f"{words} (mandat terminé)", term)


def write_contact(pane: Pane, person: PersonDetail, preferences: Sequence[tuple[str, str]] = ()) -> None:
    """The ways to reach a person, and how they wish to be reached (words, icon)."""
    pane.section(_REACH.get(person.civility, "Coordonnées") if person.civility else "Coordonnées")
    place = " ".join(part for part in (person.postcode, person.city) if part)
    address = ", ".join(part for part in (person.address, place) if part)
    lines = ((person.phone, "phone"), (person.email, "mail"), (address, "map-pin"))
    for text, icon in lines:
        if text:
            pane.line(text, "", icon)
    if not any(text for text, _icon in lines):
        pane.note("Ni téléphone, ni adresse.")
    for text, icon in preferences:
        pane.line(text, "", icon)


def write_figures(pane: Pane, person: PersonDetail, signals: AppSignals) -> None:
    figures, name = person.figures, said_name(person.first_name, person.last_name)
    pane.section(f"En {person.exercise}")
    pane.figures(
        (
            (f"{figures.attended} sur {figures.expected}" if figures.expected else NOTHING, "réunions"),
            (duration(figures.volunteer_minutes), "bénévoles"),
            (money(figures.reimbursed), "remboursés"),
        )
    )
    whose = {"person": str(person.id)}
    for words, page, said in (
        ("Voir ses réunions", "meetings", f"Réunions de {name}"),
        ("Voir ses heures", "hours", f"Heures de {name}"),
        ("Voir ses notes de frais", "expenses", f"Notes de frais de {name}"),
    ):
        view = ListView(ListQuery(filters=whose), said)
        pane.door(words, partial(signals.go, page, view))


def write_payment(pane: Pane, person: PersonDetail) -> None:
    if person.iban is None:
        return
    pane.section("Remboursements")
    readable = person.iban.clear is not None
    holder = f"au nom de {person.account_holder}" if person.account_holder and readable else ""
    pane.line(masked_iban(person.iban), holder, "wallet")


def masked_iban(iban: Sealed) -> str:
    """« IBAN •••• 3456 » for those who may read it; nothing of it for the others."""
    if iban.clear is None:
        return "Un IBAN est inscrit, réservé à la trésorerie"
    return f"IBAN{NBSP}••••{NBSP}{iban.clear.replace(' ', '')[-4:]}"


def write_rest(pane: Pane, person: PersonDetail) -> None:
    if not (person.vehicles or person.identifiers or person.born_on):
        return
    pane.section("Autres renseignements")
    for vehicle in person.vehicles:
        usual = "véhicule habituel" if vehicle.is_usual and len(person.vehicles) > 1 else ""
        pane.line(vehicle_text(vehicle.kind, vehicle.power, electric=vehicle.electric), usual, "car")
    if person.born_on:
        pane.fact("Date de naissance", date_short(person.born_on))
    if person.civility:
        pane.fact("Civilité", badge(person.civility))
    if person.identifiers:
        plural = "Identifiants" if len(person.identifiers) > 1 else "Identifiant"
        pane.fact(plural, ", ".join(person.identifiers))
