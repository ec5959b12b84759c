"""The form of an envelope."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.french.formats import money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_amount
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask

_WIDTH = 150


class EnvelopeForm(EditorForm[EnvelopeDraft]):
    """What it is called, for which year, who gives, how much, for whom."""

    FOCUS: ClassVar[str] = "label"

    def __init__(self, context: PageContext, exercises: Sequence[Exercise]) -> None:
        super().__init__(context.look)
        look = self.look
        name = Ask("Nom", "Comme «\u00a0ARS 2026\u00a0».", needed="Donnez un nom à l’enveloppe.")
        self.add("label", TextField(look, name))
        years = [(one.start, one.label) for one in exercises]
        self.add("first_day", ChoiceField(look, Ask("Exercice"), years, always=True))
        sources = [(source, badge(source)) for source in FundingSource]
        ask = Ask("Financeur", needed="Dites d’où vient l’argent.")
        self.add("source", ChoiceField(look, ask, sources))
        amount = Ask("Montant", needed="Dites combien est prévu.")
        self.add("amount", ParsedField(look, amount, parse_amount, money, _WIDTH))
        whose = Ask("Comité", "Vide\u00a0: pour tous les comités.", optional=True)
        self.add("committee_id", committee_field(context, whose))
        self.add("note", LongTextField(look, Ask("Remarque", optional=True)))


def envelope_editor(
    context: PageContext, exercise_year: int, envelope_id: int | None
) -> Editor[EnvelopeDraft]:
    """The editor of an envelope, or of a new one of an exercise."""
    service = context.application.budget
    exercises = service.exercises()
    if envelope_id is None:
        work = EditorWork(
            "envelope:new",
            "Nouvelle enveloppe",
            partial(service.blank, exercise_year),
            lambda draft, accepted: service.save(draft, None, accepted),
        )
    else:
        work = EditorWork(
            f"envelope:{envelope_id}",
            service.draft(envelope_id).label,
            partial(service.draft, envelope_id),
            lambda draft, accepted: service.save(draft, envelope_id, accepted),
        )
    return Editor(context, EnvelopeForm(context, exercises), work)
