"""The form of one line: what was paid, when, for what; a trip asks its kilometres, a cost its amount."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claiming.around import ClaimAround
from engagement_desktop.domain.expenses.claiming.drafts import LineDraft
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.ceilings import NightRate
from engagement_desktop.domain.money import Money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.typed import TypedField
from engagement_desktop.ui.expenses.claiming.line_fields import LineFields, Way
from engagement_desktop.ui.expenses.claiming.words import WAYS, line_title, meeting_words, vehicle_words

_MORE = frozenset({"committee_id", "action_id", "envelope_id"})


class LineForm(LineFields):
    """The fields of the line in hand; it writes nothing, it says `changed`."""

    changed = Signal(str)  # key of the field

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._is_filling = False
        self._around = ClaimAround()
        for key, field in self.fields.items():
            field.changed.connect(self._telling(key))

    def offer(self, around: ClaimAround) -> None:
        """What the person of the claim may choose among."""
        self._around = around
        ways: list[tuple[Way, str]] = [(vehicle.id, vehicle_words(vehicle)) for vehicle in around.vehicles]
        self._is_filling = True
        self.way.offer([*ways, *WAYS.items()])
        self.meeting.offer([(offer.id, meeting_words(offer)) for offer in around.meetings])
        self._is_filling = False

    def show_line(self, place: int, draft: LineDraft, texts: Mapping[str, str], *, may: bool = True) -> None:
        """A line, with what was typed in it and is not understood yet."""
        self._is_filling = True
        values = {key: getattr(draft, key) for key in self.fields if key not in {"way", "night"}}
        values["way"] = draft.means if draft.means in WAYS else draft.vehicle_id
        for key, field in self.fields.items():
            if key in values:
                field.set_value(values[key])
            if key in texts and texts[key] != field.as_text():
                field.from_text(texts[key])
            field.show_fault("")
            if key == "spent_on":
                self.fit_day(self._day())
        self._is_filling = False
        self.title.setText(line_title(place, draft))
        self.setAccessibleName(line_title(place, draft))
        may = may and draft.corrects_id is None
        self.removing.setVisible(may)
        self.more.setVisible(may)
        for field in self.fields.values():
            field.setEnabled(may)
        unfolded = draft.committee_id is not None and draft.meeting_id is None
        self._extra.setVisible(unfolded or draft.action_id is not None)
        self.fit_nature()
        if not may:
            self._hint.hide()

    def fit_day(self, day: date | None) -> None:
        """The envelopes of the exercise of that day; without any, none is asked."""
        offered = self._around.envelopes_on(day)
        self._is_filling, was = True, self._is_filling
        self.envelope.offer([(one.id, one.label) for one in offered])
        self._is_filling = was
        self.envelope.setVisible(bool(offered) or self.envelope.value() is not None)

    def mean(self, words: str) -> None:
        """What the line will say when its purpose is left empty: the meeting."""
        self.purpose.edit.setPlaceholderText(words)

    def entitle(self, place: int, draft: LineDraft) -> None:
        self.title.setText(line_title(place, draft))
        self.setAccessibleName(line_title(place, draft))

    def fit_nature(self) -> None:
        """A trip shows its kilometres, another cost its amount."""
        trip = self.nature.value() is ExpenseNature.KILOMETRES
        self.amount.setVisible(not trip)
        self.km.setVisible(trip)
        self._trip_line.setVisible(trip)
        self._hint.setVisible(trip and self.nature.isEnabled())

    def fit_night(self, nights: Mapping[NightRate, Money], ceiling: Money | None) -> None:
        """A night of the public scale asks where it was; its ceiling follows."""
        self.night.setVisible(len(set(nights.values())) > 1)
        found = [night for night, amount in nights.items() if amount == ceiling]
        self._is_filling = True
        self.night.set_value(found[0] if found else NightRate.BASE)
        self._is_filling = False

    def texts(self) -> dict[str, str]:
        """What every field says."""
        return {key: field.as_text() for key, field in self.fields.items()}

    def values(self) -> tuple[dict[str, Any], DomainError | None]:
        """What is understood, as attributes of a line, and the first thing that is not."""
        found: dict[str, Any] = {}
        first: DomainError | None = None
        for key, field in self.fields.items():
            if key == "night":
                continue
            try:
                found[key] = field.value()
            except DomainError as refusal:
                found[key] = None
                if not field.isHidden():
                    first = first or DomainError(refusal.sentence, key)
        way = found.pop("way")
        found["means"] = way if isinstance(way, Means) else Means.VEHICLE
        found["vehicle_id"] = way if isinstance(way, int) else None
        if found["nature"] is not ExpenseNature.KILOMETRES:
            found |= {"means": None, "vehicle_id": None, "km_hundredths": None}
        return found, first

    def show_fault(self, key: str, sentence: str) -> bool:
        """A refusal at its field; False when no field of the line bears it."""
        field = self.fields.get({"vehicle_id": "way", "means": "way"}.get(key, key))
        if field is None:
            return False
        if key in _MORE:
            self._extra.show()
        if field.validate():
            field.show_fault(sentence)
        field.focus()
        return True

    def first_empty(self) -> TypedField[Any]:
        """Where one begins: what is still to be said."""
        shown = (self.day, self.nature, self.amount, self.km, self.way)
        return next((one for one in shown if not one.isHidden() and not one.as_text()), self.purpose)

    def _day(self) -> date | None:
        try:
            return self.day.value()
        except DomainError:
            return None

    def _telling(self, key: str) -> Any:
        def tell() -> None:
            if not self._is_filling:
                self.changed.emit(key)

        return tell
