"""What one does with a claim: save, submit, take back, split, put into the bin; refusals at their field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.ui.common.banner import INFO
from engagement_desktop.ui.expenses.claiming.refusals import ClaimRefusals
from engagement_desktop.ui.expenses.words import CLAIM_BADGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from engagement_desktop.ui.common.buttons import Button
    from engagement_desktop.ui.expenses.claiming.page import ClaimPage
    from engagement_desktop.ui.expenses.claiming.sheet import TypedLine

_MAY_GO = frozenset({ClaimStatus.DRAFT, ClaimStatus.REFUSED})


class ClaimActs(ClaimRefusals):
    """The buttons of the header and what they do."""

    def __init__(self, page: ClaimPage) -> None:
        super().__init__(page)
        self.saving: Button
        self.submitting: Button
        self.splitting: Button
        self.binning: Button
        self.taking_back: Button
        self._waiting: tuple[Callable[[], object], list[TypedLine]] | None = None
        self.going_on: Button

    def build(self) -> None:
        """The way back, the state, the buttons; the primary last."""
        page, header = self._page, self._page.header
        header.add_back("Frais", lambda: page.context.signals.go("expenses"))
        header.add_widget(page.state)
        self.binning = header.add_secondary("Mettre à la corbeille", self.put_away, "trash-2")
        self.splitting = header.add_secondary("Partager…", self.split, "copy")
        self.taking_back = header.add_secondary("Reprendre", self.take_back, "undo-2")
        self.going_on = header.add_secondary("Nouvelle note", page.new_claim, "plus")
        self.going_on.say_keys("Ctrl+N")
        self.saving = header.add_secondary("Enregistrer", self.save, "save")
        self.saving.say_keys("Ctrl+S")
        self.submitting = header.add_primary("Soumettre", self.submit, "send")
        self.submitting.say_keys("Ctrl+Return")

    def show_state(self) -> None:
        """What may be done now."""
        page, claim = self._page, self._page.entry.loaded
        may = page.may_write()
        is_draft, is_kept = claim.status is ClaimStatus.DRAFT, claim.id is not None
        page.state.show_word(CLAIM_BADGES[claim.status])
        offers = (
            (self.saving, may and is_draft),
            (self.going_on, may and not is_draft),
            (self.taking_back, may and claim.status is ClaimStatus.SUBMITTED),
            (self.splitting, may and is_kept and len(claim.lines) > 1 and self._is_open()),
            (self.binning, may and is_kept and claim.status in _MAY_GO),
        )
        for button, offered in offers:
            page.header.offer(button, offered=offered)
        self.submitting.setVisible(may and is_draft)
        page.head.wishes.setEnabled(may and self._is_open())
        page.proof.panel.setEnabled(True)

    def save(self) -> None:
        """Write the claim; what forbids it is shown where it is mended."""
        if not self._waits(self.save):
            self._guard(lambda: self._saved(submits=False), submits=False)

    def submit(self) -> None:
        """Write the claim and hand it in."""
        if self._page.entry.may_write and not self._waits(self.submit):
            self._guard(lambda: self._saved(submits=True), submits=True)

    def read(self, *, sound: bool) -> None:
        """The files are read: what waited for them is done, unless one was refused or another claim came."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and sound and waiting[1] is self._page.entry.sheet.lines:
            waiting[0]()

    def again(self, *, submits: bool) -> None:
        (self.submit if submits else self.save)()

    def take_back(self) -> None:
        """A claim that nobody decided yet is a draft again."""
        page, claim_id = self._page, self._page.entry.loaded.id
        if claim_id is not None:
            page.context.errors.guard(
                lambda: self._then(lambda: page.context.application.deciding.take_back(claim_id))
            )

    def wish_changed(self) -> None:
        """The wish of a claim that is handed in is noted at once."""
        page, claim = self._page, self._page.entry.loaded
        if claim.id is None or page.entry.may_write or page.entry.wish is claim.wish:
            return
        claim_id, wish = claim.id, page.entry.wish
        writing = page.context.application.claim_writing
        page.context.errors.guard(
            lambda: self._then(lambda: writing.choose(claim_id, wish)), self.wish_refused
        )

    def put_away(self) -> None:
        """Into the bin, from where it comes back."""
        page, claim_id = self._page, self._page.entry.loaded.id

        def delete() -> None:
            if claim_id is not None:
                page.context.application.claim_writing.delete(claim_id)
                page.kept.drop()
                self._say()
                page.context.signals.go("expenses")

        page.context.errors.guard(delete)

    def split(self) -> None:
        """Some lines under another wish, in a twin claim."""
        page, claim = self._page, self._page.entry.loaded
        if page.kept.is_dirty():
            page.tell(INFO, "", "Enregistrez la note avant de la partager.")
        else:
            page.splitting.ask(claim, may_waive=not page.entry.around.waiver_closed)

    def split_into(self, lines: tuple[int, ...], wish: Wish) -> None:
        """The lines chosen leave for a twin claim."""
        page, claim_id = self._page, self._page.entry.loaded.id
        writing = page.context.application.claim_writing

        def split() -> None:
            if claim_id is not None:
                self._then(lambda: writing.split(claim_id, lines, wish))
                page.splitting.hide()

        page.context.errors.guard(split, self.wish_refused)

    def start_over(self) -> None:
        """Forget what was typed; it goes to the bin of drafts."""
        page, claim_id = self._page, self._page.entry.loaded.id
        page.kept.discard()
        page.begin(claim_id, page.entry.asked_id)
        page.take_focus()

    # Inside

    def _waits(self, act: Callable[[], object]) -> bool:
        """A receipt that is still being read is never left behind."""
        page = self._page
        if not page.proof.panel.is_reading():
            return False
        self._waiting = (act, page.entry.sheet.lines)
        page.context.signals.say("Un reçu est encore lu. La note sera enregistrée aussitôt après.")
        return True

    def _saved(self, *, submits: bool) -> None:
        page = self._page
        page.quiet()
        if self.shows_fault():
            return
        claim_id = page.context.application.claim_writing.save(page.entry.draft(), self._accepted)
        page.kept.drop()
        said = page.context.application.workspace.last_act() or ""
        at = page.entry.sheet.at
        page.begin(claim_id)
        page.go_to(at)
        page.context.signals.say(said)
        if submits:
            page.context.application.deciding.submit(claim_id)
            self._say()
            page.begin(claim_id)
            page.lines.table.setFocus()

    def _guard(self, act: Callable[[], object], *, submits: bool) -> None:
        self._page.context.errors.guard(act, lambda refusal: self.refused(refusal, submits=submits))

    def _then(self, act: Callable[[], object]) -> None:
        """An act on the claim as it is saved, then the claim as it stands."""
        page, claim_id = self._page, self._page.entry.loaded.id
        act()
        self._say()
        page.begin(claim_id)

    def _say(self) -> None:
        page = self._page
        page.context.signals.say(page.context.application.workspace.last_act() or "")

    def _is_open(self) -> bool:
        return self._page.entry.loaded.status in {
            ClaimStatus.DRAFT,
            ClaimStatus.SUBMITTED,
            ClaimStatus.APPROVED,
        }
