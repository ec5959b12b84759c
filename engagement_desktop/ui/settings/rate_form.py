"""« Ajouter une période locale »: from which day, which value, by which source."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.rates import RatePeriod, RateSeries, RateShape
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.parsing import parse_typed_date
from engagement_desktop.french.rate_texts import rate_value
from engagement_desktop.ui.common.buttons import DISCREET, PRIMARY, Button
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.form import Form
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.theme import Look

_DATE_WIDTH = 150
_SCALE_HEIGHT = 200
_HELP = {
    RateShape.NUMBER: "Un nombre, comme 12,31.",
    RateShape.DAY: "Un jour de l’année, comme 30/06.",
    RateShape.SCALE: "Une ligne par puissance, comme dans le barème livré.",
    RateShape.WORDS: "",
}


class RateForm(Form):
    """Three questions; a refusal comes back to its field."""

    adding_wanted = Signal(object, str, str)  # day, value, source
    left = Signal()

    def __init__(self, look: Look, series: RateSeries, current: RatePeriod | None, today: date) -> None:
        super().__init__(look)
        self._today = today
        self.day = QLineEdit()
        self.day.editingFinished.connect(self._rewrite_day)
        self.add(
            "valid_from",
            Field(
                look,
                "À partir du",
                self.day,
                help_text="Comme 01/01/2026.",
                width=_DATE_WIDTH,
                check=self._check_day,
            ),
        )
        self.value = self._make_value(series, current)
        unit = f"Valeur, en {series.unit}" if series.unit and series.shape is RateShape.NUMBER else "Valeur"
        self.add("value", Field(look, unit, self.value, help_text=_HELP[series.shape]))
        self.source = QLineEdit()
        self.add(
            "source",
            Field(look, "Source", self.source, help_text="Un texte, une délibération, une lettre."),
        )
        acts = row(look, None, (0, 4, 0, 0), 8)
        self.button = Button(look, "Ajouter la période", PRIMARY, "plus", on_click=self._on_add)
        acts.addWidget(self.button)
        acts.addWidget(Button(look, "Annuler", DISCREET, on_click=self.left.emit))
        acts.addStretch(1)
        self.body.addLayout(acts)
        for edit in (self.day, self.source):
            edit.returnPressed.connect(self._on_add)
        look.bound(self.value, (0, _SCALE_HEIGHT if series.shape is RateShape.SCALE else 0))

    def _make_value(self, series: RateSeries, current: RatePeriod | None) -> QLineEdit | QPlainTextEdit:
        if series.shape is RateShape.SCALE:
            scale = QPlainTextEdit(current.value if current else "")
            scale.setTabChangesFocus(True)
            return scale
        edit = QLineEdit()
        edit.setPlaceholderText(rate_value(series, current) if current else "")
        edit.returnPressed.connect(self._on_add)
        return edit

    def first_field(self) -> QWidget:
        return self.day

    def _on_add(self) -> None:
        if not self.validate():
            return
        value = self.field("value").value()
        self.adding_wanted.emit(parse_typed_date(self.day.text(), self._today), value, self.source.text())

    def _check_day(self) -> str:
        try:
            parse_typed_date(self.day.text(), self._today)
        except DomainError as refusal:
            return refusal.sentence if self.day.text().strip() else "Dites à partir de quel jour."
        return ""

    def _rewrite_day(self) -> None:
        if self.day.text().strip() and not self._check_day():
            self.day.setText(date_short(parse_typed_date(self.day.text(), self._today)))
