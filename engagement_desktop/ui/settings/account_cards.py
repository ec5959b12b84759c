"""The cards of the accounts: who, which role, what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.accounts_rows import AccountRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.buttons import PRIMARY, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.settings.account_words import DOES, role_badge
from engagement_desktop.ui.theme import Look

_OWN = BadgeWord("Votre compte", "succes", "user")
_CLOSED = BadgeWord("Sans phrase", "attention", "triangle-alert")
_NO_PHRASE = "Aucune phrase n’ouvre ce compte\u00a0: donnez-lui-en une."
_LAST = "C’est le seul compte de coordination\u00a0: il reste et garde son rôle."
_OWN_ROLE = "Votre rôle et votre compte se changent par une autre personne de la coordination."

Act = tuple[str, Callable[[], object], str]


class AccountCard(Card):
    """First name, badges, what the role may do, and the buttons that can be pressed."""

    def __init__(self, look: Look, account: AccountRow, acts: Sequence[Act]) -> None:
        super().__init__(look, account.first_name)
        self.account = account
        self.buttons: dict[str, Button] = {}
        for word in self._badges():
            self.heading.addWidget(Badge(look, word), 0, Qt.AlignmentFlag.AlignTop)
        if account.person and account.person != account.first_name:
            self.body.addWidget(wrapped(account.person, "second"))
        self.body.addWidget(Label(DOES[account.role], wrap=True))
        if (note := self._note()) != "":
            self.body.addWidget(Label(note, "petit", wrap=True))
        place = QWidget()
        flow = Flow(look, place, gap=8)
        for words, does, icon in acts:
            button = Button(look, words, "", icon, on_click=does)
            button.setAccessibleDescription(account.first_name)
            self.buttons[words] = button
            flow.addWidget(button)
        self.body.addWidget(place)

    def _badges(self) -> list[BadgeWord]:
        own = [_OWN] if self.account.is_own else []
        closed = [] if self.account.opens else [_CLOSED]
        return [*own, *closed, role_badge(self.account.role)]

    def _note(self) -> str:
        if not self.account.opens:
            return _NO_PHRASE
        if self.account.is_last_coordination:
            return _LAST
        return _OWN_ROLE if self.account.is_own else ""


class RemovedCard(Card):
    """Those who can no longer open the dossier: what they did keeps their name."""

    def __init__(self, look: Look, accounts: Sequence[AccountRow]) -> None:
        super().__init__(look, "Comptes retirés")
        for account in accounts:
            day = f", retiré le {date_short(account.removed_on)}" if account.removed_on else ""
            self.body.addWidget(wrapped(f"{account.first_name}{day}", "second"))
        kept = "Ce qu’ils ont fait garde leur prénom dans le journal."
        self.body.addWidget(Label(kept, "petit", wrap=True))


class HandoverCard(Card):
    """The phrase, large, once: it is copied by hand and given to whom it opens."""

    def __init__(self, look: Look, first_name: str, phrase: str, on_done: Callable[[], object]) -> None:
        super().__init__(look, f"La phrase de {first_name}")
        self.words = Label(phrase, "code", wrap=True)
        self.words.setAccessibleName("Phrase de passe")
        self.words.setAccessibleDescription(phrase)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.words)
        self.body.addWidget(
            Label(
                f"Recopiez-la et remettez-la à {first_name} de la main à la main. Elle n’est écrite nulle "
                "part et ne sera plus montrée\u00a0: perdue, elle se remplace ici par une autre.",
                wrap=True,
            )
        )
        self.done = Button(look, "C’est recopié", PRIMARY, "circle-check", on_click=on_done)
        self.body.addWidget(self.done)
