"""What happens to the words of an item that are not where they should be: each time, the person chooses."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from engagement_desktop.domain.form_drafts_rows import KeptDraft
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent
from engagement_desktop.domain.meetings.minuting.minutes_text import plain_text
from engagement_desktop.french.formats import instant
from engagement_desktop.ui.common.banner import FAULT, INFO, WARNING, Banner
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.side_by_side import Difference, SideBySide
from engagement_desktop.ui.meetings.live.editing.autosave import (
    Autosave,
    SaveState,
    draft_version,
    draft_words,
)
from engagement_desktop.ui.meetings.live.editing.text_panel import TextPanel

_KEY = "text"
_SHOWN = 12_000
_LAST = "Dernier texte enregistré"


class TextCare(QObject):
    """Found after a stop, changed by somebody else, refused by the disk."""

    def __init__(self, page: Page, panel: TextPanel, autosave: Autosave) -> None:
        super().__init__(page)
        self._page = page
        self._panel = panel
        self._autosave = autosave
        self._banner: Banner | None = None
        autosave.kept_found.connect(self._on_kept_found)
        autosave.changed_meanwhile.connect(self._on_changed_meanwhile)
        autosave.refused.connect(self._on_refused)
        autosave.state_changed.connect(self._on_state)
        panel.editor.refused.connect(lambda sentence: self._tell(WARNING, "", sentence))

    def forget(self) -> None:
        """Another item is on screen."""
        self._quiet()
        self._panel.show_text()

    def _on_kept_found(self, draft: object, stored: object) -> None:
        """Typed before a stop and never written: beside the last text, never silently in its place."""
        if not isinstance(draft, KeptDraft) or not isinstance(stored, ItemContent):
            return
        version, typed = draft_version(draft), draft_words(draft)

        def take() -> None:
            self._autosave.write_over(stored.version, typed)
            self._quiet()

        def give_up() -> None:
            self._page.context.errors.guard(self._autosave.drop_draft)
            self._quiet()

        when = instant(draft.kept_at)
        changed = " Le texte a changé depuis." if version != stored.version else ""
        self._tell(INFO, "Une saisie n’avait pas été enregistrée.", f"Elle date du {when}.{changed}")
        self._choose(typed, f"Tapé le {when}", stored.content, _LAST, take, give_up)

    def _on_changed_meanwhile(self, mine: str, theirs: object) -> None:
        if not isinstance(theirs, ItemContent):
            return

        def take() -> None:
            self._autosave.write_over(theirs.version, mine)
            self._quiet()

        def give_up() -> None:
            self._autosave.adopt(theirs)
            self._quiet()

        self._tell(WARNING, "Ce texte a changé depuis.", "Rien n’est perdu\u00a0: choisissez ce qui reste.")
        self._choose(mine, "Votre saisie", theirs.content, "Enregistré depuis", take, give_up)

    def _choose(
        self,
        mine: str,
        mine_name: str,
        theirs: str,
        theirs_name: str,
        take: Callable[[], object],
        give_up: Callable[[], object],
    ) -> None:
        difference = Difference(_KEY, "Texte du point", _shown(mine), _shown(theirs))
        panel = SideBySide(
            self._page.look,
            [difference],
            mine_name,
            theirs_name,
            act="Garder ce texte",
            leave="Décider plus tard",
        )

        def chosen(lefts: object) -> None:
            self._panel.show_text()
            (take if isinstance(lefts, frozenset) and _KEY in lefts else give_up)()
            self._panel.editor.setFocus()

        def later() -> None:
            self._panel.show_text()
            self._panel.editor.setFocus()

        panel.chosen.connect(chosen)
        panel.left.connect(later)
        self._panel.show_instead(panel)
        if self._page.isVisible():
            panel.take_focus()

    def _on_refused(self, sentence: str) -> None:
        banner = self._tell(
            FAULT, "Ce que vous tapez n’est pas enregistré.", f"{sentence} Le texte reste à l’écran."
        )
        banner.add_action("Réessayer", self._try_again, "refresh-cw")
        banner.add_action("Copier le texte", self._copy, "copy")

    def _try_again(self) -> None:
        if self._autosave.write():
            self._quiet()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_text(self._panel.editor.content()))

    def _on_state(self, state: object) -> None:
        if state in {SaveState.WRITTEN, SaveState.KEPT} and self._banner is not None and self._is_fault():
            self._quiet()

    def _is_fault(self) -> bool:
        return self._banner is not None and self._banner.property("ton") == FAULT

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        if self._banner is not None and tone == FAULT and self._is_fault():
            self._banner.tell(tone, title, sentence)
            self._banner.drop_actions()
            return self._banner
        self._quiet()
        self._banner = self._page.show_banner(Banner(self._page.look, tone, title, sentence))
        return self._banner

    def _quiet(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None:
            self._page.drop_banner(banner)


def _shown(content: str) -> str:
    words = plain_text(content)
    if len(words) <= _SHOWN:
        return words or "—"
    return f"{words[:_SHOWN]}…"
