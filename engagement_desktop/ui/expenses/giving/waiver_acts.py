"""What can be done with a claim given up: its sentence noted or taken back, its signed paper kept."""

from functools import partial
from types import MappingProxyType

from engagement_desktop.domain.expenses.giving.rows import WaiverRow
from engagement_desktop.domain.expenses.receipting.prepared import JPEG, PNG
from engagement_desktop.domain.expenses.receipting.prepared import PDF as PDF_TYPE
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.pane_acts import Act
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.expenses.giving.forms import JOIN_PAPER, asked_paper, waiver_editor
from engagement_desktop.ui.expenses.giving.scan_window import show_scan
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.letter_preview import show_preview
from engagement_desktop.ui.register.made_file import PDF, Kind, file_target

_KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {PDF_TYPE: PDF, JPEG: ("Photo (*.jpg)", ".jpg"), PNG: ("Image (*.png)", ".png")}
)


class WaiverActs:
    """Works for the page of gifts: forms open in its place, what was done is told in its banner."""

    def __init__(self, context: PageContext, place: EditingPlace, telling: Telling) -> None:
        self._context, self._place, self._telling = context, place, telling
        self._waivers = context.application.waivers
        self._may = context.application.workspace.may(Permission.GIFT_ISSUE)

    def of(self, row: WaiverRow) -> list[Act]:
        """Only what may be done now."""
        acts: list[Act] = []
        is_waived = row.waived_on is not None
        if self._may and not is_waived:
            acts.append(("Noter l’abandon…", partial(self._record, row), "pen-line"))
        if row.scan:
            acts.append(("Voir le papier signé", partial(self._show, row), "eye"))
        if self._may and row.scan:
            acts.append(("Enregistrer le papier signé…", partial(self._save, row), "file-down"))
        if self._may and is_waived:
            words = "Remplacer le papier signé…" if row.scan else f"{JOIN_PAPER}…"
            acts.append((words, partial(self._join, row), "paperclip"))
        if self._may and is_waived and not row.receipt:
            undo = partial(self._telling.do, partial(self._waivers.undo_record, row.claim_id))
            acts.append(("Retirer l’abandon", undo, "undo-2"))
        return acts

    def _record(self, row: WaiverRow) -> None:
        """Why it may not be noted is said before anything is typed."""
        self._telling.drop()
        if barred := self._waivers.ground().barred:
            self._telling.refuse(barred)
            return
        self._place.edit(partial(waiver_editor, self._context, row))

    def _join(self, row: WaiverRow) -> None:
        paper = asked_paper(self._place)
        if paper is not None:
            self._telling.do(lambda: self._waivers.join_scan(row.claim_id, paper))

    def _save(self, row: WaiverRow) -> None:
        self._telling.guarded(lambda: self._ask_and_save(row))

    def _ask_and_save(self, row: WaiverRow) -> None:
        kind = _KINDS[self._waivers.scan(row.claim_id).media_type]
        name = f"Abandon signé {row.reference}"
        target = file_target(self._place, "Enregistrer le papier signé", name, (kind,))
        if target is not None:
            self._waivers.save_scan(row.claim_id, target)
            self._telling.written("Papier signé enregistré.", target)

    def _show(self, row: WaiverRow) -> None:
        self._telling.guarded(lambda: self._open(row))

    def _open(self, row: WaiverRow) -> None:
        kept = self._waivers.scan(row.claim_id)
        if kept.media_type == PDF_TYPE:
            show_preview(self._place, self._context, kept.name, kept.content)
        else:
            show_scan(self._place, self._context.look, kept)
