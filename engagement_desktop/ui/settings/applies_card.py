"""One matter of « Ce qui s’applique »: its answer, why, since when, and the structure's own answer."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.register.applicability import Applies
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.structures import Answer
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.settings.applies_words import BADGES, source_words

_FORM_HIGH = 470


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The structure's own answer as typed."""

    answer: Answer | None = None
    reason: str = ""
    source: str = ""


class AnswerForm(EditorForm[OwnAnswer]):
    """Yes or no, why, and what it stands on."""

    FOCUS: ClassVar[str] = "answer"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = self.look
        answer = Ask("Votre réponse", needed="Répondez oui ou non.")
        choices = [(Answer.YES, "Oui, cela s’applique"), (Answer.NO, "Non")]
        self.add("answer", ChoiceField(look, answer, choices))
        why = Ask("Pourquoi", needed="Dites pourquoi\u00a0: la réponse doit pouvoir être relue.")
        self.add("reason", LongTextField(look, why, high=64))
        source = Ask(
            "Source",
            "Un rescrit, une lettre, une délibération, avec sa date.",
            needed="Donnez la source, par exemple «\u00a0rescrit du 12 mars 2026\u00a0».",
        )
        self.add("source", TextField(look, source))


class AppliesCard(Card):
    """Stays while the page is read again: a form in it keeps what is typed."""

    opened = Signal()  # its form was just put in

    def __init__(self, context: PageContext, said: Applies, *, may_write: bool) -> None:
        super().__init__(context.look, typo(said.title))
        self._context = context
        self._may_write = may_write
        self.matter: Matter = said.matter
        self.said = said
        self.editor: Editor[OwnAnswer] | None = None
        self.badge = Badge(self.look, BADGES[said.answer])
        self.heading.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        self._reason, self._source, self._law = wrapped(""), wrapped("", "petit"), wrapped("", "petit")
        for label in (self._reason, self._source, self._law):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self._acts = QWidget()
        flow = Flow(self.look, self._acts, gap=8)
        self.answering = Button(self.look, "Noter notre réponse", "", "pencil", on_click=self.open_form)
        self.taking_back = Button(self.look, "Retirer notre réponse", "", "undo-2", on_click=self._forget)
        for button in (self.answering, self.taking_back):
            flow.addWidget(button)
            button.setAccessibleDescription(said.title)
        self.body.addWidget(self._acts)
        self.show_answer(said)

    def show_answer(self, said: Applies) -> None:
        self.said = said
        self.badge.show_word(BADGES[said.answer])
        written = str if said.is_own else typo  # what the structure wrote stays as it is
        for label, words in (
            (self._reason, written(said.reason)),
            (self._source, written(source_words(said))),
            (self._law, typo(f"Ce que dit le texte\u00a0: {said.law_reason}")),
        ):
            label.setText(words)
            label.setAccessibleName(words)
        self._law.setVisible(said.is_own)
        self.setAccessibleName(f"{said.title}\u00a0: {BADGES[said.answer].text}")
        self.answering.set_text("Changer notre réponse" if said.is_own else "Noter notre réponse")
        self.taking_back.setVisible(said.is_own)
        if not said.may_answer:
            self.close_form()
        self._show_acts()

    def form_key(self) -> str:
        """Of the draft of its form."""
        return f"applies:{self.matter}"

    def open_form(self) -> None:
        """The form, in the card; what was typed before comes back."""
        if self.editor is None:
            self._context.errors.guard(self._open_form)

    def close_form(self) -> None:
        """Back to what is read; what was typed stays as a draft."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.keep()
            self.body.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._show_acts()

    def _open_form(self) -> None:
        said, service = self.said, self._context.application.applicability
        shown = OwnAnswer(said.answer, said.reason, said.source) if said.is_own else OwnAnswer()

        def save(typed: OwnAnswer, _accepted: frozenset[str]) -> int:
            service.answer(said.matter, typed.answer or Answer.UNKNOWN, typed.reason, typed.source)
            return 0

        work = EditorWork(self.form_key(), f"Notre réponse\u00a0: {said.title}", lambda: shown, save)
        editor = Editor(self._context, AnswerForm(self._context), work)
        self.look.bound(editor, (0, _FORM_HIGH), (0, 0))
        editor.saved.connect(self._on_left)
        editor.closed.connect(self._on_left)
        self.body.addWidget(editor)
        self.editor = editor
        self._show_acts()
        editor.take_focus()
        self.opened.emit()

    def _on_left(self) -> None:
        self.close_form()
        self.answering.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        """Undone by Ctrl+Z: nothing is asked."""
        application = self._context.application
        if self._context.errors.guard(lambda: application.applicability.forget(self.matter)):
            self._context.signals.say(application.workspace.last_act() or "")
            self.answering.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_acts(self) -> None:
        self._acts.setVisible(self._may_write and self.said.may_answer and self.editor is None)
