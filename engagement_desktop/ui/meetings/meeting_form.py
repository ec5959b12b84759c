"""The form of a meeting: when, where, what is on the agenda; once held, who came and what was decided."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_drafts import MeetingDraft
from engagement_desktop.domain.register.seat_chart import SeatChart, Sitting
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField, TimeField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.meetings.presences_field import PresencesField
from engagement_desktop.ui.meetings.presences_table import PresenceLine

_WHOSE, _DAY, _STATUS = "committee_id", "held_on", "status"
_ONCE_HELD = ("decisions", "presences")


class MeetingForm(EditorForm[MeetingDraft]):
    """What is only known afterwards is asked once the meeting is said to be held."""

    FOCUS: ClassVar[str] = ""

    def __init__(self, context: PageContext, *, focus_on_day: bool) -> None:
        super().__init__(context.look)
        self._context = context
        self._focus_on_day = focus_on_day
        self._asked: tuple[int, date] | None = None
        self._presences = PresencesField(self.look, Ask("Présences", optional=True))
        self._add_fields()
        self.changed.connect(self._follow)

    def first_field(self) -> TypedField[Any]:
        return self.field(_DAY) if self._focus_on_day else super().first_field()

    def fill(self, draft: MeetingDraft) -> None:
        super().fill(draft)
        self._follow()

    def _add_fields(self) -> None:
        context, look = self._context, self.look
        today = context.application.workspace.today()
        whose = Ask("Comité", needed="Dites quel comité se réunit.")
        self.add(_WHOSE, committee_field(context, whose))
        line = self.line()
        day = Ask("Date", needed="Dites quel jour la réunion a lieu.")
        self.add(_DAY, DateField(look, day, today), line)
        start = Ask("Début", needed="Dites à quelle heure elle commence.")
        self.add("starts_minute", TimeField(look, start), line)
        self.add("ends_minute", TimeField(look, Ask("Fin", optional=True)), line)
        line.addStretch(1)
        self.add("place", TextField(look, Ask("Lieu", optional=True)))
        states = [(status, badge(status)) for status in _in_order()]
        self.add(_STATUS, ChoiceField(look, "État", states, always=True))
        agenda = Ask("Ordre du jour", "Un point par ligne.", optional=True)
        self.add("agenda", LongTextField(look, agenda))
        self.add("decisions", LongTextField(look, Ask("Relevé de décisions", optional=True)))
        self.add("presences", self._presences)

    def _follow(self) -> None:
        """Presences follow the committee and the day; decisions come with a meeting that was held."""
        if self._draft is None:
            return
        held = self.field(_STATUS).value() is MeetingStatus.HELD
        for key in _ONCE_HELD:
            self.field(key).setVisible(held or bool(self.field(key).as_text()))
        self._show_members()

    def _show_members(self) -> None:
        committee_id, day = self._answer(_WHOSE), self._answer(_DAY)
        if not isinstance(committee_id, int) or not isinstance(day, date):
            return
        if (committee_id, day) != self._asked:
            self._asked = (committee_id, day)
            chart = self._context.application.committees.table(committee_id, day)
            self._presences.show_members((*members_of(chart), *self._others(chart)))

    def _others(self, chart: SeatChart) -> Iterator[PresenceLine]:
        """Who is written as having come, and does not sit that day."""
        sitting = {line.person_id for line in members_of(chart)}
        for said in self._presences.value():
            if said.person_id not in sitting:
                person = self._context.application.people.detail(said.person_id)
                yield PresenceLine(said.person_id, f"{person.last_name} {person.first_name}", "—")

    def _answer(self, key: str) -> object:
        try:
            return self.field(key).value()
        except DomainError:
            return None


def members_of(chart: SeatChart) -> tuple[PresenceLine, ...]:
    """Titulaires, suppléants and guests of the day, each once, in the order of the table."""
    lines: dict[int, PresenceLine] = {}
    for sitting, seat in _sitting(chart):
        name = f"{sitting.last_name} {sitting.first_name}".strip()
        lines.setdefault(sitting.person_id, PresenceLine(sitting.person_id, name, seat))
    return tuple(lines.values())


def _sitting(chart: SeatChart) -> Iterator[tuple[Sitting, str]]:
    seats = [seat for college in chart.colleges for seat in college.seats]
    yield from ((seat.holder, "Titulaire") for seat in seats if seat.holder)
    yield from ((one, "Suppléant") for seat in seats for one in seat.substitutes)
    yield from ((one, "Suppléant") for one in chart.alone)
    yield from ((one, "Invité") for one in chart.guests)


def _in_order() -> tuple[MeetingStatus, ...]:
    return (MeetingStatus.PLANNED, MeetingStatus.HELD, MeetingStatus.CANCELLED)


def meeting_editor(context: PageContext, meeting_id: int) -> Editor[MeetingDraft]:
    """The editor of one meeting."""
    service = context.application.meetings
    row = service.detail(meeting_id).row
    work = EditorWork(
        f"meeting:{meeting_id}",
        f"Réunion du {date_short(row.held_on)}, {row.committee}",
        partial(service.draft, meeting_id),
        lambda draft, _accepted: service.save(draft),
        again=partial(meeting_editor, context, meeting_id),
    )
    return Editor(context, MeetingForm(context, focus_on_day=True), work)


def new_meeting_editor(context: PageContext, committee_id: int | None = None) -> Editor[MeetingDraft]:
    """The editor of a meeting that was held and is written down afterwards."""
    service = context.application.meetings
    key = "meeting_held:new" if committee_id is None else f"meeting_held:new:{committee_id}"
    work = EditorWork(
        key,
        "Ajouter une réunion tenue",
        lambda: replace(service.blank(committee_id), status=MeetingStatus.HELD),
        lambda draft, _accepted: service.save(draft),
        follow="Enregistrer et ajouter une autre réunion",
    )
    return Editor(context, MeetingForm(context, focus_on_day=committee_id is not None), work)
