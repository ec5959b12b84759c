"""The cards of the budget: figures, envelopes, meetings, and what distance costs to whom."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.expenses.budget.rows import (
    Budget,
    DistanceBand,
    EnvelopeRow,
    MeetingCost,
    PersonCost,
)
from engagement_desktop.french import budget_texts as texts
from engagement_desktop.french.formats import count, date_short, integer, kilometres, money
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import Card, KeyFigure
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

_MOST: Final = 40
_OVER: Final = BadgeWord("Dépassée", "attention", "triangle-alert")
_AWAY: Final = BadgeWord("Retirée", "neutre", "archive")


class FiguresRow(QWidget):
    """Set aside, spent, engaged, left: side by side when they fit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=12)
        self.amount = KeyFigure(look, "Prévu", "wallet")
        self.spent = KeyFigure(look, "Dépensé", "circle-check")
        self.engaged = KeyFigure(look, "Engagé", "hourglass")
        self.left = KeyFigure(look, "Reste", "scale")
        self.arrange(across=4)

    def show_budget(self, budget: Budget) -> None:
        use = budget.use
        self.amount.show_figure(money(budget.amount), count(len(budget.envelopes), "enveloppe"))
        self.spent.show_figure(money(use.spent), "remboursé ou payé")
        self.engaged.show_figure(money(use.engaged), "demandé ou accordé, pas encore payé")
        self.left.show_figure(money(budget.left), "prévu, moins dépensé et engagé")

    def arrange(self, *, across: int) -> None:
        for at, card in enumerate((self.amount, self.spent, self.engaged, self.left)):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(4):
            self._grid.setColumnStretch(at, int(at < across))


class EnvelopesCard(Card):
    """One row an envelope; Enter or a double click opens its form."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Enveloppes")
        columns: tuple[Column[EnvelopeRow], ...] = (
            Column("label", "Enveloppe", lambda one: one.label),
            Column("source", "Financeur", lambda one: badge(one.source), width=136),
            Column("committee", "Comité", lambda one: one.committee or texts.ALL_COMMITTEES, width=180),
            Column("amount", "Prévu", lambda one: one.amount, money, align=RIGHT, width=118),
            Column("spent", "Dépensé", lambda one: one.use.spent, money, align=RIGHT, width=118),
            Column("engaged", "Engagé", lambda one: one.use.engaged, money, align=RIGHT, width=118),
            Column("left", "Reste", lambda one: one.left, money, align=RIGHT, width=118),
            Column("state", "État", _state_words, badge=_state, width=124),
        )
        self.table = ShortTable(
            look, columns, "Enveloppes", spared=("committee", "source", "engaged", "state")
        )
        self.body.addWidget(self.table)
        self._doors = QWidget()
        self._flow = Flow(look, self._doors, 12)
        self.body.addWidget(self._doors)
        self._outside = wrapped("", "second")
        self.body.addWidget(self._outside)

    def add_door(self, text: str, on_click: Callable[[], object], icon: str = "") -> Button:
        """What can be done with the row that is chosen."""
        door = link(self.look, text, on_click, icon)
        self._flow.addWidget(door)
        return door

    def show_budget(self, budget: Budget) -> None:
        states = any(_state(one) is not None for one in budget.envelopes)
        self.table.show_rows(budget.envelopes, frozenset() if states else frozenset({"state"}))
        if budget.envelopes and self.table.current_row() is None:
            self.table.selectRow(0)
        self.table.setVisible(bool(budget.envelopes))
        self._doors.setVisible(bool(budget.envelopes))
        said = texts.unassigned_sentence(budget) if budget.unassigned_lines else ""
        self._outside.setText(said or ("" if budget.envelopes else texts.opening(budget)))
        self._outside.setVisible(bool(self._outside.text()))


class MeetingsCard(Card):
    """What each meeting cost; only costs that name their meeting."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Coût par réunion")
        columns: tuple[Column[MeetingCost], ...] = (
            Column("committee", "Comité", lambda one: one.committee),
            Column("date", "Réunion du", lambda one: one.held_on, date_short, width=112),
            Column("came", "Présents", lambda one: one.came, integer, align=RIGHT, width=92),
            Column("cost", "Coût", lambda one: one.use.whole, money, align=RIGHT, width=118),
            Column("waived", "Abandonné", lambda one: one.waived or None, money, align=RIGHT, width=118),
            Column("each", "Par présent", lambda one: one.each, money, align=RIGHT, width=118),
        )
        self.table = ShortTable(look, columns, "Coût par réunion", spared=("waived", "came"))
        self.body.addWidget(self.table)
        self._more = wrapped("", "petit")
        self.body.addWidget(self._more)

    def show_budget(self, budget: Budget) -> None:
        self.table.show_rows(budget.meetings[:_MOST])
        self.table.setVisible(bool(budget.meetings))
        more = len(budget.meetings) - _MOST
        said = f"Et {count(more, 'autre réunion', 'autres réunions')}, dans le classeur." if more > 0 else ""
        nothing = "Aucun frais ne nomme sa réunion. Dites-la dans la ligne de la note."
        self._more.setText(said or ("" if budget.meetings else nothing))
        self._more.setVisible(bool(self._more.text()))


