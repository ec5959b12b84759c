"""The form of a committee: what it is, its seats, its rules and from which day they hold."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField, SeveralField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.register.rules_fields import add_rules, add_seats
from engagement_desktop.ui.register.rules_words import FIELDS, LEVELS

_MODEL = "model"
_RULES_FROM = "rules_from"


class CommitteeForm(EditorForm[CommitteeDraft]):
    """New ones may start from a model; changed rules ask from which day they hold."""

    FOCUS: ClassVar[str] = "name"

    def __init__(self, context: PageContext, *, new: bool) -> None:
        super().__init__(context.look)
        self._context = context
        self._new = new
        if new:
            self._add_models()
        self._add_facts()
        add_seats(self)
        add_rules(self)
        if not new:
            self._add_from_when()
        self._add_marks()
        self._add_papers()
        self.changed.connect(self._ask_from_when)

    def fill(self, draft: CommitteeDraft) -> None:
        """The draft everywhere but in the choice of a model, which is no part of it."""
        for key in self.names():
            if key != _MODEL:
                self.field(key).set_value(_value(draft, key))
        self._ask_from_when()

    def build(self, draft: CommitteeDraft, values: Mapping[str, Any]) -> CommitteeDraft:
        return super().build(draft, {key: value for key, value in values.items() if key != _MODEL})

    def _add_models(self) -> None:
        models = self._context.application.committees.models()
        ask = Ask(
            "Partir d’un modèle", "Ses règles sont proposées\u00a0: vous pouvez tout changer.", optional=True
        )
        choice = ChoiceField(self.look, ask, [(model.key, model.title) for model in models])
        self.add(_MODEL, choice).changed.connect(partial(self._take_model, choice))

    def _take_model(self, choice: ChoiceField[str]) -> None:
        """Fill what the model says; a name already typed stays."""
        if (key := choice.value()) is None:
            return
        proposed = self._context.application.committees.blank(key)
        typed = self.field("name").as_text()
        self.fill(replace(proposed, name=typed or proposed.name))

    def _add_facts(self) -> None:
        look, today = self.look, self._context.application.workspace.today()
        self.add("name", TextField(look, Ask("Nom du comité", needed="Donnez un nom au comité.")))
        kinds = self._context.application.committees.kinds()
        kind = Ask("Type d’instance", needed="Dites de quel type d’instance il s’agit, dans vos mots.")
        self.add("kind", TextField(look, kind, suggestions=kinds))
        dates = self.line()
        self.add("created_on", DateField(look, Ask("Créé le", optional=True), today), dates)
        if not self._new:
            self.add("closed_on", DateField(look, Ask("Fermé le", optional=True), today), dates)
        dates.addStretch(1)

    def _add_from_when(self) -> None:
        ask = Ask(
            "Ces règles valent à partir du",
            "Les règles d’avant restent inscrites jusqu’à la veille. Laissez vide si vous corrigez une "
            "faute de saisie.",
            optional=True,
        )
        today = self._context.application.workspace.today()
        self.add(_RULES_FROM, DateField(self.look, ask, today))

    def _add_marks(self) -> None:
        look = self.look
        self.section("Repères")
        self.add("purpose", LongTextField(look, Ask("Objet", optional=True)))
        self.add("founding_act", TextField(look, Ask("Acte fondateur", optional=True)))
        rules = Ask("Convention ou règlement intérieur", "Où le trouver.", optional=True)
        self.add("convention", TextField(look, rules))
        level = Ask("Niveau d’engagement visé", optional=True)
        self.add("level", ChoiceField(look, level, list(LEVELS.items())))
        fields = Ask("Domaines", optional=True)
        self.add("fields", SeveralField(look, fields, list(FIELDS.items())))

    def _add_papers(self) -> None:
        look = self.look
        self.section("Comptes rendus")
        code = Ask(
            "Code",
            "Il précède les numéros quand la structure a plusieurs comités, comme CU dans CU-2026-04.",
            optional=True,
        )
        self.add("code", TextField(look, code))
        opening = Ask("Phrase d’ouverture", "Écrite au début de chaque compte rendu.", optional=True)
        self.add("minutes_opening", LongTextField(look, opening))
        closing = Ask("Phrase de clôture", "Écrite à la fin.", optional=True)
        self.add("minutes_closing", LongTextField(look, closing))

    def _ask_from_when(self) -> None:
        """Only rules that have changed ask from which day they hold."""
        if self._new or self._draft is None:
            return
        field = self.field(_RULES_FROM)
        field.setVisible(self._rules_changed() or bool(field.as_text()))

    def _rules_changed(self) -> bool:
        draft = self.draft()
        for key in self.names():
            if key.startswith("rules."):
                try:
                    if self.field(key).value() != _value(draft, key):
                        return True
                except DomainError:
                    return True
        return False


def _value(draft: object, key: str) -> Any:
    for name in key.split("."):
        draft = getattr(draft, name)
    return draft


def committee_editor(context: PageContext, committee_id: int | None) -> Editor[CommitteeDraft]:
    """The editor of one committee, or of a new one."""
    service = context.application.committees
    if committee_id is None:
        work = EditorWork(
            "committee:new",
            "Nouveau comité",
            service.blank,
            service.save,
            follow="Enregistrer et ajouter un autre comité",
        )
        return Editor(context, CommitteeForm(context, new=True), work)
    work = EditorWork(
        f"committee:{committee_id}",
        service.detail(committee_id).row.name,
        partial(service.draft, committee_id),
        service.save,
        again=partial(committee_editor, context, committee_id),
    )
    return Editor(context, CommitteeForm(context, new=False), work)
