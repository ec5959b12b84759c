"""The register of trainings."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.hours.training_rows import TrainingRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, duration, money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.hours.training.columns import TRAINING_COLUMNS
from engagement_desktop.ui.hours.training.form import PROPORTION, training_editor
from engagement_desktop.ui.hours.training.pane import write_education, write_training


def _footer(summary: ListSummary) -> str:
    said = [shown_out_of(summary, "formation")]
    minutes, cost = summary.sums.get("minutes"), summary.sums.get("cost")
    if isinstance(minutes, int) and minutes:
        said.append(duration(minutes))
    if isinstance(cost, Money) and cost:
        said.append(money(cost))
    return ", ".join(said)


_WORDS = ListWords(
    key="formations",
    title="Formations",
    footer=_footer,
    nothing_title="Pas encore de formation",
    nothing=f"Notez ici les formations des usagers et des professionnels, et qui est venu. {PROPORTION}",
)
_FAMILIES = (Family("kind", "Sorte", "Toutes"), Family("exercise", "Exercice"))


class TrainingPage(TablePage[TrainingRow]):
    """The newest first."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._training = context.application.training
        source = ListSource(self._training.page, self._training.summary, self._training.chips)
        words = told_to(_WORDS, may_change=self._may_write_in(context))
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, words, TRAINING_COLUMNS, source, usual, _FAMILIES)
        self.tabs = put_hours_tabs(self, "training")
        self.header.add_secondary("40 heures d’ETP", self.show_education, "handshake")
        if self._may_write_in(context):
            add_primary_creation(self, "Ajouter une formation", "plus")

    def make_editor(self, row_id: int | None) -> Editor[Any] | None:
        return training_editor(self.context, row_id) if self._may_write_in(self.context) else None

    def delete_row(self, row: TrainingRow) -> None:
        """To the bin, with who came."""
        if self._may_write_in(self.context):
            self._training.delete(row.id)

    def write_pane(self, pane: Pane, row: TrainingRow) -> None:
        act = partial(offer, look=self.look, acts=self._acts(row))
        write_training(pane, self._training.detail(row.id), self.context, act)

    def show_education(self) -> None:
        """Who takes part in patient education stands in place of the file."""
        self._leave_form()
        self.pane.start()
        self.context.errors.guard(
            lambda: write_education(self.pane, self._training.patient_education(), self.context)
        )
        self.pane.finish()
        if self._over:
            self._stack.setCurrentWidget(self.side)
        self.side.show()
        self.pane.take_focus()

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "formation") if summary.total else ""
        self.header.set_title(self.words.title, facts)

    def _acts(self, row: TrainingRow) -> list[Act]:
        if not self._may_write_in(self.context):
            return []
        return [("Modifier", lambda: self.edit(row.id), "pencil")]

    @staticmethod
    def _may_write_in(context: PageContext) -> bool:
        return context.application.workspace.may(Permission.TRAINING_WRITE)
