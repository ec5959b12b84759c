"""« Kilomètres déjà payés »: what was paid in a year before the dossier counted."""

from dataclasses import dataclass

from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import IntegerField, KilometresField
from engagement_desktop.ui.common.fields.picker import CompleterField
from engagement_desktop.ui.common.fields.typed import Ask

OPENING_KEY = "vehicle_opening:new"
_FIRST_YEAR = 2000
_TOLD = (
    "Le barème dépend du total de l’année. Si des kilomètres ont été payés ailleurs avant le premier trajet "
    "inscrit ici, dites combien\u00a0: le compteur de ce véhicule commence là."
)


@dataclass(frozen=True, slots=True)
class OpeningDraft:
    """One vehicle, one year, hundredths of kilometres; None for none."""

    vehicle_id: int | None = None
    year: int | None = None
    km_hundredths: int | None = None


class OpeningForm(EditorForm[OpeningDraft]):
    """Three answers; the year is proposed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        self.section("", _TOLD)
        vehicles = list(context.application.vehicle_openings.vehicles())
        vehicle = Ask("Véhicule", "Tapez le nom de la personne.", needed="Choisissez le véhicule.")
        self.add("vehicle_id", CompleterField(self.look, vehicle, vehicles))
        both = self.line()
        year = Ask("Année civile", needed="Dites l’année.")
        self.add("year", IntegerField(self.look, year, least=_FIRST_YEAR, most=today.year), both)
        km = Ask("Kilomètres déjà payés", "Laissez vide s’il n’y en a pas.", optional=True)
        self.add("km_hundredths", KilometresField(self.look, km), both)


def opening_editor(context: PageContext, draft: OpeningDraft) -> Editor[OpeningDraft]:
    """The editor of one opening."""

    def save(said: OpeningDraft, _accepted: frozenset[str]) -> int:
        vehicle_id = said.vehicle_id or 0
        context.application.vehicle_openings.set(vehicle_id, said.year or 0, said.km_hundredths or 0)
        return vehicle_id

    work = EditorWork(OPENING_KEY, "Kilomètres déjà payés", lambda: draft, save)
    return Editor(context, OpeningForm(context), work)
