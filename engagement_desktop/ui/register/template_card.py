"""The Word template of a committee's minutes: a start to save, its own to choose, or to take away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.places import begin_at, remember, with_ending

_NONE = "Le compte rendu Word suit le modèle du programme."
_WORD = "Document Word (*.docx)"
_ENDING = ".docx"
_START = "modele-compte-rendu.docx"


class TemplateCard(Card):
    """Only who may write the committee has the buttons; a refusal leaves the template as it was."""

    def __init__(self, context: PageContext) -> None:
        look = context.look
        super().__init__(look, "Modèle de compte rendu")
        self._context = context
        self._templates = context.application.minutes_templates
        self._committee_id: int | None = None
        self.note = Label("", wrap=True)
        self.fault = Label("", "faute", wrap=True)
        self.fault.hide()
        acts = QWidget()
        flow = Flow(look, acts, gap=8)
        self.saving = Button(look, "Enregistrer le modèle…", "", "download", on_click=self._on_save)
        self.choosing = Button(look, "Choisir un modèle…", "", "upload", on_click=self._on_choose)
        self.removing = Button(look, "Retirer le modèle", "", "trash-2", on_click=self._on_remove)
        for button in (self.choosing, self.saving, self.removing):
            flow.addWidget(button)
        for part in (self.note, self.fault, acts):
            self.body.addWidget(part)
        acts.setVisible(context.application.workspace.may(Permission.COMMITTEE_WRITE))

    def show_template(self, committee_id: int) -> None:
        """What the committee's minutes are written from."""
        self._committee_id = committee_id
        self.fault.hide()
        name = self._templates.name(committee_id)
        self.note.setText(_NONE if name is None else f"Le compte rendu Word suit «\u00a0{name}\u00a0».")
        self.choosing.set_text("Choisir un modèle…" if name is None else "Changer de modèle…")
        self.removing.setVisible(name is not None)

    def _on_save(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, "Enregistrer le modèle", begin_at(_START), _WORD)
        remember(chosen)
        if chosen:
            target = with_ending(chosen, _START, _ENDING, {_ENDING})
            self._do(lambda number: self._save(number, target))

    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Choisir un modèle", begin_at(), _WORD)
        remember(chosen)
        if chosen:
            self._do(lambda number: self._templates.put(number, Path(chosen)), writes=True)

    def _on_remove(self) -> None:
        self._do(self._templates.remove, writes=True)
        self.choosing.setFocus()

    def _save(self, number: int, target: Path) -> None:
        self._templates.copy_to(number, target)
        self._context.signals.said.emit(f"Modèle enregistré dans {target.name}.", "succes")

    def _do(self, act: Callable[[int], object], *, writes: bool = False) -> None:
        number = self._committee_id
        if number is None:
            return

        def done() -> None:
            act(number)
            if writes:
                self.show_template(number)
                self._context.signals.say(self._context.application.workspace.last_act() or "")

        self.fault.hide()
        self._context.errors.guard(done, self._refused)

    def _refused(self, refusal: DomainError) -> None:
        self.fault.setText(refusal.sentence)
        self.fault.show()
        self.choosing.setFocus()
