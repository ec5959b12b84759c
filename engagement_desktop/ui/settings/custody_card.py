"""Réglages › Dossier: the dossier taken to another machine, brought back, or given up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.custody import CustodyState, Holding
from engagement_desktop.french.custody_texts import carried_words, why_only_read
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.settings.place import breakable
from engagement_desktop.ui.theme import Look

_SUFFIX = ".engagement"
_KIND = f"Dossiers Engagement (*{_SUFFIX})"
_HERE = (
    "Pour travailler ailleurs, une copie part sur une clé ou un portable, et elle seule s’écrit. "
    "Ici, le dossier se lit jusqu’à son retour."
)
_HOW_TO_GIVE = (
    "Si le poste peut lire ce fichier, fermez-le et choisissez-le là-bas. Sinon, rendez-le par une copie "
    "sur une clé\u00a0: cet exemplaire se lira seulement."
)


class CustodyCard(Card):
    """What this file may do, and the acts that change it; the acts belong to the page."""

    leave_wanted = Signal(object)
    give_wanted = Signal(object)
    return_wanted = Signal(object)
    give_up_wanted = Signal()

    def __init__(self, look: Look, held: Holding, proposed: str, *, may: bool) -> None:
        super().__init__(look, "Sur un autre poste")
        self._proposed = proposed
        self.words = Label("", wrap=True)
        self.body.addWidget(self.words)
        self._note = Label("", "petit", wrap=True)
        self.body.addWidget(self._note)
        self._acts = Flow(look, None, 8)
        self.buttons: list[Button] = []
        self.body.addLayout(self._acts)
        self._show(held, may=may)

    def choose_target(self) -> None:
        """Where the copy goes; nothing is overwritten."""
        if (target := self._target("Emporter le dossier")) is not None:
            self.leave_wanted.emit(target)

    def choose_given(self) -> None:
        """Where the copy that is given back goes."""
        if (target := self._target("Rendre le dossier")) is not None:
            self.give_wanted.emit(target)

    def choose_copy(self) -> None:
        """Which copy comes back."""
        chosen, _kind = QFileDialog.getOpenFileName(self, "Rapporter le dossier", begin_at(), _KIND)
        if chosen:
            remember(chosen)
            self.return_wanted.emit(Path(chosen))

    def _target(self, title: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(self, title, begin_at(self._proposed), _KIND)
        remember(chosen)
        return _named(chosen) if chosen else None

    def _show(self, held: Holding, *, may: bool) -> None:
        words = {
            CustodyState.HERE: _HERE,
            CustodyState.CARRIED: carried_words(held),
        }.get(held.state, why_only_read(held))
        self.words.setText(breakable(words))
        self.words.setAccessibleName(words)
        self._note.setText(_HOW_TO_GIVE if held.state is CustodyState.CARRIED else "")
        self._note.setVisible(bool(self._note.text()))
        if may:
            self._add_acts(held)

    def _add_acts(self, held: Holding) -> None:
        if held.state is CustodyState.HERE:
            self._add("Emporter le dossier…", self.choose_target, "log-out")
            if held.since is not None:
                self._add("Rapporter une copie…", self.choose_copy, "folder-open", DISCREET)
        elif held.state is CustodyState.CARRIED:
            self._add("Rendre par une copie…", self.choose_given, "log-out")
        elif held.state is CustodyState.AWAY:
            self._add("Rapporter le dossier…", self.choose_copy, "folder-open")
            self._add("La copie ne reviendra pas", self.give_up_wanted.emit, "circle-slash")
        else:
            self._add("Rapporter le dossier…", self.choose_copy, "folder-open")
            self._add("La copie rendue est perdue", self.give_up_wanted.emit, "circle-slash")

    def _add(self, words: str, act: Callable[[], object], icon: str, kind: str = "") -> None:
        button = Button(self.look, words, kind, icon, on_click=act)
        self.buttons.append(button)
        self._acts.addWidget(button)


def _named(chosen: str) -> Path:
    target = Path(chosen)
    return target if target.suffix == _SUFFIX else target.with_name(target.name + _SUFFIX)
