"""The valuation of an exercise: figures, method, entry, and what to hand to the accountant."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.hours.entries import HoursNature, HoursState
from engagement_desktop.domain.hours.valuation_rows import Valuation
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french import valuation_texts as texts
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.beside import open_beside
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.exercise_page import ExercisePage
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.hours.valuation.cards import (
    ApartCard,
    EntryCard,
    FiguresRow,
    MethodCard,
    ValueCard,
    committee_lines,
    mission_lines,
    period_lines,
)
from engagement_desktop.ui.hours.valuation.method_form import method_editor
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target

TITLE = "Valorisation"
_FACTS = "Au pied du compte de résultat, sans effet sur le résultat"
_FORMS = (
    PDF,
    ("Tableaux pour Excel ou LibreOffice (*.xlsx)", ".xlsx"),
    ("Écriture pour le comptable (*.csv)", ".csv"),
)


class ValuationPage(ExercisePage[Valuation]):
    """Figures, method and entry of one exercise."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.HOURS, Topic.EXPENSES, Topic.RATES, Topic.SETTINGS, Topic.REGISTER}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE, context.application.valuation)
        self.valuation: Valuation | None = None
        self._refusal = Banner(self.look, FAULT)
        self._refusal.hide()
        self.body.addWidget(self._refusal)
        self.put_exercise()
        self._build_cards()
        self.body.addStretch(1)
        self.tabs = put_hours_tabs(self, "valuation")
        work = WorkCard(context)
        self.body.insertWidget(1, work)
        self.made = MadeFile(self, work)
        self._add_acts()

    def arrange(self, effective: int) -> None:
        self.figures.arrange(across=1 if effective < ONE_COLUMN_OF_CARDS else 3)

    def save(self) -> None:
        """The paper, the sheets or the entry, as the name of the file asks."""
        found = self.valuation
        if found is None:
            return
        service, label = self.context.application.valuation, found.exercise.label
        target = file_target(self, "Enregistrer la valorisation", f"valorisation-{label}", _FORMS)

        def make(path: Path, _progress: Progress) -> LetterOutcome:
            return LetterOutcome(path, len(service.export(found.exercise.year, path).parts))

        self.made.make(f"Valorisation {label}", target, make, lambda _outcome: "Valorisation enregistrée.")

    def change_method(self) -> None:
        """The accounts and the words, in a window of their own."""
        self.context.errors.guard(lambda: open_beside(self, method_editor(self.context)))

    def _build_cards(self) -> None:
        look = self.look
        self.figures = FiguresRow(look)
        self.missions = ValueCard(look, "Par mission", "Mission", "Coefficient")
        self.periods = ValueCard(look, "Par période du SMIC", "Période", "Taux horaire")
        self.committees = ValueCard(look, "Par comité", "Comité")
        self.method, self.entry, self.apart = MethodCard(look), EntryCard(look), ApartCard(look)
        self.cards = QWidget()
        whole = column(look, self.cards, gap=12)
        for card in (
            self.figures,
            self.missions,
            self.method,
            self.entry,
            self.periods,
            self.committees,
            self.apart,
        ):
            whole.addWidget(card)
        self.cards.hide()
        self.body.addWidget(self.cards)

    def _add_acts(self) -> None:
        may, header = self.context.application.workspace.may, self.header
        header.add_secondary("Coefficients et taux", self._see_rates, "percent")
        if may(Permission.RATE_ADD):
            header.add_secondary("Méthode et comptes", self.change_method, "pencil")
        if may(Permission.VALUATION_EXPORT):
            header.add_primary("Enregistrer…", self.save, "save", keys="Ctrl+S")

    def _see_rates(self) -> None:
        self.context.signals.go(
            "rates", ListView(ListQuery(search="valorisation"), "Coefficients des missions")
        )

    def _see_waiting(self) -> None:
        year = "" if self._year is None else str(self._year)
        filters = {
            "state": HoursState.TO_VALIDATE.value,
            "nature": HoursNature.VOLUNTEER.value,
            "exercise": year,
        }
        self.context.signals.go("hours", ListView(ListQuery(filters=filters), "Heures bénévoles à valider"))

    def show_found(self, valuation: Valuation) -> None:
        self.valuation = valuation
        self._refusal.hide()
        facts = _FACTS if valuation.minutes else texts.opening(valuation)
        self.header.set_title(f"{TITLE} {valuation.exercise.label}", facts)
        self.header.show_tools(shown=True)
        self._show(valuation)
        self.cards.show()

    def _show(self, valuation: Valuation) -> None:
        self.figures.show_valuation(valuation)
        self.missions.show_lines(mission_lines(valuation))
        self.periods.show_lines(period_lines(valuation))
        committees = committee_lines(valuation)
        self.committees.show_lines(committees if len(committees) > 1 else [])
        self.method.show_valuation(valuation)
        self.entry.show_valuation(valuation)
        self.apart.show_valuation(valuation, self._see_waiting)

    def show_refusal(self, sentence: str) -> None:
        self.valuation = None
        self.cards.hide()
        self.header.set_title(TITLE)
        self._refusal.tell(FAULT, "", sentence)
        self._refusal.show()
