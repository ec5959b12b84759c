"""Changing one's own passphrase: the current one, the new one twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.passphrase import normalised
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.form import Form
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.theme import Look

_RULE = (
    "Sept mots différents de quatre lettres ou plus, ou quatorze caractères mêlant majuscules, minuscules, "
    "chiffres ou signes."
)


class PassphraseCard(Card):
    """Three fields; a refusal comes back to the field that it names."""

    change_wanted = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Ma phrase de passe")
        self.body.addWidget(
            Label("Elle ouvre le dossier avec votre compte. Le code papier ne change pas.", wrap=True)
        )
        self._form = Form(look)
        self.current = self._secret("current", "Phrase de passe actuelle")
        self.new = self._secret("passphrase", "Nouvelle phrase de passe", _RULE)
        self.again = self._secret("again", "La nouvelle, encore une fois")
        self.body.addWidget(self._form)
        self._show = QCheckBox("Afficher ce que j’écris")
        self._show.toggled.connect(self._on_show)
        self.body.addWidget(self._show)
        self.button = Button(look, "Changer ma phrase de passe", "", "key-round", on_click=self._on_change)
        self.body.addWidget(self.button)

    def show_refusal(self, refusal: DomainError) -> None:
        self._form.show_refusal(refusal)

    def forget(self) -> None:
        """Nothing of a phrase stays in the fields."""
        for edit in (self.current, self.new, self.again):
            edit.clear()
        self._form.forget_faults()

    def _secret(self, key: str, label: str, help_text: str = "") -> QLineEdit:
        edit = QLineEdit()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.returnPressed.connect(self._on_change)
        self._form.add(key, Field(self.look, label, edit, help_text=help_text))
        return edit

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for edit in (self.current, self.new, self.again):
            edit.setEchoMode(mode)

    def _on_change(self) -> None:
        self._form.forget_faults()
        if not self.current.text():
            self._fault("current", "Écrivez d’abord votre phrase actuelle.")
        elif not self.new.text():
            self._fault("passphrase", "Écrivez la nouvelle phrase.")
        elif normalised(self.new.text()) != normalised(self.again.text()):
            self._fault("again", "Les deux nouvelles phrases ne sont pas les mêmes. Rien n’a été changé.")
        else:
            self.change_wanted.emit(self.current.text(), self.new.text())

    def _fault(self, key: str, sentence: str) -> None:
        self._form.field(key).show_fault(sentence)
        self._form.field(key).focus()
