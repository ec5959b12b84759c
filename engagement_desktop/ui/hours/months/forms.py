"""What is asked before a month is opened again, and before hours leave in a statement."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from engagement_desktop.domain.hours.months import last_day_of, month_of
from engagement_desktop.domain.hours.week import month_before
from engagement_desktop.french.formats import month_and_year
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import wrapped

REOPENING, STATEMENT = "month_reopen", "hours_statement"


@dataclass(frozen=True, slots=True)
class ReopeningDraft:
    """Why a month is opened again."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class PeriodDraft:
    """The days of a statement, both included."""

    first_day: date | None = None
    last_day: date | None = None


class ReopeningForm(EditorForm[ReopeningDraft]):
    """One answer."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        why = Ask(
            "Motif",
            "Il reste inscrit sous le mois, avec la date et le compte.",
            needed="Dites pourquoi ce mois est rouvert.",
        )
        self.add("reason", TextField(self.look, why))


class PeriodForm(EditorForm[PeriodDraft]):
    """Two days, and what follows."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        told = (
            "L’état prend les heures validées de la période. Une fois écrit, elles ne changent plus\u00a0: "
            "ni par une saisie, ni par un import, ni en annulant."
        )
        self.body.addWidget(wrapped(told, "second"))
        days = self.line()
        first = Ask("Premier jour", needed="Donnez le premier jour.")
        last = Ask("Dernier jour", needed="Donnez le dernier jour.")
        self.add("first_day", DateField(self.look, first, today), days)
        self.add("last_day", DateField(self.look, last, today), days)


def reopening_editor(context: PageContext, first_day: date) -> Editor[ReopeningDraft]:
    """The editor that opens one month again."""

    def save(draft: ReopeningDraft, _accepted: frozenset[str]) -> int:
        context.application.months.reopen(first_day, draft.reason)
        return first_day.toordinal()

    title = f"Rouvrir {month_and_year(first_day)}"
    work = EditorWork(f"{REOPENING}:{first_day:%Y-%m}", title, ReopeningDraft, save)
    return Editor(context, ReopeningForm(context), work)


def statement_editor(
    context: PageContext, go_on: Callable[[PeriodDraft, frozenset[str]], object]
) -> Editor[PeriodDraft]:
    """The editor that asks for a period; `go_on` receives it once nothing is left to ask."""
    service, today = context.application.hours_exports, context.application.workspace.today()

    def save(draft: PeriodDraft, accepted: frozenset[str]) -> int:
        if draft.first_day is not None and draft.last_day is not None:
            service.check(draft.first_day, draft.last_day, accepted)
            go_on(draft, accepted)
        return 0

    before = month_before(month_of(today))
    load = partial(PeriodDraft, before, last_day_of(before))
    work = EditorWork(f"{STATEMENT}:new", "État des heures", load, save)
    return Editor(context, PeriodForm(context), work)
