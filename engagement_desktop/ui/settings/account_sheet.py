"""The sheet of an account: first name, role, passphrase, as much of it as the act needs."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.domain.accounts_rows import AccountRow
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.buttons import DISCREET, PRIMARY, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.fields.finders import person_field
from engagement_desktop.ui.common.fields.picker import IdField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.radio_cards import RadioCards
from engagement_desktop.ui.settings.account_words import DOES, ROLES
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.opener import Opener
from engagement_desktop.ui.unlock.phrase_chooser import PhraseChooser

_NAME = 300
_NEWCOMERS = (Role.SECRETARIAT, Role.TREASURY, Role.READING, Role.COORDINATION)


@dataclass(frozen=True, slots=True)
class AccountAct:
    """What is to be done with an account, and what has to be asked for it.

    `account` is None for a new one; `title`, `why` and `button` are its words.
    """

    title: str
    why: str
    button: str
    account: AccountRow | None = None
    asks_name: bool = False
    asks_role: bool = False
    asks_phrase: bool = False


@dataclass(frozen=True, slots=True)
class AccountAnswer:
    """What was answered; what was not asked stays as it is."""

    first_name: str
    role: Role
    phrase: str
    person_id: int | None


class AccountSheet(Card):
    """Nothing of it is kept when one leaves: a passphrase is never a draft."""

    wanted = Signal(object)  # AccountAnswer
    left = Signal()

    def __init__(self, context: PageContext, act: AccountAct) -> None:
        super().__init__(context.look, act.title)
        self.act = act
        self._busy = False
        self._banner = Banner(self.look, FAULT)
        self._banner.hide()
        self.body.addWidget(self._banner)
        if act.why:
            self.body.addWidget(Label(act.why, wrap=True))
        self.name = self._make_name()
        self.person: IdField | None = None
        if act.account is None:
            ask = Ask("Sa fiche", "Si elle ou il est dans le registre.", optional=True)
            self.person = person_field(context, ask)
            self.look.bound(self.person, (0, 0), (2 * _NAME, 0))
            self.body.addWidget(self.person)
        self.roles = self._make_roles()
        self.chooser = self._make_chooser(context)
        self._add_acts()

    def take_focus(self) -> None:
        """On the first question."""
        if self.name is not None:
            self.name.focus()
        elif self.roles is not None:
            self.roles.take_focus()
        elif self.chooser is not None:
            self.chooser.take_focus()

    def send(self) -> None:
        """Give the answers, unless one is at fault."""
        if self._busy:
            return
        self._banner.hide()
        if self.name is not None and not self.name.validate():
            self.name.focus()
        elif self.chooser is None or self.chooser.validate():
            self.wanted.emit(self._answer())

    def set_busy(self, *, busy: bool) -> None:
        """While keys are derived the button says so."""
        self._busy = busy
        self.button.setEnabled(not busy)
        self.button.set_text("Calcul des clés…" if busy else self.act.button)

    def show_refusal(self, refusal: DomainError) -> None:
        """At the field that it names, else above the sheet."""
        if refusal.field == "first_name" and self.name is not None:
            self.name.show_fault(refusal.sentence)
            self.name.focus()
        elif refusal.field == "passphrase" and self.chooser is not None and self.chooser.own.isVisible():
            self.chooser.own.show_fault(refusal.sentence)
            self.chooser.own.focus()
        else:
            self._banner.tell(FAULT, "", refusal.sentence)
            self._banner.show()
            self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._busy:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> AccountAnswer:
        known = self.act.account
        return AccountAnswer(
            first_name=self.name.value() if self.name is not None else known.first_name if known else "",
            role=self.roles.value() if self.roles is not None else known.role if known else Role.READING,
            phrase=self.chooser.phrase() if self.chooser is not None else "",
            person_id=self.person.value() if self.person is not None else None,
        )

    def _make_name(self) -> Field | None:
        if not self.act.asks_name:
            return None
        edit = QLineEdit(self.act.account.first_name if self.act.account is not None else "")
        edit.returnPressed.connect(self._on_return)
        help_text = "Il nomme le compte et signe ce qui est fait."
        made = Field(self.look, "Prénom", edit, help_text=help_text, width=_NAME, check=self._fault_of_name)
        self.body.addWidget(made)
        return made

    def _make_roles(self) -> RadioCards[Role] | None:
        if not self.act.asks_role:
            return None
        known = self.act.account
        others = [role for role in _NEWCOMERS if known is None or role is not known.role]
        self.body.addWidget(Label("Rôle", "etiquette"))
        made = RadioCards(self.look, "Rôle", [(role, ROLES[role], DOES[role]) for role in others])
        self.body.addWidget(made)
        return made

    def _make_chooser(self, context: PageContext) -> PhraseChooser | None:
        if not self.act.asks_phrase:
            return None
        gate = Gate(context.look, context.jobs, context.errors, context.settings, Opener())
        self.body.addWidget(Label("Phrase de passe", "etiquette"))
        made = PhraseChooser(gate)
        made.entered.connect(self.send)
        self.body.addWidget(made)
        return made

    def _add_acts(self) -> None:
        acts = row(self.look, None, (0, 8, 0, 0), 8)
        self.button = Button(self.look, self.act.button, PRIMARY, "save", on_click=self.send, keys="Ctrl+S")
        acts.addWidget(self.button)
        acts.addWidget(Button(self.look, "Annuler", DISCREET, on_click=self._on_left))
        acts.addStretch(1)
        self.body.addLayout(acts)

    def _on_left(self) -> None:
        if not self._busy:
            self.left.emit()

    def _on_return(self) -> None:
        """Enter in the name saves a name alone; else it goes on to the next question."""
        if self.roles is None and self.chooser is None:
            self.send()
        else:
            self.focusNextChild()

    def _fault_of_name(self) -> str:
        if self.name is None or self.name.value().strip():
            return ""
        return "Écrivez le prénom de la personne qui ouvrira ce compte."
