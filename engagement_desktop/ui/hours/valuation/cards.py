"""The cards of the valuation: figures, tables that add up, method, entry, what stands apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.hours.valuation_rows import EntryLine, Valuation, entry_of
from engagement_desktop.domain.money import Money
from engagement_desktop.french import valuation_texts as texts
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.formats import date_short, decimal, duration, integer, money
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.banner import WARNING, Banner
from engagement_desktop.ui.common.cards import Card, KeyFigure
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

_RATE_PLACES = 2


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One line of a table: what, how it counts, hours, value."""

    name: str
    how: str
    minutes: int
    value: Money


class FiguresRow(QWidget):
    """Value, hours, people: side by side when they fit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=12)
        self.value = KeyFigure(look, "Valeur", "scale")
        self.hours = KeyFigure(look, "Heures bénévoles", "clock")
        self.people = KeyFigure(look, "Bénévoles", "users")
        self.arrange(across=3)

    def show_valuation(self, valuation: Valuation) -> None:
        plain = (
            f"{money(valuation.plain)} au coefficient 1" if valuation.is_weighted else "coefficient 1 partout"
        )
        self.value.show_figure(money(valuation.value), plain)
        self.hours.show_figure(duration(valuation.minutes), "validées")
        self.people.show_figure(integer(valuation.volunteers), "ont donné des heures")

    def arrange(self, *, across: int) -> None:
        for at, card in enumerate((self.value, self.hours, self.people)):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(3):
            self._grid.setColumnStretch(at, int(at < across))


class ValueCard(Card):
    """One way to divide the value; the lines add up to it."""

    def __init__(self, look: Look, title: str, name: str, how: str = "") -> None:
        super().__init__(look, title)
        columns: tuple[Column[ValueLine], ...] = (
            Column("name", name, lambda line: line.name),
            Column("how", how, lambda line: line.how, align=RIGHT, width=150),
            Column("minutes", "Heures", lambda line: line.minutes, duration, align=RIGHT, width=104),
            Column("value", "Valeur", lambda line: line.value, money, align=RIGHT, width=124),
        )
        self.table = ShortTable(look, columns, title, spared=("how",))
        self._absent = frozenset() if how else frozenset({"how"})
        self.body.addWidget(self.table)

    def show_lines(self, lines: Sequence[ValueLine]) -> None:
        self.setVisible(bool(lines))
        self.table.show_rows(lines, self._absent)


class MethodCard(Card):
    """How the value is reached, and whether that changed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Méthode")

    def show_valuation(self, valuation: Valuation) -> None:
        clear(self.body)
        for sentence in texts.method_sentences(valuation):
            self.body.addWidget(wrapped(sentence))
        if valuation.changes:
            self.body.addWidget(Banner(self.look, WARNING, "", texts.constancy(valuation)))
            for change in valuation.changes:
                self.body.addWidget(wrapped(texts.change_sentence(change), "second"))
        else:
            self.body.addWidget(wrapped(texts.constancy(valuation)))
        if valuation.former is not None:
            self.body.addWidget(wrapped(texts.comparison(valuation, valuation.former), "second"))


class EntryCard(Card):
    """The two lines of class 8, on the last day of the exercise."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Écriture de classe 8")
        self._day = self.add_aside("")
        columns: tuple[Column[EntryLine], ...] = (
            Column("label", "Intitulé", lambda line: line.label),
            Column("account", "Compte", lambda line: line.account, width=96),
            Column("debit", "Débit", lambda line: line.debit or None, money, align=RIGHT, width=124),
            Column("credit", "Crédit", lambda line: line.credit or None, money, align=RIGHT, width=124),
        )
        self.table = ShortTable(look, columns, "Écriture de classe 8")
        self.body.addWidget(self.table)
        self.body.addWidget(
            wrapped("Elle se montre au pied du compte de résultat et ne change pas le résultat.", "petit")
        )

    def show_valuation(self, valuation: Valuation) -> None:
        entry = entry_of(valuation)
        self.setVisible(bool(valuation.value))
        self._day.setText(f"au {date_short(entry.day)}")
        self.table.show_rows(entry.lines)


class ApartCard(Card):
    """What is told beside and never added."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "À part, et jamais ajouté")

    def show_valuation(self, valuation: Valuation, on_waiting: Callable[[], object]) -> None:
        clear(self.body)
        for name, said in texts.apart(valuation):
            self.body.addWidget(wrapped(f"{name}{NBSP}: {said}"))
        self.body.addWidget(wrapped(texts.completeness(valuation), "second"))
        if valuation.waiting_minutes:
            self.body.addWidget(self._door(on_waiting))

    def _door(self, on_waiting: Callable[[], object]) -> QWidget:
        from engagement_desktop.ui.common.buttons import link

        return link(self.look, "Voir les heures à valider", on_waiting, "clock")


def mission_lines(valuation: Valuation) -> list[ValueLine]:
    return [
        ValueLine(FAMILIES[family], texts.times(multiplier), one.minutes, one.value)
        for (family, multiplier), one in valuation.by_family().items()
    ]


def period_lines(valuation: Valuation) -> list[ValueLine]:
    return [
        ValueLine(
            f"Depuis le {date_short(since)}",
            f"{decimal(rate, _RATE_PLACES)}{NBSP}€/h",
            one.minutes,
            one.value,
        )
        for (since, rate, _source), one in valuation.by_period().items()
    ]


def committee_lines(valuation: Valuation) -> list[ValueLine]:
    return [
        ValueLine(committee or texts.NO_COMMITTEE, "", one.minutes, one.value)
        for committee, one in valuation.by_committee().items()
    ]
