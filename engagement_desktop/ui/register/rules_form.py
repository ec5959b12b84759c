"""Other rules for a committee from a day: the former ones stay written until the day before."""

from dataclasses import replace
from typing import ClassVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.register.rules_fields import add_rules, add_seats

_FROM = "rules_from"


class RulesForm(EditorForm[CommitteeDraft]):
    """From which day, then the seats and the rules as they are, to change."""

    FOCUS: ClassVar[str] = _FROM

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        ask = Ask(
            "À partir du",
            "Les règles d’avant restent inscrites jusqu’à la veille.",
            needed="Dites de quel jour partent les nouvelles règles.",
        )
        self.add(_FROM, DateField(self.look, ask, today))
        add_seats(self)
        add_rules(self)


def rules_editor(context: PageContext, committee_id: int) -> Editor[CommitteeDraft]:
    """The editor that changes the rules of a committee from a day, today to begin with."""
    service = context.application.committees
    today = context.application.workspace.today()

    def load() -> CommitteeDraft:
        return replace(service.draft(committee_id), rules_from=today)

    def save(draft: CommitteeDraft, accepted: frozenset[str]) -> int:
        if draft.rules == service.draft(committee_id).rules:
            raise DomainError("Aucune règle n’est changée. Changez-en une, ou fermez.")
        return service.save(draft, accepted)

    title = f"Changer les règles{NBSP}: {service.detail(committee_id).row.name}"
    work = EditorWork(f"committee_rules:{committee_id}", title, load, save)
    return Editor(context, RulesForm(context), work)
