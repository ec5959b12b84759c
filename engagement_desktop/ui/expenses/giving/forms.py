"""What is asked when a sentence was signed, and before a receipt is cancelled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.domain.expenses.giving.rows import GiftReceiptRow, WaiverRow
from engagement_desktop.french.formats import money
from engagement_desktop.french.gift_texts import waiver_sentence
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.places import begin_at, remember

WAIVER, CANCELLING = "waiver", "gift_cancel"
JOIN_PAPER, _KINDS = "Joindre le papier signé", "Papier signé (*.pdf *.jpg *.jpeg *.png)"


@dataclass(frozen=True, slots=True)
class WaiverDraft:
    """The day of the signature, and the paper that bears it."""

    signed_on: date | None = None
    scan: str = ""


@dataclass(frozen=True, slots=True)
class CancellingDraft:
    """Why a receipt is cancelled."""

    reason: str = ""


def asked_paper(parent: QWidget) -> Path | None:
    """The signed paper that the person points at, a PDF or a picture; None when they go back."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, JOIN_PAPER, begin_at(""), _KINDS)
    remember(chosen)
    return Path(chosen) if chosen else None


class WaiverForm(EditorForm[WaiverDraft]):
    """The sentence to sign stands above its day."""

    FOCUS: ClassVar[str] = "signed_on"

    def __init__(self, context: PageContext, row: WaiverRow) -> None:
        super().__init__(context.look)
        self._scan = ""
        self.body.addWidget(wrapped(f"{row.reference}, {money(row.amount)}", "gras"))
        structure = context.application.structure_name()
        self.body.addWidget(wrapped(f"«{NBSP}{waiver_sentence(row.person, structure)}{NBSP}»"))
        told = (
            "La personne signe cette phrase sur sa note. C’est un don du jour de la signature, ou de "
            "celui de l’approbation s’il vient après."
        )
        self.body.addWidget(wrapped(told, "petit"))
        day = Ask("Signé le", needed="Dites le jour de la signature.")
        self.add("signed_on", DateField(self.look, day, context.application.workspace.today()))
        place = QWidget()
        flow = Flow(self.look, place, gap=8)
        self.choose = Button(self.look, f"{JOIN_PAPER}…", "", "paperclip", on_click=self.ask_scan)
        flow.addWidget(self.choose)
        self.joined = Label("", "petit", wrap=True)
        self.body.addWidget(place)
        self.body.addWidget(self.joined)

    def ask_scan(self) -> None:
        """Optional: a PDF or a picture."""
        paper = asked_paper(self)
        if paper is not None:
            self._scan = str(paper)
            self.joined.setText(f"«{NBSP}{paper.name}{NBSP}» sera gardé avec la note.")

    def build(self, draft: WaiverDraft, values: Mapping[str, Any]) -> WaiverDraft:
        return replace(super().build(draft, values), scan=self._scan)


class CancellingForm(EditorForm[CancellingDraft]):
    """One answer."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        told = (
            "Le reçu garde son numéro et son papier, et n’est plus compté. Ses dons attendent un autre reçu. "
            "Reprenez le papier remis à la personne."
        )
        self.body.addWidget(wrapped(told, "second"))
        why = Ask("Motif", needed="Dites pourquoi ce reçu est annulé.")
        self.add("reason", TextField(self.look, why))


def waiver_editor(context: PageContext, row: WaiverRow) -> Editor[WaiverDraft]:
    """The editor that records one signed sentence."""

    def save(draft: WaiverDraft, _accepted: frozenset[str]) -> int:
        if draft.signed_on is not None:
            scan = Path(draft.scan) if draft.scan else None
            context.application.waivers.record(row.claim_id, draft.signed_on, scan)
        return row.claim_id

    load = partial(WaiverDraft, context.application.workspace.today())
    work = EditorWork(f"{WAIVER}:{row.claim_id}", f"Abandon de {row.person}", load, save)
    return Editor(context, WaiverForm(context, row), work)


def cancelling_editor(context: PageContext, row: GiftReceiptRow) -> Editor[CancellingDraft]:
    """The editor that cancels one receipt."""

    def save(draft: CancellingDraft, _accepted: frozenset[str]) -> int:
        context.application.gifts.cancel(row.id, draft.reason)
        return row.id

    work = EditorWork(f"{CANCELLING}:{row.id}", f"Annuler le reçu {row.number}", CancellingDraft, save)
    return Editor(context, CancellingForm(context), work)
