"""Réglages › Taux et barèmes: what is in force, by which source, and the structure's own periods."""

from datetime import date
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import RatePeriod, RateSeries
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import badge
from engagement_desktop.french.rate_texts import rate_value
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.settings.rate_form import RateForm
from engagement_desktop.ui.settings.rates_list import FAMILY, RatesList, in_force, mark_badge

_WORDS = ListWords(
    key="taux",
    title="Taux et barèmes",
    footer=lambda summary: shown_out_of(summary, "taux ou barème", "taux et barèmes", "affiché"),
    nothing_title="Aucun taux",
    nothing="Les taux livrés avec le programme s’affichent ici.",
)
_FACTS = (
    "Chaque valeur porte sa date et sa source. Une période ajoutée ici prend le relais à partir de son jour."
)


class RatesPage(TablePage[RateSeries]):
    """The series at left; at right the periods of one, newest first."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.RATES})

    def __init__(self, context: PageContext) -> None:
        self._rates = context.application.rates
        rates = RatesList(self._rates, context.application.workspace)
        self._known = rates
        super().__init__(
            context,
            _WORDS,
            rates.columns(),
            ListSource(rates.page, rates.summary, rates.chips),
            ListQuery(),
            (Family(FAMILY, "Confiance"),),
        )
        self.form: RateForm | None = None
        self.header.set_title(_WORDS.title, _FACTS)

    def write_pane(self, pane: Pane, row: RateSeries) -> None:
        self.form = None
        today = self._known.today()
        current = in_force(row, today)
        pane.heading(row.label)
        if current is not None:
            pane.badge(mark_badge(current))
        if self.context.application.workspace.may(Permission.RATE_ADD):
            pane.button("Ajouter une période locale", partial(self._open_form, row), "plus")
        for period in sorted(row.periods, key=lambda one: one.valid_from, reverse=True):
            self._write_period(pane, row, period, today, current=period is current)

    def _write_period(
        self, pane: Pane, series: RateSeries, period: RatePeriod, today: date, *, current: bool
    ) -> None:
        when = f"Depuis le {date_short(period.valid_from)}"
        if period.valid_from > today:
            when = f"À partir du {date_short(period.valid_from)}"
        pane.section(f"{when} (en vigueur)" if current else when)
        pane.paragraph(rate_value(series, period))
        pane.note(typo(f"Source\u00a0: {period.source}"))
        if period.known_to is not None:
            pane.note(f"Valeur connue jusqu’au {date_short(period.known_to)}.")
        if period.local:
            pane.note("Période ajoutée ici.")
            if self.context.application.workspace.may(Permission.RATE_ADD):
                pane.button("Retirer cette période", partial(self._remove, series, period), "trash-2")
        else:
            pane.note(f"{badge(period.mark)}.")

    def _open_form(self, series: RateSeries) -> None:
        today = self._known.today()
        self.pane.start()
        self.pane.heading(series.label, "Ajouter une période locale")
        self.form = RateForm(self.look, series, in_force(series, today), today)
        self.form.adding_wanted.connect(partial(self._add, series))
        self.form.left.connect(self._on_form_left)
        self.pane.add(self.form)
        self.pane.note(
            "Elle prend le relais à partir de son jour. Les kilomètres qui ne sont pas encore payés sont "
            "recalculés. Ce qui est payé ne change pas."
        )
        self.pane.finish()
        self.form.first_field().setFocus()

    def _add(self, series: RateSeries, day: date, value: str, source: str) -> None:
        form = self.form
        if form is None:
            return
        form.forget_faults()
        added = self.context.errors.guard(
            lambda: self._rates.add_local(series.key, day, value, source), form.show_refusal
        )
        if added:
            self._tell()

    def _remove(self, series: RateSeries, period: RatePeriod) -> None:
        removed = self.context.errors.guard(lambda: self._rates.remove_local(series.key, period.valid_from))
        if removed:
            self._tell()

    def _tell(self) -> None:
        """Say what was done, and give the focus back to the list."""
        self.context.signals.said.emit(self.context.application.workspace.last_act() or "", "succes")
        self.refresh()
        self.table.setFocus()

    def _on_form_left(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._show_pane(row)
        self.table.setFocus()
