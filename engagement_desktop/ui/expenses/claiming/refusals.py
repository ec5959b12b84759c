"""What forbids a claim to be written, shown where it is mended; what is unusual, asked once."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, ToConfirm
from engagement_desktop.ui.common.banner import FAULT, WARNING
from engagement_desktop.ui.common.buttons import DISCREET

if TYPE_CHECKING:
    from engagement_desktop.ui.expenses.claiming.page import ClaimPage


class ClaimRefusals:
    """A refusal at its line and field, a question in a banner; `again` does the act once more."""

    def __init__(self, page: ClaimPage) -> None:
        self._page = page
        self._accepted: frozenset[str] = frozenset()

    def forget(self) -> None:
        """What was accepted was accepted of what stood then."""
        self._accepted = frozenset()

    @abstractmethod
    def again(self, *, submits: bool) -> None:
        """The act that was asked about, now that it is accepted."""

    @abstractmethod
    def start_over(self) -> None:
        """Back to the claim as it is saved."""

    def shows_fault(self) -> bool:
        """A field that is not understood takes the focus before anything is asked of the dossier."""
        page = self._page
        if page.entry.person_id is None:
            page.head.person.show_fault("Dites qui a payé ces frais.")
            page.head.person.focus()
            return True
        for place, line in enumerate(page.entry.sheet.lines):
            if line.fault and place not in page.entry.prices:
                page.go_to(place)
                _values, fault = page.form.values()
                if fault is not None and fault.field is not None:
                    page.form.show_fault(fault.field, fault.sentence)
                    return True
        return False

    def refused(self, refusal: DomainError, *, submits: bool) -> None:
        page = self._page
        page.quiet()
        if isinstance(refusal, ToConfirm):
            self._ask(refusal, submits=submits)
        elif isinstance(refusal, ChangedMeanwhile):
            self._meanwhile(refusal)
        else:
            faults = refusal.faults if isinstance(refusal, Faults) else (refusal,)
            if len(faults) > 1:
                page.tell(FAULT, f"{len(faults)} réponses sont à revoir.", "Rien n’est enregistré.")
            self._point_at(faults[0])

    def wish_refused(self, refusal: DomainError) -> None:
        page = self._page
        if refusal.field == "wish":
            page.head.show_fault(refusal.sentence)
            page.head.wishes.setFocus()
        else:
            page.tell(FAULT, "", refusal.sentence)

    def _point_at(self, fault: DomainError) -> None:
        """The line and the field of a refusal; else the banner says it."""
        page = self._page
        place, name = _place_of(fault)
        if place is not None:
            page.go_to(place)
            if page.form.show_fault(name, fault.sentence):
                return
        if fault.field == "person_id":
            page.head.person.show_fault(fault.sentence)
            page.head.person.focus()
        elif fault.field == "wish":
            self.wish_refused(fault)
        else:
            page.tell(FAULT, "", fault.sentence)

    def _ask(self, question: ToConfirm, *, submits: bool) -> None:
        """Unusual, not wrong: the same act again, with the question accepted."""
        page = self._page
        place, name = _place_of(question)
        if place is not None:
            page.go_to(place)
        which = "" if place is None else f"Ligne\u00a0{place + 1}. "

        def accept() -> None:
            self._accepted |= {question.code}
            self.again(submits=submits)

        def mend() -> None:
            page.quiet()
            page.form.show_fault(name, question.sentence)

        banner = page.tell(WARNING, "À confirmer.", f"{which}{question.sentence}")
        asks = question.code.startswith("ceiling")
        words = "Demander l’accord" if asks else "Oui, enregistrer"
        banner.add_action(words, accept, "circle-check").setFocus()
        banner.add_action("Corriger", mend, kind=DISCREET)

    def _meanwhile(self, refusal: ChangedMeanwhile) -> None:
        page = self._page
        banner = page.tell(WARNING, "Cette note a été modifiée depuis.", refusal.sentence)
        banner.add_action("Voir ce qui est enregistré", self.start_over, "undo-2").setFocus()


def _place_of(refusal: DomainError) -> tuple[int | None, str]:
    """« lines.2.amount »: the line, from 0, and the field."""
    whole, _dot, name = (refusal.field or "").rpartition(".")
    _lines, _dot, place = whole.rpartition(".")
    if place.isdecimal() and whole.startswith("lines."):
        return int(place), name
    return None, refusal.field or ""
