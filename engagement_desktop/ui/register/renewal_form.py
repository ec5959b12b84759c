"""The renewal of a committee: who goes on, until when, in one act."""

from datetime import date
from functools import partial

from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates_drafts import RenewalDraft, RenewalLine, RenewalWave
from engagement_desktop.french.formats import date_short, integer
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.register.ticks_field import Tick, TicksField
from engagement_desktop.ui.register.words import said_name, seat_and_office


class RenewalForm(EditorForm[RenewalDraft]):
    """Everybody is proposed; one unticks who stops."""

    def __init__(self, context: PageContext, wave: RenewalWave) -> None:
        super().__init__(context.look)
        ticks = [Tick(line.mandate_id, said_line(line), next_words(line)) for line in wave.lines]
        who = Ask("Qui continue", needed="Cochez au moins une personne qui continue.")
        self.body.addWidget(
            Label("Les autres mandats restent comme ils sont et finissent à leur date.", "second", wrap=True)
        )
        self.add("mandates", TicksField(self.look, who, ticks))
        until = Ask(
            "Finir tous les nouveaux mandats le",
            "Laissez vide pour suivre la durée du mandat.",
            optional=True,
        )
        self.add("ends_on", DateField(self.look, until, context.application.workspace.today()))


def said_line(line: RenewalLine) -> str:
    """« Monique Hélias — titulaire, présidence »."""
    return f"{said_name(line.first_name, line.last_name)} — {seat_and_office(line.seat, line.office).lower()}"


def next_words(line: RenewalLine) -> str:
    """« Finit le 31/12/2026. Puis du 01/01/2027 au 31/12/2029, 2e mandat. »."""
    verb = "A fini" if line.clock is MandateClock.OVER else "Finit"
    until = _until(line.next_end)
    term = "1er" if line.term == 1 else f"{integer(line.term)}e"
    over = ", au-delà du nombre de mandats prévu" if line.over_terms else ""
    return (
        f"{verb} le {date_short(line.ended_on)}. Puis du {date_short(line.next_start)} {until}, "
        f"{term}{NBSP}mandat{over}."
    )


def _until(last: date | None) -> str:
    return f"au {date_short(last)}" if last else "sans date de fin"


def renewal_editor(context: PageContext, committee_id: int) -> Editor[RenewalDraft]:
    """The editor of one wave of renewal."""
    service = context.application.mandates
    wave = service.wave(committee_id)

    def load() -> RenewalDraft:
        going_on = frozenset(line.mandate_id for line in wave.lines if not line.over_terms)
        return RenewalDraft(committee_id, going_on)

    work = EditorWork(
        f"renewal:{committee_id}",
        f"Renouvellement{NBSP}: {wave.committee}",
        load,
        partial(service.renew),
    )
    return Editor(context, RenewalForm(context, wave), work)