class PeopleCard(Card):
    """Whom distance costs most; the door of each leads to their file."""

    def __init__(self, look: Look, on_opened: Callable[[PersonCost], object]) -> None:
        super().__init__(look, "Coût par personne, et ce que coûte la distance")
        self._said, self._waiting = wrapped(""), wrapped("", "second")
        self.body.addWidget(self._said)
        self.body.addWidget(self._waiting)
        columns: tuple[Column[PersonCost], ...] = (
            Column("name", "Personne", lambda one: one.name),
            Column("distance", "Dû à la distance", lambda one: one.distance, money, align=RIGHT, width=140),
            Column(
                "trips", "Jours de trajet", lambda one: one.trips or None, integer, align=RIGHT, width=124
            ),
            Column("km", "Km", lambda one: one.km_hundredths or None, kilometres, align=RIGHT, width=104),
            Column("cost", "Coût", lambda one: one.use.whole, money, align=RIGHT, width=118),
            Column("waived", "Abandonné", lambda one: one.waived or None, money, align=RIGHT, width=118),
            Column("waiting", "Attend", lambda one: one.waiting or None, money, align=RIGHT, width=118),
        )
        self.table = ShortTable(
            look, columns, "Coût par personne", spared=("trips", "km", "waived", "waiting")
        )
        self.table.opened.connect(on_opened)
        self.body.addWidget(self.table)
        self._more = wrapped("", "petit")
        self.body.addWidget(self._more)

    def show_budget(self, budget: Budget) -> None:
        self._said.setText(f"{texts.distance_sentence(budget)} {texts.each_sentence(budget)}".strip())
        waiting = texts.waiting_sentence(budget.people)
        self._waiting.setText(waiting)
        self._waiting.setVisible(bool(waiting))
        self.table.show_rows(budget.people[:_MOST])
        self.table.setVisible(bool(budget.people))
        more = len(budget.people) - _MOST
        said = f"Et {count(more, 'autre personne', 'autres personnes')} à moindre coût." if more > 0 else ""
        self._more.setText(said)
        self._more.setVisible(bool(said))


class BandsCard(Card):
    """Distance by bands of at least five people."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Selon la distance du domicile")
        columns: tuple[Column[DistanceBand], ...] = (
            Column("label", "Distance", lambda one: one.label),
            Column("people", "Personnes", lambda one: one.people, integer, align=RIGHT, width=104),
            Column("cost", "Dû à la distance", lambda one: one.distance, money, align=RIGHT, width=140),
            Column("each", "Par personne", lambda one: one.each, money, align=RIGHT, width=124),
        )
        self.table = ShortTable(look, columns, "Selon la distance du domicile")
        self.body.addWidget(self.table)
        self._note = wrapped("", "petit")
        self.body.addWidget(self._note)

    def show_budget(self, budget: Budget) -> None:
        self.setVisible(bool(budget.bands))
        self.table.show_rows(budget.bands)
        self._note.setText(texts.bands_sentence(budget))


def _state(one: EnvelopeRow) -> BadgeWord | None:
    if one.is_over:
        return _OVER
    return None if one.archived_on is None else _AWAY


def _state_words(one: EnvelopeRow) -> str:
    state = _state(one)
    return "" if state is None else state.text
