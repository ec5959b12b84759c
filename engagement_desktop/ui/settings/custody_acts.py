"""What the person does with a dossier that travels: each act ends with the dossier closed and told why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.french.custody_texts import brought_words, give_up_question
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.custody import CopyBack, CopyTooLate
from engagement_desktop.ui.common.banner import FAULT, INFO
from engagement_desktop.ui.common.buttons import PRIMARY
from engagement_desktop.ui.common.dialogs import confirm
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.settings.custody_card import CustodyCard

if TYPE_CHECKING:
    from pathlib import Path

    from engagement_desktop.domain.errors import DomainError
    from engagement_desktop.ui.settings.dossier import DossierPage, Work

BRING_BACK, GIVE_UP, GIVE = "bring_back", "give_up", "give"
"""What a banner may ask of the page."""


class CustodyActs:
    """The acts of one page; the page runs them one at a time."""

    def __init__(self, page: DossierPage) -> None:
        self._page = page
        self._context = page.context
        self._service = page.context.application.custody
        self._path = page.context.application.workspace.database.path
        self.card = CustodyCard(
            page.look, self._service.holding(), self._service.proposed_name(), may=page.may_carry()
        )
        self.card.leave_wanted.connect(self.take_away)
        self.card.give_wanted.connect(self.hand_back)
        self.card.return_wanted.connect(self.look_at)
        self.card.give_up_wanted.connect(self.give_up)

    def asked(self, what: object) -> None:
        """What the banner of every page asked for."""
        wanted = {BRING_BACK: self.card.choose_copy, GIVE_UP: self.give_up, GIVE: self.card.choose_given}
        if isinstance(what, str) and what in wanted and self._page.may_carry():
            wanted[what]()

    def take_away(self, target: Path) -> None:
        """What is being typed is kept first, so that it leaves too."""
        self._keep_what_is_typed()
        told = (
            f"Le dossier est emporté dans «{NBSP}{target}{NBSP}», avec ses clés. "
            "Ici, il se lit jusqu’à son retour."
        )
        self._run(
            "Copie du dossier qui part", lambda progress: self._service.take_away(target, progress), told
        )

    def hand_back(self, target: Path) -> None:
        """The laptop gives the dossier back by a copy."""
        self._keep_what_is_typed()
        told = (
            f"Le dossier est rendu dans «{NBSP}{target}{NBSP}». Au poste, «{NBSP}Rapporter le dossier{NBSP}» "
            "le reprendra. Cet exemplaire se lit seulement."
        )
        self._run(
            "Copie du dossier qui rentre", lambda progress: self._service.hand_back(target, progress), told
        )

    def look_at(self, source: Path) -> None:
        """Says what the copy brings before anything is changed."""
        self._page.run(
            "Vérification de la copie",
            lambda _progress: self._service.look(source),
            self._on_looked,
            stoppable=False,
            refused=self._on_refused,
        )

    def bring_back(self, source: Path) -> None:
        """The copy takes the place of this file, which is kept beside."""
        told = (
            "La copie est revenue, entière. Ouvrez le dossier\u00a0: elle prend sa place, et l’exemplaire "
            "qui était ici reste à côté, sous le nom «\u00a0mis de côté\u00a0»."
        )
        self._run("Retour du dossier", lambda progress: self._service.bring_back(source, progress), told)

    def give_up(self) -> None:
        """Asked in plain words: what was done in the copy is lost here."""
        held = self._service.holding()
        if confirm(self._page.window(), give_up_question(held), "Écrire de nouveau ici", "Attendre encore"):
            self._context.errors.guard(self._give_up)

    def _give_up(self) -> None:
        self._service.give_up()
        self._leave("On écrit de nouveau dans cet exemplaire. Ouvrez-le pour continuer.")

    def _on_looked(self, found: object) -> None:
        if not isinstance(found, CopyBack):
            return
        banner = self._page.tell(
            INFO, "C’est bien la copie attendue.", brought_words(found.acts, found.last_act_at)
        )
        banner.add_action(
            "La mettre à sa place", partial(self.bring_back, found.path), "download", PRIMARY
        ).setFocus()

    def _on_refused(self, refusal: DomainError) -> None:
        banner = self._page.tell(FAULT, "Cette copie n’est pas reprise.", refusal.sentence)
        if isinstance(refusal, CopyTooLate):
            read = partial(self._leave, "Cette copie se lit seulement.", refusal.path)
            banner.add_action("Ouvrir cette copie en lecture seule", read, "eye").setFocus()
        elif self._service.holding().state is not CustodyState.CARRIED:
            banner.add_action("Choisir une autre copie…", self.card.choose_copy, "folder-open").setFocus()

    def _run(self, what: str, work: Work, told: str) -> None:
        self._page.run(
            what,
            work,
            lambda _done: self._page.once_at_rest(partial(self._leave, told)),
            refused=self._on_place_refused,
        )

    def _on_place_refused(self, refusal: DomainError) -> None:
        self._page.tell(FAULT, "Rien n’a été emporté ni rapporté.", refusal.sentence)

    def _leave(self, sentence: str, path: Path | None = None) -> None:
        self._context.signals.leave_wanted.emit(path or self._path, sentence)

    def _keep_what_is_typed(self) -> None:
        for editor in self._page.window().findChildren(Editor):
            editor.keep()
