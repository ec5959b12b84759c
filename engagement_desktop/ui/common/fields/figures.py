"""Fields of days, numbers and distances: typed as one likes, rewritten as France writes them."""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.formats import clock_time, date_short, kilometres
from engagement_desktop.french.parsing import parse_km, parse_minutes, parse_time, parse_typed_date
from engagement_desktop.ui.common.fields.texts import rewrite
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.theme import Look

V = TypeVar("V")

_DATE_WIDTH, _NUMBER_WIDTH, _TIME_WIDTH = 150, 120, 110


class ParsedField(TypedField[V | None], Generic[V]):
    """One line read by a parser; empty is None."""

    def __init__(
        self, look: Look, ask: Ask | str, parse: Callable[[str], V], write: Callable[[V], str], width: int
    ) -> None:
        self.edit = QLineEdit()
        self._parse = parse
        self._write = write
        super().__init__(look, ask, self.edit, width)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> V | None:
        typed = self.as_text()
        return self._parse(typed) if typed else None

    def set_value(self, value: V | None) -> None:
        self.edit.setText("" if value is None else self._write(value))

    def as_text(self) -> str:
        return self.edit.text().strip()

    def from_text(self, text: str) -> None:
        self.edit.setText(text)

    def on_left(self) -> None:
        super().on_left()
        if not self.fault() and (value := self.value()) is not None:
            rewrite(self.edit, self._write(value))


class DateField(ParsedField[date]):
    """A day: « 3/12 », « demain », « 3 mars 2025 »; with `birth` two figures of year are in the past."""

    def __init__(self, look: Look, ask: Ask | str, today: date, *, birth: bool = False) -> None:
        super().__init__(
            look,
            ask,
            lambda text: parse_typed_date(text, today, birth=birth),
            date_short,
            _DATE_WIDTH,
        )
        self.edit.setPlaceholderText("JJ/MM/AAAA")


class TimeField(ParsedField[int]):
    """An hour of the clock, as minutes since midnight: « 18h », « 18:30 »."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        super().__init__(look, ask, parse_time, clock_time, _TIME_WIDTH)


class IntegerField(ParsedField[int]):
    """A whole number between two bounds."""

    def __init__(self, look: Look, ask: Ask | str, *, least: int = 0, most: int = 9999) -> None:
        super().__init__(look, ask, lambda text: _whole(text, least, most), str, _NUMBER_WIDTH)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)


class MinutesField(ParsedField[int]):
    """A length that is counted in minutes: « 45 », « 45 min », « 1 h 15 »."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        super().__init__(look, ask, parse_minutes, str, _NUMBER_WIDTH)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)


class KilometresField(ParsedField[int]):
    """A distance, in hundredths of a kilometre."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        super().__init__(look, ask, parse_km, kilometres, _NUMBER_WIDTH)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)


def _whole(text: str, least: int, most: int) -> int:
    bare = "".join(text.split())
    if not (bare.isascii() and bare.isdecimal()):
        raise DomainError(f"« {text} » n’est pas un nombre entier. Écrivez-le comme {max(least, 12)}.")
    if not least <= int(bare) <= most:
        raise DomainError(f"Le nombre va de {least} à {most}.")
    return int(bare)
