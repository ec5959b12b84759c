"""The small rows of a person's form: capacities, needs, agreements, terms, vehicles, ways from home."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from engagement_desktop.domain.register.people import (
    CapacityKind,
    Civility,
    ConsentPurpose,
    InvolvementStatus,
    NeedKind,
)
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    ConsentDraft,
    DistanceDraft,
    InvolvementDraft,
    NeedDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.formats import kilometres
from engagement_desktop.french.labels import badge
from engagement_desktop.french.rate_texts import vehicle_text
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField, KilometresField
from engagement_desktop.ui.common.fields.rows import RowKind
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.register.words import kind_of
from engagement_desktop.ui.theme import Look

E = TypeVar("E", bound=StrEnum)

Fields = Mapping[str, TypedField[Any]]


def choices_of(kind: type[E]) -> list[tuple[E, str]]:
    """Every member with its word, in the order of the domain."""
    return [(member, badge(member)) for member in kind]


def capacity_rows(look: Look, today: date, civility: Callable[[], Civility | None]) -> RowKind[CapacityDraft]:
    """The words agree with the civility that is chosen in the form."""

    def fields() -> Fields:
        needed = "Choisissez la qualité, ou retirez la ligne."
        kinds = [(kind, kind_of(kind, civility())) for kind in CapacityKind]
        return {
            "kind": ChoiceField(look, Ask("Qualité", needed=needed), kinds),
            **_days(look, today),
        }

    return RowKind("qualité", "Ajouter une qualité", fields, CapacityDraft, frozenset({"kind"}))


def involvement_rows(look: Look, today: date) -> RowKind[InvolvementDraft]:
    def fields() -> Fields:
        needed = "Choisissez le statut, ou retirez la ligne."
        return {
            "status": ChoiceField(look, Ask("Statut", needed=needed), choices_of(InvolvementStatus)),
            **_days(look, today),
        }

    return RowKind("statut", "Ajouter un statut", fields, InvolvementDraft, frozenset({"status"}))


def need_rows(look: Look) -> RowKind[NeedDraft]:
    def fields() -> Fields:
        needed = "Choisissez le besoin, ou retirez la ligne."
        return {
            "kind": ChoiceField(look, Ask("Besoin", needed=needed), choices_of(NeedKind)),
            "detail": TextField(look, Ask("En quelques mots", optional=True)),
        }

    return RowKind("besoin", "Ajouter un besoin", fields, NeedDraft, frozenset({"kind", "detail"}))


def consent_rows(look: Look, today: date) -> RowKind[ConsentDraft]:
    def fields() -> Fields:
        needed = "Choisissez ce qui est accepté, ou retirez la ligne."
        return {
            "purpose": ChoiceField(
                look, Ask("La personne accepte de", needed=needed), choices_of(ConsentPurpose)
            ),
            "given_on": DateField(look, Ask("Donné le", needed="Dites quel jour."), today),
            "withdrawn_on": DateField(look, Ask("Repris le", optional=True), today),
            "how": TextField(look, Ask("Comment", help="De vive voix, par écrit…", optional=True)),
        }

    return RowKind("accord", "Ajouter un accord", fields, ConsentDraft, frozenset({"purpose", "how"}))


def vehicle_rows(look: Look) -> RowKind[VehicleDraft]:
    def fields() -> Fields:
        return {
            "kind": ChoiceField(look, "Véhicule", choices_of(VehicleKind), always=True),
            "power": IntegerField(
                look,
                Ask("Puissance fiscale", help="En CV, sur la carte grise.", optional=True),
                least=1,
                most=99,
            ),
            "electric": YesNoField(look, "Énergie", "Électrique"),
            "is_usual": YesNoField(look, "Usage", "Véhicule habituel"),
        }

    return RowKind("véhicule", "Ajouter un véhicule", fields, VehicleDraft, frozenset({"kind"}))


def distance_rows(look: Look, places: Sequence[tuple[int, str]]) -> RowKind[DistanceDraft]:
    """Ways from home to the structures and sites of the dossier."""

    def fields() -> Fields:
        return {
            "structure_id": ChoiceField(look, Ask("Jusqu’à", needed="Choisissez où."), places, always=True),
            "km_hundredths": KilometresField(
                look, Ask("Distance, aller simple", needed="Dites combien de kilomètres.")
            ),
        }

    return RowKind("trajet", "Ajouter un trajet", fields, DistanceDraft, frozenset({"structure_id"}))


def vehicles_told(vehicles: Sequence[VehicleDraft]) -> str:
    """« Voiture 5 CV, véhicule habituel »."""
    said = (
        vehicle_text(one.kind, one.power, electric=one.electric)
        + (", véhicule habituel" if one.is_usual else "")
        for one in vehicles
    )
    return ", ".join(said)


def distances_told(distances: Sequence[DistanceDraft], places: Mapping[int, str]) -> str:
    """« MSP des Deux-Ponts à 12,5 km »."""
    return ", ".join(
        f"{places.get(one.structure_id, '')} à {kilometres(one.km_hundredths)}" for one in distances
    )


def _days(look: Look, today: date) -> Fields:
    return {
        "started_on": DateField(look, Ask("Du", optional=True), today),
        "ended_on": DateField(look, Ask("Au", optional=True), today),
    }
