"""The fields of a line that no other page has: an amount asked both ways, a list that others fill."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.expenses.claiming.rules import amount_faults, km_faults
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import kilometres, money, money_short
from engagement_desktop.french.parsing import AmbiguousAmount, parse_amount, parse_km
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.picker import Found, IdField
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.theme import Look

T = TypeVar("T")

_AMOUNT_WIDE, _KM_WIDE = 124, 124
_MOST = 10


def typed_amount(text: str) -> Money:
    """A cost: above 0, at most 100 000 €; three decimals are asked, never guessed.

    Raises:
        DomainError: it is not an amount that a line may have.
    """
    amount = parse_amount(text)
    raise_all(list(amount_faults(amount)))
    return amount


def typed_km(text: str) -> int:
    """Hundredths of a kilometre of one trip.

    Raises:
        DomainError: it is not a distance, is 0 or below, or over 20 000 km.
    """
    km = parse_km(text)
    raise_all(list(km_faults(km)))
    return km


class AmountField(ParsedField[Money]):
    """Euros; « 1.234 » offers both of its readings under the field."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        super().__init__(look, ask, typed_amount, _bare, _AMOUNT_WIDE)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._readings = QWidget()
        self._offers = Flow(look, self._readings, 6)
        self.buttons = (Button(look, ""), Button(look, ""))
        for button in self.buttons:
            self._offers.addWidget(button)
        self._readings.hide()
        self.buttons[0].clicked.connect(lambda: self._take(0))
        self.buttons[1].clicked.connect(lambda: self._take(1))
        self._both: tuple[Money, ...] = ()

    def readings(self) -> QWidget:
        """Where the two readings are offered, for the form to place."""
        return self._readings

    def validate(self) -> bool:
        sound = super().validate()
        self._ask()
        return sound

    def show_fault(self, sentence: str, mend: str = "", on_mend: Callable[[], object] | None = None) -> None:
        super().show_fault(sentence, mend, on_mend)
        if not sentence and self._both:
            self._both = ()
            self._readings.hide()

    def _ask(self) -> None:
        try:
            typed = self.as_text()
            if typed:
                parse_amount(typed)
        except AmbiguousAmount as asked:
            self._both = asked.readings
            for button, reading in zip(self.buttons, asked.readings, strict=True):
                button.set_text(money_short(reading))
                button.setAccessibleName(f"Montant\u00a0: {money_short(reading)}")
            self._offer_readings()
        except DomainError:
            self._readings.hide()

    def _offer_readings(self) -> None:
        """Who left the field by Tab is on the first reading: it was not there yet when Tab looked."""
        if not self._readings.isHidden():
            return
        self._readings.show()
        if self.isVisible() and not self.edit.hasFocus():
            QTimer.singleShot(0, self, self._to_readings)

    def _to_readings(self) -> None:
        if not self.edit.hasFocus():
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, which: int) -> None:
        if self._both:
            self.set_value(self._both[which])
            self.show_fault("")
            self.focus()


def km_field(look: Look, ask: Ask | str) -> ParsedField[int]:
    """The kilometres of a trip, there and back."""
    field = ParsedField(look, ask, typed_km, kilometres, _KM_WIDE)
    field.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


class OfferField(TypedField[T | None], Generic[T]):
    """A list whose choices are known later, and change with the person.

    Args:
        look: theme and size.
        ask: the question.
        write: the key of a value, as a draft keeps it.
        other: the words of a value that is not offered.
        none: the words of no choice.
    """

    def __init__(
        self,
        look: Look,
        ask: Ask | str,
        write: Callable[[T], str],
        other: Callable[[T], str],
        none: str = NOTHING,
    ) -> None:
        self.combo = QuietCombo()
        self._write, self._other, self._none = write, other, none
        self._values: list[T | None] = [None]
        super().__init__(look, ask, self.combo)
        self.combo.addItem(none)
        self.combo.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def offer(self, choices: Sequence[tuple[T, str]]) -> None:
        """Other choices; what is chosen stays."""
        held = self.value()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(self._none)
        self.combo.addItems([words for _value, words in choices])
        self._values = [None, *(value for value, _words in choices)]
        self.combo.blockSignals(False)
        self.set_value(held)

    def value(self) -> T | None:
        at = self.combo.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: T | None) -> None:
        if value is not None and value not in self._values:
            self._values.append(value)
            self.combo.addItem(self._other(value))
        self.combo.setCurrentIndex(self._values.index(value))

    def as_text(self) -> str:
        value = self.value()
        return "" if value is None else self._write(value)

    def from_text(self, text: str) -> None:
        known = {self._write(value): value for value in self._values if value is not None}
        self.set_value(known.get(text))

    def words(self) -> str:
        return self.combo.currentText()


def action_field(context: PageContext, ask: Ask | str) -> IdField:
    """An action that somebody took on."""
    actions = context.application.actions

    def find(typed: str) -> Sequence[Found[int]]:
        rows = actions.page(ListQuery(search=typed)).rows[:_MOST]
        return [Found(row.id, row.wording, row.number) for row in rows]

    return IdField(context.look, ask, find, lambda action_id: actions.detail(action_id).row.wording)


def _bare(amount: Money) -> str:
    """As one types it: the label says euros."""
    return money(amount).removesuffix(f"{NBSP}€")
