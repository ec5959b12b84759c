"""Réglages › Comptes: who opens the dossier, with which role and which passphrase."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.accounts_rows import AccountRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.dialogs import confirm
from engagement_desktop.ui.common.layouts import clear, column
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.progress_card import ProgressCard
from engagement_desktop.ui.common.reading import reading_column
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.settings.account_cards import AccountCard, Act, HandoverCard, RemovedCard
from engagement_desktop.ui.settings.account_sheet import AccountAct, AccountAnswer, AccountSheet
from engagement_desktop.ui.settings.account_words import WHY_NEW_PHRASE

_DERIVING = "Calcul des clés du compte"
_ADD, _RENAME, _ROLE, _PHRASE, _REMOVE = (
    "Ajouter un compte",
    "Renommer",
    "Changer de rôle",
    "Nouvelle phrase",
    "Retirer le compte",
)
_OWN_PHRASE = "Changer ma phrase"


class AccountsPage(Page):
    """Cards to read; a sheet takes their place while one account is changed."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.ACCOUNTS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Comptes")
        self._accounts = context.application.accounts
        self._working: Job | None = None
        self._asked: tuple[AccountAct, AccountAnswer] | None = None  # while its keys are derived
        self.cards: dict[int, AccountCard] = {}
        self.sheet: AccountSheet | None = None
        self.handover: HandoverCard | None = None
        self.adding = self.header.add_primary(_ADD, self.add, "user-plus")
        self.adding.say_keys("Ctrl+N")
        QShortcut(QKeySequence("Ctrl+N"), self, self.add)
        QShortcut(QKeySequence("F2"), self, self._rename_current)
        whole = reading_column(self.look, self.body)
        self.progress = ProgressCard(self.look)
        self.progress.hide()
        whole.addWidget(self.progress)
        self._place = column(self.look, None, gap=12)
        whole.addLayout(self._place)
        self.list = QWidget()
        self._cards = column(self.look, self.list, gap=12)
        whole.addWidget(self.list)

    def refresh(self) -> None:
        every = self._accounts.all()
        here = [account for account in every if account.removed_on is None]
        gone = [account for account in every if account.removed_on is not None]
        clear(self._cards)
        self.cards = {}
        for account in here:
            self.cards[account.id] = AccountCard(self.look, account, self._acts(account))
            self._cards.addWidget(self.cards[account.id])
        if gone:
            self._cards.addWidget(RemovedCard(self.look, gone))
        told = count(len(here), "compte ouvre", "comptes ouvrent")
        each = ", chacun avec sa phrase et son rôle" if len(here) > 1 else ""
        self.header.set_title("Comptes", f"{told} ce dossier{each}.")

    def first_focus(self) -> QWidget | None:
        if self.handover is not None:
            return self.handover.done
        if not self.cards:
            self.context.errors.guard(self.refresh)
        first = next(iter(self.cards.values()), None)
        return next(iter(first.buttons.values()), None) if first is not None else self.adding

    def take_focus(self) -> None:
        if self.sheet is not None:
            self.sheet.take_focus()
        else:
            super().take_focus()

    def add(self) -> None:
        """Somebody more opens the dossier."""
        why = "Cette personne ouvrira le dossier avec sa propre phrase, et verra ce que son rôle permet."
        act = AccountAct(_ADD, why, _ADD, asks_name=True, asks_role=True, asks_phrase=True)
        self._open(act, self._add_work)

    def _acts(self, account: AccountRow) -> list[Act]:
        """Only what can be done: a button never leads to a refusal known beforehand."""
        acts: list[Act] = [(_RENAME, partial(self._rename, account), "pencil")]
        if account.is_own:
            return [*acts, (_OWN_PHRASE, lambda: self.context.signals.go("dossier"), "key-round")]
        acts.append((_PHRASE, partial(self._renew, account), "key-round"))
        if not account.is_last_coordination:
            acts.append((_ROLE, partial(self._change_role, account), "users"))
            acts.append((_REMOVE, partial(self._remove, account), "trash-2"))
        return acts

    def _rename(self, account: AccountRow) -> None:
        act = AccountAct(f"Renommer le compte de {account.first_name}", "", _RENAME, account, asks_name=True)

        def work(answer: AccountAnswer) -> Callable[[Progress], int]:
            return lambda _progress: self._done(account.id, self._accounts.rename, answer.first_name)

        self._open(act, work)

    def _change_role(self, account: AccountRow) -> None:
        title = f"Changer le rôle de {account.first_name}"
        act = AccountAct(title, WHY_NEW_PHRASE, _ROLE, account, asks_role=True, asks_phrase=True)

        def work(answer: AccountAnswer) -> Callable[[Progress], int]:
            change = self._accounts.change_role
            return lambda _progress: self._done(account.id, change, answer.role, answer.phrase)

        self._open(act, work)

    def _renew(self, account: AccountRow) -> None:
        title = f"Nouvelle phrase pour {account.first_name}"
        why = "Si l’ancienne est oubliée ou connue d’autres. Elle n’ouvrira plus le dossier."
        act = AccountAct(title, why, "Donner cette phrase", account, asks_phrase=True)

        def work(answer: AccountAnswer) -> Callable[[Progress], int]:
            renew = self._accounts.renew_phrase
            return lambda _progress: self._done(account.id, renew, answer.phrase)

        self._open(act, work)

    def _remove(self, account: AccountRow) -> None:
        """It cannot be undone: the phrase is gone for good."""
        name = account.first_name
        question = (
            f"Retirer le compte de {name}\u202f? Sa phrase n’ouvrira plus le dossier, et cela ne s’annule "
            "pas. Ce que ce compte a fait reste, avec son prénom."
        )
        if not confirm(self, question, f"Retirer le compte de {name}", keep="Garder ce compte"):
            return
        if self.context.errors.guard(lambda: self._accounts.remove(account.id)):
            self._say(f"Compte retiré\u00a0: {name}.")
            self.refresh()
        self.take_focus()

    def _rename_current(self) -> None:
        """F2: the account in whose card one stands."""
        focused = self.focusWidget()
        if self.sheet is None and focused is not None:
            for card in self.cards.values():
                if card.isAncestorOf(focused):
                    self._rename(card.account)
                    return

    def _add_work(self, answer: AccountAnswer) -> Callable[[Progress], int]:
        add = self._accounts.add
        return lambda _progress: add(answer.first_name, answer.role, answer.phrase, answer.person_id)

    def _done(self, account_id: int, change: Callable[..., object], *what: object) -> int:
        change(account_id, *what)
        return account_id

    def _open(self, act: AccountAct, work: Callable[[AccountAnswer], Callable[[Progress], int]]) -> None:
        """One sheet at a time, in place of the cards."""
        if self._working is not None or self.handover is not None:
            return
        self._close()
        sheet = AccountSheet(self.context, act)
        sheet.wanted.connect(lambda answer: self._run(sheet, answer, work(answer)))
        sheet.left.connect(self._on_left)
        self._place.addWidget(sheet)
        self.sheet = sheet
        self._show_list(shown=False)
        sheet.take_focus()

    def _run(self, sheet: AccountSheet, answer: AccountAnswer, work: Callable[[Progress], int]) -> None:
        """Deriving keys takes a second or two: the window stays usable."""
        if self._working is not None:
            return
        sheet.set_busy(busy=True)
        if sheet.act.asks_phrase:
            self.progress.begin(_DERIVING, stoppable=False)
            self.progress.show()
        job = Job(work)
        self._asked = sheet.act, answer
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self._working = self.context.jobs.start(job)

    def _on_kept(self, account_id: int) -> None:
        asked, self._asked, self._working = self._asked, None, None
        if asked is None:
            return
        act, answer = asked
        self._close()
        self.context.errors.guard(self.refresh)
        self._say(_said(act, answer))
        if answer.phrase:
            self._hand_over(answer, account_id)
        else:
            self._stand_on(account_id)

    def _on_failed(self, problem: BaseException) -> None:
        self._asked = None
        if self.sheet is not None:
            self.sheet.set_busy(busy=False)
            self.context.errors.show(problem, self.sheet.show_refusal)

    def _on_ended(self) -> None:
        self._working = None
        self.progress.hide()

    def _hand_over(self, answer: AccountAnswer, account_id: int) -> None:
        """Shown once, until one says that it is copied."""
        self.handover = HandoverCard(
            self.look, answer.first_name, answer.phrase, lambda: self._on_handed(account_id)
        )
        self._place.addWidget(self.handover)
        self._show_list(shown=False)
        self.handover.done.setFocus()

    def _on_handed(self, account_id: int) -> None:
        self._close()
        self._stand_on(account_id)

    def _on_left(self) -> None:
        self._close()
        self.take_focus()

    def _close(self) -> None:
        self.sheet = self.handover = None
        clear(self._place)
        self._show_list(shown=True)

    def _show_list(self, *, shown: bool) -> None:
        self.list.setVisible(shown)
        self.adding.setVisible(shown)

    def _stand_on(self, account_id: int) -> None:
        card = self.cards.get(account_id)
        if card is not None and card.buttons:
            next(iter(card.buttons.values())).setFocus()

    def _say(self, sentence: str) -> None:
        self.context.signals.said.emit(sentence, "succes")


def _said(act: AccountAct, answer: AccountAnswer) -> str:
    """What was done, for the status bar."""
    name = " ".join(answer.first_name.split())
    if act.account is None:
        return f"Compte ajouté\u00a0: {name}."
    if act.asks_role:
        return f"Rôle changé\u00a0: {name}."
    return f"Phrase changée\u00a0: {name}." if act.asks_phrase else f"Compte renommé\u00a0: {name}."
