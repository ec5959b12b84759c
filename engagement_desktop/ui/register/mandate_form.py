"""The form of a mandate: who sits, on which seat, from when to when, in whose name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.mandates_drafts import MandateDraft
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seat_chart import SeatChart
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField
from engagement_desktop.ui.common.fields.finders import person_field, structure_field
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.register.words import COLLEGES, said_name

_PERSON, _SEAT, _START, _END = "person_id", "seat", "started_on", "ended_on"
_SUBSTITUTE, _REASON = "substitute_for_id", "end_reason"


@dataclass(frozen=True, slots=True)
class MandateStart:
    """What is known before one writes a new mandate: the committee, and perhaps who or which seat."""

    committee_id: int
    person_id: int | None = None
    college: Capacity | None = None
    substitute_for_id: int | None = None
    beside: bool = False
    """Whatever seats are vacant: a suppléant, a guest, one more."""


class MandateForm(EditorForm[MandateDraft]):
    """Who, only for a new one; a suppléant names the titulaire; an end that is past asks why."""

    FOCUS: ClassVar[str] = ""

    def __init__(self, context: PageContext, draft: MandateDraft) -> None:
        super().__init__(context.look)
        self._context = context
        self._committee_id = draft.committee_id or 0
        self._proposed_end = draft.ended_on
        if draft.id is None:
            who = Ask("Qui siège", needed="Dites qui siège.")
            self.add(_PERSON, person_field(context, who))
        self._add_seat(draft)
        self._add_dates()
        self._add_grounds()
        self.changed.connect(self._follow)

    def fill(self, draft: MandateDraft) -> None:
        super().fill(draft)
        self._proposed_end = draft.ended_on if draft.id is None else None
        self._follow()

    def _add_seat(self, draft: MandateDraft) -> None:
        look = self.look
        kinds = [(kind, badge(kind)) for kind in SeatKind]
        self.add(_SEAT, ChoiceField(look, "Siège", kinds, always=True))
        ask = Ask("Suppléance de", "La personne qui est remplacée en cas d’absence.", optional=True)
        self.add(_SUBSTITUTE, ChoiceField(look, ask, self._holders(draft)))
        offices = [(office, badge(office)) for office in (Office.MEMBER, *_without(Office, Office.MEMBER))]
        self.add("office", ChoiceField(look, "Fonction", offices, always=True))
        college = Ask("Collège du siège", "Celui de la personne si rien n’est choisi.", optional=True)
        self.add("college", ChoiceField(look, college, list(COLLEGES.items()), none="Celui de la personne"))

    def _add_dates(self) -> None:
        look, today = self.look, self._context.application.workspace.today()
        self.section("Dates")
        dates = self.line()
        start = Ask("Premier jour", needed="Dites de quel jour part le mandat.")
        self.add(_START, DateField(look, start, today), dates)
        self.add(_END, DateField(look, Ask("Dernier jour", optional=True), today), dates)
        dates.addStretch(1)
        reasons = [(reason, badge(reason)) for reason in EndReason]
        self.add(_REASON, ChoiceField(look, Ask("Raison de la fin", optional=True), reasons))
        before = Ask("Mandats d’avant", "Ceux qui ne sont pas inscrits dans le dossier.", optional=True)
        self.add("terms_before", _CountField(look, before, most=99))

    def _add_grounds(self) -> None:
        look = self.look
        self.section("À quel titre")
        appointed = Ask("Association qui désigne", optional=True)
        self.add("appointed_by_id", structure_field(self._context, appointed))
        bases = [(basis, badge(basis)) for basis in MandateBasis]
        self.add("basis", ChoiceField(look, Ask("Siège au titre de", optional=True), bases))

    def _holders(self, draft: MandateDraft) -> list[tuple[int, str]]:
        """Titulaires of today and of the first day, and whoever the draft already names."""
        application = self._context.application
        days = {application.workspace.today(), draft.started_on or application.workspace.today()}
        found: dict[int, str] = {}
        for day in sorted(days):
            chart = application.committees.table(self._committee_id, day)
            found |= {person: name for person, name in _sitting(chart) if person != draft.person_id}
        if draft.substitute_for_id is not None and draft.substitute_for_id not in found:
            person = application.people.detail(draft.substitute_for_id)
            found[draft.substitute_for_id] = said_name(person.first_name, person.last_name)
        return list(found.items())

    def _follow(self) -> None:
        """What one answer asks or proposes of another."""
        seat = self.field(_SEAT).value()
        self.field(_SUBSTITUTE).setVisible(seat is SeatKind.SUBSTITUTE)
        if self._draft is None:
            return
        self._propose_end()
        self.field(_REASON).setVisible(self._has_ended() or self.draft().end_reason is not None)

    def _propose_end(self) -> None:
        """The end follows the start of a new mandate, until it is typed by hand."""
        start, end = self._day(_START), self._day(_END)
        if self.draft().id is not None or start is None or end != self._proposed_end:
            return
        proposed = self._context.application.mandates.end_of_term(self._committee_id, start)
        if proposed != self._proposed_end:
            self._proposed_end = proposed
            self.field(_END).set_value(proposed)

    def _has_ended(self) -> bool:
        end = self._day(_END)
        return end is not None and end < self._context.application.workspace.today()

    def _day(self, key: str) -> date | None:
        """The day that is typed; None while it is not understood."""
        try:
            day = self.field(key).value()
        except DomainError:
            return None
        return day if isinstance(day, date) else None


class _CountField(IntegerField):
    """How many: empty is none."""

    def value(self) -> int:
        return super().value() or 0

    def set_value(self, value: int | None) -> None:
        super().set_value(value or None)


def _without(kind: type[Office], left_out: Office) -> tuple[Office, ...]:
    return tuple(member for member in kind if member is not left_out)


def _sitting(chart: SeatChart) -> list[tuple[int, str]]:
    holders = (seat.holder for college in chart.colleges for seat in college.seats)
    return [(one.person_id, said_name(one.first_name, one.last_name)) for one in holders if one]


def mandate_editor(context: PageContext, mandate_id: int) -> Editor[MandateDraft]:
    """The editor of one mandate."""
    service = context.application.mandates
    draft = service.draft(mandate_id)
    person = context.application.people.detail(draft.person_id or 0)
    work = EditorWork(
        f"mandate:{mandate_id}",
        f"Mandat{NBSP}: {said_name(person.first_name, person.last_name)}",
        partial(service.draft, mandate_id),
        service.save,
        again=partial(mandate_editor, context, mandate_id),
    )
    return Editor(context, MandateForm(context, draft), work)


def new_mandate_editor(context: PageContext, start: MandateStart) -> Editor[MandateDraft]:
    """The editor of a new mandate in a committee; « et le suivant » begins on the same committee."""
    service = context.application.mandates

    def load() -> MandateDraft:
        blank = service.blank(start.committee_id, start.person_id)
        seat = SeatKind.TITULAR if start.substitute_for_id is None else SeatKind.SUBSTITUTE
        return replace(
            blank,
            seat=seat,
            substitute_for_id=start.substitute_for_id,
            college=blank.college or start.college,
        )

    name = context.application.committees.detail(start.committee_id).row.name
    save: Callable[[MandateDraft, frozenset[str]], int] = service.save
    work = EditorWork(
        f"mandate:{'beside' if start.beside else 'new'}:{start.committee_id}",
        f"{'Ajouter un mandat' if start.beside else 'Pourvoir un siège'}{NBSP}: {name}",
        load,
        save,
        follow=f"Enregistrer et {'ajouter un autre mandat' if start.beside else 'pourvoir un autre siège'}",
    )
    return Editor(context, MandateForm(context, load()), work)
